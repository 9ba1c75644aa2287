using System.Buffers;
using Jitter.Primitives.Text.Unicode;

namespace Jitter.Runtime.Objects;

/// <summary>The repr of a str (CPython's unicode_repr), and escapes.</summary>
public static class TextRepr
{
    private const string HexDigits = "0123456789abcdef";

    private static readonly SearchValues<char> s_plain = SearchValues.Create(
        " !#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>The repr.</summary>
    public static PyStr Of(PyStr text)
    {
        if (!text.IsWide && !text.Chars.ContainsAnyExcept(s_plain))
        {
            return PyStr.FromNarrow(string.Concat("'", text.Chars, "'"));
        }

        var builder = new PyStrBuilder(text.Length + 16);
        Append(ref builder, text);
        return builder.ToStr();
    }

    /// <summary>Appends the repr.</summary>
    public static void Append(ref PyStrBuilder builder, PyStr text)
    {
        char quote = Contains(text, '\'') && !Contains(text, '"') ? '"' : '\'';
        builder.Append(quote);
        for (int i = 0; i < text.Length; i++)
        {
            int codePoint = text[i];
            if (codePoint == quote || codePoint == '\\')
            {
                builder.Append('\\');
                builder.Append((char)codePoint);
            }
            else if (codePoint is '\t' or '\n' or '\r')
            {
                builder.Append('\\');
                builder.Append(codePoint switch { '\t' => 't', '\n' => 'n', _ => 'r' });
            }
            else if (UnicodeData.IsPrintable(codePoint))
            {
                builder.AppendCodePoint(codePoint);
            }
            else
            {
                AppendEscape(ref builder, codePoint);
            }
        }

        builder.Append(quote);
    }

    /// <summary>Appends \x, \u or \U with as many digits as the code point needs.</summary>
    public static void AppendEscape(ref PyStrBuilder builder, int codePoint)
    {
        builder.Append('\\');
        int digits = codePoint switch { < 0x100 => 2, < 0x10000 => 4, _ => 8 };
        builder.Append(digits switch { 2 => 'x', 4 => 'u', _ => 'U' });
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        {
            builder.Append(HexDigits[(codePoint >> shift) & 15]);
        }
    }

    /// <summary>The text with escapes for all that is not ASCII.</summary>
    public static PyStr EscapeNonAscii(PyStr text)
    {
        if (text.IsAsciiOnly)
        {
            return text;
        }

        var builder = new PyStrBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            int codePoint = text[i];
            if (codePoint < 128)
            {
                builder.Append((char)codePoint);
            }
            else
            {
                AppendEscape(ref builder, codePoint);
            }
        }

        return builder.ToStr();
    }

    private static bool Contains(PyStr text, char c) => text.IsWide ? text.Points.Contains(c) : text.Chars.Contains(c);
}
