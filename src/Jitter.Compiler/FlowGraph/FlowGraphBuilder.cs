using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.CodeGen;

namespace Jitter.Compiler.FlowGraph;

/// <summary>
/// Splits a sequence of instructions into basic blocks: one begins at each label that is used, and after each jump, return or raise
/// (CPython's Python/flowgraph.c, _PyCfgBuilder_Addop; Python/compile.c, instr_sequence_to_cfg; translate_jump_labels_to_targets).
/// </summary>
internal static class FlowGraphBuilder
{
    /// <summary>Fills the graph from a sequence.</summary>
    /// <exception cref="InvalidOperationException">A jump's label was never placed, or stands behind the last instruction.</exception>
    public static void Build(ControlFlowGraph graph, InstructionSequence sequence)
    {
        Span<Instruction> source = sequence.Instructions;
        ReadOnlySpan<int> labels = sequence.LabelOffsets;
        graph.Reset(source.Length);

        // For each instruction: 0, or 1 where a block begins; then that block's index.
        Span<int> blockAt = graph.Scratch.Take(source.Length, 0);
        foreach (ref Instruction instruction in source)
        {
            if (OpcodeInfo.HasTarget(instruction.Opcode))
            {
                int offset = labels[instruction.Argument];
                if ((uint)offset >= (uint)source.Length)
                {
                    throw new InvalidOperationException($"label {instruction.Argument} of {OpcodeInfo.Name(instruction.Opcode)} leads nowhere");
                }

                blockAt[offset] = 1;
            }
        }

        int block = graph.NewBlock();
        bool terminated = false;
        for (int i = 0; i < source.Length; i++)
        {
            ref Instruction from = ref source[i];
            if (terminated || (blockAt[i] != 0 && i != 0))
            {
                int next = graph.NewBlock();
                graph[block].Next = next;
                block = next;
            }

            if (blockAt[i] != 0)
            {
                graph[block].Flags |= BlockFlags.Labelled;
                blockAt[i] = block;
            }

            ref FlowInstruction to = ref graph.Build(block);
            to.Opcode = from.Opcode;
            to.Argument = from.Argument;
            to.Target = ControlFlowGraph.NoBlock;
            to.Handler = ControlFlowGraph.NoBlock;
            to.Location = from.Location;
            terminated = OpcodeInfo.IsTerminator(from.Opcode);
        }

        ResolveTargets(graph, labels, blockAt);
    }

    private static void ResolveTargets(ControlFlowGraph graph, ReadOnlySpan<int> labels, Span<int> blockAt)
    {
        for (int block = 0; block < graph.BlockCount; block++)
        {
            foreach (ref FlowInstruction instruction in graph.Instructions(block))
            {
                if (!OpcodeInfo.HasTarget(instruction.Opcode))
                {
                    continue;
                }

                int target = blockAt[labels[instruction.Argument]];
                instruction.Target = target;
                if (OpcodeInfo.IsBlockPush(instruction.Opcode))
                {
                    graph[target].Flags |= BlockFlags.ExceptHandler;
                    graph.HasHandlers = true;
                }
            }
        }
    }
}
