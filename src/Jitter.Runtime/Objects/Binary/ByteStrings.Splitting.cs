using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>split, rsplit, splitlines, partition, strip.</summary>
internal static partial class ByteStrings
{
    /// <summary>split and rsplit; null with an error pending.</summary>
    public static PyObject? Split(PyObject self, PyObject separator, nint maxSplit, bool fromRight)
    {
        int limit = maxSplit < 0 || maxSplit > int.MaxValue ? int.MaxValue : (int)maxSplit;
        if (separator is PyNone)
        {
            return fromRight ? SplitWhitespaceFromRight(self, limit) : SplitWhitespace(self, limit);
        }

        if (!ByteBuffer.TryGet(separator, out ByteBuffer buffer))
        {
            return null;
        }

        using ByteBuffer held = buffer;
        if (buffer.Length == 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "empty separator");
        }

        return fromRight ? SplitFromRight(self, buffer.Span, limit) : Split(self, buffer.Span, limit);
    }

    /// <summary>splitlines</summary>
    public static PyList SplitLines(PyObject self, bool keepEnds)
    {
        ReadOnlySpan<byte> data = Data(self);
        var lines = new PyList();
        int start = 0;
        while (start < data.Length)
        {
            int length = data[start..].IndexOfAny((byte)'\n', (byte)'\r');
            int end = length < 0 ? data.Length : start + length;
            int next = end;
            if (end < data.Length)
            {
                next = end + (data[end] == '\r' && end + 1 < data.Length && data[end + 1] == '\n' ? 2 : 1);
            }

            int stop = keepEnds ? next : end;
            lines.Add(Part(self, start, stop - start));
            start = next;
        }

        return lines;
    }

    /// <summary>partition and rpartition; null with ValueError pending.</summary>
    public static PyObject? Partition(PyObject self, ReadOnlySpan<byte> separator, bool last)
    {
        if (separator.IsEmpty)
        {
            return Errors.Raise(PyExceptions.ValueError, "empty separator");
        }

        ReadOnlySpan<byte> data = Data(self);
        int found = last ? ByteSearch.LastIndexOf(data, separator) : ByteSearch.IndexOf(data, separator);
        if (found < 0)
        {
            PyObject empty = Make(self, []);
            PyObject other = Make(self, []);
            return last ? new PyTuple([empty, other, Same(self)]) : new PyTuple([Same(self), empty, other]);
        }

        return new PyTuple(
            [Make(self, data[..found]), Make(self, separator), Make(self, data[(found + separator.Length)..])]);
    }

    /// <summary>strip (both), lstrip and rstrip, of whitespace or given bytes; null with an error pending.</summary>
    public static PyObject? Strip(PyObject self, PyObject bytes, bool left, bool right)
    {
        if (bytes is PyNone)
        {
            return Strip(self, " \t\n\r\v\f"u8, left, right);
        }

        if (!ByteBuffer.TryGet(bytes, out ByteBuffer buffer))
        {
            return null;
        }

        using ByteBuffer held = buffer;
        return Strip(self, buffer.Span, left, right);
    }

    private static PyObject Strip(PyObject self, ReadOnlySpan<byte> stripped, bool left, bool right)
    {
        ReadOnlySpan<byte> data = Data(self);
        int start = 0;
        int end = data.Length;
        while (left && start < end && stripped.Contains(data[start]))
        {
            start++;
        }

        while (right && end > start && stripped.Contains(data[end - 1]))
        {
            end--;
        }

        return Part(self, start, end - start);
    }

    private static PyList Split(PyObject self, ReadOnlySpan<byte> separator, int limit)
    {
        ReadOnlySpan<byte> data = Data(self);
        var parts = new PyList();
        int start = 0;
        while (limit-- > 0)
        {
            int found = ByteSearch.IndexOf(data[start..], separator);
            if (found < 0)
            {
                break;
            }

            parts.Add(Make(self, data.Slice(start, found)));
            start += found + separator.Length;
        }

        parts.Add(Part(self, start, data.Length - start));
        return parts;
    }

    private static PyList SplitFromRight(PyObject self, ReadOnlySpan<byte> separator, int limit)
    {
        ReadOnlySpan<byte> data = Data(self);
        var parts = new List<PyObject>();
        int end = data.Length;
        while (limit-- > 0)
        {
            int found = ByteSearch.LastIndexOf(data[..end], separator);
            if (found < 0)
            {
                break;
            }

            parts.Add(Make(self, data[(found + separator.Length)..end]));
            end = found;
        }

        parts.Add(Part(self, 0, end));
        parts.Reverse();
        return new PyList([.. parts]);
    }

    private static PyList SplitWhitespace(PyObject self, int limit)
    {
        ReadOnlySpan<byte> data = Data(self);
        var parts = new PyList();
        int i = 0;
        while (true)
        {
            while (i < data.Length && ByteCharacters.IsSpace(data[i]))
            {
                i++;
            }

            if (i == data.Length)
            {
                return parts;
            }

            int start = i;
            if (limit-- <= 0)
            {
                // The rest keeps all its whitespace but that before it.
                parts.Add(Part(self, start, data.Length - start));
                return parts;
            }

            while (i < data.Length && !ByteCharacters.IsSpace(data[i]))
            {
                i++;
            }

            parts.Add(Part(self, start, i - start));
        }
    }

    private static PyList SplitWhitespaceFromRight(PyObject self, int limit)
    {
        ReadOnlySpan<byte> data = Data(self);
        var parts = new List<PyObject>();
        int i = data.Length;
        while (true)
        {
            while (i > 0 && ByteCharacters.IsSpace(data[i - 1]))
            {
                i--;
            }

            if (i == 0)
            {
                break;
            }

            int end = i;
            if (limit-- <= 0)
            {
                parts.Add(Part(self, 0, end));
                break;
            }

            while (i > 0 && !ByteCharacters.IsSpace(data[i - 1]))
            {
                i--;
            }

            parts.Add(Part(self, i, end - i));
        }

        parts.Reverse();
        return new PyList([.. parts]);
    }
}
