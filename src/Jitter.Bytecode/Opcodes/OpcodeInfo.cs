namespace Jitter.Bytecode.Opcodes;

/// <summary>A field of an instruction's inline cache; the size is in code units.</summary>
public readonly record struct CacheField(string Name, int Size);

/// <summary>What is known of each instruction: the content of opcodes.table as constant-time look-ups.</summary>
public static partial class OpcodeInfo
{
    /// <summary>One more than the highest number of an instruction, pseudo-instructions included.</summary>
    public const int Count = TableLength;

    /// <summary>The lowest number of the instrumented instructions (CPython's MIN_INSTRUMENTED_OPCODE).</summary>
    public const Opcode FirstInstrumented = Opcode.INSTRUMENTED_RESUME;

    /// <summary>The name, or <c>&lt;N&gt;</c> for a number that no instruction has; specialized instructions have theirs.</summary>
    public static string Name(Opcode opcode) =>
        (uint)opcode < (uint)NameTable.Length && NameTable[(int)opcode] is { } name
            ? name
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<{(int)opcode}>");

    /// <summary>All flags.</summary>
    public static OpcodeFlags Flags(Opcode opcode) => (OpcodeFlags)FlagTable[(int)opcode];

    /// <summary>How many code units of inline cache follow the instruction.</summary>
    public static int CacheEntries(Opcode opcode) => CacheTable[(int)opcode];

    /// <summary>The fields of the inline cache in order.</summary>
    public static ReadOnlySpan<CacheField> CacheFields(Opcode opcode) => CacheFieldTable.TryGetValue(opcode, out CacheField[]? fields) ? fields : [];

    /// <summary>The instruction that a specialized one stands for; any other byte is itself (CPython's _PyOpcode_Deopt).</summary>
    public static Opcode Deoptimized(byte number) => (Opcode)BaseTable[number];

    /// <summary>Whether the instruction has an argument.</summary>
    public static bool HasArgument(Opcode opcode) => Has(opcode, OpcodeFlags.Argument);

    /// <summary>Whether the argument is an index into co_consts.</summary>
    public static bool HasConst(Opcode opcode) => Has(opcode, OpcodeFlags.Const);

    /// <summary>Whether the argument holds an index into co_names.</summary>
    public static bool HasName(Opcode opcode) => Has(opcode, OpcodeFlags.Name);

    /// <summary>Whether the argument holds the index of one local variable, or two.</summary>
    public static bool HasLocal(Opcode opcode) => Has(opcode, OpcodeFlags.Local);

    /// <summary>Whether the argument is the index of a cell or free variable.</summary>
    public static bool HasFree(Opcode opcode) => Has(opcode, OpcodeFlags.Free);

    /// <summary>Whether the instruction jumps, or may jump, to its argument (OPCODE_HAS_JUMP; not SETUP_*).</summary>
    public static bool IsJump(Opcode opcode) => Has(opcode, OpcodeFlags.Jump);

    /// <summary>Whether it is SETUP_FINALLY, SETUP_CLEANUP or SETUP_WITH.</summary>
    public static bool IsBlockPush(Opcode opcode) => Has(opcode, OpcodeFlags.BlockPush);

    /// <summary>Whether the argument is a target: a jump or a block set-up (HAS_TARGET).</summary>
    public static bool HasTarget(Opcode opcode) => Has(opcode, OpcodeFlags.Jump | OpcodeFlags.BlockPush);

    /// <summary>Whether it is a pseudo-instruction, which never reaches a code object.</summary>
    public static bool IsPseudo(Opcode opcode) => (int)opcode >= 256;

    /// <summary>Whether it returns or raises (IS_SCOPE_EXIT_OPCODE).</summary>
    public static bool IsScopeExit(Opcode opcode) => Has(opcode, OpcodeFlags.ScopeExit);

    /// <summary>Whether it must end a basic block (IS_TERMINATOR_OPCODE).</summary>
    public static bool IsTerminator(Opcode opcode) => Has(opcode, OpcodeFlags.Jump | OpcodeFlags.ScopeExit);

    /// <summary>Whether it always jumps (IS_UNCONDITIONAL_JUMP_OPCODE).</summary>
    public static bool IsUnconditionalJump(Opcode opcode) => Has(opcode, OpcodeFlags.UnconditionalJump);

    /// <summary>Whether it jumps backwards by its argument (IS_BACKWARDS_JUMP_OPCODE).</summary>
    public static bool IsBackwardJump(Opcode opcode) => Has(opcode, OpcodeFlags.BackwardJump);

    /// <summary>Whether control never reaches the next instruction: a scope exit or an unconditional jump.</summary>
    public static bool HasNoFallthrough(Opcode opcode) => Has(opcode, OpcodeFlags.ScopeExit | OpcodeFlags.UnconditionalJump);

    /// <summary>Whether it polls the eval breaker (OPCODE_HAS_EVAL_BREAK).</summary>
    public static bool HasEvalBreak(Opcode opcode) => Has(opcode, OpcodeFlags.EvalBreak);

    /// <summary>How many values the instruction takes off the stack; <paramref name="jump"/> as in <see cref="StackEffect"/>.</summary>
    public static int Popped(Opcode opcode, int oparg, bool jump = false)
    {
        int count = PoppedTable[(int)opcode];
        return count >= 0 ? count : PoppedFormula(opcode, oparg, jump);
    }

    /// <summary>How many values the instruction puts on the stack; <paramref name="jump"/> as in <see cref="StackEffect"/>.</summary>
    public static int Pushed(Opcode opcode, int oparg, bool jump = false)
    {
        int count = PushedTable[(int)opcode];
        return count >= 0 ? count : PushedFormula(opcode, oparg, jump);
    }

    /// <summary>
    /// By how much the instruction changes the depth of the stack: at its target where <paramref name="jump"/> (a block
    /// set-up's target is its handler), else at the next instruction.
    /// </summary>
    public static int StackEffect(Opcode opcode, int oparg, bool jump)
    {
        int effect = EffectTable[(int)opcode];
        return effect != sbyte.MinValue ? effect : Pushed(opcode, oparg, jump) - Popped(opcode, oparg, jump);
    }

    /// <summary>The larger of the two effects, or null where there is none to tell: what <c>dis.stack_effect(opcode, oparg)</c> answers.</summary>
    public static int? MaxStackEffect(Opcode opcode, int oparg) =>
        IsValid(opcode) ? Math.Max(StackEffect(opcode, oparg, false), StackEffect(opcode, oparg, true)) : null;

    /// <summary>Whether it is an instruction with a stack effect: not a specialized one, INSTRUMENTED_LINE or an unused number.</summary>
    public static bool IsValid(Opcode opcode) => (uint)opcode < TableLength && ValidTable[(int)opcode];

    private static bool Has(Opcode opcode, OpcodeFlags flags) => (FlagTable[(int)opcode] & (int)flags) != 0;
}
