namespace Jitter.Primitives.Numbers;

/// <summary>The Python exception that a conversion of numbers or text ends in.</summary>
public enum NumericErrorKind
{
    /// <summary>ValueError.</summary>
    ValueError,

    /// <summary>OverflowError.</summary>
    OverflowError,

    /// <summary>MemoryError (its message is empty, as CPython's is).</summary>
    MemoryError,
}

/// <summary>
/// Why a conversion failed, in CPython's words. It is a value and not a .NET exception, since programs ask
/// <c>float(text)</c> in a try statement to find out whether a text is a number.
/// </summary>
/// <param name="Kind">The Python exception type.</param>
/// <param name="Message">Its text.</param>
public sealed record NumericError(NumericErrorKind Kind, string Message)
{
    /// <summary>The longest text that a .NET string holds.</summary>
    internal const int LongestText = 0x3FFFFFDF;

    internal static NumericError OutOfMemory { get; } = new(NumericErrorKind.MemoryError, "");

    internal static NumericError Value(string message) => new(NumericErrorKind.ValueError, message);

    internal static NumericError Overflow(string message) => new(NumericErrorKind.OverflowError, message);
}
