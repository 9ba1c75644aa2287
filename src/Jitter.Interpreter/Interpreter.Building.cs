using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Interpreter;

// Displays, unpacking, and the stars in calls and displays.
public sealed partial class Interpreter
{
    private static PySet? BuildSet(ReadOnlySpan<PyObject> items)
    {
        var set = new PySet();
        foreach (PyObject item in items)
        {
            if (!set.Add(item))
            {
                return null;
            }
        }

        return set;
    }

    private static PyDict? BuildMap(ReadOnlySpan<PyObject> pairs)
    {
        var dict = new PyDict();
        for (int i = 0; i < pairs.Length; i += 2)
        {
            if (!dict.Set(pairs[i], pairs[i + 1]))
            {
                return null;
            }
        }

        return dict;
    }

    private static PyDict? BuildConstantKeyMap(ReadOnlySpan<PyObject> values, PyTuple keys)
    {
        var dict = new PyDict();
        for (int i = 0; i < values.Length; i++)
        {
            if (!dict.Set(keys.Items[i], values[i]))
            {
                return null;
            }
        }

        return dict;
    }

    private static bool ListExtend(PyList list, PyObject iterable)
    {
        if (iterable.GetType() == typeof(PyTuple))
        {
            list.AddRange(((PyTuple)iterable).Items);
            return true;
        }

        if (iterable.GetType() == typeof(PyList))
        {
            list.AddRange(((PyList)iterable).Items);
            return true;
        }

        PyObject? iterator = Iteration.GetIterator(iterable);
        if (iterator is null)
        {
            if (iterable.Type.Slots.Iter is null && !Iteration.IsSequence(iterable.Type) && Errors.ClearIf(PyExceptions.TypeError))
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, $"Value after * must be an iterable, not {iterable.Type.FullName}");
            }

            return false;
        }

        while (Iteration.Next(iterator) is { } item)
        {
            list.Add(item);
        }

        return !Errors.Pending;
    }

    private static bool SetUpdate(PySet set, PyObject iterable) => set.Update(iterable);

    /// <summary>{**mapping}</summary>
    private static bool DictUpdate(PyDict dict, PyObject mapping)
    {
        if (dict.Merge(mapping))
        {
            return true;
        }

        if (Errors.Matches(PyExceptions.AttributeError))
        {
            Errors.Clear();
            Errors.Raise(PyExceptions.TypeError, $"'{mapping.Type.FullName}' object is not a mapping");
        }

        return false;
    }

    /// <summary>f(**mapping): keys may not come twice (dict_merge with override 2, format_kwargs_error).</summary>
    private static bool DictMerge(PyDict dict, PyObject mapping, PyObject callable)
    {
        PyDict? items = mapping as PyDict;
        if (items is null)
        {
            items = new PyDict();
            if (!items.Merge(mapping))
            {
                if (Errors.ClearIf(PyExceptions.AttributeError))
                {
                    Errors.Raise(
                        PyExceptions.TypeError,
                        $"{Calls.Describe(callable)} argument after ** must be a mapping, not {mapping.Type.FullName}");
                }

                return false;
            }
        }

        int position = 0;
        while (items.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (key is not PyStr)
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, "keywords must be strings");
            }

            if (dict.Get(key) is not null)
            {
                return Errors.RaiseFalse(
                    PyExceptions.TypeError,
                    $"{Calls.Describe(callable)} got multiple values for keyword argument '{key}'");
            }

            if (!dict.Set(key, value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>UNPACK_SEQUENCE: pushes the items in reverse order; false with an error pending.</summary>
    private static bool UnpackSequence(PyObject sequence, ref PyObject? target, int count)
    {
        if (sequence.GetType() == typeof(PyList) && ((PyList)sequence).Count == count)
        {
            ReadOnlySpan<PyObject> items = ((PyList)sequence).Items;
            for (int i = 0; i < count; i++)
            {
                Unsafe.Add(ref target, count - 1 - i) = items[i];
            }

            return true;
        }

        return UnpackIterable(sequence, MemoryMarshal.CreateSpan(ref target, count), -1);
    }

    /// <summary>UNPACK_EX: <paramref name="before"/> items, the list of those between, <paramref name="after"/> items, in reverse order.</summary>
    private static bool UnpackExtended(PyObject sequence, ref PyObject? target, int before, int after) =>
        UnpackIterable(sequence, MemoryMarshal.CreateSpan(ref target, before + 1 + after), before);

    /// <summary>Unpacks into a span from its end backwards; with a star at an index unless that is -1 (_PyEval_UnpackIterable).</summary>
    private static bool UnpackIterable(PyObject sequence, Span<PyObject?> target, int star)
    {
        PyObject? iterator = Iteration.GetIterator(sequence);
        if (iterator is null)
        {
            return (sequence.Type.Slots.Iter is null && !Iteration.IsSequence(sequence.Type) && Errors.ClearIf(PyExceptions.TypeError)
                && Errors.RaiseFalse(PyExceptions.TypeError, $"cannot unpack non-iterable {sequence.Type.FullName} object")) || false;
        }

        int before = star < 0 ? target.Length : star;
        for (int i = 0; i < before; i++)
        {
            PyObject? item = Iteration.Next(iterator);
            if (item is null)
            {
                string expected = star < 0 ? $"{before}" : $"at least {target.Length - 1}";
                return !Errors.Pending && Errors.RaiseFalse(
                    PyExceptions.ValueError, $"not enough values to unpack (expected {expected}, got {i})");
            }

            target[^(i + 1)] = item;
        }

        if (star < 0)
        {
            if (Iteration.Next(iterator) is null)
            {
                return !Errors.Pending;
            }

            return Errors.RaiseFalse(PyExceptions.ValueError, $"too many values to unpack (expected {before})");
        }

        PyList? rest = Iteration.ToList(iterator);
        if (rest is null)
        {
            return false;
        }

        int after = target.Length - 1 - before;
        if (rest.Count < after)
        {
            return Errors.RaiseFalse(
                PyExceptions.ValueError, $"not enough values to unpack (expected at least {target.Length - 1}, got {before + rest.Count})");
        }

        for (int i = 0; i < after; i++)
        {
            target[i] = rest[rest.Count - 1 - i];
        }

        rest.Replace(rest.Count - after, after, []);
        target[after] = rest;
        return true;
    }
}
