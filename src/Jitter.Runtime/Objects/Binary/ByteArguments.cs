using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>What bytes methods search for: a bytes-like object, or an int that stands for one byte.</summary>
public readonly struct BytesOrInt : INativeArgument<BytesOrInt>, IDisposable
{
    private readonly ByteBuffer _buffer;
    private readonly byte _single;
    private readonly bool _isSingle;

    private BytesOrInt(ByteBuffer buffer) => _buffer = buffer;

    private BytesOrInt(byte single)
    {
        _single = single;
        _isSingle = true;
    }

    /// <summary>The bytes; valid until <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Span => _isSingle ? SingleByte.Span(_single) : _buffer.Span;

    /// <inheritdoc/>
    public static bool TryConvert(PyObject value, string function, string argument, out BytesOrInt result)
    {
        result = default;
        if (Buffers.Supports(value))
        {
            if (!ByteBuffer.TryGet(value, out ByteBuffer buffer))
            {
                return false;
            }

            result = new BytesOrInt(buffer);
            return true;
        }

        if (value is not PyInt && value.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError, $"argument should be integer or bytes-like object, not '{value.Type.FullName}'");
        }

        if (!SingleByte.TryConvert(value, "byte must be in range(0, 256)", out byte single))
        {
            return false;
        }

        result = new BytesOrInt(single);
        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _buffer.Dispose();
}

/// <summary>A byte string of length 1 (Argument Clinic's char).</summary>
/// <param name="Value">The byte.</param>
public readonly record struct FillByte(byte? Value) : INativeArgument<FillByte>
{
    /// <summary>The byte; a space where the argument is missing.</summary>
    public byte OrSpace => Value ?? (byte)' ';

    /// <inheritdoc/>
    public static bool TryConvert(PyObject value, string function, string argument, out FillByte result)
    {
        ReadOnlySpan<byte> span = value switch
        {
            PyBytes bytes => bytes.Span,
            PyByteArray array => array.Span,
            _ => default,
        };
        result = default;
        if (span.Length != 1)
        {
            ArgumentErrors.Wrong(function, argument, "a byte string of length 1", value);
            return false;
        }

        result = new FillByte(span[0]);
        return true;
    }
}

/// <summary>Ints as bytes.</summary>
public static class SingleByte
{
    private static readonly byte[] s_all = MakeAll();

    /// <summary>A span of one byte.</summary>
    public static ReadOnlySpan<byte> Span(byte value) => s_all.AsSpan(value, 1);

    /// <summary>An integer from 0 to 255 (what bytearray.append takes); false with ValueError or TypeError pending.</summary>
    public static bool TryConvert(PyObject value, string rangeError, out byte result)
    {
        result = 0;
        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        if (!number.TryGetInt64(out long wide) || (ulong)wide > byte.MaxValue)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, rangeError);
        }

        result = (byte)wide;
        return true;
    }

    private static byte[] MakeAll()
    {
        byte[] all = new byte[256];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = (byte)i;
        }

        return all;
    }
}
