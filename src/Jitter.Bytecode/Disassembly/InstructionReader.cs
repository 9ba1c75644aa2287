using Jitter.Bytecode.Opcodes;

namespace Jitter.Bytecode.Disassembly;

/// <summary>An instruction of a code object.</summary>
/// <param name="Number">The opcode byte, specialized or not.</param>
/// <param name="Opcode">The instruction that it is a form of.</param>
/// <param name="Argument">The argument with the preceding EXTENDED_ARGs, 0 if there is none.</param>
/// <param name="Offset">Where it stands, in bytes.</param>
/// <param name="StartOffset">Where its first EXTENDED_ARG stands, or it itself.</param>
public readonly record struct CodeInstruction(byte Number, Opcode Opcode, int Argument, int Offset, int StartOffset)
{
    /// <summary>Whether it has an argument.</summary>
    public bool HasArgument => OpcodeInfo.HasArgument(Opcode);

    /// <summary>The offset behind it and its inline cache.</summary>
    public int NextOffset => Offset + 2 + (2 * OpcodeInfo.CacheEntries(Opcode));

    /// <summary>Where a jump goes; null of other instructions.</summary>
    public int? JumpTarget => OpcodeInfo.IsJump(Opcode) ? NextOffset + (2 * (OpcodeInfo.IsBackwardJump(Opcode) ? -Argument : Argument)) : null;
}

/// <summary>Goes through <c>co_code</c>: EXTENDED_ARG is given as an instruction too, inline caches are skipped.</summary>
public struct InstructionReader(byte[] code)
{
    private int _offset;
    private int _extended;
    private int _startOffset = -1;

    /// <summary>The instruction.</summary>
    public CodeInstruction Current { get; private set; }

    /// <summary>This.</summary>
    public readonly InstructionReader GetEnumerator() => this;

    /// <summary>Goes to the next instruction.</summary>
    public bool MoveNext()
    {
        if (_offset + 1 >= code.Length)
        {
            return false;
        }

        byte number = code[_offset];
        Opcode opcode = OpcodeInfo.Deoptimized(number);
        bool hasArgument = OpcodeInfo.HasArgument(opcode);
        int argument = hasArgument ? code[_offset + 1] | _extended : 0;
        int start = _startOffset >= 0 ? _startOffset : _offset;
        if (opcode == Opcode.EXTENDED_ARG)
        {
            // Beyond 32 bits the argument wraps, as CPython's int does.
            Current = new CodeInstruction(number, opcode, argument, _offset, _offset);
            _startOffset = start;
            _extended = argument << 8;
        }
        else
        {
            Current = new CodeInstruction(number, opcode, argument, _offset, start);
            _startOffset = -1;
            _extended = 0;
        }

        _offset = Current.NextOffset;
        return true;
    }
}
