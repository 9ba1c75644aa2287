using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.CodeGen;
using Jitter.Primitives.Constants;

namespace Jitter.Compiler.FlowGraph;

/// <summary>
/// Resolves what follows a LOAD_CONST at compile time: returns, conditional jumps, comparisons with None, truth values
/// (CPython's Python/flowgraph.c, optimize_load_const).
/// </summary>
internal static class ConstantOperands
{
    /// <summary>Runs the pass; it may add True or False to the constants.</summary>
    public static void Optimize(ControlFlowGraph graph, IndexTable<Constant> consts)
    {
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            Optimize(graph.Instructions(block), consts);
        }
    }

    private static void Optimize(Span<FlowInstruction> instructions, IndexTable<Constant> consts)
    {
        // The constant on top of the stack: COPY 1 leaves it there.
        bool isConst = false;
        int index = 0;
        for (int i = 0; i < instructions.Length; i++)
        {
            ref FlowInstruction instruction = ref instructions[i];
            if (!isConst || instruction.Opcode != Opcode.COPY || instruction.Argument != 1)
            {
                isConst = instruction.Opcode == Opcode.LOAD_CONST;
                index = instruction.Argument;
            }

            if (!isConst || i + 1 == instructions.Length)
            {
                continue;
            }

            ref FlowInstruction next = ref instructions[i + 1];
            switch (next.Opcode)
            {
                case Opcode.RETURN_VALUE:
                    instruction.Become(Opcode.NOP);
                    next.Become(Opcode.RETURN_CONST, index);
                    i++;
                    break;
                case Opcode.POP_JUMP_IF_FALSE:
                case Opcode.POP_JUMP_IF_TRUE:
                    instruction.Become(Opcode.NOP);
                    if (PythonTruth.IsTrue(consts.Items[index]) == (next.Opcode == Opcode.POP_JUMP_IF_TRUE))
                    {
                        next.Opcode = Opcode.JUMP;
                    }
                    else
                    {
                        next.Become(Opcode.NOP);
                    }

                    break;
                case Opcode.IS_OP:
                    if (consts.Items[index] == SingletonConstant.None)
                    {
                        CompareWithNone(instructions[i..]);
                    }

                    break;
                case Opcode.TO_BOOL:
                    instruction.Become(Opcode.NOP);
                    next.Become(Opcode.LOAD_CONST, consts.Add(SingletonConstant.FromBool(PythonTruth.IsTrue(consts.Items[index]))));
                    break;
            }
        }
    }

    // LOAD_CONST None, IS_OP, maybe TO_BOOL, POP_JUMP_IF_x becomes POP_JUMP_IF_NONE or POP_JUMP_IF_NOT_NONE.
    private static void CompareWithNone(Span<FlowInstruction> instructions)
    {
        int jumpIndex = 2;
        if (jumpIndex < instructions.Length && instructions[jumpIndex].Opcode == Opcode.TO_BOOL)
        {
            instructions[jumpIndex].Become(Opcode.NOP);
            jumpIndex++;
        }

        if (jumpIndex >= instructions.Length)
        {
            return;
        }

        ref FlowInstruction jump = ref instructions[jumpIndex];
        bool isNot = instructions[1].Argument != 0;
        if (jump.Opcode is Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_FALSE)
        {
            bool jumpsIfNone = isNot == (jump.Opcode == Opcode.POP_JUMP_IF_FALSE);
            instructions[0].Become(Opcode.NOP);
            instructions[1].Become(Opcode.NOP);
            jump.Opcode = jumpsIfNone ? Opcode.POP_JUMP_IF_NONE : Opcode.POP_JUMP_IF_NOT_NONE;
        }
    }
}
