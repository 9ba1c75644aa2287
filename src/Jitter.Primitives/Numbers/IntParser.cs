using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using Jitter.Primitives.Text;

namespace Jitter.Primitives.Numbers;

/// <summary><c>int(text, base)</c> (CPython's Objects/longobject.c, PyLong_FromString).</summary>
public static class IntParser
{
    private const int SmallDigits = 18;
    private const int LeafDigits = 64;

    /// <summary>Parses a str: spaces around, a sign, a prefix that fits the base, underscores between digits, digits of any script.</summary>
    /// <param name="text">The text.</param>
    /// <param name="numberBase">2 to 36, or 0: the prefix tells.</param>
    /// <param name="maxDigits">The limit of <c>sys.set_int_max_str_digits</c>, 0 for none; it does not hold for bases that are powers of two.</param>
    /// <param name="value">The value.</param>
    /// <param name="error">A ValueError.</param>
    public static bool TryParse(
        CodePointString text, int numberBase, int maxDigits, out BigInteger value, [NotNullWhen(false)] out NumericError? error)
    {
        if (TryParse(NumericText.ToAscii(text), numberBase, maxDigits, out value, out error))
        {
            return true;
        }

        error ??= InvalidLiteral(numberBase, NumericText.ShortRepr(text));
        return false;
    }

    /// <summary>
    /// Parses ASCII text, as <c>int(bytes)</c> needs. A wrong literal gives false and no error: the caller has
    /// <see cref="InvalidLiteral"/> with its own repr.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, int numberBase, int maxDigits, out BigInteger value, out NumericError? error)
    {
        value = default;
        error = null;
        if (numberBase != 0 && numberBase is < 2 or > 36)
        {
            error = NumericError.Value("int() base must be >= 2 and <= 36, or 0");
            return false;
        }

        text = NumericText.Trim(text);
        bool negative = false;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            text = text[1..];
        }

        bool onlyZero = false;
        int prefixBase = text.Length > 1 && text[0] == '0' ? (text[1] | 0x20) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 } : 0;
        if (numberBase == 0)
        {
            // "017" is C's octal, which Python refuses; zeros alone are a number.
            onlyZero = prefixBase == 0 && text.Length > 0 && text[0] == '0';
            numberBase = prefixBase == 0 ? 10 : prefixBase;
        }

        if (prefixBase == numberBase)
        {
            text = text[2..];
            if (text.Length > 0 && text[0] == '_')
            {
                text = text[1..];
            }
        }

        int digits = CountDigits(text, numberBase);
        if (digits == 0)
        {
            return false;
        }

        if (!BitOperations.IsPow2(numberBase) && digits > IntText.CheckThreshold && maxDigits > 0 && digits > maxDigits)
        {
            error = NumericError.Value(string.Create(
                CultureInfo.InvariantCulture,
                $"Exceeds the limit ({maxDigits} digits) for integer string conversion: value has {digits} digits; "
                + $"use sys.set_int_max_str_digits() to increase the limit"));
            return false;
        }

        if (digits != text.Length)
        {
            var compact = new char[digits];
            int count = 0;
            foreach (char c in text)
            {
                if (c != '_')
                {
                    compact[count++] = c;
                }
            }

            text = compact;
        }

        BigInteger magnitude = digits <= SmallDigits && numberBase <= 10 ? ParseSmall(text, numberBase)
            : BitOperations.IsPow2(numberBase) ? ParsePowerOfTwo(text, BitOperations.Log2((uint)numberBase))
            : numberBase == 10 ? BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : ParseHalves(text, numberBase);
        if (onlyZero && !magnitude.IsZero)
        {
            return false;
        }

        value = negative ? -magnitude : magnitude;
        return true;
    }

    /// <summary>The error of a text that is no int; <paramref name="repr"/> is the text's repr, cut at 200 characters.</summary>
    public static NumericError InvalidLiteral(int numberBase, string repr) =>
        NumericError.Value(string.Create(CultureInfo.InvariantCulture, $"invalid literal for int() with base {numberBase}: {repr}"));

    /// <summary>The count of digits, or 0 where anything but digits and single underscores between them is there.</summary>
    private static int CountDigits(ReadOnlySpan<char> text, int numberBase)
    {
        int digits = 0;
        char previous = '_';
        foreach (char c in text)
        {
            if (c == '_')
            {
                if (previous == '_')
                {
                    return 0;
                }
            }
            else if (NumericText.DigitValue(c) < numberBase)
            {
                digits++;
            }
            else
            {
                return 0;
            }

            previous = c;
        }

        return previous == '_' ? 0 : digits;
    }

    private static long ParseSmall(ReadOnlySpan<char> digits, int numberBase)
    {
        long value = 0;
        foreach (char c in digits)
        {
            value = (value * numberBase) + (c - '0');
        }

        return value;
    }

    private static BigInteger ParsePowerOfTwo(ReadOnlySpan<char> digits, int bitsPerDigit)
    {
        var bytes = new byte[(((long)digits.Length * bitsPerDigit) + 7) / 8];
        int next = 0;
        uint pending = 0;
        int pendingBits = 0;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            pending |= (uint)NumericText.DigitValue(digits[i]) << pendingBits;
            pendingBits += bitsPerDigit;
            if (pendingBits >= 8)
            {
                bytes[next++] = (byte)pending;
                pending >>= 8;
                pendingBits -= 8;
            }
        }

        if (pendingBits > 0)
        {
            bytes[next] = (byte)pending;
        }

        return new BigInteger(bytes, isUnsigned: true);
    }

    private static BigInteger ParseHalves(ReadOnlySpan<char> digits, int numberBase)
    {
        if (digits.Length > LeafDigits)
        {
            int low = digits.Length / 2;
            return (ParseHalves(digits[..^low], numberBase) * BigInteger.Pow(numberBase, low)) + ParseHalves(digits[^low..], numberBase);
        }

        BigInteger value = BigInteger.Zero;
        foreach (char c in digits)
        {
            value = (value * numberBase) + NumericText.DigitValue(c);
        }

        return value;
    }
}
