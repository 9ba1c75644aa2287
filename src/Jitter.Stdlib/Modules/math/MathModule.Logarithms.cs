using Jitter.Primitives.Numbers;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Mathematics;

/// <summary>Logarithms, also of ints beyond the range of floats.</summary>
public static partial class MathModule
{
    [PyFunction("log(x, base=<unrepresentable>, /)", Doc = "The logarithm of x to the base e, or another.", HasTextSignature = false)]
    private static PyObject? Log(PyObject x, PyObject? @base)
    {
        if (!TryLog(x, LogKind.Natural, out double result))
        {
            return null;
        }

        if (@base is null)
        {
            return new PyFloat(result);
        }

        return TryLog(@base, LogKind.Natural, out double divisor) ? FloatArithmetic.TrueDivide(result, divisor) : null;
    }

    [PyFunction("log2(x, /)", Doc = "The base 2 logarithm.")]
    private static PyObject? Log2(PyObject x) => TryLog(x, LogKind.Binary, out double result) ? new PyFloat(result) : null;

    [PyFunction("log10(x, /)", Doc = "The base 10 logarithm.")]
    private static PyObject? Log10(PyObject x) => TryLog(x, LogKind.Decimal, out double result) ? new PyFloat(result) : null;

    private enum LogKind
    {
        Natural,
        Binary,
        Decimal,
    }

    private static double Log(double x, LogKind kind) => kind switch
    {
        LogKind.Natural => Math.Log(x),
        LogKind.Binary => Math.Log2(x),
        _ => Math.Log10(x),
    };

    private static bool TryLog(PyObject argument, LogKind kind, out double result)
    {
        result = 0;
        double x;
        if (argument is PyInt number)
        {
            if (number.Sign <= 0)
            {
                MathErrors.Raise(MathError.Domain);
                return false;
            }

            if (!number.TryGetInt64(out _) && !FloatConversion.TryFromInt(number.Value, out _, out _))
            {
                double mantissa = Floats.Split(number.Value, out long exponent);
                result = Log(mantissa, kind) + (Log(2, kind) * exponent);
                return true;
            }

            if (!FloatArithmetic.TryToDouble(number, out x))
            {
                return false;
            }
        }
        else if (!Numbers.ToDouble(argument, out x))
        {
            return false;
        }

        if (x <= 0)
        {
            MathErrors.Raise(MathError.Domain);
            return false;
        }

        result = double.IsFinite(x) ? Log(x, kind) : x;
        return true;
    }
}
