using Jitter.Primitives.Constants;
using Jitter.Primitives.Numbers;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>A float.</summary>
/// <param name="value">The value.</param>
[PyClass("float", Existing = "PyTypes.Float", Doc = "A floating-point number with the precision of a C double.")]
public partial class PyFloat(double value) : PyObject
{
    /// <summary>The value.</summary>
    public readonly double Value = value;

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Float;

    /// <inheritdoc/>
    public override string ToString() => FloatText.Repr(Value);

    /// <summary>The hash of a float; a nan's is that of its identity.</summary>
    public static long HashOf(double value, PyObject identity) =>
        double.IsNaN(value) ? System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(identity) : PythonHash.Hash(value);

    [PySlot(SlotId.Repr)]
    private PyStr Repr() => new(FloatText.Repr(Value));

    [PySlot(SlotId.Hash)]
    private long Hash() => HashOf(Value, this);

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison) => right switch
    {
        PyFloat other => PyBool.From(FloatArithmetic.Compare(Value, other.Value, comparison)),
        PyInt integer => PyBool.From(FloatArithmetic.Compare(Value, integer, comparison)),
        _ => PyNotImplemented.NotImplemented,
    };

    [PySlot(SlotId.Add)]
    private static PyObject? Add(PyObject left, PyObject right) =>
        TryConvert(left, right, out double a, out double b, out PyObject? other) ? new PyFloat(a + b) : other;

    [PySlot(SlotId.Subtract)]
    private static PyObject? Subtract(PyObject left, PyObject right) =>
        TryConvert(left, right, out double a, out double b, out PyObject? other) ? new PyFloat(a - b) : other;

    [PySlot(SlotId.Multiply)]
    private static PyObject? Multiply(PyObject left, PyObject right) =>
        TryConvert(left, right, out double a, out double b, out PyObject? other) ? new PyFloat(a * b) : other;

    [PySlot(SlotId.Remainder)]
    private static PyObject? Modulo(PyObject left, PyObject right) =>
        TryConvert(left, right, out double a, out double b, out PyObject? other) ? FloatArithmetic.Modulo(a, b) : other;

    [PySlot(SlotId.DivMod)]
    private static PyObject? DivMod(PyObject left, PyObject right) =>
        TryConvert(left, right, out double a, out double b, out PyObject? other) ? FloatArithmetic.DivMod(a, b) : other;

    [PySlot(SlotId.FloorDivide)]
    private static PyObject? FloorDivide(PyObject left, PyObject right) =>
        TryConvert(left, right, out double a, out double b, out PyObject? other) ? FloatArithmetic.FloorDivide(a, b) : other;

    [PySlot(SlotId.TrueDivide)]
    private static PyObject? TrueDivide(PyObject left, PyObject right) =>
        TryConvert(left, right, out double a, out double b, out PyObject? other) ? FloatArithmetic.TrueDivide(a, b) : other;

    [PySlot(SlotId.Power)]
    private static PyObject? Power(PyObject left, PyObject right, PyObject? modulus)
    {
        if (modulus is not (null or PyNone))
        {
            return Errors.Raise(PyExceptions.TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
        }

        return TryConvert(left, right, out double a, out double b, out PyObject? other) ? FloatArithmetic.Power(a, b) : other;
    }

    [PySlot(SlotId.Negative)]
    private PyFloat Negative() => new(-Value);

    [PySlot(SlotId.Positive)]
    private PyFloat Positive() => ToExact();

    [PySlot(SlotId.Absolute)]
    private PyFloat Absolute() => new(Math.Abs(Value));

    [PySlot(SlotId.Bool)]
    private int Truth() => Value != 0 ? 1 : 0;

    [PySlot(SlotId.Int)]
    private PyObject? ToInt() => TruncateValue(Value);

    [PySlot(SlotId.Float)]
    private PyFloat ToFloat() => ToExact();

    /// <summary>The same number as an exact float.</summary>
    public PyFloat ToExact() => GetType() == typeof(PyFloat) ? this : new PyFloat(Value);

    /// <summary>A float's whole part as an int; null with ValueError or OverflowError pending.</summary>
    internal static PyObject? TruncateValue(double value)
    {
        if (Math.Abs(value) < long.MaxValue)
        {
            return PyInt.From((long)value);
        }

        return FloatConversion.TryTruncate(value, out System.Numerics.BigInteger result, out NumericError? error)
            ? PyInt.From(result)
            : NumericErrors.Raise(error);
    }

    /// <summary>Both operands as doubles; else the slot's result: NotImplemented, or null with an error pending.</summary>
    private static bool TryConvert(PyObject left, PyObject right, out double a, out double b, out PyObject? otherwise)
    {
        b = 0;
        int outcome = FloatArithmetic.ToOperand(left, out a);
        if (outcome > 0)
        {
            outcome = FloatArithmetic.ToOperand(right, out b);
        }

        otherwise = outcome == 0 ? PyNotImplemented.NotImplemented : null;
        return outcome > 0;
    }
}
