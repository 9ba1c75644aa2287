using System.Globalization;
using Jitter.Primitives.Text.Unicode;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Codecs;

/// <summary>unicode_escape and raw_unicode_escape (CPython's _PyUnicode_DecodeUnicodeEscapeInternal and its siblings).</summary>
public static class EscapeCodecs
{
    private enum Step
    {
        Done,
        Incomplete,
        Wrong,
    }

    /// <summary>Encodes with escapes for all that is not printable ASCII, or for what Latin-1 lacks (raw).</summary>
    public static PyBytes Encode(PyStr text, bool raw)
    {
        var writer = new ByteWriter(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            if (raw ? c < 256 : c is >= 32 and < 127 and not '\\')
            {
                writer.Write((byte)c);
                continue;
            }

            writer.Write((byte)'\\');
            switch (c)
            {
                case '\\' or '\t' or '\n' or '\r':
                    writer.Write((byte)(c switch { '\t' => 't', '\n' => 'n', '\r' => 'r', _ => '\\' }));
                    break;
                case < 256:
                    writer.WriteAscii(string.Create(CultureInfo.InvariantCulture, $"x{c:x2}"));
                    break;
                case < 0x10000:
                    writer.WriteAscii(string.Create(CultureInfo.InvariantCulture, $"u{c:x4}"));
                    break;
                default:
                    writer.WriteAscii(string.Create(CultureInfo.InvariantCulture, $"U{c:x8}"));
                    break;
            }
        }

        return writer.ToBytes();
    }

    /// <summary>Decodes; null with an error pending.</summary>
    /// <param name="data">The input.</param>
    /// <param name="errors">The error handler's name; null for strict.</param>
    /// <param name="raw">Whether only \u and \U are escapes.</param>
    /// <param name="final">Whether an incomplete escape at the end is an error, and not left for later.</param>
    /// <param name="consumed">How many bytes were decoded.</param>
    public static PyStr? Decode(ReadOnlySpan<byte> data, PyStr? errors, bool raw, bool final, out int consumed)
    {
        var handler = new DecodeErrors(raw ? "rawunicodeescape" : "unicodeescape", errors, data);
        var builder = new PyStrBuilder(data.Length);
        string? warning = null;
        int at = 0;
        while (at < handler.Input.Length)
        {
            byte c = handler.Input[at];
            if (c != '\\' || (raw && final && at + 1 == handler.Input.Length))
            {
                builder.Append((char)c);
                at++;
                continue;
            }

            int start = at++;
            string message = "";
            Step step = raw
                ? DecodeRawEscape(handler.Input, ref at, ref builder, ref message)
                : DecodeEscape(handler.Input, ref at, ref builder, ref message, ref warning);
            if (step == Step.Done)
            {
                continue;
            }

            if (step == Step.Incomplete && !final)
            {
                at = start;
                break;
            }

            at = handler.Handle(start, at, message, ref builder);
            if (at < 0)
            {
                builder.Dispose();
                consumed = 0;
                return null;
            }
        }

        consumed = at;
        PyStr result = builder.ToStr();
        return warning is null || Warnings.Warn(PyExceptions.DeprecationWarning, warning) ? result : null;
    }

    private static Step DecodeEscape(ReadOnlySpan<byte> data, ref int at, ref PyStrBuilder builder, ref string message, ref string? warning)
    {
        if (at >= data.Length)
        {
            message = "\\ at end of string";
            return Step.Incomplete;
        }

        byte c = data[at++];
        switch (c)
        {
            case (byte)'\n':
                return Step.Done;
            case (byte)'\\' or (byte)'\'' or (byte)'"':
                builder.Append((char)c);
                return Step.Done;
            case (byte)'a':
                builder.Append('\a');
                return Step.Done;
            case (byte)'b':
                builder.Append('\b');
                return Step.Done;
            case (byte)'f':
                builder.Append('\f');
                return Step.Done;
            case (byte)'n':
                builder.Append('\n');
                return Step.Done;
            case (byte)'r':
                builder.Append('\r');
                return Step.Done;
            case (byte)'t':
                builder.Append('\t');
                return Step.Done;
            case (byte)'v':
                builder.Append('\v');
                return Step.Done;
            case >= (byte)'0' and <= (byte)'7':
                int first = at - 1;
                int value = c - '0';
                for (int i = 0; i < 2 && at < data.Length && data[at] is >= (byte)'0' and <= (byte)'7'; i++)
                {
                    value = (value << 3) | (data[at++] - '0');
                }

                if (value > 255)
                {
                    warning ??= $"invalid octal escape sequence '\\{System.Text.Encoding.Latin1.GetString(data[first..at])}'";
                }

                builder.Append((char)value);
                return Step.Done;
            case (byte)'x':
                return DecodeHex(data, ref at, 2, ref builder, ref message, "truncated \\xXX escape", "illegal Unicode character");
            case (byte)'u':
                return DecodeHex(data, ref at, 4, ref builder, ref message, "truncated \\uXXXX escape", "illegal Unicode character");
            case (byte)'U':
                return DecodeHex(data, ref at, 8, ref builder, ref message, "truncated \\UXXXXXXXX escape", "illegal Unicode character");
            case (byte)'N':
                return DecodeName(data, ref at, ref builder, ref message);
            default:
                warning ??= $"invalid escape sequence '\\{(char)c}'";
                builder.Append('\\');
                builder.Append((char)c);
                return Step.Done;
        }
    }

    private static Step DecodeRawEscape(ReadOnlySpan<byte> data, ref int at, ref PyStrBuilder builder, ref string message)
    {
        if (at >= data.Length)
        {
            return Step.Incomplete;
        }

        byte c = data[at++];
        switch (c)
        {
            case (byte)'u':
                return DecodeHex(data, ref at, 4, ref builder, ref message, "truncated \\uXXXX escape", "");
            case (byte)'U':
                return DecodeHex(data, ref at, 8, ref builder, ref message, "truncated \\UXXXXXXXX escape", "\\Uxxxxxxxx out of range");
            default:
                builder.Append('\\');
                builder.Append((char)c);
                return Step.Done;
        }
    }

    private static Step DecodeHex(
        ReadOnlySpan<byte> data, ref int at, int digits, ref PyStrBuilder builder, ref string message, string truncated, string outOfRange)
    {
        uint value = 0;
        for (int i = 0; i < digits; i++, at++)
        {
            message = truncated;
            if (at >= data.Length)
            {
                return Step.Incomplete;
            }

            if (!char.IsAsciiHexDigit((char)data[at]))
            {
                return Step.Wrong;
            }

            value = (value << 4) | (uint)(data[at] <= '9' ? data[at] - '0' : (data[at] | 0x20) - 'a' + 10);
        }

        if (value > 0x10FFFF)
        {
            message = outOfRange;
            return Step.Wrong;
        }

        builder.AppendCodePoint((int)value);
        return Step.Done;
    }

    private static Step DecodeName(ReadOnlySpan<byte> data, ref int at, ref PyStrBuilder builder, ref string message)
    {
        message = "malformed \\N character escape";
        if (at >= data.Length)
        {
            return Step.Incomplete;
        }

        if (data[at] != '{')
        {
            return Step.Wrong;
        }

        int start = ++at;
        while (at < data.Length && data[at] != '}')
        {
            at++;
        }

        if (at >= data.Length)
        {
            return Step.Incomplete;
        }

        if (at == start)
        {
            return Step.Wrong;
        }

        string name = System.Text.Encoding.Latin1.GetString(data[start..at]);
        at++;
        if (UnicodeData.TryLookupName(name, out int codePoint))
        {
            builder.AppendCodePoint(codePoint);
            return Step.Done;
        }

        message = "unknown Unicode character name";
        return Step.Wrong;
    }
}
