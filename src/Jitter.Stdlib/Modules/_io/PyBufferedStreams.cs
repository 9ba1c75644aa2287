using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>_io.BufferedReader</summary>
[PyClass("_io.BufferedReader", Base = typeof(PyBufferedIOBase), Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences)]
internal partial class PyBufferedReader : PyBuffered
{
    public override PyType Type => TypeObject;

    protected override bool CanRead => true;

    protected override bool CanWrite => false;

    [PyNew("BufferedReader(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PyInit("BufferedReader(raw, buffer_size=DEFAULT_BUFFER_SIZE)")]
    public bool Initialize(PyObject raw, nint buffer_size = IoModule.DefaultBufferSize) =>
        IoModule.CheckCapability(raw, IoNames.Readable, "File or stream is not readable.") && Setup(raw, buffer_size);

    [PyMethod("flush($self, /)")]
    private PyObject? Flush() => FlushRaw();

    [PyMethod("readable($self, /)")]
    private PyObject? Readable() => CheckReady() ? Calls.CallMethod(Raw!, IoNames.Readable) : null;

    [PyMethod("read($self, size=-1, /)")]
    private PyObject? Read(nint? size = -1) => ReadBytes(size);

    [PyMethod("read1($self, size=-1, /)")]
    private PyObject? Read1(nint size) => ReadOnce(size);

    [PyMethod("readinto($self, buffer, /)")]
    private PyObject? ReadInto(WritableByteBuffer buffer) => ReadIntoBuffer(buffer, once: false);

    [PyMethod("readinto1($self, buffer, /)")]
    private PyObject? ReadInto1(WritableByteBuffer buffer) => ReadIntoBuffer(buffer, once: true);

    [PyMethod("readline($self, size=-1, /)")]
    private PyObject? ReadLine(nint? size = -1) => CheckReady() ? ReadOneLine(size ?? -1) : null;

    [PyMethod("peek($self, size=0, /)")]
    private PyObject? Peek(nint size) => PeekBytes();

    [PySlot(SlotId.IterNext)]
    private PyObject? Next()
    {
        PyObject? line = GetType() == typeof(PyBufferedReader) ? ReadOneLine(-1) : Calls.CallMethod(this, IoNames.ReadLine);
        return line is null || Subscripts.Length(line) <= 0 ? null : line;
    }
}

/// <summary>_io.BufferedWriter</summary>
[PyClass("_io.BufferedWriter", Base = typeof(PyBufferedIOBase), Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences)]
internal partial class PyBufferedWriter : PyBuffered
{
    public override PyType Type => TypeObject;

    protected override bool CanRead => false;

    protected override bool CanWrite => true;

    [PyNew("BufferedWriter(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PyInit("BufferedWriter(raw, buffer_size=DEFAULT_BUFFER_SIZE)")]
    public bool Initialize(PyObject raw, nint buffer_size = IoModule.DefaultBufferSize) =>
        IoModule.CheckCapability(raw, IoNames.Writable, "File or stream is not writable.") && Setup(raw, buffer_size);

    [PyMethod("writable($self, /)")]
    private PyObject? Writable() => CheckReady() ? Calls.CallMethod(Raw!, IoNames.Writable) : null;

    [PyMethod("write($self, buffer, /)")]
    private PyObject? WriteMethod(ByteBuffer buffer) => Write(buffer);

    [PyMethod("flush($self, /)")]
    private PyObject? Flush() => FlushAll();
}

/// <summary>_io.BufferedRandom</summary>
[PyClass("_io.BufferedRandom", Base = typeof(PyBufferedIOBase), Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences)]
internal partial class PyBufferedRandom : PyBuffered
{
    public override PyType Type => TypeObject;

    protected override bool CanRead => true;

    protected override bool CanWrite => true;

    [PyNew("BufferedRandom(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PyInit("BufferedRandom(raw, buffer_size=DEFAULT_BUFFER_SIZE)")]
    public bool Initialize(PyObject raw, nint buffer_size = IoModule.DefaultBufferSize) =>
        IoModule.CheckCapability(raw, IoNames.Seekable, "File or stream is not seekable.")
        && IoModule.CheckCapability(raw, IoNames.Readable, "File or stream is not readable.")
        && IoModule.CheckCapability(raw, IoNames.Writable, "File or stream is not writable.")
        && Setup(raw, buffer_size);

    [PyMethod("flush($self, /)")]
    private PyObject? Flush() => FlushAll();

    [PyMethod("readable($self, /)")]
    private PyObject? Readable() => CheckReady() ? Calls.CallMethod(Raw!, IoNames.Readable) : null;

    [PyMethod("writable($self, /)")]
    private PyObject? Writable() => CheckReady() ? Calls.CallMethod(Raw!, IoNames.Writable) : null;

    [PyMethod("read($self, size=-1, /)")]
    private PyObject? Read(nint? size = -1) => ReadBytes(size);

    [PyMethod("read1($self, size=-1, /)")]
    private PyObject? Read1(nint size) => ReadOnce(size);

    [PyMethod("readinto($self, buffer, /)")]
    private PyObject? ReadInto(WritableByteBuffer buffer) => ReadIntoBuffer(buffer, once: false);

    [PyMethod("readinto1($self, buffer, /)")]
    private PyObject? ReadInto1(WritableByteBuffer buffer) => ReadIntoBuffer(buffer, once: true);

    [PyMethod("readline($self, size=-1, /)")]
    private PyObject? ReadLine(nint? size = -1) => CheckReady() ? ReadOneLine(size ?? -1) : null;

    [PyMethod("peek($self, size=0, /)")]
    private PyObject? Peek(nint size) => PeekBytes();

    [PyMethod("write($self, buffer, /)")]
    private PyObject? WriteMethod(ByteBuffer buffer) => Write(buffer);

    [PySlot(SlotId.IterNext)]
    private PyObject? Next()
    {
        PyObject? line = GetType() == typeof(PyBufferedRandom) ? ReadOneLine(-1) : Calls.CallMethod(this, IoNames.ReadLine);
        return line is null || Subscripts.Length(line) <= 0 ? null : line;
    }
}

/// <summary>_io.BufferedRWPair: a reader and a writer as one stream.</summary>
[PyClass("_io.BufferedRWPair", Base = typeof(PyBufferedIOBase), Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences)]
internal partial class PyBufferedRWPair : PyBufferedIOBase
{
    private PyBufferedReader? _reader;
    private PyBufferedWriter? _writer;

    public override PyType Type => TypeObject;

    [PyNew("BufferedRWPair(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PyInit("BufferedRWPair(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)")]
    private bool Initialize(PyObject reader, PyObject writer, nint buffer_size = IoModule.DefaultBufferSize)
    {
        if (!IoModule.CheckCapability(reader, IoNames.Readable, "File or stream is not readable.")
            || !IoModule.CheckCapability(writer, IoNames.Writable, "File or stream is not writable."))
        {
            return false;
        }

        var newReader = new PyBufferedReader();
        var newWriter = new PyBufferedWriter();
        if (!newReader.Initialize(reader, buffer_size) || !newWriter.Initialize(writer, buffer_size))
        {
            return false;
        }

        _reader = newReader;
        _writer = newWriter;
        return true;
    }

    private PyObject? OnReader(PyStr method, params ReadOnlySpan<PyObject> arguments) => Forward(_reader, method, arguments);

    private PyObject? OnWriter(PyStr method, params ReadOnlySpan<PyObject> arguments) => Forward(_writer, method, arguments);

    private static PyObject? Forward(PyObject? target, PyStr method, ReadOnlySpan<PyObject> arguments) =>
        target is null
            ? Errors.Raise(PyExceptions.ValueError, "I/O operation on uninitialized object")
            : Calls.CallMethod(target, method, arguments);

    [PyMethod("read($self, *args)", HasTextSignature = false)]
    private PyObject? Read(ReadOnlySpan<PyObject> args) => OnReader(IoNames.Read, args);

    [PyMethod("peek($self, *args)", HasTextSignature = false)]
    private PyObject? Peek(ReadOnlySpan<PyObject> args) => OnReader(IoNames.Peek, args);

    [PyMethod("read1($self, *args)", HasTextSignature = false)]
    private PyObject? Read1(ReadOnlySpan<PyObject> args) => OnReader(IoNames.Read1, args);

    [PyMethod("readinto($self, *args)", HasTextSignature = false)]
    private PyObject? ReadInto(ReadOnlySpan<PyObject> args) => OnReader(IoNames.ReadInto, args);

    [PyMethod("readinto1($self, *args)", HasTextSignature = false)]
    private PyObject? ReadInto1(ReadOnlySpan<PyObject> args) => OnReader(IoNames.ReadInto1, args);

    [PyMethod("write($self, *args)", HasTextSignature = false)]
    private PyObject? Write(ReadOnlySpan<PyObject> args) => OnWriter(IoNames.Write, args);

    [PyMethod("flush($self, /)")]
    private PyObject? Flush() => OnWriter(IoNames.Flush);

    [PyMethod("readable($self, /)")]
    private PyObject? Readable() => OnReader(IoNames.Readable);

    [PyMethod("writable($self, /)")]
    private PyObject? Writable() => OnWriter(IoNames.Writable);

    [PyMethod("close($self, /)")]
    private PyObject? Close()
    {
        PyBaseException? error = OnWriter(IoNames.Close) is null ? Errors.Take() : null;
        PyObject? result = OnReader(IoNames.Close);
        if (error is null)
        {
            return result;
        }

        if (result is not null)
        {
            return Errors.Restore(error);
        }

        Errors.Chain(error);
        return null;
    }

    [PyMethod("isatty($self, /)")]
    private PyObject? IsATty()
    {
        PyObject? result = OnWriter(IoNames.IsATty);
        return ReferenceEquals(result, PyBool.False) ? OnReader(IoNames.IsATty) : result;
    }

    [PyGetter("closed")]
    private PyObject? GetClosed() => _writer is null
        ? Errors.Raise(PyExceptions.RuntimeError, "the BufferedRWPair object is being garbage-collected")
        : Attributes.Get(_writer, IoNames.Closed);
}
