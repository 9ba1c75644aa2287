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

    private readonly ByteBuffer _bytes = new();
    private int _line;

    /// <summary>Begins the table of another code object.</summary>
    public void Begin(int firstLine)
    {
        _bytes.Clear();
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
        if (location.Line < 0)
        {
            Begin(NoLocation, size);
            return;
        }

        int increment = location.Line - _line;
        int column = location.Column;
        int endColumn = location.EndColumn;
        if (column < 0 || endColumn < 0)
        {
            if (location.EndLine == location.Line || location.EndLine == -1)
            {
                Begin(NoColumn, size);
                _bytes.WriteSignedVarint(increment);
                _line = location.Line;
                return;
            }
        }
        else if (location.EndLine == location.Line)
        {
            if (increment == 0 && column < 80 && endColumn >= column && endColumn - column < 16)
            {
                Begin(column >> 3, size);
                _bytes.Write(((column & 7) << 4) | (endColumn - column));
                return;
            }

            if (increment is >= 0 and < 3 && column < 128 && endColumn < 128)
            {
                Begin(OneLine + increment, size);
                _bytes.Write(column);
                _bytes.Write(endColumn);
                _line = location.Line;
                return;
            }
        }

        Begin(Long, size);
        _bytes.WriteSignedVarint(increment);
        _bytes.WriteVarint((uint)(location.EndLine - location.Line));
        _bytes.WriteVarint((uint)(column + 1));
        _bytes.WriteVarint((uint)(endColumn + 1));
        _line = location.Line;
    }

    private void Begin(int kind, int size) => _bytes.Write(0x80 | (kind << 3) | (size - 1));
}
