using System.Runtime.InteropServices;

namespace Jitter.Primitives.Text.Unicode;

/// <summary>
/// The Unicode 15.1 properties that Python 3.13 shows, from data of our own: .NET's tables are of a later version, and
/// ICU's depend on the machine.
/// </summary>
/// <remarks>
/// make_unicode_data.py makes unicode.bin (zlib): five two-stage tables (flags, combining classes, character classes,
/// case records, digit values), each as the count of index entries, the count of 128-byte blocks, the index (16 bits an
/// entry) and the blocks; then five counted arrays of 32-bit numbers (case records: what to add to the code point for its
/// simple lower, upper and title case; decomposable code points, ends of their full compatibility decompositions, the
/// decompositions, and triples first, second, composed); then three more for full case mappings (<see cref="FullCase"/>). All numbers are little-endian. The tables are read when first
/// asked for.
/// </remarks>
public static partial class UnicodeData
{
    private const byte XidStartFlag = 1;
    private const byte XidContinueFlag = 2;
    private const byte PrintableFlag = 4;

    /// <summary>Whether an identifier may start with the code point: XID_Start or '_' (Python reference, "Identifiers").</summary>
    public static bool IsXidStart(int codePoint) =>
        codePoint < 128 ? codePoint is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' : (Tables.Flags[codePoint] & XidStartFlag) != 0;

    /// <summary>Whether an identifier may go on with the code point: XID_Continue.</summary>
    public static bool IsXidContinue(int codePoint) => codePoint < 128
        ? codePoint is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'
        : (Tables.Flags[codePoint] & XidContinueFlag) != 0;

    /// <summary>Whether <c>str.isprintable</c> holds for the code point: repr shows it as it is.</summary>
    public static bool IsPrintable(int codePoint) =>
        codePoint < 0x7F ? codePoint >= 0x20 : (Tables.Flags[codePoint] & PrintableFlag) != 0;

    /// <summary>The canonical combining class of the code point.</summary>
    public static int CombiningClass(int codePoint) => Tables.CombiningClasses[codePoint];

    /// <summary>The text in normalization form KC, by the Unicode Standard's algorithm (annex 15).</summary>
    public static string NormalizeNfkc(string text) => Normalizer.Nfkc(text);

    /// <summary>
    /// Finds a character by its name or alias, whatever the case, as <c>\N{...}</c> does. Named sequences are no characters.
    /// </summary>
    public static bool TryLookupName(string name, out int codePoint) => UnicodeNames.TryLookup(name, out codePoint);

    /// <summary>Finds a named sequence, which only <c>unicodedata.lookup</c> does; empty where there is none.</summary>
    public static int[] LookupSequence(string name) => UnicodeNames.LookupSequence(name);

    /// <summary>The name of a code point (<c>unicodedata.name</c>), or null.</summary>
    public static string? NameOf(int codePoint) => UnicodeNames.NameOf(codePoint);

    /// <summary>The full compatibility decomposition of a code point other than a Hangul syllable; empty where it is itself.</summary>
    internal static ReadOnlySpan<int> Decomposition(int codePoint)
    {
        int index = Array.BinarySearch(Tables.Decomposable, codePoint);
        if (index < 0)
        {
            return default;
        }

        int start = index == 0 ? 0 : Tables.DecompositionEnds[index - 1];
        return Tables.Decompositions.AsSpan(start..Tables.DecompositionEnds[index]);
    }

    /// <summary>Whether the code point has a full compatibility decomposition other than itself.</summary>
    internal static bool HasDecomposition(int codePoint) => Array.BinarySearch(Tables.Decomposable, codePoint) >= 0;

    /// <summary>The primary composite of a pair, if there is one.</summary>
    internal static bool TryCompose(int first, int second, out int composed) =>
        Tables.Compositions.TryGetValue(((long)first << 32) | (uint)second, out composed);

    internal static TwoStageTable ReadTable(ref ReadOnlySpan<byte> data)
    {
        int indexCount = MemoryMarshal.Read<int>(data);
        int blockCount = MemoryMarshal.Read<int>(data[4..]);
        ushort[] index = MemoryMarshal.Cast<byte, ushort>(data.Slice(8, indexCount * 2)).ToArray();
        byte[] blocks = data.Slice(8 + (indexCount * 2), blockCount * 128).ToArray();
        data = data[(8 + (indexCount * 2) + (blockCount * 128))..];
        return new TwoStageTable(index, blocks);
    }

    internal static int[] ReadNumbers(ref ReadOnlySpan<byte> data)
    {
        int count = MemoryMarshal.Read<int>(data);
        int[] numbers = MemoryMarshal.Cast<byte, int>(data.Slice(4, count * 4)).ToArray();
        data = data[(4 + (count * 4))..];
        return numbers;
    }

    internal readonly struct TwoStageTable(ushort[] index, byte[] blocks)
    {
        private const int BlockBits = 7;

        public byte this[int codePoint] => blocks[(index[codePoint >> BlockBits] << BlockBits) | (codePoint & ((1 << BlockBits) - 1))];
    }

    private static class Tables
    {
        public static readonly TwoStageTable Flags;
        public static readonly TwoStageTable CombiningClasses;
        public static readonly TwoStageTable Classes;
        public static readonly TwoStageTable CaseRecords;
        public static readonly TwoStageTable DigitValues;
        public static readonly int[] CaseDeltas;
        public static readonly int[] Decomposable;
        public static readonly int[] DecompositionEnds;
        public static readonly int[] Decompositions;
        public static readonly Dictionary<long, int> Compositions;
        public static readonly int[] FullCaseKeys;
        public static readonly int[] FullCaseEnds;
        public static readonly int[] FullCaseText;

        static Tables()
        {
            ReadOnlySpan<byte> data = EmbeddedData.Inflate(typeof(UnicodeData).Assembly, "unicode.bin");
            Flags = ReadTable(ref data);
            CombiningClasses = ReadTable(ref data);
            Classes = ReadTable(ref data);
            CaseRecords = ReadTable(ref data);
            DigitValues = ReadTable(ref data);
            CaseDeltas = ReadNumbers(ref data);
            Decomposable = ReadNumbers(ref data);
            DecompositionEnds = ReadNumbers(ref data);
            Decompositions = ReadNumbers(ref data);
            int[] triples = ReadNumbers(ref data);
            Compositions = new Dictionary<long, int>(triples.Length / 3);
            for (int i = 0; i < triples.Length; i += 3)
            {
                Compositions.Add(((long)triples[i] << 32) | (uint)triples[i + 1], triples[i + 2]);
            }

            FullCaseKeys = ReadNumbers(ref data);
            FullCaseEnds = ReadNumbers(ref data);
            FullCaseText = ReadNumbers(ref data);
        }
    }
}
