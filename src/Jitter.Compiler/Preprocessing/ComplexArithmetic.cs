using System.Numerics;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Preprocessing;

/// <summary>
/// Python's operators on complex numbers (CPython's Objects/complexobject.c), whose roundings .NET's own operators do not
/// share. A null result stands for a Python exception.
/// </summary>
internal static class ComplexArithmetic
{
    /// <summary>Integral exponents up to this are multiplied out.</summary>
    private const double LargestSmallExponent = 100;

    /// <summary>Of a side shorter than this part of the other, nothing shows in the hypotenuse.</summary>
    private const double NegligibleRatio = 1.0 / (1L << 54);

    /// <summary>Beyond these lengths squares would overflow or lose bits.</summary>
    private const double HugeLength = 6.703903964971299e+153; // 2**511
    private const double TinyLength = 6.717876107567089e-139; // 2**-459
    private const int SafeScale = 600;

    /// <summary>A binary operation.</summary>
    public static Constant? Binary(BinaryOperator op, Complex left, Complex right) => op switch
    {
        BinaryOperator.Add => Make(new Complex(left.Real + right.Real, left.Imaginary + right.Imaginary)),
        BinaryOperator.Sub => Make(new Complex(left.Real - right.Real, left.Imaginary - right.Imaginary)),
        BinaryOperator.Mult => Make(Multiply(left, right)),
        BinaryOperator.Div => Make(Divide(left, right)),
        BinaryOperator.Pow => Make(Power(left, right)),
        _ => null,
    };

    private static ComplexConstant? Make(Complex? value) => value is { } c ? new ComplexConstant(c.Real, c.Imaginary) : null;

    private static Complex Multiply(Complex a, Complex b) =>
        new((a.Real * b.Real) - (a.Imaginary * b.Imaginary), (a.Real * b.Imaginary) + (a.Imaginary * b.Real));

    /// <summary>Smith's method: divides both parts of the divisor by the larger one, so that nothing overflows on the way.</summary>
    private static Complex? Divide(Complex a, Complex b)
    {
        double real = Math.Abs(b.Real);
        double imaginary = Math.Abs(b.Imaginary);
        if (real >= imaginary)
        {
            if (real == 0)
            {
                return null;
            }

            double ratio = b.Imaginary / b.Real;
            double denominator = b.Real + (b.Imaginary * ratio);
            return new Complex((a.Real + (a.Imaginary * ratio)) / denominator, (a.Imaginary - (a.Real * ratio)) / denominator);
        }

        if (imaginary >= real)
        {
            double ratio = b.Real / b.Imaginary;
            double denominator = (b.Real * ratio) + b.Imaginary;
            return new Complex(((a.Real * ratio) + a.Imaginary) / denominator, ((a.Imaginary * ratio) - a.Real) / denominator);
        }

        return new Complex(double.NaN, double.NaN);
    }

    private static Complex? Power(Complex value, Complex exponent)
    {
        Complex? result;
        if (exponent.Imaginary == 0 && exponent.Real == Math.Floor(exponent.Real) && Math.Abs(exponent.Real) <= LargestSmallExponent)
        {
            int n = (int)exponent.Real;
            result = n > 0 ? Power(value, n) : Divide(Complex.One, Power(value, -n));
        }
        else
        {
            result = PolarPower(value, exponent);
        }

        return result is { } r && (double.IsInfinity(r.Real) || double.IsInfinity(r.Imaginary)) ? null : result;
    }

    private static Complex Power(Complex value, int exponent)
    {
        Complex result = Complex.One;
        Complex power = value;
        for (int mask = 1; mask > 0 && exponent >= mask; mask <<= 1)
        {
            if ((exponent & mask) != 0)
            {
                result = Multiply(result, power);
            }

            power = Multiply(power, power);
        }

        return result;
    }

    private static Complex? PolarPower(Complex value, Complex exponent)
    {
        if (exponent.Real == 0 && exponent.Imaginary == 0)
        {
            return Complex.One;
        }

        if (value.Real == 0 && value.Imaginary == 0)
        {
            return exponent.Imaginary != 0 || exponent.Real < 0 ? null : Complex.Zero;
        }

        double magnitude = Hypotenuse(Math.Abs(value.Real), Math.Abs(value.Imaginary));
        double length = Math.Pow(magnitude, exponent.Real);
        double angle = Math.Atan2(value.Imaginary, value.Real);
        double phase = angle * exponent.Real;
        if (exponent.Imaginary != 0)
        {
            length /= Math.Exp(angle * exponent.Imaginary);
            phase += exponent.Imaginary * Math.Log(magnitude);
        }

        // The C library's sine of an infinity is a domain error, which CPython reports.
        return double.IsInfinity(phase) ? null : new Complex(length * Math.Cos(phase), length * Math.Sin(phase));
    }

    /// <summary>The length of a hypotenuse, rounded as the GNU C library does it.</summary>
    private static double Hypotenuse(double x, double y)
    {
        if (double.IsInfinity(x) || double.IsInfinity(y))
        {
            return double.PositiveInfinity;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        double longer = Math.Max(x, y);
        double shorter = Math.Min(x, y);
        if (shorter <= longer * NegligibleRatio)
        {
            return longer + shorter;
        }

        int scale = longer > HugeLength ? -SafeScale : shorter < TinyLength ? SafeScale : 0;
        return scale == 0
            ? CorrectedHypotenuse(longer, shorter)
            : Math.ScaleB(CorrectedHypotenuse(Math.ScaleB(longer, scale), Math.ScaleB(shorter, scale)), -scale);
    }

    /// <summary>
    /// The square root of the sum of the squares, with a correction for its rounding error (C. F. Borges, "An improved algorithm for
    /// hypot(a, b)").
    /// </summary>
    private static double CorrectedHypotenuse(double longer, double shorter)
    {
        double length = Math.Sqrt((longer * longer) + (shorter * shorter));
        double error;
        if (length <= 2 * shorter)
        {
            double delta = length - shorter;
            error = (longer * ((2 * delta) - longer)) + ((delta - (2 * (longer - shorter))) * delta);
        }
        else
        {
            double delta = length - longer;
            error = (2 * delta * (longer - (2 * shorter))) + ((((4 * delta) - shorter) * shorter) + (delta * delta));
        }

        return length - (error / (2 * length));
    }
}
