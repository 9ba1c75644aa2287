using System.Numerics;
using Jitter.Primitives.Numbers;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>A complex number.</summary>
/// <param name="real">The real part.</param>
/// <param name="imaginary">The imaginary part.</param>
[PyClass("complex", Existing = "PyTypes.Complex", Doc = "A complex number.")]
public partial class PyComplex(double real, double imaginary) : PyObject
{
    private const long ImaginaryHashFactor = 1000003;

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Complex;

    /// <summary>The real part.</summary>
    [PyMember("real", Doc = "The real part.")]
    public double Real { get; } = real;

    /// <summary>The imaginary part.</summary>
    [PyMember("imag", Doc = "The imaginary part.")]
    public double Imaginary { get; } = imaginary;

    /// <inheritdoc/>
    public override string ToString() => FloatText.ComplexRepr(Real, Imaginary);

    /// <summary>The same number as an exact complex.</summary>
    public PyComplex ToExact() => GetType() == typeof(PyComplex) ? this : new PyComplex(Real, Imaginary);

    private Complex ToComplex() => new(Real, Imaginary);

    private static PyComplex From(Complex value) => new(value.Real, value.Imaginary);

    [PySlot(SlotId.Repr)]
    private PyStr Repr() => new(FloatText.ComplexRepr(Real, Imaginary));

    [PySlot(SlotId.Hash)]
    private long Hash()
    {
        long hash = unchecked(PyFloat.HashOf(Real, this) + (ImaginaryHashFactor * PyFloat.HashOf(Imaginary, this)));
        return hash == -1 ? -2 : hash;
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (comparison is not (Comparison.Equal or Comparison.NotEqual))
        {
            return PyNotImplemented.NotImplemented;
        }

        bool equal;
        switch (right)
        {
            case PyComplex other:
                equal = Real == other.Real && Imaginary == other.Imaginary;
                break;
            case PyFloat number:
                equal = Real == number.Value && Imaginary == 0;
                break;
            case PyInt integer:
                equal = Imaginary == 0 && FloatArithmetic.Compare(Real, integer, Comparison.Equal);
                break;
            default:
                return PyNotImplemented.NotImplemented;
        }

        return PyBool.From(equal == (comparison == Comparison.Equal));
    }

    [PySlot(SlotId.Add)]
    private static PyObject? Add(PyObject left, PyObject right) => TryConvert(left, right, out Complex a, out Complex b, out PyObject? other)
        ? new PyComplex(a.Real + b.Real, a.Imaginary + b.Imaginary)
        : other;

    [PySlot(SlotId.Subtract)]
    private static PyObject? Subtract(PyObject left, PyObject right) => TryConvert(left, right, out Complex a, out Complex b, out PyObject? other)
        ? new PyComplex(a.Real - b.Real, a.Imaginary - b.Imaginary)
        : other;

    [PySlot(SlotId.Multiply)]
    private static PyObject? Multiply(PyObject left, PyObject right) =>
        TryConvert(left, right, out Complex a, out Complex b, out PyObject? other) ? From(ComplexMath.Multiply(a, b)) : other;

    [PySlot(SlotId.TrueDivide)]
    private static PyObject? TrueDivide(PyObject left, PyObject right) =>
        TryConvert(left, right, out Complex a, out Complex b, out PyObject? other) ? ComplexArithmetic.Divide(a, b) : other;

    [PySlot(SlotId.Power)]
    private static PyObject? Power(PyObject left, PyObject right, PyObject? modulus)
    {
        if (!TryConvert(left, right, out Complex a, out Complex b, out PyObject? other))
        {
            return other;
        }

        return modulus is null or PyNone ? ComplexArithmetic.Power(a, b) : Errors.Raise(PyExceptions.ValueError, "complex modulo");
    }

    [PySlot(SlotId.Negative)]
    private PyComplex Negative() => new(-Real, -Imaginary);

    [PySlot(SlotId.Positive)]
    private PyComplex Positive() => ToExact();

    [PySlot(SlotId.Absolute)]
    private PyObject? Absolute()
    {
        double length = ComplexMath.Hypotenuse(Real, Imaginary);
        return double.IsInfinity(length) && double.IsFinite(Real) && double.IsFinite(Imaginary)
            ? Errors.Raise(PyExceptions.OverflowError, "absolute value too large")
            : new PyFloat(length);
    }

    [PySlot(SlotId.Bool)]
    private int Truth() => Real != 0 || Imaginary != 0 ? 1 : 0;

    private static bool TryConvert(PyObject left, PyObject right, out Complex a, out Complex b, out PyObject? otherwise)
    {
        b = default;
        int outcome = ComplexArithmetic.ToOperand(left, out a);
        if (outcome > 0)
        {
            outcome = ComplexArithmetic.ToOperand(right, out b);
        }

        otherwise = outcome == 0 ? PyNotImplemented.NotImplemented : null;
        return outcome > 0;
    }
}
