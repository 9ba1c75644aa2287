using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>
/// What bytes and bytearray have in common (CPython's Objects/stringlib and bytes_methods.c), over spans. Results are of the
/// receiver's kind: bytes give bytes, bytearrays give bytearrays.
/// </summary>
internal static partial class ByteStrings
{
    /// <summary>The receiver's bytes.</summary>
    public static ReadOnlySpan<byte> Data(PyObject self) => ((PyByteString)self).Data;

    /// <summary>A result of the receiver's kind that takes the array over.</summary>
    public static PyObject Make(PyObject self, byte[] result) => self is PyByteArray ? new PyByteArray(result) : PyBytes.Adopt(result);

    /// <summary>A result of the receiver's kind.</summary>
    public static PyObject Make(PyObject self, ReadOnlySpan<byte> result) =>
        self is PyByteArray ? new PyByteArray(result.ToArray()) : PyBytes.From(result);

    /// <summary>The receiver unchanged: itself for exact bytes, a copy for others.</summary>
    public static PyObject Same(PyObject self) => self.GetType() == typeof(PyBytes) ? self : Make(self, Data(self));

    /// <summary>A part of the receiver: itself where an exact bytes object is its own part.</summary>
    public static PyObject Part(PyObject self, int start, int length) =>
        length == Data(self).Length ? Same(self) : Make(self, Data(self).Slice(start, length));

    /// <summary>find, and index where <paramref name="required"/>.</summary>
    public static long Find(ReadOnlySpan<byte> data, ReadOnlySpan<byte> sub, nint? start, nint? end, bool last, bool required)
    {
        long found = -1;
        if (Window(data.Length, start, end, out int from, out int length))
        {
            int at = last ? LastIndexOf(data.Slice(from, length), sub) : ByteSearch.IndexOf(data.Slice(from, length), sub);
            found = at < 0 ? -1 : from + at;
        }

        return found < 0 && required ? Errors.RaiseMinusOne(PyExceptions.ValueError, "subsection not found") : found;
    }

    /// <summary>count</summary>
    public static long Count(ReadOnlySpan<byte> data, ReadOnlySpan<byte> sub, nint? start, nint? end)
    {
        if (!Window(data.Length, start, end, out int from, out int length))
        {
            return 0;
        }

        data = data.Slice(from, length);
        return sub.IsEmpty ? length + 1 : ByteSearch.Count(data, sub);
    }

    /// <summary>startswith and endswith; null with an error pending.</summary>
    public static PyObject? Matches(PyObject self, PyObject sub, nint? start, nint? end, bool atEnd)
    {
        if (sub is not PyTuple tuple)
        {
            int single = Matches(self, sub, start, end, atEnd, out bool failed);
            if (!failed)
            {
                return PyBool.From(single > 0);
            }

            if (Errors.ClearIf(PyExceptions.TypeError))
            {
                string name = atEnd ? "endswith" : "startswith";
                Errors.Raise(PyExceptions.TypeError, $"{name} first arg must be bytes or a tuple of bytes, not {sub.Type.FullName}");
            }

            return null;
        }

        foreach (PyObject item in tuple.Items)
        {
            if (Matches(self, item, start, end, atEnd, out bool failed) > 0)
            {
                return PyBool.True;
            }

            if (failed)
            {
                return null;
            }
        }

        return PyBool.False;
    }

    /// <summary>The contains slot: an int or bytes-like object.</summary>
    public static int Contains(PyObject self, PyObject item)
    {
        if (item is PyInt || item.Type.Slots.Unary(SlotId.Index) is not null)
        {
            return SingleByte.TryConvert(item, "byte must be in range(0, 256)", out byte value) ? Data(self).Contains(value) ? 1 : 0 : -1;
        }

        if (!ByteBuffer.TryGet(item, out ByteBuffer buffer))
        {
            return -1;
        }

        using ByteBuffer held = buffer;
        return ByteSearch.IndexOf(Data(self), buffer.Span) >= 0 ? 1 : 0;
    }

    /// <summary>removeprefix</summary>
    public static PyObject RemovePrefix(PyObject self, ReadOnlySpan<byte> prefix)
    {
        ReadOnlySpan<byte> data = Data(self);
        return !prefix.IsEmpty && data.StartsWith(prefix) ? Make(self, data[prefix.Length..]) : Same(self);
    }

    /// <summary>removesuffix</summary>
    public static PyObject RemoveSuffix(PyObject self, ReadOnlySpan<byte> suffix)
    {
        ReadOnlySpan<byte> data = Data(self);
        return !suffix.IsEmpty && data.EndsWith(suffix) ? Make(self, data[..^suffix.Length]) : Same(self);
    }

    /// <summary>left + right for the concatenation slot; null with an error pending.</summary>
    public static PyObject? Concatenate(PyObject left, PyObject right)
    {
        if (left is PyBytes first && right.GetType() == typeof(PyBytes))
        {
            var second = (PyBytes)right;
            if (first.Length == 0)
            {
                return second;
            }

            if (second.Length == 0 && left.GetType() == typeof(PyBytes))
            {
                return left;
            }

            return (long)first.Length + second.Length > Array.MaxLength
                ? Errors.Raise(PyExceptions.MemoryError)
                : PyBytes.Concatenate(first, second.Span);
        }

        if (!ByteBuffer.TryGet(right, out ByteBuffer buffer))
        {
            return RaiseCannotConcatenate(left, right);
        }

        using ByteBuffer held = buffer;
        ReadOnlySpan<byte> data = Data(left);
        if ((long)data.Length + buffer.Length > Array.MaxLength)
        {
            return Errors.Raise(PyExceptions.MemoryError);
        }

        if (buffer.Length == 0 && left.GetType() == typeof(PyBytes))
        {
            return left;
        }

        byte[] result = new byte[data.Length + buffer.Length];
        data.CopyTo(result);
        buffer.Span.CopyTo(result.AsSpan(data.Length));
        return Make(left, result);
    }

    /// <summary>The TypeError of a wrong right operand of +.</summary>
    public static PyObject? RaiseCannotConcatenate(PyObject left, PyObject right) =>
        Errors.ClearIf(PyExceptions.TypeError)
            ? Errors.Raise(PyExceptions.TypeError, $"can't concat {right.Type.FullName} to {left.Type.FullName}")
            : null;

    /// <summary>The bytes repeated; null with an error pending.</summary>
    public static byte[]? Repeat(ReadOnlySpan<byte> data, long count)
    {
        count = Math.Max(count, 0);
        if (data.Length > 0 && count > long.MaxValue / data.Length)
        {
            Errors.Raise(PyExceptions.OverflowError, "repeated bytes are too long");
            return null;
        }

        long length = data.Length * count;
        if (length > Array.MaxLength)
        {
            Errors.Raise(PyExceptions.MemoryError);
            return null;
        }

        byte[] result = new byte[length];
        if (data.Length == 1)
        {
            result.AsSpan().Fill(data[0]);
            return result;
        }

        // What is there already is copied behind itself: the copies double.
        int filled = Math.Min(data.Length, result.Length);
        data[..filled].CopyTo(result);
        while (filled < result.Length && filled > 0)
        {
            int step = Math.Min(filled, result.Length - filled);
            result.AsSpan(0, step).CopyTo(result.AsSpan(filled));
            filled += step;
        }

        return result;
    }

    /// <summary>The number of a repetition; false with an error pending (PyNumber_AsSsize_t).</summary>
    public static bool TryGetCount(PyObject value, out long count)
    {
        count = 0;
        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        return number.TryGetInt64(out count)
            || Errors.RaiseFalse(PyExceptions.OverflowError, $"cannot fit '{value.Type.FullName}' into an index-sized integer");
    }

    /// <summary>join; null with an error pending.</summary>
    public static PyObject? Join(PyObject self, PyObject iterable)
    {
        PyObject[]? items = Iteration.ToArray(iterable);
        if (items is null)
        {
            return iterable.Type.Slots.Iter is null && iterable.Type.Slots.Subscript is null && Errors.ClearIf(PyExceptions.TypeError)
                ? Errors.Raise(PyExceptions.TypeError, "can only join an iterable")
                : null;
        }

        if (items.Length == 0)
        {
            return Make(self, []);
        }

        if (items.Length == 1 && self is PyBytes && items[0].GetType() == typeof(PyBytes))
        {
            return items[0];
        }

        var buffers = new ByteBuffer[items.Length];
        int held = 0;
        try
        {
            ReadOnlySpan<byte> separator = Data(self);
            long length = (long)separator.Length * (items.Length - 1);
            for (; held < items.Length; held++)
            {
                if (!ByteBuffer.TryGet(items[held], out buffers[held]))
                {
                    return Errors.ClearIf(PyExceptions.TypeError)
                        ? Errors.Raise(
                            PyExceptions.TypeError,
                            $"sequence item {held}: expected a bytes-like object, {items[held].Type.FullName} found")
                        : null;
                }

                length += buffers[held].Length;
            }

            if (length > Array.MaxLength)
            {
                return Errors.Raise(PyExceptions.OverflowError, "join() result is too long");
            }

            byte[] result = new byte[length];
            int position = 0;
            for (int i = 0; i < items.Length; i++)
            {
                if (i > 0)
                {
                    separator.CopyTo(result.AsSpan(position));
                    position += separator.Length;
                }

                buffers[i].Span.CopyTo(result.AsSpan(position));
                position += buffers[i].Length;
            }

            return Make(self, result);
        }
        finally
        {
            for (int i = 0; i < held; i++)
            {
                buffers[i].Dispose();
            }
        }
    }

    /// <summary>The window of a search: false where the start lies beyond the end, in which not even nothing is found.</summary>
    private static bool Window(int count, nint? start, nint? end, out int from, out int length)
    {
        nint stop = end ?? count;
        stop = stop > count ? count : stop < 0 ? Math.Max(0, stop + count) : stop;
        nint begin = start ?? 0;
        begin = begin < 0 ? Math.Max(0, begin + count) : begin;
        from = (int)Math.Min(begin, count);
        length = (int)(stop - begin);
        return begin <= stop;
    }

    private static int LastIndexOf(ReadOnlySpan<byte> data, ReadOnlySpan<byte> sub) => sub.IsEmpty ? data.Length : ByteSearch.LastIndexOf(data, sub);

    private static int Matches(PyObject self, PyObject sub, nint? start, nint? end, bool atEnd, out bool failed)
    {
        failed = !ByteBuffer.TryGet(sub, out ByteBuffer buffer);
        if (failed)
        {
            return 0;
        }

        using ByteBuffer held = buffer;
        ReadOnlySpan<byte> data = Data(self);
        if (!Window(data.Length, start, end, out int from, out int length))
        {
            return 0;
        }

        data = data.Slice(from, length);
        return (atEnd ? data.EndsWith(buffer.Span) : data.StartsWith(buffer.Span)) ? 1 : 0;
    }
}
