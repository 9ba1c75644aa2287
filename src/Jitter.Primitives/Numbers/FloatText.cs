using System.Globalization;
using System.Text;

namespace Jitter.Primitives.Numbers;

/// <summary>Texts of floats and complex numbers as Python writes them.</summary>
public static class FloatText
{
    private const int MantissaBits = 52;
    private const int ExponentBias = 1023;
    private const int SmallestFixedExponent = -4;
    private const int LargestFixedExponent = 16;

    /// <summary><c>repr(value)</c>: the shortest digits that give the value back, in CPython's layout (format code 'r').</summary>
    public static string Repr(double value) => Layout(value, addDotZero: true);

    /// <summary><c>repr(complex(real, imaginary))</c> (CPython's complex_repr).</summary>
    public static string ComplexRepr(double real, double imaginary)
    {
        string imaginaryText = Layout(imaginary, addDotZero: false);
        if (real == 0 && !double.IsNegative(real))
        {
            return imaginaryText + "j";
        }

        string sign = imaginaryText[0] == '-' ? "" : "+";
        return "(" + Layout(real, addDotZero: false) + sign + imaginaryText + "j)";
    }

    /// <summary><c>float.hex(value)</c>.</summary>
    public static string ToHex(double value)
    {
        if (!double.IsFinite(value))
        {
            return Repr(value);
        }

        long bits = BitConverter.DoubleToInt64Bits(value);
        string sign = bits < 0 ? "-" : "";
        int exponent = (int)((bits >> MantissaBits) & 0x7FF);
        long mantissa = bits & ((1L << MantissaBits) - 1);
        if (exponent == 0 && mantissa == 0)
        {
            return sign + "0x0.0p+0";
        }

        int lead = exponent == 0 ? 0 : 1;
        int power = exponent == 0 ? 1 - ExponentBias : exponent - ExponentBias;
        return string.Create(CultureInfo.InvariantCulture, $"{sign}0x{lead}.{mantissa:x13}p{(power < 0 ? "-" : "+")}{Math.Abs(power)}");
    }

    private static string Layout(double value, bool addDotZero)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        if (double.IsInfinity(value))
        {
            return value < 0 ? "-inf" : "inf";
        }

        // "E16" forms round; "R" gives the shortest digits that round-trip, as David Gay's mode 0 does in CPython.
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        if ((BitConverter.DoubleToInt64Bits(value) & ((1L << MantissaBits) - 1)) == 0 && double.Parse(shortest, CultureInfo.InvariantCulture) != value)
        {
            // .NET is wrong about some powers of two (2**-25), whose lower neighbour is nearer than their upper one.
            shortest = value.ToString("E16", CultureInfo.InvariantCulture);
        }

        var digits = new StringBuilder(shortest.Length);
        int exponent = 0;
        int pointAt = -1;
        bool negative = false;
        for (int i = 0; i < shortest.Length; i++)
        {
            char c = shortest[i];
            if (c == '-')
            {
                negative = true;
            }
            else if (c == '.')
            {
                pointAt = digits.Length;
            }
            else if (c == 'E')
            {
                exponent = int.Parse(shortest.AsSpan(i + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
            else
            {
                digits.Append(c);
            }
        }

        int decimalPoint = (pointAt < 0 ? digits.Length : pointAt) + exponent;
        int leadingZeros = 0;
        while (leadingZeros < digits.Length - 1 && digits[leadingZeros] == '0')
        {
            leadingZeros++;
        }

        digits.Remove(0, leadingZeros);
        decimalPoint -= leadingZeros;
        while (digits.Length > 1 && digits[^1] == '0')
        {
            digits.Length--;
        }

        string sign = negative ? "-" : "";
        if (digits.Length == 1 && digits[0] == '0')
        {
            return sign + (addDotZero ? "0.0" : "0");
        }

        return sign + Place(digits, decimalPoint, addDotZero);
    }

    private static string Place(StringBuilder digits, int decimalPoint, bool addDotZero)
    {
        if (decimalPoint is <= SmallestFixedExponent or > LargestFixedExponent)
        {
            int power = decimalPoint - 1;
            string fraction = digits.Length > 1 ? "." + digits.ToString(1, digits.Length - 1) : "";
            return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(power < 0 ? "-" : "+")}{Math.Abs(power):00}");
        }

        if (decimalPoint <= 0)
        {
            return "0." + new string('0', -decimalPoint) + digits;
        }

        if (decimalPoint >= digits.Length)
        {
            return digits.ToString() + new string('0', decimalPoint - digits.Length) + (addDotZero ? ".0" : "");
        }

        return digits.ToString(0, decimalPoint) + "." + digits.ToString(decimalPoint, digits.Length - decimalPoint);
    }
}
