using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>Room for a text that is appended to: strings share its start, and the one that ends where it is used up may grow in place.</summary>
internal sealed class TextBuffer
{
    /// <summary>The units of narrow strings, or null.</summary>
    public char[]? Chars;

    /// <summary>The code points of wide strings, or null.</summary>
    public int[]? Points;

    /// <summary>How much of the array some string has.</summary>
    public int Used;
}

public partial class PyStr
{
    /// <summary>The longest str: what a .NET string and an array hold.</summary>
    public const int MaxLength = 0x3FFFFFDF;

    private const int ShortestShared = 64;

    /// <summary><c>left + right</c>; null with MemoryError pending.</summary>
    /// <remarks>
    /// A result that is appended to again gets a buffer with room, which the following results share. Under the GIL no two
    /// strings can take the same room.
    /// </remarks>
    public static PyStr? Concatenate(PyStr left, PyStr right)
    {
        if (right._length == 0)
        {
            return left.ToExact();
        }

        if (left._length == 0)
        {
            return right.ToExact();
        }

        long total = (long)left._length + right._length;
        if (total > MaxLength)
        {
            Errors.Raise(PyExceptions.MemoryError);
            return null;
        }

        int length = (int)total;
        bool wide = left.IsWide || right.IsWide;
        if (left._length >= ShortestShared && (left._concatenated || left._storage is TextBuffer) && wide == left.IsWide)
        {
            return Append(left, right, length, wide);
        }

        if (wide)
        {
            var points = new int[length];
            left.CopyTo(points);
            right.CopyTo(points.AsSpan(left._length));
            return new PyStr(null, points, length) { _concatenated = true };
        }

        return new PyStr(string.Concat(left.Chars, right.Chars), null, length) { _concatenated = true };
    }

    private static PyStr Append(PyStr left, PyStr right, int length, bool wide)
    {
        TextBuffer? buffer = left._storage as TextBuffer;
        int capacity = buffer is null ? 0 : wide ? buffer.Points!.Length : buffer.Chars!.Length;
        if (buffer is null || buffer.Used != left._length || capacity < length)
        {
            capacity = (int)Math.Min(MaxLength, length + (long)(length >> 1));
            buffer = new TextBuffer();
            if (wide)
            {
                buffer.Points = GC.AllocateUninitializedArray<int>(capacity);
                left.CopyTo(buffer.Points);
            }
            else
            {
                buffer.Chars = GC.AllocateUninitializedArray<char>(capacity);
                left.Chars.CopyTo(buffer.Chars);
            }
        }

        if (wide)
        {
            right.CopyTo(buffer.Points.AsSpan(left._length));
        }
        else
        {
            right.Chars.CopyTo(buffer.Chars.AsSpan(left._length));
        }

        buffer.Used = length;
        return new PyStr(null, buffer, length);
    }
}
