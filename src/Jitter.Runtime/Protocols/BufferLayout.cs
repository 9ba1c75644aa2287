namespace Jitter.Runtime.Protocols;

/// <summary>How the items of a buffer lie in memory: contiguity, and copies in an order (CPython's PyBuffer_IsContiguous, PyBuffer_ToContiguous).</summary>
public static class BufferLayout
{
    /// <summary>Whether the items lie one after the other, the last dimension varying fastest.</summary>
    public static bool IsCContiguous(PyBuffer buffer) =>
        buffer.Strides is null || buffer.Shape is null || IsCContiguous(buffer.Shape, buffer.Strides, buffer.ItemSize, buffer.Length);

    /// <summary>Whether the items lie one after the other, the last dimension varying fastest.</summary>
    public static bool IsCContiguous(ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, int itemSize, int length)
    {
        if (length == 0)
        {
            return true;
        }

        long expected = itemSize;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            if (shape[i] > 1 && strides[i] != expected)
            {
                return false;
            }

            expected *= shape[i];
        }

        return true;
    }

    /// <summary>Whether the items lie one after the other, the first dimension varying fastest.</summary>
    public static bool IsFContiguous(ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, int itemSize, int length)
    {
        if (length == 0)
        {
            return true;
        }

        long expected = itemSize;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] > 1 && strides[i] != expected)
            {
                return false;
            }

            expected *= shape[i];
        }

        return true;
    }

    /// <summary>The strides of C-contiguous items.</summary>
    public static int[] CStrides(ReadOnlySpan<int> shape, int itemSize)
    {
        int[] strides = new int[shape.Length];
        int stride = itemSize;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= shape[i];
        }

        return strides;
    }

    /// <summary>The bytes of all items in C ('C') or Fortran ('F') order.</summary>
    public static byte[] ToArray(PyBuffer buffer, char order)
    {
        int[] shape = buffer.Shape ?? [buffer.ItemSize == 0 ? 0 : buffer.Length / buffer.ItemSize];
        int[] strides = buffer.Strides ?? CStrides(shape, buffer.ItemSize);
        return ToArray(buffer.Memory.Span, buffer.Start, shape, strides, buffer.ItemSize, buffer.Length, order);
    }

    /// <summary>The bytes of all items in C ('C') or Fortran ('F') order.</summary>
    public static byte[] ToArray(
        ReadOnlySpan<byte> memory, int start, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, int itemSize, int length, char order)
    {
        bool inOrder = order == 'F' ? IsFContiguous(shape, strides, itemSize, length) : IsCContiguous(shape, strides, itemSize, length);
        if (inOrder)
        {
            return length == 0 ? [] : memory.Slice(start, length).ToArray();
        }

        byte[] result = new byte[length];
        int position = 0;
        if (order != 'F')
        {
            CopyC(memory, start, shape, strides, itemSize, result, ref position);
            return result;
        }

        // Fortran order is C order of the dimensions turned round.
        int[] turnedShape = shape.ToArray();
        int[] turnedStrides = strides.ToArray();
        Array.Reverse(turnedShape);
        Array.Reverse(turnedStrides);
        CopyC(memory, start, turnedShape, turnedStrides, itemSize, result, ref position);
        return result;
    }

    private static void CopyC(
        ReadOnlySpan<byte> memory, int start, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, int itemSize, byte[] target, ref int position)
    {
        if (shape.IsEmpty)
        {
            memory.Slice(start, itemSize).CopyTo(target.AsSpan(position));
            position += itemSize;
            return;
        }

        for (int i = 0; i < shape[0]; i++)
        {
            CopyC(memory, start + (i * strides[0]), shape[1..], strides[1..], itemSize, target, ref position);
        }
    }
}
