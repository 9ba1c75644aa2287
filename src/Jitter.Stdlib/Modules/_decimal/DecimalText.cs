using System.Globalization;
using System.Numerics;
using System.Text;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>Decimals and their texts (General Decimal Arithmetic Specification, "Conversions").</summary>
internal static class DecimalText
{
    private const long HugeExponent = 3_000_000_000_000_000_000;
    private const int LeastPlainExponent = -6;

    /// <summary>Parses an ASCII text; null where it is no number.</summary>
    public static DecimalValue? TryParse(ReadOnlySpan<char> text)
    {
        bool negative = false;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            text = text[1..];
        }

        if (text.Equals("inf", StringComparison.OrdinalIgnoreCase) || text.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            return DecimalValue.Infinity(negative);
        }

        bool signaling = text.StartsWith("snan", StringComparison.OrdinalIgnoreCase);
        if (signaling || text.StartsWith("nan", StringComparison.OrdinalIgnoreCase))
        {
            return TryParsePayload(text[(signaling ? 4 : 3)..], out BigInteger payload) ? DecimalValue.MakeNaN(signaling, negative, payload) : null;
        }

        return TryParseNumber(text, negative);
    }

    /// <summary>str() of a decimal.</summary>
    public static string ToScientific(DecimalValue value, bool capitals) => ToText(value, capitals, engineering: false);

    /// <summary>Decimal.to_eng_string.</summary>
    public static string ToEngineering(DecimalValue value, bool capitals) => ToText(value, capitals, engineering: true);

    private static bool TryParsePayload(ReadOnlySpan<char> digits, out BigInteger payload)
    {
        payload = BigInteger.Zero;
        return digits.Length == 0
            || (!digits.ContainsAnyExceptInRange('0', '9') && BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out payload));
    }

    private static DecimalValue? TryParseNumber(ReadOnlySpan<char> text, bool negative)
    {
        int at = 0;
        int digits = 0;
        int point = -1;
        for (; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits++;
            }
            else if (text[at] == '.' && point < 0)
            {
                point = at;
            }
            else
            {
                break;
            }
        }

        if (digits == 0)
        {
            return null;
        }

        long exponent = 0;
        if (at < text.Length)
        {
            if (text[at] is not ('e' or 'E') || !TryParseExponent(text[(at + 1)..], out exponent))
            {
                return null;
            }
        }

        ReadOnlySpan<char> number = text[..at];
        BigInteger coefficient;
        if (point < 0)
        {
            coefficient = Parse(number);
        }
        else
        {
            exponent -= at - point - 1;
            coefficient = Parse(string.Concat(number[..point], number[(point + 1)..]));
        }

        return new DecimalValue(negative, coefficient, exponent);
    }

    private static BigInteger Parse(ReadOnlySpan<char> digits) => digits.Length <= 18
        ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
        : BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool TryParseExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        bool negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            text = text[1..];
        }

        if (text.Length == 0 || text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        foreach (char c in text)
        {
            exponent = Math.Min(HugeExponent, (exponent < HugeExponent / 10 ? exponent * 10 : HugeExponent) + (c - '0'));
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }

    private static string ToText(DecimalValue value, bool capitals, bool engineering)
    {
        var text = new StringBuilder();
        if (value.Negative)
        {
            text.Append('-');
        }

        switch (value.Kind)
        {
            case DecimalKind.Infinity:
                return text.Append("Infinity").ToString();
            case DecimalKind.QuietNaN or DecimalKind.SignalingNaN:
                text.Append(value.IsSignaling ? "sNaN" : "NaN");
                return value.Coefficient.IsZero ? text.ToString() : text.Append(value.Coefficient.ToString(CultureInfo.InvariantCulture)).ToString();
        }

        string digits = value.Coefficient.ToString(CultureInfo.InvariantCulture);
        long exponent = value.Exponent;
        long leftDigits = exponent + digits.Length;
        long point = 1;
        if (exponent <= 0 && leftDigits > LeastPlainExponent)
        {
            point = leftDigits;
        }
        else if (engineering)
        {
            long rest = value.Coefficient.IsZero ? Modulo(leftDigits + 1, 3) - 1 : Modulo(leftDigits - 1, 3) + 1;
            point = rest;
        }

        AppendPlaced(text, digits, point);
        long shown = leftDigits - point;
        if (shown != 0)
        {
            text.Append(capitals ? 'E' : 'e').Append(shown > 0 ? '+' : '-').Append(Math.Abs(shown).ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static long Modulo(long value, long divisor) => ((value % divisor) + divisor) % divisor;

    /// <summary>Digits with a point behind so many of them, zeros added on both sides.</summary>
    private static void AppendPlaced(StringBuilder text, string digits, long point)
    {
        if (point <= 0)
        {
            text.Append("0.").Append('0', (int)-point).Append(digits);
        }
        else if (point >= digits.Length)
        {
            text.Append(digits).Append('0', (int)(point - digits.Length));
        }
        else
        {
            text.Append(digits.AsSpan(0, (int)point)).Append('.').Append(digits.AsSpan((int)point));
        }
    }
}
