using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Symbols;

/// <summary>What a scope belongs to (CPython's <c>_Py_block_ty</c>).</summary>
internal enum ScopeKind
{
    /// <summary>A function, lambda, comprehension or generator expression.</summary>
    Function,

    /// <summary>A class body.</summary>
    Class,

    /// <summary>The module.</summary>
    Module,

    /// <summary>An annotation under from __future__ import annotations.</summary>
    Annotation,

    /// <summary>The bound or default of a type variable.</summary>
    TypeVariable,

    /// <summary>The value of a type alias.</summary>
    TypeAlias,

    /// <summary>The type parameters of a generic function, class or alias.</summary>
    TypeParameters,
}

/// <summary>What kind of comprehension a scope is.</summary>
internal enum ComprehensionKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>A list comprehension.</summary>
    List,

    /// <summary>A dict comprehension.</summary>
    Dict,

    /// <summary>A set comprehension.</summary>
    Set,

    /// <summary>A generator expression.</summary>
    Generator,
}

/// <summary>How a name is resolved (CPython's LOCAL, GLOBAL_EXPLICIT, ... of pycore_symtable.h).</summary>
internal enum SymbolScope
{
    /// <summary>Not in the table.</summary>
    Unknown = 0,

    /// <summary>A local.</summary>
    Local = 1,

    /// <summary>Declared global.</summary>
    GlobalExplicit = 2,

    /// <summary>Global for want of a binding.</summary>
    GlobalImplicit = 3,

    /// <summary>A free variable.</summary>
    Free = 4,

    /// <summary>A local that inner functions use.</summary>
    Cell = 5,
}

/// <summary>How a name occurs in a scope (CPython's DEF_* and USE of pycore_symtable.h).</summary>
[Flags]
internal enum SymbolFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>DEF_GLOBAL: global statement.</summary>
    Global = 1,

    /// <summary>DEF_LOCAL: assigned.</summary>
    Local = 2,

    /// <summary>DEF_PARAM: a parameter.</summary>
    Parameter = 2 << 1,

    /// <summary>DEF_NONLOCAL: nonlocal statement.</summary>
    Nonlocal = 2 << 2,

    /// <summary>USE: read.</summary>
    Use = 2 << 3,

    /// <summary>DEF_FREE: used but not defined in a nested block.</summary>
    Free = 2 << 4,

    /// <summary>DEF_FREE_CLASS: free variable from a class's method.</summary>
    FreeClass = 2 << 5,

    /// <summary>DEF_IMPORT.</summary>
    Import = 2 << 6,

    /// <summary>DEF_ANNOT: annotated.</summary>
    Annotated = 2 << 7,

    /// <summary>DEF_COMP_ITER: the iteration variable of a comprehension.</summary>
    ComprehensionIteration = 2 << 8,

    /// <summary>DEF_TYPE_PARAM.</summary>
    TypeParameter = 2 << 9,

    /// <summary>DEF_COMP_CELL: a cell in an inlined comprehension.</summary>
    ComprehensionCell = 2 << 10,
}

/// <summary>A symbol of a scope.</summary>
internal struct Symbol
{
    /// <summary>How the name occurs.</summary>
    public SymbolFlags Flags;

    /// <summary>How it is resolved; set by the analysis.</summary>
    public SymbolScope Scope;
}

/// <summary>The names of one block: an entry of the symbol table (CPython's PySTEntryObject, <c>ste_*</c>).</summary>
internal sealed class Scope
{
    private Scope[] _children = [];
    private int _childCount;
    private string[] _parameters = [];
    private int _parameterCount;

    internal Scope(ScopeKind kind, string name, SourceSpan span)
    {
        Kind = kind;
        Name = name;
        Span = span;
    }

    /// <summary>What the scope belongs to.</summary>
    public ScopeKind Kind { get; }

    /// <summary>Its name: the function's or class's, "top", "lambda", "listcomp", ...</summary>
    public string Name { get; }

    /// <summary>Where the block begins; for the module, line 0.</summary>
    public SourceSpan Span { get; }

    /// <summary>The scopes nested in it, in order of appearance; inlined comprehensions have been replaced by their own children.</summary>
    public ReadOnlySpan<Scope> Children => _children.AsSpan(0, _childCount);

    /// <summary>The symbols by mangled name, in order of first appearance.</summary>
    public SymbolMap Symbols { get; } = new();

    /// <summary>The parameters in order (ste_varnames), mangled: positional, keyword-only, *args, **kwargs.</summary>
    public ReadOnlySpan<string> Parameters => _parameters.AsSpan(0, _parameterCount);

    /// <summary>
    /// The unmangled names that class-private mangling applies to (ste_mangled_names); null where it applies to all.
    /// Only the type parameter scope of a class has it: see <see cref="NameMangling.Mangle(string?, Scope, string)"/>.
    /// </summary>
    public HashSet<string>? MangledNames { get; internal set; }

    /// <summary>Whether it is nested in a function.</summary>
    public bool IsNested { get; internal set; }

    /// <summary>Whether the block has free variables (ste_free).</summary>
    public bool HasFree { get; internal set; }

    /// <summary>Whether a child has free variables (ste_child_free).</summary>
    public bool ChildHasFree { get; internal set; }

    /// <summary>ste_generator.</summary>
    public bool IsGenerator { get; internal set; }

    /// <summary>ste_coroutine. Code generation sets it on a module that top-level await makes one.</summary>
    public bool IsCoroutine { get; set; }

    /// <summary>ste_comprehension.</summary>
    public ComprehensionKind Comprehension { get; internal set; }

    /// <summary>ste_varargs.</summary>
    public bool HasVarArgs { get; internal set; }

    /// <summary>ste_varkeywords.</summary>
    public bool HasVarKeywords { get; internal set; }

    /// <summary>ste_returns_value.</summary>
    public bool ReturnsValue { get; internal set; }

    /// <summary>ste_needs_class_closure: __class__ is a cell.</summary>
    public bool NeedsClassClosure { get; internal set; }

    /// <summary>ste_needs_classdict: __classdict__ is a cell.</summary>
    public bool NeedsClassDict { get; internal set; }

    /// <summary>ste_comp_inlined: a comprehension that PEP 709 inlines.</summary>
    public bool IsInlined { get; internal set; }

    /// <summary>ste_comp_iter_target.</summary>
    public bool IsComprehensionTarget { get; internal set; }

    /// <summary>ste_can_see_class_scope.</summary>
    public bool CanSeeClassScope { get; internal set; }

    /// <summary>
    /// Whether fast locals are used: functions and the scopes of type parameters, aliases and type variables (_PyST_IsFunctionLike).
    /// </summary>
    public bool IsFunctionLike => Kind is not (ScopeKind.Class or ScopeKind.Module or ScopeKind.Annotation);

    /// <summary>How a mangled name is resolved here.</summary>
    public SymbolScope Resolve(string name) =>
        Symbols.TryGetValue(name, out Symbol symbol) ? symbol.Scope : SymbolScope.Unknown;

    /// <summary>
    /// The names whose scope is <paramref name="scope"/> or that have one of <paramref name="flags"/>, sorted by code
    /// point: how compile.c's dictbytype orders co_cellvars (Cell, ComprehensionCell) and co_freevars (Free, FreeClass).
    /// </summary>
    public string[] NamesOf(SymbolScope scope, SymbolFlags flags)
    {
        SymbolMap symbols = Symbols;
        int count = 0;
        for (int i = 0; i < symbols.Count; i++)
        {
            count += Matches(symbols.SymbolAt(i), scope, flags) ? 1 : 0;
        }

        if (count == 0)
        {
            return [];
        }

        var names = new string[count];
        for (int i = symbols.Count - 1; count > 0; i--)
        {
            if (Matches(symbols.SymbolAt(i), scope, flags))
            {
                names[--count] = symbols.NameAt(i);
            }
        }

        Array.Sort(names, CodePointOrder.Compare);
        return names;
    }

    /// <summary>The scope in which this one is nested in the source; annotation scopes are nested in it but not among its children.</summary>
    internal Scope? Parent { get; init; }

    /// <summary>ste_comp_iter_expr: how many iterable expressions of comprehensions enclose the current place.</summary>
    internal int IterableExpressions { get; set; }

    /// <summary>ste_scope_info: what a type variable scope is of, for errors.</summary>
    internal string? Description { get; set; }

    /// <summary>ste_directives: the names of global and nonlocal statements and of named expressions in comprehensions, and where.</summary>
    internal List<(string Name, SourceSpan Span)>? Directives { get; private set; }

    /// <summary>How many of the symbols come from the source of the block itself; those behind were added by the analysis.</summary>
    internal int OwnSymbolCount { get; set; }

    internal void AddDirective(string name, SourceSpan span) => (Directives ??= []).Add((name, span));

    internal void AddChild(Scope child) => Append(ref _children, ref _childCount, child);

    internal void AddParameter(string name) => Append(ref _parameters, ref _parameterCount, name);

    /// <summary>Puts the children of inlined comprehensions in their place.</summary>
    internal void SpliceInlinedChildren()
    {
        Scope[] children = _children;
        int count = _childCount;
        _children = [];
        _childCount = 0;
        for (int i = 0; i < count; i++)
        {
            if (children[i].IsInlined)
            {
                foreach (Scope child in children[i].Children)
                {
                    AddChild(child);
                }
            }
            else
            {
                AddChild(children[i]);
            }
        }
    }

    private static bool Matches(in Symbol symbol, SymbolScope scope, SymbolFlags flags) =>
        symbol.Scope == scope || (symbol.Flags & flags) != 0;

    private static void Append<T>(ref T[] items, ref int count, T item)
    {
        if (count == items.Length)
        {
            Array.Resize(ref items, count == 0 ? 4 : count * 2);
        }

        items[count++] = item;
    }
}
