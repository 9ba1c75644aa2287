using System.Text;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Codecs;

/// <summary>Latin-1 and ASCII (CPython's unicode_encode_ucs1, PyUnicode_DecodeLatin1 and PyUnicode_DecodeASCII).</summary>
public static class ByteCodecs
{
    /// <summary>Decodes Latin-1: every input is valid.</summary>
    public static PyStr DecodeLatin1(ReadOnlySpan<byte> data) => PyStr.FromNarrow(Encoding.Latin1.GetString(data));

    /// <summary>Decodes ASCII; null with an error pending.</summary>
    public static PyStr? DecodeAscii(ReadOnlySpan<byte> data, PyStr? errors = null)
    {
        if (Ascii.IsValid(data))
        {
            return DecodeLatin1(data);
        }

        var handler = new DecodeErrors("ascii", errors, data);
        var builder = new PyStrBuilder(data.Length);
        int at = 0;
        while (at < handler.Input.Length)
        {
            byte value = handler.Input[at];
            if (value < 128)
            {
                builder.Append((char)value);
                at++;
                continue;
            }

            at = handler.Handle(at, at + 1, "ordinal not in range(128)", ref builder);
            if (at < 0)
            {
                builder.Dispose();
                return null;
            }
        }

        return builder.ToStr();
    }

    /// <summary>Encodes as Latin-1; null with an error pending.</summary>
    public static PyBytes? EncodeLatin1(PyStr text, PyStr? errors = null) => Encode(text, errors, 256, "latin-1");

    /// <summary>Encodes as ASCII; null with an error pending.</summary>
    public static PyBytes? EncodeAscii(PyStr text, PyStr? errors = null) => Encode(text, errors, 128, "ascii");

    private static PyBytes? Encode(PyStr text, PyStr? errors, int limit, string encoding)
    {
        if (!text.IsWide && (limit == 128 ? text.IsAsciiOnly : !text.Chars.ContainsAnyExceptInRange('\0', '\xFF')))
        {
            var data = new byte[text.Length];
            Encoding.Latin1.GetBytes(text.Chars, data);
            return PyBytes.Adopt(data);
        }

        string reason = limit == 128 ? "ordinal not in range(128)" : "ordinal not in range(256)";
        var handler = new EncodeErrors(encoding, errors, text);
        var writer = new ByteWriter(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            if (text[at] < limit)
            {
                writer.Write((byte)text[at++]);
                continue;
            }

            int end = at + 1;
            while (end < text.Length && text[end] >= limit)
            {
                end++;
            }

            PyObject? replacement = handler.Handle(at, end, reason, out int next);
            if (replacement is PyBytes bytes)
            {
                writer.Write(bytes.Span);
            }
            else if (replacement is not PyStr substitute || !TryWrite(ref writer, substitute, limit))
            {
                writer.Dispose();
                if (replacement is not null)
                {
                    handler.RaiseStrict(at, end, reason);
                }

                return null;
            }

            at = next;
        }

        return writer.ToBytes();
    }

    private static bool TryWrite(ref ByteWriter writer, PyStr text, int limit)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] >= limit)
            {
                return false;
            }

            writer.Write((byte)text[i]);
        }

        return true;
    }
}
