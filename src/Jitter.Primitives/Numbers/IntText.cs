using System.Globalization;
using System.Numerics;

namespace Jitter.Primitives.Numbers;

/// <summary>Texts of ints (CPython's Objects/longobject.c, long_to_decimal_string_internal and long_format_binary).</summary>
public static class IntText
{
    /// <summary>The default limit of <c>sys.set_int_max_str_digits</c>.</summary>
    public const int DefaultMaxDigits = 4300;

    /// <summary>Texts of up to this many digits are never refused (<c>sys.int_info.str_digits_check_threshold</c>).</summary>
    public const int CheckThreshold = 640;

    /// <summary>No int of so few bits has more digits than the threshold (640 * log2(10) = 2126.03).</summary>
    private const int BitsBelowThreshold = 2126;

    private const string HexDigits = "0123456789abcdef";
    private const string UpperHexDigits = "0123456789ABCDEF";

    /// <summary>The decimal text; null (ValueError) where it has more digits than <paramref name="maxDigits"/>, unless that is 0.</summary>
    public static string? ToText(BigInteger value, int maxDigits, out NumericError? error)
    {
        error = null;
        long bits = maxDigits == 0 ? 0 : value.GetBitLength();
        if (bits <= BitsBelowThreshold)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        // A digit is at most 3.33 bits: what is far beyond the limit is refused before the costly conversion.
        if (bits / 3.33 <= maxDigits + 1)
        {
            string text = value.ToString(CultureInfo.InvariantCulture);
            if (text.Length - (value.Sign < 0 ? 1 : 0) <= maxDigits)
            {
                return text;
            }
        }

        error = NumericError.Value(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Exceeds the limit ({maxDigits} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"));
        return null;
    }

    /// <summary>The text in base 2**<paramref name="bitsPerDigit"/> (1, 3 or 4), '-' before it where negative, no prefix.</summary>
    public static string ToPowerOfTwoBase(BigInteger value, int bitsPerDigit, bool upper)
    {
        if (value.IsZero)
        {
            return "0";
        }

        bool negative = value.Sign < 0;
        byte[] bytes = BigInteger.Abs(value).ToByteArray(isUnsigned: true);
        long bits = ((bytes.Length - 1) * 8L) + (32 - BitOperations.LeadingZeroCount((uint)bytes[^1]));
        int digits = (int)((bits + bitsPerDigit - 1) / bitsPerDigit);
        return string.Create(digits + (negative ? 1 : 0), (bytes, bitsPerDigit, upper, negative), static (text, state) =>
        {
            (byte[] bytes, int bitsPerDigit, bool upper, bool negative) = state;
            string alphabet = upper ? UpperHexDigits : HexDigits;
            uint pending = 0;
            int pendingBits = 0;
            int next = 0;
            int first = negative ? 1 : 0;
            for (int i = text.Length - 1; i >= first; i--)
            {
                if (pendingBits < bitsPerDigit && next < bytes.Length)
                {
                    pending |= (uint)bytes[next++] << pendingBits;
                    pendingBits += 8;
                }

                text[i] = alphabet[(int)(pending & ((1u << bitsPerDigit) - 1))];
                pending >>= bitsPerDigit;
                pendingBits -= bitsPerDigit;
            }

            if (negative)
            {
                text[0] = '-';
            }
        });
    }
}
