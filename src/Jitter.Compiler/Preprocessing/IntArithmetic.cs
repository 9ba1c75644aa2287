using System.Numerics;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Numbers;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Preprocessing;

/// <summary>Python's operators on ints (CPython's Objects/longobject.c). A null result stands for a Python exception.</summary>
internal static class IntArithmetic
{
    /// <summary>A binary operation.</summary>
    public static Constant? Binary(BinaryOperator op, BigInteger left, BigInteger right)
    {
        switch (op)
        {
            case BinaryOperator.Add:
                return new IntConstant(left + right);
            case BinaryOperator.Sub:
                return new IntConstant(left - right);
            case BinaryOperator.Mult:
                return new IntConstant(left * right);
            case BinaryOperator.Div:
                return !right.IsZero && IntMath.TryDivide(left, right, out double quotient) ? new FloatConstant(quotient) : null;
            case BinaryOperator.FloorDiv:
                return right.IsZero ? null : new IntConstant(IntMath.FloorDivide(left, right, out _));
            case BinaryOperator.Mod:
                return right.IsZero ? null : new IntConstant(IntMath.Remainder(left, right));
            case BinaryOperator.Pow:
                return Power(left, right);
            case BinaryOperator.LShift:
                return ShiftLeft(left, right);
            case BinaryOperator.RShift:
                if (right.Sign < 0)
                {
                    return null;
                }

                return new IntConstant(right > int.MaxValue ? (left.Sign < 0 ? BigInteger.MinusOne : BigInteger.Zero) : left >> (int)right);
            case BinaryOperator.BitOr:
                return new IntConstant(left | right);
            case BinaryOperator.BitXor:
                return new IntConstant(left ^ right);
            case BinaryOperator.BitAnd:
                return new IntConstant(left & right);
            default:
                return null;
        }
    }

    private static Constant? Power(BigInteger left, BigInteger right)
    {
        if (right.Sign < 0)
        {
            return FloatConversion.TryFromInt(left, out double x, out _) && FloatConversion.TryFromInt(right, out double y, out _)
                ? FloatArithmetic.Power(x, y)
                : null;
        }

        if (right <= int.MaxValue)
        {
            return new IntConstant(BigInteger.Pow(left, (int)right));
        }

        // Any other base would fill the memory.
        return left.IsZero || left.IsOne ? new IntConstant(left)
            : left == BigInteger.MinusOne ? new IntConstant(right.IsEven ? 1 : -1)
            : null;
    }

    private static IntConstant? ShiftLeft(BigInteger left, BigInteger right) =>
        right.Sign < 0 ? null
        : left.IsZero ? new IntConstant(left)
        : right > int.MaxValue ? null
        : new IntConstant(left << (int)right);
}
