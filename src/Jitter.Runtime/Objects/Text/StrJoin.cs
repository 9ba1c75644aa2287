using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>Joining strings (CPython's _PyUnicode_JoinArray).</summary>
public static class StrJoin
{
    /// <summary>The strs with a separator between; null with TypeError (an item is no str) or MemoryError pending.</summary>
    public static PyStr? Join(PyStr separator, ReadOnlySpan<PyObject> items)
    {
        if (items.Length == 1 && items[0].GetType() == typeof(PyStr))
        {
            return (PyStr)items[0];
        }

        long total = 0;
        bool wide = separator.IsWide && items.Length > 1;
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i] is not PyStr text)
            {
                Errors.Raise(PyExceptions.TypeError, $"sequence item {i}: expected str instance, {items[i].Type.FullName} found");
                return null;
            }

            wide |= text.IsWide;
            total += text.Length + (i > 0 ? separator.Length : 0);
            if (total > PyStr.MaxLength)
            {
                Errors.Raise(PyExceptions.OverflowError, "join() result is too long for a Python string");
                return null;
            }
        }

        if (total == 0)
        {
            return PyStr.Empty;
        }

        return wide ? JoinWide(separator, items, (int)total) : JoinNarrow(separator, items, (int)total);
    }

    private static PyStr JoinNarrow(PyStr separator, ReadOnlySpan<PyObject> items, int total)
    {
        string result = new('\0', total);

        // The string is not yet seen by others, so it may be filled in place.
        Span<char> target = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref System.Runtime.InteropServices.MemoryMarshal.GetReference(result.AsSpan()), total);
        ReadOnlySpan<char> between = separator.IsWide ? default : separator.Chars;
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                between.CopyTo(target);
                target = target[between.Length..];
            }

            ReadOnlySpan<char> text = ((PyStr)items[i]).Chars;
            text.CopyTo(target);
            target = target[text.Length..];
        }

        return PyStr.FromNarrow(result);
    }

    private static PyStr JoinWide(PyStr separator, ReadOnlySpan<PyObject> items, int total)
    {
        var result = new int[total];
        Span<int> target = result;
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                separator.CopyTo(target);
                target = target[separator.Length..];
            }

            var text = (PyStr)items[i];
            text.CopyTo(target);
            target = target[text.Length..];
        }

        return PyStr.FromCodePoints(result);
    }
}
