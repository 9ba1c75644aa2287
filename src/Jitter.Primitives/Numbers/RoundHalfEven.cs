using System.Numerics;

namespace Jitter.Primitives.Numbers;

/// <summary>Exact results rounded half to even.</summary>
internal static class RoundHalfEven
{
    /// <summary>numerator / denominator, neither negative.</summary>
    public static BigInteger Divide(BigInteger numerator, BigInteger denominator)
    {
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger remainder);
        int order = (remainder << 1).CompareTo(denominator);
        return order > 0 || (order == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    /// <summary>The nearest float; false where it would be infinite (CPython's PyLong_AsDouble).</summary>
    public static bool TryToDouble(BigInteger value, out double result)
    {
        BigInteger magnitude = BigInteger.Abs(value);
        long bits = magnitude.GetBitLength();
        if (bits <= 64)
        {
            result = (double)(ulong)magnitude;
        }
        else if (bits > 1024)
        {
            result = 0;
            return false;
        }
        else
        {
            // Keep 62 bits and a sticky one: the conversion of a ulong rounds once, half to even.
            int shift = (int)bits - 62;
            var head = (ulong)(magnitude >> shift);
            bool rest = !(magnitude & ((BigInteger.One << shift) - 1)).IsZero;
            result = Math.ScaleB((double)((head << 1) | (rest ? 1UL : 0UL)), shift - 1);
            if (double.IsInfinity(result))
            {
                return false;
            }
        }

        result = value.Sign < 0 ? -result : result;
        return true;
    }
}
