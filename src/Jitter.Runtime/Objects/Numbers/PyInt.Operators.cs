using Jitter.Primitives.Numbers;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>The slots of int.</summary>
public abstract partial class PyInt
{
    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => ToText();

    /// <summary>The decimal text, as str() of an exact int gives it; null with ValueError pending where it is too long.</summary>
    public PyStr? ToText()
    {
        if (TryGetInt64(out long value))
        {
            return SmallIntText.Of(value);
        }

        string? text = IntText.ToText(Value, IntLimits.MaxDigits, out NumericError? error);
        if (text is null)
        {
            NumericErrors.Raise(error!);
            return null;
        }

        return new PyStr(text);
    }

    [PySlot(SlotId.Hash)]
    private long Hash() => HashValue;

    [PySlot(SlotId.Compare)]
    private static PyObject? Compare(PyObject left, PyObject right, Comparison comparison) => left is PyInt a && right is PyInt b
        ? IntArithmetic.ToBool(ReferenceEquals(a, b) ? 0 : IntArithmetic.Compare(a, b), comparison)
        : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.Add)]
    private static PyObject? Add(PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntArithmetic.Add(a, b) : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.Subtract)]
    private static PyObject? Subtract(PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntArithmetic.Subtract(a, b) : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.Multiply)]
    private static PyObject? Multiply(PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntArithmetic.Multiply(a, b) : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.Remainder)]
    private static PyObject? Modulo(PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntArithmetic.Modulo(a, b) : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.DivMod)]
    private static PyObject? DivMod(PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntArithmetic.DivMod(a, b) : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.Power)]
    private static PyObject? Power(PyObject left, PyObject right, PyObject? modulus)
    {
        if (left is not PyInt a || right is not PyInt b)
        {
            return PyNotImplemented.NotImplemented;
        }

        return modulus switch
        {
            null or PyNone => IntPower.Power(a, b),
            PyInt m => IntPower.Power(a, b, m),
            _ => PyNotImplemented.NotImplemented,
        };
    }

    [PySlot(SlotId.Negative)]
    private PyInt Negative() => IntArithmetic.Negate(this);

    [PySlot(SlotId.Positive)]
    private PyInt Positive() => ToExact();

    [PySlot(SlotId.Absolute)]
    private PyInt Absolute() => IntArithmetic.Absolute(this);

    [PySlot(SlotId.Bool)]
    private int Truth() => Sign != 0 ? 1 : 0;

    [PySlot(SlotId.Invert)]
    private PyInt Invert() => IntArithmetic.Invert(this);

    [PySlot(SlotId.LeftShift)]
    private static PyObject? LeftShift(PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntArithmetic.LeftShift(a, b) : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.RightShift)]
    private static PyObject? RightShift(PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntArithmetic.RightShift(a, b) : PyNotImplemented.NotImplemented;

    /// <summary><c>int.__and__</c></summary>
    [PySlot(SlotId.And)]
    protected static PyObject? BitwiseAnd(PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntArithmetic.And(a, b) : PyNotImplemented.NotImplemented;

    /// <summary><c>int.__xor__</c></summary>
    [PySlot(SlotId.Xor)]
    protected static PyObject? BitwiseXor(PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntArithmetic.Xor(a, b) : PyNotImplemented.NotImplemented;

    /// <summary><c>int.__or__</c></summary>
    [PySlot(SlotId.Or)]
    protected static PyObject? BitwiseOr(PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntArithmetic.Or(a, b) : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.Int)]
    private PyInt ToInt() => ToExact();

    [PySlot(SlotId.Float)]
    private PyObject? ToFloat() => FloatArithmetic.TryToDouble(this, out double value) ? new PyFloat(value) : null;

    [PySlot(SlotId.FloorDivide)]
    private static PyObject? FloorDivide(PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntArithmetic.FloorDivide(a, b) : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.TrueDivide)]
    private static PyObject? TrueDivide(PyObject left, PyObject right) =>
        left is PyInt a && right is PyInt b ? IntArithmetic.TrueDivide(a, b) : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.Index)]
    private PyInt Index() => ToExact();
}
