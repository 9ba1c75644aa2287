using System.Numerics;

namespace Jitter.Primitives.Numbers;

/// <summary>
/// Python's operators on complex numbers (CPython's Objects/complexobject.c), whose roundings .NET's own operators do not share.
/// </summary>
public static class ComplexMath
{
    /// <summary>Integral exponents up to this are multiplied out.</summary>
    private const double LargestSmallExponent = 100;

    /// <summary>Of a side shorter than this part of the other, nothing shows in the hypotenuse.</summary>
    private const double NegligibleRatio = 1.0 / (1L << 54);

    /// <summary>Beyond these lengths squares would overflow or lose bits.</summary>
    private const double HugeLength = 6.703903964971299e+153; // 2**511
    private const double TinyLength = 6.717876107567089e-139; // 2**-459
    private const int SafeScale = 600;

    /// <summary><c>a * b</c></summary>
    public static Complex Multiply(Complex a, Complex b) =>
        new((a.Real * b.Real) - (a.Imaginary * b.Imaginary), (a.Real * b.Imaginary) + (a.Imaginary * b.Real));

    /// <summary>
    /// <c>a / b</c>, null for a division by zero. Smith's method: divides both parts of the divisor by the larger one, so that nothing
    /// overflows on the way.
    /// </summary>
    public static Complex? Divide(Complex a, Complex b)
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

    /// <summary><c>value ** exponent</c> (complex_pow).</summary>
    public static PowerResult Power(Complex value, Complex exponent, out Complex result)
    {
        PowerResult outcome = PowerResult.Complex;
        if (exponent.Imaginary == 0 && exponent.Real == Math.Floor(exponent.Real) && Math.Abs(exponent.Real) <= LargestSmallExponent)
        {
            int n = (int)exponent.Real;
            if (n > 0)
            {
                result = Power(value, n);
            }
            else
            {
                Complex? inverse = Divide(Complex.One, Power(value, -n));
                result = inverse ?? default;
                outcome = inverse is null ? PowerResult.ZeroDivision : outcome;
            }
        }
        else
        {
            outcome = PolarPower(value, exponent, out result);
        }

        return outcome == PowerResult.Complex && (double.IsInfinity(result.Real) || double.IsInfinity(result.Imaginary))
            ? PowerResult.Overflow
            : outcome;
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

    private static PowerResult PolarPower(Complex value, Complex exponent, out Complex result)
    {
        result = Complex.One;
        if (exponent.Real == 0 && exponent.Imaginary == 0)
        {
            return PowerResult.Complex;
        }

        if (value.Real == 0 && value.Imaginary == 0)
        {
            result = Complex.Zero;
            return exponent.Imaginary != 0 || exponent.Real < 0 ? PowerResult.ZeroDivision : PowerResult.Complex;
        }

        double magnitude = Hypotenuse(value.Real, value.Imaginary);
        double length = Math.Pow(magnitude, exponent.Real);
        double angle = Math.Atan2(value.Imaginary, value.Real);
        double phase = angle * exponent.Real;
        if (exponent.Imaginary != 0)
        {
            length /= Math.Exp(angle * exponent.Imaginary);
            phase += exponent.Imaginary * Math.Log(magnitude);
        }

        // The C library's sine of an infinity is a domain error, which CPython reports.
        result = new Complex(length * Math.Cos(phase), length * Math.Sin(phase));
        return double.IsInfinity(phase) ? PowerResult.ZeroDivision : PowerResult.Complex;
    }

    /// <summary>The length of a hypotenuse, rounded as the GNU C library does it.</summary>
    public static double Hypotenuse(double x, double y)
    {
        x = Math.Abs(x);
        y = Math.Abs(y);
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
