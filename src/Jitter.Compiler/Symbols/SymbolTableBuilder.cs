using System.Diagnostics;
using System.Runtime.CompilerServices;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Compiler.Symbols;

/// <summary>
/// The first pass of CPython's Python/symtable.c: visits a tree in the order in which CPython does, opens the scopes and
/// records how each name occurs in them.
/// </summary>
internal sealed partial class SymbolTableBuilder(FutureFeatures future, int depth)
{
    private const SymbolFlags Declared = SymbolFlags.Parameter | SymbolFlags.Local | SymbolFlags.Use | SymbolFlags.Annotated;

    private readonly SymbolTable _table = new();
    private readonly bool _futureAnnotations = future.Annotations;
    private Scope _current = null!;
    private string? _className;
    private int _depth = depth;

    /// <summary>Records a tree's scopes and names; the analysis is still to come.</summary>
    /// <exception cref="PythonSyntaxException">What CPython's first pass raises.</exception>
    public SymbolTable Build(Mod root)
    {
        _current = _table.Top = new Scope(ScopeKind.Module, "top", default);
        _table.Add(root, _current);
        switch (root)
        {
            case Module module:
                Visit(module.Body);
                break;
            case Interactive interactive:
                Visit(interactive.Body);
                break;
            case Expression expression:
                Visit(expression.Body);
                break;
            default:
                throw new UnreachableException(root.Kind.ToString());
        }

        return _table;
    }

    /// <summary>Opens a scope; its key in the table is the caller's business.</summary>
    private Scope Enter(ScopeKind kind, string name, SourceSpan span)
    {
        Scope outer = _current;
        var scope = new Scope(kind, name, span)
        {
            Parent = outer,
            IsNested = outer.IsNested || outer.IsFunctionLike,

            // Named expressions are banned from a comprehension's iterable, lambdas and comprehensions within it included.
            IterableExpressions = outer.IterableExpressions,
            MangledNames = kind == ScopeKind.Class ? null : outer.MangledNames,
        };

        // Annotations that stay text have no effect: their scope is there only for the errors in them.
        if (kind != ScopeKind.Annotation)
        {
            outer.AddChild(scope);
        }

        _current = scope;
        return scope;
    }

    private void Exit() => _current = _current.Parent!;

    private string Mangle(string name) => _className is null ? name : NameMangling.Mangle(_className, _current, name);

    /// <summary>How a name has occurred so far in a scope.</summary>
    private SymbolFlags FlagsIn(Scope scope, string name) =>
        scope.Symbols[_className is null ? name : NameMangling.Mangle(_className, scope, name)].Flags;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(string name, SymbolFlags flags, SourceSpan span) => Add(_current, name, flags, span);

    /// <summary>Records an occurrence of a name, mangled as the current scope does, in a scope.</summary>
    private void Add(Scope scope, string name, SymbolFlags flags, SourceSpan span)
    {
        string mangled = Mangle(name);
        ref Symbol symbol = ref scope.Symbols.SymbolAt(scope.Symbols.Add(mangled, out bool isNew));
        if (!isNew)
        {
            if ((flags & symbol.Flags & SymbolFlags.Parameter) != 0)
            {
                throw SymbolErrors.At($"duplicate argument '{name}' in function definition", span);
            }

            if ((flags & symbol.Flags & SymbolFlags.TypeParameter) != 0)
            {
                throw SymbolErrors.At($"duplicate type parameter '{name}'", span);
            }
        }

        symbol.Flags |= flags;
        if (scope.IsComprehensionTarget)
        {
            if ((symbol.Flags & (SymbolFlags.Global | SymbolFlags.Nonlocal)) != 0)
            {
                throw SymbolErrors.At($"comprehension inner loop cannot rebind assignment expression target '{name}'", span);
            }

            // Named expressions further inside check for it.
            symbol.Flags |= SymbolFlags.ComprehensionIteration;
        }

        if ((flags & SymbolFlags.Parameter) != 0)
        {
            scope.AddParameter(mangled);
        }
        else if ((flags & SymbolFlags.Global) != 0)
        {
            SymbolMap globals = _table.Top.Symbols;
            globals.SymbolAt(globals.Add(mangled, out _)).Flags |= flags;
        }
    }

    private void AddTypeParameter(string name, SourceSpan span)
    {
        _current.MangledNames?.Add(name);
        Add(name, SymbolFlags.TypeParameter | SymbolFlags.Local, span);
    }

    private void AddDirective(string name, SourceSpan span) => _current.AddDirective(Mangle(name), span);

    /// <summary>Opens the scope of type parameters and visits them.</summary>
    private void EnterTypeParameters(string name, TypeParam[] typeParams, SourceSpan span, bool ofClass, bool hasDefaults, bool hasKwDefaults)
    {
        bool inClass = _current.Kind == ScopeKind.Class;
        Scope scope = Enter(ScopeKind.TypeParameters, name, span);
        _table.Add(typeParams, scope);
        if (inClass)
        {
            scope.CanSeeClassScope = true;
            Add("__classdict__", SymbolFlags.Use, span);
        }

        if (ofClass)
        {
            // Set when the tuple of type parameters and the generic base are made, used when the bases are.
            Add(".type_params", SymbolFlags.Local | SymbolFlags.Use, span);
            Add(".generic_base", SymbolFlags.Local | SymbolFlags.Use, span);
        }

        if (hasDefaults)
        {
            Add(".defaults", SymbolFlags.Parameter, span);
        }

        if (hasKwDefaults)
        {
            Add(".kwdefaults", SymbolFlags.Parameter, span);
        }

        if (ofClass)
        {
            // Type parameters have the names that the class body knows them by; other names are used as outside.
            _className = name;
            scope.MangledNames = [];
        }

        foreach (TypeParam typeParam in typeParams)
        {
            Visit(typeParam);
        }
    }

    private void Visit(TypeParam typeParam)
    {
        TreeDepth.Enter(ref _depth);
        switch (typeParam)
        {
            case TypeVar typeVar:
                AddTypeParameter(typeVar.Name, typeVar.Span);
                if (typeVar.Bound is { } bound)
                {
                    string what = bound.Kind == ExprKind.TupleExpr ? "a TypeVar constraint" : "a TypeVar bound";
                    _table.Add(typeVar, VisitTypeVariable(typeVar.Name, bound, what));
                }

                VisitDefault(typeVar, typeVar.Name, typeVar.DefaultValue, "a TypeVar default");
                break;
            case TypeVarTuple tuple:
                AddTypeParameter(tuple.Name, tuple.Span);
                VisitDefault(tuple, tuple.Name, tuple.DefaultValue, "a TypeVarTuple default");
                break;
            case ParamSpec spec:
                AddTypeParameter(spec.Name, spec.Span);
                VisitDefault(spec, spec.Name, spec.DefaultValue, "a ParamSpec default");
                break;
        }

        _depth--;
    }

    private void VisitDefault(TypeParam typeParam, string name, Expr? value, string what)
    {
        if (value is not null)
        {
            _table.AddDefault(typeParam, VisitTypeVariable(name, value, what));
        }
    }

    private Scope VisitTypeVariable(string name, Expr value, string what)
    {
        bool inClass = _current.CanSeeClassScope;
        Scope scope = Enter(ScopeKind.TypeVariable, name, value.Span);
        scope.CanSeeClassScope = inClass;
        scope.Description = what;
        if (inClass)
        {
            Add("__classdict__", SymbolFlags.Use, value.Span);
        }

        Visit(value);
        Exit();
        return scope;
    }
}
