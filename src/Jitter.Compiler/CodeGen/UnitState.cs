using Jitter.Compiler.Symbols;

namespace Jitter.Compiler.CodeGen;

/// <summary>A code object in the making (CPython's <c>struct compiler_unit</c>): its metadata, instructions and frame blocks.</summary>
/// <remarks>States are pooled by thread, so that their buffers serve one code object after another.</remarks>
internal sealed class UnitState
{
    /// <summary>How many blocks may be nested statically (CPython's CO_MAXBLOCKS).</summary>
    public const int MaxFrameBlocks = 21;

    /// <summary>What becomes of it.</summary>
    public UnitKind Kind { get; set; }

    /// <summary>The unit around it.</summary>
    public UnitState? Parent { get; set; }

    /// <summary>How many units are around it.</summary>
    public int Depth { get; set; }

    /// <summary>The class name for private-name mangling; null outside classes.</summary>
    public string? PrivateName { get; set; }

    /// <summary>The names, constants, counts and flags.</summary>
    public CompilationUnit Metadata { get; } = new() { Name = "", QualifiedName = "", FileName = "", Scope = null!, FirstLine = 0 };

    /// <summary>The symbols; those of an inlined comprehension are merged in while it is generated.</summary>
    public Scope Scope { get; set; } = null!;

    /// <summary>The code so far.</summary>
    public InstructionSequence Instructions { get; } = new();

    /// <summary>How many inlined comprehensions code generation is inside of.</summary>
    public int InlinedComprehensions { get; set; }

    /// <summary>The attributes that methods assign through <c>self</c>; only classes have it.</summary>
    public StaticAttributeSet StaticAttributes { get; } = new();

    /// <summary>The frame blocks; the first <see cref="FrameBlockCount"/> are in force.</summary>
    public FrameBlock[] FrameBlocks { get; } = new FrameBlock[MaxFrameBlocks];

    /// <summary>How many frame blocks are in force.</summary>
    public int FrameBlockCount { get; set; }

    /// <summary>Forgets everything but the buffers, so that a pooled state keeps neither a tree nor a code object alive.</summary>
    public void Clear()
    {
        Parent = null;
        PrivateName = null;
        Scope = null!;
        Metadata.Clear();
        Instructions.Clear();
        InlinedComprehensions = 0;
        StaticAttributes.Clear();
        Array.Clear(FrameBlocks); // those that were left still name the bodies of their finally clauses
        FrameBlockCount = 0;
    }
}
