using System.Buffers.Binary;

namespace Jitter.Bytecode;

/// <summary>A growing byte array.</summary>
public sealed class ByteBuffer
{
    private byte[] _bytes = new byte[4096];

    /// <summary>How many bytes there are.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes; good until the next change.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Count);

    /// <summary>Appends a byte.</summary>
    public void Add(byte value)
    {
        if (Count == _bytes.Length)
        {
            Grow(1);
        }

        _bytes[Count++] = value;
    }

    /// <summary>Appends bytes.</summary>
    public void Add(ReadOnlySpan<byte> values) => values.CopyTo(Reserve(values.Length));

    /// <summary>Appends four bytes, the low one first.</summary>
    public void AddInt32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Reserve(4), value);

    /// <summary>Appends eight bytes, the low one first.</summary>
    public void AddInt64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(8), value);

    /// <summary>Appends room for bytes that the caller writes before the next change.</summary>
    public Span<byte> Reserve(int length)
    {
        if (_bytes.Length - Count < length)
        {
            Grow(length);
        }

        Span<byte> room = _bytes.AsSpan(Count, length);
        Count += length;
        return room;
    }

    /// <summary>Room for at least <paramref name="length"/> bytes at the end, which <see cref="Advance"/> then makes part of the content.</summary>
    public Span<byte> GetRoom(int length)
    {
        if (_bytes.Length - Count < length)
        {
            Grow(length);
        }

        return _bytes.AsSpan(Count);
    }

    /// <summary>Adds bytes written to <see cref="GetRoom"/>.</summary>
    public void Advance(int length) => Count += length;

    /// <summary>Drops what stands at and after a position.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>A copy.</summary>
    public byte[] ToArray() => Span.ToArray();

    private void Grow(int length)
    {
        long wanted = Math.Max(_bytes.Length * 2L, Count + (long)length);
        Array.Resize(ref _bytes, (int)Math.Min(wanted, Array.MaxLength));
    }
}
