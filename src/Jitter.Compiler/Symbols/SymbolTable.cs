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

    /// <summary>
    /// The scope of a node's body: a root, FunctionDef, AsyncFunctionDef, ClassDef, Lambda, ListComp, SetComp, DictComp,
    /// GeneratorExp, TypeAlias (its value).
    /// </summary>
    public Scope Lookup(AstNode node) => throw new NotImplementedException(node.ToString());

    /// <summary>
    /// The scope of the type parameters of a FunctionDef, AsyncFunctionDef, ClassDef or TypeAlias: the key is its (non-empty) TypeParams array.
    /// </summary>
    public Scope LookupTypeParameters(TypeParam[] typeParams) => throw new NotImplementedException();

    /// <summary>The scope of a type variable's bound.</summary>
    public Scope LookupBound(TypeVar typeVar) => throw new NotImplementedException();

    /// <summary>The scope of a type parameter's default.</summary>
    public Scope LookupDefault(TypeParam typeParam) => throw new NotImplementedException();
}
