using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A bytearray (CPython's Objects/bytearrayobject.c).</summary>
/// <remarks>Bytes deleted at the front leave a gap, so that a queue of bytes does not move the rest at each read.</remarks>
public partial class PyByteArray : PyByteString, IPinnableBuffer
{
    /// <inheritdoc/>
    internal override ReadOnlySpan<byte> Data => Span;

    private byte[] _data;
    private int _start;
    private int _count;
    private BufferExports? _exports;

    /// <summary>Makes an empty bytearray.</summary>
    public PyByteArray() => _data = [];

    /// <summary>Makes a bytearray that takes the array over.</summary>
    public PyByteArray(byte[] value)
    {
        _data = value;
        _count = value.Length;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>len()</summary>
    public int Count => _count;

    /// <summary>The bytes; invalid after the next resize.</summary>
    public Span<byte> Span => _data.AsSpan(_start, _count);

    /// <summary>What CPython would have allocated: the bytes and a null byte after them.</summary>
    private int Allocated => _count == 0 && _data.Length == 0 ? 0 : Math.Max(_data.Length, _start + _count + 1);

    /// <inheritdoc/>
    public override PyBuffer? GetBuffer(BufferFlags flags)
    {
        var buffer = new PyBuffer(this, this, new Memory<byte>(_data, _start, _count), isReadOnly: false);
        (_exports ??= new BufferExports()).Add(buffer);
        return buffer;
    }

    /// <inheritdoc/>
    public override void ReleaseBuffer(PyBuffer buffer) => _exports!.Remove(buffer);

    /// <inheritdoc/>
    public Memory<byte> Pin()
    {
        (_exports ??= new BufferExports()).Pin();
        return new Memory<byte>(_data, _start, _count);
    }

    /// <inheritdoc/>
    public void Unpin() => _exports!.Unpin();

    /// <summary>Replaces a range by other bytes, which may be its own; false with BufferError or MemoryError pending.</summary>
    public bool Replace(int start, int length, ReadOnlySpan<byte> bytes)
    {
        int growth = bytes.Length - length;
        if (growth == 0)
        {
            bytes.CopyTo(Span[start..]);
            return true;
        }

        if (!CheckResizable())
        {
            return false;
        }

        if (Span.Overlaps(bytes))
        {
            bytes = bytes.ToArray();
        }

        int tail = _count - start - length;
        if (growth < 0 && start == 0)
        {
            // The front goes: what is left stays where it is.
            _start -= growth;
            _count += growth;
            bytes.CopyTo(Span);
            ShrinkAllocation();
            return true;
        }

        if (growth < 0)
        {
            Span.Slice(start + length, tail).CopyTo(Span[(start + bytes.Length)..]);
            bytes.CopyTo(Span[start..]);
            _count += growth;
            ShrinkAllocation();
            return true;
        }

        int oldCount = _count;
        if (!Grow((long)_count + growth))
        {
            return false;
        }

        Span.Slice(start + length, oldCount - start - length).CopyTo(Span[(start + bytes.Length)..]);
        bytes.CopyTo(Span[start..]);
        return true;
    }

    /// <summary>Appends a byte; false with an error pending.</summary>
    public bool Add(byte value)
    {
        if (!CheckResizable() || !Grow((long)_count + 1))
        {
            return false;
        }

        _data[_start + _count - 1] = value;
        return true;
    }

    /// <summary>Changes the length, new bytes being zero; false with an error pending (PyByteArray_Resize).</summary>
    public bool Resize(int count)
    {
        if (count == _count)
        {
            return true;
        }

        if (!CheckResizable())
        {
            return false;
        }

        if (count < _count)
        {
            _count = count;
            ShrinkAllocation();
            return true;
        }

        int old = _count;
        if (!Grow(count))
        {
            return false;
        }

        Span[old..].Clear();
        return true;
    }

    /// <summary>False with BufferError pending while somebody holds the memory.</summary>
    private bool CheckResizable() =>
        _exports is not { MayHold: true } || !_exports.IsHeld()
        || Errors.RaiseFalse(PyExceptions.BufferError, "Existing exports of data: object cannot be re-sized");

    private bool Grow(long count)
    {
        if (_start + count + 1 > _data.Length)
        {
            // CPython's pattern: an eighth more for small steps, exactly what is needed for a great one.
            long allocated = Allocated;
            long size = count <= allocated * 1.125 ? count + (count >> 3) + (count < 9 ? 3 : 6) : count + 1;
            if (count > Array.MaxLength - 1)
            {
                return Errors.Raise(PyExceptions.MemoryError) is not null;
            }

            byte[] data = new byte[Math.Min(size, Array.MaxLength)];
            Span.CopyTo(data);
            _data = data;
            _start = 0;
        }

        _count = (int)count;
        return true;
    }

    private void ShrinkAllocation()
    {
        if (_count < _data.Length / 2)
        {
            byte[] data = _count == 0 ? new byte[1] : new byte[_count + 1];
            Span.CopyTo(data);
            _data = data;
            _start = 0;
        }
    }
}
