using System.Numerics;
using System.Text;
using Jitter.Primitives.Numbers;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary><c>int(x, base)</c>.</summary>
public abstract partial class PyInt
{
    private const int MaxBase = 36;
    private const int ShownLiteral = 200;

    private static readonly PyStr s_base = PyStr.Interned("base");
    private static readonly PyStr s_trunc = PyStr.Interned("__trunc__");

    [PyNew("int(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject? New(PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        if (arguments.Length > 2)
        {
            return Errors.Raise(
                PyExceptions.TypeError,
                keywordNames is { Count: > 0 }
                    ? $"int() takes at most 2 arguments ({arguments.Length} given)"
                    : $"int expected at most 2 arguments, got {arguments.Length}");
        }

        PyObject? text = positional > 0 ? arguments[0] : null;
        PyObject? numberBase = positional > 1 ? arguments[1] : null;
        for (int i = positional; i < arguments.Length; i++)
        {
            var name = (PyStr)keywordNames!.Items[i - positional];
            if (!name.Equals(s_base))
            {
                return Errors.Raise(PyExceptions.TypeError, $"int() got an unexpected keyword argument '{name}'");
            }

            if (positional > 1)
            {
                return Errors.Raise(PyExceptions.TypeError, "argument for int() given by name ('base') and position (2)");
            }

            numberBase = arguments[i];
        }

        PyInt? value = FromArguments(text, numberBase);
        return value is null || ReferenceEquals(type, PyTypes.Int) ? value : AllocateAs(type, value);
    }

    /// <summary><c>int(value)</c> (PyNumber_Long); null with an error pending.</summary>
    public static PyInt? FromObject(PyObject value)
    {
        if (value is PyInt { IsExact: true } exact)
        {
            return exact;
        }

        SlotSet slots = value.Type.Slots;
        if (slots.Unary(SlotId.Int) is { } convert)
        {
            PyObject? result = convert(value);
            if (result is null)
            {
                return null;
            }

            if (result is not PyInt number)
            {
                Errors.Raise(PyExceptions.TypeError, $"__int__ returned non-int (type {result.Type.FullName})");
                return null;
            }

            return number.IsExact || Numbers.WarnStrictSubclass("__int__", number) ? number.ToExact() : null;
        }

        if (slots.Unary(SlotId.Index) is not null)
        {
            return Numbers.IndexExact(value);
        }

        if (value.Type.Lookup(s_trunc) is not null)
        {
            return FromTruncation(value);
        }

        return value switch
        {
            PyStr text => Parse(text, 10),
            _ when Buffers.Supports(value) => ParseBuffer(value, 10),
            _ => RaiseWrongArgument(value),
        };
    }

    /// <summary>Parses a str; null with ValueError pending.</summary>
    public static PyInt? Parse(PyStr text, int numberBase)
    {
        if (IntParser.TryParse(text.Value, numberBase, IntLimits.MaxDigits, out BigInteger value, out NumericError? error))
        {
            return From(value);
        }

        NumericErrors.Raise(error);
        return null;
    }

    private static PyInt? FromArguments(PyObject? text, PyObject? numberBase)
    {
        if (numberBase is null)
        {
            return text is null ? Zero : FromObject(text);
        }

        if (text is null)
        {
            Errors.Raise(PyExceptions.TypeError, "int() missing string argument");
            return null;
        }

        if (!Numbers.ToClampedIndex(numberBase, out long radix))
        {
            return null;
        }

        if (radix != 0 && radix is < 2 or > MaxBase)
        {
            Errors.Raise(PyExceptions.ValueError, "int() base must be >= 2 and <= 36, or 0");
            return null;
        }

        switch (text)
        {
            case PyStr str:
                return Parse(str, (int)radix);
            case PyBytes or PyByteArray:
                return ParseBuffer(text, (int)radix);
            default:
                Errors.Raise(PyExceptions.TypeError, "int() can't convert non-string with explicit base");
                return null;
        }
    }

    private static PyInt? FromTruncation(PyObject value)
    {
        if (!Warnings.Warn(PyExceptions.DeprecationWarning, "The delegation of int() to __trunc__ is deprecated."))
        {
            return null;
        }

        PyObject? result = Calls.CallSpecial(value, s_trunc, [], out _);
        if (result is null)
        {
            return null;
        }

        if (result is PyInt number)
        {
            return number.ToExact();
        }

        if (Numbers.IsIndex(result))
        {
            return Numbers.IndexExact(result);
        }

        Errors.Raise(PyExceptions.TypeError, $"__trunc__ returned non-Integral (type {result.Type.FullName})");
        return null;
    }

    private static PyInt? ParseBuffer(PyObject value, int numberBase)
    {
        byte[]? bytes = Buffers.ToArray(value);
        if (bytes is null)
        {
            return null;
        }

        string text = Encoding.Latin1.GetString(bytes);
        if (IntParser.TryParse(text, numberBase, IntLimits.MaxDigits, out BigInteger number, out NumericError? error))
        {
            return From(number);
        }

        PyStr? repr = Texts.Repr(PyBytes.From(bytes.AsSpan(0, Math.Min(bytes.Length, ShownLiteral))));
        if (repr is not null)
        {
            string shown = repr.ToString();
            NumericErrors.Raise(error ?? IntParser.InvalidLiteral(numberBase, shown[..Math.Min(shown.Length, ShownLiteral)]));
        }

        return null;
    }

    private static PyInt? RaiseWrongArgument(PyObject value)
    {
        Errors.Raise(
            PyExceptions.TypeError, $"int() argument must be a string, a bytes-like object or a real number, not '{value.Type.FullName}'");
        return null;
    }
}
