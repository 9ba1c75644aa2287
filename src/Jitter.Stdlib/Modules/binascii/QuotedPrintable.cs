using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Binascii;

/// <summary>Quoted-printable (RFC 2045) as CPython's binascii does it.</summary>
internal static class QuotedPrintable
{
    private const int LineLength = 76;

    public static PyObject Decode(ReadOnlySpan<byte> data, bool header)
    {
        byte[] result = new byte[data.Length];
        int used = 0;
        int i = 0;
        while (i < data.Length)
        {
            if (data[i] != '=')
            {
                result[used++] = header && data[i] == '_' ? (byte)' ' : data[i];
                i++;
                continue;
            }

            i++;
            if (i >= data.Length)
            {
                break;
            }

            if (data[i] is (byte)'\n' or (byte)'\r')
            {
                // A soft line break.
                while (i < data.Length && data[i] != '\n')
                {
                    i++;
                }

                i += i < data.Length ? 1 : 0;
            }
            else if (data[i] == '=')
            {
                // A broken encoder's pair: one of them stays.
                result[used++] = (byte)'=';
                i++;
            }
            else if (i + 1 < data.Length && ByteText.DigitValue(data[i]) >= 0 && ByteText.DigitValue(data[i + 1]) >= 0)
            {
                result[used++] = (byte)((ByteText.DigitValue(data[i]) << 4) | ByteText.DigitValue(data[i + 1]));
                i += 2;
            }
            else
            {
                result[used++] = (byte)'=';
            }
        }

        return PyBytes.From(result.AsSpan(0, used));
    }

    public static PyObject Encode(ReadOnlySpan<byte> data, bool quoteTabs, bool isText, bool header)
    {
        // The line ends of the input tell those of soft breaks.
        int firstLine = data.IndexOf((byte)'\n');
        bool crlf = firstLine > 0 && data[firstLine - 1] == '\r';
        var output = new List<byte>(data.Length * 2);
        int line = 0;
        int i = 0;
        while (i < data.Length)
        {
            byte c = data[i];
            if (MustQuote(data, i, line, quoteTabs, isText, header))
            {
                if (line + 3 >= LineLength)
                {
                    SoftBreak(output, crlf, ref line);
                }

                AppendHex(output, c);
                i++;
                line += 3;
                continue;
            }

            bool crlfHere = c == '\r' && i + 1 < data.Length && data[i + 1] == '\n';
            if (isText && (c == '\n' || crlfHere))
            {
                line = 0;
                // Whitespace at the end of a line is quoted.
                if (output.Count > 0 && output[^1] is (byte)' ' or (byte)'\t')
                {
                    byte space = output[^1];
                    output.RemoveAt(output.Count - 1);
                    AppendHex(output, space);
                }

                if (crlf)
                {
                    output.Add((byte)'\r');
                }

                output.Add((byte)'\n');
                i += c == '\r' ? 2 : 1;
                continue;
            }

            if (i + 1 != data.Length && data[i + 1] != '\n' && line + 1 >= LineLength)
            {
                SoftBreak(output, crlf, ref line);
            }

            line++;
            output.Add(header && c == ' ' ? (byte)'_' : c);
            i++;
        }

        return PyBytes.Adopt([.. output]);
    }

    private static bool MustQuote(ReadOnlySpan<byte> data, int i, int line, bool quoteTabs, bool isText, bool header)
    {
        byte c = data[i];
        bool last = i + 1 == data.Length;
        if (c > 126 || c == '=' || (header && c == '_'))
        {
            return true;
        }

        if (c == '.' && line == 0 && (last || data[i + 1] is (byte)'\n' or (byte)'\r' or 0))
        {
            return true;
        }

        if (!isText && c is (byte)'\r' or (byte)'\n')
        {
            return true;
        }

        if (c is (byte)'\t' or (byte)' ')
        {
            return last || quoteTabs;
        }

        return c < 33 && c is not ((byte)'\r' or (byte)'\n');
    }

    private static void SoftBreak(List<byte> output, bool crlf, ref int line)
    {
        output.Add((byte)'=');
        if (crlf)
        {
            output.Add((byte)'\r');
        }

        output.Add((byte)'\n');
        line = 0;
    }

    private static void AppendHex(List<byte> output, byte value)
    {
        const string Digits = "0123456789ABCDEF";
        output.Add((byte)'=');
        output.Add((byte)Digits[value >> 4]);
        output.Add((byte)Digits[value & 15]);
    }
}
