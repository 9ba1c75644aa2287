namespace Jitter.Primitives.Numbers;

/// <summary>What a power is, beside a float.</summary>
public enum PowerResult
{
    /// <summary>A float.</summary>
    Float,

    /// <summary>A complex number: a fractional power of a negative one.</summary>
    Complex,

    /// <summary>ZeroDivisionError: a negative power of zero.</summary>
    ZeroDivision,

    /// <summary>OverflowError.</summary>
    Overflow,
}

/// <summary>Python's operators on floats where .NET's differ (CPython's Objects/floatobject.c).</summary>
public static class FloatMath
{
    /// <summary>Python's nan, which is positive as .NET's is not.</summary>
    public static readonly double NaN = BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0000);

    /// <summary><c>left // right</c>; the divisor is not 0.</summary>
    public static double FloorDivide(double left, double right)
    {
        double remainder = left % right;
        double quotient = (left - remainder) / right;
        if (remainder != 0 && right < 0 != remainder < 0)
        {
            quotient -= 1;
        }

        if (quotient == 0)
        {
            return Math.CopySign(0, left / right);
        }

        double floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    /// <summary><c>left % right</c>, which has the divisor's sign; the divisor is not 0.</summary>
    public static double Remainder(double left, double right)
    {
        double remainder = left % right;
        if (remainder == 0)
        {
            return Math.CopySign(0, right);
        }

        return right < 0 != remainder < 0 ? remainder + right : remainder;
    }

    /// <summary><c>left ** right</c> (float_pow).</summary>
    public static PowerResult Power(double left, double right, out double result)
    {
        result = 1;
        if (right == 0 || left == 1)
        {
            return PowerResult.Float;
        }

        if (double.IsNaN(left) || double.IsNaN(right))
        {
            result = double.IsNaN(left) ? left : right;
            return PowerResult.Float;
        }

        if (double.IsInfinity(right))
        {
            double magnitude = Math.Abs(left);
            result = magnitude == 1 ? 1 : right > 0 == magnitude > 1 ? double.PositiveInfinity : 0;
            return PowerResult.Float;
        }

        bool isOdd = Math.Abs(right) % 2 == 1;
        if (double.IsInfinity(left))
        {
            result = right > 0 ? double.PositiveInfinity : 0;
            result = isOdd ? Math.CopySign(result, left) : result;
            return PowerResult.Float;
        }

        if (left == 0)
        {
            result = isOdd ? left : 0;
            return right < 0 ? PowerResult.ZeroDivision : PowerResult.Float;
        }

        bool negate = false;
        if (left < 0)
        {
            if (right != Math.Floor(right))
            {
                return PowerResult.Complex;
            }

            left = -left;
            negate = isOdd;
        }

        result = left == 1 ? 1 : Math.Pow(left, right);
        if (double.IsInfinity(result))
        {
            return PowerResult.Overflow;
        }

        result = negate ? -result : result;
        return PowerResult.Float;
    }
}
