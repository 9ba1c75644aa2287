using System.Numerics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Io;

// The position: an opaque number, from which the state of the decoder can be made again.
internal partial class PyTextIOWrapper
{
    /// <summary>
    /// A position: where a decoder's state was simple, its flags there, how many bytes to feed it from there, how many of the characters
    /// that come out to skip, and whether it must be told of the end.
    /// </summary>
    private readonly record struct Cookie(long Start, int Flags, int BytesToFeed, int CharactersToSkip, bool NeedsEnd)
    {
        private const int IntBits = 32;
        private const int LongBits = 64;

        /// <summary>How many bits a position has at most.</summary>
        public const int Bits = LongBits + (3 * IntBits) + 8;

        public PyInt ToObject() => PyInt.From(
            new BigInteger(Start)
            | ((BigInteger)(uint)Flags << LongBits)
            | ((BigInteger)(uint)BytesToFeed << (LongBits + IntBits))
            | ((BigInteger)(uint)CharactersToSkip << (LongBits + (2 * IntBits)))
            | ((BigInteger)(NeedsEnd ? 1 : 0) << (LongBits + (3 * IntBits))));

        public static Cookie From(BigInteger value) => new(
            (long)(ulong)(value & ulong.MaxValue),
            (int)(uint)((value >> LongBits) & uint.MaxValue),
            (int)(uint)((value >> (LongBits + IntBits)) & uint.MaxValue),
            (int)(uint)((value >> (LongBits + (2 * IntBits))) & uint.MaxValue),
            !((value >> (LongBits + (3 * IntBits))) & 0xFF).IsZero);
    }

    [PyMethod("tell($self, /)")]
    private PyObject? Tell()
    {
        if (!CheckOpen())
        {
            return null;
        }

        if (!_seekable)
        {
            return IoErrors.Unsupported("underlying stream is not seekable");
        }

        if (!_telling)
        {
            return Errors.Raise(PyExceptions.OSError, "telling position disabled by next() call");
        }

        if (!WritePending() || Calls.CallMethod(this, IoNames.Flush) is null
            || Calls.CallMethod(_buffer!, IoNames.Tell) is not { } position)
        {
            return null;
        }

        if (_decoder is null || _snapshotInput is null)
        {
            return position;
        }

        if (!ArgumentConversion.ToInt64(position, out long start))
        {
            return null;
        }

        start -= _snapshotInput.Length;
        if (_used == 0)
        {
            return new Cookie(start, (int)_snapshotFlags, 0, 0, false).ToObject();
        }

        if (!_decoder.GetState(out PyObject savedBytes, out BigInteger savedFlags))
        {
            return null;
        }

        PyObject? result = FindCookie(start);
        PyBaseException? error = Errors.Take();
        bool restored = _decoder.SetState(savedBytes, savedFlags);
        if (error is not null)
        {
            Errors.Clear();
            return Errors.Restore(error);
        }

        return restored ? result : null;
    }

    /// <summary>Feeds the decoder again, in order to find the last place before the position where its state is simple.</summary>
    private PyObject? FindCookie(long start)
    {
        PyBytes input = _snapshotInput!;
        int skipped = _used;
        int flags = (int)_snapshotFlags;

        // A guess that is near the position, and safe: at most what is to be skipped comes out.
        int bytes = (int)(_bytesPerCharacter * skipped);
        int back = 1;
        while (bytes > 0)
        {
            if (!_decoder!.SetState(PyBytes.Empty, flags) || _decoder.Decode(Part(input, 0, bytes), false) is not { } text)
            {
                return null;
            }

            if (text.Length <= skipped)
            {
                if (!_decoder.GetState(out PyObject rest, out BigInteger now))
                {
                    return null;
                }

                int waiting = ((PyBytes)rest).Length;
                if (waiting == 0)
                {
                    skipped -= text.Length;
                    flags = (int)now;
                    break;
                }

                bytes -= waiting;
                back = 1;
            }
            else
            {
                bytes -= back;
                back *= 2;
            }
        }

        if (bytes <= 0)
        {
            bytes = 0;
            if (!_decoder!.SetState(PyBytes.Empty, flags))
            {
                return null;
            }
        }

        start += bytes;
        return skipped == 0 ? new Cookie(start, flags, 0, 0, false).ToObject() : FeedBytes(input, bytes, start, flags, skipped);
    }

    private PyObject? FeedBytes(PyBytes input, int from, long start, int flags, int skipped)
    {
        int fed = 0;
        int decoded = 0;
        bool needsEnd = false;
        int i = from;
        for (; i < input.Length; i++)
        {
            if (_decoder!.Decode(Part(input, i, 1), false) is not { } text || !_decoder.GetState(out PyObject rest, out BigInteger now))
            {
                return null;
            }

            decoded += text.Length;
            fed++;
            if (((PyBytes)rest).Length == 0 && decoded <= skipped)
            {
                start += fed;
                skipped -= decoded;
                flags = (int)now;
                (fed, decoded) = (0, 0);
            }

            if (decoded >= skipped)
            {
                break;
            }
        }

        if (i == input.Length)
        {
            if (_decoder!.Decode(PyBytes.Empty, true) is not { } text)
            {
                return null;
            }

            decoded += text.Length;
            needsEnd = true;
            if (decoded < skipped)
            {
                return Errors.Raise(PyExceptions.OSError, "can't reconstruct logical file position");
            }
        }

        return new Cookie(start, flags, fed, skipped, needsEnd).ToObject();
    }

    private static PyBytes Part(PyBytes bytes, int start, int length) => PyBytes.From(bytes.Span.Slice(start, Math.Min(length, bytes.Length - start)));

    [PyMethod("seek($self, cookie, whence=os.SEEK_SET, /)")]
    private PyObject? Seek(PyObject cookie, int whence = 0)
    {
        if (!CheckOpen())
        {
            return null;
        }

        if (!_seekable)
        {
            return IoErrors.Unsupported("underlying stream is not seekable");
        }

        switch (whence)
        {
            case 0:
                break;
            case 1:
                if (!IsZero(cookie, out bool here))
                {
                    return null;
                }

                if (!here)
                {
                    return IoErrors.Unsupported("can't do nonzero cur-relative seeks");
                }

                // To where the stream is: what is read ahead is dropped.
                if (Calls.CallMethod(this, IoNames.Tell) is not { } current)
                {
                    return null;
                }

                cookie = current;
                break;
            case 2:
                return !IsZero(cookie, out bool end) ? null : end ? SeekToEnd() : IoErrors.Unsupported("can't do nonzero end-relative seeks");
            default:
                return Errors.Raise(PyExceptions.ValueError, $"invalid whence ({whence}, should be 0, 1 or 2)");
        }

        if (Numbers.Index(cookie) is not { } number)
        {
            return null;
        }

        if (number.Value.Sign < 0)
        {
            return Texts.Repr(cookie) is { } shown ? Errors.Raise(PyExceptions.ValueError, $"negative seek position {shown}") : null;
        }

        if (Calls.CallMethod(this, IoNames.Flush) is null)
        {
            return null;
        }

        if (number.Value >> Cookie.Bits != 0)
        {
            return Errors.Raise(PyExceptions.OverflowError, "Python int too large to convert");
        }

        return SeekTo(Cookie.From(number.Value), cookie);
    }

    private static bool IsZero(PyObject cookie, out bool result)
    {
        result = false;
        if (cookie is PyInt number)
        {
            result = number.Value.IsZero;
            return true;
        }

        if (Comparisons.Compare(cookie, PyInt.From(0), Comparison.Equal) is not { } equal)
        {
            return false;
        }

        int truth = Truth.Of(equal);
        result = truth > 0;
        return truth >= 0;
    }

    private PyObject? SeekToEnd()
    {
        if (Calls.CallMethod(this, IoNames.Flush) is null)
        {
            return null;
        }

        SetDecoded(PyStr.Empty);
        _snapshotInput = null;
        if (_decoder is not null && !_decoder.Reset())
        {
            return null;
        }

        PyObject? position = Calls.CallMethod(_buffer!, IoNames.Seek, PyInt.From(0), PyInt.From(2));
        if (position is null)
        {
            return null;
        }

        return _encoder is null || ResetEncoder(Truth.Of(position) == 0) ? position : null;
    }

    private bool ResetEncoder(bool atStart)
    {
        _atStart = atStart;
        return _encoder is null
            || (atStart ? Calls.CallMethod(_encoder, IoNames.Reset) : Calls.CallMethod(_encoder, IoNames.SetState, PyInt.From(0))) is not null;
    }

    private PyObject? SeekTo(Cookie cookie, PyObject result)
    {
        if (Calls.CallMethod(_buffer!, IoNames.Seek, PyInt.From(cookie.Start)) is null)
        {
            return null;
        }

        SetDecoded(PyStr.Empty);
        _snapshotInput = null;
        if (_decoder is not null)
        {
            bool simple = cookie is { Start: 0, Flags: 0 };
            if (!(simple ? _decoder.Reset() : _decoder.SetState(PyBytes.Empty, cookie.Flags)))
            {
                return null;
            }
        }

        if (cookie.CharactersToSkip > 0 && _decoder is not null)
        {
            PyObject? input = Calls.CallMethod(_buffer!, IoNames.Read, PyInt.From(cookie.BytesToFeed));
            if (input is not PyBytes bytes)
            {
                return input is null
                    ? null
                    : Errors.Raise(PyExceptions.TypeError, $"underlying read() should have returned a bytes object, not '{input.Type.FullName}'");
            }

            _snapshotFlags = cookie.Flags;
            _snapshotInput = bytes;
            if (_decoder.Decode(bytes, cookie.NeedsEnd) is not { } text)
            {
                return null;
            }

            SetDecoded(text);
            if (text.Length < cookie.CharactersToSkip)
            {
                return Errors.Raise(PyExceptions.OSError, "can't restore logical file position");
            }

            _used = cookie.CharactersToSkip;
        }
        else if (_decoder is not null)
        {
            _snapshotFlags = cookie.Flags;
            _snapshotInput = PyBytes.Empty;
        }

        return ResetEncoder(cookie is { Start: 0, Flags: 0 }) ? result : null;
    }

    [PyMethod("truncate($self, pos=None, /)")]
    private PyObject? Truncate(PyObject? pos)
    {
        if (!CheckAttached() || Calls.CallMethod(this, IoNames.Flush) is null)
        {
            return null;
        }

        // Without a size, the text stream's own position counts, not the buffer's.
        if (pos is null or PyNone)
        {
            pos = Calls.CallMethod(this, IoNames.Tell);
        }

        return pos is null ? null : Calls.CallMethod(_buffer!, IoNames.Truncate, pos);
    }
}
