using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>
/// Targets of assignments, for and del. What can be a target is also an expression, so that one is parsed and then turned.
/// </summary>
public sealed partial class Parser
{
    /// <summary><c>star_targets: star_target (',' star_target)* [',']</c>, a tuple where there is a comma.</summary>
    private Expr? StarTargets()
    {
        int start = _position;
        Expr? first = StarTarget();
        return first is null || Peek != TokenKind.Comma ? first : TupleOf(start, first, ListItem.StarTarget, ExprContext.Store);
    }

    /// <summary><c>star_target: '*' (!'*' star_target) | target_with_star_atom</c>.</summary>
    private Expr? StarTarget()
    {
        if (Exact)
        {
            return ExactStarTarget();
        }

        int start = _position;
        if (!Accept(TokenKind.Star))
        {
            return TargetWithStarAtom(ExprContext.Store);
        }

        if (Peek != TokenKind.Star && TargetWithStarAtom(ExprContext.Store) is { } target)
        {
            return new Starred(SpanFrom(start), target, ExprContext.Store);
        }

        _position = start;
        return null;
    }

    /// <summary><c>target_with_star_atom</c>, and <c>del_target</c> in Del context.</summary>
    private Expr? TargetWithStarAtom(ExprContext context)
    {
        int start = _position;
        Expr? target;
        switch (Peek)
        {
            case TokenKind.Name when PeekNext is not (TokenKind.Dot or TokenKind.LeftParen or TokenKind.LeftBracket):
                target = NameToken()!;
                ((Name)target).Ctx = context;
                return target;
            case TokenKind.KeywordAwait:
                return null;
            default:
                target = Primary();
                break;
        }

        if (target is not null && TryMakeTarget(target, context))
        {
            return target;
        }

        _position = start;
        return null;
    }

    /// <summary><c>del_targets: ','.del_target+ [',']</c>.</summary>
    private Expr[]? DelTargets() => DelTarget() is { } first ? ItemsFrom(first, ListItem.DelTarget) : null;

    private Expr? DelTarget() => Exact ? ExactDelTarget() : TargetWithStarAtom(ExprContext.Del);

    /// <summary>
    /// Turns an expression into a target, contexts changed in place: true if star_targets (or del_targets) would accept it. If it
    /// would not, contexts may have been changed already.
    /// </summary>
    private static bool TryMakeTarget(Expr expression, ExprContext context)
    {
        switch (expression.Kind)
        {
            case ExprKind.Name:
                ((Name)expression).Ctx = context;
                return true;
            case ExprKind.AttributeExpr:
                ((AttributeExpr)expression).Ctx = context;
                return true;
            case ExprKind.Subscript:
                ((Subscript)expression).Ctx = context;
                return true;
            case ExprKind.TupleExpr:
                ((TupleExpr)expression).Ctx = context;
                return TryMakeTargets(((TupleExpr)expression).Elts, context);
            case ExprKind.ListExpr:
                ((ListExpr)expression).Ctx = context;
                return TryMakeTargets(((ListExpr)expression).Elts, context);
            case ExprKind.Starred when context == ExprContext.Store:
                ((Starred)expression).Ctx = context;
                return TryMakeTarget(((Starred)expression).Value, context);
            default:
                return false;
        }
    }

    private static bool TryMakeTargets(Expr[] items, ExprContext context)
    {
        foreach (Expr item in items)
        {
            if (!TryMakeTarget(item, context))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>single_target: single_subscript_attribute_target | NAME | '(' single_target ')'</c>.</summary>
    private Expr? SingleTarget()
    {
        if (SingleSubscriptAttributeTarget() is { } target)
        {
            return target;
        }

        if (NameToken() is { } name)
        {
            name.Ctx = ExprContext.Store;
            return name;
        }

        int start = _position;
        if (Accept(TokenKind.LeftParen) && SingleTarget() is { } inner && Accept(TokenKind.RightParen))
        {
            return inner;
        }

        _position = start;
        return null;
    }

    /// <summary><c>single_subscript_attribute_target: t_primary ('.' NAME | '[' slices ']') !t_lookahead</c>.</summary>
    private Expr? SingleSubscriptAttributeTarget() => AttributeOrSubscriptTarget(ExprContext.Store);

    private Expr? ExactStarTarget()
    {
        if (Recall(Rule.StarTarget, out Expr? known))
        {
            return known;
        }

        int start = _position;
        if (Accept(TokenKind.Star))
        {
            if (Peek != TokenKind.Star && ExactStarTarget() is { } target)
            {
                return Remember(Rule.StarTarget, start, new Starred(SpanFrom(start), target, ExprContext.Store));
            }

            _position = start;
        }

        return Remember(Rule.StarTarget, start, ExactTargetWithStarAtom());
    }

    /// <summary><c>target_with_star_atom (memo): t_primary ('.' NAME | '[' slices ']') !t_lookahead | star_atom</c>.</summary>
    private Expr? ExactTargetWithStarAtom()
    {
        if (Recall(Rule.TargetWithStarAtom, out Expr? known))
        {
            return known;
        }

        int start = _position;
        return Remember(Rule.TargetWithStarAtom, start, AttributeOrSubscriptTarget(ExprContext.Store) ?? StarAtom());
    }

    private Expr? AttributeOrSubscriptTarget(ExprContext context)
    {
        int start = _position;
        if (TPrimary() is { } primary)
        {
            int behindPrimary = _position;
            if (Accept(TokenKind.Dot))
            {
                int name = AcceptName();
                if (name >= 0 && !AtTrailer)
                {
                    return new AttributeExpr(SpanFrom(start), primary, _tokens[name].Name!, context);
                }
            }

            _position = behindPrimary;
            if (Peek == TokenKind.LeftBracket && SubscriptOf(start, primary) is { } subscript && !AtTrailer)
            {
                subscript.Ctx = context;
                return subscript;
            }
        }

        _position = start;
        return null;
    }

    /// <summary><c>t_lookahead: '(' | '[' | '.'</c>.</summary>
    private bool AtTrailer => Peek is TokenKind.LeftParen or TokenKind.LeftBracket or TokenKind.Dot;

    /// <summary><c>t_primary</c>: a primary of which one more part follows.</summary>
    private Expr? TPrimary()
    {
        if (Exact && Recall(Rule.TPrimary, out Expr? known))
        {
            return known;
        }

        int start = _position;
        Expr? primary = Atom();
        if (primary is not null && !AtTrailer)
        {
            primary = null;
            _position = start;
        }

        while (primary is not null)
        {
            int before = _position;
            Expr? longer = Exact ? ExactTrailer(start, primary) : Trailer(start, primary);
            if (longer is null || !AtTrailer)
            {
                _position = before;
                break;
            }

            primary = longer;
        }

        return Exact ? Remember(Rule.TPrimary, start, primary) : primary;
    }

    /// <summary><c>star_atom</c>.</summary>
    private Expr? StarAtom()
    {
        int start = _position;
        switch (Peek)
        {
            case TokenKind.Name:
                return NameToken();
            case TokenKind.LeftParen:
                _position++;
                if (ExactTargetWithStarAtom() is { } inner && Accept(TokenKind.RightParen))
                {
                    return inner;
                }

                _position = start + 1;
                Expr[] items = StarTargetsTupleSeq();
                if (Accept(TokenKind.RightParen))
                {
                    return new TupleExpr(SpanFrom(start), items, ExprContext.Store);
                }

                break;
            case TokenKind.LeftBracket:
                _position++;
                Expr[] elements = StarTargetsListSeq();
                if (Accept(TokenKind.RightBracket))
                {
                    return new ListExpr(SpanFrom(start), elements, ExprContext.Store);
                }

                break;
        }

        _position = start;
        return null;
    }

    /// <summary><c>[star_targets_tuple_seq]</c>: star_target ',' or more.</summary>
    private Expr[] StarTargetsTupleSeq()
    {
        int start = _position;
        if (ExactStarTarget() is not { } first || Peek != TokenKind.Comma)
        {
            _position = start;
            return [];
        }

        _position = start;
        return StarTargetsListSeq();
    }

    /// <summary><c>[star_targets_list_seq]</c>: <c>','.star_target+ [',']</c>.</summary>
    private Expr[] StarTargetsListSeq()
    {
        int mark = _exprs.Count;
        while (ExactStarTarget() is { } target)
        {
            _exprs.Push(target);
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        return _exprs.Take(mark);
    }

    private Expr? ExactDelTarget()
    {
        if (Recall(Rule.DelTarget, out Expr? known))
        {
            return known;
        }

        int start = _position;
        return Remember(Rule.DelTarget, start, AttributeOrSubscriptTarget(ExprContext.Del) ?? DelTAtom());
    }

    /// <summary><c>del_t_atom</c>.</summary>
    private Expr? DelTAtom()
    {
        int start = _position;
        switch (Peek)
        {
            case TokenKind.Name:
                return NameToken();
            case TokenKind.LeftParen:
                _position++;
                if (ExactDelTarget() is { } inner && Accept(TokenKind.RightParen))
                {
                    return inner;
                }

                _position = start + 1;
                Expr[] items = DelTargets() ?? [];
                if (Accept(TokenKind.RightParen))
                {
                    return new TupleExpr(SpanFrom(start), items, ExprContext.Del);
                }

                break;
            case TokenKind.LeftBracket:
                _position++;
                Expr[] elements = DelTargets() ?? [];
                if (Accept(TokenKind.RightBracket))
                {
                    return new ListExpr(SpanFrom(start), elements, ExprContext.Del);
                }

                break;
        }

        _position = start;
        return null;
    }
}
