namespace Jitter.Runtime.Frames;

/// <summary>
/// One code unit of the running form of a code object: what the interpreter executes and rewrites. Index i stands for byte
/// offset 2 * i of <c>co_code</c>, inline cache units included, so that offsets map without a table.
/// </summary>
public struct Instruction
{
    /// <summary>The instruction: an <c>Opcode</c>, a <c>SpecializedOpcode</c>, or one of the interpreter's own above 255.</summary>
    public ushort Op;

    /// <summary>The index of its inline cache; 0, which none uses, for instructions without one.</summary>
    public ushort Cache;

    /// <summary>The whole argument, EXTENDED_ARG merged; of jumps the index of the target.</summary>
    public int Argument;
}

/// <summary>
/// What an instruction has learned. What the fields mean is told where each specialization fills them; the tier-up compiler
/// reads them as type feedback.
/// </summary>
public struct InlineCache
{
    /// <summary>The guard: a shape, a type, a running code, ...</summary>
    public object? Key;

    /// <summary>What was found under the guard.</summary>
    public object? Value;

    /// <summary>A slot, or an entry of a dict.</summary>
    public int Index;

    /// <summary>The version of what <see cref="Key"/> does not identify.</summary>
    public uint Version;

    /// <summary>A second version.</summary>
    public uint Version2;

    /// <summary>Executions until the next try to specialize; counts up through failures.</summary>
    public ushort Wait;

    /// <summary>How often specializing failed or was undone.</summary>
    public ushort Failures;
}

/// <summary>An entry of the exception table in instruction indices.</summary>
/// <param name="Start">The first instruction.</param>
/// <param name="End">Behind the last one.</param>
/// <param name="Target">The handler.</param>
/// <param name="Depth">The depth that the operand stack is cut to.</param>
/// <param name="PushLastInstruction">Whether the byte offset of the raising instruction is pushed first.</param>
public readonly record struct ExceptionHandler(int Start, int End, int Target, int Depth, bool PushLastInstruction);
