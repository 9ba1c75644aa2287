using Jitter.Bytecode;
using Jitter.Compiler.Symbols;
using Jitter.Primitives.Constants;

namespace Jitter.Compiler.CodeGen;

/// <summary>
/// What the flow graph and the assembler must know of a code object besides its instructions
/// (CPython's <c>_PyCompile_CodeUnitMetadata</c>).
/// </summary>
/// <remarks>Code generation uses a unit again when its code object is finished: whoever gets one keeps nothing of it.</remarks>
internal sealed class CompilationUnit
{
    /// <summary>co_name.</summary>
    public required string Name { get; set; }

    /// <summary>co_qualname.</summary>
    public required string QualifiedName { get; set; }

    /// <summary>co_filename.</summary>
    public required string FileName { get; set; }

    /// <summary>The symbols.</summary>
    public required Scope Scope { get; set; }

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

    /// <summary>Forgets everything that is collected while code is generated.</summary>
    public void Clear()
    {
        Consts.Clear();
        Names.Clear();
        VarNames.Clear();
        CellVars.Clear();
        FreeVars.Clear();
        FastHidden.Clear();
        Scope = null!;
        ArgCount = PosOnlyArgCount = KwOnlyArgCount = 0;
        Flags = CodeFlags.None;
    }

    /// <summary>A copy that outlives the code object in the making, for benchmarks of what comes after code generation.</summary>
    internal CompilationUnit Copy()
    {
        var copy = new CompilationUnit
        {
            Name = Name,
            QualifiedName = QualifiedName,
            FileName = FileName,
            Scope = Scope,
            FirstLine = FirstLine,
            ArgCount = ArgCount,
            PosOnlyArgCount = PosOnlyArgCount,
            KwOnlyArgCount = KwOnlyArgCount,
            Flags = Flags,
        };
        copy.Consts.AddRange(Consts.Items);
        copy.Names.AddRange(Names.Items);
        copy.VarNames.AddRange(VarNames.Items);
        copy.CellVars.AddRange(CellVars.Items);
        copy.FreeVars.AddRange(FreeVars.Items);
        foreach ((string name, bool hidden) in FastHidden)
        {
            copy.FastHidden.Add(name, hidden);
        }

        return copy;
    }
}
