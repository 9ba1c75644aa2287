using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>The operators rule by rule, as the last pass needs them: results kept, invalid_* rules in their places.</summary>
public sealed partial class Parser
{
    /// <summary><c>disjunction (memo): conjunction ('or' conjunction)*</c>.</summary>
    private Expr? ExactDisjunction()
    {
        if (Recall(Rule.Disjunction, out Expr? known))
        {
            return known;
        }

        int start = _position;
        Expr? left = Conjunction();
        int mark = _exprs.Count;
        _level += LevelsOfBoolean;
        while (left is not null && Peek == TokenKind.KeywordOr)
        {
            int before = _position++;
            if (Conjunction() is not { } right)
            {
                _position = before;
                break;
            }

            _exprs.Push(right);
        }

        _level -= LevelsOfBoolean;
        if (_exprs.Count > mark)
        {
            _exprs.Drop(mark);
            left = new BoolOp(SpanFrom(start), BoolOperator.Or, []);
        }

        return Remember(Rule.Disjunction, start, left);
    }

    /// <summary><c>conjunction (memo): inversion ('and' inversion)*</c>.</summary>
    private Expr? Conjunction()
    {
        if (Recall(Rule.Conjunction, out Expr? known))
        {
            return known;
        }

        int start = _position;
        Expr? left = Inversion();
        bool any = false;
        _level += LevelsOfBoolean;
        while (left is not null && Peek == TokenKind.KeywordAnd)
        {
            int before = _position++;
            if (Inversion() is null)
            {
                _position = before;
                break;
            }

            any = true;
        }

        _level -= LevelsOfBoolean;
        if (any)
        {
            left = new BoolOp(SpanFrom(start), BoolOperator.And, []);
        }

        return Remember(Rule.Conjunction, start, left);
    }

    /// <summary><c>inversion (memo): 'not' inversion | comparison</c>.</summary>
    private Expr? Inversion()
    {
        if (Recall(Rule.Inversion, out Expr? known))
        {
            return known;
        }

        int start = _position;
        if (Peek == TokenKind.KeywordNot)
        {
            _position++;
            Descend(1);
            Expr? operand = Inversion();
            _level--;
            if (operand is not null)
            {
                return Remember(Rule.Inversion, start, new UnaryOp(SpanFrom(start), UnaryOperator.Not, operand));
            }

            _position = start;
        }

        Expr? left = ExactBitwiseOr();
        return Remember(Rule.Inversion, start, left is null ? null : ComparisonChain(start, left));
    }

    /// <summary><c>bitwise_or: bitwise_or '|' bitwise_xor | bitwise_xor</c>.</summary>
    private Expr? ExactBitwiseOr()
    {
        if (Recall(Rule.BitwiseOr, out Expr? known))
        {
            return known;
        }

        int start = _position;
        Expr? left = BitwiseXor();
        while (left is not null && Peek == TokenKind.VBar)
        {
            int before = _position++;
            if (BitwiseXor() is not { } right)
            {
                _position = before;
                break;
            }

            left = new BinOp(SpanFrom(start), left, BinaryOperator.BitOr, right);
        }

        return Remember(Rule.BitwiseOr, start, left);
    }

    /// <summary><c>bitwise_xor: bitwise_xor '^' bitwise_and | bitwise_and</c>.</summary>
    private Expr? BitwiseXor()
    {
        if (Recall(Rule.BitwiseXor, out Expr? known))
        {
            return known;
        }

        int start = _position;
        Expr? left = BitwiseAnd();
        while (left is not null && Peek == TokenKind.Caret)
        {
            int before = _position++;
            if (BitwiseAnd() is not { } right)
            {
                _position = before;
                break;
            }

            left = new BinOp(SpanFrom(start), left, BinaryOperator.BitXor, right);
        }

        return Remember(Rule.BitwiseXor, start, left);
    }

    /// <summary><c>bitwise_and: bitwise_and '&amp;' shift_expr | shift_expr</c>.</summary>
    private Expr? BitwiseAnd()
    {
        if (Recall(Rule.BitwiseAnd, out Expr? known))
        {
            return known;
        }

        int start = _position;
        Expr? left = ShiftExpr();
        while (left is not null && Peek == TokenKind.Ampersand)
        {
            int before = _position++;
            if (ShiftExpr() is not { } right)
            {
                _position = before;
                break;
            }

            left = new BinOp(SpanFrom(start), left, BinaryOperator.BitAnd, right);
        }

        return Remember(Rule.BitwiseAnd, start, left);
    }

    /// <summary><c>shift_expr: shift_expr ('&lt;&lt;' | '>>') sum | invalid_arithmetic | sum</c>.</summary>
    private Expr? ShiftExpr()
    {
        if (Recall(Rule.ShiftExpr, out Expr? known))
        {
            return known;
        }

        int start = _position;
        if (InvalidPass)
        {
            InvalidArithmetic();
            _position = start;
        }

        Expr? left = Sum();
        while (left is not null && Peek is TokenKind.LeftShift or TokenKind.RightShift)
        {
            TokenKind kind = Peek;
            int before = _position++;
            if (Sum() is not { } right)
            {
                _position = before;
                break;
            }

            left = new BinOp(SpanFrom(start), left, BinaryOperatorOf(kind), right);
        }

        return Remember(Rule.ShiftExpr, start, left);
    }

    /// <summary><c>sum: sum ('+' | '-') term | term</c>.</summary>
    private Expr? Sum()
    {
        if (Recall(Rule.Sum, out Expr? known))
        {
            return known;
        }

        int start = _position;
        Expr? left = Term();
        while (left is not null && Peek is TokenKind.Plus or TokenKind.Minus)
        {
            TokenKind kind = Peek;
            int before = _position++;
            if (Term() is not { } right)
            {
                _position = before;
                break;
            }

            left = new BinOp(SpanFrom(start), left, BinaryOperatorOf(kind), right);
        }

        return Remember(Rule.Sum, start, left);
    }

    /// <summary><c>term: term ('*' | '/' | '//' | '%' | '@') factor | invalid_factor | factor</c>.</summary>
    private Expr? Term()
    {
        if (Recall(Rule.Term, out Expr? known))
        {
            return known;
        }

        int start = _position;
        if (InvalidPass)
        {
            InvalidFactor();
            _position = start;
        }

        Expr? left = Factor();
        while (left is not null && s_levels[(int)Peek] == Multiplicative)
        {
            TokenKind kind = Peek;
            int before = _position++;
            if (Factor() is not { } right)
            {
                _position = before;
                break;
            }

            left = new BinOp(SpanFrom(start), left, BinaryOperatorOf(kind), right);
        }

        return Remember(Rule.Term, start, left);
    }

    /// <summary><c>factor (memo): ('+' | '-' | '~') factor | power</c>, with <c>power: await_primary ['**' factor]</c>.</summary>
    private Expr? Factor()
    {
        if (Recall(Rule.Factor, out Expr? known))
        {
            return known;
        }

        int start = _position;
        if (Peek is TokenKind.Plus or TokenKind.Minus or TokenKind.Tilde)
        {
            _position++;
            Descend(1);
            Expr? operand = Factor();
            _level--;
            if (operand is not null)
            {
                return Remember(Rule.Factor, start, new UnaryOp(SpanFrom(start), UnaryOperator.USub, operand));
            }

            _position = start;
        }

        Expr? left = AwaitPrimary();
        if (left is not null && Peek == TokenKind.DoubleStar)
        {
            int before = _position++;
            Descend(2);
            Expr? right = Factor();
            _level -= 2;
            if (right is not null)
            {
                left = new BinOp(SpanFrom(start), left, BinaryOperator.Pow, right);
            }
            else
            {
                _position = before;
            }
        }

        return Remember(Rule.Factor, start, left);
    }
}
