using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>What built-in sequences have in common: <c>+</c>, <c>*</c> and comparisons over arrays of items.</summary>
public static class SequenceOperators
{
    /// <summary>How often a sequence is to be repeated; false with TypeError or OverflowError pending.</summary>
    public static bool TryGetCount(PyObject value, out long count)
    {
        if (value.GetType() == typeof(PyInt64))
        {
            count = ((PyInt64)value).Int64;
            return true;
        }

        count = 0;
        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        return number.TryGetInt64(out count)
            || Errors.RaiseFalse(PyExceptions.OverflowError, $"cannot fit '{value.Type.FullName}' into an index-sized integer");
    }

    /// <summary>Items repeated in a new array; null with MemoryError pending.</summary>
    public static PyObject[]? Repeat(ReadOnlySpan<PyObject> items, long times)
    {
        if (times <= 0 || items.IsEmpty)
        {
            return [];
        }

        if (times > Array.MaxLength / items.Length)
        {
            Errors.Raise(PyExceptions.MemoryError);
            return null;
        }

        PyObject[]? result = TryAllocate(items.Length * times);
        if (result is null)
        {
            return null;
        }

        if (items.Length == 1)
        {
            Array.Fill(result, items[0]);
            return result;
        }

        for (int at = 0; at < result.Length; at += items.Length)
        {
            items.CopyTo(result.AsSpan(at));
        }

        return result;
    }

    /// <summary>A new array; null with MemoryError pending where there is no room for it.</summary>
    public static PyObject[]? TryAllocate(long length)
    {
        if (length <= Array.MaxLength)
        {
            try
            {
                return new PyObject[length];
            }
            catch (OutOfMemoryException)
            {
                // Told as Python's.
            }
        }

        Errors.Raise(PyExceptions.MemoryError);
        return null;
    }

    /// <summary>Compares tuples: the first items that differ decide, then the lengths.</summary>
    public static PyObject? CompareArrays(PyObject[] left, PyObject[] right, Comparison comparison)
    {
        int common = Math.Min(left.Length, right.Length);
        for (int i = 0; i < common; i++)
        {
            int equal = Comparisons.AreEqual(left[i], right[i]);
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
                    _ => Comparisons.Compare(left[i], right[i], comparison),
                };
            }
        }

        return CompareLengths(left.Length, right.Length, comparison);
    }

    /// <summary>The comparison of two lengths.</summary>
    public static PyBool CompareLengths(long left, long right, Comparison comparison) => PyBool.From(comparison switch
    {
        Comparison.Less => left < right,
        Comparison.LessOrEqual => left <= right,
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Greater => left > right,
        _ => left >= right,
    });

    /// <summary><c>list[int]</c>: what __class_getitem__ of generic built-in classes gives.</summary>
    public static PyObject? GenericAlias(PyType type, PyObject arguments) => PyGenericAlias.Create(type, arguments);
}
