using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Sys;

/// <summary>sys.getsizeof: what <c>__sizeof__</c> says, and the collector's header that CPython's object would have in front.</summary>
internal static class ObjectSizes
{
    private const int Header = 16;

    private static readonly PyStr s_sizeof = PyStr.Interned("__sizeof__");

    /// <summary>The size; null with an error pending.</summary>
    public static PyObject? Of(PyObject value)
    {
        PyObject? method = Attributes.LookupSpecial(value, s_sizeof);
        if (method is null)
        {
            return Errors.Pending ? null : Errors.Raise(PyExceptions.TypeError, $"Type {value.Type.FullName} doesn't define __sizeof__");
        }

        if (Calls.Call(method) is not { } result || Numbers.Index(result) is not { } number)
        {
            return null;
        }

        if (!number.TryGetInt64(out long size))
        {
            return Errors.Raise(PyExceptions.OverflowError, "Python int too large to convert to C ssize_t");
        }

        return size < 0
            ? Errors.Raise(PyExceptions.ValueError, "__sizeof__() should return >= 0")
            : PyInt.From(size + HeaderOf(value));
    }

    /// <summary>Objects that may be part of a cycle have a header; those of Python classes one more for dict and weak references.</summary>
    private static int HeaderOf(PyObject value)
    {
        PyType type = value.Type;
        if ((type.Flags & TypeFlags.Heap) != 0 && value is not PyType)
        {
            return (type.Flags & TypeFlags.HasInstanceAttributes) != 0 ? 2 * Header : Header;
        }

        return value switch
        {
            PyType => (((PyType)value).Flags & TypeFlags.Heap) != 0 ? Header : 0,
            PyInt or PyFloat or PyComplex or PyStr or PyBytes or PyNone or PyEllipsis or PyNotImplemented or PyCode => 0,
            _ => type.Name is "bytearray" or "range" or "object" ? 0 : Header,
        };
    }
}
