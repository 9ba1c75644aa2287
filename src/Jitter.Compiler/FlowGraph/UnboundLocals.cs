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

        for (int block = 0; block < graph.BlockCount; block++)
        {
            ref BasicBlock b = ref graph[block];
            b.UnboundLocals = 0;
            b.Flags &= ~BlockFlags.Visited;
        }

        // Locals are unbound on entry, parameters aside, and after a DELETE_FAST; so each block must be scanned once.
        int[] stack = graph.TraversalStack();
        int top = 0;
        Enter(graph, stack, ref top, ControlFlowGraph.Entry, Below(localCount) & ~Below(parameterCount));
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            Scan(graph, stack, ref top, block);
        }

        while (top > 0)
        {
            int block = stack[--top];
            graph[block].Flags &= ~BlockFlags.Visited;
            Scan(graph, stack, ref top, block);
        }
    }

    private static ulong Below(int count) => count >= TrackedLocals ? ulong.MaxValue : (1UL << count) - 1;

    // Visited means: on the stack.
    private static void Enter(ControlFlowGraph graph, int[] stack, ref int top, int block, ulong unbound)
    {
        ref BasicBlock b = ref graph[block];
        ulong both = b.UnboundLocals | unbound;
        if (b.UnboundLocals != both)
        {
            b.UnboundLocals = both;
            if (!b.Is(BlockFlags.Visited))
            {
                b.Flags |= BlockFlags.Visited;
                stack[top++] = block;
            }
        }
    }

    private static void Scan(ControlFlowGraph graph, int[] stack, ref int top, int block)
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
                Enter(graph, stack, ref top, handler, unbound);
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
            Enter(graph, stack, ref top, next, unbound);
        }

        if (graph[block].Count > 0)
        {
            ref FlowInstruction last = ref graph.Last(block);
            if (OpcodeInfo.IsJump(last.Opcode))
            {
                Enter(graph, stack, ref top, last.Target, unbound);
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
