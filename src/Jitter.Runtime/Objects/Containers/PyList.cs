using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>A list.</summary>
/// <remarks>
/// The array is exactly a PyObject[] (never one of a derived type, so that stores need no check), and its elements from
/// <see cref="Count"/> on are null. It may be longer than <c>_allocated</c>, which follows CPython's growth pattern for
/// <c>__sizeof__</c>: copying is dearer here than realloc is there.
/// </remarks>
[PyClass("list", Existing = "PyTypes.List", Doc = "Built-in mutable sequence.\n\nWithout an argument, a new empty list; else the items of an iterable.")]
public partial class PyList : PyObject
{
    private PyObject[] _items;
    private int _count;
    private int _allocated;

    /// <summary>Makes an empty list.</summary>
    public PyList() => _items = [];

    /// <summary>Makes a list that takes the array over: it must be exactly a PyObject[].</summary>
    public PyList(PyObject[] items)
    {
        _items = items;
        _count = _allocated = items.Length;
    }

    /// <inheritdoc/>
    public override PyType Type => PyTypes.List;

    /// <summary>len()</summary>
    public int Count => _count;

    /// <summary>The items; invalid after the next change.</summary>
    public ReadOnlySpan<PyObject> Items => new(_items, 0, _count);

    /// <summary>The item at an index from 0 to <see cref="Count"/> - 1.</summary>
    public PyObject this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    /// <summary>Makes an empty list with room for some items.</summary>
    public static PyList WithCapacity(int capacity) => new() { _items = capacity == 0 ? [] : new PyObject[capacity], _allocated = capacity };

    /// <summary>The item at an index, negative ones from the end; null with IndexError pending.</summary>
    public PyObject? GetItem(long index)
    {
        if ((ulong)index < (ulong)_count)
        {
            return _items[index];
        }

        index += _count;
        return index >= 0 && index < _count ? _items[index] : Errors.Raise(PyExceptions.IndexError, "list index out of range");
    }

    /// <summary>Replaces the item at an index, negative ones from the end; false with IndexError pending.</summary>
    public bool SetItem(long index, PyObject item)
    {
        if ((ulong)index >= (ulong)_count)
        {
            index += _count;
            if (index < 0 || index >= _count)
            {
                return Errors.RaiseFalse(PyExceptions.IndexError, "list assignment index out of range");
            }
        }

        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_items), (nint)index) = item;
        return true;
    }

    /// <summary>Appends an item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(PyObject item)
    {
        int count = _count;
        if (count >= _allocated)
        {
            Resize(count + 1);
        }

        _count = count + 1;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_items), count) = item;
    }

    /// <summary>Appends items, which may be the list's own.</summary>
    public void AddRange(ReadOnlySpan<PyObject> items)
    {
        int count = _count;
        PyObject[] before = _items;
        if (_allocated == 0)
        {
            // list_preallocate_exact
            _allocated = (items.Length + 1) & ~1;
            _items = new PyObject[_allocated];
        }
        else if (count + items.Length > _allocated)
        {
            Resize(count + items.Length);
        }

        items.CopyTo(_items.AsSpan(count, items.Length));
        _count = count + items.Length;
        GC.KeepAlive(before);
    }

    /// <summary>Replaces a range of items by others, which may be the list's own.</summary>
    public void Replace(int start, int length, ReadOnlySpan<PyObject> items)
    {
        int tail = _count - start - length;
        int newCount = start + items.Length + tail;
        ReadOnlySpan<PyObject> inserted = _items.AsSpan(0, _count).Overlaps(items) ? items.ToArray() : items;
        if (newCount > _allocated)
        {
            Resize(newCount);
        }

        Array.Copy(_items, start + length, _items, start + items.Length, tail);
        inserted.CopyTo(_items.AsSpan(start));
        if (newCount < _count)
        {
            Array.Clear(_items, newCount, _count - newCount);
            Shrink(newCount);
        }

        _count = newCount;
    }

    /// <summary>Inserts an item at an index from 0 to <see cref="Count"/>.</summary>
    public void Insert(int index, PyObject item)
    {
        if (_count >= _allocated)
        {
            Resize(_count + 1);
        }

        Array.Copy(_items, index, _items, index + 1, _count - index);
        _items[index] = item;
        _count++;
    }

    /// <summary>Removes and gives the item at an index from 0 to <see cref="Count"/> - 1.</summary>
    public PyObject RemoveAt(int index)
    {
        PyObject item = _items[index];
        int last = _count - 1;
        if (index < last)
        {
            Array.Copy(_items, index + 1, _items, index, last - index);
        }

        _items[last] = null!;
        Shrink(last);
        _count = last;
        return item;
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        _items = [];
        _count = _allocated = 0;
    }

    /// <summary>The items in an array that the list gives away: the list is empty after.</summary>
    public PyObject[] TakeArray()
    {
        PyObject[] items = _items;
        if (items.Length != _count)
        {
            Array.Resize(ref items, _count);
        }

        Clear();
        return items;
    }

    /// <summary>Room for a new length, by CPython's pattern: an eighth more than needed, rounded (Objects/listobject.c, list_resize).</summary>
    private void Resize(int needed)
    {
        if (needed < 0)
        {
            throw new PythonException(PyBaseException.Create(PyExceptions.MemoryError, PyTuple.Empty));
        }

        long allocated = (needed + ((long)needed >> 3) + 6) & ~3L;
        if (needed - _count > allocated - needed)
        {
            allocated = (needed + 3L) & ~3L;
        }

        _allocated = (int)Math.Min(allocated, Array.MaxLength);
        if (_allocated > _items.Length)
        {
            long room = needed - _count > 1 ? _allocated : Math.Max(allocated, _items.Length * 3L / 2);
            Array.Resize(ref _items, (int)Math.Min(room, Array.MaxLength));
        }
    }

    /// <summary>Gives room back when less than half of it is used, as list_resize does.</summary>
    private void Shrink(int newCount)
    {
        if (newCount >= _allocated >> 1)
        {
            return;
        }

        _allocated = newCount == 0 ? 0 : (newCount + (newCount >> 3) + 6) & ~3;
        if (_items.Length > 16 && newCount < _items.Length / 4)
        {
            Array.Resize(ref _items, Math.Max(_allocated, newCount * 2));
        }
    }
}
