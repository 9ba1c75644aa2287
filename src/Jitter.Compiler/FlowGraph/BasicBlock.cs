namespace Jitter.Compiler.FlowGraph;

/// <summary>What the passes know of a block.</summary>
[Flags]
internal enum BlockFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Code generation or a pass made it the target of a jump or block set-up.</summary>
    Labelled = 1,

    /// <summary>Seen by the pass that runs.</summary>
    Visited = 2,

    /// <summary>A block set-up's target: an exception handler begins here.</summary>
    ExceptHandler = 4,

    /// <summary>The handler restores the instruction pointer of the raise (SETUP_WITH, SETUP_CLEANUP).</summary>
    PreserveLasti = 8,

    /// <summary>Reached only through exceptions.</summary>
    Cold = 16,

    /// <summary>Reached without an exception.</summary>
    Warm = 32,
}

/// <summary>
/// A run of instructions that is entered at its start and left at its end, though an exception may leave it anywhere.
/// Its instructions are a range of <see cref="ControlFlowGraph"/>'s array.
/// </summary>
internal struct BasicBlock
{
    /// <summary>Where its instructions begin.</summary>
    public int Start;

    /// <summary>How many instructions it has.</summary>
    public int Count;

    /// <summary>How many instructions fit in place.</summary>
    public int Capacity;

    /// <summary>The block after it in the order of the code, or <see cref="ControlFlowGraph.NoBlock"/>.</summary>
    public int Next;

    /// <summary>How many ways lead to it: falling through, jumps and block set-ups.</summary>
    public int Predecessors;

    /// <summary>The depth of the stack on entry; negative until it is computed.</summary>
    public int StartDepth;

    /// <summary>The exception stack on entry: an index into <see cref="ExceptionTargets"/>' list of set-ups, or -1.</summary>
    public int ExceptionStack;

    /// <summary>Which of the first 64 locals may be unbound on entry.</summary>
    public ulong UnboundLocals;

    /// <summary>The index of the first instruction in the code's final order, counted in instructions.</summary>
    public int Index;

    /// <summary>The offset of the first instruction in the final code, in code units.</summary>
    public int Offset;

    /// <summary>The size of the instructions, a closing jump's excluded, in code units.</summary>
    public int BodySize;

    /// <summary>Marks.</summary>
    public BlockFlags Flags;

    /// <summary>Whether it has a mark.</summary>
    public readonly bool Is(BlockFlags flag) => (Flags & flag) != 0;
}
