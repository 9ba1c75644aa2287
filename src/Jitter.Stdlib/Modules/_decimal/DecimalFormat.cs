using System.Globalization;
using System.Numerics;
using System.Text;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>Decimal.__format__ (PEP 3101 as libmpdec reads it).</summary>
internal static class DecimalFormat
{
    private const int LargestPart = 100_000_000;
    private const char CharMax = '\u007F';

    private struct Spec
    {
        public int Fill;
        public char Align;
        public char Sign;
        public bool NoNegativeZero;
        public bool ZeroPad;
        public bool IsDeprecated;
        public long Width;
        public long Precision;
        public char Type;
        public string Point;
        public string Separator;
        public string Grouping;
    }

    /// <summary>Formats a decimal; null with an error pending.</summary>
    public static PyObject? Format(DecimalValue value, PyStr format, PyObject? overrides, ArithmeticContext context)
    {
        if (!TryParse(format, context, out Spec spec))
        {
            return Errors.Raise(PyExceptions.ValueError, "invalid format string");
        }

        if (spec.IsDeprecated && !Warnings.Warn(PyExceptions.DeprecationWarning, "Format specifier 'N' is deprecated"))
        {
            return null;
        }

        if (overrides is not null && !TryOverride(overrides, ref spec))
        {
            return null;
        }

        if (spec.Width > LargestPart || spec.Precision > LargestPart)
        {
            return Errors.Raise(PyExceptions.ValueError, "format specification exceeds internal limits of _decimal");
        }

        string sign = value.Negative ? "-" : spec.Sign is '+' or ' ' ? spec.Sign.ToString() : "";
        if (!value.IsFinite)
        {
            string name = DecimalText.ToScientific(value.WithSign(false), true) + (spec.Type == '%' ? "%" : "");
            if (spec.ZeroPad)
            {
                spec.Fill = ' ';
                spec.Align = '>';
            }

            return Align(sign, name, spec);
        }

        char type = char.ToLowerInvariant(spec.Type);
        if (type == '%')
        {
            value = value.WithExponent(value.Exponent + 2);
        }

        value = Shorten(value, type, spec.Precision, context);
        if (spec.NoNegativeZero && value.IsZero && value.Negative)
        {
            sign = spec.Sign is '+' or ' ' ? spec.Sign.ToString() : "";
        }

        return Write(value, sign, type, spec);
    }

    private static bool TryParse(PyStr format, ArithmeticContext context, out Spec spec)
    {
        spec = new Spec
        {
            Fill = ' ', Align = '>', Sign = '-', Width = 0, Precision = -1, Type = context.Capitals ? 'G' : 'g', Point = ".", Separator = "", Grouping = "",
        };
        int at = 0;
        int length = format.Length;
        bool aligned = false;
        if (length >= 2 && IsAlign(format[1]))
        {
            spec.Fill = format[0];
            spec.Align = (char)format[1];
            aligned = true;
            at = 2;
        }
        else if (length >= 1 && IsAlign(format[0]))
        {
            spec.Align = (char)format[0];
            aligned = true;
            at = 1;
        }

        if (at < length && format[at] is '+' or '-' or ' ')
        {
            spec.Sign = (char)format[at++];
        }

        if (at < length && format[at] == 'z')
        {
            spec.NoNegativeZero = true;
            at++;
        }

        if (at < length && format[at] == '0')
        {
            if (aligned)
            {
                return false;
            }

            spec.ZeroPad = true;
            spec.Fill = '0';
            spec.Align = '=';
            at++;
        }

        if (at < length && IsDigit(format[at]))
        {
            spec.Width = ParseNumber(format, ref at);
        }

        bool separated = at < length && format[at] == ',';
        if (separated)
        {
            spec.Separator = ",";
            spec.Grouping = "\u0003";
            at++;
        }

        if (at < length && format[at] == '.')
        {
            at++;
            if (at >= length || !IsDigit(format[at]))
            {
                return false;
            }

            spec.Precision = ParseNumber(format, ref at);
        }

        if (at < length && format[at] is 'E' or 'e' or 'F' or 'f' or 'G' or 'g' or '%' or 'n' or 'N')
        {
            spec.Type = (char)format[at++];
            if (spec.Type is 'n' or 'N')
            {
                if (separated)
                {
                    return false;
                }

                spec.IsDeprecated = spec.Type == 'N';
                spec.Type = spec.Type == 'N' ? 'G' : 'g';
            }
        }

        return at == length;
    }

    private static bool IsAlign(int c) => c is '<' or '>' or '=' or '^';

    private static bool IsDigit(int c) => c is >= '0' and <= '9';

    private static long ParseNumber(PyStr format, ref int at)
    {
        long value = 0;
        while (at < format.Length && IsDigit(format[at]))
        {
            value = Math.Min(long.MaxValue / 20, (value * 10) + format[at++] - '0');
        }

        return value;
    }

    private static bool TryOverride(PyObject overrides, ref Spec spec)
    {
        if (overrides is not PyDict dict)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "optional argument must be a dict");
        }

        int position = 0;
        while (dict.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (key is not PyStr name || value is not PyStr text)
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, "invalid override dict");
            }

            switch (name.ToString())
            {
                case "decimal_point":
                    spec.Point = text.ToString();
                    break;
                case "thousands_sep":
                    spec.Separator = text.ToString();
                    break;
                case "grouping":
                    spec.Grouping = text.ToString();
                    break;
                default:
                    return Errors.RaiseFalse(PyExceptions.ValueError, "invalid override dict");
            }
        }

        return spec.Point.Length > 0 || Errors.RaiseFalse(PyExceptions.ValueError, "invalid override dict");
    }

    private static DecimalValue Shorten(DecimalValue value, char type, long precision, ArithmeticContext context)
    {
        if (precision >= 0)
        {
            switch (type)
            {
                case 'e':
                    value = ToDigits(value, precision + 1, context);
                    break;
                case 'f' or '%':
                    value = DecimalArithmetic.Rescale(value, -precision, context.Rounding, out _);
                    break;
                default:
                    precision = Math.Max(precision, 1);
                    value = value.Digits > precision ? ToDigits(value, precision, context) : value;
                    break;
            }
        }

        return value.IsZero && value.Exponent > 0 && type is 'f' or '%' ? value.WithExponent(0) : value;
    }

    /// <summary>Rounded or padded to so many significant digits.</summary>
    private static DecimalValue ToDigits(DecimalValue value, long digits, ArithmeticContext context)
    {
        if (value.IsZero)
        {
            return value;
        }

        DecimalValue rounded = DecimalArithmetic.Rescale(value, value.Adjusted + 1 - digits, context.Rounding, out _);
        return rounded.Adjusted == value.Adjusted
            ? rounded
            : DecimalArithmetic.Rescale(rounded, rounded.Adjusted + 1 - digits, context.Rounding, out _);
    }

    private static PyObject? Write(DecimalValue value, string sign, char type, in Spec spec)
    {
        string digits = value.Coefficient.ToString(CultureInfo.InvariantCulture);
        long left = value.Exponent + digits.Length;
        long point = type switch
        {
            'e' => value.IsZero && spec.Precision >= 0 ? 1 - spec.Precision : 1,
            'f' or '%' => left,
            _ => value.Exponent <= 0 && left > -6 ? left : 1,
        };
        if (Math.Abs(point) > LargestPart)
        {
            throw new DecimalMemoryException();
        }

        string whole;
        string fraction;
        if (point < 0)
        {
            whole = "0";
            fraction = new string('0', (int)-point) + digits;
        }
        else if (point > digits.Length)
        {
            whole = digits + new string('0', (int)(point - digits.Length));
            fraction = "";
        }
        else
        {
            whole = point == 0 ? "0" : digits[..(int)point];
            fraction = digits[(int)point..];
        }

        var tail = new StringBuilder();
        if (fraction.Length > 0)
        {
            tail.Append(spec.Point).Append(fraction);
        }

        long exponent = left - point;
        if (exponent != 0 || type == 'e')
        {
            tail.Append(char.IsUpper(spec.Type) ? 'E' : 'e').Append(exponent < 0 ? '-' : '+');
            tail.Append(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture));
        }

        if (type == '%')
        {
            tail.Append('%');
        }

        long least = spec.ZeroPad ? spec.Width - sign.Length - tail.Length : 0;
        return Align(sign, Group(whole, least, spec) + tail, spec);
    }

    private static string Group(string digits, long least, in Spec spec)
    {
        if (spec.Separator.Length == 0 || spec.Grouping.Length == 0)
        {
            return digits.Length >= least ? digits : new string('0', (int)(least - digits.Length)) + digits;
        }

        var groups = new List<string>();
        int size = 0;
        for (int group = 0; ; group++)
        {
            // A zero repeats the last size; CHAR_MAX ends the groups.
            char given = group < spec.Grouping.Length ? spec.Grouping[group] : '\0';
            bool rest = given == CharMax;
            size = given is '\0' or CharMax ? size : given;
            long most = Math.Max(Math.Max(digits.Length, least), 1);
            var length = (int)(rest || size == 0 ? most : Math.Min(most, size));
            groups.Insert(0, digits.Length >= length ? digits[^length..] : new string('0', length - digits.Length) + digits);
            digits = digits[..Math.Max(0, digits.Length - length)];
            least -= length;
            if (digits.Length == 0 && least <= 0)
            {
                return string.Join(spec.Separator, groups);
            }

            least -= spec.Separator.Length;
        }
    }

    private static PyObject? Align(string sign, string body, in Spec spec)
    {
        long padding = spec.Width - sign.Length - body.Length;
        if (padding <= 0)
        {
            return new PyStr(sign + body);
        }

        var fill = new StringBuilder();
        string one = char.ConvertFromUtf32(spec.Fill is >= 0xD800 and < 0xE000 ? ' ' : spec.Fill);
        for (long i = 0; i < padding; i++)
        {
            fill.Append(one);
        }

        string filled = fill.ToString();
        string text = spec.Align switch
        {
            '<' => sign + body + filled,
            '>' => filled + sign + body,
            '=' => sign + filled + body,
            _ => filled[..(filled.Length / one.Length / 2 * one.Length)] + sign + body + filled[(filled.Length / one.Length / 2 * one.Length)..],
        };
        return new PyStr(text);
    }
}
