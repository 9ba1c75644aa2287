using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.CodeGen;

namespace Jitter.Compiler.FlowGraph;

/// <summary>Moves blocks that only exceptions lead to behind all others (CPython's Python/flowgraph.c, push_cold_blocks_to_end).</summary>
internal static class ColdBlocks
{
    /// <summary>Runs the pass.</summary>
    public static void MoveToEnd(ControlFlowGraph graph)
    {
        if (!graph.HasHandlers || graph[ControlFlowGraph.Entry].Next == ControlFlowGraph.NoBlock)
        {
            return;
        }

        Mark(graph);
        JumpToWarmBlocks(graph);
        if (Move(graph))
        {
            RedundantInstructions.RemoveNopsAndJumps(graph);
        }
    }

    private static void Mark(ControlFlowGraph graph)
    {
        graph.Unmark(BlockFlags.Visited | BlockFlags.Warm | BlockFlags.Cold);
        int[] stack = graph.TraversalStack();
        int top = 0;
        Push(graph, stack, ref top, ControlFlowGraph.Entry, BlockFlags.Visited);
        Spread(graph, stack, top, BlockFlags.Warm, BlockFlags.Visited);

        graph.Unmark(BlockFlags.Visited);
        top = 0;
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            if (graph[block].Is(BlockFlags.ExceptHandler))
            {
                Push(graph, stack, ref top, block, BlockFlags.Visited);
            }
        }

        Spread(graph, stack, top, BlockFlags.Cold, BlockFlags.Visited | BlockFlags.Warm);
    }

    // Marks what falling through and jumps lead to from the blocks on the stack, past no block that has one of the stop marks.
    private static void Spread(ControlFlowGraph graph, int[] stack, int top, BlockFlags mark, BlockFlags stop)
    {
        while (top > 0)
        {
            int block = stack[--top];
            graph[block].Flags |= mark;
            int next = graph[block].Next;
            if (next != ControlFlowGraph.NoBlock && graph.HasFallthrough(block))
            {
                Push(graph, stack, ref top, next, stop);
            }

            if (graph[block].Count > 0)
            {
                ref FlowInstruction last = ref graph.Last(block);
                if (OpcodeInfo.IsJump(last.Opcode))
                {
                    Push(graph, stack, ref top, last.Target, stop);
                }
            }
        }
    }

    private static void Push(ControlFlowGraph graph, int[] stack, ref int top, int block, BlockFlags stop)
    {
        ref BasicBlock b = ref graph[block];
        if (!b.Is(stop))
        {
            b.Flags |= BlockFlags.Visited;
            stack[top++] = block;
        }
    }

    // A cold block that falls through to a warm one would lose it.
    private static void JumpToWarmBlocks(ControlFlowGraph graph)
    {
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            int next = graph[block].Next;
            if (next == ControlFlowGraph.NoBlock || !graph[block].Is(BlockFlags.Cold) || !graph[next].Is(BlockFlags.Warm)
                || !graph.HasFallthrough(block))
            {
                continue;
            }

            int jump = graph.NewBlock();
            graph[next].Flags |= BlockFlags.Labelled;
            graph.Append(jump, new FlowInstruction
            {
                Opcode = Opcode.JUMP_NO_INTERRUPT,
                Target = next,
                Handler = ControlFlowGraph.NoBlock,
                Location = Location.None,
            });
            ref BasicBlock made = ref graph[jump];
            made.Flags |= BlockFlags.Cold;
            made.Predecessors = 1;
            made.Next = next;
            graph[block].Next = jump;
        }
    }

    // Returns whether there are cold blocks.
    private static bool Move(ControlFlowGraph graph)
    {
        int firstCold = ControlFlowGraph.NoBlock;
        int lastCold = ControlFlowGraph.NoBlock;
        int lastWarm = ControlFlowGraph.Entry;
        int next;
        for (int block = graph[lastWarm].Next; block != ControlFlowGraph.NoBlock; block = next)
        {
            next = graph[block].Next;
            if (!graph[block].Is(BlockFlags.Cold))
            {
                graph[lastWarm].Next = block;
                lastWarm = block;
                continue;
            }

            if (lastCold == ControlFlowGraph.NoBlock)
            {
                firstCold = block;
            }
            else
            {
                graph[lastCold].Next = block;
            }

            lastCold = block;
        }

        graph[lastWarm].Next = firstCold;
        if (lastCold != ControlFlowGraph.NoBlock)
        {
            graph[lastCold].Next = ControlFlowGraph.NoBlock;
        }

        return firstCold != ControlFlowGraph.NoBlock;
    }
}
