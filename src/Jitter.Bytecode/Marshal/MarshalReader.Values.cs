using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;

namespace Jitter.Bytecode.Marshal;

public ref partial struct MarshalReader
{
    private StrConstant ReadLatin1(int length) => new(CodePointString.FromUtf16(Encoding.Latin1.GetString(Take(length))));

    private double ReadFloat() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>Reads a float's decimal text (PyOS_string_to_double).</summary>
    private double ReadFloatText()
    {
        ReadOnlySpan<byte> bytes = Take(ReadByte());
        int end = bytes.IndexOf((byte)0);
        bytes = end < 0 ? bytes : bytes[..end];
        string text = Encoding.UTF8.GetString(bytes);
        string unsigned = text.StartsWith('-') || text.StartsWith('+') ? text[1..] : text;
        if (unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase) || unsigned.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (unsigned.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            return text[0] == '-' ? double.NaN : -double.NaN;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (unsigned.Length != 0 && (char.IsAsciiDigit(unsigned[0]) || unsigned[0] == '.')
            && double.TryParse(text, Style, CultureInfo.InvariantCulture, out double value))
        {
            return value;
        }

        string shown = Encoding.UTF8.GetString(bytes[..Math.Min(200, bytes.Length)]);
        throw Error(BytecodeErrorKind.ValueError, "could not convert string to float: '" + shown + "'");
    }

    private BigInteger ReadLong()
    {
        int signedCount = ReadInt32();
        if (signedCount == int.MinValue)
        {
            throw Error(BytecodeErrorKind.ValueError, "bad marshal data (long size out of range)");
        }

        // Digits of 15 bits, packed as they come into the bytes of the magnitude. What the data cannot hold is never stored.
        int count = Math.Abs(signedCount);
        int stored = (int)Math.Min(count, (_data.Length - _position) / 2);
        byte[] magnitude = new byte[(((long)stored * MarshalType.DigitBits) + 7) / 8];
        uint bits = 0;
        int bitCount = 0;
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            int digit = BinaryPrimitives.ReadInt16LittleEndian(Take(2));
            if (digit < 0)
            {
                throw Error(BytecodeErrorKind.ValueError, "bad marshal data (digit out of range in long)");
            }

            if (digit == 0 && i == count - 1)
            {
                throw Error(BytecodeErrorKind.ValueError, "bad marshal data (unnormalized long data)");
            }

            bits |= (uint)digit << bitCount;
            bitCount += MarshalType.DigitBits;
            while (bitCount >= 8)
            {
                magnitude[next++] = (byte)bits;
                bits >>= 8;
                bitCount -= 8;
            }
        }

        if (bitCount > 0)
        {
            magnitude[next] = (byte)bits;
        }

        var value = new BigInteger(magnitude, isUnsigned: true);
        return signedCount < 0 ? -value : value;
    }

    private readonly bool IsHashable(Constant value) =>
        value is StopIterationConstant
        || (value is not MutableConstant && !(_unhashableTuples is { } tuples && value is TupleConstant && tuples.Contains(value)));

    private readonly void CheckHashable(Constant value)
    {
        if (!IsHashable(value))
        {
            throw Error(BytecodeErrorKind.TypeError, "unhashable type: '" + UnhashableType(value) + "'");
        }
    }

    private readonly string UnhashableType(Constant value)
    {
        // The first unhashable item decides, as hashing goes through a tuple's items in order.
        while (value is TupleConstant tuple)
        {
            value = SingletonConstant.None;
            foreach (Constant item in tuple.Items)
            {
                if (!IsHashable(item))
                {
                    value = item;
                    break;
                }
            }
        }

        return value switch { ListConstant => "list", DictConstant => "dict", _ => "set" };
    }
}
