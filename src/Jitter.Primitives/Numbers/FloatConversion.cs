using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Jitter.Primitives.Numbers;

/// <summary>Rounding and exact conversion of floats (CPython's Objects/floatobject.c).</summary>
public static class FloatConversion
{
    // double_round's limits: beyond them nothing changes, or nothing is left.
    private const int MostPlaces = 323;
    private const int LeastPlaces = -308;

    /// <summary><c>round(value, places)</c>: the float nearest to the exact value rounded half to even in decimal.</summary>
    /// <param name="value">The value.</param>
    /// <param name="places">The number of places, clamped to an int.</param>
    /// <param name="result">The result.</param>
    /// <param name="error">OverflowError where the result is no finite float.</param>
    public static bool TryRound(double value, int places, out double result, [NotNullWhen(false)] out NumericError? error)
    {
        error = null;
        result = value;
        if (!double.IsFinite(value) || places > MostPlaces)
        {
            return true;
        }

        if (places < LeastPlaces)
        {
            result = 0.0 * value;
            return true;
        }

        Span<char> text = stackalloc char[FloatDigits.BufferSize + 8];
        int count = FloatDigits.Fixed(Math.Abs(value), places, text, out int point);
        double magnitude = 0;
        if (count > 0)
        {
            text[count] = 'e';
            (point - count).TryFormat(text[(count + 1)..], out int written, default, CultureInfo.InvariantCulture);
            magnitude = double.Parse(text[..(count + 1 + written)], NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        if (double.IsInfinity(magnitude))
        {
            error = NumericError.Overflow("rounded value too large to represent");
            return false;
        }

        result = double.IsNegative(value) ? -magnitude : magnitude;
        return true;
    }

    /// <summary><c>round(value)</c>: the nearest int, half to even. ValueError for nan, OverflowError for an infinity.</summary>
    public static bool TryRoundToInt(double value, out BigInteger result, [NotNullWhen(false)] out NumericError? error) =>
        TryTruncate(Math.Round(value, MidpointRounding.ToEven), out result, out error);

    /// <summary><c>int(value)</c>: towards zero. ValueError for nan, OverflowError for an infinity.</summary>
    public static bool TryTruncate(double value, out BigInteger result, [NotNullWhen(false)] out NumericError? error)
    {
        result = default;
        error = null;
        if (double.IsFinite(value))
        {
            result = new BigInteger(value);
            return true;
        }

        error = double.IsNaN(value)
            ? NumericError.Value("cannot convert float NaN to integer")
            : NumericError.Overflow("cannot convert float infinity to integer");
        return false;
    }

    /// <summary><c>float.as_integer_ratio</c>: in lowest terms, the denominator positive.</summary>
    public static bool TryGetIntegerRatio(
        double value, out BigInteger numerator, out BigInteger denominator, [NotNullWhen(false)] out NumericError? error)
    {
        numerator = default;
        denominator = BigInteger.One;
        error = null;
        if (!double.IsFinite(value))
        {
            error = double.IsNaN(value)
                ? NumericError.Value("cannot convert NaN to integer ratio")
                : NumericError.Overflow("cannot convert Infinity to integer ratio");
            return false;
        }

        if (value == 0)
        {
            return true;
        }

        (ulong mantissa, int exponent) = FloatDigits.Decompose(Math.Abs(value));
        numerator = exponent > 0 ? (BigInteger)mantissa << exponent : mantissa;
        denominator <<= Math.Max(0, -exponent);
        numerator = value < 0 ? -numerator : numerator;
        return true;
    }

    /// <summary><c>float.is_integer</c>.</summary>
    public static bool IsInteger(double value) => double.IsFinite(value) && Math.Floor(value) == value;

    /// <summary><c>float(int)</c>: the nearest float, half to even. OverflowError where it would be infinite.</summary>
    public static bool TryFromInt(BigInteger value, out double result, [NotNullWhen(false)] out NumericError? error)
    {
        error = RoundHalfEven.TryToDouble(value, out result) ? null : NumericError.Overflow("int too large to convert to float");
        return error is null;
    }
}
