using System.Numerics;
using Jitter.Primitives.Numbers;

namespace Jitter.Stdlib.Modules.Mathematics;

/// <summary>Functions of complex numbers, with the branch cuts and the care for signs and magnitudes of W. Kahan's "Branch Cuts".</summary>
internal static class ComplexFunctions
{
    private const double Large = double.MaxValue / 4;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double Ln2 = 0.6931471805599453094;
    private const int ScaleUp = 53;
    private const int ScaleDown = -27;

    private static readonly double s_sqrtLarge = Math.Sqrt(Large);
    private static readonly double s_logLarge = Math.Log(Large);
    private static readonly double s_sqrtSmallest = Math.Sqrt(SmallestNormal);

    public static Complex Sqrt(Complex z, ref MathError error)
    {
        if (Special(ComplexSpecials.SquareRoot, z, ref error, out Complex special))
        {
            return special;
        }

        double x = Math.Abs(z.Real);
        double y = Math.Abs(z.Imaginary);
        if (x == 0 && y == 0)
        {
            return new Complex(0, z.Imaginary);
        }

        double root;
        if (x < SmallestNormal && y < SmallestNormal)
        {
            x = Math.ScaleB(x, ScaleUp);
            root = Math.ScaleB(Math.Sqrt(x + ComplexMath.Hypotenuse(x, Math.ScaleB(y, ScaleUp))), ScaleDown);
        }
        else
        {
            x /= 8;
            root = 2 * Math.Sqrt(x + ComplexMath.Hypotenuse(x, y / 8));
        }

        double other = y / (2 * root);
        return z.Real >= 0
            ? new Complex(root, Math.CopySign(other, z.Imaginary))
            : new Complex(other, Math.CopySign(root, z.Imaginary));
    }

    public static Complex Acos(Complex z, ref MathError error)
    {
        if (Special(ComplexSpecials.Acos, z, ref error, out Complex special))
        {
            return special;
        }

        if (IsLarge(z))
        {
            double log = LogOfHalf(z) + (Ln2 * 2);
            return new Complex(
                Math.Atan2(Math.Abs(z.Imaginary), z.Real),
                z.Real < 0 ? -Math.CopySign(log, z.Imaginary) : Math.CopySign(log, -z.Imaginary));
        }

        Complex a = Sqrt(new Complex(1 - z.Real, -z.Imaginary), ref error);
        Complex b = Sqrt(new Complex(1 + z.Real, z.Imaginary), ref error);
        return new Complex(2 * Math.Atan2(a.Real, b.Real), Math.Asinh((b.Real * a.Imaginary) - (b.Imaginary * a.Real)));
    }

    public static Complex Acosh(Complex z, ref MathError error)
    {
        if (Special(ComplexSpecials.Acosh, z, ref error, out Complex special))
        {
            return special;
        }

        if (IsLarge(z))
        {
            return new Complex(LogOfHalf(z) + (Ln2 * 2), Math.Atan2(z.Imaginary, z.Real));
        }

        Complex a = Sqrt(new Complex(z.Real - 1, z.Imaginary), ref error);
        Complex b = Sqrt(new Complex(z.Real + 1, z.Imaginary), ref error);
        return new Complex(Math.Asinh((a.Real * b.Real) + (a.Imaginary * b.Imaginary)), 2 * Math.Atan2(a.Imaginary, b.Real));
    }

    public static Complex Asin(Complex z, ref MathError error) => TurnBack(Asinh(Turn(z), ref error));

    public static Complex Asinh(Complex z, ref MathError error)
    {
        if (Special(ComplexSpecials.Asinh, z, ref error, out Complex special))
        {
            return special;
        }

        if (IsLarge(z))
        {
            double log = LogOfHalf(z) + (Ln2 * 2);
            return new Complex(
                z.Imaginary >= 0 ? Math.CopySign(log, z.Real) : -Math.CopySign(log, -z.Real),
                Math.Atan2(z.Imaginary, Math.Abs(z.Real)));
        }

        Complex a = Sqrt(new Complex(1 + z.Imaginary, -z.Real), ref error);
        Complex b = Sqrt(new Complex(1 - z.Imaginary, z.Real), ref error);
        return new Complex(
            Math.Asinh((a.Real * b.Imaginary) - (b.Real * a.Imaginary)),
            Math.Atan2(z.Imaginary, (a.Real * b.Real) - (a.Imaginary * b.Imaginary)));
    }

    public static Complex Atan(Complex z, ref MathError error) => TurnBack(Atanh(Turn(z), ref error));

    public static Complex Atanh(Complex z, ref MathError error)
    {
        if (Special(ComplexSpecials.Atanh, z, ref error, out Complex special))
        {
            return special;
        }

        if (double.IsNegative(z.Real))
        {
            Complex opposite = Atanh(new Complex(-z.Real, -z.Imaginary), ref error);
            return new Complex(-opposite.Real, -opposite.Imaginary);
        }

        double y = Math.Abs(z.Imaginary);
        if (z.Real > s_sqrtLarge || y > s_sqrtLarge)
        {
            double h = ComplexMath.Hypotenuse(z.Real / 2, z.Imaginary / 2);
            return new Complex(z.Real / 4 / h / h, -Math.CopySign(Math.PI / 2, -z.Imaginary));
        }

        if (z.Real == 1 && y < s_sqrtSmallest)
        {
            if (y == 0)
            {
                error = MathError.Domain;
                return new Complex(double.PositiveInfinity, z.Imaginary);
            }

            return new Complex(
                -Math.Log(Math.Sqrt(y) / Math.Sqrt(ComplexMath.Hypotenuse(y, 2))), Math.CopySign(Math.Atan2(2, -y) / 2, z.Imaginary));
        }

        double distance = ((1 - z.Real) * (1 - z.Real)) + (y * y);
        return new Complex(
            LibM.Log1p(4 * z.Real / distance) / 4,
            -Math.Atan2(-2 * z.Imaginary, ((1 - z.Real) * (1 + z.Real)) - (y * y)) / 2);
    }

    public static Complex Cos(Complex z, ref MathError error) => Cosh(Turn(z), ref error);

    public static Complex Cosh(Complex z, ref MathError error)
    {
        if (!IsFinite(z))
        {
            if (IsDirected(z))
            {
                return new Complex(
                    Math.CopySign(double.PositiveInfinity, Math.Cos(z.Imaginary)),
                    (z.Real > 0 ? 1 : -1) * Math.CopySign(double.PositiveInfinity, Math.Sin(z.Imaginary)));
            }

            Special(ComplexSpecials.Cosh, z, ref error, out Complex special);
            return special;
        }

        Complex result;
        if (Math.Abs(z.Real) > s_logLarge)
        {
            double less = z.Real - Math.CopySign(1, z.Real);
            result = new Complex(Math.Cos(z.Imaginary) * Math.Cosh(less) * Math.E, Math.Sin(z.Imaginary) * Math.Sinh(less) * Math.E);
        }
        else
        {
            result = new Complex(Math.Cos(z.Imaginary) * Math.Cosh(z.Real), Math.Sin(z.Imaginary) * Math.Sinh(z.Real));
        }

        return CheckRange(result, ref error);
    }

    public static Complex Sin(Complex z, ref MathError error) => TurnBack(Sinh(Turn(z), ref error));

    public static Complex Sinh(Complex z, ref MathError error)
    {
        if (!IsFinite(z))
        {
            if (IsDirected(z))
            {
                return new Complex(
                    (z.Real > 0 ? 1 : -1) * Math.CopySign(double.PositiveInfinity, Math.Cos(z.Imaginary)),
                    Math.CopySign(double.PositiveInfinity, Math.Sin(z.Imaginary)));
            }

            Special(ComplexSpecials.Sinh, z, ref error, out Complex special);
            return special;
        }

        Complex result;
        if (Math.Abs(z.Real) > s_logLarge)
        {
            double less = z.Real - Math.CopySign(1, z.Real);
            result = new Complex(Math.Cos(z.Imaginary) * Math.Sinh(less) * Math.E, Math.Sin(z.Imaginary) * Math.Cosh(less) * Math.E);
        }
        else
        {
            result = new Complex(Math.Cos(z.Imaginary) * Math.Sinh(z.Real), Math.Sin(z.Imaginary) * Math.Cosh(z.Real));
        }

        return CheckRange(result, ref error);
    }

    public static Complex Tan(Complex z, ref MathError error) => TurnBack(Tanh(Turn(z), ref error));

    public static Complex Tanh(Complex z, ref MathError error)
    {
        if (!IsFinite(z))
        {
            if (IsDirected(z))
            {
                return new Complex(z.Real > 0 ? 1 : -1, Math.CopySign(0, 2 * Math.Sin(z.Imaginary) * Math.Cos(z.Imaginary)));
            }

            Special(ComplexSpecials.Tanh, z, ref error, out Complex special);
            return special;
        }

        if (Math.Abs(z.Real) > s_logLarge)
        {
            return new Complex(
                Math.CopySign(1, z.Real), 4 * Math.Sin(z.Imaginary) * Math.Cos(z.Imaginary) * Math.Exp(-2 * Math.Abs(z.Real)));
        }

        double tanh = Math.Tanh(z.Real);
        double tan = Math.Tan(z.Imaginary);
        double inverse = 1 / Math.Cosh(z.Real);
        double product = tanh * tan;
        double denominator = 1 + (product * product);
        return new Complex(tanh * (1 + (tan * tan)) / denominator, tan / denominator * inverse * inverse);
    }

    public static Complex Exp(Complex z, ref MathError error)
    {
        if (!IsFinite(z))
        {
            if (IsDirected(z))
            {
                double size = z.Real > 0 ? double.PositiveInfinity : 0;
                return new Complex(Math.CopySign(size, Math.Cos(z.Imaginary)), Math.CopySign(size, Math.Sin(z.Imaginary)));
            }

            Special(ComplexSpecials.Exp, z, ref error, out Complex special);
            return special;
        }

        Complex result;
        if (z.Real > s_logLarge)
        {
            double length = Math.Exp(z.Real - 1);
            result = new Complex(length * Math.Cos(z.Imaginary) * Math.E, length * Math.Sin(z.Imaginary) * Math.E);
        }
        else
        {
            double length = Math.Exp(z.Real);
            result = new Complex(length * Math.Cos(z.Imaginary), length * Math.Sin(z.Imaginary));
        }

        return CheckRange(result, ref error);
    }

    public static Complex Log(Complex z, ref MathError error)
    {
        if (Special(ComplexSpecials.Logarithm, z, ref error, out Complex special))
        {
            return special;
        }

        double x = Math.Abs(z.Real);
        double y = Math.Abs(z.Imaginary);
        double angle = Math.Atan2(z.Imaginary, z.Real);
        if (x > Large || y > Large)
        {
            return new Complex(Math.Log(ComplexMath.Hypotenuse(x / 2, y / 2)) + Ln2, angle);
        }

        if (x < SmallestNormal && y < SmallestNormal)
        {
            if (x == 0 && y == 0)
            {
                error = MathError.Domain;
                return new Complex(double.NegativeInfinity, angle);
            }

            double scaled = ComplexMath.Hypotenuse(Math.ScaleB(x, ScaleUp), Math.ScaleB(y, ScaleUp));
            return new Complex(Math.Log(scaled) - (ScaleUp * Ln2), angle);
        }

        double h = ComplexMath.Hypotenuse(x, y);
        if (h is >= 0.71 and <= 1.73)
        {
            double more = Math.Max(x, y);
            double less = Math.Min(x, y);
            return new Complex(LibM.Log1p(((more - 1) * (more + 1)) + (less * less)) / 2, angle);
        }

        return new Complex(Math.Log(h), angle);
    }

    public static Complex Log10(Complex z, ref MathError error)
    {
        Complex log = Log(z, ref error);
        double ln10 = Math.Log(10);
        return new Complex(log.Real / ln10, log.Imaginary / ln10);
    }

    /// <summary>The number of an absolute value and an angle.</summary>
    public static Complex Rectangular(double r, double phi, ref MathError error)
    {
        if (!double.IsFinite(r) || !double.IsFinite(phi))
        {
            if (double.IsInfinity(r) && double.IsFinite(phi) && phi != 0)
            {
                int sign = r > 0 ? 1 : -1;
                return new Complex(
                    sign * Math.CopySign(double.PositiveInfinity, Math.Cos(phi)), sign * Math.CopySign(double.PositiveInfinity, Math.Sin(phi)));
            }

            if (!ComplexSpecials.TryGet(ComplexSpecials.Rectangular, r, phi, out Complex special))
            {
                error = MathError.Domain;
            }

            return special;
        }

        return phi == 0 ? new Complex(r, r * phi) : new Complex(r * Math.Cos(phi), r * Math.Sin(phi));
    }

    /// <summary>i * z</summary>
    private static Complex Turn(Complex z) => new(-z.Imaginary, z.Real);

    /// <summary>z / i</summary>
    private static Complex TurnBack(Complex z) => new(z.Imaginary, -z.Real);

    private static bool IsFinite(Complex z) => double.IsFinite(z.Real) && double.IsFinite(z.Imaginary);

    /// <summary>Whether the real part is infinite and the imaginary one says in which quadrant the result lies.</summary>
    private static bool IsDirected(Complex z) => double.IsInfinity(z.Real) && double.IsFinite(z.Imaginary) && z.Imaginary != 0;

    private static bool IsLarge(Complex z) => Math.Abs(z.Real) > Large || Math.Abs(z.Imaginary) > Large;

    private static double LogOfHalf(Complex z) => Math.Log(ComplexMath.Hypotenuse(z.Real / 2, z.Imaginary / 2));

    private static Complex CheckRange(Complex result, ref MathError error)
    {
        if (double.IsInfinity(result.Real) || double.IsInfinity(result.Imaginary))
        {
            error = MathError.Range;
        }

        return result;
    }

    private static bool Special(string table, Complex z, ref MathError error, out Complex result)
    {
        result = default;
        if (IsFinite(z))
        {
            return false;
        }

        if (!ComplexSpecials.TryGet(table, z.Real, z.Imaginary, out result))
        {
            error = MathError.Domain;
        }

        return true;
    }
}
