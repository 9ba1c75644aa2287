using Jitter.Bytecode.Opcodes;

namespace Jitter.Compiler.FlowGraph;

/// <summary>
/// The basic blocks of one code object (CPython's <c>_PyCfgBuilder</c>). Blocks and instructions are structs in two arrays
/// that serve one code object after the other; blocks are known by their index and linked in the order of the code.
/// </summary>
/// <remarks>A reference to a block or an instruction is void once a block is made or grows: take it anew.</remarks>
internal sealed partial class ControlFlowGraph
{
    /// <summary>The index that stands for no block.</summary>
    public const int NoBlock = -1;

    /// <summary>The block where the code begins.</summary>
    public const int Entry = 0;

    // How many further instructions fit into a block that had to move.
    private const int Slack = 8;

    private FlowInstruction[] _instructions = new FlowInstruction[256];
    private BasicBlock[] _blocks = new BasicBlock[32];
    private int[] _stack = new int[32];
    private int _used;

    /// <summary>How many blocks there are, removed ones included.</summary>
    public int BlockCount { get; private set; }

    /// <summary>Whether some block set-up occurs in the code: without it, all passes over exception handlers have nothing to do.</summary>
    public bool HasHandlers { get; set; }

    /// <summary>Whether some instruction unbinds a local.</summary>
    public bool ClearsLocals { get; set; }

    /// <summary>Whether the code has pseudo-instructions other than jumps.</summary>
    public bool HasPseudoInstructions { get; set; }

    /// <summary>Room for integers that one pass needs; its contents last until the next pass asks.</summary>
    public ScratchBuffer Scratch { get; } = new();

    /// <summary>A block.</summary>
    public ref BasicBlock this[int block] => ref _blocks[block];

    /// <summary>The instructions of a block.</summary>
    public Span<FlowInstruction> Instructions(int block)
    {
        ref BasicBlock b = ref _blocks[block];
        return _instructions.AsSpan(b.Start, b.Count);
    }

    /// <summary>Drops the code object before and makes room for another one.</summary>
    public void Reset(int instructionCount)
    {
        BlockCount = 0;
        _used = 0;
        HasHandlers = false;
        EnsureInstructions(instructionCount);
    }

    /// <summary>The place for all instructions of an empty graph, to be split into blocks.</summary>
    public Span<FlowInstruction> Build(int count)
    {
        _used = count;
        return _instructions.AsSpan(0, count);
    }

    /// <summary>Gives a block part of what <see cref="Build"/> returned.</summary>
    public void SetRange(int block, int start, int end)
    {
        ref BasicBlock b = ref _blocks[block];
        b.Start = start;
        b.Count = b.Capacity = end - start;
    }

    /// <summary>Makes a block without instructions that stands nowhere yet.</summary>
    public int NewBlock()
    {
        if (BlockCount == _blocks.Length)
        {
            Array.Resize(ref _blocks, BlockCount * 2);
        }

        _blocks[BlockCount] = new BasicBlock { Start = _used, Next = NoBlock, ExceptionStack = -1 };
        return BlockCount++;
    }

    /// <summary>The last instruction of a block that is not empty.</summary>
    public ref FlowInstruction Last(int block)
    {
        ref BasicBlock b = ref _blocks[block];
        return ref _instructions[b.Start + b.Count - 1];
    }

    /// <summary>Whether control may leave the block for the next one (CPython's BB_HAS_FALLTHROUGH).</summary>
    public bool HasFallthrough(int block)
    {
        ref BasicBlock b = ref _blocks[block];
        return b.Count == 0 || !OpcodeInfo.HasNoFallthrough(_instructions[b.Start + b.Count - 1].Opcode);
    }

    /// <summary>Whether the block ends in a return or raise (basicblock_exits_scope).</summary>
    public bool ExitsScope(int block)
    {
        ref BasicBlock b = ref _blocks[block];
        return b.Count != 0 && OpcodeInfo.IsScopeExit(_instructions[b.Start + b.Count - 1].Opcode);
    }

    /// <summary>Whether no instruction of the block has a line (basicblock_has_no_lineno).</summary>
    public bool HasNoLine(int block)
    {
        foreach (ref FlowInstruction instruction in Instructions(block))
        {
            if (instruction.Location.Line >= 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first block from this one on that has instructions, or <see cref="NoBlock"/> (next_nonempty_block).</summary>
    public int NextNonempty(int block)
    {
        while (block != NoBlock && _blocks[block].Count == 0)
        {
            block = _blocks[block].Next;
        }

        return block;
    }

    /// <summary>Adds an instruction at the end of a block.</summary>
    public void Append(int block, in FlowInstruction instruction)
    {
        FlowInstruction copy = instruction;
        Grow(block, 1);
        ref BasicBlock b = ref _blocks[block];
        _instructions[b.Start + b.Count++] = copy;
    }

    /// <summary>Adds copies of a block's instructions at the end of another one, or of itself.</summary>
    public void AppendBlock(int block, int source)
    {
        int count = _blocks[source].Count;
        Grow(block, count);
        ref BasicBlock to = ref _blocks[block];
        Array.Copy(_instructions, _blocks[source].Start, _instructions, to.Start + to.Count, count);
        to.Count += count;
    }

    /// <summary>Makes room at the start of a block and returns it, to be filled.</summary>
    public Span<FlowInstruction> Prepend(int block, int count)
    {
        Grow(block, count);
        ref BasicBlock b = ref _blocks[block];
        Array.Copy(_instructions, b.Start, _instructions, b.Start + count, b.Count);
        b.Count += count;
        return _instructions.AsSpan(b.Start, count);
    }

    /// <summary>Puts a mark on all blocks.</summary>
    public void Mark(BlockFlags flag)
    {
        foreach (ref BasicBlock block in _blocks.AsSpan(0, BlockCount))
        {
            block.Flags |= flag;
        }
    }

    /// <summary>Takes a mark off all blocks.</summary>
    public void Unmark(BlockFlags flag)
    {
        foreach (ref BasicBlock block in _blocks.AsSpan(0, BlockCount))
        {
            block.Flags &= ~flag;
        }
    }

    /// <summary>An array that holds each block once, for the stack of a walk over the graph.</summary>
    public int[] TraversalStack()
    {
        if (_stack.Length < BlockCount)
        {
            _stack = new int[_blocks.Length];
        }

        return _stack;
    }

    // Makes room at the end of a block, moving it to the end of the array if something is behind it.
    private void Grow(int block, int count)
    {
        ref BasicBlock b = ref _blocks[block];
        int wanted = b.Count + count;
        if (wanted <= b.Capacity)
        {
            return;
        }

        wanted += Slack;
        if (b.Start + b.Capacity == _used)
        {
            EnsureInstructions(b.Start + wanted);
        }
        else
        {
            EnsureInstructions(_used + wanted);
            Array.Copy(_instructions, b.Start, _instructions, _used, b.Count);
            b.Start = _used;
        }

        b.Capacity = wanted;
        _used = b.Start + wanted;
    }

    private void EnsureInstructions(int count)
    {
        if (count > _instructions.Length)
        {
            Array.Resize(ref _instructions, Math.Max(count, _instructions.Length * 2));
        }
    }
}
