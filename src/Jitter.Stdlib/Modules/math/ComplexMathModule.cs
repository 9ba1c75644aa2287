using System.Numerics;
using Jitter.Primitives.Numbers;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Mathematics;

/// <summary>The module cmath.</summary>
[PyModule("cmath", Doc = "Mathematical functions of complex numbers.", Throws = false)]
public static partial class ComplexMathModule
{
    private delegate Complex Function(Complex z, ref MathError error);

    [PyConstant("pi")]
    private const double Pi = Math.PI;

    [PyConstant("e")]
    private const double E = Math.E;

    [PyConstant("tau")]
    private const double Tau = Math.Tau;

    [PyConstant("inf")]
    private const double Infinity = double.PositiveInfinity;

    [PyConstant("nan")]
    private static double NaN => FloatMath.NaN;

    [PyConstant("infj")]
    private static PyComplex InfinityJ => new(0, double.PositiveInfinity);

    [PyConstant("nanj")]
    private static PyComplex NaNJ => new(0, FloatMath.NaN);

    [PyFunction("acos(z, /)", Doc = "The arc cosine of z.")]
    private static PyObject? Acos(PyObject z) => Apply(z, ComplexFunctions.Acos);

    [PyFunction("acosh(z, /)", Doc = "The inverse hyperbolic cosine of z.")]
    private static PyObject? Acosh(PyObject z) => Apply(z, ComplexFunctions.Acosh);

    [PyFunction("asin(z, /)", Doc = "The arc sine of z.")]
    private static PyObject? Asin(PyObject z) => Apply(z, ComplexFunctions.Asin);

    [PyFunction("asinh(z, /)", Doc = "The inverse hyperbolic sine of z.")]
    private static PyObject? Asinh(PyObject z) => Apply(z, ComplexFunctions.Asinh);

    [PyFunction("atan(z, /)", Doc = "The arc tangent of z.")]
    private static PyObject? Atan(PyObject z) => Apply(z, ComplexFunctions.Atan);

    [PyFunction("atanh(z, /)", Doc = "The inverse hyperbolic tangent of z.")]
    private static PyObject? Atanh(PyObject z) => Apply(z, ComplexFunctions.Atanh);

    [PyFunction("cos(z, /)", Doc = "The cosine of z.")]
    private static PyObject? Cos(PyObject z) => Apply(z, ComplexFunctions.Cos);

    [PyFunction("cosh(z, /)", Doc = "The hyperbolic cosine of z.")]
    private static PyObject? Cosh(PyObject z) => Apply(z, ComplexFunctions.Cosh);

    [PyFunction("exp(z, /)", Doc = "The exponential value of z.")]
    private static PyObject? Exp(PyObject z) => Apply(z, ComplexFunctions.Exp);

    [PyFunction("log10(z, /)", Doc = "The base-10 logarithm of z.")]
    private static PyObject? Log10(PyObject z) => Apply(z, ComplexFunctions.Log10);

    [PyFunction("sin(z, /)", Doc = "The sine of z.")]
    private static PyObject? Sin(PyObject z) => Apply(z, ComplexFunctions.Sin);

    [PyFunction("sinh(z, /)", Doc = "The hyperbolic sine of z.")]
    private static PyObject? Sinh(PyObject z) => Apply(z, ComplexFunctions.Sinh);

    [PyFunction("sqrt(z, /)", Doc = "The square root of z.")]
    private static PyObject? Sqrt(PyObject z) => Apply(z, ComplexFunctions.Sqrt);

    [PyFunction("tan(z, /)", Doc = "The tangent of z.")]
    private static PyObject? Tan(PyObject z) => Apply(z, ComplexFunctions.Tan);

    [PyFunction("tanh(z, /)", Doc = "The hyperbolic tangent of z.")]
    private static PyObject? Tanh(PyObject z) => Apply(z, ComplexFunctions.Tanh);

    [PyFunction("log(z, base=<unrepresentable>, /)", Doc = "The logarithm of z to the base e, or another.")]
    private static PyObject? Log(PyObject z, PyObject? @base)
    {
        if (!TryConvert(z, out Complex x))
        {
            return null;
        }

        MathError error = MathError.None;
        Complex result = ComplexFunctions.Log(x, ref error);
        if (@base is null)
        {
            return Box(result, error);
        }

        if (!TryConvert(@base, out Complex y))
        {
            return null;
        }

        error = MathError.None;
        Complex divisor = ComplexFunctions.Log(y, ref error);
        if (ComplexMath.Divide(result, divisor) is not { } quotient)
        {
            return Box(default, MathError.Domain);
        }

        return Box(quotient, error);
    }

    [PyFunction("phase(z, /)", Doc = "The angle of z.")]
    private static PyObject? Phase(PyObject z) => TryConvert(z, out Complex x) ? new PyFloat(Math.Atan2(x.Imaginary, x.Real)) : null;

    [PyFunction("polar(z, /)", Doc = "The absolute value and the angle of z.")]
    private static PyObject? Polar(PyObject z)
    {
        if (!TryConvert(z, out Complex x))
        {
            return null;
        }

        double length = ComplexMath.Hypotenuse(x.Real, x.Imaginary);
        if (double.IsInfinity(length) && double.IsFinite(x.Real) && double.IsFinite(x.Imaginary))
        {
            MathErrors.Raise(MathError.Range);
            return null;
        }

        return new PyTuple([new PyFloat(length), new PyFloat(Math.Atan2(x.Imaginary, x.Real))]);
    }

    [PyFunction("rect(r, phi, /)", Doc = "The number of an absolute value and an angle.")]
    private static PyObject? Rectangular(double r, double phi)
    {
        MathError error = MathError.None;
        return Box(ComplexFunctions.Rectangular(r, phi, ref error), error);
    }

    [PyFunction("isfinite(z, /)", Doc = "Whether both parts are finite.")]
    private static PyObject? IsFinite(PyObject z) =>
        TryConvert(z, out Complex x) ? PyBool.From(double.IsFinite(x.Real) && double.IsFinite(x.Imaginary)) : null;

    [PyFunction("isinf(z, /)", Doc = "Whether a part is infinite.")]
    private static PyObject? IsInfinity(PyObject z) =>
        TryConvert(z, out Complex x) ? PyBool.From(double.IsInfinity(x.Real) || double.IsInfinity(x.Imaginary)) : null;

    [PyFunction("isnan(z, /)", Doc = "Whether a part is a nan.")]
    private static PyObject? IsNaN(PyObject z) =>
        TryConvert(z, out Complex x) ? PyBool.From(double.IsNaN(x.Real) || double.IsNaN(x.Imaginary)) : null;

    [PyFunction("isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)", Doc = "Whether two numbers are close in value.")]
    private static PyObject? IsClose(PyObject a, PyObject b, double relTol, double absTol)
    {
        if (!TryConvert(a, out Complex x) || !TryConvert(b, out Complex y))
        {
            return null;
        }

        if (relTol < 0 || absTol < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "tolerances must be non-negative");
        }

        if (x.Real == y.Real && x.Imaginary == y.Imaginary)
        {
            return PyBool.True;
        }

        if (double.IsInfinity(x.Real) || double.IsInfinity(x.Imaginary) || double.IsInfinity(y.Real) || double.IsInfinity(y.Imaginary))
        {
            return PyBool.False;
        }

        double difference = ComplexMath.Hypotenuse(x.Real - y.Real, x.Imaginary - y.Imaginary);
        return PyBool.From(
            difference <= relTol * ComplexMath.Hypotenuse(y.Real, y.Imaginary)
            || difference <= relTol * ComplexMath.Hypotenuse(x.Real, x.Imaginary)
            || difference <= absTol);
    }

    private static PyObject? Apply(PyObject argument, Function function)
    {
        if (!TryConvert(argument, out Complex z))
        {
            return null;
        }

        MathError error = MathError.None;
        return Box(function(z, ref error), error);
    }

    private static PyObject? Box(Complex value, MathError error)
    {
        if (error == MathError.None)
        {
            return new PyComplex(value.Real, value.Imaginary);
        }

        MathErrors.Raise(error);
        return null;
    }

    /// <summary>A complex number: one, what __complex__ gives, or a real one (PyComplex_AsCComplex).</summary>
    private static bool TryConvert(PyObject value, out Complex result)
    {
        result = default;
        if (!PyComplex.TrySpecial(value, out PyComplex? special))
        {
            return false;
        }

        if ((special ?? value as PyComplex) is { } number)
        {
            result = new Complex(number.Real, number.Imaginary);
            return true;
        }

        bool success = Numbers.ToDouble(value, out double real);
        result = real;
        return success;
    }
}
