using System.Runtime.InteropServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Arrays;

/// <summary>The type codes of arrays and the conversions of their items (CPython's descriptors table in Modules/arraymodule.c).</summary>
internal static class ArrayItems
{
    /// <summary>array.typecodes</summary>
    public const string Codes = "bBuwhHiIlLqQfd";

    /// <summary>Whether a code exists.</summary>
    public static bool IsCode(int code) => code < 0x80 && Codes.Contains((char)code);

    /// <summary>The bytes of an item.</summary>
    public static int SizeOf(char code) => code is 'u' or 'w' ? 4 : ItemFormat.SizeOf(code);

    /// <summary>Whether items are characters.</summary>
    public static bool IsText(char code) => code is 'u' or 'w';

    /// <summary>An item as an object; null with an error pending.</summary>
    public static PyObject? Get(ReadOnlySpan<byte> item, char code)
    {
        if (!IsText(code))
        {
            return ItemFormat.Unpack(item, code);
        }

        int point = MemoryMarshal.Read<int>(item);
        return (uint)point <= 0x10FFFF
            ? PyStr.FromCodePoint(point)
            : Errors.Raise(PyExceptions.ValueError, $"character U+{(uint)point:x} is not in range [U+0000; U+10ffff]");
    }

    /// <summary>Stores an object into an item; false with an error pending.</summary>
    public static bool Set(PyObject value, Span<byte> item, char code)
    {
        switch (code)
        {
            case 'u' or 'w':
                if (value is not PyStr { Length: 1 } text)
                {
                    return Errors.RaiseFalse(PyExceptions.TypeError, "array item must be unicode character");
                }

                MemoryMarshal.Write(item, text[0]);
                return true;
            case 'f':
                if (!ArgumentConversion.ToDouble(value, out double single))
                {
                    return false;
                }

                MemoryMarshal.Write(item, (float)single);
                return true;
            case 'd':
                if (!ArgumentConversion.ToDouble(value, out double number))
                {
                    return false;
                }

                MemoryMarshal.Write(item, number);
                return true;
            default:
                return SetInt(value, item, code);
        }
    }

    private static bool SetInt(PyObject value, Span<byte> item, char code)
    {
        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        if (!number.TryGetInt64(out long wide))
        {
            return SetBig(number, item, code);
        }

        switch (code)
        {
            case 'b':
                if (!CheckRange(wide, short.MinValue, short.MaxValue, "signed short integer")
                    || !CheckRange(wide, sbyte.MinValue, sbyte.MaxValue, "signed char"))
                {
                    return false;
                }

                item[0] = (byte)wide;
                return true;
            case 'B':
                if (!CheckRange(wide, 0, byte.MaxValue, "unsigned byte integer"))
                {
                    return false;
                }

                item[0] = (byte)wide;
                return true;
            case 'h':
                if (!CheckRange(wide, short.MinValue, short.MaxValue, "signed short integer"))
                {
                    return false;
                }

                MemoryMarshal.Write(item, (short)wide);
                return true;
            case 'H':
                if (!CheckRange(wide, int.MinValue, int.MaxValue, "signed integer")
                    || !CheckRange(wide, 0, ushort.MaxValue, "unsigned short"))
                {
                    return false;
                }

                MemoryMarshal.Write(item, (ushort)wide);
                return true;
            case 'i':
                if (!CheckRange(wide, int.MinValue, int.MaxValue, "signed integer"))
                {
                    return false;
                }

                MemoryMarshal.Write(item, (int)wide);
                return true;
        }

        if (wide < 0 && code is 'I' or 'L' or 'Q')
        {
            return RaiseOverflow(code == 'Q' ? "can't convert negative int to unsigned" : "can't convert negative value to unsigned int");
        }

        if (code == 'I')
        {
            if (!CheckRange(wide, 0, uint.MaxValue, "unsigned int"))
            {
                return false;
            }

            MemoryMarshal.Write(item, (uint)wide);
            return true;
        }

        MemoryMarshal.Write(item, wide);
        return true;
    }

    private static bool SetBig(PyInt number, Span<byte> item, char code)
    {
        bool negative = number.Value.Sign < 0;
        switch (code)
        {
            case 'q':
                return RaiseOverflow("int too big to convert");
            case 'I' or 'L' when negative:
                return RaiseOverflow("can't convert negative value to unsigned int");
            case 'Q' when negative:
                return RaiseOverflow("can't convert negative int to unsigned");
            case 'I' or 'L' or 'Q' when number.Value > ulong.MaxValue:
                return RaiseOverflow(code == 'Q' ? "int too big to convert" : "Python int too large to convert to C unsigned long");
            case 'I':
                return RaiseOverflow("unsigned int is greater than maximum");
            case 'L' or 'Q':
                MemoryMarshal.Write(item, (ulong)number.Value);
                return true;
            default:
                return RaiseOverflow("Python int too large to convert to C long");
        }
    }

    private static bool CheckRange(long value, long low, long high, string name) =>
        value < low ? RaiseOverflow(name + " is less than minimum")
        : value <= high || RaiseOverflow(name + " is greater than maximum");

    private static bool RaiseOverflow(string message) => Errors.RaiseFalse(PyExceptions.OverflowError, message);
}
