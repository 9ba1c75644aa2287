using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>
/// Assignments and expression statements of a source that is wrong: the grammar's alternatives, one by one, with the invalid_*
/// rules.
/// </summary>
public sealed partial class Parser
{
    /// <summary>The alternatives assignment, type_alias, star_expressions and yield_stmt of simple_stmt.</summary>
    private Stmt? ExactExpressionStatement()
    {
        int start = _position;
        BeginTargets(isStatement: true);
        if (Assignment() is { } assignment)
        {
            return assignment;
        }

        if (TypeAlias() is { } alias)
        {
            return alias;
        }

        return (StarExpressions() ?? YieldExpr()) is { } value ? new ExprStmt(SpanFrom(start), value) : null;
    }

    /// <summary><c>assignment</c>.</summary>
    private Stmt? Assignment()
    {
        int start = _position;
        Stmt? assignment = SimpleAnnotatedAssignment() ?? AnnotatedAssignment() ?? (Stmt?)PlainAssignment();
        if (assignment is not null)
        {
            return assignment;
        }

        if (SingleTarget() is { } target && AugAssign() is { } op)
        {
            if (AnnotatedRhs() is { } value)
            {
                return new AugAssign(SpanFrom(start), target, op, value);
            }

            // A cut stands behind the operator: no other alternative is tried.
            _position = start;
            return null;
        }

        _position = start;
        if (InvalidPass)
        {
            InvalidAssignment();
            _position = start;
        }

        return null;
    }

    /// <summary><c>NAME ':' expression ['=' annotated_rhs]</c>.</summary>
    private AnnAssign? SimpleAnnotatedAssignment()
    {
        int start = _position;
        if (NameToken() is { } name && Accept(TokenKind.Colon) && Annotation(start, name, isSimple: true) is { } assignment)
        {
            name.Ctx = ExprContext.Store;
            return assignment;
        }

        _position = start;
        return null;
    }

    /// <summary><c>('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]</c>.</summary>
    private AnnAssign? AnnotatedAssignment()
    {
        int start = _position;
        Expr? target = null;
        if (Accept(TokenKind.LeftParen))
        {
            target = SingleTarget();
            if (target is null || !Accept(TokenKind.RightParen))
            {
                target = null;
                _position = start;
            }
        }

        target ??= SingleSubscriptAttributeTarget();
        if (target is not null && Accept(TokenKind.Colon) && Annotation(start, target, isSimple: false) is { } assignment)
        {
            return assignment;
        }

        _position = start;
        return null;
    }

    /// <summary><c>(star_targets '=')+ annotated_rhs !'='</c>.</summary>
    private Assign? PlainAssignment()
    {
        int start = _position;
        int first = _exprs.Count;
        while (StarTargetsEqual() is { } target)
        {
            _exprs.Push(target);
            BeginTargets(isStatement: false);
        }

        _level += LevelsOfAssigned;
        Expr? value = _exprs.Count > first ? AnnotatedRhs() : null;
        _level -= LevelsOfAssigned;
        if (value is not null && !At(TokenKind.Equal))
        {
            return new Assign(SpanFrom(start), _exprs.Take(first), value);
        }

        _exprs.Drop(first);
        _position = start;
        return null;
    }

    /// <summary><c>star_targets '='</c>.</summary>
    private Expr? StarTargetsEqual()
    {
        int start = _position;
        if (StarTargets() is { } target && Accept(TokenKind.Equal))
        {
            return target;
        }

        _position = start;
        return null;
    }

    /// <summary><c>invalid_assignment</c>.</summary>
    private void InvalidAssignment()
    {
        int start = _position;
        if (InvalidAnnAssignTarget() is { } container && Accept(TokenKind.Colon) && Expression() is not null)
        {
            RaiseSyntaxErrorAt(container, $"only single target (not {ExprName(container)}) can be annotated");
        }

        _position = start;
        if (StarNamedExpression() is { } first && Accept(TokenKind.Comma))
        {
            while (StarNamedExpressions() is not null)
            {
            }

            if (Accept(TokenKind.Colon) && Expression() is not null)
            {
                RaiseSyntaxErrorAt(first, "only single target (not tuple) can be annotated");
            }
        }

        _position = start;
        if (Expression() is { } annotated && Accept(TokenKind.Colon) && Expression() is not null)
        {
            RaiseSyntaxErrorAt(annotated, "illegal target for annotation");
        }

        _position = start;
        SkipTargets();
        if (StarExpressions() is { } assigned && Accept(TokenKind.Equal))
        {
            RaiseInvalidTarget(TargetsKind.Star, assigned);
            return;
        }

        _position = start;
        SkipTargets();
        if (YieldExpr() is { } yielded && Accept(TokenKind.Equal))
        {
            RaiseSyntaxErrorAt(yielded, "assignment to yield expression not possible");
        }

        _position = start;
        if (StarExpressions() is { } augmented && AugAssign() is not null && AnnotatedRhs() is not null)
        {
            RaiseSyntaxErrorAt(augmented, $"'{ExprName(augmented)}' is an illegal expression for augmented assignment");
        }
    }

    /// <summary><c>(star_targets '=')*</c>.</summary>
    private void SkipTargets()
    {
        while (StarTargetsEqual() is not null)
        {
        }
    }

    /// <summary><c>invalid_ann_assign_target: list | tuple | '(' invalid_ann_assign_target ')'</c>.</summary>
    private Expr? InvalidAnnAssignTarget()
    {
        if ((List() ?? (Expr?)Tuple()) is { } container)
        {
            return container;
        }

        int start = _position;
        if (Accept(TokenKind.LeftParen) && InvalidAnnAssignTarget() is { } inner && Accept(TokenKind.RightParen))
        {
            return inner;
        }

        _position = start;
        return null;
    }
}
