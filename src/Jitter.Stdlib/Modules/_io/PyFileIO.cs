using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>_io.FileIO: a file's descriptor as a raw stream (CPython's Modules/_io/fileio.c).</summary>
[PyClass("_io.FileIO", Base = typeof(PyRawIOBase), Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences)]
internal partial class PyFileIO : PyRawIOBase
{
    private const int SmallChunk = 8192;
    private const int LargestStep = 1 << 20;
    private const int FormatMask = 0xF000;
    private const int DirectoryFormat = 0x4000;
    private const int RegularFormat = 0x8000;
    private const int IsDirectory = 21;

    private int _descriptor = -1;
    private bool _created;
    private bool _readable;
    private bool _writable;
    private bool _appending;
    private bool _closesDescriptor = true;
    private bool? _seekable;
    private bool _isRegular;
    private long _blockSize = IoModule.DefaultBufferSize;

    ~PyFileIO()
    {
        if (_descriptor >= 0 && _closesDescriptor && GetType() == typeof(PyFileIO))
        {
            EvalBreaker.AddPendingCall(FinalizeNow);
        }
    }

    public override PyType Type => TypeObject;

    /// <summary>The descriptor; negative when the file is closed.</summary>
    public int Descriptor => _descriptor;

    /// <summary>Whether it is an ordinary file, which does not block.</summary>
    public bool IsRegular => _isRegular;

    /// <summary>The size of a buffer that suits the file.</summary>
    public int PreferredSize => _blockSize is > 1 and < 1 << 24 ? (int)_blockSize : IoModule.DefaultBufferSize;

    [PyMember("_blksize")]
    private long BlockSize => _blockSize;

    [PyMember("_finalizing")]
    private bool Finalizing => false;

    [PyNew("FileIO(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PyInit("FileIO(file, mode='r', closefd=True, opener=None)")]
    public bool Initialize(PyObject file, string mode, bool closefd, PyObject? opener)
    {
        if (_descriptor >= 0)
        {
            if (_closesDescriptor && !CloseDescriptor())
            {
                return false;
            }

            _descriptor = -1;
        }

        int given = -1;
        if (file.Type.Slots.Unary(SlotId.Index) is not null)
        {
            if (file is PyBool && !Warnings.Warn(PyExceptions.RuntimeWarning, "bool is used as a file descriptor"))
            {
                return false;
            }

            if (!ArgumentConversion.ToInt32(file, out given))
            {
                return false;
            }

            if (given < 0)
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, "negative file descriptor");
            }
        }

        if (!ParseMode(mode, out int flags))
        {
            return false;
        }

        if (given >= 0)
        {
            _descriptor = given;
            _closesDescriptor = closefd;
        }
        else
        {
            _closesDescriptor = true;
            if (!closefd)
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, "Cannot use closefd=False with file name");
            }

            if (!OpenPath(file, flags, opener))
            {
                return false;
            }
        }

        return Examine(file, given >= 0);
    }

    private bool ParseMode(string mode, out int flags)
    {
        const int readOnly = 0, writeOnly = 1, readWrite = 2, create = 0x40, exclusive = 0x80, truncate = 0x200, append = 0x400;
        const string bad = "Must have exactly one of create/read/write/append mode and at most one plus";
        flags = 0;
        bool any = false;
        bool plus = false;
        _created = _readable = _writable = _appending = false;
        _seekable = null;
        foreach (char c in mode)
        {
            switch (c)
            {
                case 'x' or 'r' or 'w' or 'a':
                    if (any)
                    {
                        return Errors.RaiseFalse(PyExceptions.ValueError, bad);
                    }

                    any = true;
                    _created = c == 'x';
                    _readable = c == 'r';
                    _writable = c != 'r';
                    _appending = c == 'a';
                    flags |= c switch { 'x' => exclusive | create, 'w' => create | truncate, 'a' => append | create, _ => 0 };
                    break;
                case 'b':
                    break;
                case '+':
                    if (plus)
                    {
                        return Errors.RaiseFalse(PyExceptions.ValueError, bad);
                    }

                    plus = true;
                    break;
                default:
                    return Errors.RaiseFalse(PyExceptions.ValueError, $"invalid mode: {mode}");
            }
        }

        if (!any)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, bad);
        }

        if (plus)
        {
            _readable = _writable = true;
        }

        flags |= _readable && _writable ? readWrite : _readable ? readOnly : writeOnly;
        const int closeOnExec = 0x80000;
        flags |= closeOnExec;
        return true;
    }

    private unsafe bool OpenPath(PyObject file, int flags, PyObject? opener)
    {
        if (opener is not (null or PyNone))
        {
            PyObject? made = Calls.Call(opener, file, PyInt.From(flags));
            if (made is null)
            {
                return false;
            }

            if (made is not PyInt)
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, "expected integer from opener");
            }

            if (!ArgumentConversion.ToInt32(made, out _descriptor))
            {
                return false;
            }

            if (_descriptor < 0)
            {
                int wrong = _descriptor;
                _descriptor = -1;
                return Errors.RaiseFalse(PyExceptions.ValueError, $"opener returned {wrong}");
            }

            const int getFlags = 1, setFlags = 2;
            int inherits = LibC.fcntl(_descriptor, getFlags, 0);
            if (inherits >= 0)
            {
                _ = LibC.fcntl(_descriptor, setFlags, inherits | 1);
            }

            return true;
        }

        if (FileNames.ToPath(file) is not { } path)
        {
            return false;
        }

        byte[]? name = path is PyStr text ? FileNames.Encode(text) : [.. ((PyBytes)path).Span, 0];
        if (name is null)
        {
            return false;
        }

        if (name.AsSpan().IndexOf((byte)0) != name.Length - 1)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "embedded null byte");
        }

        const int permissions = 0x1B6;
        bool retried = false;
        while (true)
        {
            fixed (byte* start = name)
            {
                Gil.Release();
                _descriptor = LibC.openat(DirectoryDescriptor.Current, start, flags, permissions);
                int error = LastError.Value;
                Gil.Acquire();
                LastError.Value = error;
            }

            const int tooMany = 24;
            if (_descriptor < 0 && LastError.Value == tooMany && !retried)
            {
                // Files that nobody can reach are closed when the collector finds them: CPython would have closed them at once.
                retried = true;
                IoFinalization.Collect();
                continue;
            }

            if (_descriptor >= 0 || !SystemCalls.ShouldRetry())
            {
                break;
            }
        }

        if (_descriptor < 0)
        {
            SystemCalls.Fail(file);
            return false;
        }

        return true;
    }

    private unsafe bool Examine(PyObject file, bool given)
    {
        StatX data;
        bool known = PosixModule.GetStat(new PathArgument { Descriptor = _descriptor }, 0, true, &data) >= 0;
        if (!known && LastError.Value == 9)
        {
            if (given)
            {
                _descriptor = -1;
            }

            SystemCalls.Fail(given ? null : file);
            return false;
        }

        if (known)
        {
            if ((data.Mode & FormatMask) == DirectoryFormat)
            {
                if (!given)
                {
                    _ = LibC.close(_descriptor);
                }

                _descriptor = -1;
                OSErrors.Raise(IsDirectory, file);
                return false;
            }

            _isRegular = (data.Mode & FormatMask) == RegularFormat;
            _blockSize = data.BlockSize > 1 ? data.BlockSize : IoModule.DefaultBufferSize;
            if (_isRegular)
            {
                _seekable = true;
            }

            IoFinalization.Opened(this, data, _writable);
        }

        if (!Attributes.Set(this, IoNames.Name, file))
        {
            return false;
        }

        if (_appending && LibC.lseek(_descriptor, 0, 2) < 0)
        {
            const int notSeekable = 29;
            if (LastError.Value != notSeekable)
            {
                SystemCalls.Fail();
                return false;
            }
        }

        return true;
    }

    private bool CheckOpen() => _descriptor >= 0 || IoErrors.Closed("I/O operation on closed file") is not null;

    private bool CheckReadable() =>
        CheckOpen() && (_readable || IoErrors.Unsupported("File not open for reading") is not null);

    private bool CheckWritable() =>
        CheckOpen() && (_writable || IoErrors.Unsupported("File not open for writing") is not null);

    /// <summary>Reads into memory: the number of bytes, -1 with an error pending, -2 where a descriptor that does not block has nothing.</summary>
    public nint ReadInto(Span<byte> buffer)
    {
        if (!CheckReadable())
        {
            return -1;
        }

        nint count = SystemCalls.Read(_descriptor, buffer, !_isRegular);
        return count >= 0 ? count : Failed();
    }

    /// <summary>Writes memory; answers like <see cref="ReadInto(Span{byte})"/>.</summary>
    public nint WriteFrom(ReadOnlySpan<byte> buffer)
    {
        if (!CheckWritable())
        {
            return -1;
        }

        nint count = SystemCalls.Write(_descriptor, buffer, !_isRegular);
        return count >= 0 ? count : Failed();
    }

    /// <summary>lseek; -1 with an error pending.</summary>
    public long SeekTo(long position, int whence)
    {
        if (!CheckOpen())
        {
            return -1;
        }

        long result = LibC.lseek(_descriptor, position, whence);
        if (result < 0)
        {
            SystemCalls.Fail();
        }

        return result;
    }

    private static nint Failed()
    {
        if (!Errors.Pending && LastError.Value == SystemCalls.EAGAIN)
        {
            return -2;
        }

        SystemCalls.Fail();
        return -1;
    }

    [PyMethod("readinto($self, buffer, /)")]
    private PyObject? ReadIntoMethod(WritableByteBuffer buffer) => ToResult(ReadInto(buffer.Span));

    [PyMethod("write($self, b, /)")]
    private PyObject? WriteMethod(ByteBuffer b) => ToResult(WriteFrom(b.Span));

    private static PyObject? ToResult(nint count) => count >= 0 ? PyInt.From(count) : count == -2 ? PyNone.None : null;

    [PyMethod("read($self, size=-1, /)")]
    private PyObject? Read(nint? size = -1)
    {
        if (!CheckReadable())
        {
            return null;
        }

        if (size is null or < 0)
        {
            return ReadAll();
        }

        byte[] buffer = new byte[Math.Min(size.Value, SystemCalls.MaxTransfer)];
        nint count = ReadInto(buffer);
        return count == buffer.Length ? PyBytes.Adopt(buffer)
            : count >= 0 ? PyBytes.From(buffer.AsSpan(0, (int)count))
            : count == -2 ? PyNone.None
            : null;
    }

    [PyMethod("readall($self, /)")]
    public PyObject? ReadAll()
    {
        if (!CheckOpen())
        {
            return null;
        }

        byte[] buffer = new byte[FirstSize()];
        int used = 0;
        while (true)
        {
            if (used == buffer.Length)
            {
                int step = Math.Min(Math.Max(SmallChunk, used), Math.Max(LargestStep, used >> 1));
                if (used > Array.MaxLength - step)
                {
                    return Errors.Raise(PyExceptions.OverflowError, "unbounded read returned more bytes than a Python bytes object can hold");
                }

                Array.Resize(ref buffer, used + step);
            }

            nint count = ReadInto(buffer.AsSpan(used));
            if (count == -2)
            {
                if (used == 0)
                {
                    return PyNone.None;
                }

                break;
            }

            if (count < 0)
            {
                return null;
            }

            if (count == 0)
            {
                break;
            }

            used += (int)count;
        }

        return used == buffer.Length ? PyBytes.Adopt(buffer) : PyBytes.From(buffer.AsSpan(0, used));
    }

    /// <summary>What is left of a file, and one more byte, so that the end is found by the first read.</summary>
    private unsafe int FirstSize()
    {
        StatX data;
        if (!_isRegular || PosixModule.GetStat(new PathArgument { Descriptor = _descriptor }, 0, true, &data) < 0)
        {
            return SmallChunk;
        }

        long position = LibC.lseek(_descriptor, 0, 1);
        long rest = (long)data.Size - Math.Max(position, 0) + 1;
        return rest is > 0 and < int.MaxValue - 64 ? (int)rest : SmallChunk;
    }

    [PyMethod("seek($self, pos, whence=0, /)")]
    private PyObject? Seek(PyObject pos, int whence)
    {
        if (!CheckOpen())
        {
            return null;
        }

        if (Numbers.Index(pos) is not { } number)
        {
            return null;
        }

        if (!number.TryGetInt64(out long position))
        {
            return Errors.Raise(PyExceptions.OverflowError, "Python int too large to convert to C long");
        }

        long result = SeekTo(position, whence);
        return result < 0 ? null : PyInt.From(result);
    }

    [PyMethod("tell($self, /)")]
    private PyObject? Tell()
    {
        long result = SeekTo(0, 1);
        return result < 0 ? null : PyInt.From(result);
    }

    [PyMethod("truncate($self, size=None, /)")]
    private PyObject? Truncate(PyObject? size)
    {
        if (!CheckWritable())
        {
            return null;
        }

        long length;
        if (size is null or PyNone)
        {
            length = SeekTo(0, 1);
            if (length < 0)
            {
                return null;
            }
        }
        else if (!ArgumentConversion.ToInt64(size, out length))
        {
            return null;
        }

        return LibC.ftruncate(_descriptor, length) < 0 ? SystemCalls.Fail() : PyInt.From(length);
    }

    [PyMethod("close($self, /)")]
    private PyObject? Close()
    {
        bool success = MarkClosed(this) is not null;
        if (!_closesDescriptor)
        {
            _descriptor = -1;
            return success ? PyNone.None : null;
        }

        PyBaseException? error = success ? null : Errors.Take();
        bool closed = CloseDescriptor();
        if (error is not null)
        {
            if (closed)
            {
                return Errors.Restore(error);
            }

            Errors.Chain(error);
        }

        return closed ? PyNone.None : null;
    }

    private bool CloseDescriptor()
    {
        if (_descriptor < 0)
        {
            return true;
        }

        int descriptor = _descriptor;
        _descriptor = -1;
        GC.SuppressFinalize(this);
        IoFinalization.Closed(this);
        Gil.Release();
        int result = LibC.close(descriptor);
        int error = LastError.Value;
        Gil.Acquire();
        LastError.Value = error;
        if (result < 0 && error != SystemCalls.EINTR)
        {
            SystemCalls.Fail();
            return false;
        }

        return true;
    }

    /// <summary>Warns of a file that was not closed, and closes it: called when the collector has found it.</summary>
    private void FinalizeNow()
    {
        if (_descriptor >= 0)
        {
            DeallocWarn(this);
            FinalizeStream(this);
        }
    }

    [PyMethod("_dealloc_warn($self, object, /)")]
    public void DeallocWarn(PyObject source)
    {
        if (_descriptor < 0 || !_closesDescriptor)
        {
            return;
        }

        if (Texts.Repr(source) is not { } shown || !Warnings.WarnResource(source, $"unclosed file {shown}"))
        {
            if (Errors.Matches(PyExceptions.Warning))
            {
                Unraisable.Write(null, this);
            }

            Errors.Clear();
        }
    }

    [PyMethod("seekable($self, /)")]
    private PyObject? Seekable()
    {
        if (!CheckOpen())
        {
            return null;
        }

        _seekable ??= LibC.lseek(_descriptor, 0, 1) >= 0;
        return PyBool.From(_seekable.Value);
    }

    [PyMethod("readable($self, /)")]
    private PyObject? Readable() => CheckOpen() ? PyBool.From(_readable) : null;

    [PyMethod("writable($self, /)")]
    private PyObject? Writable() => CheckOpen() ? PyBool.From(_writable) : null;

    [PyMethod("fileno($self, /)")]
    private PyObject? FileNo() => CheckOpen() ? PyInt.From(_descriptor) : null;

    [PyMethod("isatty($self, /)")]
    private PyObject? IsATty() => CheckOpen() ? PyBool.From(!_isRegular && LibC.isatty(_descriptor) == 1) : null;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => Errors.Raise(PyExceptions.TypeError, $"cannot pickle '{Type.Name}' instances");

    [PyMethod("__reduce_ex__($self, object, /)")]
    private PyObject? ReduceEx(PyObject protocol) => Reduce();

    [PyGetter("closed")]
    private bool IsClosed() => _descriptor < 0;

    [PyGetter("closefd")]
    private bool ClosesDescriptor() => _closesDescriptor;

    [PyGetter("mode")]
    private string GetMode() => _created ? (_readable ? "xb+" : "xb")
        : _appending ? (_readable ? "ab+" : "ab")
        : _readable ? (_writable ? "rb+" : "rb")
        : "wb";

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        if (_descriptor < 0)
        {
            return new PyStr($"<{Type.FullName} [closed]>");
        }

        PyObject? name = Attributes.GetOptional(this, IoNames.Name);
        if (name is null)
        {
            return Errors.Pending
                ? null
                : new PyStr($"<{Type.FullName} fd={_descriptor} mode='{GetMode()}' closefd={(_closesDescriptor ? "True" : "False")}>");
        }

        if (!Recursion.TryEnter(""))
        {
            return null;
        }

        PyStr? shown = Texts.Repr(name);
        Recursion.Leave();
        return shown is null
            ? null
            : new PyStr($"<{Type.FullName} name={shown} mode='{GetMode()}' closefd={(_closesDescriptor ? "True" : "False")}>");
    }
}
