using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

public partial class PyList
{
    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        AllocateAs((PyType)type);

    [PyInit("list(iterable=(), /)")]
    private bool Init(PyObject? iterable)
    {
        if (_count > 0)
        {
            Clear();
        }

        return iterable is null || Extend(iterable);
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => ContainerText.Repr(this);

    [PySlot(SlotId.Length, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private long GetLength() => _count;

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => new PyListIterator(this);

    [PySlot(SlotId.Subscript)]
    [PyMethod("__getitem__($self, index, /)")]
    private PyObject? Subscript(PyObject key)
    {
        if (key is not PySlice slice)
        {
            return Subscripts.TryGetIndex(key, "list", out long index) ? GetItem(index) : null;
        }

        if (!SliceIndices.TryUnpack(slice, out SliceIndices bounds))
        {
            return null;
        }

        SliceIndices indices = bounds.Adjust(_count);
        if (indices.Count <= 0)
        {
            return new PyList();
        }

        if (indices.Step == 1)
        {
            return new PyList(_items.AsSpan((int)indices.Start, (int)indices.Count).ToArray());
        }

        var items = new PyObject[indices.Count];
        long from = indices.Start;
        for (int i = 0; i < items.Length; i++, from += indices.Step)
        {
            items[i] = _items[from];
        }

        return new PyList(items);
    }

    [PySlot(SlotId.StoreSubscript)]
    private bool StoreSubscript(PyObject key, PyObject? value)
    {
        if (key is PySlice slice)
        {
            return StoreSlice(slice, value);
        }

        if (!Subscripts.TryGetIndex(key, "list", out long index))
        {
            return false;
        }

        if (value is not null)
        {
            return SetItem(index, value);
        }

        index += index < 0 ? _count : 0;
        if ((ulong)index >= (ulong)_count)
        {
            return Errors.RaiseFalse(PyExceptions.IndexError, "list assignment index out of range");
        }

        RemoveAt((int)index);
        return true;
    }

    [PySlot(SlotId.Contains)]
    private int Contains(PyObject item)
    {
        for (int i = 0; i < _count; i++)
        {
            int equal = Comparisons.AreEqual(_items[i], item);
            if (equal != 0)
            {
                return equal;
            }
        }

        return 0;
    }

    [PySlot(SlotId.Concatenate)]
    private PyObject? Concatenate(PyObject right)
    {
        if (right is not PyList other)
        {
            return Errors.Raise(PyExceptions.TypeError, $"can only concatenate list (not \"{right.Type.FullName}\") to list");
        }

        PyObject[]? items = SequenceOperators.TryAllocate((long)_count + other._count);
        if (items is null)
        {
            return null;
        }

        Items.CopyTo(items);
        other.Items.CopyTo(items.AsSpan(_count));
        return new PyList(items);
    }

    [PySlot(SlotId.InPlaceConcatenate)]
    private PyObject? InPlaceConcatenate(PyObject right) => Extend(right) ? this : null;

    [PySlot(SlotId.Repeat)]
    private PyObject? Repeat(PyObject count) =>
        SequenceOperators.TryGetCount(count, out long times) && SequenceOperators.Repeat(Items, times) is { } items ? new PyList(items) : null;

    [PySlot(SlotId.InPlaceRepeat)]
    private PyObject? InPlaceRepeat(PyObject count)
    {
        if (!SequenceOperators.TryGetCount(count, out long times))
        {
            return null;
        }

        if (times <= 0 || _count == 0)
        {
            Clear();
            return this;
        }

        if (times == 1)
        {
            return this;
        }

        if (SequenceOperators.Repeat(Items, times) is not { } items)
        {
            return null;
        }

        int length = items.Length;
        if (length > _allocated)
        {
            Resize(length);
        }

        items.CopyTo(_items, 0);
        _count = length;
        return this;
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is not PyList other)
        {
            return PyNotImplemented.NotImplemented;
        }

        if (_count != other._count && comparison is Comparison.Equal or Comparison.NotEqual && _count != other._count)
        {
            return PyBool.From(comparison == Comparison.NotEqual);
        }

        // The lists may change while items are compared.
        for (int i = 0; i < _count && i < other._count; i++)
        {
            PyObject mine = _items[i];
            PyObject theirs = other._items[i];
            int equal = Comparisons.AreEqual(mine, theirs);
            if (equal < 0)
            {
                return null;
            }

            if (equal == 0)
            {
                if (i >= _count || i >= other._count)
                {
                    break; // the comparison has shortened a list
                }

                return comparison switch
                {
                    Comparison.Equal => PyBool.False,
                    Comparison.NotEqual => PyBool.True,
                    _ => Comparisons.Compare(mine, theirs, comparison),
                };
            }
        }

        return SequenceOperators.CompareLengths(_count, other._count, comparison);
    }

    private bool StoreSlice(PySlice slice, PyObject? value)
    {
        if (!SliceIndices.TryUnpack(slice, out SliceIndices bounds))
        {
            return false;
        }

        SliceIndices indices = bounds.Adjust(_count);
        if (value is null)
        {
            DeleteSlice(indices);
            return true;
        }

        if (indices.Step == 1)
        {
            PyObject[]? replacement = ReferenceEquals(value, this)
                ? Items.ToArray()
                : ItemsOf(value, "must assign iterable to extended slice");
            if (replacement is null)
            {
                return false;
            }

            // Making the items may have changed the list.
            indices = bounds.Adjust(_count);
            int start = (int)indices.Start;
            Replace(start, (int)Math.Max(indices.Stop - start, 0), replacement);
            return true;
        }

        PyObject[]? items = ReferenceEquals(value, this) ? Items.ToArray() : ItemsOf(value, "must assign iterable to extended slice");
        if (items is null)
        {
            return false;
        }

        indices = bounds.Adjust(_count);
        if (items.Length != indices.Count)
        {
            return Errors.RaiseFalse(
                PyExceptions.ValueError, $"attempt to assign sequence of size {items.Length} to extended slice of size {indices.Count}");
        }

        long at = indices.Start;
        foreach (PyObject item in items)
        {
            _items[at] = item;
            at += indices.Step;
        }

        return true;
    }

    private static PyObject[]? ItemsOf(PyObject value, string error) =>
        Iteration.TryGetItems(value, error, out ReadOnlySpan<PyObject> items) ? items.ToArray() : null;

    private void DeleteSlice(SliceIndices indices)
    {
        if (indices.Count <= 0)
        {
            return;
        }

        if (indices.Step == 1)
        {
            Replace((int)indices.Start, (int)indices.Count, []);
            return;
        }

        long first = indices.Step > 0 ? indices.Start : indices.Start + ((indices.Count - 1) * indices.Step);
        long step = Math.Abs(indices.Step);
        int to = (int)first;
        long next = first;
        long left = indices.Count;
        for (int from = to; from < _count; from++)
        {
            if (left > 0 && from == next)
            {
                left--;
                next = left > 0 ? next + step : next;
            }
            else
            {
                _items[to++] = _items[from];
            }
        }

        Array.Clear(_items, to, _count - to);
        Shrink(to);
        _count = to;
    }
}
