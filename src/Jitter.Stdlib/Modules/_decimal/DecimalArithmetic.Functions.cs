using System.Numerics;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>exp, ln, log10 and power. Results are rounded correctly: precision grows until the rounding is certain (A. Ziv).</summary>
internal static partial class DecimalArithmetic
{
    private const int FirstExtraDigits = 6;
    private const int MostExtraDigits = 400;

    /// <summary>An exponent of more digits than this is beyond every range.</summary>
    private const int HugeAdjusted = 18;

    /// <summary>Powers whose coefficient has at most this many digits are computed exactly.</summary>
    private const long ExactPowerDigits = 20_000;

    /// <summary>With a large precision, powers with up to twice as many digits are; but not beyond this.</summary>
    private const long LargestExactPower = 10_000_000;

    public static DecimalValue Exp(DecimalValue a, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, null, context, ref status) is { } nan)
        {
            return nan;
        }

        if (a.IsInfinite)
        {
            return a.Negative ? DecimalValue.Zero : a;
        }

        if (a.IsZero)
        {
            return DecimalValue.One;
        }

        ArithmeticContext nearest = context.WithRounding(DecimalRounding.HalfEven);
        if (a.Adjusted > HugeAdjusted)
        {
            return OutOfRange(false, !a.Negative, nearest, ref status);
        }

        if (a.Adjusted < -context.Precision - 1)
        {
            // 1 and a little more or less.
            BigInteger unit = PowersOfTen.Of(context.Precision + 1);
            return Finish(false, a.Negative ? (unit * 10) - 1 : (unit * 10) + 1, -context.Precision - 2, nearest, ref status);
        }

        return Approximate(
            (digits, bits) => FixedPoint.From(a, bits), (int)Math.Max(0, a.Adjusted), false, nearest, ref status);
    }

    public static DecimalValue Ln(DecimalValue a, ArithmeticContext context, ref DecimalStatus status)
    {
        if (LogarithmOfSpecial(a, context, ref status) is { } special)
        {
            return special;
        }

        if (CompareNumbers(a, DecimalValue.One) == 0)
        {
            return DecimalValue.Zero;
        }

        return Round(
            digits =>
            {
                long extra = CancelledDigits(a);
                int bits = FixedPoint.BitsOf(digits + extra + 4);
                return ToDigits(LnOf(a, bits), bits, digits);
            },
            context.WithRounding(DecimalRounding.HalfEven),
            ref status);
    }

    public static DecimalValue Log10(DecimalValue a, ArithmeticContext context, ref DecimalStatus status)
    {
        if (LogarithmOfSpecial(a, context, ref status) is { } special)
        {
            return special;
        }

        ArithmeticContext nearest = context.WithRounding(DecimalRounding.HalfEven);
        long exponent = a.Exponent;
        if (StripZeros(a.Coefficient, ref exponent, long.MaxValue / 2).IsOne)
        {
            return Finish(DecimalValue.FromInteger(exponent), nearest, ref status);
        }

        return Round(
            digits =>
            {
                long extra = CancelledDigits(a);
                int bits = FixedPoint.BitsOf(digits + extra + 24);
                return ToDigits((LnOf(a, bits) << bits) / FixedPoint.Ln10(bits), bits, digits);
            },
            nearest,
            ref status);
    }

    public static DecimalValue Power(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, b, context, ref status) is { } nan)
        {
            return nan;
        }

        bool whole = b.IsInteger;
        bool negative = a.Negative && whole && IsOdd(b);
        if (b.IsZero)
        {
            return a.IsZero ? Invalid(ref status) : DecimalValue.One;
        }

        if (a.IsZero)
        {
            return b.Negative ? DecimalValue.Infinity(negative) : new DecimalValue(negative, BigInteger.Zero, 0);
        }

        if (a.Negative && !whole)
        {
            return Invalid(ref status);
        }

        if (a.IsInfinite)
        {
            return b.Negative ? new DecimalValue(negative, BigInteger.Zero, 0) : DecimalValue.Infinity(negative);
        }

        int order = CompareNumbers(a.WithSign(false), DecimalValue.One);
        if (b.IsInfinite)
        {
            if (order == 0)
            {
                status |= DecimalStatus.Inexact | DecimalStatus.Rounded;
                return new DecimalValue(false, PowersOfTen.Of(context.Precision - 1), 1 - context.Precision);
            }

            return order > 0 == b.Negative ? DecimalValue.Zero : DecimalValue.PositiveInfinity;
        }

        if (order == 0)
        {
            return PowerOfOne(a, b, whole, negative, context, ref status);
        }

        if (whole && TryExactPower(a.WithSign(false), b, negative, context, ref status) is { } exact)
        {
            return exact;
        }

        return GeneralPower(a.WithSign(false), b, negative, context, ref status);
    }

    private static DecimalValue PowerOfOne(
        DecimalValue a, DecimalValue b, bool whole, bool negative, ArithmeticContext context, ref DecimalStatus status)
    {
        long exponent = 1 - context.Precision;
        if (whole)
        {
            BigInteger product = a.Exponent * BigInteger.Abs((b.Adjusted > HugeAdjusted ? PowersOfTen.Of(HugeAdjusted) : b.ToInteger()));
            if (product >= exponent)
            {
                exponent = b.Negative ? 0 : (long)product;
                return new DecimalValue(negative, PowersOfTen.Of(-exponent), exponent);
            }

            status |= DecimalStatus.Rounded;
            if (b.Negative)
            {
                return new DecimalValue(negative, BigInteger.One, 0);
            }
        }
        else
        {
            status |= DecimalStatus.Inexact | DecimalStatus.Rounded;
        }

        return new DecimalValue(negative, PowersOfTen.Of(-exponent), exponent);
    }

    private static DecimalValue? TryExactPower(DecimalValue a, DecimalValue b, bool negative, ArithmeticContext context, ref DecimalStatus status)
    {
        if (b.Adjusted > 18)
        {
            return null;
        }

        BigInteger count = BigInteger.Abs(b.ToInteger());
        long exponent = a.Exponent;
        BigInteger coefficient = a.Coefficient;
        if (coefficient.IsOne || a.Digits * count <= Math.Max(ExactPowerDigits, Math.Min(2 * context.Precision, LargestExactPower)))
        {
            BigInteger newExponent = exponent * count;
            if (BigInteger.Abs(newExponent) > 2 * ArithmeticContext.Max)
            {
                return OutOfRange(negative, newExponent.Sign < 0 == b.Negative, context, ref status);
            }

            BigInteger power = coefficient.IsOne ? coefficient : BigInteger.Pow(coefficient, (int)count);
            var value = new DecimalValue(negative, power, (long)newExponent);
            return b.Negative ? Divide(DecimalValue.One, value, context, ref status) : Finish(value, context, ref status);
        }

        return null;
    }

    private static DecimalValue GeneralPower(DecimalValue a, DecimalValue b, bool negative, ArithmeticContext context, ref DecimalStatus status)
    {
        // First the size of y * ln x.
        DecimalStatus ignored = 0;
        ArithmeticContext rough = ArithmeticContext.Exact.With(20);
        DecimalValue size = Multiply(Ln(a, rough, ref ignored), b, rough, ref ignored);
        if (size.Adjusted > HugeAdjusted)
        {
            return OutOfRange(negative, !size.Negative, context, ref status);
        }

        if (size.Adjusted < -context.Precision - 1)
        {
            BigInteger unit = PowersOfTen.Of(context.Precision + 1) * 10;
            return Finish(negative, size.Negative ? unit - 1 : unit + 1, -context.Precision - 2, context, ref status);
        }

        int before = (int)Math.Max(0, size.Adjusted);
        return Approximate(
            (digits, bits) =>
            {
                // Twice: the factor's digits stand before or behind the point.
                int wide = bits + FixedPoint.BitsOf(Math.Max(0, b.Adjusted) + b.Digits + 4);
                BigInteger product = LnOf(a, wide) * FixedPoint.From(b, wide);
                return product >> ((2 * wide) - bits);
            },
            before,
            negative,
            context,
            ref status);
    }

    /// <summary>e to the power of what a function gives, rounded.</summary>
    /// <param name="power">The exponent's value, scaled, for numbers of digits and bits.</param>
    /// <param name="before">How many digits the exponent has before the point.</param>
    /// <param name="negative">The result's sign.</param>
    /// <param name="context">The context.</param>
    /// <param name="status">The status.</param>
    private static DecimalValue Approximate(
        Func<long, int, BigInteger> power, int before, bool negative, ArithmeticContext context, ref DecimalStatus status)
    {
        DecimalValue result = Round(
            digits =>
            {
                int bits = FixedPoint.BitsOf(digits + before + 8);
                BigInteger ln10 = FixedPoint.Ln10(bits);
                BigInteger x = power(digits, bits);
                BigInteger tens = BigInteger.DivRem(x, ln10, out BigInteger rest);
                if (rest.Sign < 0)
                {
                    rest += ln10;
                    tens -= 1;
                }

                BigInteger value = (FixedPoint.Exp(rest, bits) * PowersOfTen.Of(digits)) >> bits;
                return new DecimalValue(false, value, (long)tens - digits);
            },
            context,
            ref status,
            negative);
        return result;
    }

    /// <summary>Asks for more and more digits until all values within the error round to the same.</summary>
    private static DecimalValue Round(
        Func<long, DecimalValue> compute, ArithmeticContext context, ref DecimalStatus status, bool negative = false)
    {
        for (int extra = FirstExtraDigits; ; extra *= 2)
        {
            DecimalValue value = compute(context.Precision + extra);
            bool sign = negative || value.Negative;
            long drop = value.Digits - context.Precision;
            BigInteger low = Drop(value.Coefficient - 4, value.Digits, drop, sign, context.Rounding, out _);
            BigInteger high = Drop(value.Coefficient + 4, value.Digits, drop, sign, context.Rounding, out _);
            if (low == high || extra > MostExtraDigits)
            {
                // The last digit says that the value is not exact.
                return Finish(sign, (value.Coefficient * 10) + 1, value.Exponent - 1, context, ref status);
            }
        }
    }

    /// <summary>A scaled number with so many significant digits.</summary>
    private static DecimalValue ToDigits(BigInteger value, int bits, long digits)
    {
        BigInteger magnitude = BigInteger.Abs(value);
        long before = (long)(((long)magnitude.GetBitLength() - bits) * 0.30103) + 1;
        long places = digits - before;
        BigInteger scaled = places >= 0 ? (magnitude * PowersOfTen.Of(places)) >> bits : (magnitude >> bits) / PowersOfTen.Of(-places);
        return new DecimalValue(value.Sign < 0, scaled, -places);
    }

    /// <summary>ln of a positive number, scaled.</summary>
    private static BigInteger LnOf(DecimalValue a, int bits)
    {
        long tens = a.Adjusted is 0 or -1 ? 0 : a.Adjusted;
        BigInteger y = FixedPoint.From(a.WithExponent(a.Exponent - tens), bits);
        BigInteger result = FixedPoint.Ln(y, bits);
        return tens == 0 ? result : result + (tens * FixedPoint.Ln10(bits + 64) >> 64);
    }

    /// <summary>How many digits a logarithm near 1 begins with that are 0.</summary>
    private static long CancelledDigits(DecimalValue a)
    {
        if (a.Adjusted is not (0 or -1))
        {
            return 0;
        }

        DecimalStatus ignored = 0;
        DecimalValue difference = Subtract(a, DecimalValue.One, ArithmeticContext.Exact, ref ignored);
        return difference.IsZero ? 0 : Math.Max(0, -difference.Adjusted);
    }

    private static DecimalValue? LogarithmOfSpecial(DecimalValue a, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, null, context, ref status) is { } nan)
        {
            return nan;
        }

        if (a.IsZero)
        {
            return DecimalValue.NegativeInfinity;
        }

        if (a.Negative)
        {
            return Invalid(ref status);
        }

        return a.IsInfinite ? a : null;
    }

    private static DecimalValue OutOfRange(bool negative, bool large, ArithmeticContext context, ref DecimalStatus status) => large
        ? Overflowed(negative, context, ref status)
        : Finish(negative, BigInteger.One, context.Etiny - 2, context, ref status);

    private static bool IsOdd(DecimalValue whole) => whole.IsFinite && whole.Exponent <= 0 && whole.Digits > -whole.Exponent
        && !(whole.Coefficient / PowersOfTen.Of(-whole.Exponent)).IsEven;
}
