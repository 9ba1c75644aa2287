using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>hash().</summary>
public static class Hashing
{
    /// <summary>The hash; -1 with an error pending. No object's hash is -1.</summary>
    public static long Hash(PyObject value)
    {
        if (value.GetType() == typeof(PyStr))
        {
            return ((PyStr)value).Hash;
        }

        return value.Type.Slots.Hash is { } hash
            ? hash(value)
            : Errors.RaiseMinusOne(PyExceptions.TypeError, $"unhashable type: '{value.Type.FullName}'");
    }

    /// <summary>The hash of an object that equals itself alone (_Py_HashPointer).</summary>
    public static long OfIdentity(PyObject value) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value);
}
