using System.Runtime.CompilerServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Collections;

/// <summary><c>collections.deque</c>: a ring of items that grows by doubling.</summary>
[PyClass("collections.deque", Flags = TypeFlags.BaseType | TypeFlags.Sequence | TypeFlags.WeakReferences,
    Doc = "A list-like sequence optimized for data accesses near its endpoints.")]
public partial class PyDeque : PyObject
{
    private PyObject[] _ring = [];
    private int _first;
    private int _count;
    private long _maxLength = -1;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>len()</summary>
    public int Count => _count;

    /// <summary>Changes with every change of the deque, so that iterators see it.</summary>
    public long State { get; private set; }

    /// <summary>The item at an index from 0 to <see cref="Count"/> - 1.</summary>
    public PyObject this[int index]
    {
        get => _ring[(_first + index) & (_ring.Length - 1)];
        private set => _ring[(_first + index) & (_ring.Length - 1)] = value;
    }

    /// <summary>Adds an item at the end, dropping the first one where the deque is full.</summary>
    public void Append(PyObject item)
    {
        State++;
        if (_count == _ring.Length)
        {
            Grow();
        }

        _ring[(_first + _count) & (_ring.Length - 1)] = item;
        _count++;
        if (_maxLength >= 0 && _count > _maxLength)
        {
            TakeFirst();
        }
    }

    /// <summary>Adds an item in front, dropping the last one where the deque is full.</summary>
    public void AppendLeft(PyObject item)
    {
        State++;
        if (_count == _ring.Length)
        {
            Grow();
        }

        _first = (_first - 1) & (_ring.Length - 1);
        _ring[_first] = item;
        _count++;
        if (_maxLength >= 0 && _count > _maxLength)
        {
            TakeLast();
        }
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        State++;
        _ring = [];
        _first = _count = 0;
    }

    private PyObject TakeFirst()
    {
        State++;
        ref PyObject place = ref _ring[_first];
        PyObject item = place;
        place = null!;
        _first = (_first + 1) & (_ring.Length - 1);
        _count--;
        return item;
    }

    private PyObject TakeLast()
    {
        State++;
        ref PyObject place = ref _ring[(_first + _count - 1) & (_ring.Length - 1)];
        PyObject item = place;
        place = null!;
        _count--;
        return item;
    }

    private void Grow()
    {
        if (_ring.Length == 0)
        {
            _ring = new PyObject[8];
            return;
        }

        var larger = new PyObject[_ring.Length * 2];
        CopyTo(larger);
        _ring = larger;
        _first = 0;
    }

    private void CopyTo(PyObject[] target)
    {
        int head = Math.Min(_count, _ring.Length - _first);
        Array.Copy(_ring, _first, target, 0, head);
        Array.Copy(_ring, 0, target, head, _count - head);
    }

    private PyObject[] ToArray()
    {
        var items = new PyObject[_count];
        CopyTo(items);
        return items;
    }

    /// <summary>Replaces the items.</summary>
    private void Fill(ReadOnlySpan<PyObject> items)
    {
        State++;
        int size = 8;
        while (size < items.Length)
        {
            size *= 2;
        }

        _ring = new PyObject[size];
        items.CopyTo(_ring);
        _first = 0;
        _count = items.Length;
    }

    /// <summary>Adds all items of an iterable at the end or, in turn, in front; false with an error pending.</summary>
    private bool Extend(PyObject iterable, bool left)
    {
        if (ReferenceEquals(iterable, this))
        {
            iterable = new PyList(ToArray());
        }

        PyObject? iterator = Iteration.GetIterator(iterable);
        if (iterator is null)
        {
            return false;
        }

        while (Iteration.Next(iterator) is { } item)
        {
            if (_maxLength == 0)
            {
                continue; // the items are used up all the same
            }

            if (left)
            {
                AppendLeft(item);
            }
            else
            {
                Append(item);
            }
        }

        return !Errors.Pending;
    }

    private PyDeque MakeCopy()
    {
        var copy = new PyDeque { _maxLength = _maxLength };
        copy.Fill(ToArray());
        return copy;
    }

    /// <summary>The position of the first equal item: -1 where there is none, -2 with an error pending.</summary>
    private long Find(PyObject value, long start, long stop, PyType mutated, string error)
    {
        long state = State;
        for (long i = start; i < stop && i < _count; i++)
        {
            int equal = Comparisons.AreEqual(this[(int)i], value);
            if (state != State && equal >= 0)
            {
                Errors.Raise(mutated, error);
                return -2;
            }

            if (equal != 0)
            {
                return equal < 0 ? -2 : i;
            }
        }

        return -1;
    }

    private void RemoveAt(int index)
    {
        State++;
        if (index < _count / 2)
        {
            for (int i = index; i > 0; i--)
            {
                this[i] = this[i - 1];
            }

            TakeFirst();
        }
        else
        {
            for (int i = index; i < _count - 1; i++)
            {
                this[i] = this[i + 1];
            }

            TakeLast();
        }
    }

    private void Rotate(long steps)
    {
        if (_count <= 1)
        {
            return;
        }

        int shift = (int)(steps % _count);
        int half = _count / 2;
        shift += shift > half ? -_count : shift < -half ? _count : 0;
        for (; shift > 0; shift--)
        {
            PyObject item = TakeLast();
            _first = (_first - 1) & (_ring.Length - 1);
            _ring[_first] = item;
            _count++;
        }

        for (; shift < 0; shift++)
        {
            PyObject item = TakeFirst();
            _ring[(_first + _count) & (_ring.Length - 1)] = item;
            _count++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyObject? RaiseEmpty() => Errors.Raise(PyExceptions.IndexError, "pop from an empty deque");
}
