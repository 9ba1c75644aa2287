namespace Jitter.Syntax.Ast;

/// <summary>
/// Where a node stands: lines from 1, columns from 0 in UTF-8 bytes, the end exclusive, as in CPython's ast.
/// </summary>
public readonly record struct SourceSpan(int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The span from this one's start to <paramref name="end"/>'s end.</summary>
    public SourceSpan To(SourceSpan end) => new(Line, Column, end.EndLine, end.EndColumn);
}
