using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>The arguments of calls rule by rule, for the last pass, with invalid_arguments and invalid_kwarg.</summary>
public sealed partial class Parser
{
    /// <summary><c>arguments (memo): args [','] &amp;')' | invalid_arguments</c>.</summary>
    private bool ExactArguments(out Expr[] args, out Keyword[] keywords)
    {
        args = [];
        keywords = [];
        if (Recall(Rule.Arguments, out ArgumentsResult? known))
        {
            args = known?.Args ?? [];
            keywords = known?.Keywords ?? [];
            return known is not null;
        }

        int start = _position;
        if (Args() is { } result)
        {
            Accept(TokenKind.Comma);
            if (Peek == TokenKind.RightParen)
            {
                args = result.Args;
                keywords = result.Keywords;
                Remember(Rule.Arguments, start, result);
                return true;
            }
        }

        _position = start;
        if (InvalidPass)
        {
            InvalidArguments();
            _position = start;
        }

        Remember<ArgumentsResult>(Rule.Arguments, start, null);
        return false;
    }

    /// <summary><c>args: ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ [',' kwargs] | kwargs</c>.</summary>
    private ArgumentsResult? Args()
    {
        int exprMark = _exprs.Count;
        int keywordMark = _keywords.Count;
        bool matched;
        if (PositionalArguments())
        {
            matched = true;
            int before = _position;
            if (!Accept(TokenKind.Comma) || !Kwargs())
            {
                _position = before;
            }
        }
        else
        {
            matched = Kwargs();
        }

        Expr[] args = _exprs.Take(exprMark);
        Keyword[] keywords = _keywords.Take(keywordMark);
        return matched ? new ArgumentsResult(args, keywords) : null;
    }

    /// <summary><c>','.(starred_expression | (assignment_expression | expression !':=') !'=')+</c>; pushes them.</summary>
    private bool PositionalArguments()
    {
        if (!PositionalArgument())
        {
            return false;
        }

        _level += LevelsOfLaterArgument;
        while (Peek == TokenKind.Comma)
        {
            int before = _position++;
            if (!PositionalArgument())
            {
                _position = before;
                break;
            }
        }

        _level -= LevelsOfLaterArgument;
        return true;
    }

    private bool PositionalArgument()
    {
        int start = _position;
        if ((StarredExpression() ?? AssignmentOrExpression()) is { } argument && Peek != TokenKind.Equal)
        {
            _exprs.Push(argument);
            return true;
        }

        _position = start;
        return false;
    }

    /// <summary>
    /// <c>kwargs: ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+ | ','.kwarg_or_starred+ |
    /// ','.kwarg_or_double_starred+</c>.
    /// </summary>
    private bool Kwargs()
    {
        _level += LevelsOfNamedArgument;
        bool matched = KwargsOf(doubleStarred: false);
        if (!matched)
        {
            matched = KwargsOf(doubleStarred: true);
        }
        else
        {
            int before = _position;
            if (!Accept(TokenKind.Comma) || !KwargsOf(doubleStarred: true))
            {
                _position = before;
            }
        }

        _level -= LevelsOfNamedArgument;
        return matched;
    }

    private bool KwargsOf(bool doubleStarred)
    {
        if (!Kwarg(doubleStarred))
        {
            return false;
        }

        while (Peek == TokenKind.Comma)
        {
            int before = _position++;
            if (!Kwarg(doubleStarred))
            {
                _position = before;
                break;
            }
        }

        return true;
    }

    /// <summary><c>kwarg_or_starred</c>, <c>kwarg_or_double_starred</c>: <c>NAME '=' expression</c> or what the name says.</summary>
    private bool Kwarg(bool doubleStarred)
    {
        int start = _position;
        if (InvalidPass)
        {
            InvalidKwarg();
            _position = start;
        }

        int name = AcceptName();
        if (name >= 0 && Accept(TokenKind.Equal) && Expression() is { } value)
        {
            _keywords.Push(new Keyword(SpanFrom(start), _tokens[name].Name, value));
            return true;
        }

        _position = start;
        if (!doubleStarred)
        {
            if (StarredExpression() is not { } starred)
            {
                return false;
            }

            _exprs.Push(starred);
            return true;
        }

        if (Accept(TokenKind.DoubleStar) && Expression() is { } mapping)
        {
            _keywords.Push(new Keyword(SpanFrom(start), null, mapping));
            return true;
        }

        _position = start;
        return false;
    }

    /// <summary><c>invalid_arguments</c>.</summary>
    private void InvalidArguments()
    {
        int start = _position;
        InvalidStarredAfterKeywords();
        _position = start;
        if (Expression() is { } element && ForIfClauses() is { } clauses && Accept(TokenKind.Comma))
        {
            // [args | expression for_if_clauses] need not match, but may raise an error of its own.
            int before = _position;
            if (Args() is null)
            {
                _position = before;
                if (Expression() is not null)
                {
                    ForIfClauses();
                }
            }

            RaiseSyntaxErrorRange(element, LastItem(clauses), "Generator expression must be parenthesized");
        }

        _position = start;
        int name = AcceptName();
        if (name >= 0 && Accept(TokenKind.Equal) && Expression() is not null && ForIfClauses() is not null)
        {
            RaiseSyntaxErrorRange(
                _tokens[name].Span, _tokens[name + 1].Span, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }

        _position = start;
        if (Args() is null || !Accept(TokenKind.Comma))
        {
            _position = start;
        }

        name = AcceptName();
        if (name >= 0 && Accept(TokenKind.Equal) && Peek is TokenKind.Comma or TokenKind.RightParen)
        {
            RaiseSyntaxErrorRange(_tokens[name].Span, _tokens[name + 1].Span, "expected argument value expression");
        }

        _position = start;
        InvalidPositionals();
    }

    /// <summary>The first alternative of invalid_arguments: *args behind **kwargs.</summary>
    private void InvalidStarredAfterKeywords()
    {
        int start = _position;
        int exprMark = _exprs.Count;
        int keywordMark = _keywords.Count;
        if (!PositionalArguments() || !Accept(TokenKind.Comma) || !Kwargs())
        {
            _position = start;
            if (!Kwargs())
            {
                _exprs.Drop(exprMark);
                _keywords.Drop(keywordMark);
                return;
            }
        }

        _exprs.Drop(exprMark);
        _keywords.Drop(keywordMark);
        int comma = _position;
        if (Accept(TokenKind.Comma) && StarredExpression() is not null && Peek != TokenKind.Equal)
        {
            while (Accept(TokenKind.Comma) && StarredExpression() is not null && Peek != TokenKind.Equal)
            {
            }

            RaiseSyntaxErrorStartingFrom(
                _tokens[comma].Span, "iterable argument unpacking follows keyword argument unpacking");
        }
    }

    /// <summary>The last alternatives of invalid_arguments: generator expressions and positional arguments out of place.</summary>
    private void InvalidPositionals()
    {
        int start = _position;
        if (Args() is not { } args)
        {
            return;
        }

        int behindArgs = _position;
        if (ForIfClauses() is { } clauses)
        {
            if (args.Args.Length > 1)
            {
                RaiseSyntaxErrorRange(args.Args[^1], LastItem(clauses), "Generator expression must be parenthesized");
            }

            return;
        }

        _position = behindArgs;
        if (!Accept(TokenKind.Comma))
        {
            _position = start;
            return;
        }

        int behindComma = _position;
        if (Expression() is { } element && ForIfClauses() is { } following)
        {
            RaiseSyntaxErrorRange(element, LastItem(following), "Generator expression must be parenthesized");
        }

        _position = behindComma;
        if (Args() is not null)
        {
            bool unpacks = false;
            foreach (Keyword keyword in args.Keywords)
            {
                unpacks |= keyword.Arg is null;
            }

            RaiseSyntaxError(unpacks
                ? "positional argument follows keyword argument unpacking"
                : "positional argument follows keyword argument");
        }
    }

    /// <summary><c>invalid_kwarg</c>.</summary>
    private void InvalidKwarg()
    {
        int start = _position;
        switch (Peek)
        {
            case TokenKind.KeywordTrue or TokenKind.KeywordFalse or TokenKind.KeywordNone:
                _position++;
                if (Peek == TokenKind.Equal)
                {
                    RaiseSyntaxErrorRange(_tokens[start].Span, Current.Span, $"cannot assign to {_tokens[start].Name}");
                }

                break;
            case TokenKind.Name:
                _position++;
                if (Peek == TokenKind.Equal)
                {
                    _position++;
                    if (Expression() is not null && ForIfClauses() is not null)
                    {
                        RaiseSyntaxErrorRange(
                            _tokens[start].Span, _tokens[start + 1].Span, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
                    }

                    return;
                }

                break;
        }

        _position = start;
        if (Expression() is { } target && Peek == TokenKind.Equal)
        {
            RaiseSyntaxErrorRange(
                target.Span, Current.Span, "expression cannot contain assignment, perhaps you meant \"==\"?");
        }

        _position = start;
        if (Accept(TokenKind.DoubleStar) && Expression() is not null && Accept(TokenKind.Equal) && Expression() is { } value)
        {
            RaiseSyntaxErrorRange(_tokens[start].Span, value.Span, "cannot assign to keyword argument unpacking");
        }
    }

    /// <summary>_PyPegen_get_last_comprehension_item.</summary>
    private static Expr LastItem(Comprehension[] clauses)
    {
        Comprehension last = clauses[^1];
        return last.Ifs.Length > 0 ? last.Ifs[^1] : last.Iter;
    }

    /// <summary>The parts of the Call that the rule args makes.</summary>
    private sealed record ArgumentsResult(Expr[] Args, Keyword[] Keywords);
}
