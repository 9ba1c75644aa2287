using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

/// <summary>The source position of an instruction: lines from 1, columns from 0 in UTF-8 bytes.</summary>
internal readonly record struct Location(int Line, int EndLine, int Column, int EndColumn)
{
    /// <summary>No position: the flow graph may fill it in from the instruction before.</summary>
    public static readonly Location None = new(-1, -1, -1, -1);

    /// <summary>No position, and none must be filled in (CPython's NEXT_LOCATION is -2: take the next instruction's).</summary>
    public static readonly Location Next = new(-2, -2, -2, -2);

    /// <summary>The position of a node.</summary>
    public static Location Of(LocatedNode node) => new(node.Span.Line, node.Span.EndLine, node.Span.Column, node.Span.EndColumn);
}
