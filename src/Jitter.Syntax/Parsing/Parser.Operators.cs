using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>Operators by precedence climbing: disjunction, conjunction, inversion, comparison, bitwise_or down to power.</summary>
public sealed partial class Parser
{
    // The levels of the operators, from the loosest.
    private const int Or = 1;
    private const int And = 2;
    private const int Not = 3;
    private const int Comparison = 4;
    private const int BitOr = 5;
    private const int BitXor = 6;
    private const int BitAnd = 7;
    private const int Shift = 8;
    private const int Additive = 9;
    private const int Multiplicative = 10;
    private const int Unary = 11;

    private static readonly byte[] s_levels = MakeLevels();

    private readonly ScratchStack<CompareOperator> _compareOperators = new();

    private Expr? Disjunction() => Exact ? ExactDisjunction() : Operation(Or);

    private Expr? BitwiseOr() => Exact ? ExactBitwiseOr() : Operation(BitOr);

    /// <summary>
    /// An operand and the operators behind it that bind at least as tightly as <paramref name="loosest"/>.
    /// </summary>
    private Expr? Operation(int loosest)
    {
        int start = _position;
        Expr? left;

        // An operator whose right operand was missing is not tried again one level up: only looser ones are.
        int tightest = Multiplicative;
        switch (Peek)
        {
            case TokenKind.KeywordNot:
                if (loosest > Not)
                {
                    return null;
                }

                left = UnaryOperation(UnaryOperator.Not, Not);
                tightest = And;
                break;
            case TokenKind.Plus:
                left = UnaryOperation(UnaryOperator.UAdd, Unary);
                break;
            case TokenKind.Minus:
                left = UnaryOperation(UnaryOperator.USub, Unary);
                break;
            case TokenKind.Tilde:
                left = UnaryOperation(UnaryOperator.Invert, Unary);
                break;
            default:
                left = AwaitPrimary();
                if (left is not null && Peek == TokenKind.DoubleStar)
                {
                    left = Power(start, left);
                }

                break;
        }

        if (left is null)
        {
            return null;
        }

        while (true)
        {
            TokenKind kind = Peek;
            int level = s_levels[(int)kind];
            if (level < loosest || level > tightest)
            {
                return left;
            }

            switch (level)
            {
                case Or:
                    return BooleanOperation(start, left, BoolOperator.Or, kind, And);
                case And:
                    left = BooleanOperation(start, left, BoolOperator.And, kind, Not);
                    tightest = Or;
                    break;
                case Comparison:
                    left = ComparisonChain(start, left);
                    tightest = And;
                    break;
                default:
                    _position++;
                    if (Operation(level + 1) is not { } right)
                    {
                        _position--;
                        tightest = level - 1;
                        break;
                    }

                    left = new BinOp(SpanFrom(start), left, BinaryOperatorOf(kind), right);
                    tightest = level;
                    break;
            }
        }
    }

    private UnaryOp? UnaryOperation(UnaryOperator op, int operandLevel)
    {
        int start = _position++;
        Descend(1);
        Expr? operand = Operation(operandLevel);
        _level--;
        if (operand is not null)
        {
            return new UnaryOp(SpanFrom(start), op, operand);
        }

        _position = start;
        return null;
    }

    private Expr Power(int start, Expr left)
    {
        _position++;
        Descend(2);
        Expr? right = Operation(Unary);
        _level -= 2;
        if (right is not null)
        {
            return new BinOp(SpanFrom(start), left, BinaryOperator.Pow, right);
        }

        _position--;
        return left;
    }

    private Expr BooleanOperation(int start, Expr first, BoolOperator op, TokenKind kind, int operandLevel)
    {
        int mark = _exprs.Count;
        _exprs.Push(first);
        _level += LevelsOfBoolean;
        do
        {
            _position++;
            if (Operation(operandLevel) is not { } operand)
            {
                _position--;
                break;
            }

            _exprs.Push(operand);
        }
        while (Peek == kind);

        _level -= LevelsOfBoolean;
        if (_exprs.Count == mark + 1)
        {
            _exprs.Drop(mark);
            return first;
        }

        return new BoolOp(SpanFrom(start), op, _exprs.Take(mark));
    }

    private Expr ComparisonChain(int start, Expr left)
    {
        int exprMark = _exprs.Count;
        int operatorMark = _compareOperators.Count;
        _level += LevelsOfComparison;
        while (true)
        {
            int before = _position;
            if (AcceptCompareOperator() is not { } op)
            {
                break;
            }

            if (BitwiseOr() is not { } operand)
            {
                _position = before;
                break;
            }

            _compareOperators.Push(op);
            _exprs.Push(operand);
        }

        _level -= LevelsOfComparison;
        return _exprs.Count == exprMark
            ? left
            : new Compare(SpanFrom(start), left, _compareOperators.Take(operatorMark), _exprs.Take(exprMark));
    }

    private CompareOperator? AcceptCompareOperator()
    {
        int start = _position;
        switch (Peek)
        {
            case TokenKind.EqualEqual:
                _position++;
                return CompareOperator.Eq;
            case TokenKind.NotEqual:
                return AcceptNotEqual() ? CompareOperator.NotEq : null;
            case TokenKind.LessEqual:
                _position++;
                return CompareOperator.LtE;
            case TokenKind.Less:
                _position++;
                return CompareOperator.Lt;
            case TokenKind.GreaterEqual:
                _position++;
                return CompareOperator.GtE;
            case TokenKind.Greater:
                _position++;
                return CompareOperator.Gt;
            case TokenKind.KeywordIn:
                _position++;
                return CompareOperator.In;
            case TokenKind.KeywordNot:
                _position++;
                if (Accept(TokenKind.KeywordIn))
                {
                    return CompareOperator.NotIn;
                }

                _position = start;
                return null;
            case TokenKind.KeywordIs:
                _position++;
                return Accept(TokenKind.KeywordNot) ? CompareOperator.IsNot : CompareOperator.Is;
            default:
                return null;
        }
    }

    /// <summary>Takes != or, under <c>from __future__ import barry_as_FLUFL</c>, &lt;&gt;.</summary>
    private bool AcceptNotEqual()
    {
        bool isBang = _source.Bytes[_tokens[_position].Start] == (byte)'!';
        if (_options.BarryAsFlufl && isBang)
        {
            _position++;
            RaiseSyntaxError("with Barry as BDFL, use '<>' instead of '!='");
        }

        if (_options.BarryAsFlufl == isBang)
        {
            return false;
        }

        _position++;
        return true;
    }

    private static BinaryOperator BinaryOperatorOf(TokenKind kind) => kind switch
    {
        TokenKind.Plus => BinaryOperator.Add,
        TokenKind.Minus => BinaryOperator.Sub,
        TokenKind.Star => BinaryOperator.Mult,
        TokenKind.Slash => BinaryOperator.Div,
        TokenKind.DoubleSlash => BinaryOperator.FloorDiv,
        TokenKind.Percent => BinaryOperator.Mod,
        TokenKind.At => BinaryOperator.MatMult,
        TokenKind.VBar => BinaryOperator.BitOr,
        TokenKind.Caret => BinaryOperator.BitXor,
        TokenKind.Ampersand => BinaryOperator.BitAnd,
        TokenKind.LeftShift => BinaryOperator.LShift,
        _ => BinaryOperator.RShift,
    };

    private static byte[] MakeLevels()
    {
        byte[] levels = new byte[256];
        levels[(int)TokenKind.KeywordOr] = Or;
        levels[(int)TokenKind.KeywordAnd] = And;
        levels[(int)TokenKind.EqualEqual] = Comparison;
        levels[(int)TokenKind.NotEqual] = Comparison;
        levels[(int)TokenKind.Less] = Comparison;
        levels[(int)TokenKind.LessEqual] = Comparison;
        levels[(int)TokenKind.Greater] = Comparison;
        levels[(int)TokenKind.GreaterEqual] = Comparison;
        levels[(int)TokenKind.KeywordIn] = Comparison;
        levels[(int)TokenKind.KeywordIs] = Comparison;
        levels[(int)TokenKind.KeywordNot] = Comparison;
        levels[(int)TokenKind.VBar] = BitOr;
        levels[(int)TokenKind.Caret] = BitXor;
        levels[(int)TokenKind.Ampersand] = BitAnd;
        levels[(int)TokenKind.LeftShift] = Shift;
        levels[(int)TokenKind.RightShift] = Shift;
        levels[(int)TokenKind.Plus] = Additive;
        levels[(int)TokenKind.Minus] = Additive;
        levels[(int)TokenKind.Star] = Multiplicative;
        levels[(int)TokenKind.Slash] = Multiplicative;
        levels[(int)TokenKind.DoubleSlash] = Multiplicative;
        levels[(int)TokenKind.Percent] = Multiplicative;
        levels[(int)TokenKind.At] = Multiplicative;
        return levels;
    }
}
