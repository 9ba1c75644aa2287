using Jitter.Bytecode;
using Jitter.Compiler.Symbols;
using Jitter.Primitives.Constants;

namespace Jitter.Compiler.CodeGen;

/// <summary>An insertion-ordered table from names or constants to their index: co_names, co_varnames, co_consts, ...</summary>
public sealed class IndexTable<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _indices = [];
    private readonly List<T> _items = [];

    /// <summary>How many items there are.</summary>
    public int Count => _items.Count;

    /// <summary>The items by index.</summary>
    public IReadOnlyList<T> Items => _items;

    /// <summary>The index of an item, which is added at the end if it is new.</summary>
    public int Add(T item)
    {
        if (!_indices.TryGetValue(item, out int index))
        {
            index = _items.Count;
            _indices.Add(item, index);
            _items.Add(item);
        }

        return index;
    }

    /// <summary>Whether the table has an item, and its index.</summary>
    public bool TryGetIndex(T item, out int index) => _indices.TryGetValue(item, out index);
}

/// <summary>
/// What the flow graph and the assembler must know of a code object besides its instructions
/// (CPython's <c>_PyCompile_CodeUnitMetadata</c>).
/// </summary>
public sealed class CompilationUnit
{
    /// <summary>co_name.</summary>
    public required string Name { get; init; }

    /// <summary>co_qualname.</summary>
    public required string QualifiedName { get; set; }

    /// <summary>co_filename.</summary>
    public required string FileName { get; init; }

    /// <summary>The symbols.</summary>
    public required Scope Scope { get; init; }

    /// <summary>co_firstlineno.</summary>
    public required int FirstLine { get; set; }

    /// <summary>The constants so far, merged by <see cref="Constant"/>'s equality.</summary>
    public IndexTable<Constant> Consts { get; } = new();

    /// <summary>co_names.</summary>
    public IndexTable<string> Names { get; } = new();

    /// <summary>co_varnames.</summary>
    public IndexTable<string> VarNames { get; } = new();

    /// <summary>co_cellvars, indexed from 0.</summary>
    public IndexTable<string> CellVars { get; } = new();

    /// <summary>co_freevars, indexed from 0; their instruction arguments start at the count of <see cref="CellVars"/>.</summary>
    public IndexTable<string> FreeVars { get; } = new();

    /// <summary>Names that are or were fast locals only within an inlined comprehension (CPython's u_fasthidden).</summary>
    public Dictionary<string, bool> FastHidden { get; } = [];

    /// <summary>co_argcount, positional-only ones excluded (the assembler adds them).</summary>
    public int ArgCount { get; set; }

    /// <summary>co_posonlyargcount.</summary>
    public int PosOnlyArgCount { get; set; }

    /// <summary>co_kwonlyargcount.</summary>
    public int KwOnlyArgCount { get; set; }

    /// <summary>co_flags.</summary>
    public CodeFlags Flags { get; set; }
}
