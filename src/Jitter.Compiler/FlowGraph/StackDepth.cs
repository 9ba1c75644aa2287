using Jitter.Bytecode.Opcodes;

namespace Jitter.Compiler.FlowGraph;

/// <summary>How much stack the code needs, and the depth at the start of each block (CPython's Python/flowgraph.c, calculate_stackdepth).</summary>
internal static class StackDepth
{
    private const int Unknown = -1;

    /// <summary>Computes the depths and returns the largest.</summary>
    /// <exception cref="InvalidOperationException">Ways of different depths meet, or the stack is popped empty: code generation is wrong.</exception>
    public static int Calculate(ControlFlowGraph graph)
    {
        for (int block = 0; block < graph.BlockCount; block++)
        {
            graph[block].StartDepth = Unknown;
        }

        int[] stack = graph.TraversalStack();
        int top = 0;
        int largest = 0;
        Enter(graph, stack, ref top, ControlFlowGraph.Entry, 0);
        while (top > 0)
        {
            int block = stack[--top];
            int depth = graph[block].StartDepth;
            foreach (ref FlowInstruction instruction in graph.Instructions(block))
            {
                Opcode opcode = instruction.Opcode;
                if (OpcodeInfo.HasTarget(opcode))
                {
                    int targetDepth = depth + OpcodeInfo.StackEffect(opcode, instruction.Argument, jump: true);
                    largest = Math.Max(largest, targetDepth);
                    Enter(graph, stack, ref top, instruction.Target, targetDepth);
                }

                depth += OpcodeInfo.StackEffect(opcode, instruction.Argument, jump: false);
                if (depth < 0)
                {
                    throw new InvalidOperationException("Invalid CFG, stack underflow");
                }

                largest = Math.Max(largest, depth);
            }

            int next = graph[block].Next;
            if (next != ControlFlowGraph.NoBlock && graph.HasFallthrough(block))
            {
                Enter(graph, stack, ref top, next, depth);
            }
        }

        return largest;
    }

    private static void Enter(ControlFlowGraph graph, int[] stack, ref int top, int block, int depth)
    {
        ref BasicBlock b = ref graph[block];
        if (b.StartDepth == Unknown)
        {
            b.StartDepth = depth;
            stack[top++] = block;
        }
        else if (b.StartDepth != depth)
        {
            throw new InvalidOperationException("Invalid CFG, inconsistent stackdepth");
        }
    }
}
