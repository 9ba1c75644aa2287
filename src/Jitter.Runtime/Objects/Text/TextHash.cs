using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Jitter.Primitives.Constants;

namespace Jitter.Runtime.Objects;

/// <summary>The hash of str and bytes: SipHash-1-3 under the key that PYTHONHASHSEED decides (Python reference, object.__hash__).</summary>
public static class TextHash
{
    private const int StackLimit = 512;

    private static ulong s_key0;
    private static ulong s_key1;

    static TextHash()
    {
        string? seed = Environment.GetEnvironmentVariable("PYTHONHASHSEED");
        if (uint.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out uint number))
        {
            Seed(number);
        }
        else
        {
            Span<byte> key = stackalloc byte[16];
            RandomNumberGenerator.Fill(key);
            s_key0 = MemoryMarshal.Read<ulong>(key);
            s_key1 = MemoryMarshal.Read<ulong>(key[8..]);
        }
    }

    /// <summary>Sets the key that a seed stands for, 0 for none at all. Must come before any hash is asked for.</summary>
    public static void Seed(uint seed)
    {
        s_key0 = s_key1 = 0;
        if (seed == 0)
        {
            return;
        }

        // lcg_urandom of CPython's Python/bootstrap_hash.c.
        Span<byte> key = stackalloc byte[16];
        uint x = seed;
        foreach (ref byte b in key)
        {
            x = (x * 214013) + 2531011;
            b = (byte)(x >> 16);
        }

        s_key0 = MemoryMarshal.Read<ulong>(key);
        s_key1 = MemoryMarshal.Read<ulong>(key[8..]);
    }

    /// <summary>The hash of bytes.</summary>
    public static long Of(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            return 0;
        }

        long hash = (long)PythonHash.SipHash13(data, s_key0, s_key1);
        return hash == -1 ? -2 : hash;
    }

    /// <summary>The hash of a str: of CPython's own representation, 1, 2 or 4 bytes a code point.</summary>
    public static long Of(PyStr text)
    {
        if (text.IsWide)
        {
            return Of(MemoryMarshal.AsBytes(text.Points));
        }

        ReadOnlySpan<char> chars = text.Chars;
        if (chars.ContainsAnyExceptInRange('\0', '\xFF'))
        {
            return Of(MemoryMarshal.AsBytes(chars));
        }

        byte[]? rented = null;
        Span<byte> bytes = chars.Length <= StackLimit ? stackalloc byte[StackLimit] : rented = ArrayPool<byte>.Shared.Rent(chars.Length);
        bytes = bytes[..chars.Length];
        System.Text.Encoding.Latin1.GetBytes(chars, bytes);
        long hash = Of(bytes);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return hash;
    }
}
