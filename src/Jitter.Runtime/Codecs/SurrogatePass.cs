using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Codecs;

/// <summary>The error handler "surrogatepass": surrogates pass through the UTF codecs (CPython's PyCodec_SurrogatePassErrors).</summary>
internal static class SurrogatePass
{
    private enum Form
    {
        None,
        Utf8,
        Utf16Little,
        Utf16Big,
        Utf32Little,
        Utf32Big,
    }

    public static PyObject? Handle(PyObject error)
    {
        if (ErrorHandlers.IsEncode(error, out PyUnicodeError unicode, out PyStr text, out int start, out int end))
        {
            return Encode(unicode, text, start, end);
        }

        return ErrorHandlers.IsDecode(error, out unicode, out PyBytes bytes, out start, out end)
            ? Decode(unicode, bytes.Span, start)
            : ErrorHandlers.RaiseWrongType(error);
    }

    private static Form FormOf(PyUnicodeError error) => error.Encoding?.ToString()?.ToLowerInvariant().Replace('_', '-') switch
    {
        "utf-8" or "utf8" or "cp-utf8" or "cp65001" => Form.Utf8,
        "utf-16" or "utf16" or "utf-16-le" or "utf-16le" or "utf16-le" or "utf16le" => Form.Utf16Little,
        "utf-16-be" or "utf-16be" or "utf16-be" or "utf16be" => Form.Utf16Big,
        "utf-32" or "utf32" or "utf-32-le" or "utf-32le" or "utf32-le" or "utf32le" => Form.Utf32Little,
        "utf-32-be" or "utf-32be" or "utf32-be" or "utf32be" => Form.Utf32Big,
        _ => Form.None,
    };

    private static PyObject? Encode(PyUnicodeError error, PyStr text, int start, int end)
    {
        Form form = FormOf(error);
        if (form == Form.None)
        {
            return Errors.Raise(error);
        }

        var writer = new ByteWriter((end - start) * 4);
        for (int i = start; i < end; i++)
        {
            int c = text[i];
            if (c is < 0xD800 or > 0xDFFF)
            {
                writer.Dispose();
                return Errors.Raise(error);
            }

            if (form == Form.Utf8)
            {
                writer.Write((byte)(0xE0 | (c >> 12)));
                writer.Write((byte)(0x80 | ((c >> 6) & 0x3F)));
                writer.Write((byte)(0x80 | (c & 0x3F)));
            }
            else
            {
                writer.Write((uint)c, form is Form.Utf16Little or Form.Utf16Big ? 2 : 4, form is Form.Utf16Big or Form.Utf32Big);
            }
        }

        return ErrorHandlers.Answer(writer.ToBytes(), end);
    }

    private static PyObject? Decode(PyUnicodeError error, ReadOnlySpan<byte> data, int start)
    {
        Form form = FormOf(error);
        int size = form switch { Form.Utf8 => 3, Form.Utf16Little or Form.Utf16Big => 2, _ => 4 };
        int surrogate = 0;
        if (form != Form.None && data.Length - start >= size)
        {
            ReadOnlySpan<byte> unit = data.Slice(start, size);
            surrogate = form switch
            {
                Form.Utf8 => (unit[0] & 0xF0) == 0xE0 && (unit[1] & 0xC0) == 0x80 && (unit[2] & 0xC0) == 0x80
                    ? ((unit[0] & 0x0F) << 12) | ((unit[1] & 0x3F) << 6) | (unit[2] & 0x3F)
                    : 0,
                Form.Utf16Little => unit[0] | (unit[1] << 8),
                Form.Utf16Big => (unit[0] << 8) | unit[1],
                Form.Utf32Little => unit[0] | (unit[1] << 8) | (unit[2] << 16) | (unit[3] << 24),
                _ => (unit[0] << 24) | (unit[1] << 16) | (unit[2] << 8) | unit[3],
            };
        }

        return surrogate is >= 0xD800 and <= 0xDFFF
            ? ErrorHandlers.Answer(PyStr.FromCodePoint(surrogate), start + size)
            : Errors.Raise(error);
    }
}
