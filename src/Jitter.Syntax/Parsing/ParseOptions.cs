using Jitter.Syntax.Errors;

namespace Jitter.Syntax.Parsing;

/// <summary>What is parsed: <c>compile</c>'s mode.</summary>
public enum ParseMode
{
    /// <summary>A file.</summary>
    Exec,

    /// <summary>One expression.</summary>
    Eval,

    /// <summary>One interactive statement.</summary>
    Single,
}

/// <summary>The flags of a parse (<c>PyCF_*</c>).</summary>
public sealed record ParseOptions
{
    /// <summary>What is parsed.</summary>
    public ParseMode Mode { get; init; } = ParseMode.Exec;

    /// <summary><c>from __future__ import barry_as_FLUFL</c> is in force from outside.</summary>
    public bool BarryAsFlufl { get; init; }

    /// <summary>PyCF_DONT_IMPLY_DEDENT: the end of the input closes no block (codeop).</summary>
    public bool DontImplyDedent { get; init; }

    /// <summary>PyCF_ALLOW_INCOMPLETE_INPUT: an input that merely ends too early raises _IncompleteInputError (codeop).</summary>
    public bool AllowIncompleteInput { get; init; }

    /// <summary>Takes the warnings of lexer and parser (invalid escapes and the like); null drops them.</summary>
    public CompileWarningHandler? Warn { get; init; }
}
