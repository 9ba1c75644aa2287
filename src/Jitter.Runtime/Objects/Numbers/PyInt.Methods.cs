using System.Numerics;
using Jitter.Primitives.Numbers;
using Jitter.Primitives.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>The methods and attributes of int.</summary>
public abstract partial class PyInt
{
    private const int HeaderSize = 24;
    private const int DigitSize = 4;
    private const int BitsPerDigit = 30;

    /// <summary>Decimal digits of a bit, rounded up.</summary>
    private const double DigitsPerBit = 0.30103;

    /// <summary>How many bits the magnitude has.</summary>
    public long BitLength => TryGetInt64(out long value)
        ? 64 - BitOperations.LeadingZeroCount(Magnitude(value))
        : (long)BigInteger.Abs(Value).GetBitLength();

    private static ulong Magnitude(long value) => value < 0 ? unchecked((ulong)-value) : (ulong)value;

    [PyMethod("conjugate()", Doc = "Return self.")]
    private PyInt Conjugate() => ToExact();

    [PyMethod("bit_length()", Doc = "Number of bits that the magnitude takes in binary.")]
    private long GetBitLength() => BitLength;

    [PyMethod("bit_count()", Doc = "Number of ones in the binary form of the magnitude.")]
    private long BitCount()
    {
        if (TryGetInt64(out long value))
        {
            return BitOperations.PopCount(Magnitude(value));
        }

        long count = 0;
        foreach (byte part in BigInteger.Abs(Value).ToByteArray(isUnsigned: true))
        {
            count += BitOperations.PopCount(part);
        }

        return count;
    }

    [PyMethod("as_integer_ratio()", Doc = "The pair of this int and 1.")]
    private PyTuple AsIntegerRatio() => new([ToExact(), One]);

    [PyMethod("__trunc__()", Doc = "The int itself.")]
    private PyInt Truncate() => ToExact();

    [PyMethod("__floor__()", Doc = "The int itself.")]
    private PyInt Floor() => ToExact();

    [PyMethod("__ceil__()", Doc = "The int itself.")]
    private PyInt Ceiling() => ToExact();

    [PyMethod("__round__(ndigits=<unrepresentable>, /)", Doc = "The int, rounded half to even to a power of ten.")]
    private PyInt? Round(PyObject? ndigits)
    {
        if (ndigits is null or PyNone)
        {
            return ToExact();
        }

        if (Numbers.IndexExact(ndigits) is not { } places)
        {
            return null;
        }

        if (places.Sign >= 0)
        {
            return ToExact();
        }

        // Half of a power with more digits is beyond the value.
        if (!places.TryGetInt64(out long exponent) || -exponent > (BitLength * DigitsPerBit) + 2)
        {
            return Zero;
        }

        BigInteger unit = BigInteger.Pow(10, (int)-exponent);
        BigInteger value = Value;
        BigInteger quotient = IntMath.FloorDivide(value, unit, out BigInteger rest);
        int order = (rest << 1).CompareTo(unit);
        if (order > 0 || (order == 0 && !quotient.IsEven))
        {
            quotient += 1;
        }

        return From(quotient * unit);
    }

    [PyMethod("__getnewargs__($self, /)")]
    private PyTuple GetNewArguments() => new([ToExact()]);

    [PyMethod("__format__(format_spec, /)", Doc = "Convert to a string according to format_spec.")]
    private PyObject? Format(PyStr formatSpec)
    {
        if (formatSpec.Length == 0)
        {
            return IsExact ? ToText() : Texts.Str(this);
        }

        CodePointString? text = Formatting.FormatInt(Value, formatSpec.Value, Type.FullName, IntLimits.MaxDigits, out NumericError? error);
        return text is null ? NumericErrors.Raise(error!) : PyStr.From(text);
    }

    [PyMethod("__sizeof__()", Doc = "Size in memory, in bytes.")]
    private long SizeOf() => HeaderSize + (DigitSize * Math.Max(1, (BitLength + BitsPerDigit - 1) / BitsPerDigit));

    [PyMethod("is_integer()", Doc = "True, as for floats that are whole.")]
    private bool IsInteger() => true;

    [PyGetter("real", Doc = "the real part of a complex number")]
    private PyInt GetReal() => ToExact();

    [PyGetter("imag", Doc = "the imaginary part of a complex number")]
    private PyInt GetImaginary() => Zero;

    [PyGetter("numerator", Doc = "the numerator of a rational number in lowest terms")]
    private PyInt GetNumerator() => ToExact();

    [PyGetter("denominator", Doc = "the denominator of a rational number in lowest terms")]
    private PyInt GetDenominator() => One;

    [PyMethod("to_bytes($self, /, length=1, byteorder='big', *, signed=False)", Doc = "The int as bytes.")]
    private PyObject? ToBytes(nint length, PyStr? byteorder, bool signed)
    {
        if (!TryGetByteOrder(byteorder, out bool little))
        {
            return null;
        }

        if (length < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "length argument must be non-negative");
        }

        BigInteger value = Value;
        if (value.Sign < 0 && !signed)
        {
            return Errors.Raise(PyExceptions.OverflowError, "can't convert negative int to unsigned");
        }

        int needed = value.IsZero ? 0 : value.GetByteCount(isUnsigned: !signed);
        if (needed > length)
        {
            return Errors.Raise(PyExceptions.OverflowError, "int too big to convert");
        }

        if (length > Array.MaxLength)
        {
            return Errors.Raise(PyExceptions.MemoryError);
        }

        var bytes = new byte[length];
        Span<byte> place = little ? bytes.AsSpan(0, needed) : bytes.AsSpan((int)length - needed);
        if (needed > 0)
        {
            value.TryWriteBytes(place, out _, isUnsigned: !signed, isBigEndian: !little);
        }

        if (value.Sign < 0)
        {
            (little ? bytes.AsSpan(needed) : bytes.AsSpan(0, (int)length - needed)).Fill(0xFF);
        }

        return PyBytes.Adopt(bytes);
    }

    [PyClassMethod("from_bytes($type, /, bytes, byteorder='big', *, signed=False)", Doc = "The int that bytes stand for.")]
    private static PyObject? FromBytes(PyType type, PyObject bytes, PyStr? byteorder, bool signed)
    {
        if (!TryGetByteOrder(byteorder, out bool little))
        {
            return null;
        }

        // What bytes() makes a count or needs an encoding for is no value here.
        if ((bytes is PyInt or PyStr || (Numbers.IsIndex(bytes) && !Buffers.Supports(bytes))) && bytes.Type.Lookup(s_bytesName) is null)
        {
            return Errors.Raise(PyExceptions.TypeError, $"cannot convert '{bytes.Type.FullName}' object to bytes");
        }

        if ((bytes as PyBytes ?? Calls.Call(PyTypes.Bytes, bytes)) is not { } made)
        {
            return null;
        }

        PyInt number = From(new BigInteger(((PyBytes)made).Span, isUnsigned: !signed, isBigEndian: !little));
        return ReferenceEquals(type, PyTypes.Int) ? number : Calls.Call(type, number);
    }

    private static readonly PyStr s_bytesName = PyStr.Interned("__bytes__");

    private static bool TryGetByteOrder(PyStr? name, out bool little)
    {
        string text = name is null ? "big" : name.ToString();
        little = text == "little";
        return little || text == "big" || Errors.RaiseFalse(PyExceptions.ValueError, "byteorder must be either 'little' or 'big'");
    }
}
