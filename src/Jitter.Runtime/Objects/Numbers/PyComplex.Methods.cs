using Jitter.Primitives.Numbers;
using Jitter.Primitives.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>The constructor and methods of complex.</summary>
public partial class PyComplex
{
    private static readonly PyStr s_complex = PyStr.Interned("__complex__");

    [PyNew("complex(real=0, imag=0)", Doc = "A complex number of a text, or of numbers.")]
    private static PyObject? New(PyType type, PyObject? real, PyObject? imag)
    {
        if (imag is null && real is PyComplex && real.GetType() == typeof(PyComplex) && ReferenceEquals(type, PyTypes.Complex))
        {
            return real;
        }

        if (real is PyStr text)
        {
            return imag is null
                ? Parse(type, text)
                : Errors.Raise(PyExceptions.TypeError, "complex() can't take second arg if first is a string");
        }

        if (imag is PyStr)
        {
            return Errors.Raise(PyExceptions.TypeError, "complex() second arg can't be a string");
        }

        real ??= PyInt.Zero;
        if (!TrySpecial(real, out PyComplex? special))
        {
            return null;
        }

        real = special ?? real;
        if (!IsNumber(real))
        {
            return Errors.Raise(PyExceptions.TypeError, $"complex() first argument must be a string or a number, not '{real.Type.FullName}'");
        }

        if (imag is not null && !IsNumber(imag))
        {
            return Errors.Raise(PyExceptions.TypeError, $"complex() second argument must be a number, not '{imag.Type.FullName}'");
        }

        if (!TryGetParts(real, out double realPart, out double realImaginary) || !TryGetParts(imag ?? PyInt.Zero, out double part, out double imagImaginary))
        {
            return null;
        }

        // What both add to the other part is not added where it is no complex number: -0.0 stays.
        realPart = imag is PyComplex ? realPart - imagImaginary : realPart;
        double imaginaryPart = imag is null ? realImaginary : real is PyComplex ? part + realImaginary : part;
        return AllocateAs(type, realPart, imaginaryPart);
    }

    /// <summary>What <c>__complex__</c> gives: null and true without it; false with an error pending (try_complex_special_method).</summary>
    public static bool TrySpecial(PyObject value, out PyComplex? result)
    {
        result = value as PyComplex;
        if (value.GetType() == typeof(PyComplex) || value is PyFloat or PyInt && value.Type.Lookup(s_complex) is null)
        {
            return true;
        }

        PyObject? made = Calls.CallSpecial(value, s_complex, [], out bool found);
        if (!found)
        {
            return !Errors.Pending;
        }

        if (made is null)
        {
            return false;
        }

        result = made as PyComplex;
        if (result is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"__complex__ returned non-complex (type {made.Type.FullName})");
        }

        return result.GetType() == typeof(PyComplex) || Warnings.Warn(
            PyExceptions.DeprecationWarning,
            $"__complex__ returned non-complex (type {made.Type.FullName}).  The ability to return an instance of a strict subclass of complex is "
            + "deprecated, and may be removed in a future version of Python.");
    }

    private static PyObject? Parse(PyType type, PyStr text) =>
        ComplexParser.TryParse(text.Value, out double real, out double imaginary, out NumericError? error)
            ? AllocateAs(type, real, imaginary)
            : NumericErrors.Raise(error);

    private static bool IsNumber(PyObject value) =>
        value is PyComplex || value.Type.Slots.Unary(SlotId.Float) is not null || value.Type.Slots.Unary(SlotId.Index) is not null;

    private static bool TryGetParts(PyObject value, out double real, out double imaginary)
    {
        if (value is PyComplex number)
        {
            real = number.Real;
            imaginary = number.Imaginary;
            return true;
        }

        imaginary = 0;
        return ArgumentConversion.ToDouble(value, out real);
    }

    [PyMethod("conjugate()", Doc = "The complex conjugate.")]
    private PyComplex Conjugate() => new(Real, -Imaginary);

    [PyMethod("__complex__()", Doc = "Convert to an exact complex.")]
    private PyComplex ToExactComplex() => ToExact();

    [PyMethod("__getnewargs__($self, /)")]
    private PyTuple GetNewArguments() => new([new PyFloat(Real), new PyFloat(Imaginary)]);

    [PyMethod("__format__(format_spec, /)", Doc = "Convert to a string according to format_spec.")]
    private PyObject? Format(PyStr formatSpec)
    {
        if (formatSpec.Length == 0)
        {
            return GetType() == typeof(PyComplex) ? Repr() : Texts.Str(this);
        }

        CodePointString? text = Formatting.FormatComplex(Real, Imaginary, formatSpec.Value, Type.FullName, out NumericError? error);
        return text is null ? NumericErrors.Raise(error!) : PyStr.From(text);
    }
}
