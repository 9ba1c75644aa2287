using Jitter.Bytecode;
using Jitter.Bytecode.Disassembly;
using Jitter.Bytecode.Opcodes;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Frames;

/// <summary>
/// The running form of a code object: instructions that the interpreter quickens, their inline caches, the exception table
/// decoded, and what calls need to know. <c>co_code</c> never shows it.
/// </summary>
public sealed class RunningCode
{
    /// <summary>Inline caches are numbered with 16 bits; instructions beyond that stay unspecialized.</summary>
    private const int MaxCaches = ushort.MaxValue;

    /// <summary>The instructions. While the code object is observed these are <see cref="InstrumentedOp"/> throughout.</summary>
    public readonly Instruction[] Instructions;

    /// <summary>The instructions as they are when nothing is observed: the same array then.</summary>
    public Instruction[] Plain;

    /// <summary>Who observes the code object; null where nobody ever did.</summary>
    public Observers.CodeMonitors? Monitors;

    /// <summary>The inline caches; entry 0 is not used.</summary>
    public readonly InlineCache[] Caches;

    /// <summary>co_consts.</summary>
    public readonly PyObject[] Constants;

    /// <summary>co_names, interned.</summary>
    public readonly PyStr[] Names;

    /// <summary>The exception table, in order.</summary>
    public readonly ExceptionHandler[] Handlers;

    /// <summary>The code object.</summary>
    public readonly PyCode Code;

    /// <summary>The number of fast locals, cells and free variables.</summary>
    public readonly int LocalCount;

    /// <summary>The room for locals and operands that an activation needs.</summary>
    public readonly int FrameSize;

    /// <summary>co_argcount, where a call with exactly so many positional arguments needs no binding; else -1.</summary>
    public readonly int ExactArguments;

    /// <summary>co_flags.</summary>
    public readonly CodeFlags Flags;

    /// <summary>How often it was called: what the tiers are chosen by.</summary>
    public int CallCount;

    /// <summary>How many loop iterations it ran.</summary>
    public int LoopCount;

    /// <summary>The instruction that a traced code object consists of: it reports events and then executes the plain one.</summary>
    public const ushort InstrumentedOp = 511;

    /// <summary>Makes the running form.</summary>
    public RunningCode(PyCode code)
    {
        CodeObject source = code.Code;
        Code = code;
        Constants = code.Constants;
        Names = code.Names;
        LocalCount = source.LocalsPlusNames.Length;
        FrameSize = LocalCount + source.StackSize + 1;
        Flags = source.Flags;
        ExactArguments = (Flags & (CodeFlags.VarArgs | CodeFlags.VarKeywords)) == 0 && source.KwOnlyArgCount == 0 && (Flags & CodeFlags.Optimized) != 0
            ? source.ArgCount
            : -1;
        Instructions = Plain = Decode(source.Code, out int caches);
        Caches = new InlineCache[caches];
        Handlers = source.ExceptionTable.Length == 0 ? [] : DecodeHandlers(source.ExceptionTable);
        Observers.Monitoring.Register(this);
    }

    /// <summary>The innermost handler of an instruction; -1 where none is.</summary>
    public int FindHandler(int instruction)
    {
        ExceptionHandler[] handlers = Handlers;
        for (int i = 0; i < handlers.Length; i++)
        {
            if (instruction < handlers[i].End && instruction >= handlers[i].Start)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// Makes every instruction report to the observers first, or none. The array that is being executed changes in place, so that it
    /// takes effect at once.
    /// </summary>
    public void Instrument(bool enable)
    {
        if (enable == !ReferenceEquals(Plain, Instructions))
        {
            return;
        }

        if (enable)
        {
            Plain = (Instruction[])Instructions.Clone();
            for (int i = 0; i < Instructions.Length; i++)
            {
                Instructions[i].Op = InstrumentedOp;
            }
        }
        else
        {
            Plain.CopyTo(Instructions, 0);
            Plain = Instructions;
        }
    }

    private static Instruction[] Decode(byte[] code, out int caches)
    {
        var instructions = new Instruction[code.Length / 2];
        caches = 1;
        int extended = 0;
        for (int i = 0; i < instructions.Length;)
        {
            var opcode = OpcodeInfo.Deoptimized(code[2 * i]);
            int argument = extended | code[(2 * i) + 1];
            if (opcode == Opcode.EXTENDED_ARG)
            {
                instructions[i].Op = (ushort)Opcode.NOP;
                extended = argument << 8;
                i++;
                continue;
            }

            int next = i + 1 + OpcodeInfo.CacheEntries(opcode);
            if (OpcodeInfo.IsJump(opcode))
            {
                argument = OpcodeInfo.IsBackwardJump(opcode) ? next - argument : next + argument;
            }

            instructions[i].Op = (ushort)opcode;
            instructions[i].Argument = argument;
            if (next > i + 1 && caches < MaxCaches && !IsConditionalJump(opcode))
            {
                instructions[i].Cache = (ushort)caches++;
            }

            extended = 0;
            i = next;
        }

        return instructions;
    }

    private static bool IsConditionalJump(Opcode opcode) =>
        opcode is Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE or Opcode.JUMP_BACKWARD;

    private static ExceptionHandler[] DecodeHandlers(byte[] table)
    {
        List<ExceptionTableEntry> entries = ExceptionTable.Parse(table);
        var handlers = new ExceptionHandler[entries.Count];
        for (int i = 0; i < handlers.Length; i++)
        {
            ExceptionTableEntry entry = entries[i];
            handlers[i] = new ExceptionHandler(entry.Start / 2, entry.End / 2, entry.Target / 2, entry.Depth, entry.PushLastInstruction);
        }

        return handlers;
    }
}
