using System.Globalization;
using System.Numerics;

namespace Jitter.Primitives.Numbers;

/// <summary>
/// Decimal digits of floats, rounded half to even from the exact value, as David Gay's dtoa gives them (CPython's
/// Python/dtoa.c): no leading and no trailing zeros, "0" for zero.
/// </summary>
/// <remarks>.NET's own "F" and "E" formats round an exact tie up, where C and Python take the even neighbour.</remarks>
internal static class FloatDigits
{
    /// <summary>No exact expansion of a float has more significant digits (767), and no text below needs more characters.</summary>
    public const int BufferSize = 800;

    private const int MantissaBits = 52;
    private const int LargestUlongPower = 19;
    private const int MostDenominatorBits = 60;

    /// <summary>More than the error of a logarithm of up to 324 in double precision.</summary>
    private const double LogarithmError = 1e-10;

    private static readonly ulong[] PowersOfTen = MakePowersOfTen();

    /// <summary>Dtoa's mode 0: the shortest digits that give <paramref name="value"/> (finite, not negative) back.</summary>
    /// <returns>The number of digits written to <paramref name="digits"/>; the value is 0.DIGITS * 10**decimalPoint.</returns>
    public static int Shortest(double value, Span<char> digits, out int decimalPoint)
    {
        if (value == 0)
        {
            return Zero(digits, out decimalPoint);
        }

        Span<char> text = stackalloc char[40];
        value.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture);
        bool powerOfTwo = (BitConverter.DoubleToInt64Bits(value) & ((1L << MantissaBits) - 1)) == 0;
        if (powerOfTwo && double.Parse(text[..length], CultureInfo.InvariantCulture) != value)
        {
            // .NET is wrong about some powers of two (2**-25), whose lower neighbour is nearer than their upper one.
            value.TryFormat(text, out length, "E16", CultureInfo.InvariantCulture);
        }

        return Extract(text[..length], digits, out decimalPoint);
    }

    /// <summary>
    /// Dtoa's mode 3: <paramref name="value"/> (finite, not negative) to <paramref name="places"/> digits after the point;
    /// a negative count rounds before it.
    /// </summary>
    /// <returns>The number of digits, 0 where the value rounds to zero (dtoa says <c>decimalPoint == -places</c> then).</returns>
    public static int Fixed(double value, int places, Span<char> digits, out int decimalPoint)
    {
        if (value == 0)
        {
            return Zero(digits, out decimalPoint);
        }

        (ulong mantissa, int exponent) = Decompose(value);
        int power = Math.Min(places, Math.Max(0, -exponent));
        int length = Scale(mantissa, exponent, power, digits);
        if (length == 1 && digits[0] == '0')
        {
            decimalPoint = -places;
            return 0;
        }

        decimalPoint = length - power;
        return WithoutTrailingZeros(digits, length);
    }

    /// <summary>Dtoa's mode 2: <paramref name="value"/> (finite, not negative) to <paramref name="count"/> (at least 1) significant digits.</summary>
    public static int Significant(double value, int count, Span<char> digits, out int decimalPoint)
    {
        if (value == 0)
        {
            return Zero(digits, out decimalPoint);
        }

        (ulong mantissa, int exponent) = Decompose(value);
        int fractionDigits = Math.Max(0, -exponent);

        // Never too high: 9.9999999999999995e-8, scaled as if it were 1e-7 or more, would round to a power of ten that has
        // the right length. Too low an estimate, or a carry into a new digit, shows as one digit too many.
        int magnitude = (int)Math.Floor(Math.Log10(value) - LogarithmError);
        while (true)
        {
            // Beyond the last digit of the exact value there is nothing to round.
            int power = (int)Math.Min((long)count - 1 - magnitude, fractionDigits);
            int length = Scale(mantissa, exponent, power, digits);
            if (length <= count)
            {
                decimalPoint = length - power;
                return WithoutTrailingZeros(digits, length);
            }

            magnitude++;
        }
    }

    /// <summary>The odd mantissa and the exponent with value == mantissa * 2**exponent, for a finite positive value.</summary>
    public static (ulong Mantissa, int Exponent) Decompose(double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        int exponent = (int)(bits >> MantissaBits) & 0x7FF;
        ulong mantissa = bits & ((1UL << MantissaBits) - 1);
        if (exponent == 0)
        {
            exponent = 1;
        }
        else
        {
            mantissa |= 1UL << MantissaBits;
        }

        int zeros = BitOperations.TrailingZeroCount(mantissa);
        return (mantissa >> zeros, exponent - 1075 + zeros);
    }

    /// <summary>Writes mantissa * 2**exponent * 10**power, rounded half to even, in decimal.</summary>
    private static int Scale(ulong mantissa, int exponent, int power, Span<char> digits)
    {
        int written;
        if (TryScaleSmall(mantissa, exponent, power, out UInt128 small))
        {
            _ = small <= ulong.MaxValue
                ? ((ulong)small).TryFormat(digits, out written, default, CultureInfo.InvariantCulture)
                : small.TryFormat(digits, out written, default, CultureInfo.InvariantCulture);
            return written;
        }

        BigInteger numerator = mantissa;
        BigInteger denominator = BigInteger.One;
        if (power >= 0)
        {
            numerator *= BigInteger.Pow(5, power);
        }
        else
        {
            denominator = BigInteger.Pow(5, -power);
        }

        int shift = exponent + power;
        if (shift >= 0)
        {
            numerator <<= shift;
        }
        else
        {
            denominator <<= -shift;
        }

        BigInteger quotient = denominator.IsOne ? numerator : RoundHalfEven.Divide(numerator, denominator);
        quotient.TryFormat(digits, out written, default, CultureInfo.InvariantCulture);
        return written;
    }

    private static bool TryScaleSmall(ulong mantissa, int exponent, int power, out UInt128 result)
    {
        result = default;
        if (power is < -LargestUlongPower or > LargestUlongPower)
        {
            return false;
        }

        UInt128 numerator = mantissa;
        UInt128 denominator = UInt128.One;
        if (power >= 0)
        {
            numerator *= PowersOfTen[power];
        }
        else
        {
            denominator = PowersOfTen[-power];
        }

        if (exponent >= 0)
        {
            if (exponent >= (int)UInt128.LeadingZeroCount(numerator))
            {
                return false;
            }

            numerator <<= exponent;
        }
        else if (power >= 0)
        {
            // mantissa < 2**53 and 10**19 < 2**64: what is shifted out by 128 bits or more is below a half.
            result = exponent <= -128 ? UInt128.Zero : ShiftHalfEven(numerator, -exponent);
            return true;
        }
        else if (exponent < -MostDenominatorBits)
        {
            return false;
        }
        else
        {
            denominator <<= -exponent;
        }

        (UInt128 quotient, UInt128 remainder) = UInt128.DivRem(numerator, denominator);
        UInt128 rest = denominator - remainder;
        if (remainder > rest || (remainder == rest && UInt128.IsOddInteger(quotient)))
        {
            quotient++;
        }

        result = quotient;
        return true;
    }

    private static UInt128 ShiftHalfEven(UInt128 value, int shift)
    {
        UInt128 quotient = value >> shift;
        UInt128 remainder = value - (quotient << shift);
        UInt128 half = UInt128.One << (shift - 1);
        return remainder > half || (remainder == half && UInt128.IsOddInteger(quotient)) ? quotient + 1 : quotient;
    }

    private static int Zero(Span<char> digits, out int decimalPoint)
    {
        digits[0] = '0';
        decimalPoint = 1;
        return 1;
    }

    private static int WithoutTrailingZeros(Span<char> digits, int length)
    {
        while (length > 1 && digits[length - 1] == '0')
        {
            length--;
        }

        return length;
    }

    private static int Extract(ReadOnlySpan<char> text, Span<char> digits, out int decimalPoint)
    {
        int count = 0;
        int point = -1;
        int exponent = 0;
        int seen = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '.')
            {
                point = seen;
            }
            else if (c == 'E')
            {
                exponent = int.Parse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
            else
            {
                seen++;
                if (count > 0 || c != '0')
                {
                    digits[count++] = c;
                }
            }
        }

        decimalPoint = (point < 0 ? seen : point) + exponent - (seen - count);
        return WithoutTrailingZeros(digits, count);
    }

    private static ulong[] MakePowersOfTen()
    {
        var powers = new ulong[LargestUlongPower + 1];
        ulong power = 1;
        for (int i = 0; i < powers.Length; i++, power *= 10)
        {
            powers[i] = power;
        }

        return powers;
    }
}
