using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Mathematics;

/// <summary>The module math.</summary>
[PyModule("math", Doc = "Mathematical functions of the C standard.", Throws = false)]
public static partial class MathModule
{
    [PyConstant("pi")]
    private const double Pi = Math.PI;

    [PyConstant("e")]
    private const double E = Math.E;

    [PyConstant("tau")]
    private const double Tau = Math.Tau;

    [PyConstant("inf")]
    private const double Infinity = double.PositiveInfinity;

    [PyConstant("nan")]
    private static double NaN => Primitives.Numbers.FloatMath.NaN;

    [PyFunction("acos(x, /)", Doc = "The arc cosine, in radians.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Acos(double x) => MathErrors.Check(x, Math.Acos(x));

    [PyFunction("acosh(x, /)", Doc = "The inverse hyperbolic cosine.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Acosh(double x) => MathErrors.Check(x, Math.Acosh(x));

    [PyFunction("asin(x, /)", Doc = "The arc sine, in radians.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Asin(double x) => MathErrors.Check(x, Math.Asin(x));

    [PyFunction("asinh(x, /)", Doc = "The inverse hyperbolic sine.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Asinh(double x) => MathErrors.Check(x, Math.Asinh(x));

    [PyFunction("atan(x, /)", Doc = "The arc tangent, in radians.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Atan(double x) => MathErrors.Check(x, Math.Atan(x));

    [PyFunction("atanh(x, /)", Doc = "The inverse hyperbolic tangent.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Atanh(double x) => MathErrors.Check(x, Math.Atanh(x));

    [PyFunction("cbrt(x, /)", Doc = "The cube root.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Cbrt(double x) => MathErrors.Check(x, Math.Cbrt(x));

    [PyFunction("cos(x, /)", Doc = "The cosine of x radians.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Cos(double x) => MathErrors.Check(x, Math.Cos(x));

    [PyFunction("cosh(x, /)", Doc = "The hyperbolic cosine.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Cosh(double x) => MathErrors.Check(x, Math.Cosh(x), canOverflow: true);

    [PyFunction("exp(x, /)", Doc = "e raised to the power of x.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Exp(double x) => MathErrors.Check(x, Math.Exp(x), canOverflow: true);

    [PyFunction("sin(x, /)", Doc = "The sine of x radians.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Sin(double x) => MathErrors.Check(x, Math.Sin(x));

    [PyFunction("sinh(x, /)", Doc = "The hyperbolic sine.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Sinh(double x) => MathErrors.Check(x, Math.Sinh(x), canOverflow: true);

    [PyFunction("sqrt(x, /)", Doc = "The square root.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Sqrt(double x) => MathErrors.Check(x, Math.Sqrt(x));

    [PyFunction("tan(x, /)", Doc = "The tangent of x radians.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Tan(double x) => MathErrors.Check(x, Math.Tan(x));

    [PyFunction("tanh(x, /)", Doc = "The hyperbolic tangent.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Tanh(double x) => MathErrors.Check(x, Math.Tanh(x));

    [PyFunction("fabs(x, /)", Doc = "The absolute value as a float.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Abs(double x) => Math.Abs(x);

    [PyFunction("erf(x, /)", Doc = "The error function.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Erf(double x) => MathErrors.Check(x, LibM.Erf(x));

    [PyFunction("erfc(x, /)", Doc = "The complementary error function.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Erfc(double x) => MathErrors.Check(x, LibM.Erfc(x));

    [PyFunction("exp2(x, /)", Doc = "2 raised to the power of x.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Exp2(double x) => MathErrors.Check(x, LibM.Exp2(x), canOverflow: true);

    [PyFunction("expm1(x, /)", Doc = "exp(x) - 1, exact for small x.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Expm1(double x) => MathErrors.Check(x, LibM.Expm1(x), canOverflow: true);

    [PyFunction("log1p(x, /)", Doc = "The natural logarithm of 1 + x, exact for small x.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Log1p(double x) => MathErrors.Check(x, LibM.Log1p(x));

    [PyFunction("atan2(y, x, /)", Doc = "The arc tangent of y/x in radians, in the right quadrant.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Atan2(double y, double x) => Math.Atan2(y, x);

    [PyFunction("copysign(x, y, /)", Doc = "x's magnitude with y's sign.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double CopySign(double x, double y) => Math.CopySign(x, y);

    [PyFunction("degrees(x, /)", Doc = "Radians as degrees.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Degrees(double x) => x * (180.0 / Math.PI);

    [PyFunction("radians(x, /)", Doc = "Degrees as radians.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static double Radians(double x) => x * (Math.PI / 180.0);

    [PyFunction("isfinite(x, /)", Doc = "Whether x is neither an infinity nor a nan.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static bool IsFinite(double x) => double.IsFinite(x);

    [PyFunction("isinf(x, /)", Doc = "Whether x is an infinity.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static bool IsInfinity(double x) => double.IsInfinity(x);

    [PyFunction("isnan(x, /)", Doc = "Whether x is a nan.", Facts = NativeFacts.Leaf | NativeFacts.Pure)]
    private static bool IsNaN(double x) => double.IsNaN(x);

    [PyFunction("gamma(x, /)", Doc = "The gamma function.")]
    private static PyObject? GammaOf(double x) => MathErrors.Box(Gamma.Gamma1(x, out double result), result);

    [PyFunction("lgamma(x, /)", Doc = "The logarithm of the gamma function's magnitude.")]
    private static PyObject? LogGamma(double x) => MathErrors.Box(Gamma.LogGamma(x, out double result), result);

    [PyFunction("fma(x, y, z, /)", Doc = "x * y + z, rounded once.")]
    private static double FusedMultiplyAdd(double x, double y, double z)
    {
        double result = Math.FusedMultiplyAdd(x, y, z);
        if (double.IsFinite(result))
        {
            return result;
        }

        if (double.IsNaN(result))
        {
            if (!double.IsNaN(x) && !double.IsNaN(y) && !double.IsNaN(z))
            {
                Errors.Raise(PyExceptions.ValueError, "invalid operation in fma");
            }
        }
        else if (double.IsFinite(x) && double.IsFinite(y) && double.IsFinite(z))
        {
            Errors.Raise(PyExceptions.OverflowError, "overflow in fma");
        }

        return result;
    }

    [PyFunction("fmod(x, y, /)", Doc = "The remainder of x / y as C has it, with x's sign.")]
    private static double Remainder(double x, double y)
    {
        double result = x % y;
        return double.IsNaN(result) && !double.IsNaN(x) && !double.IsNaN(y) ? MathErrors.Raise(MathError.Domain) : result;
    }

    [PyFunction("remainder(x, y, /)", Doc = "The difference between x and the closest multiple of y.")]
    private static double IeeeRemainder(double x, double y)
    {
        double result = double.IsInfinity(y) && double.IsFinite(x) ? x : Math.IEEERemainder(x, y);
        return MathErrors.Check(x, y, result == 0 ? Math.CopySign(0, x) : result);
    }

    [PyFunction("pow(x, y, /)", Doc = "x raised to the power of y.")]
    private static double Pow(double x, double y)
    {
        double result = x == 1 || y == 0 ? 1 : Math.Pow(x, y);
        if (double.IsFinite(result) || !double.IsFinite(x) || !double.IsFinite(y))
        {
            return result;
        }

        if (double.IsNaN(result))
        {
            return MathErrors.Raise(MathError.Domain);
        }

        return MathErrors.Raise(x == 0 ? MathError.Domain : MathError.Range);
    }

    [PyFunction("ldexp(x, i, /)", Doc = "x * (2**i).")]
    private static PyObject? LdExp(double x, PyObject i)
    {
        if (i is not PyInt number)
        {
            return Errors.Raise(PyExceptions.TypeError, "Expected an int as second argument to ldexp.");
        }

        if (x == 0 || !double.IsFinite(x))
        {
            return new PyFloat(x);
        }

        if (!number.TryGetInt64(out long exponent))
        {
            exponent = number.Sign * (long)int.MaxValue;
        }

        double result = Math.ScaleB(x, (int)Math.Clamp(exponent, -100_000, 100_000));
        return MathErrors.Box(double.IsInfinity(result) ? MathError.Range : MathError.None, result);
    }

    [PyFunction("frexp(x, /)", Doc = "The mantissa and exponent of x.")]
    private static PyTuple FrExp(double x)
    {
        double mantissa = Floats.Split(x, out int exponent);
        return new PyTuple([new PyFloat(mantissa), PyInt.From(exponent)]);
    }

    [PyFunction("modf(x, /)", Doc = "The fractional and whole parts of x, both with its sign.")]
    private static PyTuple Modf(double x)
    {
        if (!double.IsFinite(x))
        {
            return new PyTuple([new PyFloat(double.IsNaN(x) ? x : Math.CopySign(0, x)), new PyFloat(x)]);
        }

        double whole = Math.Truncate(x);
        return new PyTuple([new PyFloat(Math.CopySign(x - whole, x)), new PyFloat(whole)]);
    }

    [PyFunction("isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)", Doc = "Whether two floats are close in value.")]
    private static bool IsClose(double a, double b, double relTol, double absTol)
    {
        if (relTol < 0 || absTol < 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "tolerances must be non-negative");
        }

        if (a == b)
        {
            return true;
        }

        if (double.IsInfinity(a) || double.IsInfinity(b))
        {
            return false;
        }

        double difference = Math.Abs(b - a);
        return difference <= Math.Abs(relTol * b) || difference <= Math.Abs(relTol * a) || difference <= absTol;
    }

    [PyFunction("nextafter($module, x, y, /, *, steps=None)", Doc = "The float so many steps after x towards y.")]
    private static PyObject? NextAfter(double x, double y, PyObject steps)
    {
        if (steps is PyNone)
        {
            return new PyFloat(double.IsNaN(x) || double.IsNaN(y) ? x + y : x == y ? y : x < y ? Math.BitIncrement(x) : Math.BitDecrement(x));
        }

        if (Numbers.Index(steps) is not { } count)
        {
            return null;
        }

        if (count.Sign < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "steps must be a non-negative integer");
        }

        ulong limit = count.Value > ulong.MaxValue ? ulong.MaxValue : (ulong)count.Value;
        return new PyFloat(Floats.Step(x, y, limit));
    }

    [PyFunction("ulp(x, /)", Doc = "The value of the least bit of x.")]
    private static double Ulp(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        x = Math.Abs(x);
        if (double.IsInfinity(x))
        {
            return x;
        }

        double next = Math.BitIncrement(x);
        return double.IsInfinity(next) ? x - Math.BitDecrement(x) : next - x;
    }
}
