using System.Numerics;

namespace Jitter.Primitives.Numbers;

/// <summary>The flags of one conversion of the <c>%</c> operator.</summary>
[Flags]
public enum PrintfFlags
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>'-'.</summary>
    LeftJustify = 1,

    /// <summary>'+'.</summary>
    Sign = 2,

    /// <summary>' '.</summary>
    Blank = 4,

    /// <summary>'#'.</summary>
    Alternate = 8,

    /// <summary>'0'.</summary>
    Zero = 16,
}

/// <summary>One conversion of the <c>%</c> operator: <c>%[flags][width][.precision]conversion</c>.</summary>
/// <param name="Flags">The flags.</param>
/// <param name="Width">The least width, 0 or less where none is given.</param>
/// <param name="Precision">The precision, or -1.</param>
/// <param name="Conversion">The letter.</param>
public readonly record struct PrintfConversion(PrintfFlags Flags, long Width, int Precision, char Conversion);

/// <summary>
/// Formats numbers for the <c>%</c> operator of str and bytes (CPython's Objects/unicodeobject.c, _PyUnicode_FormatLong,
/// formatfloat and unicode_format_arg_output). Texts are ASCII; a null result comes with an error.
/// </summary>
public static class PrintfFormat
{
    private const int DefaultPrecision = 6;

    // _PyUnicode_FormatLong leaves room for a sign and a prefix.
    private const int LargestIntPrecision = int.MaxValue - 3;

    /// <summary>Formats an int with d, i, u, o, x or X.</summary>
    /// <param name="value">The value.</param>
    /// <param name="conversion">The conversion.</param>
    /// <param name="maxDigits">The limit of <c>sys.set_int_max_str_digits</c>, 0 for none.</param>
    /// <param name="error">ValueError, OverflowError or MemoryError.</param>
    public static string? FormatInt(BigInteger value, in PrintfConversion conversion, int maxDigits, out NumericError? error)
    {
        if (conversion.Precision > LargestIntPrecision)
        {
            error = NumericError.Overflow("precision too large");
            return null;
        }

        error = null;
        string? number = conversion.Conversion switch
        {
            'o' => IntText.ToPowerOfTwoBase(value, 3, upper: false),
            'x' => IntText.ToPowerOfTwoBase(value, 4, upper: false),
            'X' => IntText.ToPowerOfTwoBase(value, 4, upper: true),
            _ => IntText.ToText(value, maxDigits, out error),
        };
        if (number is null)
        {
            return null;
        }

        string prefix = (conversion.Flags & PrintfFlags.Alternate) == 0 ? "" : conversion.Conversion switch
        {
            'o' => "0o",
            'x' => "0x",
            'X' => "0X",
            _ => "",
        };
        return Layout(number, prefix, conversion.Precision, conversion, out error);
    }

    /// <summary>Formats a float with e, E, f, F, g or G.</summary>
    public static string? FormatFloat(double value, in PrintfConversion conversion, out NumericError? error)
    {
        FloatFormatFlags flags = (conversion.Flags & PrintfFlags.Alternate) != 0 ? FloatFormatFlags.Alternate : FloatFormatFlags.None;
        int precision = conversion.Precision < 0 ? DefaultPrecision : conversion.Precision;
        string? number = FloatFormat.ToText(value, conversion.Conversion, precision, flags);
        if (number is null)
        {
            error = NumericError.OutOfMemory;
            return null;
        }

        return Layout(number, "", 0, conversion, out error);
    }

    private static string? Layout(string number, string prefix, int leastDigits, in PrintfConversion conversion, out NumericError? error)
    {
        error = null;
        bool negative = number[0] == '-';
        char sign = negative ? '-'
            : (conversion.Flags & PrintfFlags.Sign) != 0 ? '+'
            : (conversion.Flags & PrintfFlags.Blank) != 0 ? ' '
            : '\0';
        int start = negative ? 1 : 0;
        int digits = number.Length - start;
        long zeros = Math.Max(0, leastDigits - digits);
        long length = (sign == '\0' ? 0 : 1) + prefix.Length + zeros + digits;
        long padding = Math.Max(0, conversion.Width - length);
        if (length + padding > NumericError.LongestText)
        {
            error = NumericError.OutOfMemory;
            return null;
        }

        if (padding == 0 && zeros == 0 && prefix.Length == 0 && (sign == '\0' || negative))
        {
            return number;
        }

        bool leftJustify = (conversion.Flags & PrintfFlags.LeftJustify) != 0;
        if (!leftJustify && (conversion.Flags & PrintfFlags.Zero) != 0)
        {
            zeros += padding;
            padding = 0;
        }

        int before = leftJustify ? 0 : (int)padding;
        int total = (int)(length + Math.Max(0, conversion.Width - length));
        return string.Create(total, (number, prefix, sign, start, before, (int)zeros), static (text, state) =>
        {
            (string number, string prefix, char sign, int start, int before, int zeros) = state;
            text[..before].Fill(' ');
            text = text[before..];
            if (sign != '\0')
            {
                text[0] = sign;
                text = text[1..];
            }

            prefix.CopyTo(text);
            text = text[prefix.Length..];
            text[..zeros].Fill('0');
            text = text[zeros..];
            number.AsSpan(start).CopyTo(text);
            text[(number.Length - start)..].Fill(' ');
        });
    }
}
