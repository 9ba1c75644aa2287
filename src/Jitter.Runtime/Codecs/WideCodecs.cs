using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Codecs;

/// <summary>UTF-16 and UTF-32 (CPython's PyUnicode_DecodeUTF16Stateful, PyUnicode_DecodeUTF32Stateful and their encoders).</summary>
public static class WideCodecs
{
    /// <summary>Encodes; null with an error pending.</summary>
    /// <param name="text">The text.</param>
    /// <param name="errors">The error handler's name; null for strict.</param>
    /// <param name="size">2 or 4.</param>
    /// <param name="order">-1 little-endian, 1 big-endian, 0 little-endian with a byte order mark.</param>
    public static PyBytes? Encode(PyStr text, PyStr? errors, int size, int order)
    {
        string name = $"utf-{size * 8}" + (order < 0 ? "-le" : order > 0 ? "-be" : "");
        var handler = new EncodeErrors(name, errors, text);
        var writer = new ByteWriter((text.Length + 2) * size);
        bool big = order > 0;
        if (order == 0)
        {
            writer.Write(0xFEFF, size, false);
        }

        int at = 0;
        while (at < text.Length)
        {
            int c = text[at];
            if (c is < 0xD800 or > 0xDFFF)
            {
                Write(ref writer, c, size, big);
                at++;
                continue;
            }

            int end = at + 1;
            while (end < text.Length && text[end] is >= 0xD800 and <= 0xDFFF)
            {
                end++;
            }

            const string Reason = "surrogates not allowed";
            PyObject? replacement = handler.Handle(at, end, Reason, out int next);
            bool written = replacement switch
            {
                PyBytes bytes => TryWrite(ref writer, bytes, size),
                PyStr substitute => TryWrite(ref writer, substitute, size, big),
                _ => false,
            };
            if (!written)
            {
                writer.Dispose();
                if (replacement is not null)
                {
                    handler.RaiseStrict(at, end, Reason);
                }

                return null;
            }

            at = next;
        }

        return writer.ToBytes();
    }

    /// <summary>Decodes; null with an error pending.</summary>
    /// <param name="data">The input.</param>
    /// <param name="errors">The error handler's name; null for strict.</param>
    /// <param name="size">2 or 4.</param>
    /// <param name="order">-1 little-endian, 1 big-endian, 0 what a byte order mark says, else little-endian.</param>
    /// <param name="final">Whether an incomplete unit at the end is an error, and not left for later.</param>
    /// <param name="consumed">How many bytes were decoded.</param>
    /// <param name="foundOrder">The order that was used; 0 where there was nothing to tell it.</param>
    public static PyStr? Decode(ReadOnlySpan<byte> data, PyStr? errors, int size, int order, bool final, out int consumed, out int foundOrder)
    {
        int at = 0;
        foundOrder = order;
        if (order == 0 && data.Length >= size)
        {
            uint mark = Read(data, 0, size, false);
            uint swapped = size == 2 ? 0xFFFEu : 0xFFFE0000u;
            if (mark == 0xFEFF || mark == swapped)
            {
                foundOrder = mark == 0xFEFF ? -1 : 1;
                at = size;
            }
        }

        string name = $"utf-{size * 8}-{(foundOrder > 0 ? "be" : "le")}";
        var handler = new DecodeErrors(name, errors, data);
        var builder = new PyStrBuilder(data.Length / size + 1);
        bool success = size == 2
            ? Decode16(ref handler, ref builder, ref at, foundOrder > 0, final)
            : Decode32(ref handler, ref builder, ref at, foundOrder > 0, final);
        consumed = at;
        if (success)
        {
            return builder.ToStr();
        }

        builder.Dispose();
        return null;
    }

    private static bool Decode16(ref DecodeErrors handler, ref PyStrBuilder builder, ref int at, bool big, bool final)
    {
        while (at < handler.Input.Length)
        {
            ReadOnlySpan<byte> data = handler.Input;
            string reason;
            int end;
            if (data.Length - at < 2)
            {
                if (!final)
                {
                    return true;
                }

                (reason, end) = ("truncated data", data.Length);
            }
            else
            {
                uint unit = Read(data, at, 2, big);
                if (unit is < 0xD800 or > 0xDFFF)
                {
                    builder.Append((char)unit);
                    at += 2;
                    continue;
                }

                if (unit >= 0xDC00)
                {
                    (reason, end) = ("illegal encoding", at + 2);
                }
                else if (data.Length - at < 4)
                {
                    if (!final)
                    {
                        return true;
                    }

                    (reason, end) = ("unexpected end of data", data.Length);
                }
                else
                {
                    uint low = Read(data, at + 2, 2, big);
                    if (low is >= 0xDC00 and <= 0xDFFF)
                    {
                        builder.AppendCodePoint((int)(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
                        at += 4;
                        continue;
                    }

                    (reason, end) = ("illegal UTF-16 surrogate", at + 2);
                }
            }

            int next = handler.Handle(at, end, reason, ref builder);
            if (next < 0)
            {
                return false;
            }

            at = next;
        }

        return true;
    }

    private static bool Decode32(ref DecodeErrors handler, ref PyStrBuilder builder, ref int at, bool big, bool final)
    {
        while (at < handler.Input.Length)
        {
            ReadOnlySpan<byte> data = handler.Input;
            string reason;
            int end = at + 4;
            if (data.Length - at < 4)
            {
                if (!final)
                {
                    return true;
                }

                (reason, end) = ("truncated data", data.Length);
            }
            else
            {
                uint c = Read(data, at, 4, big);
                if (c <= 0x10FFFF && c is < 0xD800 or > 0xDFFF and <= 0x10FFFF)
                {
                    builder.AppendCodePoint((int)c);
                    at += 4;
                    continue;
                }

                reason = c > 0x10FFFF ? "code point not in range(0x110000)" : "code point in surrogate code point range(0xd800, 0xe000)";
            }

            int next = handler.Handle(at, end, reason, ref builder);
            if (next < 0)
            {
                return false;
            }

            at = next;
        }

        return true;
    }

    private static uint Read(ReadOnlySpan<byte> data, int at, int size, bool big)
    {
        uint value = 0;
        for (int i = 0; i < size; i++)
        {
            value |= (uint)data[at + i] << (8 * (big ? size - 1 - i : i));
        }

        return value;
    }

    private static void Write(ref ByteWriter writer, int c, int size, bool big)
    {
        if (size == 2 && c > 0xFFFF)
        {
            writer.Write((uint)(0xD800 + ((c - 0x10000) >> 10)), 2, big);
            writer.Write((uint)(0xDC00 + ((c - 0x10000) & 0x3FF)), 2, big);
            return;
        }

        writer.Write((uint)c, size, big);
    }

    private static bool TryWrite(ref ByteWriter writer, PyBytes bytes, int size)
    {
        if (bytes.Length % size != 0)
        {
            return false;
        }

        writer.Write(bytes.Span);
        return true;
    }

    private static bool TryWrite(ref ByteWriter writer, PyStr text, int size, bool big)
    {
        if (!text.IsAsciiOnly)
        {
            return false;
        }

        foreach (char c in text.Chars)
        {
            writer.Write(c, size, big);
        }

        return true;
    }
}
