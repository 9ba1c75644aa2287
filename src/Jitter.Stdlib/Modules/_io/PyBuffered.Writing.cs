using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Io;

// Writing.
internal abstract partial class PyBuffered
{
    /// <summary>Writes bytes, or buffers them; false with an error pending. What a text stream calls.</summary>
    internal bool WriteBytes(ReadOnlyMemory<byte> bytes)
    {
        int state = CheckReady() ? ClosedState() : -1;
        if (state != 0)
        {
            return state > 0 && IoErrors.Closed("write to closed file") is not null;
        }

        if (!Enter())
        {
            return false;
        }

        try
        {
            return Rewind() && Store(bytes);
        }
        finally
        {
            Leave();
        }
    }

    internal PyObject? Write(ByteBuffer buffer) => WriteBytes(buffer.Memory) ? PyInt.From(buffer.Length) : null;

    /// <summary>Before writing: the raw stream goes back over what was read ahead.</summary>
    private bool Rewind()
    {
        int ahead = Ahead;
        _position = _end = 0;
        return ahead == 0 || RawSeek(-ahead, 1) >= 0;
    }

    private bool Store(ReadOnlyMemory<byte> bytes)
    {
        if (_pending.Length == 0)
        {
            _pending = new byte[_size];
        }

        if (bytes.Length <= _size - _used && bytes.Length < _size)
        {
            bytes.Span.CopyTo(_pending.AsSpan(_used));
            _used += bytes.Length;
            return true;
        }

        if (!FlushPending())
        {
            return Errors.Matches(PyExceptions.BlockingIOError) && StoreWhatFits(bytes);
        }

        int written = 0;
        while (bytes.Length - written > _size)
        {
            int count = RawWrite(bytes[written..]);
            if (count == -1)
            {
                return false;
            }

            if (count == WouldBlock)
            {
                // The buffer takes what it can; the caller hears how much that was.
                int rest = bytes.Length - written;
                int kept = Math.Min(rest, _size);
                bytes.Span.Slice(written, kept).CopyTo(_pending);
                _used = kept;
                return rest <= _size || IoErrors.WouldBlock("write could not complete without blocking", written + kept) is not null;
            }

            written += count;
            if (!Jitter.Runtime.Threads.Signals.Check())
            {
                return false;
            }
        }

        bytes.Span[written..].CopyTo(_pending);
        _used = bytes.Length - written;
        return true;
    }

    /// <summary>After a flush that would have blocked: keeps what fits; false with BlockingIOError pending if that is not all.</summary>
    private bool StoreWhatFits(ReadOnlyMemory<byte> bytes)
    {
        Errors.Clear();
        int kept = Math.Min(bytes.Length, _size - _used);
        bytes.Span[..kept].CopyTo(_pending.AsSpan(_used));
        _used += kept;
        return kept == bytes.Length || IoErrors.WouldBlock("write could not complete without blocking", kept) is not null;
    }

    /// <summary>Writes what is buffered; false with an error pending, what could not be written staying.</summary>
    private bool FlushPending()
    {
        int done = 0;
        while (done < _used)
        {
            int count = RawWrite(_pending.AsMemory(done, _used - done));
            if (count == 0)
            {
                // A raw stream that takes nothing: as if it would block.
                count = WouldBlock;
            }

            if (count < 0)
            {
                _pending.AsSpan(done, _used - done).CopyTo(_pending);
                _used -= done;
                return count == WouldBlock && IoErrors.WouldBlock("write could not complete without blocking", 0) is not null;
            }

            done += count;
            if (done < _used && !Jitter.Runtime.Threads.Signals.Check())
            {
                _pending.AsSpan(done, _used - done).CopyTo(_pending);
                _used -= done;
                return false;
            }
        }

        _used = 0;
        return true;
    }

    /// <summary>flush() of a stream that writes; what is read ahead is given back.</summary>
    internal PyObject? FlushAll()
    {
        if (!CheckOpen("flush of closed file") || !Enter())
        {
            return null;
        }

        try
        {
            return FlushPending() && (!CanRead || Rewind()) ? PyNone.None : null;
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>flush() of a stream that only reads.</summary>
    internal PyObject? FlushRaw() => CheckReady() ? Calls.CallMethod(_raw!, IoNames.Flush) : null;

    [PyMethod("truncate($self, pos=None, /)")]
    internal PyObject? Truncate(PyObject? pos)
    {
        if (!CheckOpen("truncate of closed file"))
        {
            return null;
        }

        if (!CanWrite)
        {
            return IoErrors.Unsupported("truncate");
        }

        if (!Enter())
        {
            return null;
        }

        try
        {
            if (!FlushPending() || (CanRead && !Rewind()))
            {
                return null;
            }

            PyObject? result = Calls.CallMethod(_raw!, IoNames.Truncate, pos ?? PyNone.None);
            if (RawTell() < 0)
            {
                Errors.Clear();
            }

            return result;
        }
        finally
        {
            Leave();
        }
    }
}
