namespace Jitter.Stdlib.Modules.Zlib;

/// <summary>A canonical Huffman code as a table over the longest code's bits (RFC 1951, 3.2.2).</summary>
internal sealed class HuffmanTable
{
    private const int LengthBits = 4;
    private const int LengthMask = (1 << LengthBits) - 1;

    private readonly ushort[] _entries;
    private readonly int _bits;

    private HuffmanTable(ushort[] entries, int bits)
    {
        _entries = entries;
        _bits = bits;
    }

    /// <summary>Makes the table of code lengths; null where they are no complete code (one code of one bit may stand alone).</summary>
    public static HuffmanTable? Create(ReadOnlySpan<byte> lengths, bool mayBeIncomplete)
    {
        Span<int> counts = stackalloc int[16];
        counts.Clear();
        foreach (byte length in lengths)
        {
            counts[length]++;
        }

        int max = 15;
        while (max > 0 && counts[max] == 0)
        {
            max--;
        }

        if (max == 0)
        {
            return new HuffmanTable([0, 0], 1);
        }

        int left = 1;
        for (int i = 1; i < 16; i++)
        {
            left = (left << 1) - counts[i];
            if (left < 0)
            {
                return null;
            }
        }

        if (left > 0 && !(mayBeIncomplete && max == 1))
        {
            return null;
        }

        Span<int> next = stackalloc int[16];
        int code = 0;
        counts[0] = 0;
        for (int i = 1; i < 16; i++)
        {
            code = (code + counts[i - 1]) << 1;
            next[i] = code;
        }

        ushort[] entries = new ushort[1 << max];
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            if (length > 0)
            {
                int reversed = Reverse(next[length]++, length);
                for (int i = reversed; i < entries.Length; i += 1 << length)
                {
                    entries[i] = (ushort)((symbol << LengthBits) | length);
                }
            }
        }

        return new HuffmanTable(entries, max);
    }

    /// <summary>The symbol at the beginning of some bits: its length is 0 where no code fits.</summary>
    public int Find(uint hold, out int length)
    {
        int entry = _entries[hold & ((1u << _bits) - 1)];
        length = entry & LengthMask;
        return entry >> LengthBits;
    }

    private static int Reverse(int code, int length)
    {
        int result = 0;
        for (int i = 0; i < length; i++)
        {
            result = (result << 1) | ((code >> i) & 1);
        }

        return result;
    }
}
