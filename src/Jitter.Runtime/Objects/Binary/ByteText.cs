using System.Globalization;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>Bytes as text: repr, hex and fromhex.</summary>
public static class ByteText
{
    private const string Digits = "0123456789abcdef";

    /// <summary>The repr of bytes: <c>b'...'</c>.</summary>
    public static string Repr(ReadOnlySpan<byte> data)
    {
        char quote = data.Contains((byte)'\'') && !data.Contains((byte)'"') ? '"' : '\'';
        var text = new System.Text.StringBuilder(data.Length + 3);
        text.Append('b').Append(quote);
        AppendEscaped(text, data, quote);
        return text.Append(quote).ToString();
    }

    /// <summary>The inside of a repr, with a quote escaped.</summary>
    internal static void AppendEscaped(System.Text.StringBuilder text, ReadOnlySpan<byte> data, char quote)
    {
        foreach (byte value in data)
        {
            switch (value)
            {
                case (byte)'\\':
                    text.Append("\\\\");
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
                case < 0x20 or >= 0x7F:
                    text.Append("\\x").Append(Digits[value >> 4]).Append(Digits[value & 15]);
                    break;
                default:
                    if (value == quote)
                    {
                        text.Append('\\');
                    }

                    text.Append((char)value);
                    break;
            }
        }
    }

    /// <summary>hex() with an optional separator; null with an error pending (_Py_strhex_with_sep).</summary>
    public static PyStr? Hex(ReadOnlySpan<byte> data, PyObject? separator, int bytesPerSeparator) =>
        HexText(data, separator, bytesPerSeparator) is { } text ? PyStr.FromNarrow(text) : null;

    /// <summary>Hexadecimal digits with an optional separator, ASCII; null with an error pending.</summary>
    public static string? HexText(ReadOnlySpan<byte> data, PyObject? separator, int bytesPerSeparator)
    {
        char sep = '\0';
        if (separator is not null && !TryGetSeparator(separator, out sep))
        {
            return null;
        }

        if (separator is null || bytesPerSeparator == 0)
        {
            return Convert.ToHexStringLower(data);
        }

        long group = Math.Abs((long)bytesPerSeparator);
        long count = data.Length == 0 ? 0 : (data.Length - 1) / group;
        if ((data.Length * 2L) + count > PyStr.MaxLength)
        {
            Errors.Raise(PyExceptions.MemoryError);
            return null;
        }

        var text = new System.Text.StringBuilder((data.Length * 2) + (int)count);
        for (int i = 0; i < data.Length; i++)
        {
            // Groups are counted from the right for positive numbers.
            if (i > 0 && (bytesPerSeparator > 0 ? (data.Length - i) % group == 0 : i % group == 0))
            {
                text.Append(sep);
            }

            text.Append(Digits[data[i] >> 4]).Append(Digits[data[i] & 15]);
        }

        return text.ToString();
    }

    /// <summary>fromhex(); null with ValueError pending (_PyBytes_FromHex).</summary>
    public static byte[]? FromHex(PyStr text)
    {
        byte[] result = new byte[text.Length / 2];
        int used = 0;
        int i = 0;
        while (true)
        {
            while (i < text.Length && text[i] is ' ' or (>= 9 and <= 13))
            {
                i++;
            }

            if (i >= text.Length)
            {
                break;
            }

            int high = DigitValue(text[i]);
            if (high < 0)
            {
                return RaiseBadHex(i);
            }

            i++;
            int low = i < text.Length ? DigitValue(text[i]) : -1;
            if (low < 0)
            {
                return RaiseBadHex(i);
            }

            i++;
            result[used++] = (byte)((high << 4) | low);
        }

        return used == result.Length ? result : result.AsSpan(0, used).ToArray();
    }

    /// <summary>The value of a hexadecimal digit; -1 for other characters.</summary>
    public static int DigitValue(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static byte[]? RaiseBadHex(int position)
    {
        string place = position.ToString(CultureInfo.InvariantCulture);
        Errors.Raise(PyExceptions.ValueError, $"non-hexadecimal number found in fromhex() arg at position {place}");
        return null;
    }

    private static bool TryGetSeparator(PyObject separator, out char result)
    {
        result = '\0';
        int value;
        switch (separator)
        {
            case PyStr { Length: 1 } text:
                value = text[0];
                break;
            case PyBytes { Length: 1 } bytes:
                value = bytes.Span[0];
                break;
            case PyStr or PyBytes:
                return Errors.RaiseFalse(PyExceptions.ValueError, "sep must be length 1.");
            default:
                long length = Subscripts.Length(separator);
                if (length < 0)
                {
                    return false;
                }

                return length != 1
                    ? Errors.RaiseFalse(PyExceptions.ValueError, "sep must be length 1.")
                    : Errors.RaiseFalse(PyExceptions.TypeError, "sep must be str or bytes.");
        }

        result = (char)value;
        return value < 0x80 || Errors.RaiseFalse(PyExceptions.ValueError, "sep must be ASCII.");
    }
}
