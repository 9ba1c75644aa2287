using System.Numerics;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Binding;

/// <summary>
/// Conversions of arguments to the types of C# parameters, which generated adapters call. Each answers false with an
/// error pending.
/// </summary>
public static class ArgumentConversion
{
    /// <summary>Any object's truth.</summary>
    public static bool ToBool(PyObject value, out bool result)
    {
        int truth = Truth.Of(value);
        result = truth > 0;
        return truth >= 0;
    }

    /// <summary>A C int (PyLong_AsInt).</summary>
    public static bool ToInt32(PyObject value, out int result)
    {
        if (!ToInteger(value, "C int", out long wide))
        {
            result = 0;
            return false;
        }

        result = (int)wide;
        return result == wide || Overflow("C int");
    }

    /// <summary>A C long, which has 64 bits (PyLong_AsLong).</summary>
    public static bool ToInt64(PyObject value, out long result) => ToInteger(value, "C long", out result);

    /// <summary>A Py_ssize_t (PyLong_AsSsize_t).</summary>
    public static bool ToIntPtr(PyObject value, out nint result)
    {
        bool success = ToInteger(value, "C ssize_t", out long wide);
        result = (nint)wide;
        return success;
    }

    /// <summary>A Py_ssize_t, or null for None (_Py_convert_optional_to_ssize_t).</summary>
    public static bool ToOptionalIntPtr(PyObject value, out nint? result)
    {
        result = null;
        if (value is PyNone)
        {
            return true;
        }

        if (value is not PyInt && value.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"argument should be integer or None, not '{value.Type.FullName}'");
        }

        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        if (!number.TryGetInt64(out long wide))
        {
            return Errors.RaiseFalse(PyExceptions.OverflowError, $"cannot fit '{value.Type.FullName}' into an index-sized integer");
        }

        result = (nint)wide;
        return true;
    }

    /// <summary>The low 32 bits of an integer (PyLong_AsUnsignedLongMask).</summary>
    public static bool ToUInt32(PyObject value, out uint result)
    {
        bool success = ToUInt64(value, out ulong wide);
        result = (uint)wide;
        return success;
    }

    /// <summary>The low 64 bits of an integer (PyLong_AsUnsignedLongLongMask).</summary>
    public static bool ToUInt64(PyObject value, out ulong result)
    {
        result = 0;
        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        result = number.TryGetInt64(out long small) ? (ulong)small : (ulong)(number.Value & ulong.MaxValue);
        return true;
    }

    /// <summary>An unsigned byte (the 'b' of PyArg_Parse).</summary>
    public static bool ToByte(PyObject value, out byte result)
    {
        if (!ToInteger(value, "C long", out long wide))
        {
            result = 0;
            return false;
        }

        result = (byte)wide;
        return result == wide
            || Errors.RaiseFalse(PyExceptions.OverflowError, $"unsigned byte integer is {(wide < 0 ? "less than minimum" : "greater than maximum")}");
    }

    /// <summary>An integer of any size.</summary>
    public static bool ToBigInteger(PyObject value, out BigInteger result)
    {
        PyInt? number = Numbers.Index(value);
        result = number is null ? default : number.Value;
        return number is not null;
    }

    /// <summary>A double: a float, or what __float__ or __index__ gives (PyFloat_AsDouble).</summary>
    public static bool ToDouble(PyObject value, out double result)
    {
        if (value is PyFloat number)
        {
            result = number.Value;
            return true;
        }

        if (value.GetType() == typeof(PyInt64))
        {
            result = ((PyInt64)value).Int64;
            return true;
        }

        result = 0;
        SlotSet slots = value.Type.Slots;
        if (slots.Unary(SlotId.Float) is { } convert)
        {
            PyObject? converted = convert(value);
            if (converted is not PyFloat made)
            {
                return converted is not null && Errors.RaiseFalse(
                    PyExceptions.TypeError, $"{value.Type.FullName}.__float__ returned non-float (type {converted.Type.FullName})");
            }

            result = made.Value;
            return made.GetType() == typeof(PyFloat) || Warnings.Warn(
                PyExceptions.DeprecationWarning,
                $"{value.Type.FullName}.__float__ returned non-float (type {made.Type.FullName}).  The ability to return an instance of a strict "
                + "subclass of float is deprecated, and may be removed in a future version of Python.");
        }

        if (value is not PyInt && slots.Unary(SlotId.Index) is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"must be real number, not {value.Type.FullName}");
        }

        if (Numbers.Index(value) is not { } integer)
        {
            return false;
        }

        return FloatArithmetic.TryToDouble(integer, out result);
    }

    /// <summary>A .NET string: a str without null characters (Argument Clinic's str).</summary>
    public static bool ToText(PyStr value, out string result)
    {
        result = value.ToString();
        return !result.Contains('\0') || Errors.RaiseFalse(PyExceptions.ValueError, "embedded null character");
    }

    private static bool ToInteger(PyObject value, string target, out long result)
    {
        if (value.GetType() == typeof(PyInt64))
        {
            result = ((PyInt64)value).Int64;
            return true;
        }

        result = 0;
        return Numbers.Index(value) is { } number && (number.TryGetInt64(out result) || Overflow(target));
    }

    private static bool Overflow(string target) =>
        Errors.RaiseFalse(PyExceptions.OverflowError, $"Python int too large to convert to {target}");
}
