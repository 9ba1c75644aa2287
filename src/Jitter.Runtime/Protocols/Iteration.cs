using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Protocols;

/// <summary>The iterator protocol (CPython's Objects/abstract.c, "Iterators").</summary>
public static class Iteration
{
    private static readonly PyStr s_getItem = PyStr.Interned("__getitem__");
    private static readonly PyStr s_lengthHint = PyStr.Interned("__length_hint__");

    /// <summary><c>iter(value)</c>: what __iter__ gives, else an iterator that asks __getitem__; null with an error pending.</summary>
    public static PyObject? GetIterator(PyObject value)
    {
        if (value.GetType() == typeof(PyList))
        {
            return new PyListIterator((PyList)value);
        }

        if (value.GetType() == typeof(PyTuple))
        {
            return new PyTupleIterator((PyTuple)value);
        }

        PyType type = value.Type;
        if (type.Slots.Iter is { } iter)
        {
            PyObject? iterator = iter(value);
            return iterator is null || IsIterator(iterator)
                ? iterator
                : Errors.Raise(PyExceptions.TypeError, $"iter() returned non-iterator of type '{iterator.Type.FullName}'");
        }

        return IsSequence(type)
            ? new PySequenceIterator(value)
            : Errors.Raise(PyExceptions.TypeError, $"'{type.FullName}' object is not iterable");
    }

    /// <summary>Whether an object has __next__ (PyIter_Check).</summary>
    public static bool IsIterator(PyObject value) => value.Type.Slots.IterNext is not null;

    /// <summary>Whether instances of a type can be walked by index: a class with __getitem__ that is no dict (PySequence_Check).</summary>
    public static bool IsSequence(PyType type) =>
        type.Slots.Subscript is not null
        && ((type.Flags & TypeFlags.Sequence) != 0
            || ((type.Flags & TypeFlags.Heap) != 0 && !type.IsSubtypeOf(PyTypes.Dict) && type.Lookup(s_getItem) is not null));

    /// <summary>The next item; null at the end with nothing pending, or with an error pending. StopIteration is swallowed.</summary>
    public static PyObject? Next(PyObject iterator)
    {
        PyObject? item = iterator.IterNext();
        if (item is null && PyThreadState.Current.Error is not null)
        {
            Errors.ClearIf(PyExceptions.StopIteration);
        }

        return item;
    }

    /// <summary><c>list(iterable)</c>: always a new list; null with an error pending.</summary>
    public static PyList? ToList(PyObject iterable)
    {
        var list = new PyList();
        return list.Extend(iterable) ? list : null;
    }

    /// <summary><c>tuple(iterable)</c>: an exact tuple is its own; null with an error pending.</summary>
    public static PyTuple? ToTuple(PyObject iterable)
    {
        if (iterable.GetType() == typeof(PyTuple))
        {
            return (PyTuple)iterable;
        }

        PyObject[]? items = ToArray(iterable);
        return items is null ? null : PyTuple.FromArray(items);
    }

    /// <summary>The items of an iterable in an array that the caller must not change, as a tuple's is its own; null with an error pending.</summary>
    public static PyObject[]? ToArray(PyObject iterable)
    {
        if (iterable.GetType() == typeof(PyTuple))
        {
            return ((PyTuple)iterable).Items;
        }

        if (iterable.GetType() == typeof(PyList))
        {
            return ((PyList)iterable).Items.ToArray();
        }

        var list = new PyList();
        return list.Extend(iterable) ? list.TakeArray() : null;
    }

    /// <summary>
    /// The items of a list or tuple where they stand, those of any other iterable in a new array (PySequence_Fast). False with an error
    /// pending: <paramref name="error"/> is then the TypeError's text where the object is not iterable.
    /// </summary>
    public static bool TryGetItems(PyObject iterable, string error, out ReadOnlySpan<PyObject> items)
    {
        switch (iterable)
        {
            case PyTuple tuple:
                items = tuple.Items;
                return true;
            case PyList list:
                items = list.Items;
                return true;
        }

        items = default;
        PyObject? iterator = GetIterator(iterable);
        if (iterator is null)
        {
            return Errors.ClearIf(PyExceptions.TypeError) && Errors.RaiseFalse(PyExceptions.TypeError, error);
        }

        if (ToArray(iterator) is not { } array)
        {
            return false;
        }

        items = array;
        return true;
    }

    /// <summary>
    /// <c>operator.length_hint(value, default)</c>: what len() or __length_hint__ gives; -1 with an error pending (PyObject_LengthHint).
    /// </summary>
    public static long LengthHint(PyObject value, long @default)
    {
        if (value.Type.Slots.Length is { } length)
        {
            long count = length(value);
            if (count >= 0)
            {
                return count;
            }

            if (!Errors.ClearIf(PyExceptions.TypeError))
            {
                return -1;
            }
        }

        PyObject? method = Attributes.LookupSpecial(value, s_lengthHint);
        if (method is null)
        {
            return Errors.Pending ? -1 : @default;
        }

        PyObject? hint = method.Call([], null);
        if (hint is null)
        {
            return Errors.ClearIf(PyExceptions.TypeError) ? @default : -1;
        }

        if (ReferenceEquals(hint, PyNotImplemented.NotImplemented))
        {
            return @default;
        }

        if (hint is not PyInt number)
        {
            return Errors.RaiseMinusOne(PyExceptions.TypeError, $"__length_hint__ must be an integer, not {hint.Type.FullName}");
        }

        if (!number.TryGetInt64(out long result))
        {
            return Errors.RaiseMinusOne(PyExceptions.OverflowError, "Python int too large to convert to C ssize_t");
        }

        return result >= 0 ? result : Errors.RaiseMinusOne(PyExceptions.ValueError, "__length_hint__() should return >= 0");
    }

    /// <summary>How many items equal one (PySequence_Count); -1 with an error pending.</summary>
    public static long CountOf(PyObject iterable, PyObject item)
    {
        PyObject? iterator = IteratorForSearch(iterable);
        if (iterator is null)
        {
            return -1;
        }

        long count = 0;
        while (Next(iterator) is { } candidate)
        {
            int equal = Comparisons.AreEqual(candidate, item);
            if (equal < 0)
            {
                return -1;
            }

            count += equal;
        }

        return Errors.Pending ? -1 : count;
    }

    /// <summary>The position of the first item that equals one (PySequence_Index); -1 with an error pending.</summary>
    public static long IndexOf(PyObject iterable, PyObject item)
    {
        PyObject? iterator = IteratorForSearch(iterable);
        if (iterator is null)
        {
            return -1;
        }

        for (long index = 0; Next(iterator) is { } candidate; index++)
        {
            int equal = Comparisons.AreEqual(candidate, item);
            if (equal != 0)
            {
                return equal < 0 ? -1 : index;
            }
        }

        return Errors.Pending ? -1 : Errors.RaiseMinusOne(PyExceptions.ValueError, "sequence.index(x): x not in sequence");
    }

    /// <summary>Whether an iterable has an item, by walking over it: 1, 0, or -1 with an error pending.</summary>
    public static int Search(PyObject iterable, PyObject item)
    {
        PyObject? iterator = IteratorForSearch(iterable);
        if (iterator is null)
        {
            return -1;
        }

        while (Next(iterator) is { } candidate)
        {
            int equal = Comparisons.AreEqual(candidate, item);
            if (equal != 0)
            {
                return equal;
            }
        }

        return Errors.Pending ? -1 : 0;
    }

    private static PyObject? IteratorForSearch(PyObject iterable)
    {
        PyObject? iterator = GetIterator(iterable);
        return iterator is null && Errors.ClearIf(PyExceptions.TypeError)
            ? Errors.Raise(PyExceptions.TypeError, $"argument of type '{iterable.Type.FullName}' is not iterable")
            : iterator;
    }
}
