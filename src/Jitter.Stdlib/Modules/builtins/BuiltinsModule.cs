using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Builtins;

/// <summary>The module builtins (Python library reference, "Built-in Functions"; CPython's Python/bltinmodule.c).</summary>
[PyModule("builtins", Doc = "Built-in functions, types, exceptions, and other objects.", Throws = false)]
public static partial class BuiltinsModule
{
    [PyModuleInit]
    private static bool Init(PyObject module, PyDict attributes)
    {
        attributes.SetStr(PyStr.Interned("None"), PyNone.None);
        attributes.SetStr(PyStr.Interned("Ellipsis"), PyEllipsis.Ellipsis);
        attributes.SetStr(PyStr.Interned("NotImplemented"), PyNotImplemented.NotImplemented);
        attributes.SetStr(PyStr.Interned("False"), PyBool.False);
        attributes.SetStr(PyStr.Interned("True"), PyBool.True);
        BuiltinTypes.AddTo(attributes);
        attributes.SetStr(PyStr.Interned("__debug__"), PyBool.From(RuntimeConfig.OptimizationLevel == 0));
        NativeTypes.GetAttrFunction = attributes.GetStr(PyStr.Interned("getattr"));
        IteratorPickling.BuiltinsProvider = static () => Imports.Builtins;
        Imports.ImportFunction = attributes.GetStr(ModuleNames.Import);
        return true;
    }

    [PyFunction("abs(x, /)")]
    private static PyObject? Abs(PyObject x) => x.Type.Slots.Unary(SlotId.Absolute) is { } slot
        ? slot(x)
        : Errors.Raise(PyExceptions.TypeError, $"bad operand type for abs(): '{x.Type.FullName}'");

    [PyFunction("callable(obj, /)")]
    private static bool IsCallable(PyObject value) => value.Type.Slots.Call is not null;

    [PyFunction("divmod(x, y, /)")]
    private static PyObject? DivMod(PyObject left, PyObject right) => Numbers.Binary(left, right, SlotId.DivMod, "divmod()");

    [PyFunction("pow(base, exp, mod=None)")]
    private static PyObject? Pow(PyObject @base, PyObject exponent, PyObject modulus) => Numbers.Power(@base, exponent, modulus);

    [PyFunction("round(number, ndigits=None)")]
    private static PyObject? Round(PyObject number, PyObject digits)
    {
        ReadOnlySpan<PyObject> arguments = digits is PyNone ? [] : [digits];
        PyObject? result = Calls.CallSpecial(number, BuiltinNames.Round, arguments, out bool found);
        return found || Errors.Pending
            ? result
            : Errors.Raise(PyExceptions.TypeError, $"type {number.Type.FullName} doesn't define __round__ method");
    }

    [PyFunction("hash(obj, /)")]
    private static PyObject? Hash(PyObject value)
    {
        long hash = Hashing.Hash(value);
        return hash == -1 && Errors.Pending ? null : PyInt.From(hash);
    }

    [PyFunction("id(obj, /)")]
    private static PyObject? Id(PyObject value) => PyInt.From(Identity.Of(value));

    [PyFunction("len(obj, /)")]
    private static PyObject? Len(PyObject value)
    {
        long length = Subscripts.Length(value);
        return length < 0 ? null : PyInt.From(length);
    }

    [PyFunction("bin(number, /)")]
    private static PyObject? Bin(PyObject number) => Prefixed(number, 1, "0b");

    [PyFunction("oct(number, /)")]
    private static PyObject? Oct(PyObject number) => Prefixed(number, 3, "0o");

    [PyFunction("hex(number, /)")]
    private static PyObject? Hex(PyObject number) => Prefixed(number, 4, "0x");

    [PyFunction("repr(obj, /)")]
    private static PyObject? Repr(PyObject value) => Texts.Repr(value);

    [PyFunction("ascii(obj, /)")]
    private static PyObject? Ascii(PyObject value) => Texts.Ascii(value);

    [PyFunction("format(value, format_spec='', /)")]
    private static PyObject? Format(PyObject value, PyStr? specification) => Texts.Format(value, specification ?? PyStr.Empty);

    [PyFunction("chr(i, /)")]
    private static PyObject? Chr(PyObject value)
    {
        if (Numbers.Index(value) is not { } number)
        {
            return null;
        }

        return number.TryGetInt64(out long code) && code is >= 0 and <= 0x10FFFF
            ? PyStr.FromCodePoint((int)code)
            : Errors.Raise(PyExceptions.ValueError, "chr() arg not in range(0x110000)");
    }

    [PyFunction("ord(c, /)")]
    private static PyObject? Ord(PyObject value)
    {
        long length;
        switch (value)
        {
            case PyStr text:
                if (text.Length == 1)
                {
                    return PyInt.From(text[0]);
                }

                length = text.Length;
                break;
            case PyBytes bytes:
                if (bytes.Span.Length == 1)
                {
                    return PyInt.From(bytes.Span[0]);
                }

                length = bytes.Span.Length;
                break;
            case PyByteArray array:
                if (array.Span.Length == 1)
                {
                    return PyInt.From(array.Span[0]);
                }

                length = array.Span.Length;
                break;
            default:
                return Errors.Raise(PyExceptions.TypeError, $"ord() expected string of length 1, but {value.Type.FullName} found");
        }

        return Errors.Raise(PyExceptions.TypeError, $"ord() expected a character, but string of length {length} found");
    }

    /// <summary>An int's digits of some bits each, behind a prefix.</summary>
    private static PyStr? Prefixed(PyObject value, int bits, string prefix)
    {
        if (Numbers.Index(value) is not { } number)
        {
            return null;
        }

        System.Numerics.BigInteger magnitude = System.Numerics.BigInteger.Abs(number.Value);
        string sign = number.Value.Sign < 0 ? "-" : "";
        if (magnitude.IsZero)
        {
            return new PyStr(prefix + "0");
        }

        long count = ((long)magnitude.GetBitLength() + bits - 1) / bits;
        if (count > int.MaxValue / 4)
        {
            Errors.Raise(PyExceptions.MemoryError);
            return null;
        }

        byte[] bytes = magnitude.ToByteArray(isUnsigned: true);
        string digits = string.Create((int)count, (bytes, bits), static (span, state) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                int digit = 0;
                for (int bit = state.bits - 1; bit >= 0; bit--)
                {
                    long position = ((long)i * state.bits) + bit;
                    int index = (int)(position >> 3);
                    digit = (digit << 1) | (index < state.bytes.Length ? (state.bytes[index] >> (int)(position & 7)) & 1 : 0);
                }

                span[span.Length - 1 - i] = "0123456789abcdef"[digit];
            }
        });
        return new PyStr(sign + prefix + digits);
    }
}
