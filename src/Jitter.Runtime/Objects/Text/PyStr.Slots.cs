using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

public partial class PyStr
{
    private const int ObjectSize = 40;
    private const int CompactObjectSize = 56;

    /// <summary>Compares by code points: negative, 0 or positive.</summary>
    public static int CompareOrdinal(PyStr left, PyStr right)
    {
        if (!left.IsWide && !right.IsWide)
        {
            return left.Chars.SequenceCompareTo(right.Chars);
        }

        int common = Math.Min(left._length, right._length);
        for (int i = 0; i < common; i++)
        {
            int difference = left[i] - right[i];
            if (difference != 0)
            {
                return difference;
            }
        }

        return left._length - right._length;
    }

    [PySlot(SlotId.Repr)]
    private PyStr ReprSlot() => TextRepr.Of(this);

    [PySlot(SlotId.Str)]
    private PyStr StrSlot() => ToExact();

    [PySlot(SlotId.Hash)]
    private long HashSlot() => Hash;

    [PySlot(SlotId.Length)]
    private long LengthSlot() => _length;

    [PySlot(SlotId.Compare)]
    private static PyObject? CompareSlot(PyObject left, PyObject right, Comparison comparison)
    {
        if (left is not PyStr first || right is not PyStr second)
        {
            return PyNotImplemented.NotImplemented;
        }

        if (comparison is Comparison.Equal or Comparison.NotEqual)
        {
            return PyBool.From(first.Equals(second) == (comparison == Comparison.Equal));
        }

        int order = CompareOrdinal(first, second);
        return PyBool.From(comparison switch
        {
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        });
    }

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => IsAsciiOnly ? new PyAsciiIterator(this) : new PyStrIterator(this);

    [PySlot(SlotId.Subscript)]
    private PyObject? Subscript(PyObject key)
    {
        if (key.GetType() == typeof(PyInt64))
        {
            return At(((PyInt64)key).Int64);
        }

        if (key is PySlice slice)
        {
            return Slice(slice);
        }

        if (key is not PyInt && key.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.Raise(PyExceptions.TypeError, $"string indices must be integers, not '{key.Type.FullName}'");
        }

        if (Numbers.Index(key) is not { } number)
        {
            return null;
        }

        return number.TryGetInt64(out long index)
            ? At(index)
            : Errors.Raise(PyExceptions.IndexError, $"cannot fit '{key.Type.FullName}' into an index-sized integer");
    }

    [PySlot(SlotId.Concatenate)]
    private static PyObject? ConcatenateSlot(PyObject left, PyObject right) => right is PyStr text
        ? Concatenate((PyStr)left, text)
        : Errors.Raise(PyExceptions.TypeError, $"can only concatenate str (not \"{right.Type.FullName}\") to str");

    [PySlot(SlotId.Repeat)]
    private static PyObject? RepeatSlot(PyObject left, PyObject right)
    {
        if (Numbers.Index(right) is not { } number)
        {
            return null;
        }

        return number.TryGetInt64(out long count)
            ? ((PyStr)left).Repeat(count)
            : Errors.Raise(PyExceptions.OverflowError, $"cannot fit '{right.Type.FullName}' into an index-sized integer");
    }

    [PyMethod("__getnewargs__($self, /)")]
    private PyTuple GetNewArguments() => PyTuple.From([new PyStr(this)]);

    [PyMethod("__sizeof__($self, /)")]
    private long SizeOf()
    {
        if (IsAsciiOnly)
        {
            return ObjectSize + _length + 1;
        }

        int width = IsWide ? 4 : Chars.ContainsAnyExceptInRange('\0', '\xFF') ? 2 : 1;
        return CompactObjectSize + ((_length + 1L) * width);
    }

    /// <summary>The text some times over; null with MemoryError pending.</summary>
    public PyStr? Repeat(long count)
    {
        if (count <= 0 || _length == 0)
        {
            return Empty;
        }

        if (count == 1)
        {
            return ToExact();
        }

        if (count > MaxLength / _length)
        {
            Errors.Raise(PyExceptions.MemoryError);
            return null;
        }

        int total = (int)count * _length;
        if (IsWide)
        {
            var points = new int[total];
            for (int at = 0; at < total; at += _length)
            {
                CopyTo(points.AsSpan(at));
            }

            return new PyStr(null, points, total);
        }

        string text = new(_length == 1 ? Chars[0] : '\0', total);
        if (_length > 1)
        {
            Span<char> target = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
                ref System.Runtime.InteropServices.MemoryMarshal.GetReference(text.AsSpan()), total);
            Chars.CopyTo(target);
            for (int done = _length; done < total;)
            {
                int part = Math.Min(done, total - done);
                target[..part].CopyTo(target[done..]);
                done += part;
            }
        }

        return new PyStr(text, null, total);
    }

    private PyObject? Slice(PySlice slice)
    {
        if (!SliceIndices.TryGet(slice, _length, out SliceIndices indices))
        {
            return null;
        }

        if (indices.Step == 1 || indices.Count <= 0)
        {
            return indices.Count <= 0 ? Empty : Substring((int)indices.Start, (int)indices.Count);
        }

        int count = (int)indices.Count;
        if (!IsWide)
        {
            ReadOnlySpan<char> chars = Chars;
            string text = new('\0', count);
            Span<char> target = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
                ref System.Runtime.InteropServices.MemoryMarshal.GetReference(text.AsSpan()), count);
            for (int i = 0; i < count; i++)
            {
                target[i] = chars[(int)(indices.Start + (i * indices.Step))];
            }

            return FromNarrow(text);
        }

        var points = new int[count];
        for (int i = 0; i < count; i++)
        {
            points[i] = Points[(int)(indices.Start + (i * indices.Step))];
        }

        return FromCodePoints(points);
    }

    private PyObject? At(long index)
    {
        index = index < 0 ? index + _length : index;
        return (ulong)index < (ulong)_length
            ? FromCodePoint(this[(int)index])
            : Errors.Raise(PyExceptions.IndexError, "string index out of range");
    }
}
