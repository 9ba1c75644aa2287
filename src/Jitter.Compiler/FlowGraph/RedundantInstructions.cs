using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.CodeGen;

namespace Jitter.Compiler.FlowGraph;

/// <summary>
/// Removes NOPs that no line event needs, loads whose value is popped at once, and jumps to the next instruction
/// (CPython's Python/flowgraph.c, remove_redundant_nops, remove_redundant_nops_and_pairs, remove_redundant_nops_and_jumps).
/// </summary>
internal static class RedundantInstructions
{
    /// <summary>Removes NOPs.</summary>
    /// <returns>How many.</returns>
    public static int RemoveNops(ControlFlowGraph graph)
    {
        int removed = 0;
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            removed += RemoveNops(graph, block);
        }

        return removed;
    }

    /// <summary>Removes NOPs and pairs of a load (LOAD_CONST, COPY 1) and POP_TOP, until none is left.</summary>
    public static void RemoveNopsAndPairs(ControlFlowGraph graph)
    {
        bool done;
        do
        {
            done = RemovePairs(graph);
        }
        while (!done);
    }

    /// <summary>Removes NOPs, and jumps to what follows anyway, until none is left.</summary>
    public static void RemoveNopsAndJumps(ControlFlowGraph graph)
    {
        int removed;
        do
        {
            removed = RemoveNops(graph);
            removed += RemoveJumps(graph);
        }
        while (removed > 0);
    }

    private static int RemoveNops(ControlFlowGraph graph, int block)
    {
        Span<FlowInstruction> instructions = graph.Instructions(block);
        int kept = 0;
        while (kept < instructions.Length && instructions[kept].Opcode != Opcode.NOP)
        {
            kept++;
        }

        if (kept == instructions.Length)
        {
            return 0;
        }

        int previousLine = kept == 0 ? -1 : instructions[kept - 1].Location.Line;
        for (int i = kept; i < instructions.Length; i++)
        {
            ref FlowInstruction instruction = ref instructions[i];
            int line = instruction.Location.Line;
            if (instruction.Opcode == Opcode.NOP && IsRedundant(graph, block, instructions, i, line, previousLine))
            {
                continue;
            }

            if (kept != i)
            {
                instructions[kept] = instruction;
            }

            kept++;
            previousLine = line;
        }

        graph[block].Count = kept;
        return instructions.Length - kept;
    }

    // A NOP stays only where it is the sole instruction of its line. The next instruction inherits the position if it has none.
    private static bool IsRedundant(ControlFlowGraph graph, int block, Span<FlowInstruction> instructions, int i, int line, int previousLine)
    {
        if (line < 0 || line == previousLine)
        {
            return true;
        }

        if (i + 1 == instructions.Length)
        {
            return line == FirstLineOf(graph, graph.NextNonempty(graph[block].Next));
        }

        ref FlowInstruction next = ref instructions[i + 1];
        if (next.Location.Line < 0)
        {
            next.Location = instructions[i].Location;
            return true;
        }

        return next.Location.Line == line;
    }

    // NOPs without a position are passed over: they will go.
    private static int FirstLineOf(ControlFlowGraph graph, int block)
    {
        if (block != ControlFlowGraph.NoBlock)
        {
            foreach (ref FlowInstruction instruction in graph.Instructions(block))
            {
                if (instruction.Opcode != Opcode.NOP || instruction.Location.Line != Location.None.Line)
                {
                    return instruction.Location.Line;
                }
            }
        }

        return Location.None.Line;
    }

    private static bool RemovePairs(ControlFlowGraph graph)
    {
        bool done = true;

        // The instruction before, across blocks as long as control falls through and no jump leads in between.
        int previousBlock = ControlFlowGraph.NoBlock;
        int previousIndex = 0;
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            RemoveNops(graph, block);
            if (graph[block].Is(BlockFlags.Labelled))
            {
                previousBlock = ControlFlowGraph.NoBlock;
            }

            Span<FlowInstruction> instructions = graph.Instructions(block);
            if (!instructions.IsEmpty)
            {
                if (previousBlock != ControlFlowGraph.NoBlock)
                {
                    done &= !RemovePair(ref graph.Instructions(previousBlock)[previousIndex], ref instructions[0]);
                }

                for (int i = 1; i < instructions.Length; i++)
                {
                    if (instructions[i].Opcode == Opcode.POP_TOP)
                    {
                        done &= !RemovePair(ref instructions[i - 1], ref instructions[i]);
                    }
                }

                previousBlock = block;
                previousIndex = instructions.Length - 1;
            }

            if (previousBlock != ControlFlowGraph.NoBlock
                && (!graph.HasFallthrough(block) || OpcodeInfo.IsJump(graph.Instructions(previousBlock)[previousIndex].Opcode)))
            {
                previousBlock = ControlFlowGraph.NoBlock;
            }
        }

        return done;
    }

    private static bool RemovePair(ref FlowInstruction load, ref FlowInstruction pop)
    {
        if (pop.Opcode != Opcode.POP_TOP || (load.Opcode != Opcode.LOAD_CONST && (load.Opcode != Opcode.COPY || load.Argument != 1)))
        {
            return false;
        }

        load.Become(Opcode.NOP);
        pop.Become(Opcode.NOP);
        return true;
    }

    private static int RemoveJumps(ControlFlowGraph graph)
    {
        int removed = 0;
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            if (graph[block].Count == 0)
            {
                continue;
            }

            ref FlowInstruction last = ref graph.Last(block);
            if (OpcodeInfo.IsUnconditionalJump(last.Opcode) && graph.NextNonempty(last.Target) == graph.NextNonempty(graph[block].Next))
            {
                last.Become(Opcode.NOP);
                removed++;
            }
        }

        return removed;
    }
}
