using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;

namespace Jitter.Bytecode.Disassembly;

/// <summary>What dis prints in parentheses behind an argument (ArgResolver.get_argval_argrepr of CPython's Lib/dis.py).</summary>
internal static class ArgumentText
{
    // Where dis would raise: an index that the code object does not have.
    private const string Invalid = "<invalid>";

    /// <summary>The text, or empty; jumps are not resolved here. Code objects among the constants come from <paramref name="codeRepr"/>.</summary>
    public static string Of(CodeObject code, CodeInstruction instruction, Func<CodeObject, string> codeRepr)
    {
        int argument = instruction.Argument;
        switch (instruction.Opcode)
        {
            case Opcode.LOAD_GLOBAL:
                return Name(code, argument >> 1) + ((argument & 1) != 0 ? " + NULL" : "");
            case Opcode.LOAD_ATTR:
                return Name(code, argument >> 1) + ((argument & 1) != 0 ? " + NULL|self" : "");
            case Opcode.LOAD_SUPER_ATTR:
                return Name(code, argument >> 2) + ((argument & 1) != 0 ? " + NULL|self" : "");
            case Opcode.LOAD_FAST_LOAD_FAST or Opcode.STORE_FAST_LOAD_FAST or Opcode.STORE_FAST_STORE_FAST:
                return Variable(code, argument >> 4) + ", " + Variable(code, argument & 15);
            case Opcode.COMPARE_OP:
                string comparison = At(OperandText.Comparison, argument >> 5);
                return (argument & 16) != 0 ? "bool(" + comparison + ")" : comparison;
            case Opcode.CONVERT_VALUE:
                return At(OperandText.ValueConversion, argument);
            case Opcode.SET_FUNCTION_ATTRIBUTE:
                return FunctionAttributes((FunctionAttribute)argument);
            case Opcode.BINARY_OP:
                return At(OperandText.BinaryOperation, argument);
            case Opcode.CALL_INTRINSIC_1:
                return At(OperandText.Intrinsic1, argument);
            case Opcode.CALL_INTRINSIC_2:
                return At(OperandText.Intrinsic2, argument);
        }

        OpcodeFlags flags = OpcodeInfo.Flags(instruction.Opcode);
        if ((flags & OpcodeFlags.Const) != 0)
        {
            return (uint)argument >= (uint)code.Consts.Length ? Invalid
                : code.Consts[argument] is CodeObject nested ? codeRepr(nested)
                : ConstantRepr.Repr(code.Consts[argument]);
        }

        return (flags & OpcodeFlags.Name) != 0 ? Name(code, argument)
            : (flags & (OpcodeFlags.Local | OpcodeFlags.Free)) != 0 ? Variable(code, argument)
            : "";
    }

    private static string FunctionAttributes(FunctionAttribute attributes)
    {
        string text = "";
        for (int bit = 0; bit < OperandText.FunctionAttribute.Length; bit++)
        {
            if (((int)attributes & (1 << bit)) != 0)
            {
                text += (text.Length == 0 ? "" : ", ") + OperandText.FunctionAttribute[bit];
            }
        }

        return text;
    }

    private static string Name(CodeObject code, int index) => At(code.Names, index);

    private static string Variable(CodeObject code, int index) => At(code.LocalsPlusNames, index);

    private static string At(string[] texts, int index) => (uint)index < (uint)texts.Length ? texts[index] : Invalid;
}
