using System.Globalization;
using Jitter.Primitives.Numbers;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>The % operator of bytes (CPython's _PyBytes_FormatEx, PEP 461).</summary>
internal ref struct ByteFormatter
{
    private static readonly PyStr s_bytes = PyStr.Interned("__bytes__");

    private readonly ReadOnlySpan<byte> _format;
    private readonly PyObject? _mapping;
    private PyObject _arguments;
    private int _argumentCount;
    private int _argumentIndex;
    private int _position;
    private byte[] _output;
    private int _used;

    private ByteFormatter(ReadOnlySpan<byte> format, PyObject arguments)
    {
        _format = format;
        _arguments = arguments;
        _output = new byte[format.Length + 64];
        if (arguments is PyTuple tuple)
        {
            _argumentCount = tuple.Count;
        }
        else
        {
            _argumentCount = -1;
            _argumentIndex = -2;
        }

        if (arguments.Type.Slots.Subscript is not null && arguments is not (PyTuple or PyBytes or PyStr or PyByteArray))
        {
            _mapping = arguments;
        }
    }

    /// <summary>format % arguments; null with an error pending.</summary>
    public static byte[]? Format(ReadOnlySpan<byte> format, PyObject arguments)
    {
        var formatter = new ByteFormatter(format, arguments);
        if (!formatter.Run())
        {
            return null;
        }

        if (formatter._argumentIndex < formatter._argumentCount && formatter._mapping is null)
        {
            Errors.Raise(PyExceptions.TypeError, "not all arguments converted during bytes formatting");
            return null;
        }

        return formatter._output.AsSpan(0, formatter._used).ToArray();
    }

    private bool Run()
    {
        while (_position < _format.Length)
        {
            ReadOnlySpan<byte> rest = _format[_position..];
            int literal = rest.IndexOf((byte)'%');
            literal = literal < 0 ? rest.Length : literal;
            if (!Append(rest[..literal]))
            {
                return false;
            }

            _position += literal;
            if (_position < _format.Length)
            {
                _position++;
                if (!Convert())
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Convert()
    {
        if (Peek() == '%')
        {
            _position++;
            return Append("%"u8);
        }

        if (Peek() == '(' && !SelectKey())
        {
            return false;
        }

        PrintfFlags flags = ReadFlags();
        if (!ReadNumber("width too big", out long width, out bool hasWidth))
        {
            return false;
        }

        if (hasWidth && width < 0)
        {
            flags |= PrintfFlags.LeftJustify;
            width = -width;
        }

        int precision = -1;
        if (Peek() == '.')
        {
            _position++;
            if (!ReadNumber("prec too big", out long given, out _))
            {
                return false;
            }

            precision = (int)Math.Clamp(given, 0, int.MaxValue);
        }

        if (Peek() is 'h' or 'l' or 'L')
        {
            _position++;
        }

        if (Peek() < 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "incomplete format");
        }

        int index = _position;
        char code = (char)_format[_position++];
        PyObject? value = NextArgument();
        return value is not null && Convert(value, new PrintfConversion(flags, hasWidth ? width : 0, precision, code), index);
    }

    private bool Convert(PyObject value, PrintfConversion conversion, int index)
    {
        string? text;
        switch (conversion.Conversion)
        {
            case 'r' or 'a':
                return Texts.Ascii(value) is { } ascii && AppendPadded(Latin1(ascii.ToString()), conversion, clip: true);
            case 's' or 'b':
                return AppendBytes(value, conversion);
            case 'c':
                return AppendCharacter(value, conversion);
            case 'd' or 'i' or 'u' or 'o' or 'x' or 'X':
                text = FormatInt(value, conversion);
                return text is not null && Append(Latin1(text));
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                if (!ArgumentConversion.ToDouble(value, out double number))
                {
                    return Errors.RaiseFalse(PyExceptions.TypeError, $"float argument required, not {value.Type.FullName}");
                }

                text = PrintfFormat.FormatFloat(number, conversion, out NumericError? error) ?? Raise(error);
                return text is not null && Append(Latin1(text));
            default:
                char code = conversion.Conversion;
                return code >= 0x80
                    ? Errors.RaiseFalse(PyExceptions.OverflowError, "character argument not in range(0x110000)")
                    : Errors.RaiseFalse(
                        PyExceptions.ValueError,
                        $"unsupported format character '{code}' (0x{((int)code).ToString("x", CultureInfo.InvariantCulture)}) at index {index}");
        }
    }

    private readonly int Peek() => _position < _format.Length ? _format[_position] : -1;

    private bool SelectKey()
    {
        if (_mapping is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "format requires a mapping");
        }

        int start = ++_position;
        for (int depth = 1; depth > 0; _position++)
        {
            switch (Peek())
            {
                case -1:
                    return Errors.RaiseFalse(PyExceptions.ValueError, "incomplete format key");
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
            }
        }

        PyBytes key = PyBytes.From(_format[start..(_position - 1)]);
        if (Subscripts.Get(_mapping, key) is not { } value)
        {
            return false;
        }

        _arguments = value;
        _argumentCount = -1;
        _argumentIndex = -2;
        return true;
    }

    private PrintfFlags ReadFlags()
    {
        PrintfFlags flags = PrintfFlags.None;
        while (true)
        {
            PrintfFlags flag = Peek() switch
            {
                '-' => PrintfFlags.LeftJustify,
                '+' => PrintfFlags.Sign,
                ' ' => PrintfFlags.Blank,
                '#' => PrintfFlags.Alternate,
                '0' => PrintfFlags.Zero,
                _ => PrintfFlags.None,
            };
            if (flag == PrintfFlags.None)
            {
                return flags;
            }

            flags |= flag;
            _position++;
        }
    }

    private bool ReadNumber(string tooBig, out long number, out bool found)
    {
        number = 0;
        found = false;
        if (Peek() == '*')
        {
            _position++;
            found = true;
            PyObject? argument = NextArgument();
            if (argument is null)
            {
                return false;
            }

            return argument is PyInt
                ? ArgumentConversion.ToInt64(argument, out number)
                : Errors.RaiseFalse(PyExceptions.TypeError, "* wants int");
        }

        while (Peek() is >= '0' and <= '9')
        {
            found = true;
            number = (number * 10) + (Peek() - '0');
            if (number > int.MaxValue)
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, tooBig);
            }

            _position++;
        }

        return true;
    }

    private PyObject? NextArgument()
    {
        if (_argumentIndex < _argumentCount)
        {
            int index = _argumentIndex++;
            return _argumentCount < 0 ? _arguments : ((PyTuple)_arguments).Items[index];
        }

        return Errors.Raise(PyExceptions.TypeError, "not enough arguments for format string");
    }

    private static string? FormatInt(PyObject value, in PrintfConversion conversion)
    {
        bool anyReal = conversion.Conversion is 'd' or 'i' or 'u';
        PyObject? number = value as PyInt;
        if (number is null)
        {
            SlotSet slots = value.Type.Slots;
            if (slots.Unary(SlotId.Index) is not null)
            {
                number = Numbers.Index(value);
            }
            else if (anyReal && slots.Unary(SlotId.Int) is { } toInt)
            {
                number = toInt(value);
            }

            if (number is null && (!Errors.Pending || Errors.ClearIf(PyExceptions.TypeError)))
            {
                string what = anyReal ? "a real number" : "an integer";
                Errors.Raise(PyExceptions.TypeError, $"%{conversion.Conversion} format: {what} is required, not {value.Type.FullName}");
            }

            if (number is null)
            {
                return null;
            }
        }

        return PrintfFormat.FormatInt(((PyInt)number).Value, conversion, IntLimits.MaxDigits, out NumericError? error) ?? Raise(error);
    }

    private static string? Raise(NumericError? error)
    {
        NumericErrors.Raise(error!);
        return null;
    }

    private bool AppendBytes(PyObject value, in PrintfConversion conversion)
    {
        switch (value)
        {
            case PyBytes bytes:
                return AppendPadded(bytes.Span, conversion, clip: true);
            case PyByteArray array:
                return AppendPadded(array.Span.ToArray(), conversion, clip: true);
        }

        PyObject? converted = Calls.CallSpecial(value, s_bytes, [], out bool found);
        if (found)
        {
            return converted switch
            {
                null => false,
                PyBytes bytes => AppendPadded(bytes.Span, conversion, clip: true),
                _ => Errors.RaiseFalse(PyExceptions.TypeError, $"__bytes__ returned non-bytes (type {converted.Type.FullName})"),
            };
        }

        if (Errors.Pending)
        {
            return false;
        }

        if (!Buffers.Supports(value))
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError,
                $"%b requires a bytes-like object, or an object that implements __bytes__, not '{value.Type.FullName}'");
        }

        return Buffers.ToArray(value) is { } copy && AppendPadded(copy, conversion, clip: true);
    }

    private bool AppendCharacter(PyObject value, in PrintfConversion conversion)
    {
        switch (value)
        {
            case PyBytes { Length: 1 } bytes:
                return AppendPadded(bytes.Span, conversion, clip: false);
            case PyByteArray { Count: 1 } array:
                return AppendPadded(array.Span, conversion, clip: false);
        }

        if (value is not PyInt && value.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "%c requires an integer in range(256) or a single byte");
        }

        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        return number.TryGetInt64(out long wide) && (ulong)wide <= byte.MaxValue
            ? AppendPadded(SingleByte.Span((byte)wide), conversion, clip: false)
            : Errors.RaiseFalse(PyExceptions.OverflowError, "%c arg not in range(256)");
    }

    private bool AppendPadded(ReadOnlySpan<byte> bytes, in PrintfConversion conversion, bool clip)
    {
        if (clip && conversion.Precision >= 0 && bytes.Length > conversion.Precision)
        {
            bytes = bytes[..conversion.Precision];
        }

        long padding = Math.Max(0, conversion.Width - bytes.Length);
        bool left = (conversion.Flags & PrintfFlags.LeftJustify) != 0;
        return (left || Fill(padding)) && Append(bytes) && (!left || Fill(padding));
    }

    private bool Fill(long count)
    {
        if (!Reserve(count))
        {
            return false;
        }

        _output.AsSpan(_used, (int)count).Fill((byte)' ');
        _used += (int)count;
        return true;
    }

    private bool Append(scoped ReadOnlySpan<byte> bytes)
    {
        if (!Reserve(bytes.Length))
        {
            return false;
        }

        bytes.CopyTo(_output.AsSpan(_used));
        _used += bytes.Length;
        return true;
    }

    private bool Reserve(long count)
    {
        long needed = _used + count;
        if (needed > Array.MaxLength)
        {
            Errors.Raise(PyExceptions.MemoryError);
            return false;
        }

        if (needed > _output.Length)
        {
            Array.Resize(ref _output, (int)Math.Min(Array.MaxLength, Math.Max(needed, _output.Length * 2L)));
        }

        return true;
    }

    private static byte[] Latin1(string text) => System.Text.Encoding.Latin1.GetBytes(text);
}
