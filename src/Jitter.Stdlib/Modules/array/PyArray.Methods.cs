using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Arrays;

/// <summary>Methods.</summary>
public partial class PyArray
{
    private const int ReadSize = 64 * 1024;
    private const int HeaderSize = 64;

    [PyGetter("typecode")]
    private PyObject GetCode() => PyStr.FromCodePoint(_code);

    [PyGetter("itemsize")]
    private int GetItemSize() => _itemSize;

    [PyMethod("append(v, /)")]
    private void Append(PyObject v) => Add(v);

    [PyMethod("buffer_info($self, /)")]
    private PyObject BufferInfo() => new PyTuple([PyInt.From(Identity.Of(this)), PyInt.From(_count)]);

    [PyMethod("byteswap($self, /)")]
    private void ByteSwap()
    {
        Span<byte> bytes = Bytes;
        switch (_itemSize)
        {
            case 2:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(bytes), MemoryMarshal.Cast<byte, ushort>(bytes));
                break;
            case 4:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(bytes), MemoryMarshal.Cast<byte, uint>(bytes));
                break;
            case 8:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ulong>(bytes), MemoryMarshal.Cast<byte, ulong>(bytes));
                break;
        }
    }

    [PyMethod("clear($self, /)")]
    private void Clear() => Replace(0, _count, []);

    [PyMethod("__copy__($self, /)")]
    private PyObject Copy() => new PyArray(_code, Bytes.ToArray());

    [PyMethod("__deepcopy__(unused, /)")]
    private PyObject DeepCopy(PyObject unused) => Copy();

    [PyMethod("count(v, /)")]
    private long Occurrences(PyObject v)
    {
        long count = 0;
        for (int i = 0; i < _count; i++)
        {
            if (At(i) is not { } item)
            {
                return -1;
            }

            int equal = Comparisons.AreEqual(item, v);
            if (equal < 0)
            {
                return -1;
            }

            count += equal;
        }

        return count;
    }

    [PyMethod("extend(bb, /)")]
    private void Extend(PyObject bb) => ExtendWith(bb);

    [PyMethod("fromfile(f, n, /)")]
    private void FromFile(PyObject f, nint n)
    {
        if (n < 0)
        {
            Errors.Raise(PyExceptions.ValueError, "negative count");
            return;
        }

        if (n > Array.MaxLength / _itemSize)
        {
            Errors.Raise(PyExceptions.MemoryError);
            return;
        }

        PyObject? read = Calls.CallMethod(f, PyStr.Interned("read"), PyInt.From(n * _itemSize));
        if (read is null)
        {
            return;
        }

        if (read is not PyBytes bytes)
        {
            Errors.Raise(PyExceptions.TypeError, "read() didn't return bytes");
            return;
        }

        if (ByteBuffer.TryGet(bytes, out ByteBuffer buffer) && AppendBytes(buffer) && bytes.Length != n * _itemSize)
        {
            Errors.Raise(PyExceptions.EOFError, "read() didn't return enough bytes");
        }
    }

    [PyMethod("fromlist(list, /)")]
    private void FromList(PyObject list)
    {
        if (list is not PyList source)
        {
            Errors.Raise(PyExceptions.TypeError, "arg must be list");
            return;
        }

        int before = _count;
        int size = source.Count;
        for (int i = 0; i < size; i++)
        {
            if (!Add(source[i]))
            {
                RemoveAfter(before);
                return;
            }

            if (source.Count != size)
            {
                RemoveAfter(before);
                Errors.Raise(PyExceptions.RuntimeError, "list changed size during iteration");
                return;
            }
        }
    }

    [PyMethod("frombytes(buffer, /)")]
    private void FromBytes(PyObject buffer)
    {
        if (buffer is PyArray { _itemSize: not 1 } || buffer is PyMemoryView { ItemSize: not 1 })
        {
            Errors.Raise(PyExceptions.TypeError, "a bytes-like object is required");
            return;
        }

        if (ReferenceEquals(buffer, this))
        {
            Replace(_count, 0, Bytes.ToArray());
            return;
        }

        if (ByteBuffer.TryGet(buffer, out ByteBuffer bytes))
        {
            AppendBytes(bytes);
        }
    }

    [PyMethod("fromunicode(ustr, /)")]
    private void FromUnicode(PyStr ustr)
    {
        if (!ArrayItems.IsText(_code))
        {
            Errors.Raise(PyExceptions.ValueError, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
            return;
        }

        AppendText(ustr);
    }

    [PyMethod("index(v, start=0, stop=sys.maxsize, /)")]
    private long Index(PyObject v, SliceIndex start, SliceIndex stop)
    {
        long index = Find(v, start.Value < 0 ? Math.Max(0, start.Value + _count) : start.Value, stop.Value < 0 ? stop.Value + _count : stop.Value);
        return index >= 0 || Errors.Pending ? index : Errors.RaiseMinusOne(PyExceptions.ValueError, "array.index(x): x not in array");
    }

    [PyMethod("insert(i, v, /)")]
    private void InsertItem(nint i, PyObject v) => Insert((int)(i < 0 ? Math.Max(0, i + _count) : Math.Min(i, _count)), v);

    [PyMethod("pop(i=-1, /)")]
    private PyObject? Pop(nint i)
    {
        if (_count == 0)
        {
            return Errors.Raise(PyExceptions.IndexError, "pop from empty array");
        }

        i += i < 0 ? _count : 0;
        if (i < 0 || i >= _count)
        {
            return Errors.Raise(PyExceptions.IndexError, "pop index out of range");
        }

        PyObject? item = At((int)i);
        return item is not null && Replace((int)i, 1, []) ? item : null;
    }

    [PyMethod("__reduce_ex__(value, /)")]
    private PyObject? ReduceFor(PyObject value)
    {
        PyObject? state = Attributes.GetOptional(this, PyStr.Interned("__dict__"));
        if (state is null && Errors.Pending)
        {
            return null;
        }

        state ??= PyNone.None;
        if (value is not PyInt)
        {
            return Errors.Raise(PyExceptions.TypeError, "__reduce_ex__ argument should be an integer");
        }

        if (!ArgumentConversion.ToInt64(value, out long protocol))
        {
            return null;
        }

        if (protocol < 3)
        {
            return ToItems() is { } items ? new PyTuple([Type, new PyTuple([GetCode(), items]), state]) : null;
        }

        PyObject? reconstructor = ArrayModule.Reconstructor;
        return reconstructor is null
            ? Errors.Raise(PyExceptions.AttributeError, "_array_reconstructor")
            : new PyTuple([reconstructor, new PyTuple([Type, GetCode(), PyInt.From(ArrayModule.MachineFormat(_code)), PyBytes.From(Bytes)]), state]);
    }

    [PyMethod("remove(v, /)")]
    private void Remove(PyObject v)
    {
        long index = Find(v, 0, long.MaxValue);
        if (index >= 0)
        {
            Replace((int)index, 1, []);
        }
        else if (!Errors.Pending)
        {
            Errors.Raise(PyExceptions.ValueError, "array.remove(x): x not in array");
        }
    }

    [PyMethod("reverse($self, /)")]
    private void Reverse()
    {
        Span<byte> bytes = Bytes;
        switch (_itemSize)
        {
            case 1:
                bytes.Reverse();
                break;
            case 2:
                MemoryMarshal.Cast<byte, short>(bytes).Reverse();
                break;
            case 4:
                MemoryMarshal.Cast<byte, int>(bytes).Reverse();
                break;
            default:
                MemoryMarshal.Cast<byte, long>(bytes).Reverse();
                break;
        }
    }

    [PyMethod("tofile(f, /)")]
    private void ToFile(PyObject f)
    {
        for (int start = 0; start < Bytes.Length; start += ReadSize)
        {
            PyBytes block = PyBytes.From(Bytes.Slice(start, Math.Min(ReadSize, Bytes.Length - start)));
            if (Calls.CallMethod(f, PyStr.Interned("write"), block) is null)
            {
                return;
            }
        }
    }

    [PyMethod("tolist($self, /)")]
    private PyObject? ToList() => ToItems();

    [PyMethod("tobytes($self, /)")]
    private PyObject ToBytes() => PyBytes.From(Bytes);

    [PyMethod("tounicode($self, /)")]
    private PyObject? ToUnicode() => ArrayItems.IsText(_code)
        ? ToText()
        : Errors.Raise(PyExceptions.ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')");

    [PyMethod("__sizeof__($self, /)")]
    private long SizeOf() => HeaderSize + _data.Length;

    [PyMethod("__buffer__(flags, /)")]
    private PyObject? GetView(int flags) => GetBuffer((BufferFlags)flags) is { } buffer ? PyMemoryView.From(buffer) : null;

    [PyMethod("__release_buffer__(buffer, /)")]
    private void ReleaseView(PyObject buffer)
    {
        if (buffer is PyMemoryView view)
        {
            view.Release();
        }
    }

    [PyClassMethod("__class_getitem__($type, object, /)")]
    private static PyObject? GetClassItem(PyType type, PyObject @object) => SequenceOperators.GenericAlias(type, @object);

    private void RemoveAfter(int count)
    {
        if (_count > count)
        {
            Replace(count, _count - count, []);
        }
    }

    private long Find(PyObject value, long start, long stop)
    {
        for (long i = start; i < stop && i < _count; i++)
        {
            if (At((int)i) is not { } item)
            {
                return -1;
            }

            int equal = Comparisons.AreEqual(item, value);
            if (equal != 0)
            {
                return equal < 0 ? -1 : i;
            }
        }

        return -1;
    }
}

/// <summary>iter() of an array.</summary>
[PyClass("array.arrayiterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyArrayIterator(PyArray array) : PyObject
{
    private PyArray? _array = array;
    private int _index;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => this;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_array is null)
        {
            return null;
        }

        if (_index < _array.Count)
        {
            return _array.At(_index++);
        }

        _array = null;
        return null;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => IteratorPickling.Reduce(IteratorPickling.Builtin("iter"), _array, _index, new PyList());

    [PyMethod("__setstate__(state, /)")]
    private void SetState(nint state)
    {
        if (_array is not null)
        {
            _index = (int)Math.Clamp(state, 0, _array.Count);
        }
    }
}
