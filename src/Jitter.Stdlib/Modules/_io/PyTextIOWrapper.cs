using Jitter.Runtime.Binding;
using Jitter.Runtime.Codecs;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>_io.TextIOWrapper: text on top of a buffered binary stream (CPython's Modules/_io/textio.c).</summary>
[PyClass("_io.TextIOWrapper", Base = typeof(PyTextIOBase), Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences)]
internal partial class PyTextIOWrapper : PyTextIOBase
{
    private static readonly PyStr s_strict = PyStr.Interned("strict");
    private static readonly PyStr s_incrementalDecoder = PyStr.Interned("incrementaldecoder");
    private static readonly PyStr s_incrementalEncoder = PyStr.Interned("incrementalencoder");

    private PyObject? _buffer;

    /// <summary>The buffer where it is one of the runtime's own, so that no method need be looked up.</summary>
    private PyBuffered? _own;

    private bool _isReady;
    private bool _isDetached;
    private PyStr _encoding = PyStr.Empty;
    private PyStr _errors = s_strict;
    private NativeEncoding _native;
    private TextDecoder? _decoder;
    private PyObject? _encoder;
    private bool _canWrite;
    private string? _readNewline;
    private bool _universal;
    private bool _translates;
    private string? _writtenNewline;
    private bool _lineBuffering;
    private bool _writeThrough;
    private bool _seekable;
    private bool _telling;
    private bool _hasRead1;
    private bool _atStart = true;
    private int _chunkSize = 8192;

    ~PyTextIOWrapper()
    {
        if (_isReady && _buffer is not null && Storage is null)
        {
            EvalBreaker.AddPendingCall(FinalizeNow);
        }
    }

    public override PyType Type => TypeObject;

    [PyMember("encoding")]
    private PyStr Encoding => _encoding;

    [PyMember("buffer", NullIsNone = true)]
    internal PyObject? Buffer => _buffer;

    [PyMember("line_buffering")]
    private bool LineBuffering => _lineBuffering;

    [PyMember("write_through")]
    private bool WriteThrough => _writeThrough;

    [PyMember("_finalizing")]
    private bool Finalizing { get; set; }

    [PyNew("TextIOWrapper(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PyInit("TextIOWrapper(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)")]
    public bool Initialize(PyObject buffer, PyStr? encoding, PyObject? errors, PyObject? newline, bool line_buffering, bool write_through)
    {
        _isReady = false;
        _isDetached = false;
        if (errors is not (null or PyNone or PyStr))
        {
            return ArgumentErrors.Wrong("TextIOWrapper", "argument 'errors'", "str or None", errors) is not null;
        }

        if (newline is not (null or PyNone or PyStr))
        {
            return ArgumentErrors.Wrong("TextIOWrapper", "argument 'newline'", "str or None", newline) is not null;
        }

        string? lineEnd = (newline as PyStr)?.ToString();
        if (!CheckNewline(lineEnd))
        {
            return false;
        }

        _encoding = encoding is null || encoding.ToString() == "locale" ? IoModule.LocaleEncoding : encoding;
        if (_encoding.ToString().Contains('\0', StringComparison.Ordinal) || (errors as PyStr)?.ToString().Contains('\0', StringComparison.Ordinal) == true)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "embedded null character");
        }

        _errors = errors as PyStr ?? s_strict;
        if (!SetEncoding(out PyObject? codec))
        {
            return false;
        }

        SetNewline(lineEnd);
        _lineBuffering = line_buffering;
        _writeThrough = write_through;
        _buffer = buffer;
        _own = buffer.GetType() == typeof(PyBufferedReader) || buffer.GetType() == typeof(PyBufferedWriter) || buffer.GetType() == typeof(PyBufferedRandom)
            ? (PyBuffered)buffer
            : null;
        _decoder = null;
        _encoder = null;
        _canWrite = false;
        _decoded = PyStr.Empty;
        _used = 0;
        _pendingCount = 0;
        _snapshotInput = null;
        if (!MakeCoders(codec))
        {
            return false;
        }

        if (_own is not null)
        {
            GC.SuppressFinalize(_own);
            _hasRead1 = true;
        }
        else
        {
            _hasRead1 = Attributes.GetOptional(buffer, IoNames.Read1) is not null;
            if (Errors.Pending)
            {
                return false;
            }
        }

        if (Calls.CallMethod(buffer, IoNames.Seekable) is not { } seekable || Truth.Of(seekable) is var truth && truth < 0)
        {
            return false;
        }

        _seekable = _telling = truth > 0;
        _isReady = true;
        if (!FixEncoderState())
        {
            _isReady = false;
            return false;
        }

        if (_canWrite)
        {
            IoFinalization.AddWriter(this);
        }

        return true;
    }

    private static bool CheckNewline(string? newline) =>
        newline is null or "" or "\n" or "\r" or "\r\n" || Errors.RaiseFalse(PyExceptions.ValueError, $"illegal newline value: {newline}");

    private void SetNewline(string? newline)
    {
        _readNewline = newline is null or "" ? null : newline;
        _universal = newline is null or "";
        _translates = newline is null;
        _writtenNewline = newline is "\r" or "\r\n" ? newline : null;
    }

    /// <summary>Finds out how to encode and decode; the codec is null where the runtime does both natively.</summary>
    private bool SetEncoding(out PyObject? codec)
    {
        codec = null;
        string name = _encoding.ToString();
        _native = CodecRegistry.Normalize(name) switch
        {
            "utf_8" or "utf8" => NativeEncoding.Utf8,
            "ascii" or "us_ascii" => NativeEncoding.Ascii,
            "latin_1" or "latin1" or "iso_8859_1" or "iso8859_1" => NativeEncoding.Latin1,
            _ => NativeEncoding.None,
        };
        if (_native == NativeEncoding.None)
        {
            codec = CodecRegistry.LookupText(name, "codecs.open()");
            return codec is not null;
        }

        // CPython checks the handler in development mode only.
        return true;
    }

    private bool MakeCoders(PyObject? codec)
    {
        int readable = Capability(IoNames.Readable);
        if (readable < 0)
        {
            return false;
        }

        if (readable > 0 && !MakeDecoder(codec))
        {
            return false;
        }

        int writable = Capability(IoNames.Writable);
        if (writable <= 0)
        {
            return writable == 0;
        }

        _canWrite = true;
        return _native != NativeEncoding.None || MakeEncoder(codec!);
    }

    private int Capability(PyStr method) => Calls.CallMethod(_buffer!, method) is { } answer ? Truth.Of(answer) : -1;

    private bool MakeDecoder(PyObject? codec)
    {
        if (_native != NativeEncoding.None)
        {
            _decoder = new NativeTextDecoder(_native, _errors, _universal ? new NewlineTranslator(_translates) : null);
            return true;
        }

        PyObject? factory = Attributes.Get(codec!, s_incrementalDecoder);
        if (factory is null || Calls.Call(factory, _errors) is not { } decoder)
        {
            return false;
        }

        _decoder = new PythonTextDecoder(_universal ? PyIncrementalNewlineDecoder.Make(decoder, _translates) : decoder);
        return true;
    }

    private bool MakeEncoder(PyObject codec)
    {
        PyObject? factory = Attributes.Get(codec, s_incrementalEncoder);
        _encoder = factory is null ? null : Calls.Call(factory, _errors);
        return _encoder is not null;
    }

    /// <summary>A stream that starts in the middle of a file writes no byte order mark.</summary>
    private bool FixEncoderState()
    {
        _atStart = true;
        if (!_seekable || _encoder is null)
        {
            return true;
        }

        if (Calls.CallMethod(_buffer!, IoNames.Tell) is not { } position || Truth.Of(position) is var moved && moved < 0)
        {
            return false;
        }

        if (moved > 0)
        {
            _atStart = false;
            return Calls.CallMethod(_encoder, IoNames.SetState, PyInt.From(0)) is not null;
        }

        return true;
    }

    private void FinalizeNow()
    {
        if (_isReady && _buffer is not null)
        {
            Finalizing = true;
            FinalizeStream(this);
        }
    }

    private bool CheckAttached()
    {
        if (_isReady)
        {
            return true;
        }

        return Errors.RaiseFalse(
            PyExceptions.ValueError, _isDetached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
    }

    private bool CheckOpen()
    {
        if (!CheckAttached())
        {
            return false;
        }

        int closed = ClosedState();
        return closed == 0 || (closed > 0 && IoErrors.Closed() is not null);
    }

    private int ClosedState()
    {
        if (_own is { Raw: PyFileIO file } && file.GetType() == typeof(PyFileIO) && GetType() == typeof(PyTextIOWrapper))
        {
            return file.Descriptor < 0 ? 1 : 0;
        }

        PyObject? closed = GetType() == typeof(PyTextIOWrapper)
            ? Attributes.Get(_buffer!, IoNames.Closed)
            : Attributes.Get(this, IoNames.Closed);
        return closed is null ? -1 : Truth.Of(closed);
    }

    [PyGetter("closed")]
    private PyObject? GetClosed() => CheckAttached() ? Attributes.Get(_buffer!, IoNames.Closed) : null;

    [PyGetter("name")]
    private PyObject? GetName() => CheckAttached() ? Attributes.Get(_buffer!, IoNames.Name) : null;

    [PyGetter("newlines")]
    private PyObject? GetNewlines() => !CheckAttached() ? null : _decoder is null ? PyNone.None : _decoder.Newlines;

    [PyGetter("errors")]
    private PyObject? GetErrors() => _errors;

    [PyGetter("_CHUNK_SIZE")]
    private PyObject? GetChunkSize() => CheckAttached() ? PyInt.From(_chunkSize) : null;

    [PySetter("_CHUNK_SIZE")]
    private bool SetChunkSize(PyObject? value)
    {
        if (!CheckAttached())
        {
            return false;
        }

        if (value is null)
        {
            return Errors.RaiseFalse(PyExceptions.AttributeError, "cannot delete attribute");
        }

        if (!ArgumentConversion.ToInt32(value, out int size))
        {
            return false;
        }

        if (size <= 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "a strictly positive integer is required");
        }

        _chunkSize = size;
        return true;
    }

    [PyMethod("fileno($self, /)")]
    private PyObject? FileNo() => Forward(IoNames.FileNo);

    [PyMethod("seekable($self, /)")]
    private PyObject? Seekable() => Forward(IoNames.Seekable);

    [PyMethod("readable($self, /)")]
    private PyObject? Readable() => Forward(IoNames.Readable);

    [PyMethod("writable($self, /)")]
    private PyObject? Writable() => Forward(IoNames.Writable);

    [PyMethod("isatty($self, /)")]
    private PyObject? IsATty() => Forward(IoNames.IsATty);

    private PyObject? Forward(PyStr method) => CheckAttached() ? Calls.CallMethod(_buffer!, method) : null;

    [PyMethod("flush($self, /)")]
    private PyObject? Flush()
    {
        if (!CheckOpen())
        {
            return null;
        }

        _telling = _seekable;
        return WritePending() ? FlushBuffer() : null;
    }

    private PyObject? FlushBuffer() => _own is PyBufferedWriter writer ? writer.FlushAll() : Calls.CallMethod(_buffer!, IoNames.Flush);

    [PyMethod("close($self, /)")]
    private PyObject? Close()
    {
        if (!CheckAttached() || Attributes.Get(this, IoNames.Closed) is not { } closed || Truth.Of(closed) is var state && state < 0)
        {
            return null;
        }

        if (state > 0)
        {
            return PyNone.None;
        }

        if (Finalizing)
        {
            _own?.DeallocWarn(this);
        }

        PyBaseException? error = Calls.CallMethod(this, IoNames.Flush) is null ? Errors.Take() : null;
        GC.SuppressFinalize(this);
        PyObject? result = Calls.CallMethod(_buffer!, IoNames.Close);
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

    [PyMethod("detach($self, /)")]
    private PyObject? Detach()
    {
        if (!CheckAttached() || Calls.CallMethod(this, IoNames.Flush) is null)
        {
            return null;
        }

        PyObject? buffer = _buffer;
        if (_own is not null)
        {
            GC.ReRegisterForFinalize(_own);
        }

        _buffer = null;
        _own = null;
        _isDetached = true;
        _isReady = false;
        return buffer;
    }

    [PyMethod("reconfigure($self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)")]
    private PyObject? Reconfigure(PyObject? encoding, PyObject? errors, PyObject? newline, PyObject? line_buffering, PyObject? write_through)
    {
        if (_decoder is not null && (_used > 0 || _decoded.Length > 0 || _snapshotInput is not null)
            && (encoding is not (null or PyNone) || errors is not (null or PyNone) || newline is not null))
        {
            return IoErrors.Unsupported("It is not possible to set the encoding or newline of stream after the first read");
        }

        if (encoding is not (null or PyNone or PyStr))
        {
            return Errors.Raise(PyExceptions.TypeError, $"reconfigure() argument 'encoding' must be str or None, not {encoding.Type.FullName}");
        }

        if (errors is not (null or PyNone or PyStr))
        {
            return Errors.Raise(PyExceptions.TypeError, $"reconfigure() argument 'errors' must be str or None, not {errors.Type.FullName}");
        }

        if (newline is not (null or PyNone or PyStr))
        {
            return Errors.Raise(PyExceptions.TypeError, $"reconfigure() argument 'newline' must be str or None, not {newline.Type.FullName}");
        }

        string? lineEnd = (newline as PyStr)?.ToString();
        if ((newline is not null && !CheckNewline(lineEnd))
            || !ToFlag(line_buffering, _lineBuffering, out bool buffersLines)
            || !ToFlag(write_through, _writeThrough, out bool writesThrough)
            || Calls.CallMethod(this, IoNames.Flush) is null)
        {
            return null;
        }

        if (newline is not null)
        {
            SetNewline(lineEnd);
        }

        if ((encoding is PyStr or { } && encoding is not PyNone) || errors is PyStr || newline is not null)
        {
            if (!ChangeEncoding(encoding as PyStr, errors as PyStr))
            {
                return null;
            }
        }

        _lineBuffering = buffersLines;
        _writeThrough = writesThrough;
        return PyNone.None;
    }

    private bool ChangeEncoding(PyStr? encoding, PyStr? errors)
    {
        (PyStr oldEncoding, PyStr oldErrors) = (_encoding, _errors);
        if (encoding is not null)
        {
            _encoding = encoding.ToString() == "locale" ? IoModule.LocaleEncoding : encoding;
            _errors = errors ?? s_strict;
        }
        else
        {
            _errors = errors ?? _errors;
        }

        if (!SetEncoding(out PyObject? codec))
        {
            (_encoding, _errors) = (oldEncoding, oldErrors);
            return false;
        }

        _encoder = null;
        bool hadDecoder = _decoder is not null;
        return (!hadDecoder || MakeDecoder(codec)) && (!_canWrite || _native != NativeEncoding.None || MakeEncoder(codec!)) && FixEncoderState();
    }

    private static bool ToFlag(PyObject? value, bool otherwise, out bool result)
    {
        result = otherwise;
        return value is null or PyNone || ArgumentConversion.ToBool(value, out result);
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => Errors.Raise(PyExceptions.TypeError, $"cannot pickle '{Type.Name}' instances");

    [PyMethod("__reduce_ex__($self, object, /)")]
    private PyObject? ReduceEx(PyObject protocol) => Reduce();

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        if (!_isReady && !_isDetached)
        {
            return Errors.Raise(PyExceptions.ValueError, "I/O operation on uninitialized object");
        }

        if (!Recursion.TryEnter(""))
        {
            return null;
        }

        string text = $"<{Type.FullName}";
        bool success = AppendAttribute(IoNames.Name, ref text) && AppendAttribute(IoNames.Mode, ref text);
        Recursion.Leave();
        return success && Texts.Repr(_encoding) is { } encoding ? new PyStr($"{text} encoding={encoding}>") : null;
    }

    private bool AppendAttribute(PyStr name, ref string text)
    {
        PyObject? value = Attributes.GetOptional(this, name);
        if (value is null)
        {
            return !Errors.Pending || Errors.ClearIf(PyExceptions.ValueError);
        }

        if (Texts.Repr(value) is not { } shown)
        {
            return false;
        }

        text += $" {name}={shown}";
        return true;
    }
}
