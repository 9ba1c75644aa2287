namespace Jitter.Runtime.Binding;

/// <summary>
/// What the optimizer may assume of native code. Nothing is assumed that a declaration does not state; facts on a class
/// or module hold for all its members.
/// </summary>
[Flags]
public enum NativeFacts
{
    /// <summary>Anything may happen.</summary>
    None = 0,

    /// <summary>
    /// Runs no Python code, whatever the arguments: no frame can be observed, no assumption broken and no thread switched
    /// during the call, so that compiled code needs no exit state around it.
    /// </summary>
    Leaf = 1,

    /// <summary>
    /// Changes nothing, and its result depends on nothing but the values of immutable arguments: calls may be merged,
    /// moved, dropped, or done when compiling.
    /// </summary>
    Pure = 2,

    /// <summary>Never leaves an error pending, so that no check follows the call. Wrong arguments are the adapter's matter.</summary>
    NoRaise = 4,

    /// <summary>Keeps no reference to an argument, so that a box made for the call may be dropped after it.</summary>
    NoCapture = 8,

    /// <summary>The result is always a new object that nobody else holds.</summary>
    ReturnsNew = 16,
}

/// <summary>What the C# method behind a native function gives: what the typed entry point leaves unboxed.</summary>
public enum NativeResult
{
    /// <summary>A reference; null with an error pending.</summary>
    Object,

    /// <summary>Nothing: None for Python.</summary>
    None,

    /// <summary>A bool.</summary>
    Bool,

    /// <summary>An integer of at most 64 bits, signed.</summary>
    Int64,

    /// <summary>A double.</summary>
    Float64,

    /// <summary>A .NET value that the adapter always makes an object of (string, BigInteger, ulong).</summary>
    Other,
}
