using System.Buffers.Binary;
using System.Numerics;

namespace Jitter.Stdlib.Modules.Hashes;

/// <summary>The constants of SHA-2: the first bits of roots of primes (FIPS 180-4, 4.2 and 5.3).</summary>
internal static class Sha2Constants
{
    /// <summary>Fractional bits of the cube roots of the first 80 primes.</summary>
    public static readonly ulong[] CubeRoots = MakeRoots(80, 3);

    /// <summary>Fractional bits of the square roots of the first 16 primes.</summary>
    public static readonly ulong[] SquareRoots = MakeRoots(16, 2);

    private static ulong[] MakeRoots(int count, int degree)
    {
        ulong[] roots = new ulong[count];
        int found = 0;
        for (int candidate = 2; found < count; candidate++)
        {
            bool prime = true;
            for (int divisor = 2; divisor * divisor <= candidate && prime; divisor++)
            {
                prime = candidate % divisor != 0;
            }

            if (prime)
            {
                roots[found++] = Fraction(candidate, degree);
            }
        }

        return roots;
    }

    /// <summary>The first 64 bits behind the point of a root: the integer root of n * 2**(64 * degree), modulo 2**64.</summary>
    private static ulong Fraction(int value, int degree)
    {
        BigInteger target = (BigInteger)value << (64 * degree);
        BigInteger low = 0;
        BigInteger high = BigInteger.One << 70;
        while (high - low > 1)
        {
            BigInteger middle = (low + high) >> 1;
            if (BigInteger.Pow(middle, degree) <= target)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (ulong)(low & ulong.MaxValue);
    }
}

/// <summary>SHA-224 and SHA-256.</summary>
internal sealed class Sha256State : HashState
{
    private static readonly uint[] s_k = Array.ConvertAll(Sha2Constants.CubeRoots[..64], root => (uint)(root >> 32));

    private readonly uint[] _h;

    public Sha256State(bool is224)
        : base(64) => _h = is224
            ? Array.ConvertAll(Sha2Constants.SquareRoots[8..16], root => (uint)root)
            : Array.ConvertAll(Sha2Constants.SquareRoots[..8], root => (uint)(root >> 32));

    private Sha256State(Sha256State other)
        : base(other) => _h = (uint[])other._h.Clone();

    public override HashState Clone() => new Sha256State(this);

    protected override void Process(ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        for (int i = 0; i < 16; i++)
        {
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..]);
        }

        for (int i = 16; i < 64; i++)
        {
            uint s0 = BitOperations.RotateRight(w[i - 15], 7) ^ BitOperations.RotateRight(w[i - 15], 18) ^ (w[i - 15] >> 3);
            uint s1 = BitOperations.RotateRight(w[i - 2], 17) ^ BitOperations.RotateRight(w[i - 2], 19) ^ (w[i - 2] >> 10);
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }

        (uint a, uint b, uint c, uint d) = (_h[0], _h[1], _h[2], _h[3]);
        (uint e, uint f, uint g, uint h) = (_h[4], _h[5], _h[6], _h[7]);
        for (int i = 0; i < 64; i++)
        {
            uint s1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            uint t1 = h + s1 + ((e & f) ^ (~e & g)) + s_k[i] + w[i];
            uint s0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            uint t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }

        _h[0] += a;
        _h[1] += b;
        _h[2] += c;
        _h[3] += d;
        _h[4] += e;
        _h[5] += f;
        _h[6] += g;
        _h[7] += h;
    }

    protected override void Finish(Span<byte> digest)
    {
        Pad(8, bigEndian: true);
        for (int i = 0; i * 4 < digest.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest[(i * 4)..], _h[i]);
        }
    }
}

/// <summary>SHA-384 and SHA-512.</summary>
internal sealed class Sha512State : HashState
{
    private readonly ulong[] _h;

    public Sha512State(bool is384)
        : base(128) => _h = is384 ? Sha2Constants.SquareRoots[8..16] : Sha2Constants.SquareRoots[..8];

    private Sha512State(Sha512State other)
        : base(other) => _h = (ulong[])other._h.Clone();

    public override HashState Clone() => new Sha512State(this);

    protected override void Process(ReadOnlySpan<byte> block)
    {
        ulong[] k = Sha2Constants.CubeRoots;
        Span<ulong> w = stackalloc ulong[80];
        for (int i = 0; i < 16; i++)
        {
            w[i] = BinaryPrimitives.ReadUInt64BigEndian(block[(i * 8)..]);
        }

        for (int i = 16; i < 80; i++)
        {
            ulong s0 = BitOperations.RotateRight(w[i - 15], 1) ^ BitOperations.RotateRight(w[i - 15], 8) ^ (w[i - 15] >> 7);
            ulong s1 = BitOperations.RotateRight(w[i - 2], 19) ^ BitOperations.RotateRight(w[i - 2], 61) ^ (w[i - 2] >> 6);
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }

        (ulong a, ulong b, ulong c, ulong d) = (_h[0], _h[1], _h[2], _h[3]);
        (ulong e, ulong f, ulong g, ulong h) = (_h[4], _h[5], _h[6], _h[7]);
        for (int i = 0; i < 80; i++)
        {
            ulong s1 = BitOperations.RotateRight(e, 14) ^ BitOperations.RotateRight(e, 18) ^ BitOperations.RotateRight(e, 41);
            ulong t1 = h + s1 + ((e & f) ^ (~e & g)) + k[i] + w[i];
            ulong s0 = BitOperations.RotateRight(a, 28) ^ BitOperations.RotateRight(a, 34) ^ BitOperations.RotateRight(a, 39);
            ulong t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }

        _h[0] += a;
        _h[1] += b;
        _h[2] += c;
        _h[3] += d;
        _h[4] += e;
        _h[5] += f;
        _h[6] += g;
        _h[7] += h;
    }

    protected override void Finish(Span<byte> digest)
    {
        Pad(16, bigEndian: true);
        for (int i = 0; i * 8 < digest.Length; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(digest[(i * 8)..], _h[i]);
        }
    }
}
