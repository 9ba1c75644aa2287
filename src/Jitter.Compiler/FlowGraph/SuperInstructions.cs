using Jitter.Bytecode.Opcodes;

namespace Jitter.Compiler.FlowGraph;

/// <summary>Joins pairs of loads and stores of locals into one instruction (CPython's Python/flowgraph.c, insert_superinstructions).</summary>
internal static class SuperInstructions
{
    // Both indices must fit into one byte.
    private const int IndexBits = 4;

    /// <summary>Runs the pass, and removes the NOPs it makes.</summary>
    public static void Insert(ControlFlowGraph graph)
    {
        bool joined = false;
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            Span<FlowInstruction> instructions = graph.Instructions(block);
            for (int i = 0; i + 1 < instructions.Length; i++)
            {
                Opcode next = instructions[i + 1].Opcode;
                switch (instructions[i].Opcode)
                {
                    case Opcode.LOAD_FAST when next == Opcode.LOAD_FAST:
                        joined |= Join(ref instructions[i], ref instructions[i + 1], Opcode.LOAD_FAST_LOAD_FAST);
                        break;
                    case Opcode.STORE_FAST when next == Opcode.LOAD_FAST:
                        joined |= Join(ref instructions[i], ref instructions[i + 1], Opcode.STORE_FAST_LOAD_FAST);
                        break;
                    case Opcode.STORE_FAST when next == Opcode.STORE_FAST:
                        joined |= Join(ref instructions[i], ref instructions[i + 1], Opcode.STORE_FAST_STORE_FAST);
                        break;
                }
            }
        }

        // No other NOP has become redundant since they were removed last.
        if (joined)
        {
            RedundantInstructions.RemoveNops(graph);
        }
    }

    private static bool Join(ref FlowInstruction first, ref FlowInstruction second, Opcode opcode)
    {
        int firstLine = first.Location.Line;
        int secondLine = second.Location.Line;
        bool isOneLine = firstLine < 0 || secondLine < 0 || firstLine == secondLine;
        if (!isOneLine || first.Argument >= 1 << IndexBits || second.Argument >= 1 << IndexBits)
        {
            return false;
        }

        first.Become(opcode, (first.Argument << IndexBits) | second.Argument);
        second.Become(Opcode.NOP);
        return true;
    }
}
