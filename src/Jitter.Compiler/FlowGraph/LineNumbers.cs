using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.CodeGen;

namespace Jitter.Compiler.FlowGraph;

/// <summary>
/// Gives positions to instructions without one (CPython's Python/flowgraph.c, resolve_line_numbers). PEP 626 wants the right line
/// wherever code is left; so an exit without a line that several jumps lead to is copied for each of them, and takes the jump's line.
/// </summary>
internal static class LineNumbers
{
    /// <summary>Runs the pass. The predecessors must be counted.</summary>
    public static void Resolve(ControlFlowGraph graph)
    {
        DuplicateExits(graph);
        InheritAcrossFallthrough(graph);
        Propagate(graph);
    }

    private static void DuplicateExits(ControlFlowGraph graph)
    {
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            if (graph[block].Count == 0 || !OpcodeInfo.IsJump(graph.Last(block).Opcode))
            {
                continue;
            }

            int target = graph.NextNonempty(graph.Last(block).Target);
            if (graph[target].Predecessors <= 1 || !NeedsLine(graph, target))
            {
                continue;
            }

            int copy = graph.NewBlock();
            graph.AppendBlock(copy, target);
            ref FlowInstruction jump = ref graph.Last(block);
            graph.Instructions(copy)[0].Location = jump.Location;
            jump.Target = copy;
            ref BasicBlock original = ref graph[target];
            ref BasicBlock made = ref graph[copy];
            made.Flags |= BlockFlags.Labelled;
            made.Predecessors = 1;
            made.Next = original.Next;
            original.Predecessors--;
            original.Next = copy;
        }
    }

    // What still lacks a line is reached by falling through alone.
    private static void InheritAcrossFallthrough(ControlFlowGraph graph)
    {
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            int next = graph[block].Next;
            if (next != ControlFlowGraph.NoBlock && graph[block].Count > 0 && graph.HasFallthrough(block) && NeedsLine(graph, next))
            {
                graph.Instructions(next)[0].Location = graph.Last(block).Location;
            }
        }
    }

    // is_exit_or_eval_check_without_lineno
    private static bool NeedsLine(ControlFlowGraph graph, int block) =>
        graph[block].Count > 0 && graph.HasNoLine(block) && (graph.ExitsScope(block) || HasEvalBreak(graph, block));

    private static bool HasEvalBreak(ControlFlowGraph graph, int block)
    {
        foreach (ref FlowInstruction instruction in graph.Instructions(block))
        {
            if (OpcodeInfo.HasEvalBreak(instruction.Opcode))
            {
                return true;
            }
        }

        return false;
    }

    // Within a block, then into blocks that this one alone leads to.
    private static void Propagate(ControlFlowGraph graph)
    {
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            Span<FlowInstruction> instructions = graph.Instructions(block);
            if (instructions.IsEmpty)
            {
                continue;
            }

            Location previous = Location.None;
            foreach (ref FlowInstruction instruction in instructions)
            {
                if (instruction.Location.Line < 0)
                {
                    instruction.Location = previous;
                }
                else
                {
                    previous = instruction.Location;
                }
            }

            int next = graph[block].Next;
            if (next != ControlFlowGraph.NoBlock && graph.HasFallthrough(block))
            {
                Inherit(graph, next, previous);
            }

            ref FlowInstruction last = ref instructions[^1];
            if (OpcodeInfo.IsJump(last.Opcode))
            {
                Inherit(graph, last.Target, previous);
            }
        }
    }

    private static void Inherit(ControlFlowGraph graph, int block, Location location)
    {
        ref BasicBlock b = ref graph[block];
        if (b.Predecessors == 1 && b.Count > 0)
        {
            ref FlowInstruction first = ref graph.Instructions(block)[0];
            if (first.Location.Line < 0)
            {
                first.Location = location;
            }
        }
    }
}
