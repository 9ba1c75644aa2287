namespace Jitter.Runtime.Protocols;

/// <summary>What a consumer of a buffer can deal with (CPython's PyBUF_*, inspect.BufferFlags).</summary>
[Flags]
public enum BufferFlags
{
    /// <summary>PyBUF_SIMPLE: contiguous bytes.</summary>
    Simple = 0,

    /// <summary>PyBUF_WRITABLE</summary>
    Writable = 1,

    /// <summary>PyBUF_FORMAT</summary>
    Format = 4,

    /// <summary>PyBUF_ND: it looks at the shape.</summary>
    Shape = 8,

    /// <summary>PyBUF_STRIDES</summary>
    Strides = 0x10 | Shape,

    /// <summary>PyBUF_C_CONTIGUOUS</summary>
    CContiguous = 0x20 | Strides,

    /// <summary>PyBUF_F_CONTIGUOUS</summary>
    FContiguous = 0x40 | Strides,

    /// <summary>PyBUF_ANY_CONTIGUOUS</summary>
    AnyContiguous = 0x80 | Strides,

    /// <summary>PyBUF_INDIRECT</summary>
    Indirect = 0x100 | Strides,

    /// <summary>PyBUF_CONTIG</summary>
    Contiguous = Shape | Writable,

    /// <summary>PyBUF_FULL_RO</summary>
    FullReadOnly = Indirect | Format,

    /// <summary>PyBUF_FULL</summary>
    Full = FullReadOnly | Writable,
}
