namespace Jitter.Bytecode.Disassembly;

/// <summary>A source range; null where CPython has None. Lines count from 1, columns from 0 in UTF-8 bytes.</summary>
public readonly record struct SourcePosition(int? Line, int? EndLine, int? Column, int? EndColumn);

/// <summary>The instructions from <paramref name="Start"/> up to <paramref name="End"/> (byte offsets) that have one line, or none.</summary>
public readonly record struct LineRange(int Start, int End, int? Line);

/// <summary>One entry of a location table: the position of the instructions from Start up to End (byte offsets).</summary>
public readonly record struct LocationEntry(int Start, int End, SourcePosition Position);

/// <summary>
/// Reads <c>co_linetable</c> (Objects/locations.md). A malformed table gives what CPython would make of it; bytes past
/// its end count as zero.
/// </summary>
public static class LineTable
{
    private const int CodeUnit = 2;

    // The four kinds of entry that are not "short" with their columns in the first byte.
    private const int FirstOneLine = 10;
    private const int NoColumns = 13;
    private const int LongForm = 14;
    private const int NoLocation = 15;

    /// <summary>The entries in order.</summary>
    public static Enumerator Entries(CodeObject code) => new(code.LineTable, code.FirstLine, linesOnly: false);

    /// <summary>The line of an instruction (PyCode_Addr2Line); null for none.</summary>
    /// <param name="code">The code object.</param>
    /// <param name="offset">The byte offset of the instruction.</param>
    public static int? LineAt(CodeObject code, int offset)
    {
        foreach (LocationEntry entry in new Enumerator(code.LineTable, code.FirstLine, linesOnly: true))
        {
            if (offset < entry.End)
            {
                return entry.Position.Line;
            }
        }

        return null;
    }

    /// <summary>What <c>co_positions()</c> gives: a position for each code unit that the table covers.</summary>
    public static List<SourcePosition> Positions(CodeObject code)
    {
        var positions = new List<SourcePosition>(code.Code.Length / CodeUnit);
        foreach (LocationEntry entry in Entries(code))
        {
            for (int offset = entry.Start; offset < entry.End; offset += CodeUnit)
            {
                positions.Add(entry.Position);
            }
        }

        return positions;
    }

    /// <summary>What <c>co_lines()</c> gives: entries with the same line are one range.</summary>
    public static List<LineRange> Lines(CodeObject code)
    {
        var lines = new List<LineRange>();
        foreach (LocationEntry entry in new Enumerator(code.LineTable, code.FirstLine, linesOnly: true))
        {
            if (lines.Count != 0 && lines[^1].Line == entry.Position.Line)
            {
                lines[^1] = lines[^1] with { End = entry.End };
            }
            else
            {
                lines.Add(new LineRange(entry.Start, entry.End, entry.Position.Line));
            }
        }

        return lines;
    }

    /// <summary>
    /// Goes through the entries. In a malformed table CPython's readers of lines and of positions find different entries:
    /// the one goes on at the next byte with the high bit set, the other behind the last byte that it has read.
    /// </summary>
    public struct Enumerator(byte[] table, int firstLine, bool linesOnly)
    {
        private int _position;
        private int _line = firstLine;

        /// <summary>The entry.</summary>
        public LocationEntry Current { get; private set; }

        /// <summary>This.</summary>
        public readonly Enumerator GetEnumerator() => this;

        /// <summary>Goes to the next entry.</summary>
        public bool MoveNext()
        {
            if (_position >= table.Length)
            {
                return false;
            }

            int entryStart = _position;
            int first = table[_position++];
            int kind = (first >> 3) & 15;
            int start = Current.End;
            int end = start + (((first & 7) + 1) * CodeUnit);
            SourcePosition position = default;
            switch (kind)
            {
                case NoLocation:
                    break;
                case LongForm when !linesOnly:
                    _line += ReadSigned();
                    int endLine = _line + ReadUnsigned();
                    int column = ReadUnsigned() - 1;
                    int endColumn = ReadUnsigned() - 1;
                    position = Make(_line, endLine, column, endColumn);
                    break;
                case LongForm or NoColumns:
                    _line += ReadSigned();
                    position = Make(_line, _line, -1, -1);
                    break;
                case >= FirstOneLine:
                    _line += kind - FirstOneLine;
                    int oneColumn = linesOnly ? 0 : ReadByte();
                    position = Make(_line, _line, oneColumn, linesOnly ? 0 : ReadByte());
                    break;
                default:
                    int second = linesOnly ? 0 : ReadByte();
                    int shortColumn = (kind << 3) | (second >> 4);
                    position = Make(_line, _line, shortColumn, shortColumn + (second & 15));
                    break;
            }

            if (linesOnly)
            {
                _position = entryStart + 1;
                while (_position < table.Length && (table[_position] & 128) == 0)
                {
                    _position++;
                }
            }

            Current = new LocationEntry(start, end, position);
            return true;
        }

        private static SourcePosition Make(int line, int endLine, int column, int endColumn) =>
            new(OrNone(line), OrNone(endLine), OrNone(column), OrNone(endColumn));

        private static int? OrNone(int value) => value == -1 ? null : value;

        private int ReadByte() => _position < table.Length ? table[_position++] : 0;

        private int ReadUnsigned()
        {
            int next = ReadByte();
            int value = next & 63;
            for (int shift = 6; (next & 64) != 0; shift += 6)
            {
                next = ReadByte();
                value |= shift < 32 ? (next & 63) << shift : 0;
            }

            return value;
        }

        private int ReadSigned()
        {
            int value = ReadUnsigned();
            return (value & 1) != 0 ? -(int)((uint)value >> 1) : (int)((uint)value >> 1);
        }
    }
}
