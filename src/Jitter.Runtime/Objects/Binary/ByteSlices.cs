using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>Indices and slices of bytes.</summary>
internal static class ByteSlices
{
    /// <summary>An index as it is given; false with an error pending (PyNumber_AsSsize_t with IndexError).</summary>
    public static bool TryGetIndex(PyObject key, out long index)
    {
        index = 0;
        if (Numbers.Index(key) is not { } number)
        {
            return false;
        }

        return number.TryGetInt64(out index)
            || Errors.RaiseFalse(PyExceptions.IndexError, $"cannot fit '{key.Type.FullName}' into an index-sized integer");
    }

    /// <summary>The bytes of a slice.</summary>
    public static byte[] Extract(ReadOnlySpan<byte> data, in SliceIndices indices)
    {
        byte[] result = new byte[indices.Count];
        long at = indices.Start;
        for (int i = 0; i < result.Length; i++, at += indices.Step)
        {
            result[i] = data[(int)at];
        }

        return result;
    }
}

/// <summary>Comparisons of bytes.</summary>
internal static class ByteComparison
{
    /// <summary>left op right.</summary>
    public static PyBool Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Comparison comparison)
    {
        if (comparison is Comparison.Equal or Comparison.NotEqual)
        {
            return PyBool.From(left.SequenceEqual(right) == (comparison == Comparison.Equal));
        }

        int order = left.SequenceCompareTo(right);
        return PyBool.From(comparison switch
        {
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        });
    }
}
