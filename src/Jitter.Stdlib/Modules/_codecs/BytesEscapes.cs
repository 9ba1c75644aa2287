using System.Globalization;
using System.Text;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Codecs;

/// <summary>The escapes of bytes literals (CPython's _PyBytes_DecodeEscape).</summary>
internal static class BytesEscapes
{
    public static PyBytes Encode(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder(data.Length + 16);
        foreach (byte value in data)
        {
            switch (value)
            {
                case (byte)'\\' or (byte)'\'':
                    text.Append('\\').Append((char)value);
                    break;
                case (byte)'\t':
                    text.Append("\\t");
                    break;
                case (byte)'\n':
                    text.Append("\\n");
                    break;
                case (byte)'\r':
                    text.Append("\\r");
                    break;
                case >= 32 and < 127:
                    text.Append((char)value);
                    break;
                default:
                    text.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
                    break;
            }
        }

        return PyBytes.Adopt(Encoding.Latin1.GetBytes(text.ToString()));
    }

    public static PyObject? Decode(ReadOnlySpan<byte> data, PyStr? errors)
    {
        var output = new List<byte>(data.Length);
        string? warning = null;
        int at = 0;
        while (at < data.Length)
        {
            byte c = data[at++];
            if (c != '\\')
            {
                output.Add(c);
                continue;
            }

            if (at == data.Length)
            {
                return Errors.Raise(PyExceptions.ValueError, "Trailing \\ in string");
            }

            c = data[at++];
            switch (c)
            {
                case (byte)'\n':
                    break;
                case (byte)'\\' or (byte)'\'' or (byte)'"':
                    output.Add(c);
                    break;
                case (byte)'a' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' or (byte)'v':
                    output.Add((byte)"\a\b\f\n\r\t\v"["abfnrtv".IndexOf((char)c, StringComparison.Ordinal)]);
                    break;
                case >= (byte)'0' and <= (byte)'7':
                    int first = at - 1;
                    int value = c - '0';
                    for (int i = 0; i < 2 && at < data.Length && data[at] is >= (byte)'0' and <= (byte)'7'; i++)
                    {
                        value = (value << 3) | (data[at++] - '0');
                    }

                    if (value > 255)
                    {
                        warning ??= $"invalid octal escape sequence '\\{Encoding.Latin1.GetString(data[first..at])}'";
                    }

                    output.Add((byte)value);
                    break;
                case (byte)'x':
                    if (at + 1 < data.Length && char.IsAsciiHexDigit((char)data[at]) && char.IsAsciiHexDigit((char)data[at + 1]))
                    {
                        output.Add(byte.Parse(data.Slice(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                        at += 2;
                        break;
                    }

                    if (!HandleBadHex(output, errors, at - 2))
                    {
                        return null;
                    }

                    at += at < data.Length && char.IsAsciiHexDigit((char)data[at]) ? 1 : 0;
                    break;
                default:
                    warning ??= $"invalid escape sequence '\\{(char)c}'";
                    output.Add((byte)'\\');
                    output.Add(c);
                    break;
            }
        }

        return warning is null || Warnings.Warn(PyExceptions.DeprecationWarning, warning)
            ? CodecsModule.Pair(PyBytes.Adopt([.. output]), data.Length)
            : null;
    }

    private static bool HandleBadHex(List<byte> output, PyStr? errors, int position)
    {
        switch (errors?.ToString())
        {
            case null or "strict":
                return Errors.RaiseFalse(PyExceptions.ValueError, $"invalid \\x escape at position {position}");
            case "replace":
                output.Add((byte)'?');
                return true;
            case "ignore":
                return true;
            default:
                return Errors.RaiseFalse(PyExceptions.ValueError, $"decoding error; unknown error handling code: {errors}");
        }
    }
}
