using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Jitter.Primitives.Text;

namespace Jitter.Primitives.Numbers;

/// <summary>
/// <c>__format__</c> of str, int, float and complex (CPython's Python/formatter_unicode.c). A null result comes with an
/// error. An empty specification gives what <c>str()</c> of the exact type gives: sub-classes call their own
/// <c>__str__</c> before they come here.
/// </summary>
/// <remarks>Type 'n' formats as in the C locale, which groups nothing.</remarks>
public static class Formatting
{
    private const int DefaultPrecision = 6;

    /// <summary><c>str.__format__</c>.</summary>
    public static CodePointString? FormatString(CodePointString value, CodePointString format, string typeName, out NumericError? error)
    {
        error = null;
        if (format.Length == 0)
        {
            return value;
        }

        if (!FormatSpec.TryParse(format, typeName, 's', '<', out FormatSpec spec, out error))
        {
            return null;
        }

        if (spec.Type != 's')
        {
            error = spec.UnknownType(typeName);
            return null;
        }

        string? problem = spec switch
        {
            { Sign: ' ' } => "Space not allowed in string format specifier",
            { Sign: not '\0' } => "Sign not allowed in string format specifier",
            { NoNegativeZero: true } => "Negative zero coercion (z) not allowed in string format specifier",
            { Alternate: true } => "Alternate form (#) not allowed in string format specifier",
            { Align: '=' } => "'=' alignment not allowed in string format specifier",
            _ => null,
        };
        if (problem is not null)
        {
            error = NumericError.Value(problem);
            return null;
        }

        int length = spec.Precision >= 0 && spec.Precision < value.Length ? (int)spec.Precision : value.Length;
        return Pad(value, length, spec, out error);
    }

    /// <summary><c>int.__format__</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">The specification.</param>
    /// <param name="typeName">The name of the value's type, for messages.</param>
    /// <param name="maxDigits">The limit of <c>sys.set_int_max_str_digits</c>, 0 for none.</param>
    /// <param name="error">ValueError, OverflowError or MemoryError.</param>
    public static CodePointString? FormatInt(BigInteger value, CodePointString format, string typeName, int maxDigits, out NumericError? error)
    {
        if (format.Length == 0)
        {
            return IntText.ToText(value, maxDigits, out error) is { } text ? CodePointString.FromNarrow(text) : null;
        }

        if (!FormatSpec.TryParse(format, typeName, 'd', '>', out FormatSpec spec, out error))
        {
            return null;
        }

        switch (spec.Type)
        {
            case 'b' or 'c' or 'd' or 'o' or 'x' or 'X' or 'n':
                return FormatInt(value, spec, maxDigits, out error);
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%':
                if (!FloatConversion.TryFromInt(value, out double asFloat, out error))
                {
                    return null;
                }

                return FormatFloat(asFloat, spec, out error);
            default:
                error = spec.UnknownType(typeName);
                return null;
        }
    }

    /// <summary><c>float.__format__</c>.</summary>
    public static CodePointString? FormatFloat(double value, CodePointString format, string typeName, out NumericError? error)
    {
        if (format.Length == 0)
        {
            error = null;
            return CodePointString.FromNarrow(FloatText.Repr(value));
        }

        if (!FormatSpec.TryParse(format, typeName, '\0', '>', out FormatSpec spec, out error))
        {
            return null;
        }

        if (spec.Type is '\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%')
        {
            return FormatFloat(value, spec, out error);
        }

        error = spec.UnknownType(typeName);
        return null;
    }

    /// <summary><c>complex.__format__</c>.</summary>
    public static CodePointString? FormatComplex(double real, double imaginary, CodePointString format, string typeName, out NumericError? error)
    {
        if (format.Length == 0)
        {
            error = null;
            return CodePointString.FromNarrow(FloatText.ComplexRepr(real, imaginary));
        }

        if (!FormatSpec.TryParse(format, typeName, '\0', '>', out FormatSpec spec, out error))
        {
            return null;
        }

        if (spec.Type is '\0' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n')
        {
            return FormatComplex(real, imaginary, spec, out error);
        }

        error = spec.UnknownType(typeName);
        return null;
    }

    private static CodePointString? FormatInt(BigInteger value, in FormatSpec spec, int maxDigits, out NumericError? error)
    {
        string? problem = spec switch
        {
            { Precision: not -1 } => "Precision not allowed in integer format specifier",
            { NoNegativeZero: true } => "Negative zero coercion (z) not allowed in integer format specifier",
            { Type: 'c', Sign: not '\0' } => "Sign not allowed with integer format specifier 'c'",
            { Type: 'c', Alternate: true } => "Alternate form (#) not allowed with integer format specifier 'c'",
            _ => null,
        };
        if (problem is not null)
        {
            error = NumericError.Value(problem);
            return null;
        }

        string? number;
        switch (spec.Type)
        {
            case 'c':
                if (value < 0 || value > 0x10FFFF)
                {
                    error = NumericError.Overflow(
                        value > long.MaxValue || value < long.MinValue
                            ? "Python int too large to convert to C long"
                            : "%c arg not in range(0x110000)");
                    return null;
                }

                return Pad(CodePointString.FromCodePoints([(int)value]), 1, spec, out error);
            case 'b':
                number = IntText.ToPowerOfTwoBase(value, 1, upper: false);
                break;
            case 'o':
                number = IntText.ToPowerOfTwoBase(value, 3, upper: false);
                break;
            case 'x' or 'X':
                number = IntText.ToPowerOfTwoBase(value, 4, spec.Type == 'X');
                break;
            default:
                number = IntText.ToText(value, maxDigits, out error);
                if (number is null)
                {
                    return null;
                }

                break;
        }

        string prefix = !spec.Alternate ? "" : spec.Type switch
        {
            'b' => "0b",
            'o' => "0o",
            'x' => "0x",
            'X' => "0X",
            _ => "",
        };
        return new NumberLayout(spec, number, prefix).ToText(out error);
    }

    private static CodePointString? FormatFloat(double value, in FormatSpec spec, out NumericError? error)
    {
        if (!TryGetText(spec.Type == '%' ? value * 100 : value, spec, out string? number, out error))
        {
            return null;
        }

        if (spec.Type == '%')
        {
            number += "%";
        }

        return new NumberLayout(spec, number, "").ToText(out error);
    }

    private static CodePointString? FormatComplex(double real, double imaginary, in FormatSpec spec, out NumericError? error)
    {
        if (spec.Precision > int.MaxValue)
        {
            error = NumericError.Value("precision too big");
            return null;
        }

        if (spec.Fill == '0' || spec.Align == '=')
        {
            error = NumericError.Value(
                spec.Fill == '0'
                    ? "Zero padding is not allowed in complex format specifier"
                    : "'=' alignment flag is not allowed in complex format specifier");
            return null;
        }

        bool likeRepr = spec.Type == '\0';
        bool skipReal = likeRepr && real == 0 && !double.IsNegative(real);
        bool parenthesized = likeRepr && !skipReal;
        if (!TryGetText(real, spec, out string? realText, out error, addDotZero: false)
            || !TryGetText(imaginary, spec, out string? imaginaryText, out error, addDotZero: false))
        {
            return null;
        }

        var first = new NumberLayout(spec.WithoutPadding(spec.Sign), skipReal ? "" : realText, "");
        var second = new NumberLayout(spec.WithoutPadding(skipReal ? spec.Sign : '+'), imaginaryText, "");
        long firstLength = skipReal ? 0 : first.Length;
        long length = firstLength + second.Length + 1 + (parenthesized ? 2 : 0);
        if (length > NumericError.LongestText)
        {
            error = NumericError.OutOfMemory;
            return null;
        }

        var text = new char[length];
        int at = 0;
        if (parenthesized)
        {
            text[at++] = '(';
            text[^1] = ')';
        }

        if (!skipReal)
        {
            first.Write(text.AsSpan(at, (int)firstLength));
            at += (int)firstLength;
        }

        second.Write(text.AsSpan(at, (int)second.Length));
        text[at + (int)second.Length] = 'j';
        return Pad(CodePointString.FromNarrow(new string(text)), text.Length, spec, out error);
    }

    private static bool TryGetText(
        double value, in FormatSpec spec, [NotNullWhen(true)] out string? text, out NumericError? error, bool addDotZero = true)
    {
        text = null;
        error = null;
        if (spec.Precision > int.MaxValue)
        {
            error = NumericError.Value("precision too big");
            return false;
        }

        int precision = (int)spec.Precision;
        FloatFormatFlags flags = (spec.Alternate ? FloatFormatFlags.Alternate : 0) | (spec.NoNegativeZero ? FloatFormatFlags.NoNegativeZero : 0);
        char code = spec.Type switch
        {
            '\0' => precision < 0 ? 'r' : 'g',
            'n' => 'g',
            '%' => 'f',
            _ => (char)spec.Type,
        };
        if (spec.Type == '\0' && addDotZero)
        {
            flags |= FloatFormatFlags.AddDotZero;
        }

        text = FloatFormat.ToText(value, code, precision < 0 ? DefaultPrecision : precision, flags);
        error = text is null ? NumericError.OutOfMemory : null;
        return text is not null;
    }

    /// <summary>The first code points of a text, filled up to the width; '=' fills on the left.</summary>
    private static CodePointString? Pad(CodePointString value, int length, in FormatSpec spec, out NumericError? error)
    {
        error = null;
        long padding = Math.Max(0, spec.Width - length);
        if (padding == 0 && length == value.Length)
        {
            return value;
        }

        if (padding + length > NumericError.LongestText)
        {
            error = NumericError.OutOfMemory;
            return null;
        }

        int left = spec.Align switch
        {
            '<' => 0,
            '^' => (int)(padding / 2),
            _ => (int)padding,
        };
        int right = (int)padding - left;
        if (value.Narrow is { } narrow && spec.Fill <= char.MaxValue)
        {
            return CodePointString.FromNarrow(string.Create(length + (int)padding, (narrow, length, left, (char)spec.Fill), static (text, state) =>
            {
                (string narrow, int length, int left, char fill) = state;
                text[..left].Fill(fill);
                narrow.AsSpan(0, length).CopyTo(text[left..]);
                text[(left + length)..].Fill(fill);
            }));
        }

        var codePoints = new int[length + (int)padding];
        Array.Fill(codePoints, spec.Fill, 0, left);
        for (int i = 0; i < length; i++)
        {
            codePoints[left + i] = value[i];
        }

        Array.Fill(codePoints, spec.Fill, left + length, right);
        return CodePointString.FromCodePoints(codePoints);
    }
}
