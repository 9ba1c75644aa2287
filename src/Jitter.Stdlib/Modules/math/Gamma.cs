using Jitter.Primitives.Numbers;

namespace Jitter.Stdlib.Modules.Mathematics;

/// <summary>The gamma function by Lanczos's approximation, with the coefficients for N = 13 of Boost.Math, as CPython computes it.</summary>
internal static class Gamma
{
    private const double G = 6.024680040776729583740234375;
    private const double GMinusHalf = 5.524680040776729583740234375;
    private const double LogPi = 1.144729885849400174143427351353058711647;
    private const double Negligible = 1e-20;
    private const double Largest = 200;

    /// <summary>Beyond this the power would overflow although the result does not.</summary>
    private const double LargestPower = 140;

    private static readonly double[] s_numerator =
    [
        23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
        35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
        6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
        2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
        8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408,
    ];

    private static readonly double[] s_denominator =
        [0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1];

    /// <summary>Whether the result is an error: nan with a finite argument is a domain error, an infinity with one is a range error.</summary>
    public static MathError Gamma1(double x, out double result)
    {
        result = x;
        if (!double.IsFinite(x))
        {
            return double.IsNaN(x) || x > 0 ? MathError.None : MathError.Domain;
        }

        if (x == 0)
        {
            return MathError.Domain;
        }

        if (x == Math.Floor(x))
        {
            if (x < 0)
            {
                return MathError.Domain;
            }

            if (x <= 23)
            {
                result = Factorial((int)x - 1);
                return MathError.None;
            }
        }

        double magnitude = Math.Abs(x);
        if (magnitude < Negligible)
        {
            result = 1 / x;
            return double.IsInfinity(result) ? MathError.Range : MathError.None;
        }

        if (magnitude > Largest)
        {
            result = 0.0 / SinPi(x);
            return x < 0 ? MathError.None : MathError.Range;
        }

        double y = magnitude + GMinusHalf;
        double z = magnitude > GMinusHalf ? y - magnitude - GMinusHalf : y - GMinusHalf - magnitude;
        z = z * G / y;
        if (x < 0)
        {
            result = -Math.PI / SinPi(magnitude) / magnitude * Math.Exp(y) / LanczosSum(magnitude);
            result -= z * result;
            if (magnitude < LargestPower)
            {
                result /= Math.Pow(y, magnitude - 0.5);
            }
            else
            {
                double root = Math.Pow(y, (magnitude / 2) - 0.25);
                result /= root;
                result /= root;
            }
        }
        else
        {
            result = LanczosSum(magnitude) / Math.Exp(y);
            result += z * result;
            if (magnitude < LargestPower)
            {
                result *= Math.Pow(y, magnitude - 0.5);
            }
            else
            {
                double root = Math.Pow(y, (magnitude / 2) - 0.25);
                result *= root;
                result *= root;
            }
        }

        return double.IsInfinity(result) ? MathError.Range : MathError.None;
    }

    /// <summary>The logarithm of the gamma function's magnitude.</summary>
    public static MathError LogGamma(double x, out double result)
    {
        result = x;
        if (!double.IsFinite(x))
        {
            result = double.IsNaN(x) ? x : double.PositiveInfinity;
            return MathError.None;
        }

        if (x == Math.Floor(x) && x <= 2)
        {
            result = 0;
            return x <= 0 ? MathError.Domain : MathError.None;
        }

        double magnitude = Math.Abs(x);
        if (magnitude < Negligible)
        {
            result = -Math.Log(magnitude);
            return MathError.None;
        }

        result = Math.Log(LanczosSum(magnitude)) - G;
        result += (magnitude - 0.5) * (Math.Log(magnitude + G - 0.5) - 1);
        if (x < 0)
        {
            result = LogPi - Math.Log(Math.Abs(SinPi(magnitude))) - Math.Log(magnitude) - result;
        }

        return double.IsInfinity(result) ? MathError.Range : MathError.None;
    }

    private static double Factorial(int n)
    {
        double result = 1;
        for (int i = 2; i <= n; i++)
        {
            result *= i;
        }

        return result;
    }

    /// <summary>sin(pi * x), without the loss of large arguments.</summary>
    private static double SinPi(double x)
    {
        double y = Math.Abs(x) % 2;
        double result = (int)Math.Round(2 * y, MidpointRounding.AwayFromZero) switch
        {
            0 => Math.Sin(Math.PI * y),
            1 => Math.Cos(Math.PI * (y - 0.5)),
            2 => Math.Sin(Math.PI * (1 - y)),
            3 => -Math.Cos(Math.PI * (y - 1.5)),
            _ => Math.Sin(Math.PI * (y - 2)),
        };
        return Math.CopySign(1, x) * result;
    }

    private static double LanczosSum(double x)
    {
        double numerator = 0;
        double denominator = 0;
        if (x < 5)
        {
            for (int i = s_numerator.Length - 1; i >= 0; i--)
            {
                numerator = (numerator * x) + s_numerator[i];
                denominator = (denominator * x) + s_denominator[i];
            }
        }
        else
        {
            for (int i = 0; i < s_numerator.Length; i++)
            {
                numerator = (numerator / x) + s_numerator[i];
                denominator = (denominator / x) + s_denominator[i];
            }
        }

        return numerator / denominator;
    }
}
