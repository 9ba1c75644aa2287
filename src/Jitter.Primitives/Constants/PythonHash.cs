using System.Numerics;
using System.Text;
using Jitter.Primitives.Text;

namespace Jitter.Primitives.Constants;

/// <summary>
/// Python's <c>hash()</c> of constants on a 64-bit CPython 3.13 with PYTHONHASHSEED=0: it decides the order of sets.
/// </summary>
public static class PythonHash
{
    /// <summary>The modulus of numeric hashes, 2**61 - 1 (Python reference, "Hashing of numeric types").</summary>
    private const ulong Modulus = (1UL << 61) - 1;
    private const int HashBits = 61;
    private const long ImaginaryMultiplier = 1000003;
    private const long InfinityHash = 314159;

    private const ulong TuplePrime1 = 11400714785074694791;
    private const ulong TuplePrime2 = 14029467366897019727;
    private const ulong TuplePrime5 = 2870177450012600261;

    /// <summary>
    /// The hash. Ellipsis and None hash by type in CPython 3.13 or by address; those are not the same from run to run and give 0 here
    /// but for None.
    /// </summary>
    public static long Hash(Constant value) => value switch
    {
        SingletonConstant s when s == SingletonConstant.True => 1,
        SingletonConstant s when s == SingletonConstant.None => 0xFCA86420,
        IntConstant i => Hash(i.Value),
        FloatConstant f => Hash(f.Value),
        ComplexConstant c => HashComplex(c),
        StrConstant s => HashText(s.Value),
        BytesConstant b => SipHash13(b.Value),
        TupleConstant t => HashTuple(t.Items),
        FrozenSetConstant s => HashFrozenSet(s.Items),
        _ => 0,
    };

    /// <summary>The hash of an int.</summary>
    public static long Hash(BigInteger value)
    {
        long hash = (long)(BigInteger.Abs(value) % Modulus);
        hash = value.Sign < 0 ? -hash : hash;
        return hash == -1 ? -2 : hash;
    }

    /// <summary>The hash of a float: that of the int or fraction which it equals (CPython's _Py_HashDouble). NaN gives 0.</summary>
    public static long Hash(double value)
    {
        if (double.IsNaN(value))
        {
            return 0;
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? InfinityHash : -InfinityHash;
        }

        if (value == 0)
        {
            return 0;
        }

        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)((bits >> 52) & 0x7FF);
        ulong mantissa = (ulong)bits & ((1UL << 52) - 1);
        mantissa = biased == 0 ? mantissa : mantissa | (1UL << 52);
        int exponent = Math.Max(biased, 1) - 1075;
        int rotation = ((exponent % HashBits) + HashBits) % HashBits;

        // Multiplying by 2**rotation modulo 2**61 - 1 rotates the 61 bits.
        ulong rotated = ((mantissa << rotation) & Modulus) | (rotation == 0 ? 0 : mantissa >> (HashBits - rotation));
        long hash = (long)(rotated % Modulus);
        hash = value < 0 ? -hash : hash;
        return hash == -1 ? -2 : hash;
    }

    /// <summary>SipHash-1-3 under the all-zero key, of at least one byte; 0 of none.</summary>
    public static long SipHash13(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            return 0;
        }

        long hash = (long)SipHash13(data, 0, 0);
        return hash == -1 ? -2 : hash;
    }

    /// <summary>SipHash-1-3 (CPython's Python/pyhash.c, siphash13).</summary>
    public static ulong SipHash13(ReadOnlySpan<byte> data, ulong key0, ulong key1)
    {
        ulong v0 = key0 ^ 0x736f6d6570736575;
        ulong v1 = key1 ^ 0x646f72616e646f6d;
        ulong v2 = key0 ^ 0x6c7967656e657261;
        ulong v3 = key1 ^ 0x7465646279746573;
        ulong last = (ulong)data.Length << 56;
        while (data.Length >= 8)
        {
            ulong word = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(data);
            v3 ^= word;
            Round(ref v0, ref v1, ref v2, ref v3);
            v0 ^= word;
            data = data[8..];
        }

        for (int i = 0; i < data.Length; i++)
        {
            last |= (ulong)data[i] << (8 * i);
        }

        v3 ^= last;
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= last;
        v2 ^= 0xFF;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v2 += v3;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 = BitOperations.RotateLeft(v2, 32);
    }

    /// <summary>The hash of a str: of the bytes of CPython's own representation, 1, 2 or 4 bytes a code point.</summary>
    private static long HashText(CodePointString text)
    {
        int largest = 0;
        for (int i = 0; i < text.Length; i++)
        {
            largest = Math.Max(largest, text[i]);
        }

        int size = largest switch { < 0x100 => 1, < 0x10000 => 2, _ => 4 };
        byte[] data = new byte[text.Length * size];
        for (int i = 0; i < text.Length; i++)
        {
            for (int j = 0; j < size; j++)
            {
                data[(i * size) + j] = (byte)(text[i] >> (8 * j));
            }
        }

        return SipHash13(data);
    }

    private static long HashComplex(ComplexConstant value)
    {
        long hash = unchecked(Hash(value.Real) + (ImaginaryMultiplier * Hash(value.Imaginary)));
        return hash == -1 ? -2 : hash;
    }

    private static long HashTuple(Constant[] items)
    {
        ulong hash = TuplePrime5;
        foreach (Constant item in items)
        {
            hash += unchecked((ulong)Hash(item)) * TuplePrime2;
            hash = BitOperations.RotateLeft(hash, 31) * TuplePrime1;
        }

        hash += (ulong)items.Length ^ (TuplePrime5 ^ 3527539UL);
        return hash == ulong.MaxValue ? 1546275796 : (long)hash;
    }

    private static long HashFrozenSet(Constant[] items)
    {
        ulong hash = 0;
        foreach (Constant item in items)
        {
            ulong h = (ulong)Hash(item);
            hash ^= (h ^ 89869747UL ^ (h << 16)) * 3644798167UL;
        }

        hash ^= ((ulong)items.Length + 1) * 1927868237UL;
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = (hash * 69069U) + 907133923UL;
        return hash == ulong.MaxValue ? 590923713 : (long)hash;
    }
}
