using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Json;

/// <summary>_json.</summary>
[PyModule("_json", Doc = "json speedups\n")]
public static partial class JsonModule
{
    [PyModuleInit]
    private static void Complete(PyObject module, PyDict attributes)
    {
        attributes.SetStr(PyStr.Interned("make_scanner"), PyJsonScanner.TypeObject);
        attributes.SetStr(PyStr.Interned("make_encoder"), PyJsonEncoder.TypeObject);
    }

    [PyFunction("encode_basestring_ascii($self, object, /)")]
    private static PyObject? EncodeAscii(PyObject @object) => Encode(@object, asciiOnly: true);

    [PyFunction("encode_basestring($self, object, /)")]
    private static PyObject? EncodeText(PyObject @object) => Encode(@object, asciiOnly: false);

    [PyFunction("scanstring(string, end, strict=True, /)", HasTextSignature = false)]
    private static PyObject? ScanString(PyObject @string, nint end, bool strict)
    {
        if (@string is not PyStr text)
        {
            return Errors.Raise(PyExceptions.TypeError, $"first argument must be a string, not {@string.Type.FullName}");
        }

        if (end < 0 || end > text.Length)
        {
            return Errors.Raise(PyExceptions.ValueError, "end is out of bounds");
        }

        return JsonText.Scan(text, (int)end, strict, out int next) is { } result ? new PyTuple([result, PyInt.From(next)]) : null;
    }

    private static PyObject? Encode(PyObject value, bool asciiOnly)
    {
        if (value is not PyStr text)
        {
            return Errors.Raise(PyExceptions.TypeError, $"first argument must be a string, not {value.Type.FullName}");
        }

        var output = new PyStrBuilder(text.Length + 16);
        JsonText.AppendQuoted(ref output, text, asciiOnly);
        return output.ToStr();
    }
}
