using System.Numerics;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>Operations on exponents and digits: quantize, normalize, to_integral, shift, rotate, next, logical operations.</summary>
internal static partial class DecimalArithmetic
{
    public static DecimalValue Quantize(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, b, context, ref status) is { } nan)
        {
            return nan;
        }

        if (a.IsInfinite || b.IsInfinite)
        {
            return a.IsInfinite && b.IsInfinite ? a : Invalid(ref status);
        }

        if (b.Exponent < context.Etiny || b.Exponent > context.Emax)
        {
            return Invalid(ref status);
        }

        if (a.IsZero)
        {
            return Finish(a.Negative, BigInteger.Zero, b.Exponent, context, ref status);
        }

        if (a.Adjusted > context.Emax || a.Adjusted - b.Exponent + 1 > context.Precision)
        {
            return Invalid(ref status);
        }

        DecimalValue result = Rescale(a, b.Exponent, context.Rounding, out bool inexact);
        if (result.Adjusted > context.Emax || result.Digits > context.Precision)
        {
            return Invalid(ref status);
        }

        status |= !result.IsZero && result.Adjusted < context.Emin ? DecimalStatus.Subnormal : 0;
        if (b.Exponent > a.Exponent)
        {
            status |= DecimalStatus.Rounded | (inexact ? DecimalStatus.Inexact : 0);
        }

        return Finish(result, context, ref status);
    }

    public static DecimalValue Normalize(DecimalValue a, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, null, context, ref status) is { } nan)
        {
            return nan;
        }

        DecimalValue value = Finish(a, context, ref status);
        if (value.IsInfinite)
        {
            return value;
        }

        if (value.IsZero)
        {
            return new DecimalValue(value.Negative, BigInteger.Zero, 0);
        }

        long exponent = value.Exponent;
        BigInteger coefficient = StripZeros(value.Coefficient, ref exponent, context.Clamp ? context.Etop : context.Emax);
        return new DecimalValue(value.Negative, coefficient, exponent);
    }

    /// <summary>to_integral_value, and to_integral_exact, which tells what it lost.</summary>
    public static DecimalValue ToIntegral(DecimalValue a, bool exact, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, null, context, ref status) is { } nan)
        {
            return nan;
        }

        if (a.IsInfinite || a.Exponent >= 0)
        {
            return a;
        }

        DecimalValue result = Rescale(a, 0, context.Rounding, out bool inexact);
        if (exact)
        {
            status |= (inexact ? DecimalStatus.Inexact | DecimalStatus.Rounded : 0) | (a.IsZero ? 0 : DecimalStatus.Rounded);
        }

        return result;
    }

    public static DecimalValue LogB(DecimalValue a, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, null, context, ref status) is { } nan)
        {
            return nan;
        }

        if (a.IsInfinite)
        {
            return DecimalValue.PositiveInfinity;
        }

        if (a.IsZero)
        {
            status |= DecimalStatus.DivisionByZero;
            return DecimalValue.NegativeInfinity;
        }

        return Finish(DecimalValue.FromInteger(a.Adjusted), context, ref status);
    }

    public static DecimalValue ScaleB(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, b, context, ref status) is { } nan)
        {
            return nan;
        }

        if (!TryGetCount(b, 2 * (context.Emax + context.Precision), out long count))
        {
            return Invalid(ref status);
        }

        return a.IsInfinite ? a : Finish(a.WithExponent(a.Exponent + count), context, ref status);
    }

    public static DecimalValue Shift(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, b, context, ref status) is { } nan)
        {
            return nan;
        }

        if (!TryGetCount(b, context.Precision, out long count))
        {
            return Invalid(ref status);
        }

        if (a.IsInfinite)
        {
            return a;
        }

        BigInteger coefficient = Clip(a, context);
        coefficient = count < 0
            ? -count >= PowersOfTen.DigitsOf(coefficient) ? BigInteger.Zero : coefficient / PowersOfTen.Of(-count)
            : Modulo(coefficient * PowersOfTen.Of(coefficient.IsZero ? 0 : count), context.Precision);
        return new DecimalValue(a.Negative, coefficient, a.Exponent);
    }

    public static DecimalValue Rotate(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, b, context, ref status) is { } nan)
        {
            return nan;
        }

        if (!TryGetCount(b, context.Precision, out long count))
        {
            return Invalid(ref status);
        }

        if (a.IsInfinite)
        {
            return a;
        }

        BigInteger coefficient = Clip(a, context);
        count = count < 0 ? count + context.Precision : count;
        if (!coefficient.IsZero && count != 0)
        {
            BigInteger low = PowersOfTen.Of(context.Precision - count);
            coefficient = (coefficient % low * PowersOfTen.Of(count)) + (coefficient / low);
        }

        return new DecimalValue(a.Negative, coefficient, a.Exponent);
    }

    public static DecimalValue NextPlus(DecimalValue a, ArithmeticContext context, ref DecimalStatus status) => Next(a, up: true, context, ref status);

    public static DecimalValue NextMinus(DecimalValue a, ArithmeticContext context, ref DecimalStatus status) => Next(a, up: false, context, ref status);

    public static DecimalValue NextToward(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, b, context, ref status) is { } nan)
        {
            return nan;
        }

        int order = CompareNumbers(a, b);
        if (order == 0)
        {
            return a.WithSign(b.Negative);
        }

        DecimalValue result = Next(a, up: order < 0, context, ref status);
        if (result.IsInfinite)
        {
            status |= DecimalStatus.Overflow | DecimalStatus.Rounded | DecimalStatus.Inexact;
        }
        else if (result.IsZero || result.Adjusted < context.Emin)
        {
            status |= DecimalStatus.Underflow | DecimalStatus.Subnormal | DecimalStatus.Rounded | DecimalStatus.Inexact;
            status |= result.IsZero ? DecimalStatus.Clamped : 0;
        }

        return result;
    }

    /// <summary>logical_and, or, xor: an operation on pairs of digits that are 0 or 1, packed in bits.</summary>
    public static DecimalValue Logical(
        DecimalValue a, DecimalValue b, Func<BigInteger, BigInteger, BigInteger> operation, ArithmeticContext context, ref DecimalStatus status)
    {
        if (!TryGetBits(a, context, out BigInteger left) || !TryGetBits(b, context, out BigInteger right))
        {
            return Invalid(ref status);
        }

        return new DecimalValue(false, FromBits(operation(left, right)), 0);
    }

    public static DecimalValue LogicalInvert(DecimalValue a, ArithmeticContext context, ref DecimalStatus status)
    {
        if (!TryGetBits(a, context, out BigInteger bits) || context.Precision > int.MaxValue)
        {
            return Invalid(ref status);
        }

        return new DecimalValue(false, FromBits(((BigInteger.One << (int)context.Precision) - 1) ^ bits), 0);
    }

    private static DecimalValue Next(DecimalValue a, bool up, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, null, context, ref status) is { } nan)
        {
            return nan;
        }

        if (a.IsInfinite)
        {
            return a.Negative == up ? new DecimalValue(a.Negative, PowersOfTen.Of(context.Precision) - 1, context.Etop) : a;
        }

        DecimalStatus ignored = 0;
        ArithmeticContext directed = context.WithRounding(up ? DecimalRounding.Ceiling : DecimalRounding.Floor);
        DecimalValue rounded = Finish(a, directed, ref ignored);
        if (CompareNumbers(rounded, a) != 0)
        {
            return rounded;
        }

        return Add(a, new DecimalValue(!up, BigInteger.One, context.Etiny - 1), directed, ref ignored);
    }

    private static bool TryGetCount(DecimalValue b, long limit, out long count)
    {
        count = 0;
        if (!b.IsFinite || b.Exponent != 0)
        {
            return false;
        }

        BigInteger value = b.ToInteger();
        if (BigInteger.Abs(value) > limit)
        {
            return false;
        }

        count = (long)value;
        return true;
    }

    private static BigInteger Clip(DecimalValue a, ArithmeticContext context) =>
        a.Digits > context.Precision ? a.Coefficient % PowersOfTen.Of(context.Precision) : a.Coefficient;

    private static BigInteger Modulo(BigInteger value, long digits) =>
        PowersOfTen.DigitsOf(value) > digits ? value % PowersOfTen.Of(digits) : value;

    private static bool TryGetBits(DecimalValue a, ArithmeticContext context, out BigInteger bits)
    {
        bits = BigInteger.Zero;
        if (!a.IsFinite || a.Negative || a.Exponent != 0)
        {
            return false;
        }

        string digits = a.Coefficient.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (char c in digits)
        {
            if (c > '1')
            {
                return false;
            }

            bits = (bits << 1) | (c - '0');
        }

        if (digits.Length > context.Precision)
        {
            bits &= (BigInteger.One << (int)context.Precision) - 1;
        }

        return true;
    }

    private static BigInteger FromBits(BigInteger bits)
    {
        if (bits.IsZero)
        {
            return bits;
        }

        var digits = new char[(int)bits.GetBitLength()];
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = bits.IsEven ? '0' : '1';
            bits >>= 1;
        }

        return BigInteger.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
    }
}
