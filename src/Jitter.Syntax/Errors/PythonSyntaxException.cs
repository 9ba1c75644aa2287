namespace Jitter.Syntax.Errors;

/// <summary>The Python exception type that a failed compilation raises.</summary>
public enum CompileErrorKind
{
    /// <summary>SyntaxError.</summary>
    SyntaxError,

    /// <summary>IndentationError, a SyntaxError.</summary>
    IndentationError,

    /// <summary>TabError, an IndentationError.</summary>
    TabError,

    /// <summary>_IncompleteInputError, a SyntaxError: only under PyCF_ALLOW_INCOMPLETE_INPUT.</summary>
    IncompleteInputError,

    /// <summary>ValueError, which has no position.</summary>
    ValueError,

    /// <summary>OverflowError, which has no position.</summary>
    OverflowError,

    /// <summary>MemoryError (the parser's own limit), which has no position.</summary>
    MemoryError,

    /// <summary>RecursionError, which has no position.</summary>
    RecursionError,

    /// <summary>UnicodeEncodeError (a lone surrogate in a text), which has no position.</summary>
    UnicodeEncodeError,

    /// <summary>UnicodeDecodeError (source that is no UTF-8), which has no position.</summary>
    UnicodeDecodeError,

    /// <summary>SystemError, which has no position.</summary>
    SystemError,
}

/// <summary>
/// Source that does not compile: what CPython raises for it, with the same attributes.
/// </summary>
/// <param name="kind">The Python exception type.</param>
/// <param name="message">SyntaxError.msg.</param>
/// <param name="line">SyntaxError.lineno, from 1; null where CPython has none.</param>
/// <param name="offset">SyntaxError.offset: a column in code points, from 1 (0 is possible, as in CPython).</param>
/// <param name="endLine">SyntaxError.end_lineno.</param>
/// <param name="endOffset">SyntaxError.end_offset.</param>
/// <param name="text">SyntaxError.text: the source line, or null.</param>
public sealed class PythonSyntaxException(
    CompileErrorKind kind,
    string message,
    int? line = null,
    int? offset = null,
    int? endLine = null,
    int? endOffset = null,
    string? text = null) : Exception(message)
{
    /// <summary>The Python exception type.</summary>
    public CompileErrorKind Kind { get; } = kind;

    /// <summary>SyntaxError.lineno.</summary>
    public int? Line { get; } = line;

    /// <summary>SyntaxError.offset.</summary>
    public int? Offset { get; } = offset;

    /// <summary>SyntaxError.end_lineno.</summary>
    public int? EndLine { get; } = endLine;

    /// <summary>SyntaxError.end_offset.</summary>
    public int? EndOffset { get; } = endOffset;

    /// <summary>SyntaxError.text.</summary>
    public string? Text { get; } = text;
}

/// <summary>The category of a warning that compilation issues.</summary>
public enum CompileWarningKind
{
    /// <summary>SyntaxWarning.</summary>
    SyntaxWarning,

    /// <summary>DeprecationWarning.</summary>
    DeprecationWarning,
}

/// <summary>A warning that compilation issues.</summary>
/// <param name="Kind">The category.</param>
/// <param name="Message">The text.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Offset">
/// The column in code points, from 1, with which the SyntaxError would be raised that replaces the warning under -W error; null where
/// CPython gives none.
/// </param>
/// <param name="EndLine">The end line of that SyntaxError.</param>
/// <param name="EndOffset">The end column of that SyntaxError.</param>
public readonly record struct CompileWarning(
    CompileWarningKind Kind, string Message, int Line, int? Offset = null, int? EndLine = null, int? EndOffset = null);

/// <summary>
/// Takes compile-time warnings. It may throw a <see cref="PythonSyntaxException"/>, which ends the compilation (filter action "error").
/// </summary>
public delegate void CompileWarningHandler(in CompileWarning warning);

/// <summary>Names of <see cref="CompileErrorKind"/>.</summary>
public static class CompileErrorKindExtensions
{
    /// <summary>The name of the Python exception class.</summary>
    public static string PythonName(this CompileErrorKind kind) => kind switch
    {
        CompileErrorKind.IncompleteInputError => "_IncompleteInputError",
        _ => kind.ToString(),
    };
}
