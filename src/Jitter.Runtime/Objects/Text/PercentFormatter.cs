using System.Globalization;
using Jitter.Primitives.Numbers;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary><c>str % values</c> (Python library reference, "printf-style String Formatting"; CPython's PyUnicode_Format).</summary>
internal ref struct PercentFormatter
{
    private readonly PyStr _format;
    private readonly PyObject? _mapping;
    private PyObject _arguments;
    private int _argumentCount;
    private int _nextArgument;
    private int _at;
    private PyStrBuilder _builder;

    private PercentFormatter(PyStr format, PyObject arguments)
    {
        _format = format;
        _arguments = arguments;
        _builder = new PyStrBuilder(format.Length + 100);
        if (arguments is PyTuple tuple)
        {
            _argumentCount = tuple.Count;
        }
        else
        {
            _argumentCount = -1;
            _nextArgument = -2;
            _mapping = arguments is not PyStr && arguments.Type.Slots.Subscript is not null ? arguments : null;
        }
    }

    /// <summary>Formats; null with an error pending.</summary>
    public static PyStr? Format(PyStr format, PyObject arguments)
    {
        var formatter = new PercentFormatter(format, arguments);
        if (formatter.Run())
        {
            return formatter._builder.ToStr();
        }

        formatter._builder.Dispose();
        return null;
    }

    private bool Run()
    {
        while (_at < _format.Length)
        {
            int percent = FindPercent();
            _builder.Append(_format, _at, percent - _at);
            _at = percent;
            if (_at < _format.Length)
            {
                _at++;
                if (!AppendConversion())
                {
                    return false;
                }
            }
        }

        return _nextArgument >= _argumentCount || _mapping is not null
            || Errors.RaiseFalse(PyExceptions.TypeError, "not all arguments converted during string formatting");
    }

    private readonly int FindPercent()
    {
        int found = _format.IsWide ? _format.Points[_at..].IndexOf('%') : _format.Chars[_at..].IndexOf('%');
        return found < 0 ? _format.Length : _at + found;
    }

    private bool AppendConversion()
    {
        if (_at < _format.Length && _format[_at] == '%')
        {
            _at++;
            _builder.Append('%');
            return true;
        }

        if (!Parse(out PrintfFlags flags, out long width, out int precision, out int conversion))
        {
            return false;
        }

        if (NextArgument() is not { } value)
        {
            return false;
        }

        PyStr? text;
        switch (conversion)
        {
            case 's':
                text = Texts.Str(value);
                break;
            case 'r':
                text = Texts.Repr(value);
                break;
            case 'a':
                text = Texts.Ascii(value);
                break;
            case 'c':
                text = ToCharacter(value);
                precision = -1;
                break;
            case 'd' or 'i' or 'u' or 'o' or 'x' or 'X':
                return AppendInt(value, new PrintfConversion(flags, width, precision, (char)conversion));
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                return AppendFloat(value, new PrintfConversion(flags, width, precision, (char)conversion));
            default:
                char shown = conversion is > 31 and < 126 ? (char)conversion : '?';
                string code = conversion.ToString("x", CultureInfo.InvariantCulture);
                return Errors.RaiseFalse(
                    PyExceptions.ValueError, $"unsupported format character '{shown}' (0x{code}) at index {_at - 1}");
        }

        return text is not null && AppendText(text, flags, width, precision);
    }

    private bool Parse(out PrintfFlags flags, out long width, out int precision, out int conversion)
    {
        flags = PrintfFlags.None;
        width = -1;
        precision = -1;
        conversion = 0;
        int c = Next();
        if (c == '(')
        {
            if (!SelectKey())
            {
                return false;
            }

            c = Next();
        }

        for (; FlagOf(c) is var flag and not PrintfFlags.None; c = Next())
        {
            flags |= flag;
        }

        if (c == '*')
        {
            if (!TryGetStar(out width, out _))
            {
                return false;
            }

            if (width < 0)
            {
                flags |= PrintfFlags.LeftJustify;
                width = -width;
            }

            c = Next();
        }
        else if (!TryParseNumber(ref c, long.MaxValue, "width too big", ref width))
        {
            return false;
        }

        if (c == '.')
        {
            long wide = 0;
            c = Next();
            if (c == '*')
            {
                if (!TryGetStar(out wide, out bool overflow) || (overflow | (wide != (int)wide)))
                {
                    return Errors.Pending ? false : Errors.RaiseFalse(PyExceptions.OverflowError, "Python int too large to convert to C int");
                }

                wide = Math.Max(wide, 0);
                c = Next();
            }
            else if (!TryParseNumber(ref c, int.MaxValue, "precision too big", ref wide))
            {
                return false;
            }

            precision = (int)Math.Max(wide, 0);
        }

        if (c is 'h' or 'l' or 'L')
        {
            c = Next();
        }

        conversion = c;
        return c >= 0 || Errors.RaiseFalse(PyExceptions.ValueError, "incomplete format");
    }

    private static PrintfFlags FlagOf(int c) => c switch
    {
        '-' => PrintfFlags.LeftJustify,
        '+' => PrintfFlags.Sign,
        ' ' => PrintfFlags.Blank,
        '#' => PrintfFlags.Alternate,
        '0' => PrintfFlags.Zero,
        _ => PrintfFlags.None,
    };

    private int Next() => _at < _format.Length ? _format[_at++] : -1;

    /// <summary>Takes the value of a parenthesized key as the only argument.</summary>
    private bool SelectKey()
    {
        if (_mapping is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "format requires a mapping");
        }

        int start = _at;
        int depth = 1;
        while (_at < _format.Length && depth > 0)
        {
            int c = _format[_at++];
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }

        if (depth > 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "incomplete format key");
        }

        if (Subscripts.Get(_mapping, _format.Substring(start, _at - 1 - start)) is not { } value)
        {
            return false;
        }

        _arguments = value;
        _argumentCount = -1;
        _nextArgument = -2;
        return true;
    }

    private bool TryGetStar(out long value, out bool overflow)
    {
        value = 0;
        overflow = false;
        if (NextArgument() is not { } argument)
        {
            return false;
        }

        if (argument is not PyInt number)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "* wants int");
        }

        return number.TryGetInt64(out value)
            || Errors.RaiseFalse(PyExceptions.OverflowError, "Python int too large to convert to C ssize_t");
    }

    private bool TryParseNumber(ref int c, long limit, string error, ref long number)
    {
        if (c is < '0' or > '9')
        {
            return true;
        }

        number = 0;
        for (; c is >= '0' and <= '9'; c = Next())
        {
            int digit = c - '0';
            if (number > (limit - digit) / 10)
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, error);
            }

            number = (number * 10) + digit;
        }

        return true;
    }

    private PyObject? NextArgument()
    {
        if (_nextArgument >= _argumentCount)
        {
            return Errors.Raise(PyExceptions.TypeError, "not enough arguments for format string");
        }

        int index = _nextArgument++;
        return _argumentCount < 0 ? _arguments : ((PyTuple)_arguments).Items[index];
    }

    private static PyStr? ToCharacter(PyObject value)
    {
        if (value is PyStr text)
        {
            if (text.Length == 1)
            {
                return text.ToExact();
            }

            Errors.Raise(PyExceptions.TypeError, "%c requires int or char");
            return null;
        }

        if (Numbers.Index(value) is not { } number)
        {
            if (Errors.ClearIf(PyExceptions.TypeError))
            {
                Errors.Raise(PyExceptions.TypeError, "%c requires int or char");
            }

            return null;
        }

        if (!number.TryGetInt64(out long code))
        {
            Errors.Raise(PyExceptions.OverflowError, "Python int too large to convert to C long");
            return null;
        }

        if (code is < 0 or > 0x10FFFF)
        {
            Errors.Raise(PyExceptions.OverflowError, "%c arg not in range(0x110000)");
            return null;
        }

        return PyStr.FromCodePoint((int)code);
    }

    private bool AppendText(PyStr text, PrintfFlags flags, long width, int precision)
    {
        int length = precision >= 0 && precision < text.Length ? precision : text.Length;
        long padding = Math.Max(0, width - length);
        if (padding + length > PyStr.MaxLength)
        {
            Errors.Raise(PyExceptions.MemoryError);
            return false;
        }

        bool left = (flags & PrintfFlags.LeftJustify) != 0;
        if (padding > 0 && !left)
        {
            _builder.Append(' ', (int)padding);
        }

        _builder.Append(text, 0, length);
        if (padding > 0 && left)
        {
            _builder.Append(' ', (int)padding);
        }

        return true;
    }

    private bool AppendInt(PyObject value, in PrintfConversion conversion)
    {
        if (conversion is { Conversion: 'd', Flags: PrintfFlags.None, Width: <= 0, Precision: < 0 } && value.GetType() == typeof(PyInt64))
        {
            Span<char> digits = stackalloc char[24];
            ((PyInt64)value).Int64.TryFormat(digits, out int written, default, CultureInfo.InvariantCulture);
            _builder.AppendUnits(digits[..written]);
            return true;
        }

        PyInt? number = value as PyInt ?? ToInt(value, conversion.Conversion);
        if (number is null)
        {
            return false;
        }

        string? text = PrintfFormat.FormatInt(number.Value, conversion, IntLimits.MaxDigits, out NumericError? error);
        return Append(text, error);
    }

    private static PyInt? ToInt(PyObject value, char conversion)
    {
        SlotSet slots = value.Type.Slots;
        bool wantsInteger = conversion is 'o' or 'x' or 'X';
        bool isNumber = slots.Unary(SlotId.Index) is not null || slots.Unary(SlotId.Int) is not null || slots.Unary(SlotId.Float) is not null;
        PyInt? number = null;
        if (isNumber)
        {
            number = wantsInteger ? Numbers.Index(value) : ToTruncated(value);
        }

        if (number is null && (!Errors.Pending || Errors.ClearIf(PyExceptions.TypeError)))
        {
            string wanted = wantsInteger ? "an integer" : "a real number";
            Errors.Raise(PyExceptions.TypeError, $"%{conversion} format: {wanted} is required, not {value.Type.FullName}");
        }

        return number;
    }

    /// <summary>int(value) of a number.</summary>
    private static PyInt? ToTruncated(PyObject value)
    {
        if (value.Type.Slots.Unary(SlotId.Int) is not { } convert)
        {
            return Numbers.IsIndex(value) ? Numbers.Index(value) : null;
        }

        PyObject? result = convert(value);
        if (result is null or PyInt)
        {
            return (PyInt?)result;
        }

        Errors.Raise(PyExceptions.TypeError, $"__int__ returned non-int (type {result.Type.FullName})");
        return null;
    }

    private bool AppendFloat(PyObject value, in PrintfConversion conversion)
    {
        if (!Binding.ArgumentConversion.ToDouble(value, out double number))
        {
            return false;
        }

        string? text = PrintfFormat.FormatFloat(number, conversion, out NumericError? error);
        return Append(text, error);
    }

    private bool Append(string? text, NumericError? error)
    {
        if (text is null)
        {
            NumericErrors.Raise(error!);
            return false;
        }

        _builder.AppendUnits(text);
        return true;
    }
}
