using System.Buffers.Binary;
using System.Numerics;

namespace Jitter.Stdlib.Modules.Hashes;

/// <summary>The permutations of BLAKE2's rounds (RFC 7693, 2.7).</summary>
internal static class Blake2Constants
{
    public static readonly byte[][] Sigma =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
        [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
        [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
        [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
        [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
    ];
}

/// <summary>BLAKE2b (RFC 7693).</summary>
internal sealed class Blake2bState : HashState
{
    private const int Rounds = 12;

    private readonly ulong[] _h;
    private readonly bool _lastNode;
    private ulong _count;

    /// <param name="parameters">The parameter block of 64 bytes.</param>
    /// <param name="lastNode">Whether it is the last node of a tree's level.</param>
    public Blake2bState(ReadOnlySpan<byte> parameters, bool lastNode)
        : base(128)
    {
        _lastNode = lastNode;
        _h = Sha2Constants.SquareRoots[..8];
        for (int i = 0; i < 8; i++)
        {
            _h[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(parameters[(i * 8)..]);
        }
    }

    private Blake2bState(Blake2bState other)
        : base(other)
    {
        _h = (ulong[])other._h.Clone();
        _lastNode = other._lastNode;
        _count = other._count;
    }

    protected override bool KeepsLastBlock => true;

    public override HashState Clone() => new Blake2bState(this);

    protected override void Process(ReadOnlySpan<byte> block)
    {
        _count += (ulong)block.Length;
        Compress(block, last: false);
    }

    protected override void Finish(Span<byte> digest)
    {
        _count += (ulong)Pending.Length;
        Block[Pending.Length..].Clear();
        Compress(Block, last: true);
        Span<byte> all = stackalloc byte[64];
        for (int i = 0; i < 8; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(all[(i * 8)..], _h[i]);
        }

        all[..digest.Length].CopyTo(digest);
    }

    private void Compress(ReadOnlySpan<byte> block, bool last)
    {
        Span<ulong> m = stackalloc ulong[16];
        Span<ulong> v = stackalloc ulong[16];
        for (int i = 0; i < 16; i++)
        {
            m[i] = BinaryPrimitives.ReadUInt64LittleEndian(block[(i * 8)..]);
            v[i] = i < 8 ? _h[i] : Sha2Constants.SquareRoots[i - 8];
        }

        v[12] ^= _count;
        v[14] = last ? ~v[14] : v[14];
        v[15] = last && _lastNode ? ~v[15] : v[15];
        for (int round = 0; round < Rounds; round++)
        {
            byte[] s = Blake2Constants.Sigma[round % 10];
            for (int i = 0; i < 4; i++)
            {
                Mix(v, i, 4 + i, 8 + i, 12 + i, m[s[2 * i]], m[s[(2 * i) + 1]]);
            }

            for (int i = 0; i < 4; i++)
            {
                Mix(v, i, 4 + ((i + 1) & 3), 8 + ((i + 2) & 3), 12 + ((i + 3) & 3), m[s[8 + (2 * i)]], m[s[9 + (2 * i)]]);
            }
        }

        for (int i = 0; i < 8; i++)
        {
            _h[i] ^= v[i] ^ v[i + 8];
        }
    }

    private static void Mix(Span<ulong> v, int a, int b, int c, int d, ulong x, ulong y)
    {
        v[a] += v[b] + x;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 63);
    }
}

/// <summary>BLAKE2s (RFC 7693).</summary>
internal sealed class Blake2sState : HashState
{
    private const int Rounds = 10;

    private static readonly uint[] s_iv = Array.ConvertAll(Sha2Constants.SquareRoots[..8], root => (uint)(root >> 32));

    private readonly uint[] _h;
    private readonly bool _lastNode;
    private ulong _count;

    /// <param name="parameters">The parameter block of 32 bytes.</param>
    /// <param name="lastNode">Whether it is the last node of a tree's level.</param>
    public Blake2sState(ReadOnlySpan<byte> parameters, bool lastNode)
        : base(64)
    {
        _lastNode = lastNode;
        _h = (uint[])s_iv.Clone();
        for (int i = 0; i < 8; i++)
        {
            _h[i] ^= BinaryPrimitives.ReadUInt32LittleEndian(parameters[(i * 4)..]);
        }
    }

    private Blake2sState(Blake2sState other)
        : base(other)
    {
        _h = (uint[])other._h.Clone();
        _lastNode = other._lastNode;
        _count = other._count;
    }

    protected override bool KeepsLastBlock => true;

    public override HashState Clone() => new Blake2sState(this);

    protected override void Process(ReadOnlySpan<byte> block)
    {
        _count += (ulong)block.Length;
        Compress(block, last: false);
    }

    protected override void Finish(Span<byte> digest)
    {
        _count += (ulong)Pending.Length;
        Block[Pending.Length..].Clear();
        Compress(Block, last: true);
        Span<byte> all = stackalloc byte[32];
        for (int i = 0; i < 8; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(all[(i * 4)..], _h[i]);
        }

        all[..digest.Length].CopyTo(digest);
    }

    private void Compress(ReadOnlySpan<byte> block, bool last)
    {
        Span<uint> m = stackalloc uint[16];
        Span<uint> v = stackalloc uint[16];
        for (int i = 0; i < 16; i++)
        {
            m[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(i * 4)..]);
            v[i] = i < 8 ? _h[i] : s_iv[i - 8];
        }

        v[12] ^= (uint)_count;
        v[13] ^= (uint)(_count >> 32);
        v[14] = last ? ~v[14] : v[14];
        v[15] = last && _lastNode ? ~v[15] : v[15];
        for (int round = 0; round < Rounds; round++)
        {
            byte[] s = Blake2Constants.Sigma[round];
            for (int i = 0; i < 4; i++)
            {
                Mix(v, i, 4 + i, 8 + i, 12 + i, m[s[2 * i]], m[s[(2 * i) + 1]]);
            }

            for (int i = 0; i < 4; i++)
            {
                Mix(v, i, 4 + ((i + 1) & 3), 8 + ((i + 2) & 3), 12 + ((i + 3) & 3), m[s[8 + (2 * i)]], m[s[9 + (2 * i)]]);
            }
        }

        for (int i = 0; i < 8; i++)
        {
            _h[i] ^= v[i] ^ v[i + 8];
        }
    }

    private static void Mix(Span<uint> v, int a, int b, int c, int d, uint x, uint y)
    {
        v[a] += v[b] + x;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 12);
        v[a] += v[b] + y;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 8);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 7);
    }
}
