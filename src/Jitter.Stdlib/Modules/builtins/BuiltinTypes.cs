using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Builtins;

/// <summary>The classes in builtins.</summary>
internal static class BuiltinTypes
{
    /// <summary>Adds them, and the exception classes.</summary>
    public static void AddTo(PyDict attributes)
    {
        ReadOnlySpan<PyType> types =
        [
            PyTypes.Bool, PyMemoryView.TypeObject, PyByteArray.TypeObject, PyTypes.Bytes, PyClassMethod.TypeObject, PyTypes.Complex,
            PyTypes.Dict, PyEnumerate.TypeObject, PyFilter.TypeObject, PyTypes.Float, PyTypes.FrozenSet, PyProperty.TypeObject, PyTypes.Int,
            PyTypes.List, PyMap.TypeObject, PyTypes.Object, PyRange.TypeObject, PyReversed.TypeObject, PyTypes.Set, PySlice.TypeObject,
            PyStaticMethod.TypeObject, PyTypes.Str, PySuper.TypeObject, PyTypes.Tuple, PyTypes.Type, PyZip.TypeObject,
        ];
        foreach (PyType type in types)
        {
            attributes.SetStr(PyStr.Interned(type.Name), type);
        }

        AddExceptions(attributes, PyExceptions.BaseException);
        attributes.SetStr(PyStr.Interned("EnvironmentError"), PyExceptions.OSError);
        attributes.SetStr(PyStr.Interned("IOError"), PyExceptions.OSError);
    }

    private static void AddExceptions(PyDict attributes, PyType type)
    {
        if (type.Module == "builtins")
        {
            attributes.SetStr(PyStr.Interned(type.Name), type);
        }

        foreach (PyType derived in type.Subclasses())
        {
            AddExceptions(attributes, derived);
        }
    }
}
