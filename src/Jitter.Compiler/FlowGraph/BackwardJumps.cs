using Jitter.Bytecode.Opcodes;

namespace Jitter.Compiler.FlowGraph;

/// <summary>
/// Turns conditional jumps backwards into the opposite jump over an unconditional one, since the bytecode has no other
/// (CPython's Python/flowgraph.c, normalize_jumps). The order of the blocks must be final.
/// </summary>
internal static class BackwardJumps
{
    /// <summary>Runs the pass.</summary>
    public static void Normalize(ControlFlowGraph graph)
    {
        graph.Unmark(BlockFlags.Visited);
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            graph[block].Flags |= BlockFlags.Visited;
            if (graph[block].Count == 0)
            {
                continue;
            }

            ref FlowInstruction last = ref graph.Last(block);
            if (!OpcodeInfo.IsJump(last.Opcode) || OpcodeInfo.IsUnconditionalJump(last.Opcode) || !graph[last.Target].Is(BlockFlags.Visited))
            {
                continue;
            }

            int jump = graph.NewBlock();
            graph.Append(jump, new FlowInstruction
            {
                Opcode = Opcode.JUMP,
                Target = last.Target,
                Handler = ControlFlowGraph.NoBlock,
                Location = last.Location,
            });
            last = ref graph.Last(block);
            last.Opcode = Opposite(last.Opcode);
            last.Target = graph[block].Next;
            graph[jump].Next = graph[block].Next;
            graph[block].Next = jump;
        }
    }

    private static Opcode Opposite(Opcode opcode) => opcode switch
    {
        Opcode.POP_JUMP_IF_NOT_NONE => Opcode.POP_JUMP_IF_NONE,
        Opcode.POP_JUMP_IF_NONE => Opcode.POP_JUMP_IF_NOT_NONE,
        Opcode.POP_JUMP_IF_FALSE => Opcode.POP_JUMP_IF_TRUE,
        Opcode.POP_JUMP_IF_TRUE => Opcode.POP_JUMP_IF_FALSE,
        _ => throw new InvalidOperationException($"{OpcodeInfo.Name(opcode)} jumps backwards"),
    };
}
