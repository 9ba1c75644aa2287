using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>_io._IOBase: what all streams have (CPython's Modules/_io/iobase.c).</summary>
[PyClass("_io._IOBase", Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences)]
internal partial class PyIOBase : PyObject, IInstanceAttributes
{
    private PyDict? _attributes;

    public override PyType Type => TypeObject;

    public override IInstanceAttributes? InstanceAttributes => Storage is { } own ? own : this;

    PyObject? IInstanceAttributes.Get(PyStr name) => _attributes?.GetStr(name);

    void IInstanceAttributes.Set(PyStr name, PyObject value) => (_attributes ??= new PyDict()).SetStr(name, value);

    bool IInstanceAttributes.Remove(PyStr name) => _attributes?.Remove(name) is not null;

    PyDict IInstanceAttributes.ToDict() => _attributes ??= new PyDict();

    [PyNew("_IOBase(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PyGetter("__dict__")]
    private PyDict GetDict() => InstanceAttributes!.ToDict();

    [PyGetter("closed")]
    private PyObject? GetClosed() =>
        Attributes.GetOptional(this, IoNames.ClosedMark) is not null ? PyBool.True : Errors.Pending ? null : PyBool.False;

    [PyMethod("seek($self, offset, whence=os.SEEK_SET, /)")]
    private PyObject? Seek(PyObject offset, int whence = 1) => IoErrors.Unsupported("seek");

    [PyMethod("tell($self, /)")]
    private PyObject? Tell() => Calls.CallMethod(this, IoNames.Seek, PyInt.From(0), PyInt.From(1));

    [PyMethod("truncate($self, size=None, /)")]
    private PyObject? Truncate(PyObject? size) => IoErrors.Unsupported("truncate");

    [PyMethod("fileno($self, /)")]
    private PyObject? FileNo() => IoErrors.Unsupported("fileno");

    [PyMethod("flush($self, /)")]
    private PyObject? Flush() =>
        Attributes.GetOptional(this, IoNames.ClosedMark) is not null ? IoErrors.Closed() : Errors.Pending ? null : PyNone.None;

    [PyMethod("close($self, /)")]
    private PyObject? CloseBase() => MarkClosed(this);

    /// <summary>Flushes, and marks the stream as closed even if that fails (iobase_close); null with the flush's error pending.</summary>
    public static PyObject? MarkClosed(PyObject self)
    {
        if (Attributes.GetOptional(self, IoNames.ClosedMark) is not null)
        {
            return PyNone.None;
        }

        if (Errors.Pending)
        {
            return null;
        }

        bool flushed = Calls.CallMethod(self, IoNames.Flush) is not null;
        PyBaseException? error = flushed ? null : Errors.Take();
        if (!Attributes.Set(self, IoNames.ClosedMark, PyBool.True))
        {
            Errors.Chain(error);
            return null;
        }

        return error is null ? PyNone.None : Errors.Restore(error);
    }

    [PyMethod("seekable($self, /)")]
    private bool Seekable() => false;

    [PyMethod("readable($self, /)")]
    private bool Readable() => false;

    [PyMethod("writable($self, /)")]
    private bool Writable() => false;

    [PyMethod("_checkClosed($self, /)")]
    private PyObject? CheckClosedMethod() => CheckClosed(this) ? PyNone.None : null;

    [PyMethod("_checkSeekable($self, /)")]
    private PyObject? CheckSeekable() => Check(this, IoNames.Seekable, "File or stream is not seekable.");

    [PyMethod("_checkReadable($self, /)")]
    private PyObject? CheckReadable() => Check(this, IoNames.Readable, "File or stream is not readable.");

    [PyMethod("_checkWritable($self, /)")]
    private PyObject? CheckWritable() => Check(this, IoNames.Writable, "File or stream is not writable.");

    /// <summary>True, or null with UnsupportedOperation or the method's own error pending.</summary>
    public static PyObject? Check(PyObject self, PyStr method, string message)
    {
        PyObject? result = Calls.CallMethod(self, method);
        return result is null || ReferenceEquals(result, PyBool.True) ? result : IoErrors.Unsupported(message);
    }

    /// <summary>False with ValueError pending if the stream's <c>closed</c> is true.</summary>
    public static bool CheckClosed(PyObject self)
    {
        if (Attributes.GetOptional(self, IoNames.Closed) is not { } closed)
        {
            return !Errors.Pending;
        }

        int truth = Truth.Of(closed);
        return truth == 0 || (truth > 0 && IoErrors.Closed() is not null);
    }

    [PyMethod("isatty($self, /)")]
    private PyObject? IsATty() => CheckClosed(this) ? PyBool.False : null;

    [PyMethod("__enter__($self, /)")]
    private PyObject? Enter() => CheckClosed(this) ? this : null;

    [PyMethod("__exit__($self, /, *args)", HasTextSignature = false)]
    private PyObject? Exit(ReadOnlySpan<PyObject> args) => Calls.CallMethod(this, IoNames.Close);

    [PySlot(SlotId.Iter)]
    private PyObject? Iter() => CheckClosed(this) ? this : null;

    [PySlot(SlotId.IterNext)]
    private PyObject? Next()
    {
        PyObject? line = Calls.CallMethod(this, IoNames.ReadLine);
        return line is null ? null : Subscripts.Length(line) > 0 ? line : null;
    }

    [PySlot(SlotId.Finalize)]
    private PyObject? Finalize2() => FinalizeStream(this);

    /// <summary>Closes a stream that nobody can reach any more; errors are shown, not raised (iobase_finalize).</summary>
    public static PyObject? FinalizeStream(PyObject self)
    {
        PyObject? closed = Attributes.GetOptional(self, IoNames.Closed);
        int truth = closed is null ? -1 : Truth.Of(closed);
        Errors.Clear();
        if (truth == 0 && Calls.CallMethod(self, IoNames.Close) is null)
        {
            Unraisable.Write(null, self);
        }

        return PyNone.None;
    }

    [PyMethod("readline($self, size=-1, /)")]
    private PyObject? ReadLine(nint? size = -1)
    {
        nint limit = size ?? -1;
        PyObject? peek = Attributes.GetOptional(this, IoNames.Peek);
        if (peek is null && Errors.Pending)
        {
            return null;
        }

        var line = new List<byte>();
        while (limit < 0 || line.Count < limit)
        {
            nint wanted = 1;
            if (peek is not null)
            {
                PyObject? ahead = Calls.Call(peek, PyInt.From(1));
                if (ahead is not PyBytes bytes)
                {
                    return ahead is null
                        ? null
                        : Errors.Raise(PyExceptions.OSError, $"peek() should have returned a bytes object, not '{ahead.Type.FullName}'");
                }

                if (bytes.Length > 0)
                {
                    int end = bytes.Span.IndexOf((byte)'\n');
                    wanted = end < 0 ? bytes.Length : end + 1;
                    wanted = limit < 0 ? wanted : Math.Min(wanted, limit - line.Count);
                }
            }

            PyObject? read = Calls.CallMethod(this, IoNames.Read, PyInt.From(wanted));
            if (read is not PyBytes piece)
            {
                return read is null ? null : Errors.Raise(PyExceptions.OSError, $"read() should have returned a bytes object, not '{read.Type.FullName}'");
            }

            if (piece.Length == 0)
            {
                break;
            }

            line.AddRange(piece.Span);
            if (line[^1] == '\n')
            {
                break;
            }
        }

        return PyBytes.Adopt([.. line]);
    }

    [PyMethod("readlines($self, hint=-1, /)")]
    private PyObject? ReadLines(nint? hint = -1)
    {
        nint limit = hint ?? -1;
        if (Iteration.GetIterator(this) is not { } iterator)
        {
            return null;
        }

        var lines = new PyList();
        long length = 0;
        while (Iteration.Next(iterator) is { } line)
        {
            lines.Add(line);
            if (limit > 0)
            {
                long size = Subscripts.Length(line);
                if (size < 0)
                {
                    return null;
                }

                length += size;
                if (length > limit)
                {
                    break;
                }
            }
        }

        return Errors.Pending ? null : lines;
    }

    [PyMethod("writelines($self, lines, /)")]
    private PyObject? WriteLines(PyObject lines)
    {
        if (!CheckClosed(this) || Iteration.GetIterator(lines) is not { } iterator)
        {
            return null;
        }

        while (Iteration.Next(iterator) is { } line)
        {
            if (Calls.CallMethod(this, IoNames.Write, line) is null)
            {
                return null;
            }
        }

        return Errors.Pending ? null : PyNone.None;
    }
}

/// <summary>_io._RawIOBase</summary>
[PyClass("_io._RawIOBase", Base = typeof(PyIOBase), Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences)]
internal partial class PyRawIOBase : PyIOBase
{
    public override PyType Type => TypeObject;

    [PyNew("_RawIOBase(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PyMethod("read($self, size=-1, /)")]
    private PyObject? Read(nint size)
    {
        if (size < 0)
        {
            return Calls.CallMethod(this, IoNames.ReadAll);
        }

        var buffer = new PyByteArray(new byte[size]);
        PyObject? result = Calls.CallMethod(this, IoNames.ReadInto, buffer);
        if (result is null or PyNone)
        {
            return result;
        }

        if (!ArgumentConversion.ToInt64(result, out long count))
        {
            return null;
        }

        return count < 0 || count > buffer.Count
            ? Errors.Raise(PyExceptions.ValueError, $"readinto returned {count} outside buffer size {buffer.Count}")
            : PyBytes.From(buffer.Span[..(int)count]);
    }

    [PyMethod("readall($self, /)")]
    private PyObject? ReadAll()
    {
        var all = new List<byte>();
        bool any = false;
        while (true)
        {
            PyObject? piece = Calls.CallMethod(this, IoNames.Read, PyInt.From(IoModule.DefaultBufferSize));
            if (piece is null)
            {
                return null;
            }

            if (piece is PyNone)
            {
                return any ? PyBytes.Adopt([.. all]) : piece;
            }

            if (piece is not PyBytes bytes)
            {
                return Errors.Raise(PyExceptions.TypeError, "read() should return bytes");
            }

            if (bytes.Length == 0)
            {
                return PyBytes.Adopt([.. all]);
            }

            any = true;
            all.AddRange(bytes.Span);
        }
    }

    [PyMethod("readinto($self, buffer, /)", HasTextSignature = false)]
    private PyObject? ReadInto(PyObject buffer) => Errors.Raise(PyExceptions.NotImplementedError);

    [PyMethod("write($self, b, /)", HasTextSignature = false)]
    private PyObject? Write(PyObject b) => Errors.Raise(PyExceptions.NotImplementedError);
}

/// <summary>_io._BufferedIOBase</summary>
[PyClass("_io._BufferedIOBase", Base = typeof(PyIOBase), Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences)]
internal partial class PyBufferedIOBase : PyIOBase
{
    public override PyType Type => TypeObject;

    [PyNew("_BufferedIOBase(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PyMethod("detach($self, /)")]
    private PyObject? Detach() => IoErrors.Unsupported("detach");

    [PyMethod("read($self, size=-1, /)")]
    private PyObject? Read(PyObject? size) => IoErrors.Unsupported("read");

    [PyMethod("read1($self, size=-1, /)")]
    private PyObject? Read1(PyObject? size) => IoErrors.Unsupported("read1");

    [PyMethod("write($self, b, /)")]
    private PyObject? Write(PyObject b) => IoErrors.Unsupported("write");

    [PyMethod("readinto($self, buffer, /)")]
    private PyObject? ReadInto(WritableByteBuffer buffer) => ReadIntoBy(IoNames.Read, buffer);

    [PyMethod("readinto1($self, buffer, /)")]
    private PyObject? ReadInto1(WritableByteBuffer buffer) => ReadIntoBy(IoNames.Read1, buffer);

    private PyObject? ReadIntoBy(PyStr method, WritableByteBuffer buffer)
    {
        PyObject? data = Calls.CallMethod(this, method, PyInt.From(buffer.Length));
        if (data is null)
        {
            return null;
        }

        if (data is not PyBytes bytes)
        {
            return Errors.Raise(PyExceptions.TypeError, "read() should return bytes");
        }

        if (bytes.Length > buffer.Length)
        {
            return Errors.Raise(
                PyExceptions.ValueError,
                $"read() returned too much data: {buffer.Length} bytes requested, {bytes.Length} returned");
        }

        bytes.Span.CopyTo(buffer.Span);
        return PyInt.From(bytes.Length);
    }
}

/// <summary>_io._TextIOBase</summary>
[PyClass("_io._TextIOBase", Base = typeof(PyIOBase), Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences)]
internal partial class PyTextIOBase : PyIOBase
{
    public override PyType Type => TypeObject;

    [PyNew("_TextIOBase(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PyMethod("detach($self, /)")]
    private PyObject? Detach() => IoErrors.Unsupported("detach");

    [PyMethod("read($self, size=-1, /)")]
    private PyObject? Read(PyObject? size) => IoErrors.Unsupported("read");

    [PyMethod("readline($self, size=-1, /)")]
    private PyObject? ReadLine(PyObject? size) => IoErrors.Unsupported("readline");

    [PyMethod("write($self, s, /)")]
    private PyObject? Write(PyObject s) => IoErrors.Unsupported("write");

    [PyGetter("encoding")]
    private PyObject GetEncoding() => PyNone.None;

    [PyGetter("newlines")]
    private PyObject GetNewlines() => PyNone.None;

    [PyGetter("errors")]
    private PyObject GetErrors() => PyNone.None;
}
