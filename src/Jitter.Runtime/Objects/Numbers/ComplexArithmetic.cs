using System.Numerics;
using Jitter.Primitives.Numbers;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>Arithmetic of complex numbers.</summary>
public static class ComplexArithmetic
{
    /// <summary><c>left / right</c>; null with ZeroDivisionError pending.</summary>
    public static PyComplex? Divide(Complex left, Complex right)
    {
        if (ComplexMath.Divide(left, right) is { } quotient)
        {
            return new PyComplex(quotient.Real, quotient.Imaginary);
        }

        Errors.Raise(PyExceptions.ZeroDivisionError, "complex division by zero");
        return null;
    }

    /// <summary><c>left ** right</c>; null with ZeroDivisionError or OverflowError pending.</summary>
    public static PyComplex? Power(Complex left, Complex right)
    {
        switch (ComplexMath.Power(left, right, out Complex result))
        {
            case PowerResult.Complex:
                return new PyComplex(result.Real, result.Imaginary);
            case PowerResult.ZeroDivision:
                Errors.Raise(PyExceptions.ZeroDivisionError, "0.0 to a negative or complex power");
                return null;
            default:
                Errors.Raise(PyExceptions.OverflowError, "complex exponentiation");
                return null;
        }
    }

    /// <summary>An operand of a complex number's operator: 1, 0 for what is no number, -1 with OverflowError pending.</summary>
    public static int ToOperand(PyObject value, out Complex result)
    {
        if (value is PyComplex number)
        {
            result = new Complex(number.Real, number.Imaginary);
            return 1;
        }

        int outcome = FloatArithmetic.ToOperand(value, out double real);
        result = real;
        return outcome;
    }
}
