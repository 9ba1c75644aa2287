using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>
/// Primaries and displays rule by rule, for the last pass: in the order of the grammar's alternatives, with the invalid_* rules.
/// </summary>
public sealed partial class Parser
{
    /// <summary><c>primary: primary ('.' NAME | genexp | '(' [arguments] ')' | '[' slices ']') | atom</c>.</summary>
    private Expr? ExactPrimary()
    {
        if (Recall(Rule.Primary, out Expr? known))
        {
            return known;
        }

        int start = _position;
        Expr? primary = Atom();
        while (primary is not null && ExactTrailer(start, primary) is { } longer)
        {
            primary = longer;
        }

        return Remember(Rule.Primary, start, primary);
    }

    /// <summary>One of the parts that may follow a primary, as the node that both make.</summary>
    private Expr? ExactTrailer(int start, Expr primary)
    {
        int before = _position;
        switch (Peek)
        {
            case TokenKind.Dot:
                _position++;
                int name = AcceptName();
                if (name >= 0)
                {
                    return new AttributeExpr(SpanFrom(start), primary, _tokens[name].Name!, ExprContext.Load);
                }

                break;
            case TokenKind.LeftParen:
                if (Genexp(start, LevelsOfTrailer) is { } generator)
                {
                    return new Call(SpanFrom(start), primary, [generator], []);
                }

                _position++;
                int levels = DescendInto(start, LevelsOfTrailer);
                ExactArguments(out Expr[] args, out Keyword[] keywords);
                _level -= levels;
                if (Accept(TokenKind.RightParen))
                {
                    return new Call(SpanFrom(start), primary, args, keywords);
                }

                break;
            case TokenKind.LeftBracket:
                // Of genexp, which the grammar tries first, the invalid_comprehension matters at any bracket.
                TryInvalidComprehension();
                return SubscriptOf(start, primary);
            case TokenKind.LeftBrace:
                TryInvalidComprehension();
                return null;
        }

        _position = before;
        return null;
    }

    /// <summary><c>tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'</c>.</summary>
    private TupleExpr? Tuple()
    {
        int start = _position;
        if (!Accept(TokenKind.LeftParen))
        {
            return null;
        }

        int levels = DescendInto(start, LevelsOfParentheses);
        Expr[] items = [];
        if (StarNamedExpression() is { } first && Peek == TokenKind.Comma)
        {
            _level++;
            items = ItemsFrom(first, ListItem.StarNamedExpression);
            _level--;
        }
        else
        {
            _position = start + 1;
        }

        _level -= levels;
        if (Accept(TokenKind.RightParen))
        {
            return new TupleExpr(SpanFrom(start), items, ExprContext.Load);
        }

        _position = start;
        return null;
    }

    /// <summary><c>group: '(' (yield_expr | named_expression) ')' | invalid_group</c>.</summary>
    private Expr? Group()
    {
        int start = _position;
        if (!Accept(TokenKind.LeftParen))
        {
            return null;
        }

        int levels = DescendInto(start, LevelsOfParentheses);
        Expr? inner = YieldExpr() ?? NamedExpression();
        _level -= levels;
        if (inner is not null && Accept(TokenKind.RightParen))
        {
            return inner;
        }

        _position = start;
        if (InvalidPass)
        {
            InvalidGroup();
            _position = start;
        }

        return null;
    }

    /// <summary><c>genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')' | invalid_comprehension</c>.</summary>
    private GeneratorExp? Genexp() => Genexp(_position, LevelsOfParentheses);

    private GeneratorExp? Genexp(int primaryStart, int ownLevels)
    {
        int start = _position;
        if (Accept(TokenKind.LeftParen))
        {
            int levels = DescendInto(primaryStart, ownLevels);
            Expr? element = AssignmentOrExpression();
            _level -= levels;
            if (element is not null && ForIfClauses() is { } generators && Accept(TokenKind.RightParen))
            {
                return new GeneratorExp(SpanFrom(start), element, generators);
            }
        }

        _position = start;
        TryInvalidComprehension();
        return null;
    }

    /// <summary><c>assignment_expression | expression !':='</c>.</summary>
    private Expr? AssignmentOrExpression()
    {
        int start = _position;
        if (AssignmentExpression() is { } assignment)
        {
            return assignment;
        }

        if (Expression() is { } expression && Peek != TokenKind.ColonEqual)
        {
            return expression;
        }

        _position = start;
        return null;
    }

    /// <summary><c>list: '[' [star_named_expressions] ']'</c>.</summary>
    private ListExpr? List()
    {
        int start = _position;
        if (!Accept(TokenKind.LeftBracket))
        {
            return null;
        }

        int levels = DescendInto(start, LevelsOfDisplay);
        Expr[] items = StarNamedExpressions() ?? [];
        _level -= levels;
        if (Accept(TokenKind.RightBracket))
        {
            return new ListExpr(SpanFrom(start), items, ExprContext.Load);
        }

        _position = start;
        return null;
    }

    /// <summary><c>listcomp: '[' named_expression for_if_clauses ']' | invalid_comprehension</c>.</summary>
    private ListComp? Listcomp()
    {
        int start = _position;
        if (Accept(TokenKind.LeftBracket) && NamedExpression() is { } element && ForIfClauses() is { } generators
            && Accept(TokenKind.RightBracket))
        {
            return new ListComp(SpanFrom(start), element, generators);
        }

        _position = start;
        TryInvalidComprehension();
        return null;
    }

    /// <summary>
    /// <c>dict: '{' [double_starred_kvpairs] '}' | '{' invalid_double_starred_kvpairs '}'</c>.
    /// </summary>
    private Dict? Dict()
    {
        int start = _position;
        if (!Accept(TokenKind.LeftBrace))
        {
            return null;
        }

        int levels = DescendInto(start, InvalidPass ? LevelsOfDisplay - 1 : LevelsOfDisplay);
        if (DoubleStarredKvpairs())
        {
            Accept(TokenKind.Comma);
        }

        _level -= levels;
        if (Accept(TokenKind.RightBrace))
        {
            return new Dict(SpanFrom(start), [], []);
        }

        _position = start + 1;
        InvalidDoubleStarredKvpairs();
        _position = start;
        return null;
    }

    /// <summary><c>','.double_starred_kvpair+</c>; only whether it matches.</summary>
    private bool DoubleStarredKvpairs()
    {
        if (!DoubleStarredKvpair())
        {
            return false;
        }

        while (Peek == TokenKind.Comma)
        {
            int before = _position++;
            if (!DoubleStarredKvpair())
            {
                _position = before;
                break;
            }
        }

        return true;
    }

    /// <summary><c>double_starred_kvpair: '**' bitwise_or | kvpair</c>.</summary>
    private bool DoubleStarredKvpair()
    {
        int start = _position;
        if (Accept(TokenKind.DoubleStar))
        {
            if (BitwiseOr() is not null)
            {
                return true;
            }

            _position = start;
        }

        return Kvpair() is not null;
    }

    /// <summary><c>kvpair: expression ':' expression</c>; the key.</summary>
    private Expr? Kvpair()
    {
        int start = _position;
        if (Expression() is { } key && Accept(TokenKind.Colon) && Expression() is not null)
        {
            return key;
        }

        _position = start;
        return null;
    }

    /// <summary><c>set: '{' star_named_expressions '}'</c>.</summary>
    private Set? Set()
    {
        int start = _position;
        if (Accept(TokenKind.LeftBrace) && StarNamedExpressions() is { } items && Accept(TokenKind.RightBrace))
        {
            return new Set(SpanFrom(start), items);
        }

        _position = start;
        return null;
    }

    /// <summary><c>dictcomp: '{' kvpair for_if_clauses '}' | invalid_dict_comprehension</c>.</summary>
    private DictComp? Dictcomp()
    {
        int start = _position;
        if (Accept(TokenKind.LeftBrace) && Kvpair() is { } key && ForIfClauses() is { } generators && Accept(TokenKind.RightBrace))
        {
            return new DictComp(SpanFrom(start), key, key, generators);
        }

        _position = start;
        if (InvalidPass)
        {
            InvalidDictComprehension();
            _position = start;
        }

        return null;
    }

    /// <summary><c>setcomp: '{' named_expression for_if_clauses '}' | invalid_comprehension</c>.</summary>
    private SetComp? Setcomp()
    {
        int start = _position;
        if (Accept(TokenKind.LeftBrace) && NamedExpression() is { } element && ForIfClauses() is { } generators
            && Accept(TokenKind.RightBrace))
        {
            return new SetComp(SpanFrom(start), element, generators);
        }

        _position = start;
        TryInvalidComprehension();
        return null;
    }

    private void TryInvalidComprehension()
    {
        if (InvalidPass)
        {
            int start = _position;
            InvalidComprehension();
            _position = start;
        }
    }
}
