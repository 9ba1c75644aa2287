using System.Numerics;

namespace Jitter.Primitives.Numbers;

/// <summary>Python's operators on ints where .NET's differ (CPython's Objects/longobject.c): for the compiler's constants and the runtime.</summary>
public static class IntMath
{
    private const int MantissaBits = 53;
    private const int MaxExponent = 1024;

    /// <summary>For a value of at least 2**(e-1) and less than 2**e, the e of the smallest normal double.</summary>
    private const int MinNormalExponent = -1021;

    /// <summary>Ints up to this are floats exactly.</summary>
    private const long LargestExact = 1L << MantissaBits;

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

    /// <summary><c>left % right</c>, which has the divisor's sign. The divisor is not 0.</summary>
    public static BigInteger Remainder(BigInteger left, BigInteger right)
    {
        BigInteger remainder = BigInteger.Remainder(left, right);
        return !remainder.IsZero && remainder.Sign != right.Sign ? remainder + right : remainder;
    }

    /// <summary>int / int, correctly rounded; false where the quotient is too large for a float. The divisor is not 0.</summary>
    public static bool TryDivide(long left, long right, out double quotient)
    {
        if (left is <= LargestExact and >= -LargestExact && right is <= LargestExact and >= -LargestExact)
        {
            quotient = (double)left / right;
            return true;
        }

        return TryDivide((BigInteger)left, right, out quotient);
    }

    /// <summary>int / int, correctly rounded; false where the quotient is too large for a float. The divisor is not 0.</summary>
    public static bool TryDivide(BigInteger left, BigInteger right, out double quotient)
    {
        bool negative = left.Sign < 0 != right.Sign < 0;
        BigInteger dividend = BigInteger.Abs(left);
        BigInteger divisor = BigInteger.Abs(right);
        if (dividend.IsZero)
        {
            quotient = negative ? -0.0 : 0.0;
            return true;
        }

        long difference = (long)(dividend.GetBitLength() - divisor.GetBitLength());
        if (difference > MaxExponent)
        {
            quotient = 0;
            return false;
        }

        if (difference < MinNormalExponent - MantissaBits - 2)
        {
            quotient = negative ? -0.0 : 0.0;
            return true;
        }

        // Enough bits that the quotient has more than a mantissa; the remainder then only breaks ties.
        int shift = MantissaBits + 3 - (int)difference;
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

    /// <summary><c>mantissa * 2**exponent</c>, a positive number, and a little more where there is a rest, rounded half to even.</summary>
    public static bool TryScale(BigInteger mantissa, int exponent, bool hasRest, out double result)
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
}
