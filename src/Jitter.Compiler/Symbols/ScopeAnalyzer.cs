using Jitter.Syntax.Errors;

namespace Jitter.Compiler.Symbols;

/// <summary>
/// The second pass of CPython's Python/symtable.c: decides for each name of each scope whether it is local, a cell, free
/// or global, and inlines comprehensions into the scopes around them (PEP 709).
/// </summary>
/// <remarks>
/// CPython hands each block copies of the sets of names that the blocks around it bind. Here the enclosing scopes are
/// asked when a name is resolved: few names need it, and most scopes have none that could bind one. The names that are
/// free in a scope go up in one map for each level of nesting, which is reused.
/// </remarks>
internal sealed class ScopeAnalyzer
{
    private const SymbolFlags Bound = SymbolFlags.Local | SymbolFlags.Parameter | SymbolFlags.Import | SymbolFlags.TypeParameter;

    private readonly List<SymbolMap> _freeByLevel = [];
    private readonly List<string> _inlinedCells = [];

    /// <summary>Resolves the names of a module's scope and of those in it.</summary>
    /// <exception cref="PythonSyntaxException">A nonlocal statement for a name that no function around it binds.</exception>
    public void Analyze(Scope top) => Analyze(top, null, 0);

    /// <summary>
    /// Analyses a scope; the map of the level then holds the names that are free in it. The value of a name in such a
    /// map tells by its scope, Free or Unknown, whether it is (still) in the set.
    /// </summary>
    private SymbolMap Analyze(Scope scope, Scope? classScope, int level)
    {
        if (level == _freeByLevel.Count)
        {
            _freeByLevel.Add(new SymbolMap());
        }

        SymbolMap free = _freeByLevel[level];
        free.Clear();
        SymbolMap symbols = scope.Symbols;
        scope.OwnSymbolCount = symbols.Count;
        for (int i = 0; i < symbols.Count; i++)
        {
            ref Symbol symbol = ref symbols.SymbolAt(i);
            symbol.Scope = Resolve(scope, symbols.NameAt(i), symbol.Flags, classScope);
        }

        int cellsStart = _inlinedCells.Count;
        bool inlinesAny = false;
        foreach (Scope child in scope.Children)
        {
            SymbolMap childFree = Analyze(child, ClassScopeFor(child, scope, classScope), level + 1);

            // Annotation scopes in classes look names up in the class dictionary, which inlined code could not.
            if (child.Comprehension != ComprehensionKind.None && !child.IsGenerator && !scope.CanSeeClassScope)
            {
                Inline(child, scope, childFree);
                child.IsInlined = inlinesAny = true;
            }

            for (int i = 0; i < childFree.Count; i++)
            {
                if (childFree.SymbolAt(i).Scope == SymbolScope.Free)
                {
                    free.SymbolAt(free.Add(childFree.NameAt(i), out _)).Scope = SymbolScope.Free;
                }
            }

            scope.ChildHasFree |= child.HasFree || child.ChildHasFree;
        }

        if (inlinesAny)
        {
            scope.SpliceInlinedChildren();
        }

        if (scope.IsFunctionLike)
        {
            MakeCells(scope, free, cellsStart);
        }
        else if (scope.Kind == ScopeKind.Class)
        {
            scope.NeedsClassClosure = Discard(free, "__class__");
            scope.NeedsClassDict = Discard(free, "__classdict__");
        }

        PassThrough(scope, free, cellsStart);
        _inlinedCells.RemoveRange(cellsStart, _inlinedCells.Count - cellsStart);
        if (scope.HasFree)
        {
            for (int i = 0; i < scope.OwnSymbolCount; i++)
            {
                if (symbols.SymbolAt(i).Scope == SymbolScope.Free)
                {
                    free.SymbolAt(free.Add(symbols.NameAt(i), out _)).Scope = SymbolScope.Free;
                }
            }
        }

        return free;
    }

    private static Scope? ClassScopeFor(Scope child, Scope scope, Scope? classScope) =>
        !child.CanSeeClassScope ? null
        : scope.Kind == ScopeKind.Class ? scope
        : classScope;

    private static SymbolScope Resolve(Scope scope, string name, SymbolFlags flags, Scope? classScope)
    {
        if ((flags & SymbolFlags.Global) != 0)
        {
            return (flags & SymbolFlags.Nonlocal) != 0
                ? throw AtDirective(scope, name, $"name '{name}' is nonlocal and global")
                : SymbolScope.GlobalExplicit;
        }

        if ((flags & SymbolFlags.Nonlocal) != 0)
        {
            CheckNonlocal(scope, name);
            scope.HasFree = true;
            return SymbolScope.Free;
        }

        if ((flags & Bound) != 0)
        {
            return SymbolScope.Local;
        }

        // In the annotation scopes of a class, a name that the class binds is looked up in its dictionary and then among
        // the globals, not in the functions around the class.
        if (classScope is not null)
        {
            SymbolFlags classFlags = classScope.Symbols[name].Flags;
            if ((classFlags & SymbolFlags.Global) != 0)
            {
                return SymbolScope.GlobalExplicit;
            }

            if ((classFlags & Bound) != 0 && (classFlags & SymbolFlags.Nonlocal) == 0)
            {
                return SymbolScope.GlobalImplicit;
            }
        }

        if (IsBoundAround(scope, name))
        {
            scope.HasFree = true;
            return SymbolScope.Free;
        }

        return SymbolScope.GlobalImplicit;
    }

    /// <summary>Whether a scope around this one provides a variable of that name to it.</summary>
    private static bool IsBoundAround(Scope scope, string name)
    {
        for (Scope? outer = scope.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.Kind == ScopeKind.Class)
            {
                if (name is "__class__" or "__classdict__")
                {
                    return true;
                }
            }
            else if (outer.IsFunctionLike)
            {
                SymbolFlags flags = OwnFlags(outer, name);
                if ((flags & SymbolFlags.Global) != 0)
                {
                    return false;
                }

                if ((flags & SymbolFlags.Nonlocal) == 0 && (flags & Bound) != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void CheckNonlocal(Scope scope, string name)
    {
        if (scope.Kind == ScopeKind.Module)
        {
            throw AtDirective(scope, name, "nonlocal declaration not allowed at module level");
        }

        if (!IsBoundAround(scope, name))
        {
            throw AtDirective(scope, name, $"no binding for nonlocal '{name}' found");
        }

        // Classes count here although functions in them do not see their names: so it is in CPython.
        for (Scope? outer = scope.Parent; outer is not null; outer = outer.Parent)
        {
            SymbolFlags flags = OwnFlags(outer, name);
            if ((flags & (SymbolFlags.Global | SymbolFlags.Nonlocal)) == 0 && (flags & Bound) != 0)
            {
                if ((flags & SymbolFlags.TypeParameter) != 0)
                {
                    throw AtDirective(scope, name, $"nonlocal binding not allowed for type parameter '{name}'");
                }

                return;
            }
        }
    }

    /// <summary>How a name occurs in a scope itself, without what inlined comprehensions brought into it.</summary>
    private static SymbolFlags OwnFlags(Scope scope, string name)
    {
        int index = scope.Symbols.IndexOf(name);
        return index < 0 || index >= scope.OwnSymbolCount ? SymbolFlags.None : scope.Symbols.SymbolAt(index).Flags;
    }

    /// <summary>Merges the symbols of a comprehension into the scope that runs it (CPython's inline_comprehension).</summary>
    private void Inline(Scope comprehension, Scope scope, SymbolMap free)
    {
        SymbolMap symbols = scope.Symbols;
        SymbolMap inner = comprehension.Symbols;
        bool removesClassCell = false;
        for (int i = 0; i < inner.Count; i++)
        {
            string name = inner.NameAt(i);
            Symbol symbol = inner.SymbolAt(i);
            if ((symbol.Flags & SymbolFlags.Parameter) != 0)
            {
                continue; // ".0"
            }

            if (symbol.Scope == SymbolScope.Cell || (symbol.Flags & SymbolFlags.ComprehensionCell) != 0)
            {
                _inlinedCells.Add(name);
            }

            int index = symbols.IndexOf(name);
            if (symbol.Scope == SymbolScope.Free && scope.Kind == ScopeKind.Class && name == "__class__")
            {
                // The class body itself has no such cell.
                symbol.Scope = SymbolScope.GlobalImplicit;
                Discard(free, name);
                removesClassCell = true;
            }

            if (index < 0)
            {
                symbols.SymbolAt(symbols.Add(name, out _)) = symbol;
            }
            else if (scope.Kind != ScopeKind.Class
                && (symbols.SymbolAt(index).Flags & Bound) != 0
                && !IsFreeInAnyChild(comprehension, name))
            {
                // A variable of the scope, which the comprehension now uses in place.
                Discard(free, name);
            }
        }

        if (removesClassCell)
        {
            inner.Remove("__class__");
        }
    }

    private static bool IsFreeInAnyChild(Scope scope, string name)
    {
        foreach (Scope child in scope.Children)
        {
            if (child.Resolve(name) == SymbolScope.Free)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Makes the locals that inner functions use cells (CPython's analyze_cells).</summary>
    private void MakeCells(Scope scope, SymbolMap free, int cellsStart)
    {
        for (int i = 0; i < free.Count; i++)
        {
            ref Symbol entry = ref free.SymbolAt(i);
            if (entry.Scope == SymbolScope.Free && MakeCell(scope.Symbols, free.NameAt(i)))
            {
                entry.Scope = SymbolScope.Unknown;
            }
        }

        for (int i = cellsStart; i < _inlinedCells.Count; i++)
        {
            MakeCell(scope.Symbols, _inlinedCells[i]);
        }
    }

    private static bool MakeCell(SymbolMap symbols, string name)
    {
        int index = symbols.IndexOf(name);
        if (index < 0 || symbols.SymbolAt(index).Scope != SymbolScope.Local)
        {
            return false;
        }

        symbols.SymbolAt(index).Scope = SymbolScope.Cell;
        return true;
    }

    /// <summary>Records the names that are free in children and not bound here (CPython's update_symbols).</summary>
    private void PassThrough(Scope scope, SymbolMap free, int cellsStart)
    {
        SymbolMap symbols = scope.Symbols;
        for (int i = cellsStart; i < _inlinedCells.Count; i++)
        {
            symbols.SymbolAt(symbols.IndexOf(_inlinedCells[i])).Flags |= SymbolFlags.ComprehensionCell;
        }

        bool seesClass = scope.Kind == ScopeKind.Class || scope.CanSeeClassScope;
        for (int i = 0; i < free.Count; i++)
        {
            if (free.SymbolAt(i).Scope != SymbolScope.Free)
            {
                continue;
            }

            ref Symbol symbol = ref symbols.SymbolAt(symbols.Add(free.NameAt(i), out bool isNew));
            if (isNew)
            {
                symbol.Scope = SymbolScope.Free;
            }
            else if (seesClass)
            {
                // A method's free variable that has the same name as a local or global of the class.
                symbol.Flags |= SymbolFlags.FreeClass;
            }
        }
    }

    private static bool Discard(SymbolMap free, string name)
    {
        int index = free.IndexOf(name);
        if (index < 0 || free.SymbolAt(index).Scope != SymbolScope.Free)
        {
            return false;
        }

        free.SymbolAt(index).Scope = SymbolScope.Unknown;
        return true;
    }

    private static PythonSyntaxException AtDirective(Scope scope, string name, string message)
    {
        foreach ((string directive, Syntax.Ast.SourceSpan span) in scope.Directives!)
        {
            if (directive == name)
            {
                return SymbolErrors.At(message, span);
            }
        }

        throw new InvalidOperationException($"no directive for {name}");
    }
}
