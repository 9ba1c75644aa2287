using System.Numerics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Io;

// Reading.
internal partial class PyTextIOWrapper
{
    /// <summary>Decoded text, of which the first characters have been read.</summary>
    private PyStr _decoded = PyStr.Empty;
    private int _used;

    /// <summary>Where tell() starts from: the decoder's flags before the last chunk, and the bytes that were fed to it from there.</summary>
    private BigInteger _snapshotFlags;
    private PyBytes? _snapshotInput;

    private double _bytesPerCharacter;

    private void SetDecoded(PyStr text)
    {
        _decoded = text;
        _used = 0;
    }

    private PyStr TakeDecoded(int count)
    {
        int rest = _decoded.Length - _used;
        if (count < 0 || count > rest)
        {
            count = rest;
        }

        PyStr result = _decoded.Substring(_used, count);
        _used += count;
        return result;
    }

    /// <summary>Before reading: the stream must be open and readable, and what is to be written goes first.</summary>
    private bool PrepareToRead()
    {
        if (!CheckOpen())
        {
            return false;
        }

        if (_decoder is null)
        {
            return IoErrors.Unsupported("not readable") is not null;
        }

        return _pendingCount == 0 || (WritePending() && FlushBuffer() is not null);
    }

    /// <summary>Reads and decodes a chunk: 1, 0 at the end, -1 with an error pending.</summary>
    private int ReadChunk(int hint)
    {
        PyObject buffered = PyBytes.Empty;
        BigInteger flags = 0;
        if (_telling && !_decoder!.GetState(out buffered, out flags))
        {
            return -1;
        }

        int size = hint > 0 ? (int)Math.Min(int.MaxValue, Math.Max(_bytesPerCharacter, 1) * hint) : 0;
        size = Math.Max(size, _chunkSize);
        PyObject? input = _own is not null
            ? _own.ReadOnce(size)
            : Calls.CallMethod(_buffer!, _hasRead1 ? IoNames.Read1 : IoNames.Read, PyInt.From(size));
        if (input is null)
        {
            return -1;
        }

        if (input is not PyBytes bytes)
        {
            if (!ByteBuffer.TryGet(input, out ByteBuffer buffer))
            {
                string method = _hasRead1 ? "read1" : "read";
                return Errors.RaiseMinusOne(
                    PyExceptions.TypeError, $"underlying {method}() should have returned a bytes-like object, not '{input.Type.FullName}'");
            }

            bytes = PyBytes.From(buffer.Span);
            buffer.Dispose();
        }

        bool end = bytes.Length == 0;
        if (_decoder!.Decode(bytes, end) is not { } text)
        {
            return -1;
        }

        SetDecoded(text);
        _bytesPerCharacter = text.Length > 0 ? (double)bytes.Length / text.Length : 0;
        if (_telling)
        {
            _snapshotFlags = flags;
            ReadOnlySpan<byte> before = ((PyBytes)buffered).Span;
            _snapshotInput = before.Length == 0 ? bytes : PyBytes.Adopt([.. before, .. bytes.Span]);
        }

        return end && text.Length == 0 ? 0 : 1;
    }

    [PyMethod("read($self, size=-1, /)")]
    private PyObject? Read(nint? size = -1)
    {
        if (!PrepareToRead())
        {
            return null;
        }

        if (size is null or < 0)
        {
            return ReadAll();
        }

        int wanted = (int)Math.Min(size.Value, int.MaxValue);
        PyStr result = TakeDecoded(wanted);
        int rest = wanted - result.Length;
        if (rest == 0)
        {
            return result;
        }

        var pieces = new PyStrBuilder(result.Length + 16);
        pieces.Append(result);
        while (rest > 0)
        {
            int state = ReadChunk(rest);
            if (state < 0)
            {
                // Of a decoder that raises EINTR-like errors, what was read is lost, as in CPython.
                pieces.Dispose();
                return null;
            }

            if (state == 0)
            {
                break;
            }

            PyStr piece = TakeDecoded(rest);
            pieces.Append(piece);
            rest -= piece.Length;
        }

        PyStr all = pieces.ToStr();
        pieces.Dispose();
        return all;
    }

    private PyObject? ReadAll()
    {
        PyObject? bytes = _own is not null ? _own.ReadBytes(-1) : Calls.CallMethod(_buffer!, IoNames.Read);
        if (bytes is null)
        {
            return null;
        }

        if (bytes is PyNone)
        {
            bytes = PyBytes.Empty;
        }

        if (_decoder!.Decode(bytes, final: true) is not { } rest)
        {
            return null;
        }

        PyStr first = TakeDecoded(-1);
        if (_snapshotInput is not null || _decoded.Length > 0)
        {
            SetDecoded(PyStr.Empty);
            _snapshotInput = null;
        }

        return first.Length == 0 ? rest : PyStr.Concatenate(first, rest);
    }

    [PyMethod("readline($self, size=-1, /)")]
    private PyObject? ReadLine(nint size) => PrepareToRead() ? TakeLine(size) : null;

    /// <summary>The next line, empty at the end; null with an error pending.</summary>
    private PyStr? TakeLine(nint limit)
    {
        bool splitsCr = _universal && !_translates;
        int end = LineEnds.Find(_decoded, _used, _readNewline, splitsCr);
        if (end >= 0 && limit < 0)
        {
            PyStr line = _decoded.Substring(_used, end - _used);
            _used = end;
            return line;
        }

        return CollectLine(limit, splitsCr);
    }

    private PyStr? CollectLine(nint limit, bool splitsCr)
    {
        var pieces = new PyStrBuilder(128);
        while (true)
        {
            if (_used == _decoded.Length)
            {
                int state = ReadChunk(0);
                if (state < 0)
                {
                    pieces.Dispose();
                    return null;
                }

                if (state == 0)
                {
                    SetDecoded(PyStr.Empty);
                    _snapshotInput = null;
                    break;
                }

                if (_decoded.Length == 0)
                {
                    continue;
                }
            }

            // "\r\n" may be split between two chunks where it alone ends lines.
            if (_readNewline == "\r\n" && pieces.Length > 0 && EndsWithCr(ref pieces) && _decoded[_used] == '\n' && (limit < 0 || pieces.Length < limit))
            {
                pieces.Append('\n');
                _used++;
                break;
            }

            int end = LineEnds.Find(_decoded, _used, _readNewline, splitsCr);
            int take = (end < 0 ? _decoded.Length : end) - _used;
            if (limit >= 0 && pieces.Length + take >= limit)
            {
                take = (int)(limit - pieces.Length);
                pieces.Append(_decoded, _used, take);
                _used += take;
                break;
            }

            pieces.Append(_decoded, _used, take);
            _used += take;
            if (end >= 0)
            {
                break;
            }
        }

        PyStr line = pieces.ToStr();
        pieces.Dispose();
        return line;
    }

    private static bool EndsWithCr(ref PyStrBuilder pieces)
    {
        PyStr text = pieces.ToStr();
        return text[text.Length - 1] == '\r';
    }

    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (!CheckAttached())
        {
            return null;
        }

        _telling = false;
        PyObject? line;
        if (GetType() == typeof(PyTextIOWrapper))
        {
            line = PrepareToRead() ? TakeLine(-1) : null;
        }
        else
        {
            line = Calls.CallMethod(this, IoNames.ReadLine);
            if (line is not (null or PyStr))
            {
                return Errors.Raise(PyExceptions.OSError, $"readline() should have returned a str object, not '{line.Type.FullName}'");
            }
        }

        if (line is not PyStr text)
        {
            return null;
        }

        if (text.Length > 0)
        {
            return text;
        }

        _snapshotInput = null;
        _telling = _seekable;
        return null;
    }
}
