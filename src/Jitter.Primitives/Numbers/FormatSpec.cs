using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;
using Jitter.Primitives.Text.Unicode;

namespace Jitter.Primitives.Numbers;

/// <summary>
/// A parsed format specification, <c>[[fill]align][sign][z][#][0][width][grouping][.precision][type]</c> (PEP 3101, 378,
/// 515, 682; CPython's Python/formatter_unicode.c, parse_internal_render_format_spec).
/// </summary>
public readonly record struct FormatSpec
{
    /// <summary>The code point that fills up to the width.</summary>
    public int Fill { get; private init; }

    /// <summary>'&lt;', '&gt;', '^' or '=' (fill between sign and digits).</summary>
    public char Align { get; private init; }

    /// <summary>'+', '-', ' ' or '\0' where none is given.</summary>
    public char Sign { get; private init; }

    /// <summary>The 'z' option: no sign on a value that rounds to zero.</summary>
    public bool NoNegativeZero { get; private init; }

    /// <summary>The '#' option.</summary>
    public bool Alternate { get; private init; }

    /// <summary>The least width, or -1.</summary>
    public long Width { get; private init; }

    /// <summary>The character between groups of digits, or '\0'.</summary>
    public char Separator { get; private init; }

    /// <summary>How many digits a group has: 3, or 4 for the bases that are powers of two.</summary>
    public int GroupSize { get; private init; }

    /// <summary>The precision, or -1.</summary>
    public long Precision { get; private init; }

    /// <summary>The presentation type, a code point, or the default type of the value's kind ('\0' for floats).</summary>
    public int Type { get; private init; }

    /// <summary>Parses a specification for a value whose Python type is <paramref name="typeName"/>.</summary>
    /// <param name="text">The specification.</param>
    /// <param name="typeName">The name of the value's type, for messages.</param>
    /// <param name="defaultType">The type where none is given: 's' for str, 'd' for int, '\0' for float and complex.</param>
    /// <param name="defaultAlign">'&lt;' for str, '&gt;' for numbers.</param>
    /// <param name="spec">The specification's parts.</param>
    /// <param name="error">A ValueError where the specification is wrong.</param>
    public static bool TryParse(
        CodePointString text,
        string typeName,
        char defaultType,
        char defaultAlign,
        out FormatSpec spec,
        [NotNullWhen(false)] out NumericError? error)
    {
        spec = default;
        int length = text.Length;
        int at = 0;
        int fill = ' ';
        char align = defaultAlign;
        bool fillGiven = false;
        bool alignGiven = false;
        if (length >= 2 && IsAlign(text[1]))
        {
            align = (char)text[1];
            fill = text[0];
            fillGiven = alignGiven = true;
            at = 2;
        }
        else if (length >= 1 && IsAlign(text[0]))
        {
            align = (char)text[0];
            alignGiven = true;
            at = 1;
        }

        char sign = '\0';
        if (at < length && text[at] is ' ' or '+' or '-')
        {
            sign = (char)text[at++];
        }

        bool noNegativeZero = Take(text, ref at, 'z');
        bool alternate = Take(text, ref at, '#');
        if (!fillGiven && Take(text, ref at, '0'))
        {
            fill = '0';
            if (!alignGiven && defaultAlign == '>')
            {
                align = '=';
            }
        }

        if (!TryParseInteger(text, ref at, out long width, out error))
        {
            return false;
        }

        char separator = Take(text, ref at, ',') ? ',' : '\0';
        if (at < length && text[at] == '_')
        {
            if (separator != '\0')
            {
                error = BothSeparators();
                return false;
            }

            separator = '_';
            at++;
        }

        if (at < length && text[at] == ',' && separator == '_')
        {
            error = BothSeparators();
            return false;
        }

        long precision = -1;
        if (Take(text, ref at, '.'))
        {
            if (!TryParseInteger(text, ref at, out precision, out error))
            {
                return false;
            }

            if (precision < 0)
            {
                error = NumericError.Value("Format specifier missing precision");
                return false;
            }
        }

        if (length - at > 1)
        {
            error = NumericError.Value($"Invalid format specifier '{text.ToUtf16()}' for object of type '{typeName}'");
            return false;
        }

        int type = at < length ? text[at] : defaultType;
        int groupSize = 3;
        if (separator != '\0')
        {
            switch (type)
            {
                case 'd' or 'e' or 'f' or 'g' or 'E' or 'G' or '%' or 'F' or '\0':
                    break;
                case 'b' or 'o' or 'x' or 'X' when separator == '_':
                    groupSize = 4;
                    break;
                default:
                    error = NumericError.Value($"Cannot specify '{separator}' with '{DescribeType(type)}'.");
                    return false;
            }
        }

        spec = new FormatSpec
        {
            Fill = fill,
            Align = align,
            Sign = sign,
            NoNegativeZero = noNegativeZero,
            Alternate = alternate,
            Width = width,
            Separator = separator,
            GroupSize = groupSize,
            Precision = precision,
            Type = type,
        };
        error = null;
        return true;
    }

    /// <summary>The error of a presentation type that values of <paramref name="typeName"/> do not have.</summary>
    public NumericError UnknownType(string typeName) =>
        NumericError.Value($"Unknown format code '{DescribeType(Type)}' for object of type '{typeName}'");

    /// <summary>The specification of one part of a complex number: no padding, and a sign of its own.</summary>
    internal FormatSpec WithoutPadding(char sign) => this with { Fill = ' ', Align = '<', Width = -1, Sign = sign };

    private static bool IsAlign(int c) => c is '<' or '>' or '=' or '^';

    private static bool Take(CodePointString text, ref int at, char option)
    {
        if (at < text.Length && text[at] == option)
        {
            at++;
            return true;
        }

        return false;
    }

    /// <summary>Parses decimal digits of any script; -1 where there is none.</summary>
    private static bool TryParseInteger(CodePointString text, ref int at, out long value, [NotNullWhen(false)] out NumericError? error)
    {
        value = -1;
        error = null;
        for (; at < text.Length; at++)
        {
            int c = text[at];
            int digit = c < 128 ? (char.IsAsciiDigit((char)c) ? c - '0' : -1) : UnicodeData.IsDecimal(c) ? UnicodeData.DigitValue(c) : -1;
            if (digit < 0)
            {
                break;
            }

            value = Math.Max(value, 0);
            if (value > (long.MaxValue - digit) / 10)
            {
                error = NumericError.Value("Too many decimal digits in format string");
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }

    private static NumericError BothSeparators() => NumericError.Value("Cannot specify both ',' and '_'.");

    private static string DescribeType(int type) =>
        type is > 32 and < 128 ? ((char)type).ToString() : "\\x" + type.ToString("x", CultureInfo.InvariantCulture);
}
