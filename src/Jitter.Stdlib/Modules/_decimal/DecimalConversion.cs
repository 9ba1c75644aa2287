using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;
using Jitter.Primitives.Numbers;
using Jitter.Primitives.Text.Unicode;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>Python objects as decimals.</summary>
internal static class DecimalConversion
{
    /// <summary>
    /// What the constructor makes of an object: exactly, or rounded to the context (Context.create_decimal); null with an error pending.
    /// </summary>
    public static DecimalValue? FromObject(PyObject value, PyDecimalContext context, bool exact)
    {
        switch (value)
        {
            case PyDecimal number:
                return exact ? number.Value : Create(number.Value, context);
            case PyStr text:
                return FromText(text, context, exact);
            case PyInt integer:
                DecimalValue whole = DecimalValue.FromInteger(integer.Value);
                return exact ? whole : Create(whole, context);
            case PyTuple or PyList:
                DecimalValue? parts = FromParts(value, context);
                return parts is null || exact ? parts : Create(parts, context);
            case PyFloat real:
                if (!context.Add(DecimalStatus.FloatOperation))
                {
                    return null;
                }

                DecimalValue binary = FromDouble(real.Value);
                return exact ? binary : Create(binary, context);
            default:
                Errors.Raise(PyExceptions.TypeError, $"conversion from {value.Type.FullName} to Decimal is not supported");
                return null;
        }
    }

    /// <summary>The operand of an arithmetic operator; null for what is neither decimal nor int.</summary>
    public static DecimalValue? ToOperand(PyObject value) => value switch
    {
        PyDecimal number => number.Value,
        PyInt integer => DecimalValue.FromInteger(integer.Value),
        _ => null,
    };

    /// <summary>The argument of a method; false with TypeError pending.</summary>
    public static bool TryToArgument(PyObject value, [NotNullWhen(true)] out DecimalValue? result)
    {
        result = ToOperand(value);
        return result is not null
            || Errors.RaiseFalse(PyExceptions.TypeError, $"conversion from {value.Type.FullName} to Decimal is not supported");
    }

    /// <summary>The exact decimal of a float.</summary>
    public static DecimalValue FromDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? DecimalValue.MakeNaN(false, double.IsNegative(value), 0) : DecimalValue.Infinity(value < 0);
        }

        FloatConversion.TryGetIntegerRatio(value, out BigInteger numerator, out BigInteger denominator, out _);
        int twos = (int)(denominator.GetBitLength() - 1);
        return new DecimalValue(double.IsNegative(value), BigInteger.Abs(numerator) * BigInteger.Pow(5, twos), -twos);
    }

    /// <summary>
    /// What a decimal is compared with: 1, 0 for what cannot be compared, -1 with an error pending. A fraction's denominator multiplies
    /// the other side.
    /// </summary>
    public static int ToComparand(PyObject value, ref DecimalValue left, bool isEquality, PyDecimalContext context, out DecimalValue result)
    {
        result = DecimalValue.Zero;
        switch (value)
        {
            case PyDecimal or PyInt:
                result = ToOperand(value)!;
                return 1;
            case PyComplex { Imaginary: 0 } number when isEquality:
                return FromFloat(number.Real, isEquality, context, out result);
            case PyComplex:
                return 0;
            case PyFloat real:
                return FromFloat(real.Value, isEquality, context, out result);
        }

        if (DecimalModule.RationalClass is not { } rational)
        {
            return 0;
        }

        int isRational = InstanceChecks.IsInstance(value, rational);
        if (isRational <= 0)
        {
            return isRational;
        }

        if (Attributes.Get(value, PyStr.Interned("denominator")) is not { } denominator
            || Attributes.Get(value, PyStr.Interned("numerator")) is not { } numerator
            || Numbers.Index(denominator) is not { } down || Numbers.Index(numerator) is not { } up)
        {
            return -1;
        }

        DecimalStatus status = 0;
        if (left.IsFinite)
        {
            left = DecimalArithmetic.Multiply(left, DecimalValue.FromInteger(down.Value), ArithmeticContext.Exact, ref status);
        }

        result = DecimalValue.FromInteger(up.Value);
        return 1;
    }

    private static int FromFloat(double value, bool isEquality, PyDecimalContext context, out DecimalValue result)
    {
        result = FromDouble(value);
        if (isEquality)
        {
            context.Status |= DecimalStatus.FloatOperation;
            return 1;
        }

        return context.Add(DecimalStatus.FloatOperation) ? 1 : -1;
    }

    private static DecimalValue? Create(DecimalValue value, PyDecimalContext context)
    {
        DecimalStatus status = 0;
        if (value.IsNaN)
        {
            long most = context.Arithmetic.Precision - (context.Arithmetic.Clamp ? 1 : 0);
            if (!value.Coefficient.IsZero && value.Digits > most)
            {
                status = DecimalStatus.ConversionSyntax;
                value = DecimalValue.NaN;
            }
        }
        else
        {
            value = DecimalArithmetic.Finish(value, context.Arithmetic, ref status);
        }

        return context.Add(status) ? value : null;
    }

    private static DecimalValue? FromText(PyStr text, PyDecimalContext context, bool exact)
    {
        DecimalValue? value = DecimalText.TryParse(ToAscii(text, lenient: exact));
        if (value is null)
        {
            return context.Add(DecimalStatus.ConversionSyntax) ? DecimalValue.NaN : null;
        }

        return exact ? CheckExact(value, context) : Create(value, context);
    }

    /// <summary>A value that no context could hold exactly is an invalid operation.</summary>
    private static DecimalValue? CheckExact(DecimalValue value, PyDecimalContext context)
    {
        DecimalStatus status = 0;
        DecimalValue result = value.IsFinite ? DecimalArithmetic.Finish(value, ArithmeticContext.Exact, ref status) : value;
        if ((status & (DecimalStatus.Inexact | DecimalStatus.Rounded | DecimalStatus.Clamped)) == 0)
        {
            return result;
        }

        return context.Add(DecimalStatus.InvalidOperation) ? DecimalValue.NaN : null;
    }

    /// <summary>The text with digits of all scripts as ASCII; the constructor strips spaces and drops underscores.</summary>
    private static string ToAscii(PyStr text, bool lenient)
    {
        int start = 0;
        int end = text.Length;
        if (lenient)
        {
            while (start < end && UnicodeData.IsSpace(text[start]))
            {
                start++;
            }

            while (end > start && UnicodeData.IsSpace(text[end - 1]))
            {
                end--;
            }
        }

        var ascii = new StringBuilder(end - start);
        for (int i = start; i < end; i++)
        {
            int c = text[i];
            if (c is > 0 and < 128)
            {
                if (!lenient || c != '_')
                {
                    ascii.Append((char)c);
                }
            }
            else
            {
                ascii.Append(c >= 128 && UnicodeData.IsDecimal(c) ? (char)('0' + UnicodeData.DigitValue(c)) : '?');
            }
        }

        return ascii.ToString();
    }

    private static DecimalValue? FromParts(PyObject value, PyDecimalContext context)
    {
        PyTuple parts = value as PyTuple ?? PyTuple.From(((PyList)value).Items);
        if (parts.Count != 3)
        {
            return Wrong("argument must be a sequence of length 3");
        }

        if (parts.Items[0] is not PyInt sign || !sign.TryGetInt64(out long negative) || negative is not (0 or 1))
        {
            return Wrong("sign must be an integer with the value 0 or 1");
        }

        char special = '\0';
        long exponent = 0;
        switch (parts.Items[2])
        {
            case PyStr name:
                special = name.ToString() switch { "F" => 'F', "n" => 'n', "N" => 'N', _ => '?' };
                if (special == '?')
                {
                    return Wrong("string argument in the third position must be 'F', 'n' or 'N'");
                }

                break;
            case PyInt number:
                if (!Jitter.Runtime.Binding.ArgumentConversion.ToInt64(number, out exponent))
                {
                    return null;
                }

                break;
            default:
                return Wrong("exponent must be an integer");
        }

        PyTuple? digits = parts.Items[1] as PyTuple ?? (parts.Items[1] is PyList list ? PyTuple.From(list.Items) : null);
        if (digits is null)
        {
            return Wrong("coefficient must be a tuple of digits");
        }

        var text = new StringBuilder("0");
        foreach (PyObject item in digits.Items)
        {
            if (item is not PyInt number || !number.TryGetInt64(out long digit) || digit is < 0 or > 9)
            {
                return Wrong("coefficient must be a tuple of digits");
            }

            text.Append((char)('0' + digit));
        }

        if (special == 'F')
        {
            return DecimalValue.Infinity(negative == 1);
        }

        BigInteger coefficient = BigInteger.Parse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture);
        return special != '\0'
            ? DecimalValue.MakeNaN(special == 'N', negative == 1, coefficient)
            : CheckExact(new DecimalValue(negative == 1, coefficient, Math.Clamp(exponent, -4 * ArithmeticContext.Max, 4 * ArithmeticContext.Max)), context);
    }

    private static DecimalValue? Wrong(string message)
    {
        Errors.Raise(PyExceptions.ValueError, message);
        return null;
    }
}
