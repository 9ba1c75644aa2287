using System.Numerics;
using System.Text;
using Jitter.Primitives.Numbers;
using Jitter.Primitives.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>The constructor, methods and attributes of float.</summary>
public partial class PyFloat
{
    /// <summary><c>float(value)</c> as an exact float (PyNumber_Float); null with an error pending.</summary>
    public static PyFloat? FromObject(PyObject value)
    {
        if (value.GetType() == typeof(PyFloat))
        {
            return (PyFloat)value;
        }

        SlotSet slots = value.Type.Slots;
        if (slots.Unary(SlotId.Float) is { } convert)
        {
            return value is PyFloat ? FromSubclass(value, convert) : FromNumber(value);
        }

        if (slots.Unary(SlotId.Index) is not null)
        {
            return FromNumber(value);
        }

        if (value is PyStr text)
        {
            return Parse(text);
        }

        if (Buffers.Supports(value))
        {
            return ParseBuffer(value);
        }

        Errors.Raise(PyExceptions.TypeError, $"float() argument must be a string or a real number, not '{value.Type.FullName}'");
        return null;
    }

    [PyNew("float(x=0, /)", Doc = "A float of a number or text.")]
    private static PyObject? New(PyType type, PyObject? x)
    {
        PyFloat? value = x is null ? new PyFloat(0) : FromObject(x);
        return value is null || ReferenceEquals(type, PyTypes.Float) ? value : AllocateAs(type, value.Value);
    }

    /// <summary>What __float__ of a subclass of float gives, which may override it.</summary>
    private static PyFloat? FromSubclass(PyObject value, UnaryFunction convert)
    {
        PyObject? result = convert(value);
        if (result is null or PyFloat { IsExactFloat: true })
        {
            return (PyFloat?)result;
        }

        if (result is PyFloat made)
        {
            return Warnings.Warn(
                PyExceptions.DeprecationWarning,
                $"{value.Type.FullName}.__float__ returned non-float (type {made.Type.FullName}).  The ability to return an instance of a strict "
                + "subclass of float is deprecated, and may be removed in a future version of Python.")
                ? made.ToExact()
                : null;
        }

        Errors.Raise(PyExceptions.TypeError, $"{value.Type.FullName}.__float__ returned non-float (type {result.Type.FullName})");
        return null;
    }

    private bool IsExactFloat => GetType() == typeof(PyFloat);

    private static PyFloat? FromNumber(PyObject value) => ArgumentConversion.ToDouble(value, out double number) ? new PyFloat(number) : null;

    private static PyFloat? Parse(PyStr text)
    {
        if (FloatParser.TryParse(text.Value, out double value, out NumericError? error))
        {
            return new PyFloat(value);
        }

        NumericErrors.Raise(error);
        return null;
    }

    private static PyFloat? ParseBuffer(PyObject value)
    {
        byte[]? bytes = Buffers.ToArray(value);
        if (bytes is null)
        {
            return null;
        }

        if (FloatParser.TryParse(Encoding.Latin1.GetString(bytes), out double number))
        {
            return new PyFloat(number);
        }

        if (Texts.Repr(value) is { } repr)
        {
            NumericErrors.Raise(FloatParser.InvalidText(repr.ToString()));
        }

        return null;
    }

    [PyMethod("conjugate()", Doc = "Return self.")]
    private PyFloat Conjugate() => ToExact();

    [PyMethod("__trunc__()", Doc = "The whole part, towards zero.")]
    private PyObject? Truncate() => TruncateValue(Value);

    [PyMethod("__floor__()", Doc = "The floor as an int.")]
    private PyObject? Floor() => TruncateValue(Math.Floor(Value));

    [PyMethod("__ceil__()", Doc = "The ceiling as an int.")]
    private PyObject? Ceiling() => TruncateValue(Math.Ceiling(Value));

    [PyMethod("__round__(ndigits=None, /)", Doc = "The nearest int, or the nearest float of so many places.")]
    private PyObject? Round(PyObject ndigits)
    {
        if (ndigits is PyNone)
        {
            return TruncateValue(Math.Round(Value, MidpointRounding.ToEven));
        }

        if (!Numbers.ToClampedIndex(ndigits, out long places))
        {
            return null;
        }

        return FloatConversion.TryRound(Value, (int)Math.Clamp(places, int.MinValue, int.MaxValue), out double result, out NumericError? error)
            ? new PyFloat(result)
            : NumericErrors.Raise(error);
    }

    [PyMethod("as_integer_ratio()", Doc = "The fraction in lowest terms that equals this float.")]
    private PyObject? AsIntegerRatio() =>
        FloatConversion.TryGetIntegerRatio(Value, out BigInteger numerator, out BigInteger denominator, out NumericError? error)
            ? new PyTuple([PyInt.From(numerator), PyInt.From(denominator)])
            : NumericErrors.Raise(error);

    [PyClassMethod("fromhex(string, /)", Doc = "The float of a hexadecimal text.")]
    private static PyObject? FromHex(PyType type, PyObject @string)
    {
        if (@string is not PyStr text)
        {
            return Errors.Raise(PyExceptions.TypeError, "bad argument type for built-in operation");
        }

        if (!FloatParser.TryParseHex(text.Value, out double value, out NumericError? error))
        {
            return NumericErrors.Raise(error);
        }

        var number = new PyFloat(value);
        return ReferenceEquals(type, PyTypes.Float) ? number : Calls.Call(type, number);
    }

    [PyMethod("hex()", Doc = "The float as a hexadecimal text.")]
    private string Hex() => FloatText.ToHex(Value);

    [PyMethod("is_integer()", Doc = "Whether the float is a whole number.")]
    private bool IsInteger() => FloatConversion.IsInteger(Value);

    [PyMethod("__getnewargs__($self, /)")]
    private PyTuple GetNewArguments() => new([ToExact()]);

    [PyClassMethod("__getformat__(typestr, /)", Doc = "The format of a C type: for tests.")]
    private static PyObject? GetFormat(PyType type, string typestr)
    {
        if (typestr is not ("double" or "float"))
        {
            return Errors.Raise(PyExceptions.ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
        }

        return new PyStr(BitConverter.IsLittleEndian ? "IEEE, little-endian" : "IEEE, big-endian");
    }

    [PyMethod("__format__(format_spec, /)", Doc = "Convert to a string according to format_spec.")]
    private PyObject? Format(PyStr formatSpec)
    {
        if (formatSpec.Length == 0)
        {
            return GetType() == typeof(PyFloat) ? Repr() : Texts.Str(this);
        }

        CodePointString? text = Formatting.FormatFloat(Value, formatSpec.Value, Type.FullName, out NumericError? error);
        return text is null ? NumericErrors.Raise(error!) : PyStr.From(text);
    }

    [PyGetter("real", Doc = "the real part of a complex number")]
    private PyFloat GetReal() => ToExact();

    [PyGetter("imag", Doc = "the imaginary part of a complex number")]
    private PyFloat GetImaginary() => new(0);
}
