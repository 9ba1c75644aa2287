using System.Numerics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>Conversions of numbers: __index__, __float__.</summary>
public static partial class Numbers
{
    /// <summary>Whether <see cref="Index"/> can succeed (PyIndex_Check).</summary>
    public static bool IsIndex(PyObject value) => value is PyInt || value.Type.Slots.Unary(SlotId.Index) is not null;

    /// <summary>The int of <c>__index__</c>, perhaps of a subclass of int (_PyNumber_Index); null with an error pending.</summary>
    public static PyInt? Index(PyObject value)
    {
        if (value is PyInt number)
        {
            return number;
        }

        if (value.Type.Slots.Unary(SlotId.Index) is not { } index)
        {
            Errors.Raise(PyExceptions.TypeError, $"'{value.Type.FullName}' object cannot be interpreted as an integer");
            return null;
        }

        PyObject? result = index(value);
        if (result is null)
        {
            return null;
        }

        if (result is PyInt integer)
        {
            return integer.IsExact || WarnStrictSubclass("__index__", integer) ? integer : null;
        }

        Errors.Raise(PyExceptions.TypeError, $"__index__ returned non-int (type {result.Type.FullName})");
        return null;
    }

    /// <summary><c>operator.index(value)</c>: an exact int (PyNumber_Index); null with an error pending.</summary>
    public static PyInt? IndexExact(PyObject value) => Index(value)?.ToExact();

    /// <summary>
    /// An index that fits 64 bits (PyNumber_AsSsize_t with IndexError or OverflowError); false with TypeError or that error pending.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="result">The index.</param>
    /// <param name="overflow">What is raised for a larger one; OverflowError for null.</param>
    public static bool ToIndex(PyObject value, out long result, PyType? overflow = null)
    {
        if (value.GetType() == typeof(PyInt64))
        {
            result = ((PyInt64)value).Int64;
            return true;
        }

        result = 0;
        if (Index(value) is not { } number)
        {
            return false;
        }

        return number.TryGetInt64(out result)
            || Errors.RaiseFalse(overflow ?? PyExceptions.OverflowError, $"cannot fit '{value.Type.FullName}' into an index-sized integer");
    }

    /// <summary>An index, clamped to 64 bits (PyNumber_AsSsize_t with NULL); false with TypeError pending.</summary>
    public static bool ToClampedIndex(PyObject value, out long result)
    {
        result = 0;
        if (Index(value) is not { } number)
        {
            return false;
        }

        if (!number.TryGetInt64(out result))
        {
            result = number.Sign < 0 ? long.MinValue : long.MaxValue;
        }

        return true;
    }

    /// <summary>A C long (PyLong_AsLong); false with an error pending.</summary>
    public static bool AsInt64(PyObject value, out long result) => ArgumentConversion.ToInt64(value, out result);

    /// <summary>A double: a float, or what __float__ or __index__ gives (PyFloat_AsDouble); false with an error pending.</summary>
    public static bool ToDouble(PyObject value, out double result) => ArgumentConversion.ToDouble(value, out result);

    /// <summary>An integer of any size by __index__; false with an error pending.</summary>
    public static bool ToBigInteger(PyObject value, out BigInteger result) => ArgumentConversion.ToBigInteger(value, out result);

    /// <summary>Warns of a conversion whose result is no exact int; false with an error pending.</summary>
    internal static bool WarnStrictSubclass(string method, PyInt result) => Warnings.Warn(
        PyExceptions.DeprecationWarning,
        $"{method} returned non-int (type {result.Type.FullName}).  The ability to return an instance of a strict subclass of int is deprecated, "
        + "and may be removed in a future version of Python.");
}
