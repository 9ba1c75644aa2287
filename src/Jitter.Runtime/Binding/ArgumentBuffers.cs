using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Binding;

// Room on the stack for the arguments of one call. Collection expressions would use .NET's own inline arrays, whose
// instantiations are not compiled ahead of time: each size would cost a start some JIT compilations.

/// <summary>Room for 1 argument.</summary>
[InlineArray(1)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "It is storage, not a value.")]
public struct ArgumentBuffer1
{
    private PyObject? _first;

    /// <summary>The arguments.</summary>
    [UnscopedRef]
    public Span<PyObject?> Values => this;
}

/// <summary>Room for 2 arguments.</summary>
[InlineArray(2)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "It is storage, not a value.")]
public struct ArgumentBuffer2
{
    private PyObject? _first;

    /// <summary>The arguments.</summary>
    [UnscopedRef]
    public Span<PyObject?> Values => this;
}

/// <summary>Room for 3 arguments.</summary>
[InlineArray(3)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "It is storage, not a value.")]
public struct ArgumentBuffer3
{
    private PyObject? _first;

    /// <summary>The arguments.</summary>
    [UnscopedRef]
    public Span<PyObject?> Values => this;
}

/// <summary>Room for 4 arguments.</summary>
[InlineArray(4)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "It is storage, not a value.")]
public struct ArgumentBuffer4
{
    private PyObject? _first;

    /// <summary>The arguments.</summary>
    [UnscopedRef]
    public Span<PyObject?> Values => this;
}

/// <summary>Room for 5 arguments.</summary>
[InlineArray(5)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "It is storage, not a value.")]
public struct ArgumentBuffer5
{
    private PyObject? _first;

    /// <summary>The arguments.</summary>
    [UnscopedRef]
    public Span<PyObject?> Values => this;
}

/// <summary>Room for 6 arguments.</summary>
[InlineArray(6)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "It is storage, not a value.")]
public struct ArgumentBuffer6
{
    private PyObject? _first;

    /// <summary>The arguments.</summary>
    [UnscopedRef]
    public Span<PyObject?> Values => this;
}

/// <summary>Room for 7 arguments.</summary>
[InlineArray(7)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "It is storage, not a value.")]
public struct ArgumentBuffer7
{
    private PyObject? _first;

    /// <summary>The arguments.</summary>
    [UnscopedRef]
    public Span<PyObject?> Values => this;
}

/// <summary>Room for 8 arguments.</summary>
[InlineArray(8)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "It is storage, not a value.")]
public struct ArgumentBuffer8
{
    private PyObject? _first;

    /// <summary>The arguments.</summary>
    [UnscopedRef]
    public Span<PyObject?> Values => this;
}

/// <summary>Room for 12 arguments.</summary>
[InlineArray(12)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "It is storage, not a value.")]
public struct ArgumentBuffer12
{
    private PyObject? _first;

    /// <summary>The arguments.</summary>
    [UnscopedRef]
    public Span<PyObject?> Values => this;
}

/// <summary>Room for 16 arguments.</summary>
[InlineArray(16)]
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "It is storage, not a value.")]
public struct ArgumentBuffer16
{
    private PyObject? _first;

    /// <summary>The arguments.</summary>
    [UnscopedRef]
    public Span<PyObject?> Values => this;
}
