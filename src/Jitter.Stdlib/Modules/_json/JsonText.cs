using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Json;

/// <summary>Strings of JSON (RFC 8259, 7).</summary>
internal static class JsonText
{
    private const string Digits = "0123456789abcdef";

    /// <summary>Appends a string literal.</summary>
    public static void AppendQuoted(ref PyStrBuilder output, PyStr text, bool asciiOnly)
    {
        output.Append('"');
        if (text.IsWide)
        {
            foreach (int point in text.Points)
            {
                AppendEscaped(ref output, point, asciiOnly);
            }
        }
        else
        {
            ReadOnlySpan<char> chars = text.Chars;
            while (!chars.IsEmpty)
            {
                int plain = 0;
                while (plain < chars.Length && IsPlain(chars[plain], asciiOnly))
                {
                    plain++;
                }

                output.AppendUnits(chars[..plain]);
                if (plain < chars.Length)
                {
                    AppendEscaped(ref output, chars[plain], asciiOnly);
                    plain++;
                }

                chars = chars[plain..];
            }
        }

        output.Append('"');
    }

    /// <summary>Reads a string whose opening quote is behind; null with an error pending.</summary>
    /// <param name="text">The document.</param>
    /// <param name="start">Where the content begins.</param>
    /// <param name="strict">Whether control characters are errors.</param>
    /// <param name="end">What follows the closing quote.</param>
    public static PyStr? Scan(PyStr text, int start, bool strict, out int end)
    {
        int begin = start - 1;
        end = start;
        int i = start;
        int plain = FindSpecial(text, i, strict);
        if (plain < text.Length && text[plain] == '"')
        {
            end = plain + 1;
            return text.Substring(i, plain - i);
        }

        var output = new PyStrBuilder(plain - i + 32);
        while (true)
        {
            plain = FindSpecial(text, i, strict);
            output.Append(text, i, plain - i);
            i = plain;
            if (i >= text.Length)
            {
                return RaiseText("Unterminated string starting at", text, begin);
            }

            int c = text[i];
            if (c == '"')
            {
                end = i + 1;
                return output.ToStr();
            }

            if (c != '\\')
            {
                return RaiseText("Invalid control character at", text, i);
            }

            i++;
            if (i >= text.Length)
            {
                return RaiseText("Unterminated string starting at", text, begin);
            }

            c = text[i];
            if (c != 'u')
            {
                int plainEscape = c switch
                {
                    '"' or '\\' or '/' => c,
                    'b' => '\b',
                    'f' => '\f',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    _ => -1,
                };
                if (plainEscape < 0)
                {
                    return RaiseText("Invalid \\escape", text, i - 1);
                }

                output.AppendCodePoint(plainEscape);
                i++;
                continue;
            }

            int unit = ReadUnit(text, i + 1);
            if (unit < 0)
            {
                return RaiseText("Invalid \\uXXXX escape", text, i);
            }

            i += 5;
            if (char.IsHighSurrogate((char)unit) && i + 6 <= text.Length && text[i] == '\\' && text[i + 1] == 'u'
                && ReadUnit(text, i + 2) is var low and >= 0 && char.IsLowSurrogate((char)low))
            {
                unit = char.ConvertToUtf32((char)unit, (char)low);
                i += 6;
            }

            output.AppendCodePoint(unit);
        }
    }

    /// <summary>Raises json.JSONDecodeError.</summary>
    /// <returns>null</returns>
    public static PyObject? Raise(string message, PyStr text, long position)
    {
        PyObject? type = Imports.ImportAttribute("json.decoder", "JSONDecodeError");
        PyObject? error = type is null ? null : Calls.Call(type, new PyStr(message), text, PyInt.From(position));
        return error is PyBaseException exception ? Errors.Raise(exception) : null;
    }

    private static PyStr? RaiseText(string message, PyStr text, long position)
    {
        Raise(message, text, position);
        return null;
    }

    private static int FindSpecial(PyStr text, int start, bool strict)
    {
        if (!text.IsWide)
        {
            ReadOnlySpan<char> chars = text.Chars[start..];
            for (int i = 0; i < chars.Length; i++)
            {
                char c = chars[i];
                if (c is '"' or '\\' || (strict && c < ' '))
                {
                    return start + i;
                }
            }

            return text.Length;
        }

        int at = start;
        while (at < text.Length && !(text[at] is '"' or '\\' || (strict && text[at] < ' ')))
        {
            at++;
        }

        return at;
    }

    private static int ReadUnit(PyStr text, int start)
    {
        // At least one character follows the digits of a string that ends.
        if (start + 4 >= text.Length)
        {
            return -1;
        }

        int unit = 0;
        for (int i = start; i < start + 4; i++)
        {
            int digit = ByteText.DigitValue(text[i]);
            if (digit < 0)
            {
                return -1;
            }

            unit = (unit << 4) | digit;
        }

        return unit;
    }

    private static bool IsPlain(char c, bool asciiOnly) =>
        c >= ' ' && c is not ('"' or '\\') && (!asciiOnly || c <= '~');

    private static void AppendEscaped(ref PyStrBuilder output, int point, bool asciiOnly)
    {
        switch (point)
        {
            case '"' or '\\':
                output.Append('\\');
                output.Append((char)point);
                return;
            case '\b':
                output.Append("\\b");
                return;
            case '\f':
                output.Append("\\f");
                return;
            case '\n':
                output.Append("\\n");
                return;
            case '\r':
                output.Append("\\r");
                return;
            case '\t':
                output.Append("\\t");
                return;
        }

        if (point >= ' ' && (!asciiOnly || point <= '~'))
        {
            output.AppendCodePoint(point);
            return;
        }

        if (point > char.MaxValue)
        {
            int offset = point - 0x10000;
            AppendUnit(ref output, 0xD800 + (offset >> 10));
            AppendUnit(ref output, 0xDC00 + (offset & 0x3FF));
            return;
        }

        AppendUnit(ref output, point);
    }

    private static void AppendUnit(ref PyStrBuilder output, int unit)
    {
        output.Append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4)
        {
            output.Append(Digits[(unit >> shift) & 15]);
        }
    }
}
