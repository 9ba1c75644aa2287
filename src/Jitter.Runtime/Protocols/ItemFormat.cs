using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>How packing an item went.</summary>
public enum PackResult
{
    /// <summary>The item is there.</summary>
    Done,

    /// <summary>The object has a wrong type.</summary>
    WrongType,

    /// <summary>The value does not fit.</summary>
    OutOfRange,

    /// <summary>Another error is pending.</summary>
    Failed,
}

/// <summary>Single items in the native formats of the struct module, little-endian as all machines here are: memoryview, array and struct share it.</summary>
public static class ItemFormat
{
    /// <summary>The size of a native format's item; 0 for unknown codes.</summary>
    public static int SizeOf(char code) => code switch
    {
        'c' or 'b' or 'B' or '?' => 1,
        'h' or 'H' or 'e' => 2,
        'i' or 'I' or 'f' => 4,
        'l' or 'L' or 'q' or 'Q' or 'n' or 'N' or 'P' or 'd' => 8,
        _ => 0,
    };

    /// <summary>The code of a format of one native item, such as "B" or "@i"; '\0' for others.</summary>
    public static char SingleCode(string format)
    {
        int start = format.Length > 0 && format[0] == '@' ? 1 : 0;
        return format.Length == start + 1 && SizeOf(format[start]) > 0 ? format[start] : '\0';
    }

    /// <summary>The object of an item; the code is known.</summary>
    public static PyObject Unpack(ReadOnlySpan<byte> item, char code)
    {
        switch (code)
        {
            case 'B':
                return PyInt.From(item[0]);
            case 'b':
                return PyInt.From((sbyte)item[0]);
            case 'c':
                return PyBytes.From(item[..1]);
            case '?':
                return PyBool.From(item[0] != 0);
            case 'h':
                return PyInt.From(MemoryMarshal.Read<short>(item));
            case 'H':
                return PyInt.From(MemoryMarshal.Read<ushort>(item));
            case 'i':
                return PyInt.From(MemoryMarshal.Read<int>(item));
            case 'I':
                return PyInt.From(MemoryMarshal.Read<uint>(item));
            case 'l' or 'q' or 'n':
                return PyInt.From(MemoryMarshal.Read<long>(item));
            case 'L' or 'Q' or 'N' or 'P':
                ulong unsigned = MemoryMarshal.Read<ulong>(item);
                return unsigned <= long.MaxValue ? PyInt.From((long)unsigned) : PyInt.From(new System.Numerics.BigInteger(unsigned));
            case 'e':
                return new PyFloat((double)BinaryPrimitives.ReadHalfLittleEndian(item));
            case 'f':
                return new PyFloat(MemoryMarshal.Read<float>(item));
            default:
                return new PyFloat(MemoryMarshal.Read<double>(item));
        }
    }

    /// <summary>Puts an object into an item. On anything but success the item is unchanged; only Failed leaves an error pending.</summary>
    public static PackResult Pack(PyObject value, Span<byte> item, char code)
    {
        switch (code)
        {
            case '?':
                int truth = Truth.Of(value);
                if (truth < 0)
                {
                    return PackResult.Failed;
                }

                item[0] = (byte)truth;
                return PackResult.Done;
            case 'c':
                if (value is not PyBytes bytes)
                {
                    return PackResult.WrongType;
                }

                if (bytes.Length != 1)
                {
                    return PackResult.OutOfRange;
                }

                item[0] = bytes.Span[0];
                return PackResult.Done;
            case 'e' or 'f' or 'd':
                return PackFloat(value, item, code);
            default:
                return PackInt(value, item, code);
        }
    }

    private static PackResult PackFloat(PyObject value, Span<byte> item, char code)
    {
        if (!ArgumentConversion.ToDouble(value, out double number))
        {
            return Classify();
        }

        switch (code)
        {
            case 'd':
                BinaryPrimitives.WriteDoubleLittleEndian(item, number);
                return PackResult.Done;
            case 'f':
                BinaryPrimitives.WriteSingleLittleEndian(item, (float)number);
                return PackResult.Done;
            default:
                var half = (Half)number;
                if (Half.IsInfinity(half) && !double.IsInfinity(number))
                {
                    return PackResult.OutOfRange;
                }

                BinaryPrimitives.WriteHalfLittleEndian(item, half);
                return PackResult.Done;
        }
    }

    private static PackResult PackInt(PyObject value, Span<byte> item, char code)
    {
        if (Numbers.Index(value) is not { } number)
        {
            return Classify();
        }

        if (!number.TryGetInt64(out long wide))
        {
            if (code is not ('L' or 'Q' or 'N' or 'P') || number.Value.Sign < 0 || number.Value > ulong.MaxValue)
            {
                return PackResult.OutOfRange;
            }

            MemoryMarshal.Write(item, (ulong)number.Value);
            return PackResult.Done;
        }

        bool fits = code switch
        {
            'b' => wide == (sbyte)wide,
            'B' => wide == (byte)wide,
            'h' => wide == (short)wide,
            'H' => wide == (ushort)wide,
            'i' => wide == (int)wide,
            'I' => wide == (uint)wide,
            'L' or 'Q' or 'N' or 'P' => wide >= 0,
            _ => true,
        };
        if (!fits)
        {
            return PackResult.OutOfRange;
        }

        switch (SizeOf(code))
        {
            case 1:
                item[0] = (byte)wide;
                break;
            case 2:
                MemoryMarshal.Write(item, (short)wide);
                break;
            case 4:
                MemoryMarshal.Write(item, (int)wide);
                break;
            default:
                MemoryMarshal.Write(item, wide);
                break;
        }

        return PackResult.Done;
    }

    /// <summary>What the pending error says of the value; it is dropped where the caller words it anew.</summary>
    private static PackResult Classify() =>
        Errors.ClearIf(PyExceptions.TypeError) ? PackResult.WrongType
        : Errors.ClearIf(PyExceptions.OverflowError) || Errors.ClearIf(PyExceptions.ValueError) ? PackResult.OutOfRange
        : PackResult.Failed;
}
