using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>Items, slices and iteration.</summary>
public sealed partial class PyMemoryView
{
    /// <summary>How many items the first dimension has.</summary>
    internal int FirstCount => _shape[0];

    [PySlot(SlotId.Subscript)]
    private PyObject? GetItem(PyObject key)
    {
        if (!CheckReleased())
        {
            return null;
        }

        if (key.GetType() == typeof(PyInt64) && IsByteView)
        {
            long byteIndex = ((PyInt64)key).Int64;
            byteIndex += byteIndex < 0 ? _shape[0] : 0;
            if ((ulong)byteIndex < (ulong)_shape[0])
            {
                return PyInt.From(_memory.Span[_start + (int)byteIndex]);
            }
        }

        if (_shape.Length == 0)
        {
            return key switch
            {
                PyTuple { Count: 0 } => UnpackAt(_start),
                PyEllipsis => this,
                _ => Errors.Raise(PyExceptions.TypeError, "invalid indexing of 0-dim memory"),
            };
        }

        if (IsIndex(key))
        {
            if (!ByteSlices.TryGetIndex(key, out long index))
            {
                return null;
            }

            if (!CheckReleased())
            {
                return null;
            }

            if (_shape.Length > 1)
            {
                return Errors.Raise(PyExceptions.NotImplementedError, "multi-dimensional sub-views are not implemented");
            }

            return TryLocate(index, 0, out int offset) ? UnpackAt(_start + offset) : null;
        }

        switch (key)
        {
            case PySlice slice:
                return Slice(slice);
            case PyTuple tuple when Array.TrueForAll(tuple.Items, IsIndex):
                return TryLocate(tuple, out int position) && CheckReleased() ? UnpackAt(position) : null;
            case PyTuple { Count: > 0 } tuple when Array.TrueForAll(tuple.Items, item => item is PySlice):
                return Errors.Raise(PyExceptions.NotImplementedError, "multi-dimensional slicing is not implemented");
            default:
                return Errors.Raise(PyExceptions.TypeError, "memoryview: invalid slice key");
        }
    }

    [PySlot(SlotId.StoreSubscript)]
    private bool SetItem(PyObject key, PyObject? value)
    {
        if (!CheckReleased())
        {
            return false;
        }

        if (_isReadOnly)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "cannot modify read-only memory");
        }

        if (value is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "cannot delete memory");
        }

        if (_shape.Length == 0)
        {
            return key is PyEllipsis or PyTuple { Count: 0 }
                ? PackAt(_start, value)
                : Errors.RaiseFalse(PyExceptions.TypeError, "invalid indexing of 0-dim memory");
        }

        if (IsIndex(key))
        {
            if (_shape.Length > 1)
            {
                return Errors.RaiseFalse(PyExceptions.NotImplementedError, "sub-views are not implemented");
            }

            return ByteSlices.TryGetIndex(key, out long index) && TryLocate(index, 0, out int offset) && PackAt(_start + offset, value);
        }

        switch (key)
        {
            case PySlice slice when _shape.Length == 1:
                return SetSlice(slice, value);
            case PyTuple tuple when Array.TrueForAll(tuple.Items, IsIndex):
                return TryLocate(tuple, out int position) && PackAt(position, value);
            case PySlice:
            case PyTuple { Count: > 0 } tuple when Array.TrueForAll(tuple.Items, item => item is PySlice):
                return Errors.RaiseFalse(
                    PyExceptions.NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1");
            default:
                return Errors.RaiseFalse(PyExceptions.TypeError, "memoryview: invalid slice key");
        }
    }

    [PySlot(SlotId.Iter)]
    private PyObject? Iterate()
    {
        if (!CheckReleased())
        {
            return null;
        }

        return _shape.Length switch
        {
            0 => Errors.Raise(PyExceptions.TypeError, "invalid indexing of 0-dim memory"),
            1 => CheckCode() ? new PyMemoryIterator(this) : null,
            _ => Errors.Raise(PyExceptions.NotImplementedError, "multi-dimensional sub-views are not implemented"),
        };
    }

    [PyMethod("tolist($self, /)")]
    private PyObject? ToList()
    {
        if (!CheckReleased() || !CheckCode())
        {
            return null;
        }

        return _shape.Length == 0 ? UnpackAt(_start) : ToList(_start, 0);
    }

    /// <summary>The item of a one-dimensional view; null with an error pending.</summary>
    internal PyObject? ItemAt(int index) => CheckReleased() ? UnpackAt(_start + (index * _strides[0])) : null;

    private PyList ToList(int position, int dimension)
    {
        var items = new PyObject[_shape[dimension]];
        char code = ItemFormat.SingleCode(_format);
        bool last = dimension == _shape.Length - 1;
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = last ? ItemFormat.Unpack(_memory.Span.Slice(position, _itemSize), code) : ToList(position, dimension + 1);
            position += _strides[dimension];
        }

        return new PyList(items);
    }

    private static bool IsIndex(PyObject key) => key is PyInt || key.Type.Slots.Unary(SlotId.Index) is not null;

    private bool CheckCode() =>
        ItemFormat.SingleCode(_format) != '\0'
        || Errors.RaiseFalse(PyExceptions.NotImplementedError, $"memoryview: format {_format} not supported");

    private PyObject? UnpackAt(int position) =>
        CheckCode() ? ItemFormat.Unpack(_memory.Span.Slice(position, _itemSize), ItemFormat.SingleCode(_format)) : null;

    private bool PackAt(int position, PyObject value)
    {
        if (!CheckCode())
        {
            return false;
        }

        char code = ItemFormat.SingleCode(_format);
        Span<byte> item = stackalloc byte[8];
        item = item[.._itemSize];
        switch (ItemFormat.Pack(value, item, code))
        {
            case PackResult.Done:
                // Conversions run Python code, which may have released the view.
                if (!CheckReleased())
                {
                    return false;
                }

                item.CopyTo(_memory.Span.Slice(position, _itemSize));
                return true;
            case PackResult.WrongType:
                return Errors.RaiseFalse(PyExceptions.TypeError, $"memoryview: invalid type for format '{code}'");
            case PackResult.OutOfRange:
                return Errors.RaiseFalse(PyExceptions.ValueError, $"memoryview: invalid value for format '{code}'");
            default:
                return false;
        }
    }

    private bool TryLocate(long index, int dimension, out int offset)
    {
        long count = _shape[dimension];
        index += index < 0 ? count : 0;
        offset = 0;
        if (index < 0 || index >= count)
        {
            return Errors.RaiseFalse(PyExceptions.IndexError, $"index out of bounds on dimension {dimension + 1}");
        }

        offset = (int)index * _strides[dimension];
        return true;
    }

    private bool TryLocate(PyTuple key, out int position)
    {
        position = _start;
        if (key.Count < _shape.Length)
        {
            return Errors.RaiseFalse(PyExceptions.NotImplementedError, "sub-views are not implemented");
        }

        if (key.Count > _shape.Length)
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError, $"cannot index {_shape.Length}-dimension view with {key.Count}-element tuple");
        }

        for (int i = 0; i < key.Count; i++)
        {
            if (!ByteSlices.TryGetIndex(key.Items[i], out long index) || !TryLocate(index, i, out int offset))
            {
                return false;
            }

            position += offset;
        }

        return true;
    }

    private PyMemoryView? Slice(PySlice slice)
    {
        // The memory is held while the bounds' __index__ runs, even if that releases this view.
        _shared.Views++;
        bool found = SliceIndices.TryGet(slice, _shape[0], out SliceIndices indices);
        if (!found)
        {
            _shared.Drop();
            return null;
        }

        int[] shape = (int[])_shape.Clone();
        int[] strides = (int[])_strides.Clone();
        shape[0] = (int)indices.Count;
        strides[0] = unchecked((int)(_strides[0] * indices.Step));
        int length = _itemSize;
        foreach (int count in shape)
        {
            length *= count;
        }

        int start = _start + (indices.Count == 0 ? 0 : (int)indices.Start * _strides[0]);
        var view = new PyMemoryView(_shared, start, length, _format, _itemSize, shape, strides, _isReadOnly);
        _shared.Drop();
        return view;
    }

    private bool SetSlice(PySlice slice, PyObject value)
    {
        if (!Buffers.TryGet(value, BufferFlags.FullReadOnly, out PyBuffer? source))
        {
            return false;
        }

        using (source)
        {
            if (Slice(slice) is not { } target)
            {
                return false;
            }

            if (!CheckReleased())
            {
                target.Release();
                return false;
            }

            int[] shape = source.Shape ?? [source.ItemSize == 0 ? 0 : source.Length / source.ItemSize];
            bool fits = FormatsMatch(target._format, source.Format) && target._itemSize == source.ItemSize
                && shape.Length == 1 && shape[0] == target._shape[0];
            if (fits)
            {
                byte[] bytes = BufferLayout.ToArray(source, 'C');
                for (int i = 0; i < shape[0]; i++)
                {
                    bytes.AsSpan(i * _itemSize, _itemSize).CopyTo(_memory.Span[(target._start + (i * target._strides[0]))..]);
                }
            }

            target.Release();
            return fits || Errors.RaiseFalse(
                PyExceptions.ValueError, "memoryview assignment: lvalue and rvalue have different structures");
        }
    }

    private static bool FormatsMatch(string left, string right) => left.AsSpan().TrimStart('@').SequenceEqual(right.AsSpan().TrimStart('@'));
}

/// <summary>iter() of a memoryview.</summary>
[PyClass("memory_iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyMemoryIterator(PyMemoryView view) : PyObject
{
    private readonly int _count = view.FirstCount;
    private PyMemoryView? _view = view;
    private int _index;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => this;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_view is null)
        {
            return null;
        }

        if (_index < _count)
        {
            return _view.ItemAt(_index++);
        }

        _view = null;
        return null;
    }
}
