using Jitter.Bytecode.Opcodes;

namespace Jitter.Compiler.FlowGraph;

/// <summary>
/// Replaces the pseudo-instructions other than jumps (CPython's Python/flowgraph.c, convert_pseudo_ops): block set-ups become NOPs, since the
/// exception table says it all.
/// </summary>
internal static class PseudoInstructions
{
    /// <summary>Runs the pass, and removes the NOPs that it makes.</summary>
    public static void Convert(ControlFlowGraph graph)
    {
        if (graph.HasPseudoInstructions)
        {
            ConvertAll(graph);
        }

        RedundantInstructions.RemoveNopsAndJumps(graph);
    }

    private static void ConvertAll(ControlFlowGraph graph)
    {
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            foreach (ref FlowInstruction instruction in graph.Instructions(block))
            {
                switch (instruction.Opcode)
                {
                    case Opcode.SETUP_FINALLY:
                    case Opcode.SETUP_WITH:
                    case Opcode.SETUP_CLEANUP:
                        instruction.Become(Opcode.NOP);
                        break;
                    case Opcode.LOAD_CLOSURE:
                        instruction.Opcode = Opcode.LOAD_FAST;
                        break;
                    case Opcode.STORE_FAST_MAYBE_NULL:
                        instruction.Opcode = Opcode.STORE_FAST;
                        break;
                }
            }
        }
    }
}
