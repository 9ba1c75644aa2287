using System.Globalization;
using System.Text;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Compiler.Symbols;

/// <summary>The scopes of a compilation, by the node that opens them.</summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<object, Scope> _scopes = new(ReferenceEqualityComparer.Instance);
    private Dictionary<TypeParam, Scope>? _defaults;

    internal SymbolTable()
    {
    }

    /// <summary>The module's scope.</summary>
    public Scope Top { get; internal set; } = null!;

    /// <summary>Builds and analyses the table (CPython's <c>_PySymtable_Build</c>).</summary>
    /// <exception cref="PythonSyntaxException">global/nonlocal conflicts, duplicate parameters, named expressions in bad places, ...</exception>
    public static SymbolTable Build(Mod root, FutureFeatures future, int depth = 0)
    {
        SymbolTable table = new SymbolTableBuilder(future, depth).Build(root);
        new ScopeAnalyzer().Analyze(table.Top);
        return table;
    }

    /// <summary>
    /// The scope of a node's body: a root, FunctionDef, AsyncFunctionDef, ClassDef, Lambda, ListComp, SetComp, DictComp,
    /// GeneratorExp, TypeAlias (its value).
    /// </summary>
    public Scope Lookup(AstNode node) => _scopes[node];

    /// <summary>
    /// The scope of the type parameters of a FunctionDef, AsyncFunctionDef, ClassDef or TypeAlias: the key is its (non-empty) TypeParams array.
    /// </summary>
    public Scope LookupTypeParameters(TypeParam[] typeParams) => _scopes[typeParams];

    /// <summary>The scope of a type variable's bound.</summary>
    public Scope LookupBound(TypeVar typeVar) => _scopes[typeVar];

    /// <summary>The scope of a type parameter's default.</summary>
    public Scope LookupDefault(TypeParam typeParam) => _defaults![typeParam];

    /// <summary>
    /// A line a scope, those inside of it indented below: <c>f Function 3 nested [a,b] a:Parameter+Use:Local</c>, its name, kind, line,
    /// parameters, and how each name, in order, occurs and is resolved.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Print(text, Top, 0);
        return text.ToString();
    }

    internal void Add(object key, Scope scope) => _scopes[key] = scope;

    internal void AddDefault(TypeParam typeParam, Scope scope) =>
        (_defaults ??= new Dictionary<TypeParam, Scope>(ReferenceEqualityComparer.Instance))[typeParam] = scope;

    private static void Print(StringBuilder text, Scope scope, int depth)
    {
        text.Append(' ', depth * 2).Append(
            CultureInfo.InvariantCulture,
            $"{scope.Name} {scope.Kind} {scope.Span.Line}{(scope.IsNested ? " nested" : "")} [{string.Join(',', scope.Parameters)}]");
        string[] names = new string[scope.Symbols.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = scope.Symbols.NameAt(i);
        }

        Array.Sort(names, CodePointOrder.Compare);
        foreach (string name in names)
        {
            Symbol symbol = scope.Symbols[name];
            string flags = symbol.Flags.ToString().Replace(", ", "+", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $" {name}:{flags}:{symbol.Scope}");
        }

        text.Append('\n');
        foreach (Scope child in scope.Children)
        {
            Print(text, child, depth + 1);
        }
    }
}
