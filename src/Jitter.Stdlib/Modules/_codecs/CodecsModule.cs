using Jitter.Runtime.Binding;
using Jitter.Runtime.Codecs;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Codecs;

/// <summary>_codecs: the registry.</summary>
[PyModule("_codecs", Types = [])]
public static partial class CodecsModule
{
    [PyFunction("register(search_function, /)")]
    private static void Register(PyObject searchFunction) => CodecRegistry.Register(searchFunction);

    [PyFunction("unregister(search_function, /)")]
    private static void Unregister(PyObject searchFunction) => CodecRegistry.Unregister(searchFunction);

    [PyFunction("lookup(encoding, /)")]
    private static PyObject? Lookup(string encoding) => CodecRegistry.Lookup(encoding);

    [PyFunction("encode($module, /, obj, encoding='utf-8', errors='strict')")]
    private static PyObject? Encode(PyObject obj, string encoding, PyStr? errors) => CodecRegistry.Encode(obj, encoding, errors);

    [PyFunction("decode($module, /, obj, encoding='utf-8', errors='strict')")]
    private static PyObject? Decode(PyObject obj, string encoding, PyStr? errors) => CodecRegistry.Decode(obj, encoding, errors);

    [PyFunction("register_error(errors, handler, /)")]
    private static PyObject? RegisterError(PyStr errors, PyObject handler)
    {
        if (!Calls.IsCallable(handler))
        {
            return Errors.Raise(PyExceptions.TypeError, "handler must be callable");
        }

        ErrorHandlers.Register(errors, handler);
        return PyNone.None;
    }

    [PyFunction("lookup_error(name, /)")]
    private static PyObject? LookupError(PyStr name) => ErrorHandlers.Lookup(name);

    [PyFunction("charmap_build(map, /)")]
    private static PyObject? BuildCharmap(PyStr map) => CharmapCodec.Build(map);

    /// <summary>A result and how much of the input it took; null where there is no result.</summary>
    internal static PyObject? Pair(PyObject? result, long consumed) => result is null ? null : new PyTuple([result, PyInt.From(consumed)]);
}
