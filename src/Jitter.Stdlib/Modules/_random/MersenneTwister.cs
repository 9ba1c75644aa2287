namespace Jitter.Stdlib.Modules.Random;

/// <summary>MT19937 (Matsumoto and Nishimura, "Mersenne Twister", 1998), seeded by arrays as its authors' init_by_array does.</summary>
internal sealed class MersenneTwister
{
    /// <summary>The words of the state.</summary>
    public const int Length = 624;

    private const int Middle = 397;

    /// <summary>The state's words.</summary>
    public uint[] State { get; } = new uint[Length];

    /// <summary>How many words of the state have been used.</summary>
    public int Index { get; set; } = Length;

    public void Seed(ReadOnlySpan<uint> key)
    {
        uint[] state = State;
        state[0] = 19650218;
        for (uint k = 1; k < Length; k++)
        {
            state[k] = (1812433253 * (state[k - 1] ^ (state[k - 1] >> 30))) + k;
        }

        int i = 1;
        int j = 0;
        for (int k = Math.Max(Length, key.Length); k > 0; k--)
        {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1664525)) + key[j] + (uint)j;
            Advance(ref i);
            j = j + 1 >= key.Length ? 0 : j + 1;
        }

        for (int k = Length - 1; k > 0; k--)
        {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1566083941)) - (uint)i;
            Advance(ref i);
        }

        state[0] = 0x80000000;
        Index = Length;
    }

    public uint Next()
    {
        if (Index >= Length)
        {
            Twist();
        }

        uint y = State[Index++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    private void Advance(ref int i)
    {
        if (++i >= Length)
        {
            State[0] = State[Length - 1];
            i = 1;
        }
    }

    private void Twist()
    {
        uint[] state = State;
        for (int i = 0; i < Length; i++)
        {
            uint y = (state[i] & 0x80000000) | (state[i + 1 < Length ? i + 1 : 0] & 0x7fffffff);
            int other = i + Middle < Length ? i + Middle : i + Middle - Length;
            state[i] = state[other] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }

        Index = 0;
    }
}
