using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Arrays;

/// <summary>Construction, items, operators.</summary>
[PyClass(
    "array.array", Doc = "Arrays of basic values: characters, integers, floating-point numbers.",
    Flags = TypeFlags.BaseType | TypeFlags.Sequence | TypeFlags.WeakReferences)]
public partial class PyArray
{
    private const string BadArgument = "bad argument type for built-in operation";

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var type = (PyType)self;
        if (keywordNames is { Count: > 0 } && !ArgumentErrors.CheckNoKeywords("array.array", keywordNames, type, TypeObject, SlotId.Init))
        {
            return null;
        }

        arguments = arguments[..(arguments.Length - (keywordNames?.Count ?? 0))];
        if (!ArgumentErrors.CheckPositional("array", arguments.Length, 1, 2, ArgumentStyle.ParseTuple)
            || !CodePoint.TryConvert(arguments[0], "array", "argument 1", out CodePoint point))
        {
            return null;
        }

        if (point.Value == 'u' && !Warnings.Warn(
            PyExceptions.DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16"))
        {
            return null;
        }

        PyObject? initializer = arguments.Length > 1 ? arguments[1] : null;
        char code = (char)point.Value;
        if (initializer is not null && !CheckInitializer(code, initializer))
        {
            return null;
        }

        if (!ArrayItems.IsCode(point.Value))
        {
            return Errors.Raise(PyExceptions.ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
        }

        PyArray array = AllocateAs(type, code, []);
        return initializer is null || array.Fill(initializer) ? array : null;
    }

    private static bool CheckInitializer(char code, PyObject initializer)
    {
        if (ArrayItems.IsText(code))
        {
            return true;
        }

        return initializer switch
        {
            PyStr => Errors.RaiseFalse(PyExceptions.TypeError, $"cannot use a str to initialize an array with typecode '{code}'"),
            PyArray other when ArrayItems.IsText(other._code) => Errors.RaiseFalse(
                PyExceptions.TypeError, $"cannot use a unicode array to initialize an array with typecode '{code}'"),
            _ => true,
        };
    }

    private bool Fill(PyObject initializer)
    {
        switch (initializer)
        {
            case PyArray other when other._code == _code:
                return Replace(0, 0, other.Bytes);
            case PyBytes or PyByteArray:
                return ByteBuffer.TryGet(initializer, out ByteBuffer buffer) && AppendBytes(buffer);
            case PyStr text when ArrayItems.IsText(_code):
                return AppendText(text);
            default:
                return AppendIterable(initializer);
        }
    }

    private bool AppendBytes(ByteBuffer buffer)
    {
        using ByteBuffer held = buffer;
        if (buffer.Length % _itemSize != 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "bytes length not a multiple of item size");
        }

        return buffer.Length == 0 || Replace(_count, 0, buffer.Span.ToArray());
    }

    private bool AppendText(PyStr text)
    {
        int[] points = new int[text.Length];
        text.CopyTo(points);
        return text.Length == 0 || Replace(_count, 0, System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(points));
    }

    private bool AppendIterable(PyObject iterable)
    {
        PyObject? iterator = Iteration.GetIterator(iterable);
        if (iterator is null)
        {
            return false;
        }

        while (Iteration.Next(iterator) is { } item)
        {
            if (!Add(item))
            {
                return false;
            }
        }

        return !Errors.Pending;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        string name = Type.Name;
        if (_count == 0)
        {
            return new PyStr($"{name}('{_code}')");
        }

        PyObject? content = ArrayItems.IsText(_code) ? ToText() : ToItems();
        return content is not null && Texts.Repr(content) is { } text
            ? Texts.Concatenate([new PyStr($"{name}('{_code}', "), text, new PyStr(")")])
            : null;
    }

    [PySlot(SlotId.Length)]
    private long Length() => _count;

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => new PyArrayIterator(this);

    [PySlot(SlotId.Contains)]
    private int Contains(PyObject item)
    {
        long index = Find(item, 0, long.MaxValue);
        return index >= 0 ? 1 : Errors.Pending ? -1 : 0;
    }

    [PySlot(SlotId.Compare)]
    private static PyObject? Compare(PyObject left, PyObject right, Comparison comparison)
    {
        if (left is not PyArray first || right is not PyArray second)
        {
            return PyNotImplemented.NotImplemented;
        }

        bool equality = comparison is Comparison.Equal or Comparison.NotEqual;
        if (equality && first._count != second._count)
        {
            return PyBool.From(comparison == Comparison.NotEqual);
        }

        if (equality && first._code == second._code && first._code is not ('f' or 'd'))
        {
            return PyBool.From(first.Bytes.SequenceEqual(second.Bytes) == (comparison == Comparison.Equal));
        }

        for (int i = 0; i < first._count && i < second._count; i++)
        {
            PyObject? a = first.At(i);
            PyObject? b = a is null ? null : second.At(i);
            PyObject? same = b is null ? null : Comparisons.Compare(a!, b, Comparison.Equal);
            int equal = same is null ? -1 : Truth.Of(same);
            if (equal < 0)
            {
                return null;
            }

            if (equal == 0)
            {
                return comparison switch
                {
                    Comparison.Equal => PyBool.False,
                    Comparison.NotEqual => PyBool.True,
                    _ => Comparisons.Compare(a!, b!, comparison),
                };
            }
        }

        return SequenceOperators.CompareLengths(first._count, second._count, comparison);
    }

    [PySlot(SlotId.Concatenate)]
    private static PyObject? Concatenate(PyObject left, PyObject right)
    {
        var self = (PyArray)left;
        if (right is not PyArray other)
        {
            return Errors.Raise(PyExceptions.TypeError, $"can only append array (not \"{right.Type.FullName}\") to array");
        }

        if (self._code != other._code)
        {
            return Errors.Raise(PyExceptions.TypeError, BadArgument);
        }

        long size = (long)self.Bytes.Length + other.Bytes.Length;
        if (size > Array.MaxLength)
        {
            return Errors.Raise(PyExceptions.MemoryError);
        }

        byte[] result = new byte[size];
        self.Bytes.CopyTo(result);
        other.Bytes.CopyTo(result.AsSpan(self.Bytes.Length));
        return new PyArray(self._code, result);
    }

    [PySlot(SlotId.Repeat)]
    private static PyObject? Repeat(PyObject self, PyObject count)
    {
        var array = (PyArray)self;
        return SequenceOperators.TryGetCount(count, out long number) && array.Repeated(number) is { } result
            ? new PyArray(array._code, result)
            : null;
    }

    [PySlot(SlotId.InPlaceConcatenate)]
    private static PyObject? AddInPlace(PyObject left, PyObject right)
    {
        var self = (PyArray)left;
        if (right is not PyArray)
        {
            return Errors.Raise(PyExceptions.TypeError, $"can only extend array with array (not \"{right.Type.FullName}\")");
        }

        return self.ExtendWith(right) ? self : null;
    }

    [PySlot(SlotId.InPlaceRepeat)]
    private static PyObject? RepeatInPlace(PyObject left, PyObject count)
    {
        var self = (PyArray)left;
        return SequenceOperators.TryGetCount(count, out long number) && self.Repeated(number) is { } result && self.Replace(0, self._count, result)
            ? self
            : null;
    }

    private byte[]? Repeated(long count)
    {
        count = Math.Max(0, count);
        int length = Bytes.Length;
        if (length > 0 && count > Array.MaxLength / length)
        {
            Errors.Raise(PyExceptions.MemoryError);
            return null;
        }

        byte[] result = new byte[length * count];
        for (int i = 0; i < result.Length; i += length)
        {
            Bytes.CopyTo(result.AsSpan(i));
        }

        return result;
    }

    private bool ExtendWith(PyObject source)
    {
        if (source is not PyArray other)
        {
            return AppendIterable(source);
        }

        return other._code != _code
            ? Errors.RaiseFalse(PyExceptions.TypeError, "can only extend with array of same kind")
            : other._count == 0 || Replace(_count, 0, other.Bytes);
    }

    [PySlot(SlotId.Subscript)]
    private PyObject? GetItem(PyObject key)
    {
        if (key is PySlice slice)
        {
            return SliceIndices.TryGet(slice, _count, out SliceIndices indices) ? new PyArray(_code, Extract(indices)) : null;
        }

        return TryGetPosition(key, "array index out of range", out int index) ? At(index) : null;
    }

    [PySlot(SlotId.StoreSubscript)]
    private bool SetItem(PyObject key, PyObject? value)
    {
        if (key is PySlice slice)
        {
            return SetSlice(slice, value);
        }

        if (!TryGetPosition(key, "array assignment index out of range", out int index))
        {
            return false;
        }

        if (value is null)
        {
            return Replace(index, 1, []);
        }

        Span<byte> item = stackalloc byte[8];
        item = item[.._itemSize];
        if (!ArrayItems.Set(value, item, _code))
        {
            return false;
        }

        if (index < _count)
        {
            item.CopyTo(ItemSpan(index));
        }

        return true;
    }

    private byte[] Extract(in SliceIndices indices)
    {
        byte[] result = new byte[indices.Count * _itemSize];
        long at = indices.Start;
        for (int i = 0; i < indices.Count; i++, at += indices.Step)
        {
            ItemSpan((int)at).CopyTo(result.AsSpan(i * _itemSize));
        }

        return result;
    }

    private bool SetSlice(PySlice slice, PyObject? value)
    {
        byte[] bytes = [];
        if (value is PyArray other)
        {
            if (other._code != _code)
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, BadArgument);
            }

            bytes = other.Bytes.ToArray();
        }
        else if (value is not null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"can only assign array (not \"{value.Type.FullName}\") to array slice");
        }

        if (!SliceIndices.TryGet(slice, _count, out SliceIndices indices))
        {
            return false;
        }

        int given = bytes.Length / _itemSize;
        if (indices.Step == 1)
        {
            return Replace((int)indices.Start, (int)indices.Count, bytes);
        }

        if (given == 0)
        {
            return indices.Count == 0 || DeleteSteps(indices);
        }

        if (given != indices.Count)
        {
            return Errors.RaiseFalse(
                PyExceptions.ValueError, $"attempt to assign array of size {given} to extended slice of size {indices.Count}");
        }

        long at = indices.Start;
        for (int i = 0; i < given; i++, at += indices.Step)
        {
            bytes.AsSpan(i * _itemSize, _itemSize).CopyTo(ItemSpan((int)at));
        }

        return true;
    }

    private bool DeleteSteps(in SliceIndices indices)
    {
        long step = Math.Abs(indices.Step);
        long first = indices.Step > 0 ? indices.Start : indices.Start + (indices.Step * (indices.Count - 1));
        long last = first + (step * (indices.Count - 1));
        byte[] kept = new byte[Bytes.Length - (int)(indices.Count * _itemSize)];
        int used = 0;
        for (int i = 0; i < _count; i++)
        {
            if (i < first || i > last || (i - first) % step != 0)
            {
                ItemSpan(i).CopyTo(kept.AsSpan(used));
                used += _itemSize;
            }
        }

        return Replace(0, _count, kept);
    }

    private bool TryGetPosition(PyObject key, string error, out int position)
    {
        position = 0;
        if (key is not PyInt && key.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "array indices must be integers");
        }

        if (Numbers.Index(key) is not { } number)
        {
            return false;
        }

        if (!number.TryGetInt64(out long index))
        {
            return Errors.RaiseFalse(PyExceptions.IndexError, $"cannot fit '{key.Type.FullName}' into an index-sized integer");
        }

        index += index < 0 ? _count : 0;
        position = (int)index;
        return (ulong)index < (ulong)_count || Errors.RaiseFalse(PyExceptions.IndexError, error);
    }

    private PyList? ToItems()
    {
        var items = new PyObject[_count];
        for (int i = 0; i < items.Length; i++)
        {
            if (At(i) is not { } item)
            {
                return null;
            }

            items[i] = item;
        }

        return new PyList(items);
    }

    private PyObject? ToText()
    {
        ReadOnlySpan<int> points = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, int>(Bytes);
        foreach (int point in points)
        {
            if ((uint)point > 0x10FFFF)
            {
                return Errors.Raise(PyExceptions.ValueError, $"character U+{(uint)point:x} is not in range [U+0000; U+10ffff]");
            }
        }

        return PyStr.FromCodePoints(points);
    }
}
