using System.Numerics;

namespace Jitter.Stdlib.Modules.Mathematics;

/// <summary>Floats taken apart.</summary>
internal static class Floats
{
    private const int MantissaBits = 52;
    private const int ExponentMask = 0x7FF;
    private const int HalfExponent = 1022;
    private const ulong SignBit = 1UL << 63;

    /// <summary>C's frexp: the mantissa from 0.5 to 1, and the exponent.</summary>
    public static double Split(double x, out int exponent)
    {
        exponent = 0;
        if (x == 0 || !double.IsFinite(x))
        {
            return x;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        int biased = (int)(bits >> MantissaBits) & ExponentMask;
        if (biased == 0)
        {
            // A subnormal: make it normal first.
            bits = BitConverter.DoubleToInt64Bits(x * (1L << 54));
            biased = ((int)(bits >> MantissaBits) & ExponentMask) - 54;
        }

        exponent = biased - HalfExponent;
        return BitConverter.Int64BitsToDouble((bits & ~((long)ExponentMask << MantissaBits)) | ((long)HalfExponent << MantissaBits));
    }

    /// <summary>An int's mantissa from 0.5 to 1, rounded half to even, and exponent (_PyLong_Frexp). The value is positive.</summary>
    public static double Split(BigInteger value, out long exponent)
    {
        exponent = (long)value.GetBitLength();
        int drop = (int)exponent - 62;
        if (drop > 0)
        {
            bool rest = !(value & ((BigInteger.One << drop) - 1)).IsZero;
            value = ((value >> drop) << 1) | (rest ? 1 : 0);
            double head = Split((double)(ulong)value, out int headExponent);
            exponent = headExponent + drop - 1;
            return head;
        }

        double mantissa = Split((double)(ulong)value, out int small);
        exponent = small;
        return mantissa;
    }

    /// <summary>The float so many steps after x towards y, but not beyond.</summary>
    public static double Step(double x, double y, ulong steps)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.IsNaN(x) ? x : y;
        }

        if (steps == 0)
        {
            return x;
        }

        if (x == y)
        {
            return y;
        }

        // Floats in order, as whole numbers: 0 and -0.0 are the same one.
        UInt128 distance = (UInt128)(Ordinal(y) > Ordinal(x) ? Ordinal(y) - Ordinal(x) : Ordinal(x) - Ordinal(y));
        if (steps >= distance)
        {
            return y;
        }

        Int128 ordinal = Ordinal(x) + (y > x ? (Int128)steps : -(Int128)steps);
        if (ordinal == 0)
        {
            return x < 0 || (x == 0 && double.IsNegative(x)) ? -0.0 : 0.0;
        }

        ulong magnitude = (ulong)(ordinal < 0 ? -ordinal : ordinal);
        return BitConverter.UInt64BitsToDouble(ordinal < 0 ? magnitude | SignBit : magnitude);
    }

    private static Int128 Ordinal(double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        return (bits & SignBit) != 0 ? -(Int128)(bits & ~SignBit) : (Int128)bits;
    }
}
