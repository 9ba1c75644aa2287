using System.Buffers.Binary;
using System.Numerics;

namespace Jitter.Stdlib.Modules.Hashes;

/// <summary>SHA-3 and SHAKE: the Keccak sponge (FIPS 202).</summary>
internal sealed class KeccakState : HashState
{
    private const int Rounds = 24;

    private static readonly ulong[] s_roundConstants = MakeRoundConstants();

    private readonly ulong[] _lanes = new ulong[25];
    private readonly byte _suffix;

    public KeccakState(int rate, byte suffix)
        : base(rate) => _suffix = suffix;

    private KeccakState(KeccakState other)
        : base(other)
    {
        _suffix = other._suffix;
        other._lanes.CopyTo(_lanes, 0);
    }

    public override HashState Clone() => new KeccakState(this);

    protected override void Process(ReadOnlySpan<byte> block)
    {
        for (int i = 0; i < block.Length / 8; i++)
        {
            _lanes[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(i * 8)..]);
        }

        Permute();
    }

    protected override void Finish(Span<byte> digest)
    {
        int used = Pending.Length;
        Block[used..].Clear();
        Block[used] = _suffix;
        Block[^1] |= 0x80;
        Process(Block);
        int rate = Block.Length;
        Span<byte> lane = stackalloc byte[8];
        while (true)
        {
            for (int i = 0; i < rate && !digest.IsEmpty; i += 8)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(lane, _lanes[i / 8]);
                int taken = Math.Min(8, digest.Length);
                lane[..taken].CopyTo(digest);
                digest = digest[taken..];
            }

            if (digest.IsEmpty)
            {
                return;
            }

            Permute();
        }
    }

    private void Permute()
    {
        ulong[] a = _lanes;
        Span<ulong> c = stackalloc ulong[5];
        for (int round = 0; round < Rounds; round++)
        {
            for (int x = 0; x < 5; x++)
            {
                c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            }

            for (int x = 0; x < 5; x++)
            {
                ulong d = c[(x + 4) % 5] ^ BitOperations.RotateLeft(c[(x + 1) % 5], 1);
                for (int y = 0; y < 25; y += 5)
                {
                    a[x + y] ^= d;
                }
            }

            // Rotations and the walk of the lanes (rho and pi).
            ulong last = a[1];
            int column = 1;
            int row = 0;
            for (int t = 0; t < Rounds; t++)
            {
                (column, row) = (row, ((2 * column) + (3 * row)) % 5);
                int at = column + (5 * row);
                (last, a[at]) = (a[at], BitOperations.RotateLeft(last, (t + 1) * (t + 2) / 2 % 64));
            }

            for (int y = 0; y < 25; y += 5)
            {
                for (int x = 0; x < 5; x++)
                {
                    c[x] = a[x + y];
                }

                for (int x = 0; x < 5; x++)
                {
                    a[x + y] = c[x] ^ (~c[(x + 1) % 5] & c[(x + 2) % 5]);
                }
            }

            a[0] ^= s_roundConstants[round];
        }
    }

    /// <summary>The constants of the rounds: bits of a linear feedback shift register (FIPS 202, algorithm 5).</summary>
    private static ulong[] MakeRoundConstants()
    {
        ulong[] constants = new ulong[Rounds];
        int register = 1;
        for (int round = 0; round < Rounds; round++)
        {
            for (int j = 0; j <= 6; j++)
            {
                if ((register & 1) != 0)
                {
                    constants[round] |= 1UL << ((1 << j) - 1);
                }

                register = (register & 0x80) != 0 ? (register << 1) ^ 0x171 : register << 1;
            }
        }

        return constants;
    }
}
