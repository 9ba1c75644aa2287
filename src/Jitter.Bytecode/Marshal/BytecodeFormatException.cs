namespace Jitter.Bytecode.Marshal;

/// <summary>The Python exception type that CPython raises for malformed marshal data or a malformed .pyc file.</summary>
public enum BytecodeErrorKind
{
    /// <summary>ValueError.</summary>
    ValueError,

    /// <summary>EOFError.</summary>
    EOFError,

    /// <summary>TypeError.</summary>
    TypeError,

    /// <summary>SystemError.</summary>
    SystemError,

    /// <summary>UnicodeDecodeError, a ValueError.</summary>
    UnicodeDecodeError,

    /// <summary>ImportError.</summary>
    ImportError,
}

/// <summary>Marshal data or a .pyc file that cannot be read, or a value that cannot be written.</summary>
public sealed class BytecodeFormatException(BytecodeErrorKind kind, string message) : Exception(message)
{
    /// <summary>The Python exception type; <see cref="Exception.Message"/> is its text.</summary>
    public BytecodeErrorKind Kind { get; } = kind;
}
