using System.Buffers;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Io;

// Reading, and the position.
internal abstract partial class PyBuffered
{
    /// <summary>Fills the empty buffer; answers like RawRead.</summary>
    private int Fill()
    {
        if (_position == _end)
        {
            _position = _end = 0;
        }

        if (_ahead.Length == 0)
        {
            _ahead = new byte[_size];
        }

        int count = RawRead(_ahead, _end, _ahead.Length - _end);
        if (count > 0)
        {
            _end += count;
        }

        return count;
    }

    /// <summary>Before reading: what is to be written goes first.</summary>
    private bool PrepareToRead() => _used == 0 || FlushPending();

    internal PyObject? ReadBytes(nint? size)
    {
        nint count = size ?? -1;
        if (count < -1)
        {
            return Errors.Raise(PyExceptions.ValueError, "read length must be non-negative or -1");
        }

        if (!CheckOpen("read of closed file"))
        {
            return null;
        }

        if (count >= 0 && count <= Ahead && _used == 0)
        {
            PyBytes fast = PyBytes.From(_ahead.AsSpan(_position, (int)count));
            _position += (int)count;
            return fast;
        }

        if (!Enter())
        {
            return null;
        }

        try
        {
            return !PrepareToRead() ? null : count < 0 ? ReadAll() : ReadExactly((int)Math.Min(count, Array.MaxLength));
        }
        finally
        {
            Leave();
        }
    }

    private PyObject? ReadAll()
    {
        byte[] head = _ahead.AsSpan(_position, Ahead).ToArray();
        _position = _end = 0;
        PyObject? rest = _file is not null ? _file.ReadAll() : null;
        if (_file is null)
        {
            PyObject? readAll = Attributes.GetOptional(_raw!, IoNames.ReadAll);
            if (readAll is null)
            {
                return Errors.Pending ? null : ReadPieces(head);
            }

            rest = Calls.Call(readAll);
        }

        _rawPosition = -1;
        if (rest is null)
        {
            return null;
        }

        if (rest is PyNone)
        {
            return head.Length == 0 ? rest : PyBytes.Adopt(head);
        }

        if (rest is not PyBytes bytes)
        {
            return Errors.Raise(PyExceptions.TypeError, "readall() should return bytes");
        }

        return head.Length == 0 ? bytes : PyBytes.Adopt([.. head, .. bytes.Span]);
    }

    /// <summary>Reads a raw stream without readall() to its end.</summary>
    private PyObject? ReadPieces(byte[] head)
    {
        var all = new List<byte>(head);
        while (true)
        {
            PyObject? piece = Calls.CallMethod(_raw!, IoNames.Read);
            if (piece is null)
            {
                return null;
            }

            if (piece is not (PyNone or PyBytes))
            {
                return Errors.Raise(PyExceptions.TypeError, "read() should return bytes");
            }

            if (piece is not PyBytes { Length: > 0 } bytes)
            {
                return all.Count == 0 ? piece : PyBytes.Adopt([.. all]);
            }

            all.AddRange(bytes.Span);
        }
    }

    /// <summary>Reads until there are enough bytes, in whole blocks first, until the end, or until a raw stream would block.</summary>
    private PyObject? ReadExactly(int size)
    {
        byte[] result = new byte[size];
        int done = Ahead;
        _ahead.AsSpan(_position, done).CopyTo(result);
        _position = _end = 0;
        while (done < size)
        {
            int rest = size - done;
            int blocks = rest - (rest % _size);
            int count;
            if (blocks > 0)
            {
                count = RawRead(result, done, blocks);
            }
            else
            {
                count = Fill();
                if (count > 0)
                {
                    count = Math.Min(count, rest);
                    _ahead.AsSpan(_position, count).CopyTo(result.AsSpan(done));
                    _position += count;
                }
            }

            if (count == -1)
            {
                return null;
            }

            if (count <= 0)
            {
                return count == 0 || done > 0 ? PyBytes.From(result.AsSpan(0, done)) : PyNone.None;
            }

            done += count;
        }

        return PyBytes.Adopt(result);
    }

    internal PyObject? ReadOnce(nint size)
    {
        if (!CheckReady())
        {
            return null;
        }

        int wanted = (int)Math.Min(size < 0 ? _size : size, Array.MaxLength);
        if (!CheckOpen("read of closed file"))
        {
            return null;
        }

        if (wanted == 0)
        {
            return PyBytes.Empty;
        }

        if (!Enter())
        {
            return null;
        }

        try
        {
            if (!PrepareToRead())
            {
                return null;
            }

            if (Ahead > 0)
            {
                int have = Math.Min(Ahead, wanted);
                _position += have;
                return PyBytes.From(_ahead.AsSpan(_position - have, have));
            }

            byte[] result = new byte[wanted];
            int count = RawRead(result, 0, wanted);
            return count == -1 ? null : PyBytes.From(result.AsSpan(0, Math.Max(count, 0)));
        }
        finally
        {
            Leave();
        }
    }

    internal PyObject? ReadIntoBuffer(WritableByteBuffer buffer, bool once)
    {
        if (!CheckOpen("readinto of closed file") || !Enter())
        {
            return null;
        }

        try
        {
            if (!PrepareToRead())
            {
                return null;
            }

            int done = Math.Min(Ahead, buffer.Length);
            _ahead.AsSpan(_position, done).CopyTo(buffer.Span);
            _position += done;
            while (done < buffer.Length)
            {
                int rest = buffer.Length - done;
                int count;
                if (rest > _size)
                {
                    byte[] piece = new byte[rest];
                    count = RawRead(piece, 0, rest);
                    piece.AsSpan(0, Math.Max(count, 0)).CopyTo(buffer.Span[done..]);
                }
                else if (once && done > 0)
                {
                    break;
                }
                else
                {
                    count = Fill();
                    if (count > 0)
                    {
                        count = Math.Min(count, rest);
                        _ahead.AsSpan(_position, count).CopyTo(buffer.Span[done..]);
                        _position += count;
                    }
                }

                if (count == -1)
                {
                    return null;
                }

                if (count == WouldBlock && done == 0)
                {
                    return PyNone.None;
                }

                if (count <= 0)
                {
                    break;
                }

                done += count;
                if (once)
                {
                    break;
                }
            }

            return PyInt.From(done);
        }
        finally
        {
            Leave();
        }
    }

    internal PyObject? PeekBytes()
    {
        if (!CheckOpen("peek of closed file") || !Enter())
        {
            return null;
        }

        try
        {
            if (!PrepareToRead())
            {
                return null;
            }

            if (Ahead == 0 && Fill() == -1)
            {
                return null;
            }

            return PyBytes.From(_ahead.AsSpan(_position, Ahead));
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>A line as text streams and loops take it; null with an error pending.</summary>
    internal PyBytes? ReadOneLine(nint limit)
    {
        if (!CheckOpen("readline of closed file"))
        {
            return null;
        }

        int end = _ahead.AsSpan(_position, limit >= 0 ? (int)Math.Min(Ahead, limit) : Ahead).IndexOf((byte)'\n');
        if (end >= 0 && _used == 0)
        {
            _position += end + 1;
            return PyBytes.From(_ahead.AsSpan(_position - end - 1, end + 1));
        }

        if (!Enter())
        {
            return null;
        }

        try
        {
            return PrepareToRead() ? CollectLine(limit) : null;
        }
        finally
        {
            Leave();
        }
    }

    private PyBytes? CollectLine(nint limit)
    {
        var line = new System.Buffers.ArrayBufferWriter<byte>(256);
        while (true)
        {
            int take = limit >= 0 ? (int)Math.Min(Ahead, limit - line.WrittenCount) : Ahead;
            ReadOnlySpan<byte> ahead = _ahead.AsSpan(_position, take);
            int end = ahead.IndexOf((byte)'\n');
            if (end >= 0)
            {
                ahead = ahead[..(end + 1)];
            }

            line.Write(ahead);
            _position += ahead.Length;
            if (end >= 0 || (limit >= 0 && line.WrittenCount >= limit))
            {
                return PyBytes.From(line.WrittenSpan);
            }

            int count = Fill();
            if (count == -1)
            {
                return null;
            }

            if (count <= 0)
            {
                return PyBytes.From(line.WrittenSpan);
            }
        }
    }

    [PyMethod("tell($self, /)")]
    internal PyObject? Tell()
    {
        if (!CheckReady())
        {
            return null;
        }

        long position = RawTell();
        if (position < 0)
        {
            return null;
        }

        // Devices say that they are at 0 whatever was read.
        return PyInt.From(Math.Max(0, position + _used - Ahead));
    }

    [PyMethod("seek($self, target, whence=0, /)")]
    internal PyObject? Seek(PyObject target, int whence)
    {
        if (!CheckReady())
        {
            return null;
        }

        const int data = 3, hole = 4;
        if (whence is < 0 or > hole)
        {
            return Errors.Raise(PyExceptions.ValueError, $"whence value {whence} unsupported");
        }

        if (!CheckOpen("seek of closed file") || Calls.CallMethod(_raw!, IoNames.Seekable) is not { } seekable)
        {
            return null;
        }

        int truth = Truth.Of(seekable);
        if (truth <= 0)
        {
            return truth < 0 ? null : IoErrors.Unsupported("File or stream is not seekable.");
        }

        if (!ToPosition(target, out long offset))
        {
            return null;
        }

        // Within what is read ahead, the raw stream need not move.
        if (whence is 0 or 1 && CanRead && _used == 0)
        {
            long current = _rawPosition >= 0 ? _rawPosition : RawTell();
            if (current < 0)
            {
                return null;
            }

            if (Ahead > 0)
            {
                long move = whence == 0 ? offset - (current - Ahead) : offset;
                if (move >= -_position && move <= Ahead)
                {
                    _position += (int)move;
                    return PyInt.From(Math.Max(0, current - Ahead));
                }
            }
        }

        if (!Enter())
        {
            return null;
        }

        try
        {
            if (!PrepareToRead())
            {
                return null;
            }

            long position = RawSeek(whence == 1 ? offset - Ahead : offset, whence);
            if (position < 0)
            {
                return null;
            }

            if (whence is not (data or hole) || CanRead)
            {
                _position = _end = 0;
            }

            return PyInt.From(position);
        }
        finally
        {
            Leave();
        }
    }
}
