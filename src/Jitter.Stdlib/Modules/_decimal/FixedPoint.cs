using System.Numerics;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>Exponential and logarithm of numbers scaled by a power of two, with an error of few units.</summary>
internal static class FixedPoint
{
    private const int GuardBits = 32;
    private const int DoubleBits = 50;

    private static (int Bits, BigInteger Value) s_ln10;

    /// <summary>ln 10 * 2**bits.</summary>
    public static BigInteger Ln10(int bits)
    {
        (int known, BigInteger value) = s_ln10;
        if (known < bits)
        {
            // ln 10 = 46 artanh(1/31) + 34 artanh(1/49) + 20 artanh(1/161)
            int wide = bits + GuardBits;
            value = ((46 * InverseTangent(31, wide)) + (34 * InverseTangent(49, wide)) + (20 * InverseTangent(161, wide))) >> GuardBits;
            known = bits;
            s_ln10 = (known, value);
        }

        return value >> (known - bits);
    }

    /// <summary>e**x for a small x.</summary>
    public static BigInteger Exp(BigInteger x, int bits)
    {
        // e**x = (e**(x / 2**halvings)) ** (2**halvings)
        int halvings = (int)Math.Sqrt(bits) + 8;
        int wide = bits + (2 * halvings) + GuardBits;
        BigInteger reduced = (x << (wide - bits)) >> halvings;
        BigInteger sum = BigInteger.One << wide;
        BigInteger term = sum;
        for (int n = 1; !term.IsZero && term != BigInteger.MinusOne; n++)
        {
            term = ((term * reduced) >> wide) / n;
            sum += term;
        }

        for (int i = 0; i < halvings; i++)
        {
            sum = (sum * sum) >> wide;
        }

        return sum >> (wide - bits);
    }

    /// <summary>ln y for a y from 0.05 to 20, by Halley's iteration, which triples the number of right digits.</summary>
    public static BigInteger Ln(BigInteger y, int bits)
    {
        int wide = bits + GuardBits;
        y <<= GuardBits;
        double start = Math.Log((double)(y >> (wide - 60)) / (1L << 60));
        BigInteger z = new BigInteger(start * (1L << 60)) << (wide - 60);
        for (int right = DoubleBits; right < wide; right *= 3)
        {
            BigInteger power = Exp(z, wide);
            z += ((y - power) << (wide + 1)) / (y + power);
        }

        return z >> GuardBits;
    }

    /// <summary>A decimal * 2**bits.</summary>
    public static BigInteger From(DecimalValue value, int bits)
    {
        BigInteger scaled = value.Coefficient << bits;
        scaled = value.Exponent >= 0 ? scaled * PowersOfTen.Of(value.Exponent)
            : -value.Exponent > PowersOfTen.DigitsOf(scaled) ? BigInteger.Zero
            : scaled / PowersOfTen.Of(-value.Exponent);
        return value.Negative ? -scaled : scaled;
    }

    /// <summary>How many bits so many digits take, with some to spare.</summary>
    public static int BitsOf(long digits) => digits < 50_000_000 ? (int)(digits * 3.3219281) + 16 : throw new DecimalMemoryException();

    private static BigInteger InverseTangent(int inverse, int bits)
    {
        BigInteger power = (BigInteger.One << bits) / inverse;
        BigInteger sum = power;
        int square = inverse * inverse;
        for (int n = 3; !power.IsZero; n += 2)
        {
            power /= square;
            sum += power / n;
        }

        return sum;
    }
}
