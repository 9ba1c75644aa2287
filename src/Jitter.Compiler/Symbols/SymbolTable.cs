using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Compiler.Symbols;

/// <summary>The scopes of a compilation, by the node that opens them.</summary>
public sealed class SymbolTable
{
    /// <summary>The module's scope.</summary>
    public Scope Top { get; private set; } = null!;

    /// <summary>Builds and analyses the table (CPython's <c>_PySymtable_Build</c>).</summary>
    /// <exception cref="PythonSyntaxException">global/nonlocal conflicts, duplicate parameters, named expressions in bad places, ...</exception>
    public static SymbolTable Build(Mod root, FutureFeatures future) => throw new NotImplementedException();

    /// <summary>The scope that a node opens: a root, FunctionDef, ClassDef, Lambda, comprehension, TypeAlias, TypeParam (its bound), ...</summary>
    public Scope Lookup(object key) => throw new NotImplementedException(key.ToString());
}
