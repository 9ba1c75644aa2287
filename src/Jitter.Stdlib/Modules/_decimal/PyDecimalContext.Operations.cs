using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>The methods of Context that compute.</summary>
public partial class PyDecimalContext
{
    private delegate DecimalValue UnaryOperation(DecimalValue a, ArithmeticContext context, ref DecimalStatus status);

    private delegate DecimalValue BinaryOperation(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status);

    private PyObject? Compute(PyObject x, UnaryOperation operation)
    {
        if (!DecimalConversion.TryToArgument(x, out DecimalValue? a))
        {
            return null;
        }

        DecimalStatus status = 0;
        return Finish(operation(a, Arithmetic, ref status), status);
    }

    private PyObject? Compute(PyObject x, PyObject y, BinaryOperation operation)
    {
        if (!DecimalConversion.TryToArgument(x, out DecimalValue? a) || !DecimalConversion.TryToArgument(y, out DecimalValue? b))
        {
            return null;
        }

        DecimalStatus status = 0;
        return Finish(operation(a, b, Arithmetic, ref status), status);
    }

    private static PyObject? Test(PyObject x, Func<DecimalValue, bool> test) =>
        DecimalConversion.TryToArgument(x, out DecimalValue? a) ? PyBool.From(test(a)) : null;

    [PyMethod("abs($self, x, /)")]
    private PyObject? AbsMethod(PyObject x) => Compute(x, DecimalArithmetic.Absolute);

    [PyMethod("minus($self, x, /)")]
    private PyObject? MinusMethod(PyObject x) => Compute(x, DecimalArithmetic.Minus);

    [PyMethod("plus($self, x, /)")]
    private PyObject? PlusMethod(PyObject x) => Compute(x, DecimalArithmetic.Plus);

    [PyMethod("_apply($self, object, /)")]
    private PyObject? ApplyMethod(PyObject @object) => Compute(@object, DecimalArithmetic.Finish);

    [PyMethod("exp($self, x, /)")]
    private PyObject? ExpMethod(PyObject x) => Compute(x, DecimalArithmetic.Exp);

    [PyMethod("ln($self, x, /)")]
    private PyObject? LnMethod(PyObject x) => Compute(x, DecimalArithmetic.Ln);

    [PyMethod("log10($self, x, /)")]
    private PyObject? Log10Method(PyObject x) => Compute(x, DecimalArithmetic.Log10);

    [PyMethod("next_minus($self, x, /)")]
    private PyObject? NextMinusMethod(PyObject x) => Compute(x, DecimalArithmetic.NextMinus);

    [PyMethod("next_plus($self, x, /)")]
    private PyObject? NextPlusMethod(PyObject x) => Compute(x, DecimalArithmetic.NextPlus);

    [PyMethod("normalize($self, x, /)")]
    private PyObject? NormalizeMethod(PyObject x) => Compute(x, DecimalArithmetic.Normalize);

    [PyMethod("sqrt($self, x, /)")]
    private PyObject? SqrtMethod(PyObject x) => Compute(x, DecimalArithmetic.SquareRoot);

    [PyMethod("logb($self, x, /)")]
    private PyObject? LogbMethod(PyObject x) => Compute(x, DecimalArithmetic.LogB);

    [PyMethod("logical_invert($self, x, /)")]
    private PyObject? LogicalInvertMethod(PyObject x) => Compute(x, DecimalArithmetic.LogicalInvert);

    [PyMethod("to_integral($self, x, /)")]
    private PyObject? ToIntegralMethod(PyObject x) => Compute(
        x, static (DecimalValue a, ArithmeticContext c, ref DecimalStatus s) => DecimalArithmetic.ToIntegral(a, false, c, ref s));

    [PyMethod("to_integral_value($self, x, /)")]
    private PyObject? ToIntegralValueMethod(PyObject x) => Compute(
        x, static (DecimalValue a, ArithmeticContext c, ref DecimalStatus s) => DecimalArithmetic.ToIntegral(a, false, c, ref s));

    [PyMethod("to_integral_exact($self, x, /)")]
    private PyObject? ToIntegralExactMethod(PyObject x) => Compute(
        x, static (DecimalValue a, ArithmeticContext c, ref DecimalStatus s) => DecimalArithmetic.ToIntegral(a, true, c, ref s));

    [PyMethod("add($self, x, y, /)")]
    private PyObject? AddMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.Add);

    [PyMethod("divide($self, x, y, /)")]
    private PyObject? DivideMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.Divide);

    [PyMethod("divide_int($self, x, y, /)")]
    private PyObject? DivideIntMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.DivideInteger);

    [PyMethod("multiply($self, x, y, /)")]
    private PyObject? MultiplyMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.Multiply);

    [PyMethod("quantize($self, x, y, /)")]
    private PyObject? QuantizeMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.Quantize);

    [PyMethod("remainder($self, x, y, /)")]
    private PyObject? RemainderMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.Remainder);

    [PyMethod("subtract($self, x, y, /)")]
    private PyObject? SubtractMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.Subtract);

    [PyMethod("compare($self, x, y, /)")]
    private PyObject? CompareMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.Compare);

    [PyMethod("compare_signal($self, x, y, /)")]
    private PyObject? CompareSignalMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.CompareSignal);

    [PyMethod("next_toward($self, x, y, /)")]
    private PyObject? NextTowardMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.NextToward);

    [PyMethod("remainder_near($self, x, y, /)")]
    private PyObject? RemainderNearMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.RemainderNear);

    [PyMethod("rotate($self, x, y, /)")]
    private PyObject? RotateMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.Rotate);

    [PyMethod("scaleb($self, x, y, /)")]
    private PyObject? ScalebMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.ScaleB);

    [PyMethod("shift($self, x, y, /)")]
    private PyObject? ShiftMethod(PyObject x, PyObject y) => Compute(x, y, DecimalArithmetic.Shift);

    [PyMethod("max($self, x, y, /)")]
    private PyObject? MaxMethod(PyObject x, PyObject y) => Compute(
        x,
        y,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Extreme(a, b, largest: true, magnitude: false, c, ref s));

    [PyMethod("max_mag($self, x, y, /)")]
    private PyObject? MaxMagMethod(PyObject x, PyObject y) => Compute(
        x,
        y,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Extreme(a, b, largest: true, magnitude: true, c, ref s));

    [PyMethod("min($self, x, y, /)")]
    private PyObject? MinMethod(PyObject x, PyObject y) => Compute(
        x,
        y,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Extreme(a, b, largest: false, magnitude: false, c, ref s));

    [PyMethod("min_mag($self, x, y, /)")]
    private PyObject? MinMagMethod(PyObject x, PyObject y) => Compute(
        x,
        y,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Extreme(a, b, largest: false, magnitude: true, c, ref s));

    [PyMethod("logical_and($self, x, y, /)")]
    private PyObject? LogicalAndMethod(PyObject x, PyObject y) => Compute(
        x,
        y,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Logical(a, b, static (x, y) => x & y, c, ref s));

    [PyMethod("logical_or($self, x, y, /)")]
    private PyObject? LogicalOrMethod(PyObject x, PyObject y) => Compute(
        x,
        y,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Logical(a, b, static (x, y) => x | y, c, ref s));

    [PyMethod("logical_xor($self, x, y, /)")]
    private PyObject? LogicalXorMethod(PyObject x, PyObject y) => Compute(
        x,
        y,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.Logical(a, b, static (x, y) => x ^ y, c, ref s));

    [PyMethod("is_canonical($self, x, /)")]
    private PyObject? IsCanonicalMethod(PyObject x) =>
        x is PyDecimal ? PyBool.True : Errors.Raise(PyExceptions.TypeError, "argument must be a Decimal");

    [PyMethod("is_finite($self, x, /)")]
    private PyObject? IsFiniteMethod(PyObject x) => Test(x, static a => a.IsFinite);

    [PyMethod("is_infinite($self, x, /)")]
    private PyObject? IsInfiniteMethod(PyObject x) => Test(x, static a => a.IsInfinite);

    [PyMethod("is_nan($self, x, /)")]
    private PyObject? IsNanMethod(PyObject x) => Test(x, static a => a.IsNaN);

    [PyMethod("is_qnan($self, x, /)")]
    private PyObject? IsQnanMethod(PyObject x) => Test(x, static a => a.Kind == DecimalKind.QuietNaN);

    [PyMethod("is_signed($self, x, /)")]
    private PyObject? IsSignedMethod(PyObject x) => Test(x, static a => a.Negative);

    [PyMethod("is_snan($self, x, /)")]
    private PyObject? IsSnanMethod(PyObject x) => Test(x, static a => a.IsSignaling);

    [PyMethod("is_zero($self, x, /)")]
    private PyObject? IsZeroMethod(PyObject x) => Test(x, static a => a.IsZero);

    [PyMethod("is_normal($self, x, /)")]
    private PyObject? IsNormalMethod(PyObject x) => Test(x, a => DecimalClasses.IsNormal(a, Arithmetic));

    [PyMethod("is_subnormal($self, x, /)")]
    private PyObject? IsSubnormalMethod(PyObject x) => Test(x, a => DecimalClasses.IsSubnormal(a, Arithmetic));

    [PyMethod("compare_total($self, x, y, /)")]
    private PyObject? CompareTotalMethod(PyObject x, PyObject y) => Compute(
        x,
        y,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) => DecimalArithmetic.FromOrder(DecimalArithmetic.CompareTotal(a, b)));

    [PyMethod("compare_total_mag($self, x, y, /)")]
    private PyObject? CompareTotalMagMethod(PyObject x, PyObject y) => Compute(
        x,
        y,
        static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) =>
            DecimalArithmetic.FromOrder(DecimalArithmetic.CompareTotalMagnitude(a, b)));

    [PyMethod("copy_sign($self, x, y, /)")]
    private PyObject? CopySignMethod(PyObject x, PyObject y) => Compute(
        x, y, static (DecimalValue a, DecimalValue b, ArithmeticContext c, ref DecimalStatus s) => a.WithSign(b.Negative));

    [PyMethod("same_quantum($self, x, y, /)")]
    private PyObject? SameQuantumMethod(PyObject x, PyObject y) =>
        DecimalConversion.TryToArgument(x, out DecimalValue? a) && DecimalConversion.TryToArgument(y, out DecimalValue? b)
            ? PyBool.From(DecimalClasses.SameQuantum(a, b))
            : null;

    [PyMethod("divmod($self, x, y, /)")]
    private PyObject? DivModMethod(PyObject x, PyObject y)
    {
        if (!DecimalConversion.TryToArgument(x, out DecimalValue? a) || !DecimalConversion.TryToArgument(y, out DecimalValue? b))
        {
            return null;
        }

        DecimalStatus status = 0;
        (DecimalValue quotient, DecimalValue remainder) = DecimalArithmetic.DivMod(a, b, Arithmetic, ref status);
        return Add(status) ? new PyTuple([new PyDecimal(quotient), new PyDecimal(remainder)]) : null;
    }

    [PyMethod("power($self, /, a, b, modulo=None)")]
    private PyObject? PowerMethod(PyObject a, PyObject b, PyObject modulo)
    {
        DecimalValue? modulus = null;
        if (!DecimalConversion.TryToArgument(a, out DecimalValue? x) || !DecimalConversion.TryToArgument(b, out DecimalValue? y)
            || (modulo is not PyNone && !DecimalConversion.TryToArgument(modulo, out modulus)))
        {
            return null;
        }

        return PyDecimal.Power(x, y, modulus, this);
    }

    [PyMethod("fma($self, x, y, z, /)")]
    private PyObject? FmaMethod(PyObject x, PyObject y, PyObject z)
    {
        if (!DecimalConversion.TryToArgument(x, out DecimalValue? a) || !DecimalConversion.TryToArgument(y, out DecimalValue? b)
            || !DecimalConversion.TryToArgument(z, out DecimalValue? c))
        {
            return null;
        }

        DecimalStatus status = 0;
        return Finish(DecimalArithmetic.FusedMultiplyAdd(a, b, c, Arithmetic, ref status), status);
    }

    [PyMethod("Etiny($self, /)")]
    private long Etiny() => Arithmetic.Etiny;

    [PyMethod("Etop($self, /)")]
    private long Etop() => Arithmetic.Etop;

    [PyMethod("radix($self, /)")]
    private PyObject Radix() => new PyDecimal(DecimalValue.FromInteger(10));

    [PyMethod("canonical($self, x, /)")]
    private PyObject? Canonical(PyObject x) => x is PyDecimal ? x : Errors.Raise(PyExceptions.TypeError, "argument must be a Decimal");

    [PyMethod("copy_abs($self, x, /)")]
    private PyObject? CopyAbsolute(PyObject x) =>
        DecimalConversion.TryToArgument(x, out DecimalValue? a) ? new PyDecimal(a.WithSign(false)) : null;

    [PyMethod("copy_decimal($self, x, /)")]
    private PyObject? CopyDecimal(PyObject x) => DecimalConversion.TryToArgument(x, out DecimalValue? a) ? new PyDecimal(a) : null;

    [PyMethod("copy_negate($self, x, /)")]
    private PyObject? CopyNegated(PyObject x) =>
        DecimalConversion.TryToArgument(x, out DecimalValue? a) ? new PyDecimal(a.WithSign(!a.Negative)) : null;

    [PyMethod("number_class($self, x, /)")]
    private PyObject? NumberClass(PyObject x) =>
        DecimalConversion.TryToArgument(x, out DecimalValue? a) ? new PyStr(DecimalClasses.NameOf(a, Arithmetic)) : null;

    [PyMethod("to_sci_string($self, x, /)")]
    private PyObject? ToScientific(PyObject x) =>
        DecimalConversion.TryToArgument(x, out DecimalValue? a) ? new PyStr(DecimalText.ToScientific(a, Arithmetic.Capitals)) : null;

    [PyMethod("to_eng_string($self, x, /)")]
    private PyObject? ToEngineering(PyObject x) =>
        DecimalConversion.TryToArgument(x, out DecimalValue? a) ? new PyStr(DecimalText.ToEngineering(a, Arithmetic.Capitals)) : null;
}
