using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Arrays;

/// <summary>array.array: items of one C type, as bytes (CPython's Modules/arraymodule.c).</summary>
public partial class PyArray : PyObject, IBufferExporter, IPinnableBuffer
{
    private readonly char _code;
    private readonly int _itemSize;
    private byte[] _data;
    private int _count;
    private BufferExports? _exports;

    /// <summary>Makes an array that takes the bytes over.</summary>
    /// <param name="code">A type code.</param>
    /// <param name="data">The items' bytes.</param>
    public PyArray(char code, byte[] data)
    {
        _code = code;
        _itemSize = ArrayItems.SizeOf(code);
        _data = data;
        _count = data.Length / _itemSize;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>len()</summary>
    public int Count => _count;

    internal char Code => _code;

    internal Span<byte> Bytes => _data.AsSpan(0, _count * _itemSize);

    private Span<byte> ItemSpan(int index) => _data.AsSpan(index * _itemSize, _itemSize);

    /// <inheritdoc/>
    public PyBuffer? GetBuffer(BufferFlags flags)
    {
        var buffer = new PyBuffer(this, this, new Memory<byte>(_data, 0, _count * _itemSize), isReadOnly: false)
        {
            Format = (flags & BufferFlags.Format) != 0 ? _code == 'u' ? "w" : _code.ToString() : "B",
            ItemSize = _itemSize,
            Shape = [_count],
        };
        (_exports ??= new BufferExports()).Add(buffer);
        return buffer;
    }

    /// <inheritdoc/>
    public void ReleaseBuffer(PyBuffer buffer) => _exports!.Remove(buffer);

    /// <inheritdoc/>
    public Memory<byte> Pin()
    {
        (_exports ??= new BufferExports()).Pin();
        return new Memory<byte>(_data, 0, _count * _itemSize);
    }

    /// <inheritdoc/>
    public void Unpin() => _exports!.Unpin();

    /// <summary>An item; null with an error pending.</summary>
    internal PyObject? At(int index) => ArrayItems.Get(ItemSpan(index), _code);

    /// <summary>Appends an object; false with an error pending.</summary>
    internal bool Add(PyObject value) => Insert(_count, value);

    private bool Insert(int index, PyObject value)
    {
        Span<byte> item = stackalloc byte[8];
        item = item[.._itemSize];
        if (!ArrayItems.Set(value, item, _code))
        {
            return false;
        }

        return Replace(Math.Min(index, _count), 0, item);
    }

    /// <summary>Replaces a range of items by the bytes of others; false with an error pending.</summary>
    private bool Replace(int start, int length, ReadOnlySpan<byte> bytes)
    {
        int oldBytes = length * _itemSize;
        if (bytes.Length == oldBytes)
        {
            bytes.CopyTo(_data.AsSpan(start * _itemSize));
            return true;
        }

        if (_exports is { MayHold: true } && _exports.IsHeld())
        {
            return Errors.RaiseFalse(PyExceptions.BufferError, "cannot resize an array that is exporting buffers");
        }

        long size = ((long)_count * _itemSize) - oldBytes + bytes.Length;
        if (size > Array.MaxLength)
        {
            return Errors.Raise(PyExceptions.MemoryError) is not null;
        }

        int offset = start * _itemSize;
        int tail = (_count * _itemSize) - offset - oldBytes;
        byte[] target = _data;
        if (size > _data.Length || size < _data.Length / 2)
        {
            target = new byte[Math.Min(Array.MaxLength, size == 0 ? 0 : size + (size >> 4) + (size < 8 * _itemSize ? 3 * _itemSize : 7 * _itemSize))];
            _data.AsSpan(0, offset).CopyTo(target);
        }

        byte[] inserted = _data.AsSpan().Overlaps(bytes) ? bytes.ToArray() : [];
        _data.AsSpan(offset + oldBytes, tail).CopyTo(target.AsSpan(offset + bytes.Length));
        (inserted.Length > 0 ? inserted : bytes).CopyTo(target.AsSpan(offset));
        _data = target;
        _count = (int)(size / _itemSize);
        return true;
    }
}
