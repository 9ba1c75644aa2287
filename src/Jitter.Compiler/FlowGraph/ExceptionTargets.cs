using Jitter.Bytecode.Opcodes;

namespace Jitter.Compiler.FlowGraph;

/// <summary>
/// Gives each instruction the block that handles its exceptions, turns POP_BLOCK into NOP, and tells RESUME after a yield whether
/// it stands at depth 1 of handlers (CPython's Python/flowgraph.c, label_exception_targets).
/// </summary>
/// <remarks>
/// The handlers in force are a linked list that only grows at its head, so that blocks share tails instead of copying stacks.
/// </remarks>
internal sealed class ExceptionTargets
{
    private const int Empty = -1;

    // RESUME_OPARG_DEPTH1_MASK of pycore_opcode_utils.h.
    private const int ResumeAtDepth1 = 4;

    private SetUp[] _setUps = new SetUp[32];
    private int _count;

    /// <summary>Labels a graph whose instructions have no handlers yet.</summary>
    public void Label(ControlFlowGraph graph)
    {
        if (!graph.HasHandlers)
        {
            return;
        }

        _count = 0;
        graph.Unmark(BlockFlags.Visited);
        int[] todo = graph.TraversalStack();
        int top = 0;
        Visit(graph, todo, ref top, ControlFlowGraph.Entry, Empty);
        while (top > 0)
        {
            int block = todo[--top];
            int stack = graph[block].ExceptionStack;
            int handler = HandlerOf(stack);
            int yieldDepth = -1;
            foreach (ref FlowInstruction instruction in graph.Instructions(block))
            {
                Opcode opcode = instruction.Opcode;
                if (OpcodeInfo.IsBlockPush(opcode))
                {
                    Visit(graph, todo, ref top, instruction.Target, stack);
                    stack = Push(graph, stack, opcode, instruction.Target);
                    handler = instruction.Target;
                    continue;
                }

                if (opcode == Opcode.POP_BLOCK)
                {
                    stack = _setUps[stack].Outer;
                    handler = HandlerOf(stack);
                    instruction.Become(Opcode.NOP);
                    continue;
                }

                instruction.Handler = handler;
                if (OpcodeInfo.IsJump(opcode))
                {
                    Visit(graph, todo, ref top, instruction.Target, stack);
                }
                else if (opcode == Opcode.YIELD_VALUE)
                {
                    yieldDepth = stack == Empty ? 0 : _setUps[stack].Depth;
                }
                else if (opcode == Opcode.RESUME && instruction.Argument != 0)
                {
                    if (yieldDepth == 1)
                    {
                        instruction.Argument |= ResumeAtDepth1;
                    }

                    yieldDepth = -1;
                }
            }

            if (graph[block].Next != ControlFlowGraph.NoBlock && graph.HasFallthrough(block))
            {
                Visit(graph, todo, ref top, graph[block].Next, stack);
            }
        }
    }

    private static void Visit(ControlFlowGraph graph, int[] todo, ref int top, int block, int stack)
    {
        ref BasicBlock b = ref graph[block];
        if (!b.Is(BlockFlags.Visited))
        {
            b.Flags |= BlockFlags.Visited;
            b.ExceptionStack = stack;
            todo[top++] = block;
        }
    }

    private int HandlerOf(int stack) => stack == Empty ? ControlFlowGraph.NoBlock : _setUps[stack].Handler;

    private int Push(ControlFlowGraph graph, int stack, Opcode opcode, int target)
    {
        if (opcode != Opcode.SETUP_FINALLY)
        {
            graph[target].Flags |= BlockFlags.PreserveLasti;
        }

        if (_count == _setUps.Length)
        {
            Array.Resize(ref _setUps, _count * 2);
        }

        _setUps[_count] = new SetUp(target, stack, stack == Empty ? 1 : _setUps[stack].Depth + 1);
        return _count++;
    }

    private readonly record struct SetUp(int Handler, int Outer, int Depth);
}
