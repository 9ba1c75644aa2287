using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>Assignments and expression statements.</summary>
public sealed partial class Parser
{
    /// <summary>
    /// The alternatives assignment, type_alias, star_expressions and yield_stmt of simple_stmt: all that an assignment's targets
    /// can be is an expression too, so that it is parsed once, and the token behind it tells what it was. Where that is none of
    /// these, the grammar's alternatives look no further than the expression and that token either.
    /// </summary>
    private Stmt? ExpressionStatement()
    {
        int start = _position;
        if (AtSoftKeyword("type") && TypeAlias() is { } alias)
        {
            return alias;
        }

        BeginTargets(isStatement: true);
        bool isYield = At(TokenKind.KeywordYield);
        if ((isYield ? YieldExpr() : StarExpressions()) is not { } value)
        {
            return null;
        }

        Stmt? statement = null;
        switch (Peek)
        {
            case TokenKind.Equal:
                statement = isYield ? null : AssignmentOf(start, value);
                break;
            case TokenKind.Colon:
                statement = isYield ? null : AnnotatedAssignmentOf(start, value);
                break;
            default:
                if (!isYield && AugAssign() is { } op)
                {
                    statement = AugmentedAssignmentOf(start, value, op);
                    break;
                }

                return new ExprStmt(SpanFrom(start), value);
        }

        if (statement is null)
        {
            _position = start;
        }

        return statement;
    }

    private Assign? AssignmentOf(int start, Expr value)
    {
        int first = _exprs.Count;
        _level += LevelsOfAssigned;
        while (Accept(TokenKind.Equal))
        {
            Expr? next = null;
            bool isYield = false;
            if (TryMakeTarget(value, ExprContext.Store))
            {
                _exprs.Push(value);
                BeginTargets(isStatement: false);
                isYield = At(TokenKind.KeywordYield);
                next = AnnotatedRhs();
            }

            if (next is null || (isYield && At(TokenKind.Equal)))
            {
                _exprs.Drop(first);
                _level -= LevelsOfAssigned;
                return null;
            }

            value = next;
        }

        _level -= LevelsOfAssigned;
        return new Assign(SpanFrom(start), _exprs.Take(first), value);
    }

    private AnnAssign? AnnotatedAssignmentOf(int start, Expr target)
    {
        if (!IsSingleTarget(target) || BeginsWithParenthesizedTarget(start, target))
        {
            return null;
        }

        bool isSimple = target.Kind == ExprKind.Name && _position == start + 1;
        TryMakeTarget(target, ExprContext.Store);
        _position++;
        return Annotation(start, target, isSimple);
    }

    private static bool IsSingleTarget(Expr target) =>
        target.Kind is ExprKind.Name or ExprKind.AttributeExpr or ExprKind.Subscript;

    /// <summary>
    /// Whether a target is a part of what has one in parentheses at its start: <c>(a).b: int</c> is an error, because the grammar's
    /// first alternative takes <c>(a)</c>, and the second is not tried any more.
    /// </summary>
    private bool BeginsWithParenthesizedTarget(int start, Expr target)
    {
        if (_tokens[start].Kind != TokenKind.LeftParen)
        {
            return false;
        }

        SourceSpan open = _tokens[start].Span;
        Expr first = target;
        while (first.Span.Line == open.Line && first.Span.Column == open.Column)
        {
            switch (first)
            {
                case AttributeExpr attribute:
                    first = attribute.Value;
                    break;
                case Subscript subscript:
                    first = subscript.Value;
                    break;
                case Call call:
                    first = call.Func;
                    break;
                default:
                    return false; // a tuple or generator, whose parentheses are its own
            }
        }

        return first != target && IsSingleTarget(first);
    }

    private AnnAssign? Annotation(int start, Expr target, bool isSimple)
    {
        if (Expression() is not { } annotation)
        {
            return null;
        }

        Expr? value = null;
        if (Accept(TokenKind.Equal))
        {
            value = AnnotatedRhs();
            if (value is null)
            {
                _position--;
            }
        }

        return new AnnAssign(SpanFrom(start), target, annotation, value, isSimple);
    }

    private AugAssign? AugmentedAssignmentOf(int start, Expr target, BinaryOperator op)
    {
        if (!IsSingleTarget(target))
        {
            return null;
        }

        TryMakeTarget(target, ExprContext.Store);
        return AnnotatedRhs() is { } value ? new AugAssign(SpanFrom(start), target, op, value) : null;
    }

    /// <summary><c>augassign</c>: the operator, or null where the current token is none.</summary>
    private BinaryOperator? AugAssign()
    {
        BinaryOperator? op = Peek switch
        {
            TokenKind.PlusEqual => BinaryOperator.Add,
            TokenKind.MinusEqual => BinaryOperator.Sub,
            TokenKind.StarEqual => BinaryOperator.Mult,
            TokenKind.AtEqual => BinaryOperator.MatMult,
            TokenKind.SlashEqual => BinaryOperator.Div,
            TokenKind.PercentEqual => BinaryOperator.Mod,
            TokenKind.AmpersandEqual => BinaryOperator.BitAnd,
            TokenKind.VBarEqual => BinaryOperator.BitOr,
            TokenKind.CaretEqual => BinaryOperator.BitXor,
            TokenKind.LeftShiftEqual => BinaryOperator.LShift,
            TokenKind.RightShiftEqual => BinaryOperator.RShift,
            TokenKind.DoubleStarEqual => BinaryOperator.Pow,
            TokenKind.DoubleSlashEqual => BinaryOperator.FloorDiv,
            _ => null,
        };
        if (op is not null)
        {
            _position++;
        }

        return op;
    }
}
