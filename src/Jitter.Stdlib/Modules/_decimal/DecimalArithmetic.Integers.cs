using System.Numerics;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>Whole division, remainders, whole powers, roots.</summary>
internal static partial class DecimalArithmetic
{
    public static DecimalValue DivideInteger(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        bool negative = a.Negative != b.Negative;
        if (NaNOf(a, b, context, ref status) is { } nan)
        {
            return nan;
        }

        if (a.IsInfinite)
        {
            return b.IsInfinite ? Invalid(ref status) : DecimalValue.Infinity(negative);
        }

        if (b.IsInfinite)
        {
            return new DecimalValue(negative, BigInteger.Zero, 0);
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

        return TryDivide(a, b, context, out BigInteger quotient, out _)
            ? Finish(negative, quotient, 0, context, ref status)
            : Invalid(ref status, DecimalStatus.DivisionImpossible);
    }

    public static DecimalValue Remainder(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, b, context, ref status) is { } nan)
        {
            return nan;
        }

        if (a.IsInfinite)
        {
            return Invalid(ref status);
        }

        if (b.IsInfinite)
        {
            return Finish(a, context, ref status);
        }

        if (b.IsZero)
        {
            return Invalid(ref status, a.IsZero ? DecimalStatus.DivisionUndefined : DecimalStatus.InvalidOperation);
        }

        return TryDivide(a, b, context, out _, out DecimalValue rest)
            ? Finish(rest, context, ref status)
            : Invalid(ref status, DecimalStatus.DivisionImpossible);
    }

    public static (DecimalValue Quotient, DecimalValue Remainder) DivMod(
        DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        bool negative = a.Negative != b.Negative;
        if (NaNOf(a, b, context, ref status) is { } nan)
        {
            return (nan, nan);
        }

        if (a.IsInfinite)
        {
            status |= DecimalStatus.InvalidOperation;
            return (b.IsInfinite ? DecimalValue.NaN : DecimalValue.Infinity(negative), DecimalValue.NaN);
        }

        if (b.IsInfinite)
        {
            return (new DecimalValue(negative, BigInteger.Zero, 0), Finish(a, context, ref status));
        }

        if (b.IsZero)
        {
            if (a.IsZero)
            {
                DecimalValue undefined = Invalid(ref status, DecimalStatus.DivisionUndefined);
                return (undefined, undefined);
            }

            status |= DecimalStatus.DivisionByZero | DecimalStatus.InvalidOperation;
            return (DecimalValue.Infinity(negative), DecimalValue.NaN);
        }

        if (!TryDivide(a, b, context, out BigInteger quotient, out DecimalValue rest))
        {
            DecimalValue impossible = Invalid(ref status, DecimalStatus.DivisionImpossible);
            return (impossible, impossible);
        }

        return (Finish(negative, quotient, 0, context, ref status), Finish(rest, context, ref status));
    }

    public static DecimalValue RemainderNear(DecimalValue a, DecimalValue b, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, b, context, ref status) is { } nan)
        {
            return nan;
        }

        if (a.IsInfinite)
        {
            return Invalid(ref status);
        }

        if (b.IsZero)
        {
            return Invalid(ref status, a.IsZero ? DecimalStatus.DivisionUndefined : DecimalStatus.InvalidOperation);
        }

        if (b.IsInfinite)
        {
            return Finish(a, context, ref status);
        }

        long ideal = Math.Min(a.Exponent, b.Exponent);
        if (a.IsZero)
        {
            return Finish(a.Negative, BigInteger.Zero, ideal, context, ref status);
        }

        long difference = a.Adjusted - b.Adjusted;
        if (difference >= context.Precision + 1)
        {
            return Invalid(ref status, DecimalStatus.DivisionImpossible);
        }

        if (difference <= -2)
        {
            return Finish(Rescale(a, ideal, context.Rounding, out _), context, ref status);
        }

        BigInteger left = a.Coefficient * PowersOfTen.Of(a.Exponent - ideal);
        BigInteger right = b.Coefficient * PowersOfTen.Of(b.Exponent - ideal);
        BigInteger quotient = BigInteger.DivRem(left, right, out BigInteger rest);
        if ((rest << 1) + (quotient.IsEven ? 0 : 1) > right)
        {
            rest -= right;
            quotient += 1;
        }

        if (quotient >= PowersOfTen.Of(context.Precision))
        {
            return Invalid(ref status, DecimalStatus.DivisionImpossible);
        }

        return Finish(rest.Sign < 0 ? !a.Negative : a.Negative, BigInteger.Abs(rest), ideal, context, ref status);
    }

    public static DecimalValue SquareRoot(DecimalValue a, ArithmeticContext context, ref DecimalStatus status)
    {
        if (NaNOf(a, null, context, ref status) is { } nan)
        {
            return nan;
        }

        if (a.IsZero)
        {
            return Finish(a.Negative, BigInteger.Zero, FloorHalf(a.Exponent), context, ref status);
        }

        if (a.Negative)
        {
            return Invalid(ref status);
        }

        if (a.IsInfinite)
        {
            return a;
        }

        // One digit more than the precision, and a last one that tells a rest.
        long precision = context.Precision + 1;
        long exponent = FloorHalf(a.Exponent);
        BigInteger coefficient = a.Coefficient;
        long length;
        if ((a.Exponent & 1) != 0)
        {
            coefficient *= 10;
            length = (a.Digits >> 1) + 1;
        }
        else
        {
            length = (a.Digits + 1) >> 1;
        }

        long shift = precision - length;
        bool exact = true;
        if (shift >= 0)
        {
            coefficient *= PowersOfTen.Of(2 * shift);
        }
        else
        {
            coefficient = BigInteger.DivRem(coefficient, PowersOfTen.Of(-2 * shift), out BigInteger rest);
            exact = rest.IsZero;
        }

        exponent -= shift;
        BigInteger root = IntegerRoot.Floor(coefficient);
        exact = exact && root * root == coefficient;
        if (exact)
        {
            root = shift >= 0 ? root / PowersOfTen.Of(shift) : root * PowersOfTen.Of(-shift);
            exponent += shift;
        }
        else if ((root % 5).IsZero)
        {
            root += 1;
        }

        return Finish(false, root, exponent, context.Rounding == DecimalRounding.HalfEven ? context : context.WithRounding(DecimalRounding.HalfEven), ref status);
    }

    /// <summary>pow(a, b, modulus) of whole numbers.</summary>
    public static DecimalValue PowerModulo(DecimalValue a, DecimalValue b, DecimalValue m, ArithmeticContext context, ref DecimalStatus status)
    {
        if (a.IsNaN || b.IsNaN || m.IsNaN)
        {
            DecimalValue first = a.IsSignaling ? a : b.IsSignaling ? b : m.IsSignaling ? m : a.IsNaN ? a : b.IsNaN ? b : m;
            return NaNOf(first, null, context, ref status)!;
        }

        if (!a.IsInteger || !b.IsInteger || !m.IsInteger || b.Negative || m.IsZero)
        {
            return Invalid(ref status);
        }

        if (m.Adjusted >= context.Precision || (a.IsZero && b.IsZero))
        {
            return Invalid(ref status);
        }

        BigInteger modulus = BigInteger.Abs(m.ToInteger());
        BigInteger magnitude = BigInteger.Abs(a.Coefficient) % modulus * BigInteger.ModPow(10, Math.Max(0, a.Exponent), modulus);
        if (a.Exponent < 0)
        {
            magnitude = BigInteger.Abs(a.ToInteger());
        }

        BigInteger exponent = b.ToInteger();
        bool negative = a.Negative && !exponent.IsEven;
        return Finish(negative, BigInteger.ModPow(magnitude % modulus, exponent, modulus), 0, context, ref status);
    }

    private static long FloorHalf(long value) => value >> 1;

    /// <summary>Quotient and remainder of finite numbers; false where the quotient has too many digits.</summary>
    private static bool TryDivide(DecimalValue a, DecimalValue b, ArithmeticContext context, out BigInteger quotient, out DecimalValue remainder)
    {
        long ideal = Math.Min(a.Exponent, b.Exponent);
        quotient = BigInteger.Zero;
        if (a.IsZero)
        {
            remainder = new DecimalValue(a.Negative, BigInteger.Zero, ideal);
            return true;
        }

        remainder = a;
        long difference = a.Adjusted - b.Adjusted;
        if (difference <= -2)
        {
            remainder = Rescale(a, ideal, context.Rounding, out _);
            return true;
        }

        if (difference > context.Precision)
        {
            return false;
        }

        BigInteger left = a.Coefficient * PowersOfTen.Of(a.Exponent - ideal);
        BigInteger right = b.Coefficient * PowersOfTen.Of(b.Exponent - ideal);
        quotient = BigInteger.DivRem(left, right, out BigInteger rest);
        remainder = new DecimalValue(a.Negative, rest, ideal);
        return quotient < PowersOfTen.Of(context.Precision);
    }
}

/// <summary>Whole square roots.</summary>
internal static class IntegerRoot
{
    /// <summary>The whole part of the square root of a number that is not negative (Newton's method, precision doubling at each step).</summary>
    public static BigInteger Floor(BigInteger n)
    {
        if (n.IsZero)
        {
            return n;
        }

        int c = (int)(((long)n.GetBitLength() - 1) / 2);
        BigInteger a = BigInteger.One;
        int d = 0;
        for (int s = 31 - BitOperations.LeadingZeroCount((uint)c); s >= 0; s--)
        {
            int e = d;
            d = c >> s;
            a = (a << (d - e - 1)) + ((n >> ((2 * c) - e - d + 1)) / a);
        }

        return a * a > n ? a - 1 : a;
    }
}
