namespace Jitter.Compiler.Assembly;

/// <summary>A growing array of bytes that serves one code object after the other.</summary>
internal sealed class ByteBuffer
{
    // Varints have six bits a byte and this bit where more follow.
    private const int ContinuationBit = 64;

    private byte[] _bytes = new byte[512];

    /// <summary>How many bytes there are.</summary>
    public int Count { get; private set; }

    /// <summary>Drops the bytes.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a byte.</summary>
    public void Write(int value)
    {
        if (Count == _bytes.Length)
        {
            Array.Resize(ref _bytes, Count * 2);
        }

        _bytes[Count++] = (byte)value;
    }

    /// <summary>Adds a number in the form of the line table: the lowest six bits first.</summary>
    public void WriteVarint(uint value)
    {
        while (value >= ContinuationBit)
        {
            Write((int)(value & (ContinuationBit - 1)) | ContinuationBit);
            value >>= 6;
        }

        Write((int)value);
    }

    /// <summary>Adds a signed number in the form of the line table: the sign is the lowest bit.</summary>
    public void WriteSignedVarint(int value) => WriteVarint(value < 0 ? ((uint)-value << 1) | 1 : (uint)value << 1);

    /// <summary>Adds a number in the form of the exception table: the highest six bits first, the mark in the first byte.</summary>
    public void WriteBigEndianVarint(int value, int mark)
    {
        for (int shift = 24; shift > 0; shift -= 6)
        {
            if (value >= 1 << shift)
            {
                Write(((value >> shift) & (ContinuationBit - 1)) | ContinuationBit | mark);
                mark = 0;
            }
        }

        Write((value & (ContinuationBit - 1)) | mark);
    }

    /// <summary>A copy of the bytes.</summary>
    public byte[] ToArray() => Count == 0 ? [] : _bytes.AsSpan(0, Count).ToArray();
}
