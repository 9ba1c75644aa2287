using System.Globalization;
using System.Numerics;
using System.Text;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>Numbers. The lexer has checked their form, so that only their value is to be found.</summary>
public sealed partial class Parser
{
    /// <summary>sys.int_info.default_max_str_digits: more digits of a decimal int are an error.</summary>
    private const int MaxDecimalDigits = 4300;

    private static readonly IntConstant[] s_smallInts = MakeSmallInts();

    /// <summary>NUMBER as a constant.</summary>
    private ConstantExpr? NumberToken()
    {
        ref Token token = ref Current;
        if (token.Kind != TokenKind.Number)
        {
            return null;
        }

        _position++;
        return new ConstantExpr(token.Span, NumberOf(_source.Bytes.AsSpan(token.Start, token.End - token.Start), token.Span), null);
    }

    private Constant NumberOf(ReadOnlySpan<byte> text, in SourceSpan span)
    {
        if (text.Length <= 18 && DecimalOf(text) is >= 0 and var value)
        {
            return value < s_smallInts.Length ? s_smallInts[(int)value] : new IntConstant(value);
        }

        if (text.Contains((byte)'_'))
        {
            byte[] digits = new byte[text.Length];
            int length = 0;
            foreach (byte b in text)
            {
                if (b != (byte)'_')
                {
                    digits[length++] = b;
                }
            }

            return NumberOf(digits.AsSpan(0, length), span);
        }

        if (text.Length > 1 && text[0] == (byte)'0')
        {
            switch (text[1] | 0x20)
            {
                case 'x':
                    return new IntConstant(IntOfBits(text[2..], 4));
                case 'o':
                    return new IntConstant(IntOfBits(text[2..], 3));
                case 'b':
                    return new IntConstant(IntOfBits(text[2..], 1));
            }
        }

        if ((text[^1] | 0x20) == 'j')
        {
            return new ComplexConstant(0, FloatOf(text[..^1]));
        }

        if (text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
        {
            return new FloatConstant(FloatOf(text));
        }

        return text.IndexOfAnyExcept((byte)'0') < 0 ? s_smallInts[0] : new IntConstant(BigDecimalOf(text, span));
    }

    /// <summary>The value of up to 18 decimal digits, or -1 if there is anything else.</summary>
    private static long DecimalOf(ReadOnlySpan<byte> text)
    {
        long value = 0;
        foreach (byte b in text)
        {
            uint digit = b - (uint)'0';
            if (digit > 9)
            {
                return -1;
            }

            value = (value * 10) + digit;
        }

        return value;
    }

    private static double FloatOf(ReadOnlySpan<byte> text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private BigInteger BigDecimalOf(ReadOnlySpan<byte> text, in SourceSpan span)
    {
        if (text.Length > MaxDecimalDigits)
        {
            throw ErrorAt(
                CompileErrorKind.SyntaxError,
                span.Line,
                0,
                span.EndLine,
                0,
                $"Exceeds the limit ({MaxDecimalDigits} digits) for integer string conversion: value has {text.Length} digits; "
                + "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid "
                + "decimal conversion limits.");
        }

        return BigInteger.Parse(Encoding.ASCII.GetString(text), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>The value of digits of <paramref name="bits"/> bits each.</summary>
    private static BigInteger IntOfBits(ReadOnlySpan<byte> digits, int bits)
    {
        if (digits.Length * bits < 64)
        {
            ulong value = 0;
            foreach (byte b in digits)
            {
                value = (value << bits) | (uint)DigitOf(b);
            }

            return value;
        }

        // Little-endian, filled from the last digit.
        byte[] bytes = new byte[(((long)digits.Length * bits) / 8) + 2];
        int accumulated = 0;
        int accumulatedBits = 0;
        int length = 0;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            accumulated |= DigitOf(digits[i]) << accumulatedBits;
            accumulatedBits += bits;
            if (accumulatedBits >= 8)
            {
                bytes[length++] = (byte)accumulated;
                accumulated >>= 8;
                accumulatedBits -= 8;
            }
        }

        bytes[length] = (byte)accumulated;
        return new BigInteger(bytes, isUnsigned: true);
    }

    private static int DigitOf(byte digit) => digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static IntConstant[] MakeSmallInts()
    {
        var constants = new IntConstant[257];
        for (int i = 0; i < constants.Length; i++)
        {
            constants[i] = new IntConstant(i);
        }

        return constants;
    }
}
