namespace Jitter.Stdlib.Modules.Binascii;

/// <summary>CRC-32, CRC-CCITT and Adler-32.</summary>
internal static class Checksums
{
    private const uint AdlerModulus = 65521;

    // The most bytes whose sums fit 32 bits (zlib's NMAX).
    private const int AdlerRun = 5552;

    private static readonly uint[][] s_crcTables = MakeTables();

    /// <summary>CRC-32 (ISO 3309), eight bytes a step.</summary>
    public static uint Crc32(ReadOnlySpan<byte> data, uint crc)
    {
        uint[][] t = s_crcTables;
        crc = ~crc;
        while (data.Length >= 8)
        {
            crc ^= System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(data);
            crc = t[7][crc & 0xFF] ^ t[6][(crc >> 8) & 0xFF] ^ t[5][(crc >> 16) & 0xFF] ^ t[4][crc >> 24]
                ^ t[3][data[4]] ^ t[2][data[5]] ^ t[1][data[6]] ^ t[0][data[7]];
            data = data[8..];
        }

        foreach (byte value in data)
        {
            crc = t[0][(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    /// <summary>Adler-32 (RFC 1950).</summary>
    public static uint Adler32(ReadOnlySpan<byte> data, uint value)
    {
        uint a = value & 0xFFFF;
        uint b = value >> 16;
        while (!data.IsEmpty)
        {
            ReadOnlySpan<byte> run = data[..Math.Min(AdlerRun, data.Length)];
            data = data[run.Length..];
            foreach (byte item in run)
            {
                a += item;
                b += a;
            }

            a %= AdlerModulus;
            b %= AdlerModulus;
        }

        return (b << 16) | a;
    }

    /// <summary>CRC-CCITT as BinHex uses it.</summary>
    public static uint CrcHqx(ReadOnlySpan<byte> data, uint crc)
    {
        crc &= 0xFFFF;
        foreach (byte value in data)
        {
            crc ^= (uint)value << 8;
            for (int i = 0; i < 8; i++)
            {
                crc = ((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xFFFF;
            }
        }

        return crc;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (int i = 0; i < tables.Length; i++)
        {
            tables[i] = new uint[256];
        }

        for (uint n = 0; n < 256; n++)
        {
            uint crc = n;
            for (int k = 0; k < 8; k++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }

            tables[0][n] = crc;
        }

        for (int n = 0; n < 256; n++)
        {
            for (int k = 1; k < tables.Length; k++)
            {
                uint previous = tables[k - 1][n];
                tables[k][n] = tables[0][previous & 0xFF] ^ (previous >> 8);
            }
        }

        return tables;
    }
}
