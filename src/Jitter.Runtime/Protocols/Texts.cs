using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>Objects as text: repr(), str(), ascii(), format() (CPython's Objects/object.c and PyObject_Format).</summary>
public static class Texts
{
    private static readonly PyStr s_format = PyStr.Interned("__format__");

    /// <summary><c>repr(value)</c>; null with an error pending.</summary>
    public static PyStr? Repr(PyObject value)
    {
        if (value.GetType() == typeof(PyStr))
        {
            return TextRepr.Of((PyStr)value);
        }

        if (value.Type.Slots.Repr is not { } repr)
        {
            return new PyStr($"<{value.Type.FullName} object at {Identity.Address(value)}>");
        }

        if (!Recursion.TryEnter(" while getting the repr of an object"))
        {
            return null;
        }

        PyObject? result = repr(value);
        Recursion.Leave();
        return CheckText(result, "__repr__");
    }

    /// <summary><c>str(value)</c>; null with an error pending. An exact str is itself.</summary>
    public static PyStr? Str(PyObject value)
    {
        if (value.GetType() == typeof(PyStr))
        {
            return (PyStr)value;
        }

        if (value.Type.Slots.Str is not { } str)
        {
            return Repr(value);
        }

        if (!Recursion.TryEnter(" while getting the str of an object"))
        {
            return null;
        }

        PyObject? result = str(value);
        Recursion.Leave();
        return CheckText(result, "__str__");
    }

    /// <summary><c>ascii(value)</c>; null with an error pending.</summary>
    public static PyStr? Ascii(PyObject value) => Repr(value) is { } repr ? TextRepr.EscapeNonAscii(repr) : null;

    /// <summary><c>format(value, spec)</c>; null with an error pending. A null specification is the empty one.</summary>
    public static PyStr? Format(PyObject value, PyStr? spec)
    {
        if (spec is null || spec.Length == 0)
        {
            if (value.GetType() == typeof(PyStr))
            {
                return (PyStr)value;
            }

            if (value.GetType() == typeof(PyInt64))
            {
                return Str(value);
            }

            spec = PyStr.Empty;
        }

        PyObject? method = Attributes.LookupSpecial(value, s_format);
        if (method is null)
        {
            if (!Errors.Pending)
            {
                Errors.Raise(PyExceptions.TypeError, $"Type {value.Type.FullName} doesn't define __format__");
            }

            return null;
        }

        PyObject? result = method.Call([spec], null);
        if (result is null or PyStr)
        {
            return (PyStr?)result;
        }

        Errors.Raise(PyExceptions.TypeError, $"__format__ must return a str, not {result.Type.FullName}");
        return null;
    }

    /// <summary>The texts one after the other (BUILD_STRING): all are strs.</summary>
    public static PyStr? Concatenate(ReadOnlySpan<PyObject> texts) => StrJoin.Join(PyStr.Empty, texts);

    private static PyStr? CheckText(PyObject? result, string method)
    {
        if (result is null or PyStr)
        {
            return (PyStr?)result;
        }

        Errors.Raise(PyExceptions.TypeError, $"{method} returned non-string (type {result.Type.FullName})");
        return null;
    }
}
