using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

public partial class PyList
{
    /// <summary>
    /// <c>list.sort(key=key, reverse=reverse)</c>; false with an error pending. The list is empty for code that runs meanwhile, and a
    /// ValueError tells that such code changed it.
    /// </summary>
    /// <param name="key">The key function; null for none.</param>
    /// <param name="reverse">Whether the largest come first; equal ones keep their order.</param>
    public bool Sort(PyObject? key, bool reverse)
    {
        PyObject[] items = _items;
        int count = _count;
        int allocated = _allocated;
        PyObject[] empty = [];
        _items = empty;
        _count = 0;
        _allocated = 0;
        bool success = true;
        if (count > 0)
        {
            PyObject[]? keys = null;
            if (key is not null)
            {
                keys = MakeKeys(items, count, key);
                success = keys is not null;
            }

            success = success && SortArrays(keys ?? items, keys is null ? null : items, count, reverse);
        }

        bool wasChanged = !ReferenceEquals(_items, empty) || _count != 0;
        _items = items;
        _count = count;
        _allocated = allocated;
        return !wasChanged || !success
            ? success
            : Errors.RaiseFalse(PyExceptions.ValueError, "list modified during sort");
    }

    [PyMethod("sort($self, /, *, key=None, reverse=False)")]
    private PyObject? SortMethod(PyObject key, bool reverse) => Sort(key is PyNone ? null : key, reverse) ? PyNone.None : null;

    private static PyObject[]? MakeKeys(PyObject[] items, int count, PyObject key)
    {
        var keys = new PyObject[count];
        for (int i = 0; i < count; i++)
        {
            PyObject? made = Calls.Call(key, items[i]);
            if (made is null)
            {
                return null;
            }

            keys[i] = made;
        }

        return keys;
    }

    private static bool SortArrays(PyObject[] keys, PyObject[]? values, int count, bool reverse)
    {
        // Reversing before and after keeps equal ones in their order.
        if (reverse)
        {
            Array.Reverse(keys, 0, count);
            if (values is not null)
            {
                Array.Reverse(values, 0, count);
            }
        }

        bool success = count < 2 || SortKeys(keys, values, count);
        if (reverse)
        {
            Array.Reverse(values ?? keys, 0, count);
        }

        return success;
    }

    /// <summary>Chooses how keys are compared by looking at all of them once.</summary>
    private static bool SortKeys(PyObject[] keys, PyObject[]? values, int count)
    {
        if (keys[0].GetType() != typeof(PyTuple) || ((PyTuple)keys[0]).Count == 0)
        {
            return KindOf(keys, count, tuples: false) switch
            {
                KeyKind.Int64 => Run<Int64Order>(keys, values, count),
                KeyKind.Float => Run<FloatOrder>(keys, values, count),
                KeyKind.NarrowText => Run<NarrowTextOrder>(keys, values, count),
                _ => Run<ObjectOrder>(keys, values, count),
            };
        }

        for (int i = 0; i < count; i++)
        {
            if (keys[i].GetType() != typeof(PyTuple) || ((PyTuple)keys[i]).Count == 0)
            {
                return Run<ObjectOrder>(keys, values, count);
            }
        }

        return KindOf(keys, count, tuples: true) switch
        {
            KeyKind.Int64 => Run<TupleOrder<Int64Order>>(keys, values, count),
            KeyKind.Float => Run<TupleOrder<FloatOrder>>(keys, values, count),
            KeyKind.NarrowText => Run<TupleOrder<NarrowTextOrder>>(keys, values, count),
            _ => Run<TupleOrder<ObjectOrder>>(keys, values, count),
        };
    }

    private static KeyKind KindOf(PyObject[] keys, int count, bool tuples)
    {
        PyObject first = tuples ? ((PyTuple)keys[0]).Items[0] : keys[0];
        Type type = first.GetType();
        KeyKind kind = type == typeof(PyInt64) ? KeyKind.Int64
            : type == typeof(PyFloat) ? KeyKind.Float
            : type == typeof(PyStr) ? KeyKind.NarrowText
            : KeyKind.Object;
        for (int i = 0; i < count && kind != KeyKind.Object; i++)
        {
            PyObject key = tuples ? ((PyTuple)keys[i]).Items[0] : keys[i];
            if (key.GetType() != type || (kind == KeyKind.NarrowText && ((PyStr)key).IsWide))
            {
                kind = KeyKind.Object;
            }
        }

        return kind;
    }

    private static bool Run<TOrder>(PyObject[] keys, PyObject[]? values, int count)
        where TOrder : struct, IKeyOrder =>
        new TimSort<TOrder>(keys, values, count).Sort();

    private enum KeyKind
    {
        Object,
        Int64,
        Float,
        NarrowText,
    }
}
