using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>Primaries: atoms, attributes, calls, subscripts.</summary>
public sealed partial class Parser
{
    /// <summary>The kind of the token behind the current one, which must be one that CPython looks behind, too.</summary>
    private TokenKind PeekNext
    {
        get
        {
            _position++;
            TokenKind kind = Peek;
            _position--;
            return kind;
        }
    }

    /// <summary><c>await_primary (memo): 'await' primary | primary</c>.</summary>
    private Expr? AwaitPrimary()
    {
        if (Exact && Recall(Rule.AwaitPrimary, out Expr? known))
        {
            return known;
        }

        int start = _position;
        Expr? primary;
        if (Peek != TokenKind.KeywordAwait)
        {
            primary = Primary();
        }
        else
        {
            _position++;
            primary = Primary() is { } value ? new Await(SpanFrom(start), value) : null;
            if (primary is null)
            {
                _position = start;
            }
        }

        return Exact ? Remember(Rule.AwaitPrimary, start, primary) : primary;
    }

    /// <summary><c>primary: atom ('.' NAME | genexp | '(' [arguments] ')' | '[' slices ']')*</c>.</summary>
    private Expr? Primary()
    {
        if (Exact)
        {
            return ExactPrimary();
        }

        int start = _position;
        Expr? primary = Atom();
        if (primary is null)
        {
            return null;
        }

        while (Trailer(start, primary) is { } longer)
        {
            primary = longer;
        }

        return primary;
    }

    /// <summary>One of the parts that may follow a primary, as the node that both make.</summary>
    private Expr? Trailer(int start, Expr primary)
    {
        switch (Peek)
        {
            case TokenKind.Dot:
                _position++;
                ref Token name = ref Current;
                if (name.Kind != TokenKind.Name)
                {
                    _position--;
                    return null;
                }

                _position++;
                return new AttributeExpr(SpanFrom(start), primary, name.Name!, ExprContext.Load);
            case TokenKind.LeftParen:
                return CallOf(start, primary);
            case TokenKind.LeftBracket:
                return SubscriptOf(start, primary);
            default:
                return null;
        }
    }

    private Call? CallOf(int start, Expr function)
    {
        int open = _position++;
        if (Accept(TokenKind.RightParen))
        {
            return new Call(SpanFrom(start), function, [], []);
        }

        int levels = DescendInto(start, LevelsOfTrailer);
        bool matched = ArgumentList(allowGenerator: true, open, out Expr[] args, out Keyword[] keywords) && Accept(TokenKind.RightParen);
        _level -= levels;
        if (!matched)
        {
            _position = open;
            return null;
        }

        return new Call(SpanFrom(start), function, args, keywords);
    }

    private Subscript? SubscriptOf(int start, Expr value)
    {
        int open = _position++;
        int levels = DescendInto(start, InvalidPass ? LevelsOfTrailer + 2 : LevelsOfTrailer);
        Expr? slices = Slices();
        _level -= levels;
        if (slices is null || !Accept(TokenKind.RightBracket))
        {
            _position = open;
            return null;
        }

        return new Subscript(SpanFrom(start), value, slices, ExprContext.Load);
    }

    /// <summary><c>slices: slice !',' | ','.(slice | starred_expression)+ [',']</c>.</summary>
    private Expr? Slices()
    {
        int start = _position;
        bool starred = Peek == TokenKind.Star;
        Expr? first = Slice();
        if (Exact && first is not null && Peek != TokenKind.Comma)
        {
            return first;
        }

        first ??= starred ? StarredExpression() : null;
        if (first is null || (!starred && Peek != TokenKind.Comma))
        {
            return first;
        }

        int mark = _exprs.Count;
        _exprs.Push(first);
        _level += LevelsOfNamedArgument;
        while (Peek == TokenKind.Comma)
        {
            _position++;
            if ((Slice() ?? StarredExpression()) is not { } next)
            {
                break;
            }

            _exprs.Push(next);
        }

        _level -= LevelsOfNamedArgument;
        return new TupleExpr(SpanFrom(start), _exprs.Take(mark), ExprContext.Load);
    }

    /// <summary><c>slice: [expression] ':' [expression] [':' [expression]] | named_expression</c>.</summary>
    private Expr? Slice()
    {
        int start = _position;
        Expr? lower = null;
        if (Peek != TokenKind.Colon)
        {
            lower = Expression();
            if (!Exact && lower is null)
            {
                return null;
            }

            if (Peek != TokenKind.Colon)
            {
                if (!Exact)
                {
                    return Peek == TokenKind.ColonEqual ? Walrus(start, lower!) : lower;
                }

                _position = start;
                return NamedExpression();
            }
        }

        _position++;
        Expr? upper = Expression();
        Expr? step = null;
        if (Accept(TokenKind.Colon))
        {
            step = Expression();
        }

        return new Slice(SpanFrom(start), lower, upper, step);
    }

    /// <summary><c>atom</c>: a name, literal, or display.</summary>
    private Expr? Atom()
    {
        ref Token token = ref Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                _position++;
                return new Name(token.Span, token.Name!, ExprContext.Load);
            case TokenKind.Number:
                return NumberToken();
            case TokenKind.String:
            case TokenKind.FStringStart:
                return Strings();
            case TokenKind.LeftParen:
                return Exact ? Tuple() ?? Group() ?? Genexp() : Parenthesized();
            case TokenKind.LeftBracket:
                return Exact ? List() ?? (Expr?)Listcomp() : Bracketed();
            case TokenKind.LeftBrace:
                return Exact ? Dict() ?? Set() ?? Dictcomp() ?? (Expr?)Setcomp() : Braced();
            case TokenKind.KeywordNone:
                _position++;
                return new ConstantExpr(token.Span, SingletonConstant.None, null);
            case TokenKind.KeywordTrue:
                _position++;
                return new ConstantExpr(token.Span, SingletonConstant.True, null);
            case TokenKind.KeywordFalse:
                _position++;
                return new ConstantExpr(token.Span, SingletonConstant.False, null);
            case TokenKind.Ellipsis:
                _position++;
                return new ConstantExpr(token.Span, SingletonConstant.Ellipsis, null);
            default:
                return null;
        }
    }

    /// <summary><c>arguments: args [','] &amp;')'</c>: what is between a call's or class's parentheses.</summary>
    private bool Arguments(out Expr[] args, out Keyword[] keywords) =>
        Exact ? ExactArguments(out args, out keywords) : ArgumentList(allowGenerator: false, _position, out args, out keywords);

    /// <summary>
    /// The arguments of a call up to its closing parenthesis, which is not taken; in a call, a generator expression alone needs no
    /// parentheses of its own.
    /// </summary>
    private bool ArgumentList(bool allowGenerator, int open, out Expr[] args, out Keyword[] keywords)
    {
        int start = _position;
        int level = _level;
        int exprMark = _exprs.Count;
        int keywordMark = _keywords.Count;
        bool positionalAllowed = true;
        bool starredAllowed = true;
        do
        {
            int first = _position;
            switch (Peek)
            {
                case TokenKind.RightParen:
                    break;
                case TokenKind.Star when starredAllowed:
                    _level = level + LevelsOfNamedArgument;
                    _exprs.Push(StarredExpression()!);
                    continue;
                case TokenKind.DoubleStar:
                    _position++;
                    _level = level + LevelsOfNamedArgument;
                    positionalAllowed = starredAllowed = false;
                    if (Expression() is { } mapping)
                    {
                        _keywords.Push(new Keyword(SpanFrom(first), null, mapping));
                        continue;
                    }

                    break;
                case TokenKind.Name when PeekNext == TokenKind.Equal:
                    string name = _tokens[first].Name!;
                    _position += 2;
                    _level = level + LevelsOfNamedArgument;
                    positionalAllowed = false;
                    if (Expression() is { } value)
                    {
                        _keywords.Push(new Keyword(SpanFrom(first), name, value));
                        continue;
                    }

                    break;
                case TokenKind.Star:
                    break;
                default:
                    if (!positionalAllowed || NamedExpression() is not { } argument)
                    {
                        break;
                    }

                    if (Peek is TokenKind.KeywordFor or TokenKind.KeywordAsync && allowGenerator && first == open + 1)
                    {
                        if (ForIfClauses() is not { } generators || Peek != TokenKind.RightParen)
                        {
                            break;
                        }

                        argument = new GeneratorExp(_tokens[open].Span.To(Current.Span), argument, generators);
                    }

                    _exprs.Push(argument);
                    _level = level + LevelsOfLaterArgument;
                    continue;
            }

            // A comma may follow the last argument; what an argument was begun with makes the list fail.
            _position = first;
            break;
        }
        while (Accept(TokenKind.Comma));

        _level = level;
        if (Peek != TokenKind.RightParen || _position == start)
        {
            _exprs.Drop(exprMark);
            _keywords.Drop(keywordMark);
            _position = start;
            args = [];
            keywords = [];
            return false;
        }

        args = _exprs.Take(exprMark);
        keywords = _keywords.Take(keywordMark);
        return true;
    }

    /// <summary><c>starred_expression: '*' expression</c>, an error where none follows the star.</summary>
    private Starred? StarredExpression()
    {
        int start = _position;
        if (Peek != TokenKind.Star)
        {
            return null;
        }

        if (InvalidPass)
        {
            InvalidStarredExpression();
            _position = start;
        }

        _position++;
        if (Expression() is { } value)
        {
            return new Starred(SpanFrom(start), value, ExprContext.Load);
        }

        RaiseSyntaxError("Invalid star expression");
        return null;
    }
}
