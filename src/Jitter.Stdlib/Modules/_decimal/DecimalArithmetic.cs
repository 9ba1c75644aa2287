using System.Numerics;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>
/// The operations of the General Decimal Arithmetic Specification (M. Cowlishaw). Each takes a context and adds the conditions that
/// occurred to a status.
/// </summary>
internal static partial class DecimalArithmetic
{
    /// <summary>An exact value rounded to the context's precision and range (_mpd_qfinalize).</summary>
    public static DecimalValue Finish(bool negative, BigInteger coefficient, long exponent, ArithmeticContext context, ref DecimalStatus status)
    {
        if (coefficient.IsZero)
        {
            long clamped = Math.Min(Math.Max(exponent, context.Etiny), context.Clamp ? context.Etop : context.Emax);
            status |= clamped != exponent ? DecimalStatus.Clamped : 0;
            return new DecimalValue(negative, coefficient, clamped);
        }

        long digits = PowersOfTen.DigitsOf(coefficient);
        long least = digits + exponent - context.Precision;
        if (least > context.Etop)
        {
            return Overflowed(negative, context, ref status);
        }

        bool subnormal = least < context.Etiny;
        least = subnormal ? context.Etiny : least;
        if (exponent < least)
        {
            return Shorten(negative, coefficient, digits, exponent, least, subnormal, context, ref status);
        }

        status |= subnormal ? DecimalStatus.Subnormal : 0;
        if (context.Clamp && exponent > context.Etop)
        {
            status |= DecimalStatus.Clamped;
            coefficient *= PowersOfTen.Of(exponent - context.Etop);
            exponent = context.Etop;
        }

        return new DecimalValue(negative, coefficient, exponent);
    }

    /// <summary>A value rounded to the context; nans lose digits of their payload.</summary>
    public static DecimalValue Finish(DecimalValue value, ArithmeticContext context, ref DecimalStatus status)
    {
        if (value.IsFinite)
        {
            return value.Digits <= context.Precision && value.Exponent >= context.Emin && value.Adjusted <= context.Emax
                && (!context.Clamp || value.Exponent <= context.Etop) && !value.IsZero
                ? value
                : Finish(value.Negative, value.Coefficient, value.Exponent, context, ref status);
        }

        return value.IsNaN ? FixNaN(value, context) : value;
    }

    /// <summary>The coefficient without its last digits, rounded; whether something was lost.</summary>
    public static BigInteger Drop(BigInteger coefficient, long digits, long count, bool negative, DecimalRounding rounding, out bool inexact)
    {
        BigInteger quotient;
        int order;
        if (count > digits)
        {
            quotient = BigInteger.Zero;
            inexact = !coefficient.IsZero;
            order = -1;
        }
        else
        {
            BigInteger unit = PowersOfTen.Of(count);
            quotient = BigInteger.DivRem(coefficient, unit, out BigInteger rest);
            inexact = !rest.IsZero;
            order = (rest << 1).CompareTo(unit);
        }

        if (!inexact)
        {
            return quotient;
        }

        bool up = rounding switch
        {
            DecimalRounding.Up => true,
            DecimalRounding.Down => false,
            DecimalRounding.Ceiling => !negative,
            DecimalRounding.Floor => negative,
            DecimalRounding.HalfUp => order >= 0,
            DecimalRounding.HalfDown => order > 0,
            DecimalRounding.HalfEven => order > 0 || (order == 0 && !quotient.IsEven),
            _ => (quotient % 5).IsZero,
        };
        return up ? quotient + 1 : quotient;
    }

    /// <summary>A value with another exponent, rounded or padded, without regard to precision.</summary>
    public static DecimalValue Rescale(DecimalValue value, long exponent, DecimalRounding rounding, out bool inexact)
    {
        inexact = false;
        if (value.Coefficient.IsZero || exponent == value.Exponent)
        {
            return value.WithExponent(exponent);
        }

        if (value.Exponent > exponent)
        {
            return new DecimalValue(value.Negative, value.Coefficient * PowersOfTen.Of(value.Exponent - exponent), exponent);
        }

        BigInteger coefficient = Drop(value.Coefficient, value.Digits, exponent - value.Exponent, value.Negative, rounding, out inexact);
        return new DecimalValue(value.Negative, coefficient, exponent);
    }

    /// <summary>Raises a condition: the result is nan.</summary>
    public static DecimalValue Invalid(ref DecimalStatus status, DecimalStatus condition = DecimalStatus.InvalidOperation)
    {
        status |= condition;
        return DecimalValue.NaN;
    }

    /// <summary>The result where an operand is a nan; null where none is.</summary>
    public static DecimalValue? NaNOf(DecimalValue a, DecimalValue? b, ArithmeticContext context, ref DecimalStatus status)
    {
        DecimalValue? chosen = a.IsSignaling ? a : b is { IsSignaling: true } ? b : a.IsNaN ? a : b is { IsNaN: true } ? b : null;
        if (chosen is null)
        {
            return null;
        }

        if (chosen.IsSignaling)
        {
            status |= DecimalStatus.InvalidOperation;
            chosen = DecimalValue.MakeNaN(false, chosen.Negative, chosen.Coefficient);
        }

        return FixNaN(chosen, context);
    }

    public static DecimalValue Plus(DecimalValue a, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, null, context, ref status) is { } nan)
        {
            return nan;
        }

        return Finish(a.IsZero && context.Rounding != DecimalRounding.Floor ? a.WithSign(false) : a, context, ref status);
    }

    public static DecimalValue Minus(DecimalValue a, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, null, context, ref status) is { } nan)
        {
            return nan;
        }

        return Finish(a.IsZero && context.Rounding != DecimalRounding.Floor ? a.WithSign(false) : a.WithSign(!a.Negative), context, ref status);
    }

    public static DecimalValue Absolute(DecimalValue a, ArithmeticContext context, ref DecimalStatus status) =>
        a.Negative && !a.IsNaN ? Minus(a, context, ref status) : Plus(a, context, ref status);

    public static DecimalValue Subtract(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status) =>
        b.IsNaN ? Add(a, b, context, ref status) : Add(a, b.WithSign(!b.Negative), context, ref status);

    public static DecimalValue Add(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        if (!a.IsFinite || !b.IsFinite)
        {
            if (NaNOf(a, b, context, ref status) is { } nan)
            {
                return nan;
            }

            if (a.IsInfinite)
            {
                return b.IsInfinite && a.Negative != b.Negative ? Invalid(ref status) : a;
            }

            return b;
        }

        bool floor = context.Rounding == DecimalRounding.Floor;
        long exponent = Math.Min(a.Exponent, b.Exponent);
        if (a.IsZero || b.IsZero)
        {
            if (a.IsZero && b.IsZero)
            {
                bool sign = a.Negative == b.Negative ? a.Negative : floor;
                return Finish(sign, BigInteger.Zero, exponent, context, ref status);
            }

            DecimalValue other = a.IsZero ? b : a;
            exponent = Math.Max(exponent, other.Exponent - context.Precision - 1);
            return Finish(Rescale(other, Math.Min(exponent, other.Exponent), context.Rounding, out _), context, ref status);
        }

        // Of the smaller one only a digit counts that is far below the last one of the larger.
        DecimalValue high = a.Exponent >= b.Exponent ? a : b;
        DecimalValue low = a.Exponent >= b.Exponent ? b : a;
        BigInteger lowCoefficient = low.Coefficient;
        long lowExponent = low.Exponent;
        long limit = high.Exponent + Math.Min(-1, high.Digits - context.Precision - 2);
        if (low.Adjusted < limit)
        {
            lowCoefficient = BigInteger.One;
            lowExponent = limit;
        }

        BigInteger left = high.Coefficient * PowersOfTen.Of(high.Exponent - lowExponent);
        BigInteger sum = (high.Negative ? -left : left) + (low.Negative ? -lowCoefficient : lowCoefficient);
        return sum.IsZero
            ? Finish(floor, sum, exponent, context, ref status)
            : Finish(sum.Sign < 0, BigInteger.Abs(sum), lowExponent, context, ref status);
    }

    public static DecimalValue Multiply(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        bool negative = a.Negative != b.Negative;
        if (!a.IsFinite || !b.IsFinite)
        {
            if (NaNOf(a, b, context, ref status) is { } nan)
            {
                return nan;
            }

            return a.IsZero || b.IsZero ? Invalid(ref status) : DecimalValue.Infinity(negative);
        }

        return Finish(negative, a.Coefficient * b.Coefficient, a.Exponent + b.Exponent, context, ref status);
    }

    public static DecimalValue FusedMultiplyAdd(DecimalValue a, DecimalValue b, DecimalValue c, ArithmeticContext context, ref DecimalStatus status)
    {
        if (a.IsFinite && b.IsFinite)
        {
            return Add(new DecimalValue(a.Negative != b.Negative, a.Coefficient * b.Coefficient, a.Exponent + b.Exponent), c, context, ref status);
        }

        if (a.IsSignaling || b.IsSignaling || c.IsSignaling)
        {
            DecimalValue first = a.IsSignaling ? a : b.IsSignaling ? b : c;
            return NaNOf(first, null, context, ref status)!;
        }

        DecimalValue product = Multiply(a, b, context, ref status);
        return product.IsNaN ? product : Add(product, c, context, ref status);
    }

    public static DecimalValue Divide(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        bool negative = a.Negative != b.Negative;
        if (!a.IsFinite || !b.IsFinite)
        {
            if (NaNOf(a, b, context, ref status) is { } nan)
            {
                return nan;
            }

            if (a.IsInfinite)
            {
                return b.IsInfinite ? Invalid(ref status) : DecimalValue.Infinity(negative);
            }

            status |= DecimalStatus.Clamped;
            return new DecimalValue(negative, BigInteger.Zero, context.Etiny);
        }

        if (b.IsZero)
        {
            if (a.IsZero)
            {
                return Invalid(ref status, DecimalStatus.DivisionUndefined);
            }

            status |= DecimalStatus.DivisionByZero;
            return DecimalValue.Infinity(negative);
        }

        long exponent = a.Exponent - b.Exponent;
        if (a.IsZero)
        {
            return Finish(negative, BigInteger.Zero, exponent, context, ref status);
        }

        long ideal = exponent;
        long shift = b.Digits - a.Digits + context.Precision + 1;
        exponent -= shift;
        BigInteger quotient = shift >= 0
            ? BigInteger.DivRem(a.Coefficient * PowersOfTen.Of(shift), b.Coefficient, out BigInteger rest)
            : BigInteger.DivRem(a.Coefficient, b.Coefficient * PowersOfTen.Of(-shift), out rest);
        if (!rest.IsZero)
        {
            quotient += (quotient % 5).IsZero ? 1 : 0;
        }
        else
        {
            quotient = StripZeros(quotient, ref exponent, ideal);
        }

        return Finish(negative, quotient, exponent, context, ref status);
    }

    /// <summary>Takes trailing zeros off while the exponent is below a limit.</summary>
    public static BigInteger StripZeros(BigInteger coefficient, ref long exponent, long limit)
    {
        // In steps that halve: 64 zeros, 32, ...
        for (int step = 64; step > 0; step /= 2)
        {
            while (exponent + step <= limit)
            {
                BigInteger quotient = BigInteger.DivRem(coefficient, PowersOfTen.Of(step), out BigInteger rest);
                if (!rest.IsZero)
                {
                    break;
                }

                coefficient = quotient;
                exponent += step;
            }
        }

        return coefficient;
    }

    private static DecimalValue FixNaN(DecimalValue nan, ArithmeticContext context)
    {
        long most = context.Precision - (context.Clamp ? 1 : 0);
        return nan.Digits <= most || nan.Coefficient.IsZero
            ? nan
            : DecimalValue.MakeNaN(nan.IsSignaling, nan.Negative, nan.Coefficient % PowersOfTen.Of(most));
    }

    private static DecimalValue Overflowed(bool negative, ArithmeticContext context, ref DecimalStatus status)
    {
        status |= DecimalStatus.Overflow | DecimalStatus.Inexact | DecimalStatus.Rounded;
        bool infinite = context.Rounding switch
        {
            DecimalRounding.Down or DecimalRounding.ZeroFiveUp => false,
            DecimalRounding.Ceiling => !negative,
            DecimalRounding.Floor => negative,
            _ => true,
        };
        return infinite
            ? DecimalValue.Infinity(negative)
            : new DecimalValue(negative, PowersOfTen.Of(context.Precision) - 1, context.Etop);
    }

    private static DecimalValue Shorten(
        bool negative,
        BigInteger coefficient,
        long digits,
        long exponent,
        long least,
        bool subnormal,
        ArithmeticContext context,
        ref DecimalStatus status)
    {
        coefficient = Drop(coefficient, digits, least - exponent, negative, context.Rounding, out bool inexact);
        if (PowersOfTen.DigitsOf(coefficient) > context.Precision)
        {
            coefficient /= 10;
            least++;
        }

        if (least > context.Etop)
        {
            return Overflowed(negative, context, ref status);
        }

        status |= DecimalStatus.Rounded;
        status |= subnormal ? DecimalStatus.Subnormal : 0;
        if (inexact)
        {
            status |= DecimalStatus.Inexact;
            status |= subnormal ? DecimalStatus.Underflow : 0;
        }

        status |= coefficient.IsZero ? DecimalStatus.Clamped : 0;
        return new DecimalValue(negative, coefficient, least);
    }
}
