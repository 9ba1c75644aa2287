using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Jitter.Primitives;

namespace Jitter.Syntax.Lexing.Encodings;

/// <summary>How a codec of Python is made here.</summary>
internal enum CodecKind
{
    /// <summary>Not for text.</summary>
    Binary,

    /// <summary>A text codec without a table.</summary>
    Other,

    /// <summary>One byte, one character.</summary>
    Charmap,

    /// <summary>ASCII, further single bytes, and pairs of bytes.</summary>
    Multibyte,
}

/// <summary>
/// The names and tables of Python's text encodings, read from the embedded encodings.bin; make_encodings.py documents its format.
/// </summary>
internal sealed class EncodingTables
{
    /// <summary>The byte pairs of a multibyte table.</summary>
    public const int FirstLead = 0x81;

    public const int LastLead = 0xFE;
    public const int FirstTrail = 0x40;
    public const int LastTrail = 0xFE;

    private const int SingleCount = 128;
    private const int TrailCount = LastTrail - FirstTrail + 1;
    private const int MultibyteSize = SingleCount + ((LastLead - FirstLead + 1) * TrailCount);
    private const int PlaneWidth = 0xFE - 0xA1 + 1;

    private static readonly Lazy<EncodingTables> s_instance = new(() => new EncodingTables());

    private readonly Dictionary<string, string> _aliases = [];
    private readonly Dictionary<string, (CodecKind Kind, ushort[] Table)> _codecs = [];
    private readonly List<(int Index, int First)> _ranges = [];
    private ushort[] _plane = [];

    private EncodingTables()
    {
        ReadOnlySpan<byte> content = EmbeddedData.Inflate(typeof(EncodingTables).Assembly, "encodings.bin");
        int textLength = BinaryPrimitives.ReadInt32LittleEndian(content);
        string text = Encoding.ASCII.GetString(content.Slice(4, textLength));
        var tables = new TableReader(content[(4 + textLength)..]);
        foreach (string line in text.Split('\n'))
        {
            string[] words = line.Split(' ');
            switch (words[0])
            {
                case "alias":
                    _aliases.Add(words[1], words[2]);
                    break;
                case "binary":
                    _codecs.Add(words[1], (CodecKind.Binary, []));
                    break;
                case "other":
                    _codecs.Add(words[1], (CodecKind.Other, []));
                    break;
                case "charmap":
                    _codecs.Add(words[1], (CodecKind.Charmap, tables.Read(256)));
                    break;
                case "multibyte":
                    ushort[] table = tables.Read(MultibyteSize);
                    if (words[2] != "-")
                    {
                        ushort[] similar = _codecs[words[2]].Table;
                        for (int i = 0; i < table.Length; i++)
                        {
                            table[i] ^= similar[i];
                        }
                    }

                    _codecs.Add(words[1], (CodecKind.Multibyte, table));
                    break;
                case "plane":
                    _plane = tables.Read(PlaneWidth * PlaneWidth);
                    break;
                case "range":
                    _ranges.Add((int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture)));
                    break;
            }
        }
    }

    /// <summary>The tables, read once.</summary>
    public static EncodingTables Instance => s_instance.Value;

    /// <summary>The module that implements an encoding (CPython's encodings/__init__.py, search_function), or null.</summary>
    public string? Find(string encoding)
    {
        string name = Normalize(encoding);
        if ((_aliases.TryGetValue(name, out string? module) || _aliases.TryGetValue(name.Replace('.', '_'), out module))
            && _codecs.ContainsKey(module))
        {
            return module;
        }

        return _codecs.ContainsKey(name) ? name : null;
    }

    /// <summary>The kind and table of a module that <see cref="Find"/> gave.</summary>
    public (CodecKind Kind, ushort[] Table) Codec(string module) => _codecs[module];

    /// <summary>The character of a byte from 0x80 on by itself, or 0.</summary>
    public static int Single(ushort[] table, int value) => table[value - 0x80];

    /// <summary>The character of a byte pair, or 0.</summary>
    public static int Pair(ushort[] table, int lead, int trail) => lead is >= FirstLead and <= LastLead && trail is >= FirstTrail and <= LastTrail
        ? table[SingleCount + ((lead - FirstLead) * TrailCount) + trail - FirstTrail]
        : 0;

    /// <summary>The character of a byte pair in JIS X 0212, EUC-JP's second plane, or 0.</summary>
    public int SecondPlanePair(int lead, int trail) =>
        lead is >= 0xA1 and <= 0xFE && trail is >= 0xA1 and <= 0xFE ? _plane[((lead - 0xA1) * PlaneWidth) + trail - 0xA1] : 0;

    /// <summary>The code point in the basic plane of one of GB 18030's four-byte codes, counted from 81308130, or 0.</summary>
    public int FourByte(int index)
    {
        for (int i = _ranges.Count - 1; i >= 0; i--)
        {
            if (_ranges[i].Index <= index)
            {
                return _ranges[i].First == 0 ? 0 : _ranges[i].First + index - _ranges[i].Index;
            }
        }

        return 0;
    }

    // Lower case; letters, digits and points, and one underscore for whatever stands between them.
    private static string Normalize(string encoding)
    {
        var name = new StringBuilder();
        bool separated = false;
        foreach (char character in encoding)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '.')
            {
                separated = true;
                continue;
            }

            if (separated && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(character));
            separated = false;
        }

        return name.ToString();
    }

    private ref struct TableReader(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;
        private ushort _value;

        public ushort[] Read(int count)
        {
            var table = new ushort[count];
            for (int i = 0; i < count; i++)
            {
                _value += BinaryPrimitives.ReadUInt16LittleEndian(_rest[(i * 2)..]);
                table[i] = _value;
            }

            _rest = _rest[(count * 2)..];
            return table;
        }
    }
}
