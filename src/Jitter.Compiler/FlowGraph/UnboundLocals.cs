using Jitter.Bytecode.Opcodes;

namespace Jitter.Compiler.FlowGraph;

/// <summary>
/// Turns LOAD_FAST into LOAD_FAST_CHECK where the local may be unbound (CPython's Python/flowgraph.c,
/// add_checks_for_loads_of_uninitialized_variables). The first 64 locals are followed through the whole graph as bit masks, the others
/// within single blocks.
/// </summary>
internal static class UnboundLocals
{
    private const int TrackedLocals = 64;

    /// <summary>Runs the pass for a code object with the given locals, of which the first are parameters.</summary>
    public static void AddChecks(ControlFlowGraph graph, int localCount, int parameterCount)
    {
        if (localCount == 0)
        {
            return;
        }

        if (localCount > TrackedLocals)
        {
            CheckUntracked(graph, localCount);
            localCount = TrackedLocals;
        }

        ulong unbound = Below(localCount) & ~Below(parameterCount);
        if (unbound == 0 && !graph.ClearsLocals)
        {
            return;
        }

        for (int block = 0; block < graph.BlockCount; block++)
        {
            graph[block].UnboundLocals = 0;
        }

        // Each block is scanned once, since locals may be cleared anywhere, and again as long as more locals turn out to be unbound
        // on entry. The masks only grow, so the order does not matter; that of the code needs few sweeps.
        graph[ControlFlowGraph.Entry].UnboundLocals = unbound;
        graph.Mark(BlockFlags.Visited);
        bool isDone;
        do
        {
            isDone = true;
            for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
            {
                ref BasicBlock b = ref graph[block];
                if (b.Is(BlockFlags.Visited))
                {
                    b.Flags &= ~BlockFlags.Visited;
                    isDone = false;
                    Scan(graph, block);
                }
            }
        }
        while (!isDone);
    }

    private static ulong Below(int count) => count >= TrackedLocals ? ulong.MaxValue : (1UL << count) - 1;

    // Visited means: to be scanned.
    private static void Enter(ControlFlowGraph graph, int block, ulong unbound)
    {
        ref BasicBlock b = ref graph[block];
        ulong both = b.UnboundLocals | unbound;
        if (b.UnboundLocals != both)
        {
            b.UnboundLocals = both;
            b.Flags |= BlockFlags.Visited;
        }
    }

    private static void Scan(ControlFlowGraph graph, int block)
    {
        ulong unbound = graph[block].UnboundLocals;

        // The handler last entered, and what was unbound then.
        int handler = ControlFlowGraph.NoBlock;
        ulong entered = 0;
        foreach (ref FlowInstruction instruction in graph.Instructions(block))
        {
            if (instruction.Handler != ControlFlowGraph.NoBlock && (instruction.Handler != handler || (unbound & ~entered) != 0))
            {
                handler = instruction.Handler;
                entered = unbound;
                Enter(graph, handler, unbound);
            }

            switch (instruction.Opcode)
            {
                case Opcode.DELETE_FAST:
                case Opcode.LOAD_FAST_AND_CLEAR:
                case Opcode.STORE_FAST_MAYBE_NULL:
                    if (instruction.Argument < TrackedLocals)
                    {
                        unbound |= 1UL << instruction.Argument;
                    }

                    break;
                case Opcode.STORE_FAST:
                case Opcode.LOAD_FAST_CHECK:
                    if (instruction.Argument < TrackedLocals)
                    {
                        unbound &= ~(1UL << instruction.Argument);
                    }

                    break;
                case Opcode.LOAD_FAST:
                    if (instruction.Argument < TrackedLocals)
                    {
                        ulong bit = 1UL << instruction.Argument;
                        if ((unbound & bit) != 0)
                        {
                            instruction.Opcode = Opcode.LOAD_FAST_CHECK;
                            unbound &= ~bit;
                        }
                    }

                    break;
            }
        }

        int next = graph[block].Next;
        if (next != ControlFlowGraph.NoBlock && graph.HasFallthrough(block))
        {
            Enter(graph, next, unbound);
        }

        if (graph[block].Count > 0)
        {
            ref FlowInstruction last = ref graph.Last(block);
            if (OpcodeInfo.IsJump(last.Opcode))
            {
                Enter(graph, last.Target, unbound);
            }
        }
    }

    // fast_scan_many_locals: a local is known to be bound if it was stored or loaded earlier in the same block.
    private static void CheckUntracked(ControlFlowGraph graph, int localCount)
    {
        Span<int> boundIn = graph.Scratch.Take(localCount, ControlFlowGraph.NoBlock);
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            foreach (ref FlowInstruction instruction in graph.Instructions(block))
            {
                if (instruction.Argument < TrackedLocals)
                {
                    continue;
                }

                switch (instruction.Opcode)
                {
                    case Opcode.DELETE_FAST:
                    case Opcode.LOAD_FAST_AND_CLEAR:
                    case Opcode.STORE_FAST_MAYBE_NULL:
                        boundIn[instruction.Argument] = ControlFlowGraph.NoBlock;
                        break;
                    case Opcode.STORE_FAST:
                        boundIn[instruction.Argument] = block;
                        break;
                    case Opcode.LOAD_FAST:
                        if (boundIn[instruction.Argument] != block)
                        {
                            instruction.Opcode = Opcode.LOAD_FAST_CHECK;
                        }

                        boundIn[instruction.Argument] = block;
                        break;
                }
            }
        }
    }
}
