using Jitter.Bytecode.Opcodes;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Comparison = Jitter.Runtime.Objects.Comparison;

namespace Jitter.Interpreter;

// Operators beyond the fast paths of the loop, slices, formatting.
public sealed partial class Interpreter
{
    /// <summary>The bit of COMPARE_OP's argument that asks for a bool.</summary>
    private const int CompareToBool = 16;

    private static PyObject? CompareOperator(PyObject left, PyObject right, int argument)
    {
        PyObject? result = Comparisons.Compare(left, right, (Comparison)(argument >> 5));
        if (result is null || (argument & CompareToBool) == 0 || result is PyBool)
        {
            return result;
        }

        int truth = Truth.Of(result);
        return truth < 0 ? null : PyBool.From(truth != 0);
    }

    private static PyObject? GetSlice(PyObject container, PyObject start, PyObject stop) =>
        Subscripts.Get(container, new PySlice(start, stop, PyNone.None));

    private static bool SetSlice(PyObject container, PyObject start, PyObject stop, PyObject value) =>
        Subscripts.Set(container, new PySlice(start, stop, PyNone.None), value);

    private static PyObject? FormatWithSpec(PyObject value, PyObject spec) => spec is PyStr text
        ? Texts.Format(value, text)
        : Errors.Raise(PyExceptions.TypeError, $"Format specifier must be a string, not {spec.Type.FullName}");

    private static PyObject? ConvertValue(PyObject value, int conversion) => (ValueConversion)conversion switch
    {
        ValueConversion.Str => Texts.Str(value),
        ValueConversion.Repr => Texts.Repr(value),
        ValueConversion.Ascii => Texts.Ascii(value),
        _ => Errors.Raise(PyExceptions.SystemError, $"unexpected conversion flag {conversion}"),
    };

    private static PyInt? GetLength(PyObject value)
    {
        long length = Subscripts.Length(value);
        return length < 0 ? null : PyInt.From(length);
    }
}

/// <summary>The operators of BINARY_OP by number.</summary>
internal static class BinaryOperators
{
    /// <summary><c>left op right</c>; null with an error pending.</summary>
    public static PyObject? Execute(int operation, PyObject left, PyObject right) => (BinaryOperation)operation switch
    {
        BinaryOperation.Add => Numbers.Add(left, right),
        BinaryOperation.And => Numbers.And(left, right),
        BinaryOperation.FloorDivide => Numbers.FloorDivide(left, right),
        BinaryOperation.LeftShift => Numbers.LeftShift(left, right),
        BinaryOperation.MatrixMultiply => Numbers.MatrixMultiply(left, right),
        BinaryOperation.Multiply => Numbers.Multiply(left, right),
        BinaryOperation.Remainder => Numbers.Remainder(left, right),
        BinaryOperation.Or => Numbers.Or(left, right),
        BinaryOperation.Power => Numbers.Power(left, right),
        BinaryOperation.RightShift => Numbers.RightShift(left, right),
        BinaryOperation.Subtract => Numbers.Subtract(left, right),
        BinaryOperation.TrueDivide => Numbers.TrueDivide(left, right),
        BinaryOperation.Xor => Numbers.Xor(left, right),
        BinaryOperation.InplaceAdd => Numbers.InPlaceAdd(left, right),
        BinaryOperation.InplaceAnd => Numbers.InPlaceAnd(left, right),
        BinaryOperation.InplaceFloorDivide => Numbers.InPlaceFloorDivide(left, right),
        BinaryOperation.InplaceLeftShift => Numbers.InPlaceLeftShift(left, right),
        BinaryOperation.InplaceMatrixMultiply => Numbers.InPlaceMatrixMultiply(left, right),
        BinaryOperation.InplaceMultiply => Numbers.InPlaceMultiply(left, right),
        BinaryOperation.InplaceRemainder => Numbers.InPlaceRemainder(left, right),
        BinaryOperation.InplaceOr => Numbers.InPlaceOr(left, right),
        BinaryOperation.InplacePower => Numbers.InPlacePower(left, right),
        BinaryOperation.InplaceRightShift => Numbers.InPlaceRightShift(left, right),
        BinaryOperation.InplaceSubtract => Numbers.InPlaceSubtract(left, right),
        BinaryOperation.InplaceTrueDivide => Numbers.InPlaceTrueDivide(left, right),
        BinaryOperation.InplaceXor => Numbers.InPlaceXor(left, right),
        _ => Errors.Raise(PyExceptions.SystemError, $"unexpected operator {operation}"),
    };
}
