namespace Jitter.Runtime.Objects;

/// <summary>A tuple. The array is never changed once other code has seen the tuple.</summary>
public partial class PyTuple(PyObject[] items) : PyObject
{
    /// <summary>The empty tuple, of which there is one.</summary>
    public static readonly PyTuple Empty = new([]);

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Tuple;

    /// <summary>The items.</summary>
    public PyObject[] Items { get; } = items;

    /// <summary>len()</summary>
    public int Count => Items.Length;

    /// <summary>The tuple of some items: <see cref="Empty"/> for none.</summary>
    public static PyTuple From(ReadOnlySpan<PyObject> items) => items.IsEmpty ? Empty : new PyTuple(items.ToArray());
}

/// <summary>A list.</summary>
public partial class PyList : PyObject
{
    private PyObject[] _items;

    /// <summary>Makes an empty list.</summary>
    public PyList() => _items = [];

    /// <summary>Makes a list that takes the array over.</summary>
    public PyList(PyObject[] items)
    {
        _items = items;
        Count = items.Length;
    }

    /// <inheritdoc/>
    public override PyType Type => PyTypes.List;

    /// <summary>len()</summary>
    public int Count { get; private set; }

    /// <summary>The items; invalid after the next change.</summary>
    public ReadOnlySpan<PyObject> Items => _items.AsSpan(0, Count);

    /// <summary>The item at an index from 0 to <see cref="Count"/> - 1.</summary>
    public PyObject this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    /// <summary>Appends an item.</summary>
    public void Add(PyObject item)
    {
        if (Count == _items.Length)
        {
            Grow(Count + 1);
        }

        _items[Count++] = item;
    }

    /// <summary>Appends items.</summary>
    public void AddRange(ReadOnlySpan<PyObject> items)
    {
        if (Count + items.Length > _items.Length)
        {
            Grow(Count + items.Length);
        }

        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Replaces a range of items by others.</summary>
    public void Replace(int start, int length, ReadOnlySpan<PyObject> items)
    {
        int tail = Count - start - length;
        int newCount = start + items.Length + tail;
        PyObject[] target = newCount > _items.Length ? new PyObject[newCount + (newCount >> 3) + 6] : _items;
        PyObject[] source = _items.AsSpan(start, length).Overlaps(items) ? items.ToArray() : [];
        ReadOnlySpan<PyObject> inserted = source.Length > 0 ? source : items;
        if (!ReferenceEquals(target, _items))
        {
            Array.Copy(_items, target, start);
        }

        Array.Copy(_items, start + length, target, start + items.Length, tail);
        inserted.CopyTo(target.AsSpan(start));
        if (newCount < Count && ReferenceEquals(target, _items))
        {
            Array.Clear(target, newCount, Count - newCount);
        }

        _items = target;
        Count = newCount;
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        _items = [];
        Count = 0;
    }

    /// <summary>Room for CPython's growth pattern: an eighth more than needed, rounded (Objects/listobject.c, list_resize).</summary>
    private void Grow(int needed) => Array.Resize(ref _items, (needed + (needed >> 3) + 6) & ~3);
}
