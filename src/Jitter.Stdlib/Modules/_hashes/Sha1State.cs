using System.Buffers.Binary;
using System.Numerics;

namespace Jitter.Stdlib.Modules.Hashes;

/// <summary>SHA-1 (FIPS 180-4).</summary>
internal sealed class Sha1State : HashState
{
    private readonly uint[] _h;

    public Sha1State()
        : base(64) => _h = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];

    private Sha1State(Sha1State other)
        : base(other) => _h = (uint[])other._h.Clone();

    public override HashState Clone() => new Sha1State(this);

    protected override void Process(ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[80];
        for (int i = 0; i < 16; i++)
        {
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..]);
        }

        for (int i = 16; i < 80; i++)
        {
            w[i] = BitOperations.RotateLeft(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        }

        (uint a, uint b, uint c, uint d, uint e) = (_h[0], _h[1], _h[2], _h[3], _h[4]);
        for (int i = 0; i < 80; i++)
        {
            (uint f, uint k) = (i / 20) switch
            {
                0 => ((b & c) | (~b & d), 0x5a827999u),
                1 => (b ^ c ^ d, 0x6ed9eba1u),
                2 => ((b & c) | (b & d) | (c & d), 0x8f1bbcdcu),
                _ => (b ^ c ^ d, 0xca62c1d6u),
            };
            uint next = BitOperations.RotateLeft(a, 5) + f + e + k + w[i];
            (e, d, c, b, a) = (d, c, BitOperations.RotateLeft(b, 30), a, next);
        }

        _h[0] += a;
        _h[1] += b;
        _h[2] += c;
        _h[3] += d;
        _h[4] += e;
    }

    protected override void Finish(Span<byte> digest)
    {
        Pad(8, bigEndian: true);
        for (int i = 0; i < 5; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest[(i * 4)..], _h[i]);
        }
    }
}
