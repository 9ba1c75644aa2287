using System.Globalization;

namespace Jitter.Primitives.Numbers;

/// <summary>Texts of floats and complex numbers as Python writes them.</summary>
public static class FloatText
{
    private const int MantissaBits = 52;
    private const int ExponentBias = 1023;

    /// <summary><c>repr(value)</c>: the shortest digits that give the value back, in CPython's layout (format code 'r').</summary>
    public static string Repr(double value) => Layout(value, FloatFormatFlags.AddDotZero);

    /// <summary><c>repr(complex(real, imaginary))</c> (CPython's complex_repr).</summary>
    public static string ComplexRepr(double real, double imaginary)
    {
        string imaginaryText = Layout(imaginary, FloatFormatFlags.None);
        if (real == 0 && !double.IsNegative(real))
        {
            return imaginaryText + "j";
        }

        string sign = imaginaryText[0] == '-' ? "" : "+";
        return "(" + Layout(real, FloatFormatFlags.None) + sign + imaginaryText + "j)";
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

    private static string Layout(double value, FloatFormatFlags flags) => FloatFormat.ToText(value, 'r', 0, flags)!;
}
