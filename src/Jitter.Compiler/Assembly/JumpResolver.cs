using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.FlowGraph;

namespace Jitter.Compiler.Assembly;

/// <summary>
/// Chooses the direction of jumps and computes their arguments (CPython's Python/assemble.c, resolve_unconditional_jumps and
/// resolve_jump_offsets).
/// </summary>
internal static class JumpResolver
{
    /// <summary>How many code units an instruction takes, with its EXTENDED_ARGs and inline caches.</summary>
    public static int SizeOf(in FlowInstruction instruction) =>
        1 + ExtendedArgs(instruction.Argument) + OpcodeInfo.CacheEntries(instruction.Opcode);

    /// <summary>How many EXTENDED_ARGs an argument needs.</summary>
    public static int ExtendedArgs(int argument) =>
        (uint)argument <= 0xFF ? 0 : (uint)argument <= 0xFFFF ? 1 : (uint)argument <= 0xFFFFFF ? 2 : 3;

    /// <summary>Runs both, and sets the offsets of the blocks. The order of the blocks must be final.</summary>
    /// <returns>The size of the code in code units.</returns>
    public static int Resolve(ControlFlowGraph graph)
    {
        MeasureBlocks(graph);
        ChooseDirections(graph);
        int size;
        bool changed;
        do
        {
            size = PlaceBlocks(graph);
            changed = ComputeArguments(graph);
        }
        while (changed);
        return size;
    }

    private static void MeasureBlocks(ControlFlowGraph graph)
    {
        int index = 0;
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            Span<FlowInstruction> instructions = graph.Instructions(block);
            int size = 0;
            for (int i = 0; i < instructions.Length; i++)
            {
                if (!OpcodeInfo.IsJump(instructions[i].Opcode))
                {
                    size += SizeOf(instructions[i]);
                }
            }

            ref BasicBlock b = ref graph[block];
            b.Index = index;
            b.BodySize = size;
            index += instructions.Length;
        }
    }

    // The first guess at each argument is the target's index: CPython's is, and where several sizes fit, the guess decides.
    private static void ChooseDirections(ControlFlowGraph graph)
    {
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            if (!EndsInJump(graph, block))
            {
                continue;
            }

            ref BasicBlock b = ref graph[block];
            ref FlowInstruction last = ref graph.Last(block);

            int target = graph[last.Target].Index;
            bool isForward = target > b.Index + b.Count - 1;
            last.Argument = target;
            last.Opcode = last.Opcode switch
            {
                Opcode.JUMP => isForward ? Opcode.JUMP_FORWARD : Opcode.JUMP_BACKWARD,
                Opcode.JUMP_NO_INTERRUPT => isForward ? Opcode.JUMP_FORWARD : Opcode.JUMP_BACKWARD_NO_INTERRUPT,
                _ => last.Opcode,
            };
        }
    }

    private static int PlaceBlocks(ControlFlowGraph graph)
    {
        int offset = 0;
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            ref BasicBlock b = ref graph[block];
            b.Offset = offset;
            offset += b.BodySize;
            if (EndsInJump(graph, block))
            {
                offset += SizeOf(graph.Last(block));
            }
        }

        return offset;
    }

    // Returns whether the size of a jump changed.
    private static bool ComputeArguments(ControlFlowGraph graph)
    {
        bool changed = false;
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            if (!EndsInJump(graph, block))
            {
                continue;
            }

            ref BasicBlock b = ref graph[block];
            ref FlowInstruction last = ref graph.Last(block);

            int oldArgument = last.Argument;
            int end = b.Offset + b.BodySize + SizeOf(last);
            last.Argument = Math.Abs(graph[last.Target].Offset - end);
            changed |= ExtendedArgs(last.Argument) != ExtendedArgs(oldArgument);
        }

        return changed;
    }

    private static bool EndsInJump(ControlFlowGraph graph, int block) =>
        graph[block].Count != 0 && OpcodeInfo.IsJump(graph.Last(block).Opcode);
}
