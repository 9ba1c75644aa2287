using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;

namespace Jitter.Primitives.Numbers;

/// <summary><c>float(text)</c> and <c>float.fromhex</c> (CPython's Objects/floatobject.c and Python/pystrtod.c).</summary>
public static class FloatParser
{
    private const int ShortText = 300;
    private const int ShortExponent = 3;
    private const int EnoughDigits = 800;
    private const int BeyondRange = 2000;
    private const long HugeExponent = long.MaxValue / 4;
    private const int MantissaBits = 53;
    private const int SmallestExponent = -1074;

    /// <summary>Parses a str: spaces around, a sign, digits of any script, underscores between digits, inf, infinity and nan.</summary>
    public static bool TryParse(CodePointString text, out double value, [NotNullWhen(false)] out NumericError? error)
    {
        error = null;
        if (TryParse(NumericText.ToAscii(text), out value))
        {
            return true;
        }

        error = InvalidText(ConstantRepr.Repr(text));
        return false;
    }

    /// <summary>The error of a text that is no float; <paramref name="repr"/> is the text's repr.</summary>
    public static NumericError InvalidText(string repr) => NumericError.Value("could not convert string to float: " + repr);

    /// <summary>Parses ASCII text, as <c>float(bytes)</c> needs; the caller has <see cref="InvalidText"/> for what is wrong.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        text = NumericText.Trim(text);
        return TryRemoveUnderscores(ref text) && TryParsePrefix(text, out value, out int length) && length == text.Length;
    }

    /// <summary>Takes underscores out where each is between two digits; false where one is not.</summary>
    internal static bool TryRemoveUnderscores(ref ReadOnlySpan<char> text)
    {
        if (!text.Contains('_'))
        {
            return true;
        }

        var compact = new char[text.Length];
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '_')
            {
                compact[count++] = text[i];
            }
            else if (i == 0 || i + 1 == text.Length || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1]))
            {
                return false;
            }
        }

        text = compact.AsSpan(0, count);
        return true;
    }

    /// <summary>Parses the longest float that the text starts with (CPython's PyOS_string_to_double); false where there is none.</summary>
    internal static bool TryParsePrefix(ReadOnlySpan<char> text, out double value, out int length)
    {
        if (NumericText.TryParseInfOrNan(text, out value, out length))
        {
            return true;
        }

        int at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        int wholeStart = at;
        SkipDigits(text, ref at);
        int wholeEnd = at;
        int fractionStart = at;
        if (at < text.Length && text[at] == '.')
        {
            fractionStart = ++at;
            SkipDigits(text, ref at);
        }

        int fractionEnd = at;
        if (wholeEnd == wholeStart && fractionEnd == fractionStart)
        {
            return false;
        }

        int exponentStart = at;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            int digits = at + 1;
            digits += digits < text.Length && text[digits] is '+' or '-' ? 1 : 0;
            int end = digits;
            SkipDigits(text, ref end);
            if (end > digits)
            {
                exponentStart = digits;
                at = end;
            }
        }

        length = at;
        text = text[..length];
        if (text.Length <= ShortText && at - exponentStart <= ShortExponent)
        {
            value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            return true;
        }

        long exponent = exponentStart < at ? ParseExponent(text[exponentStart..], text[exponentStart - 1] == '-') : 0;
        value = ParseLong(text[wholeStart..wholeEnd], text[fractionStart..fractionEnd], exponent);
        value = text[0] == '-' ? -value : value;
        return true;
    }

    /// <summary><c>float.fromhex</c>: ValueError for what is no hexadecimal float, OverflowError for one that is too large.</summary>
    public static bool TryParseHex(CodePointString source, out double value, [NotNullWhen(false)] out NumericError? error)
    {
        value = 0;
        error = null;
        ReadOnlySpan<char> text = NumericText.Trim(source.Narrow ?? "?");
        if (NumericText.TryParseInfOrNan(text, out double special, out int specialLength))
        {
            if (specialLength != text.Length)
            {
                return InvalidHex(out error);
            }

            value = special;
            return true;
        }

        bool negative = text.Length > 0 && text[0] == '-';
        int at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (at + 1 < text.Length && text[at] == '0' && text[at + 1] is 'x' or 'X')
        {
            at += 2;
        }

        // The first 64 bits of the coefficient, and whether any bit behind them is set.
        ulong head = 0;
        bool rest = false;
        long exponent = 0;
        int digits = 0;
        bool point = false;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '.' && !point)
            {
                point = true;
                continue;
            }

            int digit = NumericText.DigitValue(c);
            if (digit >= 16)
            {
                break;
            }

            digits++;
            if (head >> 60 == 0)
            {
                head = (head << 4) | (uint)digit;
            }
            else
            {
                rest |= digit != 0;
                exponent += 4;
            }

            exponent -= point ? 4 : 0;
        }

        if (digits == 0)
        {
            return InvalidHex(out error);
        }

        if (at < text.Length && text[at] is 'p' or 'P')
        {
            at++;
            bool negativeExponent = at < text.Length && text[at] == '-';
            at += at < text.Length && text[at] is '+' or '-' ? 1 : 0;
            int start = at;
            SkipDigits(text, ref at);
            if (at == start)
            {
                return InvalidHex(out error);
            }

            exponent += ParseExponent(text[start..at], negativeExponent);
        }

        // A value that is too large is found before a wrong character behind it.
        double magnitude = Round(head, rest, exponent);
        if (double.IsInfinity(magnitude))
        {
            error = NumericError.Overflow("hexadecimal value too large to represent as a float");
            return false;
        }

        if (at != text.Length)
        {
            return InvalidHex(out error);
        }

        value = negative ? -magnitude : magnitude;
        return true;
    }

    private static bool InvalidHex(out NumericError error)
    {
        error = NumericError.Value("invalid hexadecimal floating-point string");
        return false;
    }

    /// <summary>head * 2**exponent (a little more where bits rest), rounded half to even.</summary>
    private static double Round(ulong head, bool rest, long exponent)
    {
        if (head == 0)
        {
            return 0;
        }

        long top = exponent + 64 - System.Numerics.BitOperations.LeadingZeroCount(head);
        if (top > 1024)
        {
            return double.PositiveInfinity;
        }

        long lowest = Math.Max(top - MantissaBits, SmallestExponent);
        long shift = lowest - exponent;
        if (shift <= 0)
        {
            // Fewer bits than a float has: exact, and no bit rests, for 64 bits are more than a float has.
            return Math.ScaleB(head, (int)exponent);
        }

        if (shift > 64)
        {
            return 0;
        }

        UInt128 quotient = (UInt128)head >> (int)shift;
        UInt128 remainder = head - (quotient << (int)shift);
        UInt128 half = UInt128.One << (int)(shift - 1);
        if (remainder > half || (remainder == half && (rest || UInt128.IsOddInteger(quotient))))
        {
            quotient++;
        }

        return Math.ScaleB((ulong)quotient, (int)lowest);
    }

    private static void SkipDigits(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
    }

    private static long ParseExponent(ReadOnlySpan<char> digits, bool negative)
    {
        long value = 0;
        foreach (char c in digits)
        {
            value = Math.Min(HugeExponent, (value * 10) + (c - '0'));
            if (value >= HugeExponent / 10)
            {
                value = HugeExponent / 10;
            }
        }

        return negative ? -value : value;
    }

    /// <summary>
    /// A text with many digits or a long exponent as a short one: no float and no middle of two has more than 768
    /// significant digits, so that digits behind the 800th only matter as a last one that is not zero.
    /// </summary>
    private static double ParseLong(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, long exponent)
    {
        var text = new StringBuilder(EnoughDigits + 10);
        bool rest = false;
        exponent -= fraction.Length;
        for (int part = 0; part < 2; part++)
        {
            foreach (char c in part == 0 ? whole : fraction)
            {
                if (text.Length == EnoughDigits)
                {
                    rest |= c != '0';
                    exponent++;
                }
                else if (c != '0' || text.Length > 0)
                {
                    text.Append(c);
                }
            }
        }

        if (text.Length == 0)
        {
            return 0;
        }

        long magnitude = exponent + text.Length;
        if (magnitude is < -BeyondRange or > BeyondRange)
        {
            return magnitude < 0 ? 0 : double.PositiveInfinity;
        }

        if (rest)
        {
            text.Append('1');
            exponent--;
        }

        text.Append('e').Append(exponent.ToString(CultureInfo.InvariantCulture));
        return double.Parse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
