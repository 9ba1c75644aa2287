using Jitter.Runtime.Binding;
using Jitter.Runtime.Codecs;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Codecs;

/// <content>The decoders. Each answers the text and how many bytes it took.</content>
public static partial class CodecsModule
{
    [PyFunction("utf_8_decode(data, errors=None, final=False, /)")]
    private static PyObject? DecodeUtf8(ByteBuffer data, ErrorsName errors, bool final) =>
        Pair(Utf8Codec.Decode(data.Span, errors.Value, final, out int consumed), consumed);

    [PyFunction("utf_7_decode(data, errors=None, final=False, /)")]
    private static PyObject? DecodeUtf7(ByteBuffer data, ErrorsName errors, bool final) =>
        Pair(Utf7Codec.Decode(data.Span, errors.Value, final, out int consumed), consumed);

    [PyFunction("latin_1_decode(data, errors=None, /)")]
    private static PyObject? DecodeLatin1(ByteBuffer data, ErrorsName errors) => Pair(ByteCodecs.DecodeLatin1(data.Span), data.Length);

    [PyFunction("ascii_decode(data, errors=None, /)")]
    private static PyObject? DecodeAscii(ByteBuffer data, ErrorsName errors) => Pair(ByteCodecs.DecodeAscii(data.Span, errors.Value), data.Length);

    [PyFunction("charmap_decode(data, errors=None, mapping=None, /)")]
    private static PyObject? DecodeCharmap(ByteBuffer data, ErrorsName errors, PyObject mapping) =>
        Pair(CharmapCodec.Decode(data.Span, errors.Value, mapping), data.Length);

    [PyFunction("unicode_escape_decode(data, errors=None, final=True, /)")]
    private static PyObject? DecodeUnicodeEscape(TextOrBytes data, ErrorsName errors, bool final) =>
        Pair(EscapeCodecs.Decode(data.Span, errors.Value, false, final, out int consumed), consumed);

    [PyFunction("raw_unicode_escape_decode(data, errors=None, final=True, /)")]
    private static PyObject? DecodeRawUnicodeEscape(TextOrBytes data, ErrorsName errors, bool final) =>
        Pair(EscapeCodecs.Decode(data.Span, errors.Value, true, final, out int consumed), consumed);

    [PyFunction("readbuffer_encode(data, errors=None, /)")]
    private static PyObject? EncodeBuffer(TextOrBytes data, ErrorsName errors) => Pair(PyBytes.From(data.Span), data.Span.Length);

    [PyFunction("escape_decode(data, errors=None, /)")]
    private static PyObject? DecodeEscape(TextOrBytes data, ErrorsName errors) => BytesEscapes.Decode(data.Span, errors.Value);

    [PyFunction("escape_encode(data, errors=None, /)")]
    private static PyObject? EncodeEscape(PyBytes data, ErrorsName errors) => Pair(BytesEscapes.Encode(data.Span), data.Length);

    [PyFunction("utf_16_decode(data, errors=None, final=False, /)")]
    private static PyObject? DecodeUtf16(ByteBuffer data, ErrorsName errors, bool final) =>
        Pair(WideCodecs.Decode(data.Span, errors.Value, 2, 0, final, out int consumed, out _), consumed);

    [PyFunction("utf_16_le_decode(data, errors=None, final=False, /)")]
    private static PyObject? DecodeUtf16Le(ByteBuffer data, ErrorsName errors, bool final) =>
        Pair(WideCodecs.Decode(data.Span, errors.Value, 2, -1, final, out int consumed, out _), consumed);

    [PyFunction("utf_16_be_decode(data, errors=None, final=False, /)")]
    private static PyObject? DecodeUtf16Be(ByteBuffer data, ErrorsName errors, bool final) =>
        Pair(WideCodecs.Decode(data.Span, errors.Value, 2, 1, final, out int consumed, out _), consumed);

    [PyFunction("utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /)")]
    private static PyObject? DecodeUtf16Extended(ByteBuffer data, ErrorsName errors, int byteorder, bool final)
    {
        PyStr? text = WideCodecs.Decode(data.Span, errors.Value, 2, byteorder, final, out int consumed, out int order);
        return text is null ? null : new PyTuple([text, PyInt.From(consumed), PyInt.From(order)]);
    }

    [PyFunction("utf_32_decode(data, errors=None, final=False, /)")]
    private static PyObject? DecodeUtf32(ByteBuffer data, ErrorsName errors, bool final) =>
        Pair(WideCodecs.Decode(data.Span, errors.Value, 4, 0, final, out int consumed, out _), consumed);

    [PyFunction("utf_32_le_decode(data, errors=None, final=False, /)")]
    private static PyObject? DecodeUtf32Le(ByteBuffer data, ErrorsName errors, bool final) =>
        Pair(WideCodecs.Decode(data.Span, errors.Value, 4, -1, final, out int consumed, out _), consumed);

    [PyFunction("utf_32_be_decode(data, errors=None, final=False, /)")]
    private static PyObject? DecodeUtf32Be(ByteBuffer data, ErrorsName errors, bool final) =>
        Pair(WideCodecs.Decode(data.Span, errors.Value, 4, 1, final, out int consumed, out _), consumed);

    [PyFunction("utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /)")]
    private static PyObject? DecodeUtf32Extended(ByteBuffer data, ErrorsName errors, int byteorder, bool final)
    {
        PyStr? text = WideCodecs.Decode(data.Span, errors.Value, 4, byteorder, final, out int consumed, out int order);
        return text is null ? null : new PyTuple([text, PyInt.From(consumed), PyInt.From(order)]);
    }
}
