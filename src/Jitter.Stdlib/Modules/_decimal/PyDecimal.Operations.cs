using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>The operators and methods of Decimal that compute.</summary>
public partial class PyDecimal
{
    private delegate DecimalValue UnaryOperation(DecimalValue a, ArithmeticContext context, ref DecimalStatus status);

    private delegate DecimalValue BinaryOperation(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status);

    private static PyObject? Operate(PyObject left, PyObject right, BinaryOperation operation)
    {
        if (DecimalConversion.ToOperand(left) is not { } a || DecimalConversion.ToOperand(right) is not { } b)
        {
            return PyNotImplemented.NotImplemented;
        }

        if (PyDecimalContext.Current() is not { } context)
        {
            return null;
        }

        DecimalStatus status = 0;
        return context.Finish(operation(a, b, context.Arithmetic, ref status), status);
    }

    private PyObject? Compute(PyObject contextArgument, UnaryOperation operation)
    {
        if (!PyDecimalContext.TryGet(contextArgument, out PyDecimalContext? context))
        {
            return null;
        }

        DecimalStatus status = 0;
        return context.Finish(operation(Value, context.Arithmetic, ref status), status);
    }

    private PyObject? Compute(PyObject other, PyObject contextArgument, BinaryOperation operation)
    {
        if (!PyDecimalContext.TryGet(contextArgument, out PyDecimalContext? context) || !DecimalConversion.TryToArgument(other, out DecimalValue? b))
        {
            return null;
        }

        DecimalStatus status = 0;
        return context.Finish(operation(Value, b, context.Arithmetic, ref status), status);
    }

    [PySlot(SlotId.Add)]
    private static PyObject? AddOperator(PyObject left, PyObject right) => Operate(left, right, DecimalArithmetic.Add);

    [PySlot(SlotId.Subtract)]
    private static PyObject? SubtractOperator(PyObject left, PyObject right) => Operate(left, right, DecimalArithmetic.Subtract);

    [PySlot(SlotId.Multiply)]
    private static PyObject? MultiplyOperator(PyObject left, PyObject right) => Operate(left, right, DecimalArithmetic.Multiply);

    [PySlot(SlotId.TrueDivide)]
    private static PyObject? TrueDivideOperator(PyObject left, PyObject right) => Operate(left, right, DecimalArithmetic.Divide);

    [PySlot(SlotId.FloorDivide)]
    private static PyObject? FloorDivideOperator(PyObject left, PyObject right) => Operate(left, right, DecimalArithmetic.DivideInteger);

    [PySlot(SlotId.Remainder)]
    private static PyObject? RemainderOperator(PyObject left, PyObject right) => Operate(left, right, DecimalArithmetic.Remainder);

    [PySlot(SlotId.DivMod)]
    private static PyObject? DivModOperator(PyObject left, PyObject right)
    {
        if (DecimalConversion.ToOperand(left) is not { } a || DecimalConversion.ToOperand(right) is not { } b)
        {
            return PyNotImplemented.NotImplemented;
        }

        if (PyDecimalContext.Current() is not { } context)
        {
            return null;
        }

        DecimalStatus status = 0;
        (DecimalValue quotient, DecimalValue remainder) = DecimalArithmetic.DivMod(a, b, context.Arithmetic, ref status);
        return context.Add(status) ? new PyTuple([new PyDecimal(quotient), new PyDecimal(remainder)]) : null;
    }

    [PySlot(SlotId.Power)]
    private static PyObject? PowerOperator(PyObject left, PyObject right, PyObject? modulus)
    {
        if (DecimalConversion.ToOperand(left) is not { } a || DecimalConversion.ToOperand(right) is not { } b)
        {
            return PyNotImplemented.NotImplemented;
        }

        DecimalValue? m = modulus is null or PyNone ? null : DecimalConversion.ToOperand(modulus);
        if (m is null && modulus is not (null or PyNone))
        {
            return PyNotImplemented.NotImplemented;
        }

        return PyDecimalContext.Current() is { } context ? Power(a, b, m, context) : null;
    }

    internal static PyObject? Power(DecimalValue a, DecimalValue b, DecimalValue? modulus, PyDecimalContext context)
    {
        DecimalStatus status = 0;
        DecimalValue result = modulus is null
            ? DecimalArithmetic.Power(a, b, context.Arithmetic, ref status)
            : DecimalArithmetic.PowerModulo(a, b, modulus, context.Arithmetic, ref status);
        return context.Finish(result, status);
    }

    [PySlot(SlotId.Negative)]
    private PyObject? Negative() => Compute(PyNone.None, DecimalArithmetic.Minus);

    [PySlot(SlotId.Positive)]
    private PyObject? Positive() => Compute(PyNone.None, DecimalArithmetic.Plus);

    [PySlot(SlotId.Absolute)]
    private PyObject? Absolute() => Compute(PyNone.None, DecimalArithmetic.Absolute);

    [PyMethod("exp($self, /, context=None)")]
    private PyObject? ExpMethod(PyObject context) => Compute(context, DecimalArithmetic.Exp);

    [PyMethod("ln($self, /, context=None)")]
    private PyObject? LnMethod(PyObject context) => Compute(context, DecimalArithmetic.Ln);

    [PyMethod("log10($self, /, context=None)")]
    private PyObject? Log10Method(PyObject context) => Compute(context, DecimalArithmetic.Log10);

    [PyMethod("next_minus($self, /, context=None)")]
    private PyObject? NextMinusMethod(PyObject context) => Compute(context, DecimalArithmetic.NextMinus);

    [PyMethod("next_plus($self, /, context=None)")]
    private PyObject? NextPlusMethod(PyObject context) => Compute(context, DecimalArithmetic.NextPlus);

    [PyMethod("normalize($self, /, context=None)")]
    private PyObject? NormalizeMethod(PyObject context) => Compute(context, DecimalArithmetic.Normalize);

    [PyMethod("sqrt($self, /, context=None)")]
    private PyObject? SqrtMethod(PyObject context) => Compute(context, DecimalArithmetic.SquareRoot);

    [PyMethod("logb($self, /, context=None)")]
    private PyObject? LogbMethod(PyObject context) => Compute(context, DecimalArithmetic.LogB);

    [PyMethod("logical_invert($self, /, context=None)")]
    private PyObject? LogicalInvertMethod(PyObject context) => Compute(context, DecimalArithmetic.LogicalInvert);

    [PyMethod("compare($self, /, other, context=None)")]
    private PyObject? CompareMethod(PyObject other, PyObject context) => Compute(other, context, DecimalArithmetic.Compare);

    [PyMethod("compare_signal($self, /, other, context=None)")]
    private PyObject? CompareSignalMethod(PyObject other, PyObject context) => Compute(other, context, DecimalArithmetic.CompareSignal);

    [PyMethod("next_toward($self, /, other, context=None)")]
    private PyObject? NextTowardMethod(PyObject other, PyObject context) => Compute(other, context, DecimalArithmetic.NextToward);

    [PyMethod("remainder_near($self, /, other, context=None)")]
    private PyObject? RemainderNearMethod(PyObject other, PyObject context) => Compute(other, context, DecimalArithmetic.RemainderNear);

    [PyMethod("rotate($self, /, other, context=None)")]
    private PyObject? RotateMethod(PyObject other, PyObject context) => Compute(other, context, DecimalArithmetic.Rotate);

    [PyMethod("scaleb($self, /, other, context=None)")]
    private PyObject? ScalebMethod(PyObject other, PyObject context) => Compute(other, context, DecimalArithmetic.ScaleB);

    [PyMethod("shift($self, /, other, context=None)")]
    private PyObject? ShiftMethod(PyObject other, PyObject context) => Compute(other, context, DecimalArithmetic.Shift);

    [PyMethod("max($self, /, other, context=None)")]
    private PyObject? MaxMethod(PyObject other, PyObject context) => Compute(
        other,
        context,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Extreme(a, b, largest: true, magnitude: false, c, ref s));

    [PyMethod("max_mag($self, /, other, context=None)")]
    private PyObject? MaxMagMethod(PyObject other, PyObject context) => Compute(
        other,
        context,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Extreme(a, b, largest: true, magnitude: true, c, ref s));

    [PyMethod("min($self, /, other, context=None)")]
    private PyObject? MinMethod(PyObject other, PyObject context) => Compute(
        other,
        context,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Extreme(a, b, largest: false, magnitude: false, c, ref s));

    [PyMethod("min_mag($self, /, other, context=None)")]
    private PyObject? MinMagMethod(PyObject other, PyObject context) => Compute(
        other,
        context,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Extreme(a, b, largest: false, magnitude: true, c, ref s));

    [PyMethod("logical_and($self, /, other, context=None)")]
    private PyObject? LogicalAndMethod(PyObject other, PyObject context) => Compute(
        other,
        context,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Logical(a, b, static (x, y) => x & y, c, ref s));

    [PyMethod("logical_or($self, /, other, context=None)")]
    private PyObject? LogicalOrMethod(PyObject other, PyObject context) => Compute(
        other,
        context,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Logical(a, b, static (x, y) => x | y, c, ref s));

    [PyMethod("logical_xor($self, /, other, context=None)")]
    private PyObject? LogicalXorMethod(PyObject other, PyObject context) => Compute(
        other,
        context,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Logical(a, b, static (x, y) => x ^ y, c, ref s));

    [PyMethod("compare_total($self, /, other, context=None)")]
    private PyObject? CompareTotalMethod(PyObject other, PyObject context) => Compute(
        other,
        context,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) => DecimalArithmetic.FromOrder(DecimalArithmetic.CompareTotal(a, b)));

    [PyMethod("compare_total_mag($self, /, other, context=None)")]
    private PyObject? CompareTotalMagMethod(PyObject other, PyObject context) => Compute(
        other,
        context,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.FromOrder(DecimalArithmetic.CompareTotalMagnitude(a, b)));

    [PyMethod("copy_sign($self, /, other, context=None)")]
    private PyObject? CopySignMethod(PyObject other, PyObject context) => Compute(
        other,
        context,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) => a.WithSign(b.Negative));

    [PyMethod("same_quantum($self, /, other, context=None)")]
    private PyObject? SameQuantumMethod(PyObject other, PyObject context) =>
        PyDecimalContext.TryGet(context, out _) && DecimalConversion.TryToArgument(other, out DecimalValue? b)
            ? PyBool.From(DecimalClasses.SameQuantum(Value, b))
            : null;

    [PyMethod("fma($self, /, other, third, context=None)")]
    private PyObject? FmaMethod(PyObject other, PyObject third, PyObject context)
    {
        if (!PyDecimalContext.TryGet(context, out PyDecimalContext? current) || !DecimalConversion.TryToArgument(other, out DecimalValue? b)
            || !DecimalConversion.TryToArgument(third, out DecimalValue? c))
        {
            return null;
        }

        DecimalStatus status = 0;
        return current.Finish(DecimalArithmetic.FusedMultiplyAdd(Value, b, c, current.Arithmetic, ref status), status);
    }

    [PyMethod("quantize($self, /, exp, rounding=None, context=None)")]
    private PyObject? QuantizeMethod(PyObject exp, PyObject rounding, PyObject context)
    {
        if (!TryGetRounded(rounding, context, out PyDecimalContext? current, out ArithmeticContext? arithmetic)
            || !DecimalConversion.TryToArgument(exp, out DecimalValue? b))
        {
            return null;
        }

        DecimalStatus status = 0;
        return current.Finish(DecimalArithmetic.Quantize(Value, b, arithmetic, ref status), status);
    }

    [PyMethod("to_integral($self, /, rounding=None, context=None)")]
    private PyObject? ToIntegralMethod(PyObject rounding, PyObject context) => ToIntegral(rounding, context, exact: false);

    [PyMethod("to_integral_value($self, /, rounding=None, context=None)")]
    private PyObject? ToIntegralValueMethod(PyObject rounding, PyObject context) => ToIntegral(rounding, context, exact: false);

    [PyMethod("to_integral_exact($self, /, rounding=None, context=None)")]
    private PyObject? ToIntegralExactMethod(PyObject rounding, PyObject context) => ToIntegral(rounding, context, exact: true);

    private PyObject? ToIntegral(PyObject rounding, PyObject context, bool exact)
    {
        if (!TryGetRounded(rounding, context, out PyDecimalContext? current, out ArithmeticContext? arithmetic))
        {
            return null;
        }

        DecimalStatus status = 0;
        return current.Finish(DecimalArithmetic.ToIntegral(Value, exact, arithmetic, ref status), status);
    }

    private static bool TryGetRounded(
        PyObject rounding,
        PyObject contextArgument,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyDecimalContext? context,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ArithmeticContext? arithmetic)
    {
        arithmetic = null;
        if (!PyDecimalContext.TryGet(contextArgument, out context))
        {
            return false;
        }

        arithmetic = context.Arithmetic;
        if (rounding is not PyNone)
        {
            int mode = PyDecimalContext.RoundingOf(rounding);
            if (mode < 0)
            {
                return false;
            }

            arithmetic = arithmetic.WithRounding((DecimalRounding)mode);
        }

        return true;
    }

    [PyMethod("is_canonical($self, /)")]
    private bool IsCanonical() => true;

    [PyMethod("is_finite($self, /)")]
    private bool IsFinite() => Value.IsFinite;

    [PyMethod("is_infinite($self, /)")]
    private bool IsInfinite() => Value.IsInfinite;

    [PyMethod("is_nan($self, /)")]
    private bool IsNaN() => Value.IsNaN;

    [PyMethod("is_qnan($self, /)")]
    private bool IsQuietNaN() => Value.Kind == DecimalKind.QuietNaN;

    [PyMethod("is_snan($self, /)")]
    private bool IsSignalingNaN() => Value.IsSignaling;

    [PyMethod("is_signed($self, /)")]
    private bool IsSigned() => Value.Negative;

    [PyMethod("is_zero($self, /)")]
    private bool IsZero() => Value.IsZero;

    [PyMethod("is_normal($self, /, context=None)")]
    private PyObject? IsNormal(PyObject context) =>
        PyDecimalContext.TryGet(context, out PyDecimalContext? current) ? PyBool.From(DecimalClasses.IsNormal(Value, current.Arithmetic)) : null;

    [PyMethod("is_subnormal($self, /, context=None)")]
    private PyObject? IsSubnormal(PyObject context) =>
        PyDecimalContext.TryGet(context, out PyDecimalContext? current) ? PyBool.From(DecimalClasses.IsSubnormal(Value, current.Arithmetic)) : null;

    [PyMethod("adjusted($self, /)")]
    private long Adjusted() => Value.IsFinite ? Value.Adjusted : 0;

    [PyMethod("canonical($self, /)")]
    private PyDecimal Canonical() => this;

    [PyMethod("conjugate($self, /)")]
    private PyDecimal Conjugate() => this;

    [PyMethod("radix($self, /)")]
    private PyDecimal Radix() => new(DecimalValue.FromInteger(10));

    [PyMethod("copy_abs($self, /)")]
    private PyDecimal CopyAbsolute() => new(Value.WithSign(false));

    [PyMethod("copy_negate($self, /)")]
    private PyDecimal CopyNegated() => new(Value.WithSign(!Value.Negative));

    [PyMethod("number_class($self, /, context=None)")]
    private PyObject? NumberClass(PyObject context) =>
        PyDecimalContext.TryGet(context, out PyDecimalContext? current) ? new PyStr(DecimalClasses.NameOf(Value, current.Arithmetic)) : null;

    [PyMethod("to_eng_string($self, /, context=None)")]
    private PyObject? ToEngineering(PyObject context) => PyDecimalContext.TryGet(context, out PyDecimalContext? current)
        ? new PyStr(DecimalText.ToEngineering(Value, current.Arithmetic.Capitals))
        : null;
}
