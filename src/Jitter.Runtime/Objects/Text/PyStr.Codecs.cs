using Jitter.Runtime.Binding;
using Jitter.Runtime.Codecs;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

public partial class PyStr
{
    [PyNew("str(object=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)", HasTextSignature = false)]
    private static PyObject? New(PyType type, PyObject? @object, PyStr? encoding, PyStr? errors)
    {
        PyObject? text = @object is null ? Empty
            : encoding is null && errors is null ? Texts.Str(@object)
            : encoding is null ? CodecRegistry.DecodeText(@object, "utf-8", errors)
            : CheckName(encoding) ? CodecRegistry.DecodeText(@object, encoding.ToString(), errors)
            : null;
        return text is null || ReferenceEquals(type, PyTypes.Str) ? text : AllocateAs(type, (PyStr)text);
    }

    [PyMethod("encode($self, /, encoding='utf-8', errors='strict')")]
    private PyObject? Encode(PyStr? encoding, PyStr? errors)
    {
        if (encoding is null)
        {
            return Utf8Codec.Encode(this, errors);
        }

        return CheckName(encoding) ? CodecRegistry.EncodeText(this, encoding.ToString(), errors) : null;
    }

    private static bool CheckName(PyStr encoding) => encoding.IsWide || !encoding.Chars.Contains('\0')
        || Errors.RaiseFalse(PyExceptions.ValueError, "embedded null character");
}
