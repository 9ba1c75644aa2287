using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.CodeGen;
using Jitter.Primitives.Constants;

namespace Jitter.Compiler.FlowGraph;

/// <summary>
/// Rewrites short patterns within blocks, and makes jumps to jumps direct (CPython's Python/flowgraph.c, optimize_basic_block).
/// What becomes superfluous is left as NOP.
/// </summary>
internal static class Peephole
{
    // The bit of COMPARE_OP's argument that asks for a bool.
    private const int CompareToBool = 16;

    // The bit of LOAD_GLOBAL's argument that asks for a NULL on top.
    private const int GlobalPushNull = 1;

    /// <summary>Runs the pass; it may add tuples to the constants.</summary>
    public static void Optimize(ControlFlowGraph graph, IndexTable<Constant> consts)
    {
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            bool hasSwaps = OptimizeBlock(graph, block, consts);
            if (hasSwaps)
            {
                Swaps.Optimize(graph.Instructions(block));
            }
        }
    }

    // Returns whether a SWAP is left.
    private static bool OptimizeBlock(ControlFlowGraph graph, int block, IndexTable<Constant> consts)
    {
        bool hasSwaps = false;
        Span<FlowInstruction> instructions = graph.Instructions(block);
        for (int i = 0; i < instructions.Length; i++)
        {
            ref FlowInstruction instruction = ref instructions[i];
            switch (instruction.Opcode)
            {
                case Opcode.BUILD_TUPLE:
                    hasSwaps |= BuildTuple(instructions, i, consts);
                    break;

                // Jumps end their block. A jump that was made direct is looked at again.
                case Opcode.POP_JUMP_IF_NOT_NONE:
                case Opcode.POP_JUMP_IF_NONE:
                case Opcode.POP_JUMP_IF_FALSE:
                case Opcode.POP_JUMP_IF_TRUE:
                case Opcode.JUMP:
                case Opcode.JUMP_NO_INTERRUPT:
                    ThreadJump(graph, block);
                    return hasSwaps;
                case Opcode.STORE_FAST:
                    if (i + 1 < instructions.Length && instructions[i + 1].Opcode == Opcode.STORE_FAST
                        && instructions[i + 1].Argument == instruction.Argument
                        && instructions[i + 1].Location.Line == instruction.Location.Line)
                    {
                        instruction.Become(Opcode.POP_TOP);
                    }

                    break;
                case Opcode.SWAP:
                    if (instruction.Argument == 1)
                    {
                        instruction.Become(Opcode.NOP);
                    }
                    else
                    {
                        hasSwaps = true;
                    }

                    break;
                case Opcode.LOAD_GLOBAL:
                    if ((instruction.Argument & GlobalPushNull) == 0 && NextIs(instructions, i, Opcode.PUSH_NULL))
                    {
                        instruction.Argument |= GlobalPushNull;
                        instructions[i + 1].Become(Opcode.NOP);
                    }

                    break;
                case Opcode.COMPARE_OP:
                    if (NextIs(instructions, i, Opcode.TO_BOOL))
                    {
                        Merge(instructions, i, instruction.Argument | CompareToBool);
                    }

                    break;
                case Opcode.CONTAINS_OP:
                case Opcode.IS_OP:
                    if (NextIs(instructions, i, Opcode.TO_BOOL))
                    {
                        Merge(instructions, i, instruction.Argument);
                    }

                    break;
                case Opcode.TO_BOOL:
                    if (NextIs(instructions, i, Opcode.TO_BOOL))
                    {
                        instruction.Become(Opcode.NOP);
                    }

                    break;
                case Opcode.UNARY_NOT:
                    if (NextIs(instructions, i, Opcode.TO_BOOL))
                    {
                        Merge(instructions, i, 0);
                    }
                    else if (NextIs(instructions, i, Opcode.UNARY_NOT))
                    {
                        instruction.Become(Opcode.NOP);
                        instructions[i + 1].Become(Opcode.NOP);
                    }

                    break;
            }
        }

        return hasSwaps;
    }

    private static bool NextIs(Span<FlowInstruction> instructions, int i, Opcode opcode) =>
        i + 1 < instructions.Length && instructions[i + 1].Opcode == opcode;

    // An operation whose result is a bool takes the place of the TO_BOOL behind it.
    private static void Merge(Span<FlowInstruction> instructions, int i, int argument)
    {
        instructions[i + 1].Become(instructions[i].Opcode, argument);
        instructions[i].Become(Opcode.NOP);
    }

    // Returns whether a SWAP was made.
    private static bool BuildTuple(Span<FlowInstruction> instructions, int i, IndexTable<Constant> consts)
    {
        ref FlowInstruction build = ref instructions[i];
        int count = build.Argument;
        if (NextIs(instructions, i, Opcode.UNPACK_SEQUENCE) && instructions[i + 1].Argument == count)
        {
            switch (count)
            {
                case 1:
                    build.Become(Opcode.NOP);
                    instructions[i + 1].Become(Opcode.NOP);
                    return false;
                case 2:
                case 3:
                    build.Become(Opcode.NOP);
                    instructions[i + 1].Opcode = Opcode.SWAP;
                    return true;
            }
        }

        if (i >= count)
        {
            FoldTuple(instructions.Slice(i - count, count + 1), consts);
        }

        return false;
    }

    // fold_tuple_on_constants: the last instruction builds a tuple of what the others load.
    private static void FoldTuple(Span<FlowInstruction> instructions, IndexTable<Constant> consts)
    {
        Span<FlowInstruction> loads = instructions[..^1];
        foreach (ref FlowInstruction load in loads)
        {
            if (load.Opcode != Opcode.LOAD_CONST)
            {
                return;
            }
        }

        var items = new Constant[loads.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = consts.Items[loads[i].Argument];
            loads[i].Become(Opcode.NOP);
        }

        instructions[^1].Become(Opcode.LOAD_CONST, consts.Add(items.Length == 0 ? TupleConstant.Empty : new TupleConstant(items)));
    }

    // jump_thread, over and over: the jump becomes NOP, which may be needed for its line, and a direct one follows it.
    private static void ThreadJump(ControlFlowGraph graph, int block)
    {
        while (true)
        {
            ref FlowInstruction jump = ref graph.Last(block);
            ref FlowInstruction target = ref graph.Instructions(jump.Target)[0];
            Opcode opcode = jump.Opcode;
            if (opcode is Opcode.JUMP or Opcode.JUMP_NO_INTERRUPT)
            {
                // The result polls the eval breaker if one of the two did.
                if (target.Opcode is not (Opcode.JUMP or Opcode.JUMP_NO_INTERRUPT))
                {
                    return;
                }

                opcode = target.Opcode == Opcode.JUMP ? Opcode.JUMP : opcode;
            }
            else if (target.Opcode != Opcode.JUMP)
            {
                return;
            }

            if (jump.Target == target.Target)
            {
                return;
            }

            var direct = new FlowInstruction
            {
                Opcode = opcode,
                Target = target.Target,
                Handler = ControlFlowGraph.NoBlock,
                Location = target.Location,
            };
            jump.Become(Opcode.NOP);
            graph.Append(block, direct);
        }
    }
}
