using System.Globalization;
using System.Numerics;
using Jitter.Primitives.Numbers;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>decimal.Decimal.</summary>
[PyClass("decimal.Decimal", Flags = TypeFlags.BaseType, Throws = true, Doc = "An exact decimal number.")]
public partial class PyDecimal : PyObject
{
    private const int HashBits = 61;
    private const long InfinityHash = 314159;

    private static readonly BigInteger s_hashModulus = (BigInteger.One << HashBits) - 1;
    private static readonly BigInteger s_inverseOfTen = BigInteger.ModPow(10, s_hashModulus - 2, s_hashModulus);

    internal PyDecimal(DecimalValue value) => Value = value;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    internal DecimalValue Value { get; }

    /// <inheritdoc/>
    public override string ToString() => DecimalText.ToScientific(Value, capitals: true);

    [PyNew("Decimal(value=\"0\", context=None)")]
    private static PyObject? New(PyType type, PyObject? value, PyObject context)
    {
        if (!PyDecimalContext.TryGet(context, out PyDecimalContext? current))
        {
            return null;
        }

        if (value is null)
        {
            return AllocateAs(type, DecimalValue.Zero);
        }

        if (value.GetType() == typeof(PyDecimal) && ReferenceEquals(type, TypeObject))
        {
            return value;
        }

        return DecimalConversion.FromObject(value, current, exact: true) is { } made ? AllocateAs(type, made) : null;
    }

    [PyClassMethod("from_float(f, /)", Doc = "The exact decimal of a float.")]
    private static PyObject? FromFloat(PyType type, PyObject f)
    {
        DecimalValue value;
        switch (f)
        {
            case PyInt integer:
                value = DecimalValue.FromInteger(integer.Value);
                break;
            case PyFloat number:
                value = DecimalConversion.FromDouble(number.Value);
                break;
            default:
                return Errors.Raise(PyExceptions.TypeError, "argument must be int or float");
        }

        var result = new PyDecimal(value);
        return ReferenceEquals(type, TypeObject) ? result : Calls.Call(type, result);
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => PyDecimalContext.Current() is { } context
        ? new PyStr($"Decimal('{DecimalText.ToScientific(Value, context.Arithmetic.Capitals)}')")
        : null;

    [PySlot(SlotId.Str)]
    private PyObject? Str() =>
        PyDecimalContext.Current() is { } context ? new PyStr(DecimalText.ToScientific(Value, context.Arithmetic.Capitals)) : null;

    [PySlot(SlotId.Hash)]
    private long Hash()
    {
        switch (Value.Kind)
        {
            case DecimalKind.SignalingNaN:
                return Errors.RaiseMinusOne(PyExceptions.TypeError, "Cannot hash a signaling NaN value");
            case DecimalKind.QuietNaN:
                return System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
            case DecimalKind.Infinity:
                return Value.Negative ? -InfinityHash : InfinityHash;
        }

        BigInteger power = BigInteger.ModPow(Value.Exponent >= 0 ? 10 : s_inverseOfTen, Math.Abs(Value.Exponent), s_hashModulus);
        var hash = (long)(Value.Coefficient % s_hashModulus * power % s_hashModulus);
        hash = Value.Negative ? -hash : hash;
        return hash == -1 ? -2 : hash;
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (PyDecimalContext.Current() is not { } context)
        {
            return null;
        }

        DecimalValue left = Value;
        bool isEquality = comparison is Comparison.Equal or Comparison.NotEqual;
        int converted = DecimalConversion.ToComparand(right, ref left, isEquality, context, out DecimalValue other);
        if (converted <= 0)
        {
            return converted < 0 ? null : PyNotImplemented.NotImplemented;
        }

        if (left.IsNaN || other.IsNaN)
        {
            if ((left.IsSignaling || other.IsSignaling || !isEquality) && !context.Add(DecimalStatus.InvalidOperation))
            {
                return null;
            }

            return PyBool.From(comparison == Comparison.NotEqual);
        }

        return IntArithmetic.ToBool(DecimalArithmetic.CompareNumbers(left, other), comparison);
    }

    [PySlot(SlotId.Bool)]
    private int IsTrue() => Value.IsZero ? 0 : 1;

    [PySlot(SlotId.Int)]
    private PyObject? ToInt() => ToInteger(DecimalRounding.Down);

    [PySlot(SlotId.Float)]
    private PyObject? ToFloat()
    {
        if (Value.IsSignaling)
        {
            return Errors.Raise(PyExceptions.ValueError, "cannot convert signaling NaN to float");
        }

        string text = Value.IsNaN ? Value.Negative ? "-nan" : "nan" : DecimalText.ToScientific(Value, capitals: true);
        return FloatParser.TryParse(text, out double result) ? new PyFloat(result) : Errors.Raise(PyExceptions.ValueError, text);
    }

    /// <summary>The whole number, rounded; null with an error pending for infinities and nans.</summary>
    private PyObject? ToInteger(DecimalRounding rounding)
    {
        if (!Value.IsFinite)
        {
            return Value.IsNaN
                ? Errors.Raise(PyExceptions.ValueError, "cannot convert NaN to integer")
                : Errors.Raise(PyExceptions.OverflowError, "cannot convert Infinity to integer");
        }

        return PyInt.From(Value.Exponent >= 0 ? Value.ToInteger() : DecimalArithmetic.Rescale(Value, 0, rounding, out _).ToInteger());
    }

    [PyMethod("__floor__($self, /)")]
    private PyObject? Floor() => ToInteger(DecimalRounding.Floor);

    [PyMethod("__ceil__($self, /)")]
    private PyObject? Ceiling() => ToInteger(DecimalRounding.Ceiling);

    [PyMethod("__trunc__($self, /)")]
    private PyObject? Truncate() => ToInteger(DecimalRounding.Down);

    [PyMethod("__round__(ndigits=<unrepresentable>, /)", HasTextSignature = false)]
    private PyObject? Round(PyObject? ndigits)
    {
        if (ndigits is null)
        {
            return ToInteger(DecimalRounding.HalfEven);
        }

        if (ndigits is not PyInt)
        {
            return Errors.Raise(PyExceptions.TypeError, "optional arg must be an integer");
        }

        if (!ArgumentConversion.ToIntPtr(ndigits, out nint places) || PyDecimalContext.Current() is not { } context)
        {
            return null;
        }

        DecimalStatus status = 0;
        var unit = new DecimalValue(false, BigInteger.One, places == nint.MinValue ? ArithmeticContext.Max : -places);
        return context.Finish(DecimalArithmetic.Quantize(Value, unit, context.Arithmetic, ref status), status);
    }

    [PyMethod("__format__(format_spec, override=<unrepresentable>, /)", HasTextSignature = false)]
    private PyObject? Format(PyObject formatSpec, PyObject? overrides)
    {
        if (formatSpec is not PyStr spec)
        {
            return Errors.Raise(PyExceptions.TypeError, "format arg must be str");
        }

        return PyDecimalContext.Current() is { } context ? DecimalFormat.Format(Value, spec, overrides, context.Arithmetic) : null;
    }

    [PyMethod("__complex__($self, /)")]
    private PyObject? ToComplex() => ToFloat() is PyFloat real ? new PyComplex(real.Value, 0) : null;

    [PyMethod("__copy__($self, /)")]
    private PyDecimal Copy() => this;

    [PyMethod("__deepcopy__($self, object, /)", HasTextSignature = true)]
    private PyDecimal DeepCopy(PyObject memo) => this;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => Texts.Str(this) is { } text ? new PyTuple([Type, new PyTuple([text])]) : null;

    [PyMethod("__sizeof__($self, /)")]
    private long SizeOf() => 72 + (8 * Math.Max(4, (Value.Digits + 18) / 19));

    [PyGetter("real")]
    private PyDecimal Real => this;

    [PyGetter("imag")]
    private PyDecimal Imaginary => new(DecimalValue.Zero);

    [PyMethod("as_tuple($self, /)", Doc = "Sign, digits and exponent.")]
    private PyObject? AsTuple()
    {
        PyObject exponent = Value.Kind switch
        {
            DecimalKind.Infinity => new PyStr("F"),
            DecimalKind.QuietNaN => new PyStr("n"),
            DecimalKind.SignalingNaN => new PyStr("N"),
            _ => PyInt.From(Value.Exponent),
        };
        PyTuple digits = PyTuple.Empty;
        if (!Value.IsNaN || !Value.Coefficient.IsZero)
        {
            string text = Value.Coefficient.ToString(CultureInfo.InvariantCulture);
            digits = new PyTuple(Array.ConvertAll(text.ToCharArray(), c => (PyObject)PyInt.From(c - '0')));
        }

        return Calls.Call(DecimalModule.TupleClass!, PyInt.From(Value.Negative ? 1 : 0), digits, exponent);
    }

    [PyMethod("as_integer_ratio($self, /)", Doc = "The fraction in lowest terms that equals this number.")]
    private PyObject? AsIntegerRatio()
    {
        if (!Value.IsFinite)
        {
            return Value.IsNaN
                ? Errors.Raise(PyExceptions.ValueError, "cannot convert NaN to integer ratio")
                : Errors.Raise(PyExceptions.OverflowError, "cannot convert Infinity to integer ratio");
        }

        BigInteger numerator = Value.Coefficient;
        BigInteger denominator = BigInteger.One;
        if (Value.Exponent >= 0)
        {
            numerator *= PowersOfTen.Of(Value.IsZero ? 0 : Value.Exponent);
        }
        else
        {
            denominator = Value.IsZero ? BigInteger.One : PowersOfTen.Of(-Value.Exponent);
            BigInteger common = BigInteger.GreatestCommonDivisor(numerator, denominator);
            numerator /= common;
            denominator /= common;
        }

        return new PyTuple([PyInt.From(Value.Negative ? -numerator : numerator), PyInt.From(denominator)]);
    }
}
