using Jitter.Bytecode.Opcodes;

namespace Jitter.Compiler.FlowGraph;

/// <summary>
/// Replaces jumps to short exits, and to blocks without lines, by a copy of them (CPython's Python/flowgraph.c,
/// inline_small_or_no_lineno_blocks).
/// </summary>
internal static class ExitBlocks
{
    // MAX_COPY_SIZE of flowgraph.c.
    private const int LargestCopy = 4;

    /// <summary>Runs the pass until nothing changes.</summary>
    public static void Inline(ControlFlowGraph graph)
    {
        bool changed;
        do
        {
            changed = false;
            for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
            {
                changed |= Extend(graph, block);
            }
        }
        while (changed);
    }

    private static bool Extend(ControlFlowGraph graph, int block)
    {
        if (graph[block].Count == 0)
        {
            return false;
        }

        ref FlowInstruction jump = ref graph.Last(block);
        Opcode removed = jump.Opcode;
        if (!OpcodeInfo.IsUnconditionalJump(removed))
        {
            return false;
        }

        int target = jump.Target;
        bool isSmallExit = graph[target].Count <= LargestCopy && graph.ExitsScope(target);
        bool isWithoutLine = !graph.HasFallthrough(target) && graph.HasNoLine(target);
        if (!isSmallExit && !isWithoutLine)
        {
            return false;
        }

        jump.Become(Opcode.NOP);
        graph.AppendBlock(block, target);
        if (isWithoutLine && removed == Opcode.JUMP)
        {
            // The jump that was removed polled the eval breaker, so the one that takes its place must do so too.
            ref FlowInstruction last = ref graph.Last(block);
            if (OpcodeInfo.IsUnconditionalJump(last.Opcode))
            {
                last.Opcode = Opcode.JUMP;
            }
        }

        graph[target].Predecessors--;
        return true;
    }
}
