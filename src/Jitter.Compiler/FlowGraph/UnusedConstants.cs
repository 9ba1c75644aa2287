using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.CodeGen;
using Jitter.Primitives.Constants;

namespace Jitter.Compiler.FlowGraph;

/// <summary>Drops constants that no instruction uses (CPython's Python/flowgraph.c, remove_unused_consts).</summary>
internal static class UnusedConstants
{
    private const int Unused = -1;

    /// <summary>Renumbers the instructions and returns the constants left. The first one stays: it may be the docstring.</summary>
    public static Constant[] Remove(ControlFlowGraph graph, IndexTable<Constant> consts)
    {
        int count = consts.Count;
        if (count == 0)
        {
            return [];
        }

        Span<int> newIndices = graph.Scratch.Take(count, Unused);
        newIndices[0] = 0;
        int used = 1;
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            foreach (ref FlowInstruction instruction in graph.Instructions(block))
            {
                if (OpcodeInfo.HasConst(instruction.Opcode) && newIndices[instruction.Argument] == Unused)
                {
                    newIndices[instruction.Argument] = 0;
                    used++;
                }
            }
        }

        if (used == count)
        {
            return consts.ToArray();
        }

        ReadOnlySpan<Constant> items = consts.Items;
        var left = new Constant[used];
        int next = 0;
        for (int i = 0; i < items.Length; i++)
        {
            if (newIndices[i] != Unused)
            {
                left[next] = items[i];
                newIndices[i] = next++;
            }
        }

        Renumber(graph, newIndices);
        return left;
    }

    private static void Renumber(ControlFlowGraph graph, Span<int> newIndices)
    {
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            foreach (ref FlowInstruction instruction in graph.Instructions(block))
            {
                if (OpcodeInfo.HasConst(instruction.Opcode))
                {
                    instruction.Argument = newIndices[instruction.Argument];
                }
            }
        }
    }
}
