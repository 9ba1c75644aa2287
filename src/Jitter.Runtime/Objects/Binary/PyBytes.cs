using System.Runtime.CompilerServices;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A bytes object.</summary>
/// <remarks>
/// Its bytes stand at the beginning of an array that may have room after them: the result of a second concatenation in a row
/// does, so that <c>b += x</c> in a loop appends in place, the new object sharing the array (the old one sees its prefix only).
/// </remarks>
public partial class PyBytes : PyByteString
{
    /// <inheritdoc/>
    internal override ReadOnlySpan<byte> Data => Span;

    private byte[] _data;
    private readonly int _length;
    private Room? _room;
    private long _hash = -1;

    /// <summary>Makes a bytes object that takes the array over: nobody may change it any more.</summary>
    public PyBytes(byte[] value)
    {
        _data = value;
        _length = value.Length;
    }

    private PyBytes(Room room, int length)
    {
        _data = room.Data;
        _length = length;
        _room = room;
    }

    /// <summary>The empty bytes object, of which there is one.</summary>
    public static PyBytes Empty { get; } = new([]);

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Bytes;

    /// <summary>The bytes as an array of exactly their length; never to be changed. <see cref="Span"/> is cheaper.</summary>
    public byte[] Value
    {
        get
        {
            if (_data.Length != _length)
            {
                _data = _data.AsSpan(0, _length).ToArray();
                _room = null;
            }

            return _data;
        }
    }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_data, 0, _length);
    }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Memory => new(_data, 0, _length);

    /// <summary>len()</summary>
    public int Length => _length;

    /// <summary>The object of some bytes: the one of its kind for none or one byte.</summary>
    public static PyBytes From(ReadOnlySpan<byte> value) => value.Length switch
    {
        0 => Empty,
        1 => SingleBytes.Of(value[0]),
        _ => new PyBytes(value.ToArray()),
    };

    /// <summary>Like <see cref="From(ReadOnlySpan{byte})"/>, of an array that is taken over.</summary>
    public static PyBytes Adopt(byte[] value) => value.Length <= 1 ? From(value) : new PyBytes(value);

    /// <inheritdoc/>
    public override PyBuffer? GetBuffer(BufferFlags flags) => Buffers.OfBytes(this, null, new Memory<byte>(_data, 0, _length), isReadOnly: true, flags);

    /// <inheritdoc/>
    public override void ReleaseBuffer(PyBuffer buffer)
    {
    }

    /// <summary>left + right.</summary>
    public static PyBytes Concatenate(PyBytes left, ReadOnlySpan<byte> right)
    {
        int length = checked(left._length + right.Length);
        Room? room = left._room;
        if (room is null)
        {
            byte[] data = new byte[length];
            left.Span.CopyTo(data);
            right.CopyTo(data.AsSpan(left._length));

            // The next concatenation to this result will make room: a first one may be the only one.
            return new PyBytes(data) { _room = new Room(data, length) };
        }

        if (room.Used != left._length || length > room.Data.Length)
        {
            byte[] data = new byte[(int)Math.Min(Array.MaxLength, (long)length * 2)];
            left.Span.CopyTo(data);
            room = new Room(data, left._length);
        }

        right.CopyTo(room.Data.AsSpan(left._length));
        room.Used = length;
        return new PyBytes(room, length);
    }

    /// <summary>An array with room, and how much of it is in use.</summary>
    private sealed class Room(byte[] data, int used)
    {
        public readonly byte[] Data = data;
        public int Used = used;
    }

    private static class SingleBytes
    {
        private static readonly PyBytes?[] s_cache = new PyBytes?[256];

        public static PyBytes Of(byte value) => s_cache[value] ??= new PyBytes([value]);
    }
}
