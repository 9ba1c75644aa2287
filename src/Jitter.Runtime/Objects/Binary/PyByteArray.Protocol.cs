using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>What bytearray alone has.</summary>
[PyClass("bytearray", Doc = "bytearray(source, encoding, errors): a mutable sequence of bytes.", Flags = TypeFlags.BaseType | TypeFlags.MatchSelf)]
public partial class PyByteArray
{
    private const int HeaderSize = 56;
    private const string RangeError = "byte must be in range(0, 256)";

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => AllocateAs((PyType)type);

    [PyInit("bytearray(source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)", HasTextSignature = false)]
    private bool Initialize(PyObject? source, PyStr? encoding, PyStr? errors)
    {
        if (_count > 0 && !Replace(0, _count, []))
        {
            return false;
        }

        if (source is null)
        {
            return (encoding ?? errors) is null || ByteSource.Encode(PyNone.None, encoding, errors) is not null;
        }

        if (source is PyStr || encoding is not null || errors is not null)
        {
            if (source is PyStr && encoding is null)
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, "string argument without an encoding");
            }

            return ByteSource.Encode(source, encoding, errors) is { } encoded && Replace(0, 0, encoded);
        }

        if (ByteSource.TryCount(source, out byte[]? zeros))
        {
            return zeros is not null && Replace(0, 0, zeros);
        }

        if (Buffers.Supports(source))
        {
            return Buffers.ToArray(source) is { } copy && Replace(0, 0, copy);
        }

        if (source.Type.Slots.Iter is null && source.Type.Slots.Subscript is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"cannot convert '{source.Type.FullName}' object to bytearray");
        }

        return AppendIterable(source);
    }

    [PyClassMethod("fromhex(string, /)")]
    private static PyObject? FromHex(PyType type, PyStr @string)
    {
        if (ByteText.FromHex(@string) is not { } result)
        {
            return null;
        }

        return ReferenceEquals(type, TypeObject) ? new PyByteArray(result) : Calls.Call(type, PyBytes.Adopt(result));
    }

    [PySlot(SlotId.Repr)]
    private PyObject Repr()
    {
        string name = Type.Name;
        char quote = Span.Contains((byte)'\'') && !Span.Contains((byte)'"') ? '"' : '\'';
        var text = new System.Text.StringBuilder(name).Append("(b").Append(quote);
        ByteText.AppendEscaped(text, Span, '\'');
        return PyStr.FromNarrow(text.Append(quote).Append(')').ToString());
    }

    [PySlot(SlotId.Str)]
    private PyObject Str() => Repr();

    [PySlot(SlotId.Length)]
    private long Length() => _count;

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => new PyByteArrayIterator(this);

    [PySlot(SlotId.Compare)]
    private static PyObject? Compare(PyObject left, PyObject right, Comparison comparison)
    {
        if (!Buffers.Supports(left) || !Buffers.Supports(right))
        {
            return PyNotImplemented.NotImplemented;
        }

        if (!ByteBuffer.TryGet(left, out ByteBuffer first))
        {
            Errors.Clear();
            return PyNotImplemented.NotImplemented;
        }

        using ByteBuffer firstHeld = first;
        if (!ByteBuffer.TryGet(right, out ByteBuffer second))
        {
            Errors.Clear();
            return PyNotImplemented.NotImplemented;
        }

        using ByteBuffer secondHeld = second;
        return ByteComparison.Compare(first.Span, second.Span, comparison);
    }

    [PySlot(SlotId.Subscript)]
    private PyObject? GetItem(PyObject key)
    {
        if (key is PySlice slice)
        {
            return SliceIndices.TryGet(slice, _count, out SliceIndices indices) ? new PyByteArray(ByteSlices.Extract(Span, indices)) : null;
        }

        return TryGetPosition(key, out int index) ? PyInt.From(Span[index]) : null;
    }

    [PySlot(SlotId.StoreSubscript)]
    private bool SetItem(PyObject key, PyObject? value)
    {
        if (key is PySlice slice)
        {
            return SetSlice(slice, value);
        }

        if (!TryGetPosition(key, out int index))
        {
            return false;
        }

        if (value is null)
        {
            return Replace(index, 1, []);
        }

        if (!SingleByte.TryConvert(value, RangeError, out byte item))
        {
            return false;
        }

        if (index >= _count)
        {
            // __index__ of the value shortened the array.
            return Errors.RaiseFalse(PyExceptions.IndexError, "bytearray index out of range");
        }

        Span[index] = item;
        return true;
    }

    [PySlot(SlotId.InPlaceConcatenate)]
    private static PyObject? AddInPlace(PyObject left, PyObject right)
    {
        var self = (PyByteArray)left;
        if (!ByteBuffer.TryGet(right, out ByteBuffer buffer))
        {
            return ByteStrings.RaiseCannotConcatenate(left, right);
        }

        using ByteBuffer held = buffer;
        return self.Replace(self._count, 0, buffer.Span) ? self : null;
    }

    [PySlot(SlotId.InPlaceRepeat)]
    private static PyObject? RepeatInPlace(PyObject left, PyObject count)
    {
        var self = (PyByteArray)left;
        if (!ByteStrings.TryGetCount(count, out long number))
        {
            return null;
        }

        number = Math.Max(number, 0);
        if (self._count > 0 && number > Array.MaxLength / self._count)
        {
            return Errors.Raise(PyExceptions.MemoryError);
        }

        return ByteStrings.Repeat(self.Span, number) is { } result && self.Replace(0, self._count, result) ? self : null;
    }

    [PyMethod("__release_buffer__(buffer, /)")]
    private void ReleaseView(PyObject buffer)
    {
        if (buffer is PyMemoryView view)
        {
            view.Release();
        }
    }

    [PyMethod("__alloc__($self, /)", HasTextSignature = true)]
    private long GetAllocated() => Allocated;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => ReduceFor(2);

    [PyMethod("__reduce_ex__(proto=0, /)")]
    private PyObject? ReduceFor(int proto)
    {
        PyObject? state = Calls.CallMethod(this, PyStr.Interned("__getstate__"));
        if (state is null)
        {
            return null;
        }

        PyTuple arguments = proto < 3
            ? new PyTuple([PyStr.FromNarrow(System.Text.Encoding.Latin1.GetString(Span)), PyStr.Interned("latin-1")])
            : _count == 0 ? PyTuple.Empty : new PyTuple([PyBytes.From(Span)]);
        return new PyTuple([Type, arguments, state]);
    }

    [PyMethod("__sizeof__($self, /)")]
    private long SizeOf() => HeaderSize + Allocated;

    [PyMethod("append(item, /)")]
    private void Append(PyObject item)
    {
        if (SingleByte.TryConvert(item, RangeError, out byte value))
        {
            Add(value);
        }
    }

    [PyMethod("clear($self, /)")]
    private void Clear() => Replace(0, _count, []);

    [PyMethod("copy($self, /)")]
    private PyObject Copy() => new PyByteArray(Span.ToArray());

    [PyMethod("extend(iterable_of_ints, /)")]
    private void Extend(PyObject iterableOfInts)
    {
        if (Buffers.Supports(iterableOfInts))
        {
            if (ByteBuffer.TryGet(iterableOfInts, out ByteBuffer buffer))
            {
                byte[]? own = ReferenceEquals(iterableOfInts, this) ? buffer.Span.ToArray() : null;
                using (buffer)
                {
                    if (own is null)
                    {
                        Replace(_count, 0, buffer.Span);
                        return;
                    }
                }

                Replace(_count, 0, own);
            }

            return;
        }

        if (iterableOfInts is PyStr)
        {
            Errors.Raise(PyExceptions.TypeError, $"expected iterable of integers; got: '{iterableOfInts.Type.FullName}'");
            return;
        }

        if (iterableOfInts.Type.Slots.Iter is null && iterableOfInts.Type.Slots.Subscript is null)
        {
            Errors.Raise(PyExceptions.TypeError, $"can't extend bytearray with {iterableOfInts.Type.FullName}");
            return;
        }

        if (ByteSource.FromIterable(iterableOfInts, RangeError) is { } bytes)
        {
            Replace(_count, 0, bytes);
        }
    }

    [PyMethod("insert(index, item, /)")]
    private void Insert(nint index, PyObject item)
    {
        if (SingleByte.TryConvert(item, RangeError, out byte value))
        {
            nint at = index < 0 ? Math.Max(0, index + _count) : Math.Min(index, _count);
            Replace((int)at, 0, SingleByte.Span(value));
        }
    }

    [PyMethod("pop(index=-1, /)")]
    private PyObject? Pop(nint index)
    {
        if (_count == 0)
        {
            return Errors.Raise(PyExceptions.IndexError, "pop from empty bytearray");
        }

        index += index < 0 ? _count : 0;
        if (index < 0 || index >= _count)
        {
            return Errors.Raise(PyExceptions.IndexError, "pop index out of range");
        }

        byte value = Span[(int)index];
        return Replace((int)index, 1, []) ? PyInt.From(value) : null;
    }

    [PyMethod("remove(value, /)")]
    private void Remove(PyObject value)
    {
        if (!SingleByte.TryConvert(value, RangeError, out byte item))
        {
            return;
        }

        int index = Span.IndexOf(item);
        if (index < 0)
        {
            Errors.Raise(PyExceptions.ValueError, "value not found in bytearray");
            return;
        }

        Replace(index, 1, []);
    }

    [PyMethod("reverse($self, /)")]
    private void Reverse() => Span.Reverse();

    private bool AppendIterable(PyObject iterable)
    {
        // Item by item: the iterable sees the array grow.
        PyObject? iterator = Iteration.GetIterator(iterable);
        if (iterator is null)
        {
            return false;
        }

        while (Iteration.Next(iterator) is { } item)
        {
            if (!SingleByte.TryConvert(item, RangeError, out byte value) || !Add(value))
            {
                return false;
            }
        }

        return !Errors.Pending;
    }

    private bool TryGetPosition(PyObject key, out int position)
    {
        position = 0;
        if (key is not PyInt && key.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"bytearray indices must be integers or slices, not {key.Type.FullName}");
        }

        if (!ByteSlices.TryGetIndex(key, out long index))
        {
            return false;
        }

        index += index < 0 ? _count : 0;
        position = (int)index;
        return (ulong)index < (ulong)_count || Errors.RaiseFalse(PyExceptions.IndexError, "bytearray index out of range");
    }

    private bool SetSlice(PySlice slice, PyObject? value)
    {
        byte[] copy = [];
        if (value is not null)
        {
            if (ReferenceEquals(value, this))
            {
                copy = Span.ToArray();
            }
            else if (value is PyInt or PyStr)
            {
                return Errors.RaiseFalse(
                    PyExceptions.TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
            }
            else if (Buffers.Supports(value))
            {
                if (Buffers.ToArray(value) is not { } array)
                {
                    return false;
                }

                copy = array;
            }
            else if (value.Type.Slots.Iter is null && value.Type.Slots.Subscript is null)
            {
                return Errors.RaiseFalse(
                    PyExceptions.TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
            }
            else if (ByteSource.FromIterable(value, RangeError) is { } bytes)
            {
                copy = bytes;
            }
            else
            {
                return false;
            }
        }

        return SliceIndices.TryGet(slice, _count, out SliceIndices indices) && StoreSlice(indices, value is null ? null : copy);
    }

    private bool StoreSlice(in SliceIndices indices, byte[]? bytes)
    {
        if (indices.Step == 1)
        {
            return Replace((int)indices.Start, (int)indices.Count, bytes ?? []);
        }

        if (bytes is not null && bytes.Length > 0)
        {
            if (bytes.Length != indices.Count)
            {
                return Errors.RaiseFalse(
                    PyExceptions.ValueError,
                    $"attempt to assign bytes of size {bytes.Length} to extended slice of size {indices.Count}");
            }

            long at = indices.Start;
            foreach (byte value in bytes)
            {
                Span[(int)at] = value;
                at += indices.Step;
            }

            return true;
        }

        return indices.Count == 0 || DeleteSteps(indices);
    }

    private bool DeleteSteps(in SliceIndices indices)
    {
        if (!CheckResizable())
        {
            return false;
        }

        long step = indices.Step;
        long first = indices.Start;
        if (step < 0)
        {
            first += step * (indices.Count - 1);
            step = -step;
        }

        Span<byte> span = Span;
        long last = first + (step * (indices.Count - 1));
        int used = (int)first;
        for (long i = first; i < _count; i++)
        {
            bool deleted = i <= last && (i - first) % step == 0;
            if (!deleted)
            {
                span[used++] = span[(int)i];
            }
        }

        _count = used;
        ShrinkAllocation();
        return true;
    }
}
