using System.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Codecs;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Builtins;

namespace Jitter.Stdlib.Modules.Io;

// Writing.
internal partial class PyTextIOWrapper : ITextSink
{
    private byte[] _pendingBytes = [];
    private int _pendingCount;

    bool ITextSink.TakesText =>
        GetType() == typeof(PyTextIOWrapper) && ((IInstanceAttributes)this).Get(IoNames.Write) is null;

    bool ITextSink.WriteText(PyStr text) => WriteText(text);

    [PyMethod("write($self, text, /)")]
    private PyObject? Write(PyObject text)
    {
        if (text is not PyStr value)
        {
            return Errors.Raise(PyExceptions.TypeError, $"write() argument must be str, not {text.Type.FullName}");
        }

        return WriteText(value) ? PyInt.From(value.Length) : null;
    }

    private bool WriteText(PyStr text)
    {
        if (!CheckOpen())
        {
            return false;
        }

        if (!_canWrite)
        {
            return IoErrors.Unsupported("not writable") is not null;
        }

        bool hasNewline = (_lineBuffering || _writtenNewline is not null) && Contains(text, '\n');
        bool flushes = _lineBuffering && (hasNewline || Contains(text, '\r'));
        if (hasNewline && _writtenNewline is not null)
        {
            text = NewlineReplacement.Replace(text, _writtenNewline);
        }

        if (!Encode(text))
        {
            return false;
        }

        if ((_pendingCount >= _chunkSize || flushes || _writeThrough) && !WritePending())
        {
            return false;
        }

        if (flushes && FlushBuffer() is null)
        {
            return false;
        }

        if (_snapshotInput is not null)
        {
            SetDecoded(PyStr.Empty);
            _snapshotInput = null;
        }

        return _decoder is null || _decoder.Reset();
    }

    private static bool Contains(PyStr text, char unit) => text.IsWide ? text.Points.Contains(unit) : text.Chars.Contains(unit);

    /// <summary>Encodes a text to the end of what is pending, which is written first where both do not fit a chunk.</summary>
    private bool Encode(PyStr text)
    {
        if (_native is NativeEncoding.Utf8 or NativeEncoding.Ascii && !text.IsWide && Ascii.IsValid(text.Chars))
        {
            int length = text.Length;
            if (_pendingCount + length > _chunkSize && !WritePending())
            {
                return false;
            }

            Reserve(length);
            System.Text.Encoding.ASCII.GetBytes(text.Chars, _pendingBytes.AsSpan(_pendingCount));
            _pendingCount += length;
            return true;
        }

        PyObject? encoded = _native switch
        {
            NativeEncoding.Utf8 => Utf8Codec.Encode(text, _errors),
            NativeEncoding.Ascii => ByteCodecs.EncodeAscii(text, _errors),
            NativeEncoding.Latin1 => ByteCodecs.EncodeLatin1(text, _errors),
            _ => Calls.CallMethod(_encoder!, IoNames.Encode, text),
        };
        _atStart = false;
        if (encoded is not PyBytes bytes)
        {
            return encoded is not null
                && Errors.RaiseFalse(PyExceptions.TypeError, $"encoder should return a bytes object, not '{encoded.Type.FullName}'");
        }

        if (_pendingCount + bytes.Length > _chunkSize && !WritePending())
        {
            return false;
        }

        Reserve(bytes.Length);
        bytes.Span.CopyTo(_pendingBytes.AsSpan(_pendingCount));
        _pendingCount += bytes.Length;
        return true;
    }

    private void Reserve(int size)
    {
        int needed = _pendingCount + size;
        if (needed > _pendingBytes.Length)
        {
            Array.Resize(ref _pendingBytes, Math.Max(needed, Math.Min(_chunkSize, Math.Max(512, _pendingBytes.Length * 2))));
        }
    }

    /// <summary>Hands what is pending to the buffer; false with an error pending.</summary>
    private bool WritePending()
    {
        if (_pendingCount == 0)
        {
            return true;
        }

        int count = _pendingCount;
        _pendingCount = 0;
        if (_own is not null)
        {
            byte[] bytes = _pendingBytes;
            if (bytes.Length > _chunkSize * 2)
            {
                _pendingBytes = [];
            }

            return _own.WriteBytes(bytes.AsMemory(0, count));
        }

        return Calls.CallMethod(_buffer!, IoNames.Write, PyBytes.From(_pendingBytes.AsSpan(0, count))) is not null;
    }
}
