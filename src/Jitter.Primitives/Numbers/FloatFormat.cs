using System.Globalization;

namespace Jitter.Primitives.Numbers;

/// <summary>What <see cref="FloatFormat.ToText"/> adds to the plain form (CPython's Py_DTSF_... flags).</summary>
[Flags]
public enum FloatFormatFlags
{
    /// <summary>The plain form.</summary>
    None = 0,

    /// <summary>".0" behind a text that would look like an int (Py_DTSF_ADD_DOT_0).</summary>
    AddDotZero = 1,

    /// <summary>The '#' form: the point stays, 'g' keeps trailing zeros (Py_DTSF_ALT).</summary>
    Alternate = 2,

    /// <summary>The 'z' option: a value that rounds to zero has no sign (Py_DTSF_NO_NEG_0).</summary>
    NoNegativeZero = 4,
}

/// <summary>Text of a float under a format code: CPython's PyOS_double_to_string (Python/pystrtod.c).</summary>
public static class FloatFormat
{
    private const int StackText = 512;

    /// <summary>Formats with code e, E, f, F, g, G or r (repr, which takes no precision).</summary>
    /// <returns>The text, or null where it would be too long for any memory (MemoryError).</returns>
    public static string? ToText(double value, char code, int precision, FloatFormatFlags flags)
    {
        bool upper = code is 'E' or 'F' or 'G';
        if (double.IsNaN(value))
        {
            return upper ? "NAN" : "nan";
        }

        if (double.IsInfinity(value))
        {
            return value < 0 ? (upper ? "-INF" : "-inf") : upper ? "INF" : "inf";
        }

        Span<char> digits = stackalloc char[FloatDigits.BufferSize];
        double magnitude = Math.Abs(value);
        int lowered = upper ? code | 0x20 : code;
        if (lowered == 'g' && precision == 0)
        {
            precision = 1;
        }

        int count;
        int point;
        switch (lowered)
        {
            case 'e':
                count = FloatDigits.Significant(magnitude, precision == int.MaxValue ? precision : precision + 1, digits, out point);
                break;
            case 'f':
                count = FloatDigits.Fixed(magnitude, precision, digits, out point);
                break;
            case 'g':
                count = FloatDigits.Significant(magnitude, precision, digits, out point);
                break;
            default:
                count = FloatDigits.Shortest(magnitude, digits, out point);
                break;
        }

        bool zero = count == 0 || (count == 1 && digits[0] == '0');
        bool negative = double.IsNegative(value) && !(zero && (flags & FloatFormatFlags.NoNegativeZero) != 0);
        return Layout(digits[..count], point, negative, lowered, upper, precision, flags);
    }

    private static string? Layout(ReadOnlySpan<char> digits, long point, bool negative, int code, bool upper, int precision, FloatFormatFlags flags)
    {
        bool alternate = (flags & FloatFormatFlags.Alternate) != 0;
        bool addDotZero = (flags & FloatFormatFlags.AddDotZero) != 0;
        bool useExponent = false;
        long end = digits.Length;
        switch (code)
        {
            case 'e':
                useExponent = true;
                end = precision + 1L;
                break;
            case 'f':
                end = point + precision;
                break;
            case 'g':
                useExponent = point <= -4 || point > precision - (addDotZero ? 1 : 0);
                end = alternate ? precision : end;
                break;
            default:
                useExponent = point is <= -4 or > 16;
                break;
        }

        long exponent = 0;
        if (useExponent)
        {
            exponent = point - 1;
            point = 1;
        }

        // Digits are numbered from the first significant one; there is at least one before the point.
        long start = point <= 0 ? point - 1 : 0;
        end = Math.Max(end, !useExponent && addDotZero ? point + 1 : point);
        long longest = end - start + 10;
        if (longest > NumericError.LongestText)
        {
            return null;
        }

        Span<char> text = longest <= StackText ? stackalloc char[StackText] : new char[longest];
        int length = 0;
        if (negative)
        {
            text[length++] = '-';
        }

        for (long i = start; i < end; i++)
        {
            if (i == point)
            {
                text[length++] = '.';
            }

            text[length++] = i >= 0 && i < digits.Length ? digits[(int)i] : '0';
        }

        if (end == point && alternate)
        {
            text[length++] = '.';
        }

        if (useExponent)
        {
            text[length++] = upper ? 'E' : 'e';
            text[length++] = exponent < 0 ? '-' : '+';
            Math.Abs(exponent).TryFormat(text[length..], out int written, "00", CultureInfo.InvariantCulture);
            length += written;
        }

        return new string(text[..length]);
    }
}
