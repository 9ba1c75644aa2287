using Jitter.Bytecode.Opcodes;
using Jitter.Runtime.Frames;

namespace Jitter.Runtime.Observers;

/// <summary>Finds what stands on the operand stack at each instruction (CPython's mark_stacks).</summary>
internal static class OperandStacks
{
    /// <summary>The operands before each instruction.</summary>
    public static OperandKinds[] Of(RunningCode code)
    {
        Instruction[] instructions = code.Plain;
        var stacks = new OperandKinds[instructions.Length + 1];
        stacks[0] = OperandKinds.Empty;
        for (bool changes = true; changes;)
        {
            changes = false;
            for (int i = 0; i < instructions.Length;)
            {
                var opcode = OpcodeInfo.Deoptimized(code.Code.Code.Code[i * 2]);
                int next = i + 1 + OpcodeInfo.CacheEntries(opcode);
                if (stacks[i].IsKnown)
                {
                    changes |= MarkHandlers(code, stacks, i);
                    changes |= Mark(stacks, instructions[i].Argument, opcode, i, next);
                }

                i = next;
            }
        }

        return stacks;
    }

    private static bool Set(OperandKinds[] stacks, int instruction, OperandKinds stack)
    {
        if (stacks[instruction].IsKnown)
        {
            return false;
        }

        stacks[instruction] = stack;
        return true;
    }

    private static bool MarkHandlers(RunningCode code, OperandKinds[] stacks, int instruction)
    {
        int index = code.FindHandler(instruction);
        if (index < 0)
        {
            return false;
        }

        ExceptionHandler handler = code.Handlers[index];
        OperandKinds stack = stacks[instruction];
        if (stack.Depth < handler.Depth)
        {
            return false;
        }

        while (stack.Depth > handler.Depth)
        {
            stack = stack.Pop();
        }

        stack = handler.PushLastInstruction ? stack.Push(OperandKind.LastInstruction) : stack;
        return Set(stacks, handler.Target, stack.Push(OperandKind.Exception));
    }

    private static bool Mark(OperandKinds[] stacks, int argument, Opcode opcode, int instruction, int next)
    {
        OperandKinds stack = stacks[instruction];
        switch (opcode)
        {
            case Opcode.EXTENDED_ARG:
                return Set(stacks, next, stack);
            case Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE:
                return Set(stacks, argument, stack.Pop()) | Set(stacks, next, stack.Pop());
            case Opcode.SEND:
                return Set(stacks, argument, stack) | Set(stacks, next, stack);
            case Opcode.JUMP_FORWARD or Opcode.JUMP_BACKWARD or Opcode.JUMP_BACKWARD_NO_INTERRUPT:
                return Set(stacks, argument, stack);
            case Opcode.GET_ITER or Opcode.GET_AITER:
                return Set(stacks, next, stack.Pop().Push(OperandKind.Iterator));
            case Opcode.FOR_ITER:
                OperandKinds item = stack.Push(OperandKind.Object);
                return Set(stacks, argument, item) | Set(stacks, next, item);
            case Opcode.END_ASYNC_FOR:
                return Set(stacks, next, stack.Pop().Pop());
            case Opcode.PUSH_EXC_INFO:
                return Set(stacks, next, stack.Push(OperandKind.Exception));
            case Opcode.POP_EXCEPT:
                return Set(stacks, next, stack.Pop());
            case Opcode.RETURN_VALUE or Opcode.RETURN_CONST or Opcode.RAISE_VARARGS or Opcode.RERAISE or Opcode.INTERPRETER_EXIT:
                return false;
            case Opcode.PUSH_NULL:
                return Set(stacks, next, stack.Push(OperandKind.Null));
            case Opcode.LOAD_GLOBAL when (argument & 1) != 0:
                return Set(stacks, next, stack.Push(OperandKind.Object).Push(OperandKind.Null));
            case Opcode.LOAD_ATTR when (argument & 1) != 0:
                return Set(stacks, next, stack.Pop().Push(OperandKind.Object).Push(OperandKind.Null));
            case Opcode.SWAP:
                return Set(stacks, next, stack.Swap(argument));
            case Opcode.COPY:
                return Set(stacks, next, stack.Push(stack.Peek(argument)));
            default:
                int effect = OpcodeInfo.StackEffect(opcode, argument, jump: false);
                int popped = Math.Min(OpcodeInfo.Popped(opcode, argument), stack.Depth);
                int pushed = Math.Max(0, effect + popped);
                for (int i = 0; i < popped; i++)
                {
                    stack = stack.Pop();
                }

                for (int i = 0; i < pushed; i++)
                {
                    stack = stack.Push(OperandKind.Object);
                }

                return Set(stacks, next, stack);
        }
    }
}
