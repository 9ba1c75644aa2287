using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>_io.BytesIO: a binary stream in memory (CPython's Modules/_io/bytesio.c).</summary>
[PyClass("_io.BytesIO", Base = typeof(PyBufferedIOBase), Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences)]
internal partial class PyBytesIO : PyBufferedIOBase
{
    private byte[]? _data = [];
    private int _length;
    private int _position;
    private int _exports;

    /// <summary>The value while nothing was written since it was given or asked for; its array must not be changed.</summary>
    private PyBytes? _shared;

    public override PyType Type => TypeObject;

    /// <summary>The bytes, for the views of getbuffer().</summary>
    public Memory<byte> Memory => _data.AsMemory(0, _length);

    [PyNew("BytesIO(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PyInit("BytesIO(initial_bytes=b'')")]
    private bool Initialize(PyObject? initial_bytes)
    {
        if (!CheckExports())
        {
            return false;
        }

        _data = [];
        _length = 0;
        _position = 0;
        _shared = null;
        if (initial_bytes is null or PyNone)
        {
            return true;
        }

        if (initial_bytes.GetType() == typeof(PyBytes))
        {
            _shared = (PyBytes)initial_bytes;
            _data = _shared.Value;
            _length = _data.Length;
            return true;
        }

        if (!ByteBuffer.TryGet(initial_bytes, out ByteBuffer buffer))
        {
            return false;
        }

        _data = buffer.Span.ToArray();
        _length = _data.Length;
        buffer.Dispose();
        return true;
    }

    private bool CheckOpen() => _data is not null || IoErrors.Closed() is not null;

    private bool CheckExports()
    {
        if (Volatile.Read(ref _exports) > 0)
        {
            // A view that nobody holds any more does not count: CPython would have released it at once.
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return _exports == 0 || Errors.RaiseFalse(PyExceptions.BufferError, "Existing exports of data: object cannot be re-sized");
    }

    /// <summary>An array of our own with room for some bytes.</summary>
    private bool Reserve(int size)
    {
        if (_shared is not null || size > _data!.Length)
        {
            int capacity = size <= _data!.Length ? _data.Length : (int)Math.Min(Array.MaxLength, Math.Max((long)size, size + (size >> 3) + 16L));
            byte[] grown = new byte[capacity];
            _data.AsSpan(0, Math.Min(_length, capacity)).CopyTo(grown);
            _data = grown;
            _shared = null;
        }

        return true;
    }

    [PyMethod("readable($self, /)")]
    private PyObject? Readable() => CheckOpen() ? PyBool.True : null;

    [PyMethod("writable($self, /)")]
    private PyObject? Writable() => CheckOpen() ? PyBool.True : null;

    [PyMethod("seekable($self, /)")]
    private PyObject? Seekable() => CheckOpen() ? PyBool.True : null;

    [PyMethod("flush($self, /)")]
    private PyObject? Flush() => CheckOpen() ? PyNone.None : null;

    [PyMethod("isatty($self, /)")]
    private PyObject? IsATty() => CheckOpen() ? PyBool.False : null;

    [PyMethod("tell($self, /)")]
    private PyObject? Tell() => CheckOpen() ? PyInt.From(_position) : null;

    [PyMethod("close($self, /)")]
    private PyObject? Close()
    {
        if (!CheckExports())
        {
            return null;
        }

        _data = null;
        _shared = null;
        return PyNone.None;
    }

    [PyGetter("closed")]
    private bool IsClosed() => _data is null;

    [PyMethod("getvalue($self, /)")]
    private PyObject? GetValue()
    {
        if (!CheckOpen())
        {
            return null;
        }

        if (_shared is null)
        {
            if (_exports > 0)
            {
                return PyBytes.From(_data.AsSpan(0, _length));
            }

            _shared = PyBytes.From(_data.AsSpan(0, _length));
            _data = _shared.Value;
        }

        return _shared;
    }

    [PyMethod("getbuffer($self, /)")]
    private PyObject? GetBuffer()
    {
        if (!CheckOpen())
        {
            return null;
        }

        Reserve(_length);
        return PyMemoryView.From(new PyBytesIOBuffer(this));
    }

    internal void Export() => Interlocked.Increment(ref _exports);

    internal void Unexport() => Interlocked.Decrement(ref _exports);

    [PyMethod("read($self, size=-1, /)")]
    private PyObject? Read(nint? size = -1) => CheckOpen() ? Take(size is null or < 0 ? int.MaxValue : (int)Math.Min(size.Value, int.MaxValue)) : null;

    [PyMethod("read1($self, size=-1, /)")]
    private PyObject? Read1(nint? size = -1) => Read(size);

    private PyBytes Take(int size)
    {
        int start = Math.Min(_position, _length);
        int count = Math.Min(size, _length - start);
        if (count == _length && _shared is not null && start == 0)
        {
            _position = _length;
            return _shared;
        }

        if (count > 0)
        {
            _position = start + count;
        }

        return PyBytes.From(_data.AsSpan(start, count));
    }

    private int LineLength(nint limit)
    {
        if (_position >= _length)
        {
            return 0;
        }

        ReadOnlySpan<byte> rest = _data.AsSpan(_position, _length - _position);
        int end = rest.IndexOf((byte)'\n');
        int count = end < 0 ? rest.Length : end + 1;
        return limit >= 0 && limit < count ? (int)limit : count;
    }

    [PyMethod("readline($self, size=-1, /)")]
    private PyObject? ReadLine(nint? size = -1) => CheckOpen() ? Take(LineLength(size ?? -1)) : null;

    [PyMethod("readlines($self, size=None, /)")]
    private PyObject? ReadLines(PyObject? size)
    {
        if (!CheckOpen())
        {
            return null;
        }

        nint limit = 0;
        if (size is not (null or PyNone))
        {
            if (!ArgumentConversion.ToOptionalIntPtr(size, out nint? given))
            {
                return null;
            }

            limit = given ?? 0;
        }

        var lines = new PyList();
        long total = 0;
        while (LineLength(-1) is var length and > 0)
        {
            lines.Add(Take(length));
            total += length;
            if (limit > 0 && total >= limit)
            {
                break;
            }
        }

        return lines;
    }

    [PySlot(SlotId.Iter)]
    private PyObject? Iter() => CheckOpen() ? this : null;

    [PySlot(SlotId.IterNext)]
    private PyObject? Next() => !CheckOpen() ? null : LineLength(-1) is var length and > 0 ? Take(length) : null;

    [PyMethod("readinto($self, buffer, /)")]
    private PyObject? ReadInto(WritableByteBuffer buffer)
    {
        if (!CheckOpen())
        {
            return null;
        }

        int start = Math.Min(_position, _length);
        int count = Math.Min(buffer.Length, _length - start);
        _data.AsSpan(start, count).CopyTo(buffer.Span);
        if (count > 0)
        {
            _position = start + count;
        }

        return PyInt.From(count);
    }

    [PyMethod("write($self, b, /)")]
    private PyObject? Write(PyObject b)
    {
        if (!CheckOpen() || !CheckExports() || !ByteBuffer.TryGet(b, out ByteBuffer buffer))
        {
            return null;
        }

        using (buffer)
        {
            ReadOnlySpan<byte> bytes = buffer.Span;
            if (bytes.Length > 0)
            {
                if (_position > Array.MaxLength - bytes.Length)
                {
                    return Errors.Raise(PyExceptions.OverflowError, "new buffer size too large");
                }

                Reserve(Math.Max(_length, _position + bytes.Length));
                if (_position > _length)
                {
                    _data.AsSpan(_length, _position - _length).Clear();
                }

                bytes.CopyTo(_data.AsSpan(_position));
                _position += bytes.Length;
                _length = Math.Max(_length, _position);
            }

            return PyInt.From(bytes.Length);
        }
    }

    [PyMethod("writelines($self, lines, /)")]
    private PyObject? WriteLines(PyObject lines)
    {
        if (!CheckOpen() || Iteration.GetIterator(lines) is not { } iterator)
        {
            return null;
        }

        while (Iteration.Next(iterator) is { } line)
        {
            if (Write(line) is null)
            {
                return null;
            }
        }

        return Errors.Pending ? null : PyNone.None;
    }

    [PyMethod("seek($self, pos, whence=0, /)")]
    private PyObject? Seek(nint pos, int whence)
    {
        if (!CheckOpen())
        {
            return null;
        }

        if (pos < 0 && whence == 0)
        {
            return Errors.Raise(PyExceptions.ValueError, $"negative seek value {pos}");
        }

        long origin = whence switch { 1 => _position, 2 => _length, _ => 0 };
        if (whence is < 0 or > 2)
        {
            return Errors.Raise(PyExceptions.ValueError, $"invalid whence ({whence}, should be 0, 1 or 2)");
        }

        if (pos > int.MaxValue - origin)
        {
            return Errors.Raise(PyExceptions.OverflowError, "new position too large");
        }

        _position = (int)Math.Max(0, origin + pos);
        return PyInt.From(_position);
    }

    [PyMethod("truncate($self, size=None, /)")]
    private PyObject? Truncate(nint? size)
    {
        if (!CheckOpen() || !CheckExports())
        {
            return null;
        }

        nint wanted = size ?? _position;
        if (wanted < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, $"negative size value {wanted}");
        }

        if (wanted < _length)
        {
            _length = (int)wanted;
            _data = _data.AsSpan(0, _length).ToArray();
            _shared = null;
        }

        return PyInt.From(wanted);
    }

    [PyMethod("__getstate__($self, /)")]
    private PyObject? GetState()
    {
        if (GetValue() is not { } value)
        {
            return null;
        }

        PyObject attributes = PyNone.None;
        if (InstanceAttributes!.ToDict() is { Count: > 0 } dict)
        {
            attributes = dict.Copy();
        }

        return new PyTuple([value, PyInt.From(_position), attributes]);
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (state is not PyTuple tuple)
        {
            return Errors.Raise(PyExceptions.TypeError, $"{Type.FullName}.__setstate__ argument should be 3-tuple, got {state.Type.FullName}");
        }

        if (!CheckOpen())
        {
            return null;
        }

        if (tuple.Count < 3)
        {
            return Errors.Raise(PyExceptions.TypeError, $"{Type.FullName}.__setstate__ argument should be 3-tuple, got {state.Type.FullName}");
        }

        if (!CheckExports())
        {
            return null;
        }

        Reserve(_length);
        _length = 0;
        _position = 0;
        if (Write(tuple.Items[0]) is null)
        {
            return null;
        }

        if (tuple.Items[1] is not PyInt position)
        {
            return Errors.Raise(PyExceptions.TypeError, $"second item of state must be an integer, not {tuple.Items[1].Type.FullName}");
        }

        if (!ArgumentConversion.ToInt32(position, out int at))
        {
            return null;
        }

        if (at < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "position value cannot be negative");
        }

        _position = at;
        if (tuple.Items[2] is PyNone)
        {
            return PyNone.None;
        }

        if (tuple.Items[2] is not PyDict dict)
        {
            return Errors.Raise(PyExceptions.TypeError, $"third item of state should be a dict, got a {tuple.Items[2].Type.FullName}");
        }

        int next = 0;
        while (dict.Next(ref next, out PyObject? name, out PyObject? value))
        {
            if (!InstanceAttributes!.ToDict().Set(name, value))
            {
                return null;
            }
        }

        return PyNone.None;
    }

    [PyMethod("__sizeof__($self, /)")]
    private long SizeOf() => 96 + (_data is null ? 0 : _data.Length + 33);
}

/// <summary>_io._BytesIOBuffer: what the views of BytesIO.getbuffer() look at.</summary>
[PyClass("_io._BytesIOBuffer", Flags = TypeFlags.DisallowInstantiation)]
internal sealed partial class PyBytesIOBuffer(PyBytesIO source) : PyObject, IBufferExporter
{
    private int _views;

    ~PyBytesIOBuffer()
    {
        for (; _views > 0; _views--)
        {
            source.Unexport();
        }
    }

    public override PyType Type => TypeObject;

    public PyBuffer? GetBuffer(BufferFlags flags)
    {
        PyBuffer? buffer = Buffers.OfBytes(this, this, source.Memory, isReadOnly: false, flags);
        if (buffer is not null)
        {
            _views++;
            source.Export();
        }

        return buffer;
    }

    public void ReleaseBuffer(PyBuffer buffer)
    {
        _views--;
        source.Unexport();
    }
}
