using Jitter.Primitives.Text.Unicode;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

public partial class PyStr
{
    /// <summary><c>str.split(sep, maxsplit)</c>; a null separator is white space, and a negative limit none.</summary>
    public PyList? SplitAll(PyStr? separator, long limit)
    {
        limit = limit < 0 ? long.MaxValue : limit;
        var parts = new PyList();
        if (separator is null)
        {
            SplitAtSpace(parts, limit);
            return parts;
        }

        if (separator._length == 0)
        {
            Errors.Raise(PyExceptions.ValueError, "empty separator");
            return null;
        }

        int at = 0;
        for (; limit > 0; limit--)
        {
            int found = TextSearch.Find(this, separator, at, _length);
            if (found < 0)
            {
                break;
            }

            parts.Add(Substring(at, found - at));
            at = found + separator._length;
        }

        parts.Add(Substring(at, _length - at));
        return parts;
    }

    [PyMethod("split($self, /, sep=None, maxsplit=-1)")]
    private PyList? Split(PyObject sep, nint maxsplit) =>
        TryGetSeparator(sep, out PyStr? separator) ? SplitAll(separator, maxsplit) : null;

    [PyMethod("rsplit($self, /, sep=None, maxsplit=-1)")]
    private PyList? SplitFromEnd(PyObject sep, nint maxsplit)
    {
        if (!TryGetSeparator(sep, out PyStr? separator))
        {
            return null;
        }

        if (maxsplit < 0)
        {
            if (separator is null || separator._length <= 1)
            {
                return SplitAll(separator, -1);
            }

            maxsplit = nint.MaxValue;
        }

        var parts = new List<PyObject>();
        if (separator is null)
        {
            SplitAtSpaceFromEnd(parts, maxsplit);
        }
        else if (separator._length == 0)
        {
            Errors.Raise(PyExceptions.ValueError, "empty separator");
            return null;
        }
        else
        {
            int end = _length;
            for (; maxsplit > 0; maxsplit--)
            {
                int found = TextSearch.FindLast(this, separator, 0, end);
                if (found < 0)
                {
                    break;
                }

                parts.Add(Substring(found + separator._length, end - found - separator._length));
                end = found;
            }

            parts.Add(Substring(0, end));
        }

        parts.Reverse();
        return new PyList(parts.ToArray());
    }

    [PyMethod("partition(sep, /)")]
    private PyObject? Partition(PyObject sep)
    {
        if (!CheckPartition(sep, out PyStr separator))
        {
            return null;
        }

        int at = TextSearch.Find(this, separator, 0, _length);
        return at < 0
            ? new PyTuple([ToExact(), Empty, Empty])
            : new PyTuple([Substring(0, at), separator, Substring(at + separator._length, _length - at - separator._length)]);
    }

    [PyMethod("rpartition(sep, /)")]
    private PyObject? PartitionFromEnd(PyObject sep)
    {
        if (!CheckPartition(sep, out PyStr separator))
        {
            return null;
        }

        int at = TextSearch.FindLast(this, separator, 0, _length);
        return at < 0
            ? new PyTuple([Empty, Empty, ToExact()])
            : new PyTuple([Substring(0, at), separator, Substring(at + separator._length, _length - at - separator._length)]);
    }

    [PyMethod("splitlines($self, /, keepends=False)")]
    private PyList SplitLines(bool keepends)
    {
        var lines = new PyList();
        for (int at = 0; at < _length;)
        {
            int end = FindLineBreak(at);
            int next = end;
            if (end < _length)
            {
                next += this[end] == '\r' && end + 1 < _length && this[end + 1] == '\n' ? 2 : 1;
            }

            lines.Add(Substring(at, (keepends ? next : end) - at));
            at = next;
        }

        return lines;
    }

    [PyMethod("join(iterable, /)")]
    private PyStr? Join(PyObject iterable)
    {
        if (iterable is PyList list && iterable.GetType() == typeof(PyList))
        {
            return StrJoin.Join(this, list.Items);
        }

        if (iterable.GetType() == typeof(PyTuple))
        {
            return StrJoin.Join(this, ((PyTuple)iterable).Items);
        }

        PyObject? iterator = Iteration.GetIterator(iterable);
        if (iterator is null)
        {
            if (Errors.ClearIf(PyExceptions.TypeError))
            {
                Errors.Raise(PyExceptions.TypeError, "can only join an iterable");
            }

            return null;
        }

        var items = new PyList();
        while (Iteration.Next(iterator) is { } item)
        {
            items.Add(item);
        }

        return Errors.Pending ? null : StrJoin.Join(this, items.Items);
    }

    private static bool TryGetSeparator(PyObject sep, out PyStr? separator)
    {
        separator = sep as PyStr;
        return separator is not null || sep is PyNone
            || Errors.RaiseFalse(PyExceptions.TypeError, $"must be str or None, not {sep.Type.FullName}");
    }

    private static bool CheckPartition(PyObject sep, out PyStr separator)
    {
        separator = sep as PyStr ?? Empty;
        return sep is PyStr
            ? separator._length > 0 || Errors.RaiseFalse(PyExceptions.ValueError, "empty separator")
            : Errors.RaiseFalse(PyExceptions.TypeError, $"must be str, not {sep.Type.FullName}");
    }

    private bool IsSpaceAt(int index) => IsSpace(this[index]);

    internal static bool IsSpace(int codePoint) =>
        codePoint < 128 ? codePoint is ' ' or (>= 9 and <= 13) or (>= 0x1C and <= 0x1F) : UnicodeData.IsSpace(codePoint);

    private void SplitAtSpace(PyList parts, long limit)
    {
        int at = 0;
        while (true)
        {
            while (at < _length && IsSpaceAt(at))
            {
                at++;
            }

            if (at == _length)
            {
                return;
            }

            if (limit-- <= 0)
            {
                break;
            }

            int start = at++;
            while (at < _length && !IsSpaceAt(at))
            {
                at++;
            }

            parts.Add(Substring(start, at - start));
        }

        parts.Add(Substring(at, _length - at));
    }

    private void SplitAtSpaceFromEnd(List<PyObject> parts, long limit)
    {
        int end = _length;
        while (true)
        {
            while (end > 0 && IsSpaceAt(end - 1))
            {
                end--;
            }

            if (end == 0)
            {
                return;
            }

            if (limit-- <= 0)
            {
                break;
            }

            int stop = end--;
            while (end > 0 && !IsSpaceAt(end - 1))
            {
                end--;
            }

            parts.Add(Substring(end, stop - end));
        }

        parts.Add(Substring(0, end));
    }

    private int FindLineBreak(int at)
    {
        while (at < _length)
        {
            int c = this[at];
            if (c < 128 ? c is (>= 10 and <= 13) or (>= 0x1C and <= 0x1E) : UnicodeData.IsLineBreak(c))
            {
                break;
            }

            at++;
        }

        return at;
    }
}
