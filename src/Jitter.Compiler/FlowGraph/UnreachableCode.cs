using Jitter.Bytecode.Opcodes;

namespace Jitter.Compiler.FlowGraph;

/// <summary>Empties blocks that no path leads to, and counts the paths to the others (CPython's Python/flowgraph.c, remove_unreachable).</summary>
internal static class UnreachableCode
{
    /// <summary>Runs the pass.</summary>
    public static void Remove(ControlFlowGraph graph)
    {
        for (int block = 0; block < graph.BlockCount; block++)
        {
            ref BasicBlock b = ref graph[block];
            b.Predecessors = 0;
            b.Flags &= ~BlockFlags.Visited;
        }

        int[] stack = graph.TraversalStack();
        int top = 0;
        Reach(graph, stack, ref top, ControlFlowGraph.Entry);
        while (top > 0)
        {
            int block = stack[--top];
            int next = graph[block].Next;
            if (next != ControlFlowGraph.NoBlock && graph.HasFallthrough(block))
            {
                Reach(graph, stack, ref top, next);
            }

            foreach (ref FlowInstruction instruction in graph.Instructions(block))
            {
                if (OpcodeInfo.HasTarget(instruction.Opcode))
                {
                    Reach(graph, stack, ref top, instruction.Target);
                }
            }
        }

        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            ref BasicBlock b = ref graph[block];
            if (b.Predecessors == 0)
            {
                b.Count = 0;
                b.Flags &= ~BlockFlags.ExceptHandler;
            }
        }
    }

    private static void Reach(ControlFlowGraph graph, int[] stack, ref int top, int block)
    {
        ref BasicBlock b = ref graph[block];
        b.Predecessors++;
        if (!b.Is(BlockFlags.Visited))
        {
            b.Flags |= BlockFlags.Visited;
            stack[top++] = block;
        }
    }
}
