using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>Expressions above the operators: lists of expressions, conditionals, yield, and :=.</summary>
public sealed partial class Parser
{
    /// <summary>The rule that the items of a list match.</summary>
    private enum ListItem : byte
    {
        Expression,
        StarExpression,
        StarNamedExpression,
        StarTarget,
        DelTarget,
    }

    /// <summary><c>expressions: expression (',' expression)* [',']</c>, a tuple where there is a comma.</summary>
    private Expr? Expressions()
    {
        int start = _position;
        Expr? first = Expression();
        return first is null || Peek != TokenKind.Comma ? first : TupleOf(start, first, ListItem.Expression, ExprContext.Load);
    }

    /// <summary><c>star_expressions: star_expression (',' star_expression)* [',']</c>, a tuple where there is a comma.</summary>
    private Expr? StarExpressions()
    {
        int start = _position;
        Expr? first = StarExpression();
        return first is null || Peek != TokenKind.Comma ? first : TupleOf(start, first, ListItem.StarExpression, ExprContext.Load);
    }

    /// <summary>A tuple of <c>(',' item)* [',']</c> behind the first item.</summary>
    private TupleExpr TupleOf(int start, Expr first, ListItem item, ExprContext context)
    {
        Expr[] items = ItemsFrom(first, item);
        return new TupleExpr(SpanFrom(start), items, context);
    }

    /// <summary>The first item and <c>(',' item)* [',']</c> behind it.</summary>
    private Expr[] ItemsFrom(Expr first, ListItem item)
    {
        int mark = _exprs.Count;
        _exprs.Push(first);
        _level++;
        while (Peek == TokenKind.Comma)
        {
            _position++;
            Expr? next = item switch
            {
                ListItem.Expression => Expression(),
                ListItem.StarExpression => StarExpression(),
                ListItem.StarNamedExpression => StarNamedExpression(),
                ListItem.StarTarget => StarTarget(),
                _ => DelTarget(),
            };
            if (next is null)
            {
                break;
            }

            _exprs.Push(next);
        }

        _level--;
        return _exprs.Take(mark);
    }

    /// <summary><c>star_expression: '*' bitwise_or | expression</c>.</summary>
    private Expr? StarExpression()
    {
        int start = _position;
        if (!Exact)
        {
            return Peek == TokenKind.Star ? StarredBitwiseOr(start) : Expression();
        }

        if (Recall(Rule.StarExpression, out Expr? known))
        {
            return known;
        }

        return Remember(Rule.StarExpression, start, StarredBitwiseOr(start) ?? Expression());
    }

    /// <summary><c>'*' bitwise_or</c>.</summary>
    private Starred? StarredBitwiseOr(int start)
    {
        if (Peek != TokenKind.Star)
        {
            return null;
        }

        _position++;
        if (BitwiseOr() is { } value)
        {
            return new Starred(SpanFrom(start), value, ExprContext.Load);
        }

        _position = start;
        return null;
    }

    /// <summary><c>star_named_expressions: ','.star_named_expression+ [',']</c>.</summary>
    private Expr[]? StarNamedExpressions() => StarNamedExpression() is { } first ? ItemsFrom(first, ListItem.StarNamedExpression) : null;

    /// <summary><c>star_named_expression: '*' bitwise_or | named_expression</c>.</summary>
    private Expr? StarNamedExpression() =>
        Peek == TokenKind.Star && StarredBitwiseOr(_position) is { } starred ? starred : NamedExpression();

    /// <summary><c>assignment_expression: NAME ':=' ~ expression</c>.</summary>
    private Expr? AssignmentExpression()
    {
        int start = _position;
        if (NameToken() is not { } name)
        {
            return null;
        }

        if (Peek == TokenKind.ColonEqual)
        {
            _position++;
            if (Expression() is { } value)
            {
                name.Ctx = ExprContext.Store;
                return new NamedExpr(SpanFrom(start), name, value);
            }
        }

        _position = start;
        return null;
    }

    /// <summary><c>named_expression: assignment_expression | expression !':='</c>.</summary>
    private Expr? NamedExpression()
    {
        int start = _position;
        if (Exact)
        {
            if (AssignmentExpression() is { } assignment)
            {
                return assignment;
            }

            if (InvalidPass)
            {
                InvalidNamedExpression();
                _position = start;
            }
        }

        Expr? expression = Expression();
        return expression is not null && Peek == TokenKind.ColonEqual ? Walrus(start, expression) : expression;
    }

    /// <summary>What an expression before ':=' is: an assignment's target if it is a bare name, else no match.</summary>
    private NamedExpr? Walrus(int start, Expr target)
    {
        if (!Exact && _position == start + 1 && target is Name name)
        {
            _position++;
            if (Expression() is { } value)
            {
                name.Ctx = ExprContext.Store;
                return new NamedExpr(SpanFrom(start), name, value);
            }
        }

        _position = start;
        return null;
    }

    /// <summary><c>expression: disjunction ['if' disjunction 'else' expression] | lambdef</c>.</summary>
    private Expr? Expression()
    {
        if (!Exact)
        {
            return Peek == TokenKind.KeywordLambda ? Lambdef() : ConditionalExpression();
        }

        if (Recall(Rule.Expression, out Expr? known))
        {
            return known;
        }

        int start = _position;
        if (InvalidPass)
        {
            InvalidExpression();
            _position = start;
            InvalidLegacyExpression();
            _position = start;
        }

        return Remember(Rule.Expression, start, ConditionalExpression() ?? Lambdef());
    }

    private Expr? ConditionalExpression()
    {
        int start = _position;
        Expr? body = Disjunction();
        if (body is null || Peek != TokenKind.KeywordIf)
        {
            return body;
        }

        int behindBody = _position++;
        if (Disjunction() is { } test && Accept(TokenKind.KeywordElse))
        {
            Descend(1);
            Expr? orelse = Expression();
            _level--;
            if (orelse is not null)
            {
                return new IfExp(SpanFrom(start), test, body, orelse);
            }
        }

        _position = behindBody;
        return body;
    }

    /// <summary><c>yield_expr: 'yield' 'from' expression | 'yield' [star_expressions]</c>.</summary>
    private Expr? YieldExpr()
    {
        int start = _position;
        if (Peek != TokenKind.KeywordYield)
        {
            return null;
        }

        _position++;
        if (Peek == TokenKind.KeywordFrom)
        {
            int behindYield = _position++;
            if (Expression() is { } source)
            {
                return new YieldFrom(SpanFrom(start), source);
            }

            _position = behindYield;
            return new Yield(SpanFrom(start), null);
        }

        Expr? value = StarExpressions();
        return new Yield(SpanFrom(start), value);
    }

    /// <summary><c>annotated_rhs: yield_expr | star_expressions</c>.</summary>
    private Expr? AnnotatedRhs() => YieldExpr() ?? StarExpressions();
}
