using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>Built-in objects that give their memory to others (CPython's PyBufferProcs).</summary>
public interface IBufferExporter
{
    /// <summary>Gives a buffer that fits the flags; null with an error (BufferError, mostly) pending.</summary>
    PyBuffer? GetBuffer(BufferFlags flags);

    /// <summary>Takes a buffer back; called once for each.</summary>
    void ReleaseBuffer(PyBuffer buffer);
}

/// <summary>Exporters of contiguous bytes that can be borrowed for the time of one native call without making a <see cref="PyBuffer"/>.</summary>
public interface IPinnableBuffer
{
    /// <summary>The bytes; they stay where they are until <see cref="Unpin"/>.</summary>
    Memory<byte> Pin();

    /// <summary>Ends a <see cref="Pin"/>.</summary>
    void Unpin();
}

/// <summary>
/// Memory that an object lends (CPython's Py_buffer): the region, and how items lie in it. The lender does not resize it before
/// <see cref="Release"/>.
/// </summary>
/// <param name="owner">The object whose memory it is (<c>memoryview.obj</c>).</param>
/// <param name="exporter">What is told of the release; null for memory that never moves.</param>
/// <param name="memory">The whole region.</param>
/// <param name="isReadOnly">Whether it may not be written.</param>
public sealed class PyBuffer(PyObject owner, IBufferExporter? exporter, Memory<byte> memory, bool isReadOnly) : IDisposable
{
    /// <summary>The object whose memory it is.</summary>
    public PyObject Owner { get; } = owner;

    /// <summary>The whole region; items may lie anywhere in it.</summary>
    public Memory<byte> Memory { get; } = memory;

    /// <summary>Where in <see cref="Memory"/> the first item lies.</summary>
    public int Start { get; init; }

    /// <summary>How many bytes all items have (<c>nbytes</c>).</summary>
    public int Length { get; init; } = memory.Length;

    /// <summary>Whether it may not be written.</summary>
    public bool IsReadOnly { get; } = isReadOnly;

    /// <summary>The items' format in the struct module's syntax.</summary>
    public string Format { get; init; } = "B";

    /// <summary>How many bytes an item has.</summary>
    public int ItemSize { get; init; } = 1;

    /// <summary>How many items each dimension has; null for one dimension of all items. Empty for a scalar.</summary>
    public int[]? Shape { get; init; }

    /// <summary>How many bytes lie between the items of each dimension; null where items are C-contiguous.</summary>
    public int[]? Strides { get; init; }

    /// <summary>Whether <see cref="Release"/> was called.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>The bytes of contiguous items, in the memory's order.</summary>
    public Span<byte> Span => Memory.Span.Slice(Start, Length);

    /// <summary>Gives the memory back; further calls do nothing.</summary>
    public void Release()
    {
        if (!IsReleased)
        {
            IsReleased = true;
            exporter?.ReleaseBuffer(this);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Release();
}
