using Jitter.Bytecode;
using Jitter.Compiler.CodeGen;

namespace Jitter.Compiler.Assembly;

/// <summary>Writes co_linetable (CPython's Objects/locations.md; Python/assemble.c, write_location_info_entry).</summary>
internal sealed class LocationTableWriter
{
    // The kinds of entries; 0-9 are the short forms, by the column's upper bits, and 10-12 the one-line forms, by the line's increment.
    private const int OneLine = 10;
    private const int NoColumn = 13;
    private const int Long = 14;
    private const int NoLocation = 15;

    // An entry tells the length of its range in three bits.
    private const int LongestRange = 8;

    // One byte and four numbers of up to six.
    private const int LongestEntry = 25;

    // Numbers have six bits a byte, the lowest first, and this bit where more follow.
    private const int ContinuationBit = 64;

    private readonly ByteBuffer _bytes = new();
    private int _line;

    /// <summary>Begins the table of another code object.</summary>
    public void Begin(int firstLine)
    {
        _bytes.Truncate(0);
        _line = firstLine;
    }

    /// <summary>Adds a range of code, in code units, with one position.</summary>
    public void Add(in Location location, int size)
    {
        for (; size > LongestRange; size -= LongestRange)
        {
            AddEntry(location, LongestRange);
        }

        if (size > 0)
        {
            AddEntry(location, size);
        }
    }

    /// <summary>The table.</summary>
    public byte[] ToArray() => _bytes.ToArray();

    private void AddEntry(in Location location, int size)
    {
        Span<byte> entry = _bytes.GetRoom(LongestEntry);
        _bytes.Advance(Encode(entry, location, size - 1));
    }

    // Returns the length.
    private int Encode(Span<byte> entry, in Location location, int range)
    {
        if (location.Line < 0)
        {
            entry[0] = First(NoLocation, range);
            return 1;
        }

        int increment = location.Line - _line;
        int column = location.Column;
        int endColumn = location.EndColumn;
        if (column < 0 || endColumn < 0)
        {
            if (location.EndLine == location.Line || location.EndLine == -1)
            {
                _line = location.Line;
                entry[0] = First(NoColumn, range);
                return EncodeSigned(entry, 1, increment);
            }
        }
        else if (location.EndLine == location.Line)
        {
            if (increment == 0 && column < 80 && endColumn >= column && endColumn - column < 16)
            {
                entry[0] = First(column >> 3, range);
                entry[1] = (byte)(((column & 7) << 4) | (endColumn - column));
                return 2;
            }

            if (increment is >= 0 and < 3 && column < 128 && endColumn < 128)
            {
                _line = location.Line;
                entry[0] = First(OneLine + increment, range);
                entry[1] = (byte)column;
                entry[2] = (byte)endColumn;
                return 3;
            }
        }

        _line = location.Line;
        entry[0] = First(Long, range);
        int length = EncodeSigned(entry, 1, increment);
        length = Encode(entry, length, (uint)(location.EndLine - location.Line));
        length = Encode(entry, length, (uint)(column + 1));
        return Encode(entry, length, (uint)(endColumn + 1));
    }

    private static byte First(int kind, int range) => (byte)(0x80 | (kind << 3) | range);

    // The sign is the lowest bit.
    private static int EncodeSigned(Span<byte> entry, int at, int value) =>
        Encode(entry, at, value < 0 ? ((uint)-value << 1) | 1 : (uint)value << 1);

    private static int Encode(Span<byte> entry, int at, uint value)
    {
        while (value >= ContinuationBit)
        {
            entry[at++] = (byte)((value & (ContinuationBit - 1)) | ContinuationBit);
            value >>= 6;
        }

        entry[at++] = (byte)value;
        return at;
    }
}
