using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

public partial class PyList
{
    /// <summary><c>list.extend(iterable)</c>; false with an error pending.</summary>
    public bool Extend(PyObject iterable)
    {
        if (iterable.GetType() == typeof(PyList))
        {
            AddRange(((PyList)iterable).Items);
            return true;
        }

        if (iterable.GetType() == typeof(PyTuple))
        {
            AddRange(((PyTuple)iterable).Items);
            return true;
        }

        return ExtendFast(iterable, out bool success) ? success : ExtendByIterator(iterable);
    }

    [PyMethod("append($self, object, /)", Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private void Append(PyObject value) => Add(value);

    [PyMethod("extend($self, iterable, /)")]
    private PyObject? ExtendMethod(PyObject iterable) => Extend(iterable) ? PyNone.None : null;

    [PyMethod("insert($self, index, object, /)")]
    private PyObject? InsertMethod(nint index, PyObject value)
    {
        long at = index < 0 ? Math.Max(0, index + _count) : Math.Min(index, _count);
        Insert((int)at, value);
        return PyNone.None;
    }

    [PyMethod("pop($self, index=-1, /)")]
    private PyObject? Pop(nint index)
    {
        if (_count == 0)
        {
            return Errors.Raise(PyExceptions.IndexError, "pop from empty list");
        }

        index += index < 0 ? _count : 0;
        return (nuint)index < (nuint)_count ? RemoveAt((int)index) : Errors.Raise(PyExceptions.IndexError, "pop index out of range");
    }

    [PyMethod("remove($self, value, /)")]
    private PyObject? Remove(PyObject value)
    {
        for (int i = 0; i < _count; i++)
        {
            int equal = Comparisons.AreEqual(_items[i], value);
            if (equal < 0)
            {
                return null;
            }

            if (equal > 0)
            {
                if (i < _count)
                {
                    RemoveAt(i);
                }

                return PyNone.None;
            }
        }

        return Errors.Raise(PyExceptions.ValueError, "list.remove(x): x not in list");
    }

    [PyMethod("clear($self, /)", Facts = NativeFacts.NoRaise)]
    private void ClearMethod() => Clear();

    [PyMethod("copy($self, /)", Facts = NativeFacts.Leaf | NativeFacts.ReturnsNew)]
    private PyObject? Copy() => new PyList(Items.ToArray());

    [PyMethod("index($self, value, start=0, stop=sys.maxsize, /)")]
    private PyObject? Index(PyObject value, SliceIndex start, SliceIndex stop)
    {
        long first = start.Adjust(_count);
        long last = stop.Value < 0 ? stop.Adjust(_count) : stop.Value;
        for (long i = first; i < last && i < _count; i++)
        {
            int equal = Comparisons.AreEqual(_items[i], value);
            if (equal != 0)
            {
                return equal < 0 ? null : PyInt.From(i);
            }
        }

        return Texts.Repr(value) is { } repr ? Errors.Raise(PyExceptions.ValueError, $"{repr} is not in list") : null;
    }

    [PyMethod("count($self, value, /)")]
    private PyObject? CountOf(PyObject value)
    {
        long count = 0;
        for (int i = 0; i < _count; i++)
        {
            int equal = Comparisons.AreEqual(_items[i], value);
            if (equal < 0)
            {
                return null;
            }

            count += equal;
        }

        return PyInt.From(count);
    }

    [PyMethod("reverse($self, /)", Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private void Reverse() => Array.Reverse(_items, 0, _count);

    [PyMethod("__reversed__($self, /)")]
    private PyObject? GetReversed() => new PyListReverseIterator(this);

    [PyMethod("__sizeof__($self, /)")]
    private long SizeOf() => 40 + (8L * _allocated);

    [PyClassMethod("__class_getitem__($type, object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType type, PyObject item) => SequenceOperators.GenericAlias(type, item);

    /// <summary>Items of containers whose length is known and whose walk runs no Python code; false for other iterables.</summary>
    private bool ExtendFast(PyObject iterable, out bool success)
    {
        success = true;
        if (iterable.GetType() == typeof(PyDict))
        {
            AddDict((PyDict)iterable);
        }
        else if (iterable.GetType() == typeof(PySet) || iterable.GetType() == typeof(PyFrozenSet))
        {
            var set = (PySetBase)iterable;
            Reserve(set.Count);
            int position = 0;
            while (set.Next(ref position) is { } item)
            {
                Add(item);
            }
        }
        else if (iterable.GetType() == typeof(PyRange) && ((PyRange)iterable).TryGetInt64(out long start, out long step, out long count))
        {
            if (count + _count > Array.MaxLength / 2)
            {
                Errors.Raise(PyExceptions.MemoryError);
                success = false;
                return true;
            }

            Reserve((int)count);
            for (long value = start; count > 0; count--, value += step)
            {
                Add(PyInt.From(value));
            }
        }
        else
        {
            return false;
        }

        return true;
    }

    private void AddDict(PyDict dict)
    {
        Reserve(dict.Count);
        int position = 0;
        while (dict.Next(ref position, out PyObject? key, out _))
        {
            Add(key);
        }
    }

    private bool ExtendByIterator(PyObject iterable)
    {
        PyObject? iterator = Iteration.GetIterator(iterable);
        if (iterator is null)
        {
            return false;
        }

        long hint = Iteration.LengthHint(iterable, 8);
        if (hint < 0)
        {
            return false;
        }

        int before = _count;
        if (hint > Array.MaxLength && hint <= long.MaxValue - _count - 1)
        {
            Errors.Raise(PyExceptions.MemoryError);
            return false;
        }

        if (hint <= 1 << 20)
        {
            // A larger hint may be wrong: then room grows with what really comes.
            Reserve((int)hint);
        }

        while (iterator.IterNext() is { } item)
        {
            Add(item);
        }

        // Room that the hint promised too much is given back.
        if (_count < _allocated)
        {
            Fit(before);
        }

        return !Errors.Pending || Errors.ClearIf(PyExceptions.StopIteration);
    }

    /// <summary>Makes room for some more items.</summary>
    private void Reserve(int more)
    {
        int needed = _count + more;
        if (needed <= _allocated)
        {
            return;
        }

        if (_count == 0)
        {
            // list_preallocate: exactly as many, rounded up to an even number.
            _allocated = (needed + 1) & ~1;
            _items = new PyObject[_allocated];
        }
        else
        {
            Resize(needed);
        }
    }

    private void Fit(int before)
    {
        if (_count == 0)
        {
            _allocated = 0;
            _items = [];
        }
        else if (before != _count || _allocated > _count)
        {
            Shrink(_count);
        }
    }
}
