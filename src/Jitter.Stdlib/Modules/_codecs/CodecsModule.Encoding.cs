using Jitter.Runtime.Binding;
using Jitter.Runtime.Codecs;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Codecs;

/// <content>The encoders. Each answers the bytes and how many characters it took.</content>
public static partial class CodecsModule
{
    [PyFunction("utf_8_encode(str, errors=None, /)")]
    private static PyObject? EncodeUtf8(PyStr str, ErrorsName errors) => Pair(Utf8Codec.Encode(str, errors.Value), str.Length);

    [PyFunction("utf_7_encode(str, errors=None, /)")]
    private static PyObject? EncodeUtf7(PyStr str, ErrorsName errors) => Pair(Utf7Codec.Encode(str), str.Length);

    [PyFunction("latin_1_encode(str, errors=None, /)")]
    private static PyObject? EncodeLatin1(PyStr str, ErrorsName errors) => Pair(ByteCodecs.EncodeLatin1(str, errors.Value), str.Length);

    [PyFunction("ascii_encode(str, errors=None, /)")]
    private static PyObject? EncodeAscii(PyStr str, ErrorsName errors) => Pair(ByteCodecs.EncodeAscii(str, errors.Value), str.Length);

    [PyFunction("charmap_encode(str, errors=None, mapping=None, /)")]
    private static PyObject? EncodeCharmap(PyStr str, ErrorsName errors, PyObject mapping) =>
        Pair(CharmapCodec.Encode(str, errors.Value, mapping), str.Length);

    [PyFunction("unicode_escape_encode(str, errors=None, /)")]
    private static PyObject? EncodeUnicodeEscape(PyStr str, ErrorsName errors) => Pair(EscapeCodecs.Encode(str, raw: false), str.Length);

    [PyFunction("raw_unicode_escape_encode(str, errors=None, /)")]
    private static PyObject? EncodeRawUnicodeEscape(PyStr str, ErrorsName errors) => Pair(EscapeCodecs.Encode(str, raw: true), str.Length);

    [PyFunction("utf_16_le_encode(str, errors=None, /)")]
    private static PyObject? EncodeUtf16Le(PyStr str, ErrorsName errors) =>
        Pair(WideCodecs.Encode(str, errors.Value, 2, -1), str.Length);

    [PyFunction("utf_16_be_encode(str, errors=None, /)")]
    private static PyObject? EncodeUtf16Be(PyStr str, ErrorsName errors) =>
        Pair(WideCodecs.Encode(str, errors.Value, 2, 1), str.Length);

    [PyFunction("utf_16_encode(str, errors=None, byteorder=0, /)")]
    private static PyObject? EncodeUtf16(PyStr str, ErrorsName errors, int byteorder) =>
        Pair(WideCodecs.Encode(str, errors.Value, 2, byteorder), str.Length);

    [PyFunction("utf_32_le_encode(str, errors=None, /)")]
    private static PyObject? EncodeUtf32Le(PyStr str, ErrorsName errors) =>
        Pair(WideCodecs.Encode(str, errors.Value, 4, -1), str.Length);

    [PyFunction("utf_32_be_encode(str, errors=None, /)")]
    private static PyObject? EncodeUtf32Be(PyStr str, ErrorsName errors) =>
        Pair(WideCodecs.Encode(str, errors.Value, 4, 1), str.Length);

    [PyFunction("utf_32_encode(str, errors=None, byteorder=0, /)")]
    private static PyObject? EncodeUtf32(PyStr str, ErrorsName errors, int byteorder) =>
        Pair(WideCodecs.Encode(str, errors.Value, 4, byteorder), str.Length);
}
