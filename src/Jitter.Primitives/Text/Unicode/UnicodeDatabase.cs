using System.Runtime.InteropServices;
using System.Text;

namespace Jitter.Primitives.Text.Unicode;

/// <summary>The properties that only the unicodedata module shows, of one version of the database: ucd.bin, read when first asked for.</summary>
/// <remarks>
/// make_unicode_data.py makes ucd.bin (zlib): for 15.1 and then 3.2, four two-stage tables (category, bidirectional class, East
/// Asian width, mirrored), each with the lines of its values' texts; the code points with a numeric value and the values; those
/// whose decimal or digit value is not that of 15.1, with both; those with a decomposition (in 3.2: with another one) and its text.
/// </remarks>
public sealed class UnicodeDatabase
{
    private static UnicodeDatabase? s_current;
    private static UnicodeDatabase? s_old;

    private readonly UnicodeData.TwoStageTable _categories;
    private readonly string[] _categoryNames;
    private readonly UnicodeData.TwoStageTable _bidirectional;
    private readonly string[] _bidirectionalNames;
    private readonly UnicodeData.TwoStageTable _widths;
    private readonly string[] _widthNames;
    private readonly UnicodeData.TwoStageTable _mirrored;
    private readonly string[] _mirroredNames;
    private readonly int[] _numeric;
    private readonly double[] _numericValues;
    private readonly int[] _changedDigits;
    private readonly int[] _changedDecimals;
    private readonly int[] _changedDigitValues;
    private readonly int[] _decomposable;
    private readonly string[] _decompositions;
    private readonly UnicodeDatabase? _next;

    private UnicodeDatabase(ref ReadOnlySpan<byte> data, UnicodeDatabase? next)
    {
        _next = next;
        _categories = UnicodeData.ReadTable(ref data);
        _categoryNames = ReadLines(ref data);
        _bidirectional = UnicodeData.ReadTable(ref data);
        _bidirectionalNames = ReadLines(ref data);
        _widths = UnicodeData.ReadTable(ref data);
        _widthNames = ReadLines(ref data);
        _mirrored = UnicodeData.ReadTable(ref data);
        _mirroredNames = ReadLines(ref data);
        _numeric = UnicodeData.ReadNumbers(ref data);
        _numericValues = MemoryMarshal.Cast<byte, double>(data[..(_numeric.Length * 8)]).ToArray();
        data = data[(_numeric.Length * 8)..];
        _changedDigits = UnicodeData.ReadNumbers(ref data);
        _changedDecimals = UnicodeData.ReadNumbers(ref data);
        _changedDigitValues = UnicodeData.ReadNumbers(ref data);
        _decomposable = UnicodeData.ReadNumbers(ref data);
        _decompositions = ReadLines(ref data);
    }

    /// <summary>Version 15.1.</summary>
    public static UnicodeDatabase Current
    {
        get
        {
            Load();
            return s_current!;
        }
    }

    /// <summary>Version 3.2, which IDNA (RFC 3490) goes by.</summary>
    public static UnicodeDatabase Old
    {
        get
        {
            Load();
            return s_old!;
        }
    }

    /// <summary>Whether this is version 3.2.</summary>
    public bool IsOld => _next is not null;

    /// <summary>The general category, such as "Lu".</summary>
    public string Category(int codePoint) => _categoryNames[_categories[codePoint]];

    /// <summary>The bidirectional class, such as "AL", or nothing.</summary>
    public string Bidirectional(int codePoint) => _bidirectionalNames[_bidirectional[codePoint]];

    /// <summary>The East Asian width, such as "W".</summary>
    public string EastAsianWidth(int codePoint) => _widthNames[_widths[codePoint]];

    /// <summary>Whether the character is mirrored in bidirectional text.</summary>
    public bool IsMirrored(int codePoint) => _mirroredNames[_mirrored[codePoint]] == "1";

    /// <summary>Whether the code point is assigned.</summary>
    public bool IsAssigned(int codePoint) => Category(codePoint) != "Cn";

    /// <summary>The numeric value, if there is one.</summary>
    public bool TryGetNumeric(int codePoint, out double value)
    {
        int index = Array.BinarySearch(_numeric, codePoint);
        value = index >= 0 ? _numericValues[index] : 0;
        return index >= 0;
    }

    /// <summary>The decimal digit's value, or -1.</summary>
    public int Decimal(int codePoint)
    {
        int index = Array.BinarySearch(_changedDigits, codePoint);
        return index >= 0 ? _changedDecimals[index] : UnicodeData.IsDecimal(codePoint) ? UnicodeData.DigitValue(codePoint) : -1;
    }

    /// <summary>The digit's value, or -1.</summary>
    public int Digit(int codePoint)
    {
        int index = Array.BinarySearch(_changedDigits, codePoint);
        return index >= 0 ? _changedDigitValues[index] : UnicodeData.DigitValue(codePoint);
    }

    /// <summary>The decomposition mapping with its tag, such as "&lt;compat&gt; 0020 0308", or nothing.</summary>
    public string Decomposition(int codePoint)
    {
        int index = Array.BinarySearch(_decomposable, codePoint);
        if (index >= 0)
        {
            return _decompositions[index];
        }

        return _next is not null && IsAssigned(codePoint) ? _next.Decomposition(codePoint) : "";
    }

    private static void Load()
    {
        if (s_current is null)
        {
            ReadOnlySpan<byte> data = EmbeddedData.Inflate(typeof(UnicodeData).Assembly, "ucd.bin");
            var current = new UnicodeDatabase(ref data, null);
            s_old = new UnicodeDatabase(ref data, current);
            s_current = current;
        }
    }

    private static string[] ReadLines(ref ReadOnlySpan<byte> data)
    {
        int length = MemoryMarshal.Read<int>(data);
        string text = Encoding.ASCII.GetString(data.Slice(4, length));
        data = data[(4 + length)..];
        return text.Split('\n');
    }
}
