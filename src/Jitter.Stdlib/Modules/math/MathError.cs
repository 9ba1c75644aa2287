using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Mathematics;

/// <summary>C's errno after a function of floats.</summary>
internal enum MathError
{
    /// <summary>No error.</summary>
    None,

    /// <summary>EDOM: ValueError.</summary>
    Domain,

    /// <summary>ERANGE: OverflowError.</summary>
    Range,
}

/// <summary>Raises the errors of mathematical functions.</summary>
internal static class MathErrors
{
    /// <summary>Raises the error of a function; 0.</summary>
    public static double Raise(MathError error)
    {
        if (error == MathError.Domain)
        {
            Errors.Raise(PyExceptions.ValueError, "math domain error");
        }
        else
        {
            Errors.Raise(PyExceptions.OverflowError, "math range error");
        }

        return 0;
    }

    /// <summary>The result of a function of one argument; raises where it is nan or infinite although the argument is not (math_1).</summary>
    public static double Check(double x, double result, bool canOverflow = false)
    {
        if (double.IsFinite(result))
        {
            return result;
        }

        if (double.IsNaN(result))
        {
            return double.IsNaN(x) ? result : Raise(MathError.Domain);
        }

        return double.IsFinite(x) ? Raise(canOverflow ? MathError.Range : MathError.Domain) : result;
    }

    /// <summary>The result of a function of two arguments (math_2).</summary>
    public static double Check(double x, double y, double result)
    {
        if (double.IsFinite(result))
        {
            return result;
        }

        if (double.IsNaN(result))
        {
            return double.IsNaN(x) || double.IsNaN(y) ? result : Raise(MathError.Domain);
        }

        return double.IsFinite(x) && double.IsFinite(y) ? Raise(MathError.Range) : result;
    }

    /// <summary>The object of a result that may come with an error.</summary>
    public static PyObject? Box(MathError error, double result)
    {
        if (error == MathError.None)
        {
            return new PyFloat(result);
        }

        Raise(error);
        return null;
    }
}
