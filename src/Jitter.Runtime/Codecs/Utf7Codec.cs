using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Codecs;

/// <summary>UTF-7 (RFC 2152; CPython's PyUnicode_DecodeUTF7Stateful and _PyUnicode_EncodeUTF7).</summary>
public static class Utf7Codec
{
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const string Optional = "!\"#$%&*;<=>@[]^_`{|}'(),-./:? \t\n\r";

    /// <summary>Encodes: all code points can be.</summary>
    public static PyBytes Encode(PyStr text)
    {
        var writer = new ByteWriter(text.Length * 2);
        bool shifted = false;
        ulong buffer = 0;
        int bits = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            bool direct = c is > 0 and < 128 && (char.IsAsciiLetterOrDigit((char)c) || Optional.Contains((char)c, StringComparison.Ordinal));
            if (shifted && direct)
            {
                FlushBits(ref writer, ref buffer, ref bits);
                shifted = false;
                if (IsBase64(c) || c == '-')
                {
                    writer.Write((byte)'-');
                }
            }
            else if (!shifted && c == '+')
            {
                writer.WriteAscii("+-");
                continue;
            }

            if (direct)
            {
                writer.Write((byte)c);
                continue;
            }

            if (!shifted)
            {
                writer.Write((byte)'+');
                shifted = true;
            }

            if (c > 0xFFFF)
            {
                WriteUnit(ref writer, ref buffer, ref bits, 0xD800 + ((c - 0x10000) >> 10));
                c = 0xDC00 + ((c - 0x10000) & 0x3FF);
            }

            WriteUnit(ref writer, ref buffer, ref bits, c);
        }

        FlushBits(ref writer, ref buffer, ref bits);
        if (shifted)
        {
            writer.Write((byte)'-');
        }

        return writer.ToBytes();
    }

    /// <summary>Decodes; null with an error pending.</summary>
    /// <param name="data">The input.</param>
    /// <param name="errors">The error handler's name; null for strict.</param>
    /// <param name="final">Whether an open shift sequence at the end is an error, and not left for later.</param>
    /// <param name="consumed">How many bytes were decoded.</param>
    public static PyStr? Decode(ReadOnlySpan<byte> data, PyStr? errors, bool final, out int consumed)
    {
        var handler = new DecodeErrors("utf7", errors, data);
        var builder = new PyStrBuilder(data.Length);
        bool shifted = false;
        ulong buffer = 0;
        int bits = 0;
        int surrogate = 0;
        int start = 0;
        int outputStart = 0;
        int at = 0;
        consumed = 0;
        while (true)
        {
            string? error = null;
            if (at >= handler.Input.Length)
            {
                if (!shifted || !final)
                {
                    break;
                }

                shifted = false;
                if (surrogate == 0 && bits < 6 && (bits == 0 || buffer == 0))
                {
                    break;
                }

                error = "unterminated shift sequence";
            }
            else
            {
                int c = handler.Input[at];
                if (shifted)
                {
                    if (IsBase64(c))
                    {
                        at++;
                        buffer = (buffer << 6) | (uint)Base64.IndexOf((char)c, StringComparison.Ordinal);
                        bits += 6;
                        if (bits >= 16)
                        {
                            bits -= 16;
                            int unit = (int)(buffer >> bits);
                            buffer &= (1UL << bits) - 1;
                            AppendUnit(ref builder, unit, ref surrogate);
                        }

                        continue;
                    }

                    shifted = false;
                    if (bits >= 6)
                    {
                        at++;
                        error = "partial character in shift sequence";
                    }
                    else if (bits > 0 && buffer != 0)
                    {
                        at++;
                        error = "non-zero padding bits in shift sequence";
                    }
                    else
                    {
                        if (surrogate != 0 && c < 128 && c != '+')
                        {
                            builder.Append((char)surrogate);
                        }

                        surrogate = 0;
                        at += c == '-' ? 1 : 0;
                    }
                }
                else if (c == '+')
                {
                    start = at++;
                    if (at < handler.Input.Length && handler.Input[at] == '-')
                    {
                        at++;
                        builder.Append('+');
                    }
                    else if (at < handler.Input.Length && !IsBase64(handler.Input[at]))
                    {
                        at++;
                        error = "ill-formed sequence";
                    }
                    else
                    {
                        shifted = true;
                        (surrogate, bits, buffer, outputStart) = (0, 0, 0, builder.Length);
                    }
                }
                else if (c < 128)
                {
                    at++;
                    builder.Append((char)c);
                }
                else
                {
                    start = at++;
                    error = "unexpected special character";
                }
            }

            if (error is not null && (at = handler.Handle(start, at, error, ref builder)) < 0)
            {
                builder.Dispose();
                return null;
            }
        }

        consumed = at;
        if (shifted)
        {
            consumed = start;
            builder.Truncate(outputStart);
        }

        return builder.ToStr();
    }

    private static bool IsBase64(int c) => c < 128 && (char.IsAsciiLetterOrDigit((char)c) || c is '+' or '/');

    private static void AppendUnit(ref PyStrBuilder builder, int unit, ref int surrogate)
    {
        if (surrogate != 0)
        {
            if (unit is >= 0xDC00 and <= 0xDFFF)
            {
                builder.AppendCodePoint(0x10000 + ((surrogate - 0xD800) << 10) + (unit - 0xDC00));
                surrogate = 0;
                return;
            }

            builder.Append((char)surrogate);
            surrogate = 0;
        }

        if (unit is >= 0xD800 and <= 0xDBFF)
        {
            surrogate = unit;
        }
        else
        {
            builder.Append((char)unit);
        }
    }

    private static void WriteUnit(ref ByteWriter writer, ref ulong buffer, ref int bits, int unit)
    {
        buffer = (buffer << 16) | (uint)unit;
        bits += 16;
        while (bits >= 6)
        {
            bits -= 6;
            writer.Write((byte)Base64[(int)(buffer >> bits) & 63]);
            buffer &= (1UL << bits) - 1;
        }
    }

    private static void FlushBits(ref ByteWriter writer, ref ulong buffer, ref int bits)
    {
        if (bits > 0)
        {
            writer.Write((byte)Base64[(int)(buffer << (6 - bits)) & 63]);
        }

        buffer = 0;
        bits = 0;
    }
}
