using System.Numerics;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>Comparisons, minima and maxima, total order.</summary>
internal static partial class DecimalArithmetic
{
    /// <summary>-1, 0 or 1 for numbers and infinities.</summary>
    public static int CompareNumbers(DecimalValue a, DecimalValue b)
    {
        if (a.IsInfinite || b.IsInfinite)
        {
            int left = a.IsInfinite ? (a.Negative ? -1 : 1) : 0;
            int right = b.IsInfinite ? (b.Negative ? -1 : 1) : 0;
            return left.CompareTo(right);
        }

        if (a.IsZero || b.IsZero)
        {
            int left = a.IsZero ? 0 : a.Negative ? -1 : 1;
            int right = b.IsZero ? 0 : b.Negative ? -1 : 1;
            return left.CompareTo(right);
        }

        if (a.Negative != b.Negative)
        {
            return a.Negative ? -1 : 1;
        }

        int magnitude = CompareMagnitudes(a, b);
        return a.Negative ? -magnitude : magnitude;
    }

    public static DecimalValue Compare(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status) =>
        NaNOf(a, b, context, ref status) ?? FromOrder(CompareNumbers(a, b));

    public static DecimalValue CompareSignal(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, b, context, ref status) is { } nan)
        {
            status |= DecimalStatus.InvalidOperation;
            return nan;
        }

        return FromOrder(CompareNumbers(a, b));
    }

    /// <summary>The order of all representations: -1, 0 or 1.</summary>
    public static int CompareTotal(DecimalValue a, DecimalValue b)
    {
        if (a.Negative != b.Negative)
        {
            return a.Negative ? -1 : 1;
        }

        int sign = a.Negative ? -1 : 1;
        if (a.IsNaN || b.IsNaN)
        {
            int left = a.IsNaN ? (a.IsSignaling ? 1 : 2) : 0;
            int right = b.IsNaN ? (b.IsSignaling ? 1 : 2) : 0;
            int order = left != right ? left.CompareTo(right) : a.Coefficient.CompareTo(b.Coefficient);
            return sign * Math.Sign(order);
        }

        int numbers = CompareNumbers(a, b);
        return numbers != 0 ? numbers : sign * a.Exponent.CompareTo(b.Exponent);
    }

    public static int CompareTotalMagnitude(DecimalValue a, DecimalValue b) => CompareTotal(a.WithSign(false), b.WithSign(false));

    /// <summary>max, min, max_mag or min_mag.</summary>
    public static DecimalValue Extreme(DecimalValue a, DecimalValue b, bool largest, bool magnitude, ArithmeticContext context, ref DecimalStatus status)
    {
        if (a.IsNaN || b.IsNaN)
        {
            // One quiet nan loses against a number.
            if (a.Kind == DecimalKind.QuietNaN && !b.IsNaN)
            {
                return Finish(b, context, ref status);
            }

            if (b.Kind == DecimalKind.QuietNaN && !a.IsNaN)
            {
                return Finish(a, context, ref status);
            }

            return NaNOf(a, b, context, ref status)!;
        }

        int order = magnitude ? CompareNumbers(a.WithSign(false), b.WithSign(false)) : CompareNumbers(a, b);
        if (order == 0)
        {
            order = CompareTotal(a, b);
        }

        return Finish(largest == order > 0 || order == 0 ? a : b, context, ref status);
    }

    public static DecimalValue FromOrder(int order) => order == 0 ? DecimalValue.Zero : order < 0 ? DecimalValue.MinusOne : DecimalValue.One;

    private static int CompareMagnitudes(DecimalValue a, DecimalValue b)
    {
        if (a.Adjusted != b.Adjusted)
        {
            return a.Adjusted.CompareTo(b.Adjusted);
        }

        BigInteger left = a.Coefficient;
        BigInteger right = b.Coefficient;
        if (a.Exponent > b.Exponent)
        {
            left *= PowersOfTen.Of(a.Exponent - b.Exponent);
        }
        else if (b.Exponent > a.Exponent)
        {
            right *= PowersOfTen.Of(b.Exponent - a.Exponent);
        }

        return Math.Sign(left.CompareTo(right));
    }
}
