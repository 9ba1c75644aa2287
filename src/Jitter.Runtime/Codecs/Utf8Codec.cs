using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Jitter.Primitives.Text;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Codecs;

/// <summary>UTF-8 (CPython's unicode_decode_utf8 and unicode_encode_utf8).</summary>
public static class Utf8Codec
{
    private const string Name = "utf-8";
    private const string SurrogatesNotAllowed = "surrogates not allowed";

    /// <summary>Decodes a whole input; null with an error pending.</summary>
    public static PyStr? Decode(ReadOnlySpan<byte> data, PyStr? errors = null)
    {
        if (Ascii.IsValid(data))
        {
            return PyStr.FromNarrow(Encoding.Latin1.GetString(data));
        }

        return Utf8.IsValid(data) ? new PyStr(Encoding.UTF8.GetString(data)) : DecodePart(data, errors, true, out _);
    }

    /// <summary>Decodes; null with an error pending.</summary>
    /// <param name="data">The input.</param>
    /// <param name="errors">The error handler's name; null for strict.</param>
    /// <param name="final">Whether an incomplete sequence at the end is an error, and not left for later.</param>
    /// <param name="consumed">How many bytes were decoded.</param>
    public static PyStr? Decode(ReadOnlySpan<byte> data, PyStr? errors, bool final, out int consumed)
    {
        consumed = data.Length;
        return Utf8.IsValid(data) ? Decode(data) : DecodePart(data, errors, final, out consumed);
    }

    /// <summary>Encodes; null with an error pending.</summary>
    public static PyBytes? Encode(PyStr text, PyStr? errors = null)
    {
        if (text.IsWide)
        {
            return EncodeSlow(text, errors);
        }

        ReadOnlySpan<char> chars = text.Chars;
        if (Ascii.IsValid(chars))
        {
            var ascii = new byte[chars.Length];
            Encoding.Latin1.GetBytes(chars, ascii);
            return PyBytes.Adopt(ascii);
        }

        if (chars.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
        {
            return EncodeSlow(text, errors);
        }

        var data = new byte[Encoding.UTF8.GetByteCount(chars)];
        Encoding.UTF8.GetBytes(chars, data);
        return PyBytes.Adopt(data);
    }

    private static PyStr? DecodePart(ReadOnlySpan<byte> data, PyStr? errors, bool final, out int consumed)
    {
        var handler = new DecodeErrors(Name, errors, data);
        var builder = new PyStrBuilder(data.Length);
        char[] chars = ArrayPool<char>.Shared.Rent(Math.Max(16, data.Length));
        int at = 0;
        while (at < handler.Input.Length)
        {
            if (handler.Input.Length > chars.Length)
            {
                chars = new char[handler.Input.Length];
            }

            OperationStatus status = Utf8.ToUtf16(
                handler.Input[at..], chars, out int read, out int written, replaceInvalidSequences: false, isFinalBlock: true);
            AppendUtf16(ref builder, chars.AsSpan(0, written));
            at += read;
            if (status == OperationStatus.Done)
            {
                break;
            }

            string reason = Utf8Errors.Describe(handler.Input, at, out int length);
            if (!final && at + length == handler.Input.Length && reason == Utf8Errors.UnexpectedEnd)
            {
                break;
            }

            if (!final && handler.Input.Length - at == 2 && handler.Input[at] == 0xED && handler.Input[at + 1] is >= 0xA0 and <= 0xBF)
            {
                // The first two bytes of a surrogate, which "surrogatepass" would take.
                break;
            }

            at = handler.Handle(at, at + length, reason, ref builder);
            if (at < 0)
            {
                builder.Dispose();
                consumed = 0;
                return null;
            }
        }

        ArrayPool<char>.Shared.Return(chars);
        consumed = at;
        return builder.ToStr();
    }

    private static void AppendUtf16(ref PyStrBuilder builder, ReadOnlySpan<char> units)
    {
        if (units.IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            builder.AppendUnits(units);
        }
        else
        {
            builder.Append(new string(units));
        }
    }

    private static PyBytes? EncodeSlow(PyStr text, PyStr? errors)
    {
        var handler = new EncodeErrors(Name, errors, text);
        var writer = new ByteWriter(text.Length * 3);
        int at = 0;
        while (at < text.Length)
        {
            int c = text[at];
            if (c is < 0xD800 or > 0xDFFF)
            {
                Write(ref writer, c);
                at++;
                continue;
            }

            int end = at + 1;
            while (end < text.Length && text[end] is >= 0xD800 and <= 0xDFFF)
            {
                end++;
            }

            PyObject? replacement = handler.Handle(at, end, SurrogatesNotAllowed, out int next);
            if (replacement is PyBytes bytes)
            {
                writer.Write(bytes.Span);
            }
            else if (replacement is not PyStr { IsAsciiOnly: true } ascii)
            {
                writer.Dispose();
                if (replacement is not null)
                {
                    handler.RaiseStrict(at, end, SurrogatesNotAllowed);
                }

                return null;
            }
            else
            {
                writer.WriteAscii(ascii.Chars);
            }

            at = next;
        }

        return writer.ToBytes();
    }

    private static void Write(ref ByteWriter writer, int c)
    {
        Span<byte> target = writer.Reserve(4);
        new Rune(c).TryEncodeToUtf8(target, out int written);
        writer.Advance(written);
    }
}
