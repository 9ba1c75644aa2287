using Jitter.Runtime.Binding;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>typing.Generic.</summary>
[PyClass("typing.Generic", Self = typeof(PyInstance), Flags = TypeFlags.BaseType | TypeFlags.Mutable, Doc = "Abstract base class for generic types.")]
public static partial class PyGeneric
{
    [PyClassMethod("__class_getitem__($type, /, *args, **kwargs)", HasTextSignature = false)]
    private static PyObject? ClassGetItem(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwargs) =>
        Forward("_generic_class_getitem", type, args, kwargs);

    [PyClassMethod("__init_subclass__($type, /, *args, **kwargs)", HasTextSignature = false)]
    private static PyObject? InitSubclass(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwargs) =>
        Forward("_generic_init_subclass", type, args, kwargs);

    private static PyObject? Forward(string name, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyObject? function = PythonModules.Attribute("typing", name);
        return function is null ? null : Calls.CallPrepended(function, type, arguments, keywordNames);
    }
}
