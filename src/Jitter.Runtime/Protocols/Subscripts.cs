using System.Runtime.CompilerServices;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>Items, lengths and membership (CPython's Objects/abstract.c, "Mapping" and "Sequence").</summary>
public static class Subscripts
{
    private static readonly PyStr s_classGetItem = PyStr.Interned("__class_getitem__");

    /// <summary><c>value[key]</c>; null with an error pending.</summary>
    public static PyObject? Get(PyObject value, PyObject key)
    {
        if (value.GetType() == typeof(PyList))
        {
            if (key.GetType() == typeof(PyInt64))
            {
                return ((PyList)value).GetItem(((PyInt64)key).Int64);
            }
        }
        else if (value.GetType() == typeof(PyDict))
        {
            return ((PyDict)value).GetItem(key);
        }
        else if (value.GetType() == typeof(PyTuple) && key.GetType() == typeof(PyInt64))
        {
            return ((PyTuple)value).GetItem(((PyInt64)key).Int64);
        }

        return value.Type.Slots.Subscript is { } subscript ? subscript(value, key) : GetFromClass(value, key);
    }

    /// <summary><c>value[index]</c> for sequences; null with an error pending.</summary>
    public static PyObject? GetAt(PyObject value, long index)
    {
        if (value.GetType() == typeof(PyList))
        {
            return ((PyList)value).GetItem(index);
        }

        if (value.GetType() == typeof(PyTuple))
        {
            return ((PyTuple)value).GetItem(index);
        }

        return Get(value, PyInt.From(index));
    }

    /// <summary><c>value[start:stop]</c>; null with an error pending.</summary>
    public static PyObject? GetSlice(PyObject value, PyObject start, PyObject stop) => Get(value, new PySlice(start, stop, PyNone.None));

    /// <summary><c>value[key] = item</c>; false with an error pending.</summary>
    public static bool Set(PyObject value, PyObject key, PyObject item)
    {
        if (value.GetType() == typeof(PyDict))
        {
            return ((PyDict)value).Set(key, item);
        }

        if (value.GetType() == typeof(PyList) && key.GetType() == typeof(PyInt64))
        {
            return ((PyList)value).SetItem(((PyInt64)key).Int64, item);
        }

        PyType type = value.Type;
        return type.Slots.StoreSubscript is { } store
            ? store(value, key, item)
            : Errors.RaiseFalse(PyExceptions.TypeError, $"'{type.FullName}' object does not support item assignment");
    }

    /// <summary><c>del value[key]</c>; false with an error pending.</summary>
    public static bool Delete(PyObject value, PyObject key)
    {
        PyType type = value.Type;
        return type.Slots.StoreSubscript is { } store
            ? store(value, key, null)
            : RaiseNoDeletion(type, key);
    }

    /// <summary><c>len(value)</c>; -1 with an error pending.</summary>
    public static long Length(PyObject value)
    {
        if (value.GetType() == typeof(PyList))
        {
            return ((PyList)value).Count;
        }

        PyType type = value.Type;
        return type.Slots.Length is { } length
            ? length(value)
            : Errors.RaiseMinusOne(PyExceptions.TypeError, $"object of type '{type.FullName}' has no len()");
    }

    /// <summary><c>item in value</c>: 1, 0, or -1 with an error pending.</summary>
    public static int Contains(PyObject value, PyObject item) =>
        value.Type.Slots.Contains is { } contains ? contains(value, item) : Iteration.Search(value, item);

    /// <summary>A key that must be an index of a sequence: clamping nothing. False with an error pending.</summary>
    /// <param name="key">The key.</param>
    /// <param name="sequence">What the TypeError calls the sequence: "list".</param>
    /// <param name="index">The index, negative ones as they are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGetIndex(PyObject key, string sequence, out long index)
    {
        if (key.GetType() == typeof(PyInt64))
        {
            index = ((PyInt64)key).Int64;
            return true;
        }

        return TryConvertIndex(key, sequence, out index);
    }

    private static bool TryConvertIndex(PyObject key, string sequence, out long index)
    {
        index = 0;
        if (key is not PyInt && key.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"{sequence} indices must be integers or slices, not {key.Type.FullName}");
        }

        if (Numbers.Index(key) is not { } number)
        {
            return false;
        }

        return number.TryGetInt64(out index)
            || Errors.RaiseFalse(PyExceptions.IndexError, $"cannot fit '{key.Type.FullName}' into an index-sized integer");
    }

    /// <summary>CPython words it differently for types with sequence slots, which all classes of Python code have.</summary>
    private static bool RaiseNoDeletion(PyType type, PyObject key)
    {
        bool isSequence = Numbers.IsIndex(key) && ((type.Flags & TypeFlags.Heap) != 0 || type.Slots.Length is not null || type.Slots.Contains is not null);
        return Errors.RaiseFalse(
            PyExceptions.TypeError, $"'{type.FullName}' object {(isSequence ? "doesn't" : "does not")} support item deletion");
    }

    /// <summary>A class's own subscript: type[...] or __class_getitem__.</summary>
    private static PyObject? GetFromClass(PyObject value, PyObject key)
    {
        if (value is PyType type)
        {
            if (ReferenceEquals(type, PyTypes.Type))
            {
                return SequenceOperators.GenericAlias(type, key);
            }

            PyObject? method = Attributes.GetOptional(value, s_classGetItem);
            if (method is null && Errors.Pending)
            {
                return null;
            }

            return method is null or PyNone
                ? Errors.Raise(PyExceptions.TypeError, $"type '{type.FullName}' is not subscriptable")
                : method.Call([key], null);
        }

        return Errors.Raise(PyExceptions.TypeError, $"'{value.Type.FullName}' object is not subscriptable");
    }
}
