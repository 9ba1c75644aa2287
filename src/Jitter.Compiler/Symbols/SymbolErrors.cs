using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Compiler.Symbols;

/// <summary>Makes the errors of the passes over the tree, which count columns in bytes.</summary>
internal static class SymbolErrors
{
    /// <summary>A SyntaxError that covers a span.</summary>
    public static PythonSyntaxException At(string message, SourceSpan span) =>
        new(CompileErrorKind.SyntaxError, message, span.Line, span.Column + 1, span.EndLine, span.EndColumn + 1);
}
