using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>What stands in brackets: groups, tuples, lists, sets, dicts, comprehensions; each read once, from left to right.</summary>
public sealed partial class Parser
{
    private readonly ScratchStack<Comprehension> _comprehensions = new();

    /// <summary><c>tuple | group | genexp</c>.</summary>
    private Expr? Parenthesized()
    {
        int start = _position++;
        int levels = DescendInto(start, LevelsOfParentheses);
        Expr? display = Peek switch
        {
            TokenKind.RightParen => EmptyTuple(start),
            TokenKind.KeywordYield => YieldExpr() is { } value && Accept(TokenKind.RightParen) ? value : null,
            _ => ParenthesizedItems(start),
        };
        _level -= levels;
        if (display is null)
        {
            _position = start;
        }

        return display;
    }

    private TupleExpr EmptyTuple(int start)
    {
        _position++;
        return new TupleExpr(SpanFrom(start), [], ExprContext.Load);
    }

    private Expr? ParenthesizedItems(int start)
    {
        bool isStarred = Peek == TokenKind.Star;
        if (StarNamedExpression() is not { } first)
        {
            return null;
        }

        switch (Peek)
        {
            case TokenKind.RightParen when !isStarred:
                _position++;
                return first;
            case TokenKind.Comma:
                _level++;
                Expr[] items = ItemsFrom(first, ListItem.StarNamedExpression);
                _level--;
                return Accept(TokenKind.RightParen) ? new TupleExpr(SpanFrom(start), items, ExprContext.Load) : null;
            case TokenKind.KeywordFor or TokenKind.KeywordAsync when !isStarred:
                return ForIfClauses() is { } generators && Accept(TokenKind.RightParen)
                    ? new GeneratorExp(SpanFrom(start), first, generators)
                    : null;
            default:
                return null;
        }
    }

    /// <summary><c>list | listcomp</c>.</summary>
    private Expr? Bracketed()
    {
        int start = _position++;
        if (Accept(TokenKind.RightBracket))
        {
            return new ListExpr(SpanFrom(start), [], ExprContext.Load);
        }

        int levels = DescendInto(start, LevelsOfDisplay);
        Expr? display = null;
        bool isStarred = Peek == TokenKind.Star;
        if (StarNamedExpression() is { } first)
        {
            if (Peek is TokenKind.KeywordFor or TokenKind.KeywordAsync && !isStarred)
            {
                if (ForIfClauses() is { } generators && Accept(TokenKind.RightBracket))
                {
                    display = new ListComp(SpanFrom(start), first, generators);
                }
            }
            else
            {
                Expr[] items = ItemsFrom(first, ListItem.StarNamedExpression);
                if (Accept(TokenKind.RightBracket))
                {
                    display = new ListExpr(SpanFrom(start), items, ExprContext.Load);
                }
            }
        }

        _level -= levels;
        if (display is null)
        {
            _position = start;
        }

        return display;
    }

    /// <summary><c>dict | set | dictcomp | setcomp</c>.</summary>
    private Expr? Braced()
    {
        int start = _position++;
        if (Accept(TokenKind.RightBrace))
        {
            return new Dict(SpanFrom(start), [], []);
        }

        int levels = DescendInto(start, LevelsOfDisplay);
        Expr? display;
        switch (Peek)
        {
            case TokenKind.DoubleStar:
                display = DictItems(start, null);
                break;
            case TokenKind.Star:
                display = StarNamedExpression() is { } starred ? SetItems(start, starred) : null;
                break;
            default:
                Expr? first = Expression();
                display = first is null
                    ? null
                    : Peek switch
                    {
                        TokenKind.Colon => DictItems(start, first),
                        TokenKind.ColonEqual => Walrus(start + 1, first) is { } assignment ? SetOrComprehension(start, assignment) : null,
                        _ => SetOrComprehension(start, first),
                    };
                break;
        }

        _level -= levels;
        if (display is null)
        {
            _position = start;
        }

        return display;
    }

    private Expr? SetOrComprehension(int start, Expr first)
    {
        if (Peek is not (TokenKind.KeywordFor or TokenKind.KeywordAsync))
        {
            return SetItems(start, first);
        }

        return ForIfClauses() is { } generators && Accept(TokenKind.RightBrace) ? new SetComp(SpanFrom(start), first, generators) : null;
    }

    private Set? SetItems(int start, Expr first)
    {
        Expr[] items = ItemsFrom(first, ListItem.StarNamedExpression);
        return Accept(TokenKind.RightBrace) ? new Set(SpanFrom(start), items) : null;
    }

    /// <summary>A dict or dict comprehension, from its first colon or **.</summary>
    private Expr? DictItems(int start, Expr? firstKey)
    {
        int keyMark = _optionalExprs.Count;
        int valueMark = _exprs.Count;
        Expr? display = null;
        if (DictItem(firstKey))
        {
            if (Peek is TokenKind.KeywordFor or TokenKind.KeywordAsync && firstKey is not null)
            {
                Expr value = _exprs[valueMark];
                if (ForIfClauses() is { } generators && Accept(TokenKind.RightBrace))
                {
                    display = new DictComp(SpanFrom(start), firstKey, value, generators);
                }
            }
            else
            {
                int end = _position;
                while (Accept(TokenKind.Comma))
                {
                    end = _position;
                    if (!DictItem(Peek == TokenKind.DoubleStar ? null : Expression()))
                    {
                        break;
                    }

                    end = _position;
                }

                _position = end;

                if (Accept(TokenKind.RightBrace))
                {
                    return new Dict(SpanFrom(start), _optionalExprs.Take(keyMark), _exprs.Take(valueMark));
                }
            }
        }

        _optionalExprs.Drop(keyMark);
        _exprs.Drop(valueMark);
        return display;
    }

    /// <summary>
    /// <c>double_starred_kvpair: '**' bitwise_or | expression ':' expression</c>, behind the key if there is one; pushes key and
    /// value.
    /// </summary>
    private bool DictItem(Expr? key)
    {
        Expr? value = null;
        if (key is not null)
        {
            if (Accept(TokenKind.Colon))
            {
                value = Expression();
            }
        }
        else if (Accept(TokenKind.DoubleStar))
        {
            value = BitwiseOr();
        }

        if (value is null)
        {
            return false;
        }

        _optionalExprs.Push(key);
        _exprs.Push(value);
        return true;
    }

    /// <summary><c>for_if_clauses: for_if_clause+</c>.</summary>
    private Comprehension[]? ForIfClauses()
    {
        int mark = _comprehensions.Count;
        while (ForIfClause() is { } clause)
        {
            _comprehensions.Push(clause);
        }

        return _comprehensions.Count == mark ? null : _comprehensions.Take(mark);
    }

    /// <summary>
    /// <c>for_if_clause: 'async'? 'for' star_targets 'in' ~ disjunction ('if' disjunction)*</c>, an error where the in is missing,
    /// and invalid_for_target.
    /// </summary>
    private Comprehension? ForIfClause()
    {
        int start = _position;
        bool isAsync = Accept(TokenKind.KeywordAsync);
        if (!Accept(TokenKind.KeywordFor))
        {
            _position = start;
            return null;
        }

        int behindFor = _position;
        if (StarTargets() is { } target && Accept(TokenKind.KeywordIn))
        {
            if (Disjunction() is { } iterable)
            {
                return new Comprehension(target, iterable, Conditions(), isAsync);
            }

            _position = start;
            return null;
        }

        if (!Exact)
        {
            _position = start;
            return null;
        }

        _position = behindFor;
        if (SkipBitwiseOrs() && Peek != TokenKind.KeywordIn)
        {
            RaiseSyntaxError("'in' expected after for-loop variables");
        }

        _position = start;
        if (InvalidPass)
        {
            InvalidForTarget();
            _position = start;
        }

        return null;
    }

    /// <summary><c>('if' disjunction)*</c>.</summary>
    private Expr[] Conditions()
    {
        int mark = _exprs.Count;
        while (Peek == TokenKind.KeywordIf)
        {
            int before = _position++;
            if (Disjunction() is not { } condition)
            {
                _position = before;
                break;
            }

            _exprs.Push(condition);
        }

        return _exprs.Take(mark);
    }

    /// <summary><c>bitwise_or (',' bitwise_or)* [',']</c>.</summary>
    private bool SkipBitwiseOrs()
    {
        if (BitwiseOr() is null)
        {
            return false;
        }

        while (Accept(TokenKind.Comma) && BitwiseOr() is not null)
        {
        }

        return true;
    }
}
