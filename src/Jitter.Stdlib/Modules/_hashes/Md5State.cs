using System.Buffers.Binary;
using System.Numerics;

namespace Jitter.Stdlib.Modules.Hashes;

/// <summary>MD5 (RFC 1321).</summary>
internal sealed class Md5State : HashState
{
    private static readonly uint[] s_sines = MakeSines();
    private static readonly int[] s_shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

    private readonly uint[] _h;

    public Md5State()
        : base(64) => _h = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];

    private Md5State(Md5State other)
        : base(other) => _h = (uint[])other._h.Clone();

    public override HashState Clone() => new Md5State(this);

    protected override void Process(ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[16];
        for (int i = 0; i < 16; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(i * 4)..]);
        }

        (uint a, uint b, uint c, uint d) = (_h[0], _h[1], _h[2], _h[3]);
        for (int i = 0; i < 64; i++)
        {
            uint f;
            int word;
            switch (i >> 4)
            {
                case 0:
                    f = (b & c) | (~b & d);
                    word = i;
                    break;
                case 1:
                    f = (d & b) | (~d & c);
                    word = ((5 * i) + 1) & 15;
                    break;
                case 2:
                    f = b ^ c ^ d;
                    word = ((3 * i) + 5) & 15;
                    break;
                default:
                    f = c ^ (b | ~d);
                    word = (7 * i) & 15;
                    break;
            }

            uint sum = a + f + s_sines[i] + words[word];
            (a, d, c, b) = (d, c, b, b + BitOperations.RotateLeft(sum, s_shifts[((i >> 4) * 4) + (i & 3)]));
        }

        _h[0] += a;
        _h[1] += b;
        _h[2] += c;
        _h[3] += d;
    }

    protected override void Finish(Span<byte> digest)
    {
        Pad(8, bigEndian: false);
        for (int i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(digest[(i * 4)..], _h[i]);
        }
    }

    private static uint[] MakeSines()
    {
        uint[] sines = new uint[64];
        for (int i = 0; i < sines.Length; i++)
        {
            sines[i] = (uint)(Math.Abs(Math.Sin(i + 1)) * 4294967296.0);
        }

        return sines;
    }
}
