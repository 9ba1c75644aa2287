using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Jitter.Stdlib.Modules.Threading;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>
/// What BufferedReader, BufferedWriter and BufferedRandom share (CPython's Modules/_io/bufferedio.c). What is read ahead and what is still
/// to be written stand in buffers of their own; at most one of them has contents.
/// </summary>
internal abstract partial class PyBuffered : PyBufferedIOBase
{
    /// <summary>A raw stream that does not block has nothing to read, or takes nothing.</summary>
    protected const int WouldBlock = -2;

    private PyObject? _raw;
    private PyFileIO? _file;
    private bool _isReady;
    private bool _isDetached;
    private int _size;
    private byte[] _ahead = [];
    private int _position;
    private int _end;
    private byte[] _pending = [];
    private int _used;
    private long _rawPosition = -1;
    private readonly WaitLock _lock = new();
    private ulong _owner;

    ~PyBuffered()
    {
        // An object of a Python class is closed by its __del__.
        if (_isReady && _raw is not null && Storage is null)
        {
            EvalBreaker.AddPendingCall(FinalizeNow);
        }
    }

    /// <summary>Whether methods that read may be called.</summary>
    protected abstract bool CanRead { get; }

    /// <summary>Whether methods that write may be called.</summary>
    protected abstract bool CanWrite { get; }

    /// <summary>The raw stream; null after detach().</summary>
    [PyMember("raw", NullIsNone = true)]
    internal PyObject? Raw => _raw;

    [PyMember("_finalizing")]
    internal bool Finalizing { get; private set; }

    /// <summary>How much is read ahead.</summary>
    private int Ahead => _end - _position;

    protected bool Setup(PyObject raw, nint size)
    {
        _isReady = false;
        _isDetached = false;
        if (size <= 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "buffer size must be strictly positive");
        }

        if (size > Array.MaxLength)
        {
            Errors.Raise(PyExceptions.MemoryError);
            return false;
        }

        _raw = raw;
        _file = raw.GetType() == typeof(PyFileIO) ? (PyFileIO)raw : null;
        if (_file is not null)
        {
            // The outermost stream is the one that closes a forgotten file.
            GC.SuppressFinalize(_file);
        }

        _size = (int)size;
        _position = _end = _used = 0;
        _ahead = [];
        _pending = [];
        _rawPosition = -1;

        // The position need not be known: pipes have none.
        if (RawTell() < 0)
        {
            Errors.Clear();
        }

        _isReady = true;
        if (CanWrite)
        {
            IoFinalization.AddWriter(this);
        }

        return true;
    }

    private void FinalizeNow()
    {
        if (_isReady && _raw is not null)
        {
            Finalizing = true;
            FinalizeStream(this);
        }
    }

    /// <summary>False with ValueError pending before __init__ and after detach().</summary>
    protected bool CheckReady() =>
        _isReady || Errors.RaiseFalse(PyExceptions.ValueError, _isDetached ? "raw stream has been detached" : "I/O operation on uninitialized object");

    /// <summary>Whether the raw stream is closed: 1, 0, or -1 with an error pending.</summary>
    private int ClosedState()
    {
        if (_file is not null)
        {
            return _file.Descriptor < 0 ? 1 : 0;
        }

        return Attributes.Get(_raw!, IoNames.Closed) is { } closed ? Truth.Of(closed) : -1;
    }

    /// <summary>False with ValueError pending for a closed stream.</summary>
    protected bool CheckOpen(string message)
    {
        if (!CheckReady())
        {
            return false;
        }

        int state = ClosedState();
        return state == 0 || (state > 0 && IoErrors.Closed(message) is not null);
    }

    /// <summary>Takes the lock that other threads wait for; false with RuntimeError pending where this thread has it already.</summary>
    protected bool Enter()
    {
        if (!_lock.TryAcquire())
        {
            if (_owner == Gil.CurrentIdentifier)
            {
                return Texts.Repr(this) is { } shown && Errors.RaiseFalse(PyExceptions.RuntimeError, $"reentrant call inside {shown}");
            }

            if (_lock.Acquire(-1) is null)
            {
                return false;
            }
        }

        _owner = PyThreadState.Current.Identifier is var known and not 0 ? known : Gil.CurrentIdentifier;
        return true;
    }

    protected void Leave()
    {
        _owner = 0;
        _lock.Release();
    }

    [PySlot(SlotId.Repr)]
    internal PyObject? Repr()
    {
        PyObject? name = Attributes.GetOptional(this, IoNames.Name);
        if (name is null)
        {
            if (!Errors.ClearIf(PyExceptions.ValueError) && Errors.Pending)
            {
                return null;
            }

            return new PyStr($"<{Type.FullName}>");
        }

        if (!Recursion.TryEnter(""))
        {
            return null;
        }

        PyStr? shown = Texts.Repr(name);
        Recursion.Leave();
        return shown is null ? null : new PyStr($"<{Type.FullName} name={shown}>");
    }

    [PyGetter("closed")]
    internal PyObject? GetClosed() => CheckReady() ? Attributes.Get(_raw!, IoNames.Closed) : null;

    [PyGetter("name")]
    internal PyObject? GetName() => CheckReady() ? Attributes.Get(_raw!, IoNames.Name) : null;

    [PyGetter("mode")]
    internal PyObject? GetMode() => CheckReady() ? Attributes.Get(_raw!, IoNames.Mode) : null;

    [PyMethod("fileno($self, /)")]
    internal PyObject? FileNo() => CheckReady() ? Calls.CallMethod(_raw!, IoNames.FileNo) : null;

    [PyMethod("isatty($self, /)")]
    internal PyObject? IsATty() => CheckReady() ? Calls.CallMethod(_raw!, IoNames.IsATty) : null;

    [PyMethod("seekable($self, /)")]
    internal PyObject? Seekable() => CheckReady() ? Calls.CallMethod(_raw!, IoNames.Seekable) : null;

    [PyMethod("_dealloc_warn($self, source, /)")]
    internal PyObject? DeallocWarn(PyObject source)
    {
        if (_isReady && _raw is not null)
        {
            if (_file is not null)
            {
                _file.DeallocWarn(source);
            }
            else if (Calls.CallMethod(_raw, IoNames.DeallocWarn, source) is null)
            {
                Errors.Clear();
            }
        }

        return PyNone.None;
    }

    [PyMethod("__sizeof__($self, /)")]
    internal long SizeOf() => 168 + _size;

    [PyMethod("__reduce__($self, /)")]
    internal PyObject? Reduce() => Errors.Raise(PyExceptions.TypeError, $"cannot pickle '{Type.Name}' instances");

    [PyMethod("__reduce_ex__($self, object, /)")]
    internal PyObject? ReduceEx(PyObject protocol) => Reduce();

    [PyMethod("detach($self, /)")]
    internal PyObject? Detach()
    {
        if (!CheckReady() || Calls.CallMethod(this, IoNames.Flush) is null)
        {
            return null;
        }

        PyObject? raw = _raw;
        _raw = null;
        if (_file is not null)
        {
            GC.ReRegisterForFinalize(_file);
            _file = null;
        }

        _isDetached = true;
        _isReady = false;
        return raw;
    }

    [PyMethod("close($self, /)")]
    internal PyObject? Close()
    {
        if (!CheckReady())
        {
            return null;
        }

        int closed = ClosedState();
        if (closed != 0)
        {
            return closed > 0 ? PyNone.None : null;
        }

        if (Finalizing)
        {
            DeallocWarn(this);
        }

        PyBaseException? error = Calls.CallMethod(this, IoNames.Flush) is null ? Errors.Take() : null;
        GC.SuppressFinalize(this);
        PyObject? result = Calls.CallMethod(_raw!, IoNames.Close);
        _ahead = [];
        _pending = [];
        _position = _end = _used = 0;
        if (error is null)
        {
            return result is null ? null : PyNone.None;
        }

        if (result is not null)
        {
            return Errors.Restore(error);
        }

        Errors.Chain(error);
        return null;
    }

    /// <summary>The raw stream's position; -1 with an error pending.</summary>
    protected long RawTell()
    {
        long position;
        if (_file is not null)
        {
            position = _file.SeekTo(0, 1);
        }
        else if (Calls.CallMethod(_raw!, IoNames.Tell) is not { } result || !ToPosition(result, out position))
        {
            return -1;
        }

        if (position < 0)
        {
            if (!Errors.Pending)
            {
                Errors.Raise(PyExceptions.OSError, $"Raw stream returned invalid position {position}");
            }

            return -1;
        }

        return _rawPosition = position;
    }

    /// <summary>Moves the raw stream; -1 with an error pending.</summary>
    protected long RawSeek(long target, int whence)
    {
        long position;
        if (_file is not null)
        {
            position = _file.SeekTo(target, whence);
        }
        else if (Calls.CallMethod(_raw!, IoNames.Seek, PyInt.From(target), PyInt.From(whence)) is not { } result || !ToPosition(result, out position))
        {
            return -1;
        }

        if (position < 0)
        {
            if (!Errors.Pending)
            {
                Errors.Raise(PyExceptions.OSError, $"Raw stream returned invalid position {position}");
            }

            return -1;
        }

        return _rawPosition = position;
    }

    private static bool ToPosition(PyObject value, out long position)
    {
        position = -1;
        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        return number.TryGetInt64(out position) || Errors.RaiseFalse(PyExceptions.OverflowError, "Python int too large to convert to C long");
    }

    /// <summary>Reads from the raw stream: a number of bytes, -1 with an error pending, or <see cref="WouldBlock"/>.</summary>
    protected int RawRead(byte[] target, int start, int length)
    {
        if (_file is not null)
        {
            return Moved((int)_file.ReadInto(target.AsSpan(start, length)));
        }

        var view = PyMemoryView.From(new MemoryExporter(target.AsMemory(start, length), isReadOnly: false));
        PyObject? result = view is null ? null : Calls.CallMethod(_raw!, IoNames.ReadInto, view);
        if (result is null or PyNone)
        {
            return result is null ? -1 : WouldBlock;
        }

        if (!ArgumentConversion.ToInt64(result, out long count))
        {
            Errors.RaiseFromPending(PyExceptions.OSError, "raw readinto() failed");
            return -1;
        }

        return count >= 0 && count <= length
            ? Moved((int)count)
            : Errors.RaiseMinusOne(
                PyExceptions.OSError, $"raw readinto() returned invalid length {count} (should have been between 0 and {length})");
    }

    /// <summary>Writes to the raw stream; answers like <see cref="RawRead"/>.</summary>
    protected int RawWrite(ReadOnlyMemory<byte> source)
    {
        if (_file is not null)
        {
            return Moved((int)_file.WriteFrom(source.Span));
        }

        Memory<byte> memory = System.Runtime.InteropServices.MemoryMarshal.AsMemory(source);
        var view = PyMemoryView.From(new MemoryExporter(memory, isReadOnly: true));
        PyObject? result = view is null ? null : Calls.CallMethod(_raw!, IoNames.Write, view);
        if (result is null or PyNone)
        {
            return result is null ? -1 : WouldBlock;
        }

        if (!ArgumentConversion.ToInt64(result, out long count))
        {
            return -1;
        }

        return count >= 0 && count <= source.Length
            ? Moved((int)count)
            : Errors.RaiseMinusOne(
                PyExceptions.OSError, $"raw write() returned invalid length {count} (should have been between 0 and {source.Length})");
    }

    private int Moved(int count)
    {
        if (count > 0 && _rawPosition >= 0)
        {
            _rawPosition += count;
        }

        return count;
    }
}

/// <summary>Memory that a raw stream of Python code gets to fill, or to write.</summary>
[PyClass("_io._Memory", Flags = TypeFlags.DisallowInstantiation)]
internal sealed partial class MemoryExporter(Memory<byte> memory, bool isReadOnly) : PyObject, IBufferExporter
{
    public override PyType Type => TypeObject;

    public PyBuffer? GetBuffer(BufferFlags flags) => Buffers.OfBytes(this, this, memory, isReadOnly, flags);

    public void ReleaseBuffer(PyBuffer buffer)
    {
    }
}
