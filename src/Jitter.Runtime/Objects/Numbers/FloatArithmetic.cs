using System.Numerics;
using System.Runtime.CompilerServices;
using Jitter.Primitives.Numbers;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>Arithmetic of floats, typed: what the slots of float, the interpreter's specialized instructions and emitted code call.</summary>
public static class FloatArithmetic
{
    /// <summary>C's ERANGE, which CPython shows in the error of a power.</summary>
    private const int RangeError = 34;

    /// <summary><c>left + right</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyFloat Add(PyFloat left, PyFloat right) => new(left.Value + right.Value);

    /// <summary><c>left - right</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyFloat Subtract(PyFloat left, PyFloat right) => new(left.Value - right.Value);

    /// <summary><c>left * right</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyFloat Multiply(PyFloat left, PyFloat right) => new(left.Value * right.Value);

    /// <summary><c>left / right</c>; null with ZeroDivisionError pending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyFloat? TrueDivide(PyFloat left, PyFloat right) => TrueDivide(left.Value, right.Value);

    /// <summary><c>left / right</c>; null with ZeroDivisionError pending.</summary>
    public static PyFloat? TrueDivide(double left, double right) => right == 0 ? RaiseZeroDivision("float division by zero") : new PyFloat(left / right);

    /// <summary><c>left // right</c>; null with ZeroDivisionError pending.</summary>
    public static PyFloat? FloorDivide(double left, double right) =>
        right == 0 ? RaiseZeroDivision("float floor division by zero") : new PyFloat(FloatMath.FloorDivide(left, right));

    /// <summary><c>left % right</c>; null with ZeroDivisionError pending.</summary>
    public static PyFloat? Modulo(double left, double right) =>
        right == 0 ? RaiseZeroDivision("float modulo by zero") : new PyFloat(FloatMath.Remainder(left, right));

    /// <summary><c>divmod(left, right)</c>; null with ZeroDivisionError pending.</summary>
    public static PyTuple? DivMod(double left, double right)
    {
        if (right == 0)
        {
            RaiseZeroDivision("float divmod()");
            return null;
        }

        return new PyTuple([new PyFloat(FloatMath.FloorDivide(left, right)), new PyFloat(FloatMath.Remainder(left, right))]);
    }

    /// <summary><c>left ** right</c>: a float, or a complex number; null with ZeroDivisionError or OverflowError pending.</summary>
    public static PyObject? Power(double left, double right)
    {
        switch (FloatMath.Power(left, right, out double result))
        {
            case PowerResult.Float:
                return new PyFloat(result);
            case PowerResult.Complex:
                return ComplexArithmetic.Power(new Complex(left, 0), new Complex(right, 0));
            case PowerResult.ZeroDivision:
                return RaiseZeroDivision("0.0 cannot be raised to a negative power");
            default:
                PyTuple arguments = new([PyInt.From(RangeError), new PyStr("Numerical result out of range")]);
                return Errors.Raise(PyBaseException.Create(PyExceptions.OverflowError, arguments));
        }
    }

    /// <summary>An int as a float; false with OverflowError pending where it is too large.</summary>
    public static bool TryToDouble(PyInt value, out double result)
    {
        if (value.TryGetInt64(out long small))
        {
            result = small;
            return true;
        }

        if (FloatConversion.TryFromInt(value.Value, out result, out NumericError? error))
        {
            return true;
        }

        NumericErrors.Raise(error);
        return false;
    }

    /// <summary>
    /// An operand of a float's operator: 1 for a float or int, 0 for what is neither, -1 with OverflowError pending (CONVERT_TO_DOUBLE).
    /// </summary>
    public static int ToOperand(PyObject value, out double result)
    {
        if (value is PyFloat number)
        {
            result = number.Value;
            return 1;
        }

        if (value is PyInt integer)
        {
            return TryToDouble(integer, out result) ? 1 : -1;
        }

        result = 0;
        return 0;
    }

    /// <summary>Compares two floats.</summary>
    public static bool Compare(double left, double right, Comparison comparison) => comparison switch
    {
        Comparison.Less => left < right,
        Comparison.LessOrEqual => left <= right,
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Greater => left > right,
        _ => left >= right,
    };

    /// <summary>Compares a float with an int, exactly.</summary>
    public static bool Compare(double left, PyInt right, Comparison comparison)
    {
        if (!double.IsFinite(left))
        {
            return Compare(left, 0.0, comparison);
        }

        int order;
        double whole = Math.Floor(left);
        if (right.TryGetInt64(out long small) && Math.Abs(whole) < long.MaxValue)
        {
            order = ((long)whole).CompareTo(small);
        }
        else
        {
            order = new BigInteger(whole).CompareTo(right.Value);
        }

        // The floor is equal to the int where the float lies on it or above.
        order = order == 0 && left != whole ? 1 : order;
        return ReferenceEquals(IntArithmetic.ToBool(order, comparison), PyBool.True);
    }

    private static PyFloat? RaiseZeroDivision(string message)
    {
        Errors.Raise(PyExceptions.ZeroDivisionError, message);
        return null;
    }
}
