using System.Numerics;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Preprocessing;

/// <summary>Python's operators on ints (CPython's Objects/longobject.c). A null or false result stands for a Python exception.</summary>
internal static class IntArithmetic
{
    private const int MantissaBits = 53;
    private const int MaxExponent = 1024;

    /// <summary>For a value of at least 2**(e-1) and less than 2**e, the e of the smallest normal double.</summary>
    private const int MinNormalExponent = -1021;

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
                return TryDivide(left, right, out double quotient) ? new FloatConstant(quotient) : null;
            case BinaryOperator.FloorDiv:
                return right.IsZero ? null : new IntConstant(FloorDivide(left, right, out _));
            case BinaryOperator.Mod:
                if (right.IsZero)
                {
                    return null;
                }

                FloorDivide(left, right, out BigInteger remainder);
                return new IntConstant(remainder);
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

    /// <summary>Division that rounds towards minus infinity, and the remainder, which has the divisor's sign. The divisor is not 0.</summary>
    public static BigInteger FloorDivide(BigInteger left, BigInteger right, out BigInteger remainder)
    {
        BigInteger quotient = BigInteger.DivRem(left, right, out remainder);
        if (!remainder.IsZero && remainder.Sign != right.Sign)
        {
            remainder += right;
            quotient -= 1;
        }

        return quotient;
    }

    /// <summary>int / int, correctly rounded; false on division by zero or where the quotient is too large for a float.</summary>
    public static bool TryDivide(BigInteger left, BigInteger right, out double quotient)
    {
        quotient = 0;
        if (right.IsZero)
        {
            return false;
        }

        bool negative = left.Sign < 0 != right.Sign < 0;
        BigInteger dividend = BigInteger.Abs(left);
        BigInteger divisor = BigInteger.Abs(right);
        if (dividend.IsZero)
        {
            quotient = negative ? -0.0 : 0.0;
            return true;
        }

        // Enough bits that the quotient has more than a mantissa; the remainder then only breaks ties.
        int shift = (int)(divisor.GetBitLength() - dividend.GetBitLength()) + MantissaBits + 3;
        if (shift > 0)
        {
            dividend <<= shift;
        }
        else
        {
            divisor <<= -shift;
        }

        BigInteger scaled = BigInteger.DivRem(dividend, divisor, out BigInteger remainder);
        if (!TryScale(scaled, -shift, !remainder.IsZero, out quotient))
        {
            return false;
        }

        quotient = negative ? -quotient : quotient;
        return true;
    }

    /// <summary>The nearest double, ties to even; false where the int is too large.</summary>
    public static bool TryToDouble(BigInteger value, out double result)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            result = (long)value;
            return true;
        }

        if (!TryScale(BigInteger.Abs(value), 0, false, out result))
        {
            return false;
        }

        result = value.Sign < 0 ? -result : result;
        return true;
    }

    /// <summary>Rounds <c>mantissa * 2**exponent</c>, a positive number, and a little more where there is a rest, to a double.</summary>
    private static bool TryScale(BigInteger mantissa, int exponent, bool hasRest, out double result)
    {
        long bits = mantissa.GetBitLength();
        long top = bits + exponent;
        int precision = top >= MinNormalExponent ? MantissaBits : (int)Math.Max(MantissaBits - (MinNormalExponent - top), 0);
        int drop = (int)(bits - precision);
        if (drop > 0)
        {
            BigInteger half = BigInteger.One << (drop - 1);
            BigInteger rest = mantissa & ((half << 1) - 1);
            mantissa >>= drop;
            exponent += drop;
            int comparison = rest.CompareTo(half);
            if (comparison > 0 || (comparison == 0 && (hasRest || !mantissa.IsEven)))
            {
                mantissa += 1;
            }
        }

        result = mantissa.IsZero ? 0 : Math.ScaleB((double)(ulong)mantissa, exponent);
        return top <= MaxExponent && !double.IsInfinity(result);
    }

    private static Constant? Power(BigInteger left, BigInteger right)
    {
        if (right.Sign < 0)
        {
            return TryToDouble(left, out double x) && TryToDouble(right, out double y) ? FloatArithmetic.Power(x, y) : null;
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
