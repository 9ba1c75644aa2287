using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>== and != with anything that has the buffer protocol: equal shapes and equal items, as the formats read them (PEP 3118).</summary>
public sealed partial class PyMemoryView
{
    [PySlot(SlotId.Compare)]
    private static PyObject? Compare(PyObject left, PyObject right, Comparison comparison)
    {
        var self = (PyMemoryView)left;
        if (comparison is not (Comparison.Equal or Comparison.NotEqual))
        {
            return PyNotImplemented.NotImplemented;
        }

        if (self._isReleased || right is PyMemoryView { _isReleased: true })
        {
            return PyBool.From(ReferenceEquals(left, right) == (comparison == Comparison.Equal));
        }

        if (!Buffers.Supports(right))
        {
            return PyNotImplemented.NotImplemented;
        }

        if (!Buffers.TryGet(right, BufferFlags.FullReadOnly, out PyBuffer? buffer))
        {
            Errors.Clear();
            return PyNotImplemented.NotImplemented;
        }

        using (buffer)
        {
            int equal = self.EqualTo(buffer);
            return equal < 0 ? null : PyBool.From((equal > 0) == (comparison == Comparison.Equal));
        }
    }

    private int EqualTo(PyBuffer other)
    {
        int[] shape = other.Shape ?? [other.ItemSize == 0 ? 0 : other.Length / other.ItemSize];
        if (!SameShape(_shape, shape))
        {
            return 0;
        }

        byte[] mine = ToArray("C");
        byte[] others = BufferLayout.ToArray(other, 'C');
        char left = ItemFormat.SingleCode(_format);
        char right = ItemFormat.SingleCode(other.Format);
        if (left != '\0' && left == right && left is not ('e' or 'f' or 'd' or '?'))
        {
            return mine.AsSpan().SequenceEqual(others) ? 1 : 0;
        }

        if (left == '\0' || right == '\0')
        {
            return CompareByStruct(mine, others, other.Format);
        }

        int count = _itemSize == 0 ? 0 : mine.Length / _itemSize;
        for (int i = 0; i < count; i++)
        {
            PyObject first = ItemFormat.Unpack(mine.AsSpan(i * _itemSize, _itemSize), left);
            PyObject second = ItemFormat.Unpack(others.AsSpan(i * other.ItemSize, other.ItemSize), right);
            PyObject? result = Comparisons.Compare(first, second, Comparison.Equal);
            int equal = result is null ? -1 : Truth.Of(result);
            if (equal <= 0)
            {
                return equal;
            }
        }

        return 1;
    }

    /// <summary>Items of formats that are not one native item are read by the struct module; unknown formats are never equal.</summary>
    private int CompareByStruct(byte[] mine, byte[] others, string otherFormat)
    {
        PyObject? unpack = Imports.ImportAttribute("_struct", "iter_unpack");
        if (unpack is null)
        {
            return -1;
        }

        PyList? first = Unpack(unpack, _format, mine);
        PyList? second = first is null ? null : Unpack(unpack, otherFormat, others);
        if (first is null || second is null)
        {
            Errors.Clear();
            return 0;
        }

        PyObject? result = Comparisons.Compare(first, second, Comparison.Equal);
        return result is null ? -1 : Truth.Of(result);
    }

    private static PyList? Unpack(PyObject unpack, string format, byte[] bytes)
    {
        PyObject? items = Calls.Call(unpack, new PyStr(format), new PyBytes(bytes));
        return items is null ? null : Iteration.ToList(items);
    }

    private static bool SameShape(int[] left, int[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
            {
                return false;
            }

            if (left[i] == 0)
            {
                break;
            }
        }

        return true;
    }
}
