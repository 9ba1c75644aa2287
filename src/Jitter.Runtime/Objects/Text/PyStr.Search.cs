using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

public partial class PyStr
{
    [PySlot(SlotId.Contains)]
    private int Contains(PyObject item) => item is PyStr wanted
        ? TextSearch.Find(this, wanted, 0, _length) >= 0 ? 1 : 0
        : Errors.RaiseMinusOne(PyExceptions.TypeError, $"'in <string>' requires string as left operand, not {item.Type.FullName}");

    [PyMethod("find(sub, start=None, end=None, /)", HasTextSignature = false, Facts = NativeFacts.Pure)]
    private int Find(PyStr sub, OptionalSliceIndex start, OptionalSliceIndex end) =>
        TextSearch.Find(this, sub, AdjustStart(start), (int)end.Adjust(_length, _length));

    [PyMethod("rfind(sub, start=None, end=None, /)", HasTextSignature = false)]
    private int FindLast(PyStr sub, OptionalSliceIndex start, OptionalSliceIndex end) =>
        TextSearch.FindLast(this, sub, AdjustStart(start), (int)end.Adjust(_length, _length));

    [PyMethod("index(sub, start=None, end=None, /)", HasTextSignature = false)]
    private PyObject? Index(PyStr sub, OptionalSliceIndex start, OptionalSliceIndex end) => FoundOrRaise(Find(sub, start, end));

    [PyMethod("rindex(sub, start=None, end=None, /)", HasTextSignature = false)]
    private PyObject? IndexLast(PyStr sub, OptionalSliceIndex start, OptionalSliceIndex end) => FoundOrRaise(FindLast(sub, start, end));

    [PyMethod("count(sub, start=None, end=None, /)", HasTextSignature = false)]
    private int Count(PyStr sub, OptionalSliceIndex start, OptionalSliceIndex end) =>
        TextSearch.Count(this, sub, AdjustStart(start), (int)end.Adjust(_length, _length));

    [PyMethod("startswith(prefix, start=None, end=None, /)", HasTextSignature = false)]
    private PyObject? StartsWith(PyObject prefix, OptionalSliceIndex start, OptionalSliceIndex end) =>
        MatchAny(prefix, AdjustStart(start), (int)end.Adjust(_length, _length), "startswith", atEnd: false);

    [PyMethod("endswith(suffix, start=None, end=None, /)", HasTextSignature = false)]
    private PyObject? EndsWith(PyObject suffix, OptionalSliceIndex start, OptionalSliceIndex end) =>
        MatchAny(suffix, AdjustStart(start), (int)end.Adjust(_length, _length), "endswith", atEnd: true);

    [PyMethod("removeprefix(prefix, /)")]
    private PyStr RemovePrefix(PyStr prefix) =>
        prefix._length <= _length && TextSearch.MatchesAt(this, prefix, 0) ? Substring(prefix._length, _length - prefix._length) : ToExact();

    [PyMethod("removesuffix(suffix, /)")]
    private PyStr RemoveSuffix(PyStr suffix) =>
        suffix._length <= _length && TextSearch.MatchesAt(this, suffix, _length - suffix._length)
            ? Substring(0, _length - suffix._length)
            : ToExact();

    [PyMethod("replace(old, new, /, count=-1)")]
    private PyStr? Replace(PyStr old, PyStr @new, nint count)
    {
        if (count == 0 || old._length > _length || (_length == 0 && old._length > 0))
        {
            return ToExact();
        }

        if (count < 0 && !IsWide && !old.IsWide && !@new.IsWide && old._length > 0 && @new._length <= old._length
            && !TwoWaySearch.IsWanted(_length, old._length) && Narrow is { } narrow)
        {
            string replaced = old._length == 1 && @new._length == 1
                ? narrow.Replace(old.Chars[0], @new.Chars[0])
                : narrow.Replace(old.Narrow!, @new.Narrow, StringComparison.Ordinal);
            return ReferenceEquals(replaced, narrow) ? ToExact() : FromNarrow(replaced);
        }

        int found = TextSearch.Count(this, old, 0, _length);
        long times = count < 0 ? found : Math.Min(found, count);
        if (times == 0)
        {
            return ToExact();
        }

        long length = _length + (times * ((long)@new._length - old._length));
        if (length > MaxLength)
        {
            Errors.Raise(PyExceptions.OverflowError, "replace string is too long");
            return null;
        }

        var builder = new PyStrBuilder((int)length);
        int at = 0;
        for (; times > 0; times--)
        {
            if (old._length == 0)
            {
                builder.Append(@new);
                if (at < _length)
                {
                    builder.Append(this, at++, 1);
                }

                continue;
            }

            int next = TextSearch.Find(this, old, at, _length);
            builder.Append(this, at, next - at);
            builder.Append(@new);
            at = next + old._length;
        }

        builder.Append(this, at, _length - at);
        return builder.ToStr();
    }

    private static PyObject? FoundOrRaise(int index) =>
        index >= 0 ? PyInt.From(index) : Errors.Raise(PyExceptions.ValueError, "substring not found");

    /// <summary>Where a range starts that may lie beyond the end, so that not even an empty text is in it.</summary>
    private int AdjustStart(OptionalSliceIndex start) => start.Value is { } value && value > _length ? _length + 1 : (int)start.Adjust(_length, 0);

    private PyObject? MatchAny(PyObject wanted, int start, int end, string method, bool atEnd)
    {
        if (wanted is PyStr single)
        {
            return PyBool.From(Matches(single, start, end, atEnd));
        }

        if (wanted is not PyTuple tuple)
        {
            return Errors.Raise(PyExceptions.TypeError, $"{method} first arg must be str or a tuple of str, not {wanted.Type.FullName}");
        }

        foreach (PyObject item in tuple.Items)
        {
            if (item is not PyStr text)
            {
                return Errors.Raise(PyExceptions.TypeError, $"tuple for {method} must only contain str, not {item.Type.FullName}");
            }

            if (Matches(text, start, end, atEnd))
            {
                return PyBool.True;
            }
        }

        return PyBool.False;
    }

    private bool Matches(PyStr text, int start, int end, bool atEnd) =>
        start <= _length && end - start >= text._length && TextSearch.MatchesAt(this, text, atEnd ? end - text._length : start);
}
