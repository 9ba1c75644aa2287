using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;
using Jitter.Primitives.Text.Unicode;

namespace Jitter.Primitives.Numbers;

/// <summary>What <c>int()</c> and <c>float()</c> do with a text before they parse it.</summary>
internal static class NumericText
{
    private const int ReprLimit = 200;

    /// <summary>Whether C's isspace holds (CPython's Py_ISSPACE).</summary>
    public static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');

    /// <summary>The text without white space around it.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>
    /// The text with decimal digits and spaces of any script as ASCII, and '?' for what is neither (CPython's
    /// _PyUnicode_TransformDecimalAndSpaceToASCII).
    /// </summary>
    public static ReadOnlySpan<char> ToAscii(CodePointString text)
    {
        if (text.Narrow is { } narrow && System.Text.Ascii.IsValid(narrow))
        {
            return narrow;
        }

        var ascii = new char[text.Length];
        for (int i = 0; i < ascii.Length; i++)
        {
            int c = text[i];
            ascii[i] = c < 127 ? (char)c
                : UnicodeData.IsSpace(c) ? ' '
                : UnicodeData.IsDecimal(c) ? (char)('0' + UnicodeData.DigitValue(c))
                : '?';
        }

        return ascii;
    }

    /// <summary>The first 200 code points of the repr, as in "%.200R".</summary>
    public static string ShortRepr(CodePointString text)
    {
        string repr = ConstantRepr.Repr(text);
        if (repr.Length <= ReprLimit)
        {
            return repr;
        }

        int units = 0;
        for (int i = 0; i < ReprLimit && units < repr.Length; i++)
        {
            units += char.IsHighSurrogate(repr[units]) ? 2 : 1;
        }

        return repr[..units];
    }

    /// <summary>The value of an ASCII letter or digit in base 36, or 36.</summary>
    public static int DigitValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => 36,
    };

    /// <summary>The value and length of "inf", "infinity" or "nan" at the start of the text, in any case, with an optional sign.</summary>
    public static bool TryParseInfOrNan(ReadOnlySpan<char> text, out double value, out int length)
    {
        int at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        ReadOnlySpan<char> word = text[at..];
        value = double.PositiveInfinity;
        if (word.StartsWith("infinity", StringComparison.OrdinalIgnoreCase))
        {
            length = at + 8;
        }
        else if (word.StartsWith("inf", StringComparison.OrdinalIgnoreCase))
        {
            length = at + 3;
        }
        else if (word.StartsWith("nan", StringComparison.OrdinalIgnoreCase))
        {
            // .NET's own NaN is negative; Python's is not.
            value = BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0000);
            length = at + 3;
        }
        else
        {
            length = 0;
            return false;
        }

        value = text[0] == '-' ? -value : value;
        return true;
    }
}
