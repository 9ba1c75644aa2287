using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>
/// The contiguous bytes of a bytes-like argument, held for the time of a call (Argument Clinic's Py_buffer): natives declare it
/// as the type of a parameter, and the adapter gives it back. Others call <see cref="TryGet"/> and <see cref="Dispose"/>.
/// </summary>
public readonly struct ByteBuffer : INativeArgument<ByteBuffer>, IDisposable
{
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly IDisposable? _buffer;
    private readonly IPinnableBuffer? _pinned;

    private ByteBuffer(PyObject source, ReadOnlyMemory<byte> memory, IDisposable? buffer, IPinnableBuffer? pinned)
    {
        Source = source;
        _memory = memory;
        _buffer = buffer;
        _pinned = pinned;
    }

    /// <summary>The object; null where the argument is missing.</summary>
    public PyObject? Source { get; }

    /// <summary>The bytes; valid until <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Span => _memory.Span;

    /// <summary>The bytes; valid until <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Memory => _memory;

    /// <summary>How many there are.</summary>
    public int Length => _memory.Length;

    /// <summary>Gets an object's bytes; false with TypeError ("a bytes-like object is required") or BufferError pending.</summary>
    public static bool TryGet(PyObject value, out ByteBuffer result)
    {
        if (value is PyBytes bytes && (bytes.GetType() == typeof(PyBytes) || (bytes.Type.Flags & TypeFlags.Heap) == 0))
        {
            result = new ByteBuffer(value, bytes.Memory, null, null);
            return true;
        }

        if (value is IPinnableBuffer pinnable && (value.Type.Flags & TypeFlags.Heap) == 0)
        {
            result = new ByteBuffer(value, pinnable.Pin(), null, pinnable);
            return true;
        }

        if (!Buffers.TryGet(value, BufferFlags.Simple, out PyBuffer? buffer))
        {
            result = default;
            return false;
        }

        result = new ByteBuffer(value, buffer.Memory.Slice(buffer.Start, buffer.Length), buffer, null);
        return true;
    }

    /// <inheritdoc/>
    public static bool TryConvert(PyObject value, string function, string argument, out ByteBuffer result) => TryGet(value, out result);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _pinned?.Unpin();
        _buffer?.Dispose();
    }
}

/// <summary>Like <see cref="ByteBuffer"/>, for memory that the function writes.</summary>
public readonly struct WritableByteBuffer : INativeArgument<WritableByteBuffer>, IDisposable
{
    private readonly Memory<byte> _memory;
    private readonly PyBuffer? _buffer;

    private WritableByteBuffer(PyBuffer buffer)
    {
        _buffer = buffer;
        _memory = buffer.Memory.Slice(buffer.Start, buffer.Length);
    }

    /// <summary>The object; null where the argument is missing.</summary>
    public PyObject? Source => _buffer?.Owner;

    /// <summary>The bytes; valid until <see cref="Dispose"/>.</summary>
    public Span<byte> Span => _memory.Span;

    /// <summary>The bytes; valid until <see cref="Dispose"/>.</summary>
    public Memory<byte> Memory => _memory;

    /// <summary>How many there are.</summary>
    public int Length => _memory.Length;

    /// <inheritdoc/>
    public static bool TryConvert(PyObject value, string function, string argument, out WritableByteBuffer result)
    {
        if (Buffers.TryGet(value, BufferFlags.Writable, out PyBuffer? buffer))
        {
            result = new WritableByteBuffer(buffer);
            return true;
        }

        result = default;
        Errors.Clear();
        ArgumentErrors.Wrong(function, argument, "read-write bytes-like object", value);
        return false;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _buffer?.Release();
}

/// <summary>Like <see cref="ByteBuffer"/>, where None stands for no bytes: <see cref="IsNone"/>.</summary>
public readonly struct OptionalByteBuffer : INativeArgument<OptionalByteBuffer>, IDisposable
{
    private readonly ByteBuffer _bytes;

    private OptionalByteBuffer(ByteBuffer bytes) => _bytes = bytes;

    /// <summary>Whether the argument is missing or None.</summary>
    public bool IsNone => _bytes.Source is null;

    /// <summary>The bytes; valid until <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Span => _bytes.Span;

    /// <summary>The bytes; valid until <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes.Memory;

    /// <inheritdoc/>
    public static bool TryConvert(PyObject value, string function, string argument, out OptionalByteBuffer result)
    {
        result = default;
        if (value is PyNone)
        {
            return true;
        }

        if (!ByteBuffer.TryGet(value, out ByteBuffer bytes))
        {
            return false;
        }

        result = new OptionalByteBuffer(bytes);
        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _bytes.Dispose();
}
