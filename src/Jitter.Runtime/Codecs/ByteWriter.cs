using System.Buffers;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Codecs;

/// <summary>Bytes that an encoder writes. Pass it by reference; <see cref="ToBytes"/> ends it.</summary>
internal struct ByteWriter
{
    private byte[] _data;
    private int _length;

    public ByteWriter(int capacity) => _data = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 16));

    public readonly int Length => _length;

    public void Write(byte value)
    {
        if (_length == _data.Length)
        {
            Grow(1);
        }

        _data[_length++] = value;
    }

    public void Write(ReadOnlySpan<byte> values)
    {
        values.CopyTo(Reserve(values.Length));
        _length += values.Length;
    }

    /// <summary>Writes ASCII characters.</summary>
    public void WriteAscii(ReadOnlySpan<char> text)
    {
        Span<byte> target = Reserve(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            target[i] = (byte)text[i];
        }

        _length += text.Length;
    }

    /// <summary>Writes a number of 2 or 4 bytes.</summary>
    public void Write(uint value, int size, bool bigEndian)
    {
        Span<byte> target = Reserve(size);
        for (int i = 0; i < size; i++)
        {
            target[i] = (byte)(value >> (8 * (bigEndian ? size - 1 - i : i)));
        }

        _length += size;
    }

    /// <summary>Room for bytes that <see cref="Advance"/> then counts.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_length + count > _data.Length)
        {
            Grow(count);
        }

        return _data.AsSpan(_length);
    }

    /// <summary>Counts bytes that were put where <see cref="Reserve"/> said.</summary>
    public void Advance(int count) => _length += count;

    public PyBytes ToBytes()
    {
        PyBytes result = PyBytes.From(_data.AsSpan(0, _length));
        Dispose();
        return result;
    }

    public void Dispose()
    {
        if (_data.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_data);
        }

        _data = [];
        _length = 0;
    }

    private void Grow(int count)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(_length + count + (_length >> 1) + 16);
        _data.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_data);
        _data = larger;
    }
}
