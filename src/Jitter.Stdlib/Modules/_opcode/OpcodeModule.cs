using Jitter.Bytecode.Opcodes;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.OpcodeTable;

/// <summary>The module _opcode: what opcode and dis know of instructions.</summary>
[PyModule("_opcode", Doc = "Opcode support module.")]
public static partial class OpcodeModule
{
    private const int FirstException = 264;
    private const int LastException = 266;

    private static readonly string[] s_operators =
    [
        "ADD +", "AND &", "FLOOR_DIVIDE //", "LSHIFT <<", "MATRIX_MULTIPLY @", "MULTIPLY *", "REMAINDER %", "OR |", "POWER **", "RSHIFT >>",
        "SUBTRACT -", "TRUE_DIVIDE /", "XOR ^",
    ];

    private static readonly string[] s_intrinsics1 =
    [
        "INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_IMPORT_STAR", "INTRINSIC_STOPITERATION_ERROR", "INTRINSIC_ASYNC_GEN_WRAP",
        "INTRINSIC_UNARY_POSITIVE", "INTRINSIC_LIST_TO_TUPLE", "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC", "INTRINSIC_TYPEVARTUPLE",
        "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS",
    ];

    private static readonly string[] s_intrinsics2 =
    [
        "INTRINSIC_2_INVALID", "INTRINSIC_PREP_RERAISE_STAR", "INTRINSIC_TYPEVAR_WITH_BOUND", "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
        "INTRINSIC_SET_FUNCTION_TYPE_PARAMS", "INTRINSIC_SET_TYPEPARAM_DEFAULT",
    ];

    [PyConstant("ENABLE_SPECIALIZATION")]
    private const int EnableSpecialization = 1;

    [PyFunction("stack_effect(opcode, oparg=None, /, *, jump=None)")]
    private static PyObject? StackEffect(int opcode, PyObject? oparg, PyObject? jump)
    {
        if (jump is not (null or PyNone or PyBool))
        {
            return Errors.Raise(PyExceptions.ValueError, "stack_effect: jump must be False, True or None");
        }

        int argument = 0;
        if (oparg is not (null or PyNone))
        {
            if (Numbers.Index(oparg) is not { } number)
            {
                return null;
            }

            if (!number.TryGetInt64(out long wide) || wide != (int)wide)
            {
                return Errors.Raise(PyExceptions.OverflowError, "Python int too large to convert to C int");
            }

            argument = (int)wide;
        }

        if (!IsKnown(opcode) || (opcode < 256 && OpcodeInfo.Deoptimized((byte)opcode) != (Opcode)opcode))
        {
            return Errors.Raise(PyExceptions.ValueError, "invalid opcode or oparg");
        }

        var instruction = (Opcode)opcode;
        int effect = jump is PyBool
            ? OpcodeInfo.StackEffect(instruction, argument, ReferenceEquals(jump, PyBool.True))
            : Math.Max(OpcodeInfo.StackEffect(instruction, argument, true), OpcodeInfo.StackEffect(instruction, argument, false));
        return PyInt.From((long)effect);
    }

    [PyFunction("is_valid($module, /, opcode)")]
    private static bool IsValid(int opcode) => IsKnown(opcode);

    [PyFunction("has_arg($module, /, opcode)")]
    private static bool HasArgument(int opcode) => IsKnown(opcode) && OpcodeInfo.HasArgument(Base(opcode));

    [PyFunction("has_const($module, /, opcode)")]
    private static bool HasConst(int opcode) => IsKnown(opcode) && OpcodeInfo.HasConst(Base(opcode));

    [PyFunction("has_name($module, /, opcode)")]
    private static bool HasName(int opcode) => IsKnown(opcode) && OpcodeInfo.HasName(Base(opcode));

    [PyFunction("has_jump($module, /, opcode)")]
    private static bool HasJump(int opcode) => IsKnown(opcode) && OpcodeInfo.IsJump(Base(opcode));

    [PyFunction("has_free($module, /, opcode)")]
    private static bool HasFree(int opcode) => IsKnown(opcode) && OpcodeInfo.HasFree(Base(opcode));

    [PyFunction("has_local($module, /, opcode)")]
    private static bool HasLocal(int opcode) => IsKnown(opcode) && OpcodeInfo.HasLocal(Base(opcode));

    [PyFunction("has_exc($module, /, opcode)")]
    private static bool HasException(int opcode) => opcode is >= FirstException and <= LastException;

    [PyFunction("get_specialization_stats()")]
    private static PyObject GetSpecializationStats() => PyNone.None;

    [PyFunction("get_nb_ops()")]
    private static PyObject GetOperators()
    {
        var result = new PyList();
        foreach (string form in (ReadOnlySpan<string>)["", "INPLACE_"])
        {
            foreach (string entry in s_operators)
            {
                int space = entry.IndexOf(' ');
                string symbol = entry[(space + 1)..] + (form.Length > 0 ? "=" : "");
                result.Add(new PyTuple([new PyStr("NB_" + form + entry[..space]), new PyStr(symbol)]));
            }
        }

        return result;
    }

    [PyFunction("get_intrinsic1_descs()")]
    private static PyObject GetIntrinsics1() => new PyList(Array.ConvertAll(s_intrinsics1, static name => (PyObject)new PyStr(name)));

    [PyFunction("get_intrinsic2_descs()")]
    private static PyObject GetIntrinsics2() => new PyList(Array.ConvertAll(s_intrinsics2, static name => (PyObject)new PyStr(name)));

    [PyFunction("get_executor($module, /, code, offset)")]
    private static PyObject? GetExecutor(PyObject code, int offset) =>
        Errors.Raise(PyExceptions.RuntimeError, "Executors are not available in this build");

    private static bool IsKnown(int opcode) => opcode >= 0 && OpcodeInfo.IsValid((Opcode)opcode);

    /// <summary>The instruction that a specialized one stands for.</summary>
    private static Opcode Base(int opcode) => opcode < 256 ? OpcodeInfo.Deoptimized((byte)opcode) : (Opcode)opcode;
}
