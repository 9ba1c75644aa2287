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

        // The first half, for each instruction: 0, or 1 where a label is used; then the block that begins there.
        // The second half: the instructions that have a target.
        Span<int> scratch = graph.Scratch.Take(source.Length * 2);
        Span<int> blockAt = scratch[..source.Length];
        blockAt.Clear();
        Span<int> targeting = scratch[source.Length..];
        int targetingCount = 0;
        for (int i = 0; i < source.Length; i++)
        {
            if (OpcodeInfo.HasTarget(source[i].Opcode))
            {
                targeting[targetingCount++] = i;
                int offset = labels[source[i].Argument];
                if ((uint)offset >= (uint)source.Length)
                {
                    throw new InvalidOperationException($"label {source[i].Argument} of {OpcodeInfo.Name(source[i].Opcode)} leads nowhere");
                }

                blockAt[offset] = 1;
            }
        }

        Span<FlowInstruction> instructions = graph.Build(source.Length);
        Split(graph, source, instructions, blockAt);
        foreach (int i in targeting[..targetingCount])
        {
            ref FlowInstruction instruction = ref instructions[i];
            instruction.Target = blockAt[labels[instruction.Argument]];
            if (OpcodeInfo.IsBlockPush(instruction.Opcode))
            {
                graph[instruction.Target].Flags |= BlockFlags.ExceptHandler;
                graph.HasHandlers = true;
            }
        }
    }

    private static void Split(ControlFlowGraph graph, Span<Instruction> source, Span<FlowInstruction> instructions, Span<int> blockAt)
    {
        int block = graph.NewBlock();
        int start = 0;
        bool isTerminated = false;
        bool clearsLocals = false;
        bool isUnfinished = false;
        for (int i = 0; i < source.Length; i++)
        {
            ref Instruction from = ref source[i];
            if (i != 0 && (isTerminated || blockAt[i] != 0))
            {
                graph.SetRange(block, start, i);
                start = i;
                int next = graph.NewBlock();
                graph[block].Next = next;
                block = next;
            }

            if (blockAt[i] != 0)
            {
                graph[block].Flags |= BlockFlags.Labelled;
                blockAt[i] = block;
            }

            ref FlowInstruction to = ref instructions[i];
            to.Opcode = from.Opcode;
            to.Argument = from.Argument;
            to.Target = ControlFlowGraph.NoBlock;
            to.Handler = ControlFlowGraph.NoBlock;
            to.Location = from.Location;
            isTerminated = OpcodeInfo.IsTerminator(from.Opcode);
            isUnfinished |= OpcodeInfo.IsPseudo(from.Opcode) && !isTerminated;
            clearsLocals |= from.Opcode is Opcode.DELETE_FAST or Opcode.LOAD_FAST_AND_CLEAR or Opcode.STORE_FAST_MAYBE_NULL;
        }

        graph.SetRange(block, start, source.Length);
        graph.ClearsLocals = clearsLocals;
        graph.HasPseudoInstructions = isUnfinished;
    }
}
