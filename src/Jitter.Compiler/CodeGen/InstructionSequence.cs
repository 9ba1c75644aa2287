using System.Globalization;
using System.Text;
using Jitter.Bytecode.Opcodes;

namespace Jitter.Compiler.CodeGen;

/// <summary>A jump target within one <see cref="InstructionSequence"/>.</summary>
internal readonly record struct Label(int Id)
{
    /// <summary>No label.</summary>
    public static readonly Label None = new(-1);

    /// <summary>Whether this is a label.</summary>
    public bool IsSet => Id >= 0;
}

/// <summary>An instruction before jumps are resolved: the argument of a jump or block set-up is a <see cref="Label"/>'s id.</summary>
internal struct Instruction
{
    /// <summary>The opcode, pseudo-instructions included.</summary>
    public Opcode Opcode;

    /// <summary>The argument, or the id of the target label; 0 where there is none.</summary>
    public int Argument;

    /// <summary>The source position.</summary>
    public Location Location;
}

/// <summary>
/// The instructions of one code object in the order of code generation, with labels: what code generation hands to the
/// flow graph (CPython's Python/instruction_sequence.c).
/// </summary>
internal sealed class InstructionSequence
{
    private Instruction[] _instructions = new Instruction[64];
    private int[] _labelOffsets = new int[16];

    /// <summary>How many instructions there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many labels have been made.</summary>
    public int LabelCount { get; private set; }

    /// <summary>The instructions.</summary>
    public Span<Instruction> Instructions => _instructions.AsSpan(0, Count);

    /// <summary>For each label, the index of the instruction that it stands before; -1 if it was never placed.</summary>
    public ReadOnlySpan<int> LabelOffsets => _labelOffsets.AsSpan(0, LabelCount);

    /// <summary>Makes a label that stands nowhere yet.</summary>
    public Label NewLabel()
    {
        if (LabelCount == _labelOffsets.Length)
        {
            Array.Resize(ref _labelOffsets, LabelCount * 2);
        }

        _labelOffsets[LabelCount] = -1;
        return new Label(LabelCount++);
    }

    /// <summary>Places a label before the next instruction to be added.</summary>
    public void UseLabel(Label label) => _labelOffsets[label.Id] = Count;

    /// <summary>Appends an instruction.</summary>
    public void Add(Opcode opcode, int argument, Location location)
    {
        if (Count == _instructions.Length)
        {
            Array.Resize(ref _instructions, Count * 2);
        }

        _instructions[Count++] = new Instruction { Opcode = opcode, Argument = argument, Location = location };
    }

    /// <summary>Appends a jump or block set-up.</summary>
    public void AddJump(Opcode opcode, Label target, Location location) => Add(opcode, target.Id, location);

    /// <summary>Inserts an instruction, moving the labels behind it.</summary>
    public void Insert(int index, Opcode opcode, int argument, Location location)
    {
        Add(opcode, argument, location);
        Instruction added = _instructions[Count - 1];
        Array.Copy(_instructions, index, _instructions, index + 1, Count - 1 - index);
        _instructions[index] = added;
        for (int i = 0; i < LabelCount; i++)
        {
            if (_labelOffsets[i] >= index)
            {
                _labelOffsets[i]++;
            }
        }
    }

    /// <summary>Forgets everything, so that the buffers serve another code object.</summary>
    public void Clear() => Count = LabelCount = 0;

    /// <summary>
    /// A line an instruction: <c>LOAD_NAME 0 1-1 4-5</c>, its name, argument (of a jump, the index of its target), lines and columns.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (ref Instruction instruction in Instructions)
        {
            int argument = OpcodeInfo.HasTarget(instruction.Opcode) ? _labelOffsets[instruction.Argument] : instruction.Argument;
            Location at = instruction.Location;
            text.Append(
                CultureInfo.InvariantCulture,
                $"{OpcodeInfo.Name(instruction.Opcode)} {argument} {at.Line}-{at.EndLine} {at.Column}-{at.EndColumn}\n");
        }

        return text.ToString();
    }

    /// <summary>A copy that outlives the code object in the making, for benchmarks of what comes after code generation.</summary>
    internal InstructionSequence Copy() => new()
    {
        _instructions = Instructions.ToArray(),
        _labelOffsets = LabelOffsets.ToArray(),
        Count = Count,
        LabelCount = LabelCount,
    };
}
