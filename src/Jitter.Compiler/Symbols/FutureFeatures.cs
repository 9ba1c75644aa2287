using Jitter.Bytecode;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Compiler.Symbols;

/// <summary>The <c>from __future__</c> features of a compilation (CPython's Python/future.c).</summary>
/// <param name="Flags">The co_flags bits in force.</param>
/// <param name="LastImport">Where the last such import stands; the default where there is none.</param>
public sealed record FutureFeatures(CodeFlags Flags, SourceSpan LastImport)
{
    /// <summary>Whether annotations stay unevaluated text (PEP 563).</summary>
    public bool Annotations => (Flags & CodeFlags.FutureAnnotations) != 0;

    /// <summary>Reads the future imports at the top of a tree.</summary>
    /// <exception cref="PythonSyntaxException">An unknown feature, or braces.</exception>
    public static FutureFeatures Of(Mod root, CodeFlags inherited) => throw new NotImplementedException();
}
