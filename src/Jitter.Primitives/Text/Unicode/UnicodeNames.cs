using System.Globalization;
using System.Text;

namespace Jitter.Primitives.Text.Unicode;

/// <summary>Character names and aliases to code points.</summary>
/// <remarks>
/// names.bin is text: a line with the ranges of "CJK UNIFIED IDEOGRAPH-", then a line "NAME;HEX" for every name but those
/// of ideographs and Hangul syllables, which are computed (Unicode Standard, chapter 4.8), by code point; then an empty line and
/// the aliases; then another and the named sequences, with a space between the numbers. The text is searched as it is:
/// names are looked up seldom, and a dictionary of all of them would cost more than the search.
/// </remarks>
internal static class UnicodeNames
{
    private const string HangulPrefix = "HANGUL SYLLABLE ";
    private const string IdeographPrefix = "CJK UNIFIED IDEOGRAPH-";
    private const int HangulBase = 0xAC00;
    private const int LongestName = 256;
    private const int LookupsWithoutHashes = 8;

    private static readonly string[] s_leadJamo = ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];
    private static readonly string[] s_vowelJamo =
        ["A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"];
    private static readonly string[] s_trailJamo =
    [
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C",
        "K", "T", "P", "H",
    ];

    private static readonly Lazy<byte[]> s_lines = new(() => EmbeddedData.Inflate(typeof(UnicodeData).Assembly, "names.bin"));

    private static readonly Lazy<(uint[] Hashes, int[] Starts)> s_hashes = new(MakeHashes);
    private static int s_lookups;

    private static readonly Lazy<(int[] CodePoints, int[] Starts)> s_index = new(MakeIndex);

    public static bool TryLookup(string name, out int codePoint)
    {
        codePoint = 0;
        if (name.Length is 0 or > LongestName || name.AsSpan().ContainsAny(';', '\n') || !Ascii.IsValid(name))
        {
            return false;
        }

        // The computed names are matched in upper case only, as CPython's unicodedata does.
        if (name.StartsWith(HangulPrefix, StringComparison.Ordinal))
        {
            return TryLookupSyllable(name.AsSpan(HangulPrefix.Length), out codePoint);
        }

        if (name.StartsWith(IdeographPrefix, StringComparison.Ordinal))
        {
            return TryLookupIdeograph(name.AsSpan(IdeographPrefix.Length), out codePoint);
        }

        ReadOnlySpan<byte> digits = Digits(name);
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out codePoint);
    }

    /// <summary>Finds a named sequence; empty where there is none.</summary>
    public static int[] LookupSequence(string name)
    {
        if (name.Length is 0 or > LongestName || name.AsSpan().ContainsAny(';', '\n') || !Ascii.IsValid(name))
        {
            return [];
        }

        ReadOnlySpan<byte> digits = Digits(name);
        if (digits.IsEmpty)
        {
            return [];
        }

        string[] parts = Encoding.ASCII.GetString(digits).Split(' ');
        return Array.ConvertAll(parts, static part => int.Parse(part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }

    /// <summary>What stands behind a name; empty where it is unknown. The text is searched at first, then by hashes.</summary>
    private static ReadOnlySpan<byte> Digits(string name)
    {
        byte[] wanted = Encoding.ASCII.GetBytes("\n" + name.ToUpperInvariant() + ";");
        ReadOnlySpan<byte> lines = s_lines.Value;
        int found = -1;
        if (s_lookups < LookupsWithoutHashes)
        {
            s_lookups++;
            found = lines.IndexOf(wanted);
        }
        else
        {
            (uint[] hashes, int[] starts) = s_hashes.Value;
            uint hash = Hash(wanted.AsSpan(1));
            int index = Array.BinarySearch(hashes, hash);
            while (index > 0 && hashes[index - 1] == hash)
            {
                index--;
            }

            for (; index >= 0 && index < hashes.Length && hashes[index] == hash; index++)
            {
                if (lines[(starts[index] - 1)..].StartsWith(wanted))
                {
                    found = starts[index] - 1;
                    break;
                }
            }
        }

        if (found < 0)
        {
            return default;
        }

        ReadOnlySpan<byte> digits = lines[(found + wanted.Length)..];
        return digits[..digits.IndexOf((byte)'\n')];
    }

    /// <summary>FNV-1a.</summary>
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        uint hash = 2166136261;
        foreach (byte b in text)
        {
            hash = (hash ^ b) * 16777619;
        }

        return hash;
    }

    /// <summary>The hashes of all names with their semicolon, sorted, and where their lines start.</summary>
    private static (uint[] Hashes, int[] Starts) MakeHashes()
    {
        ReadOnlySpan<byte> lines = s_lines.Value;
        var hashes = new List<uint>(40000);
        var starts = new List<int>(40000);
        for (int at = lines.IndexOf((byte)'\n') + 1; at < lines.Length;)
        {
            int end = at + lines[at..].IndexOf((byte)'\n');
            if (end > at)
            {
                hashes.Add(Hash(lines[at..(at + lines[at..end].IndexOf((byte)';') + 1)]));
                starts.Add(at);
            }

            at = end + 1;
        }

        uint[] keys = [.. hashes];
        int[] values = [.. starts];
        Array.Sort(keys, values);
        return (keys, values);
    }

    /// <summary>The name of a code point, or null.</summary>
    public static string? NameOf(int codePoint)
    {
        int syllable = codePoint - HangulBase;
        int trails = s_trailJamo.Length;
        if ((uint)syllable < s_leadJamo.Length * s_vowelJamo.Length * trails)
        {
            return HangulPrefix + s_leadJamo[syllable / (s_vowelJamo.Length * trails)]
                + s_vowelJamo[syllable / trails % s_vowelJamo.Length] + s_trailJamo[syllable % trails];
        }

        if (IsIdeograph(codePoint))
        {
            return IdeographPrefix + codePoint.ToString("X4", CultureInfo.InvariantCulture);
        }

        (int[] codePoints, int[] starts) = s_index.Value;
        int index = Array.BinarySearch(codePoints, codePoint);
        if (index < 0)
        {
            return null;
        }

        ReadOnlySpan<byte> line = s_lines.Value.AsSpan(starts[index]);
        return Encoding.ASCII.GetString(line[..line.IndexOf((byte)';')]);
    }

    /// <summary>The code points that have a line, and where their lines start.</summary>
    private static (int[] CodePoints, int[] Starts) MakeIndex()
    {
        ReadOnlySpan<byte> lines = s_lines.Value;
        var codePoints = new List<int>(40000);
        var starts = new List<int>(40000);
        int at = lines.IndexOf((byte)'\n') + 1;
        while (lines[at] != '\n')
        {
            int digits = at + lines[at..].IndexOf((byte)';') + 1;
            int end = digits + lines[digits..].IndexOf((byte)'\n');
            codePoints.Add(int.Parse(lines[digits..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            starts.Add(at);
            at = end + 1;
        }

        return ([.. codePoints], [.. starts]);
    }

    private static bool TryLookupSyllable(ReadOnlySpan<char> syllable, out int codePoint)
    {
        int lead = LongestPrefix(s_leadJamo, ref syllable);
        int vowel = LongestPrefix(s_vowelJamo, ref syllable);
        int trail = LongestPrefix(s_trailJamo, ref syllable);
        codePoint = HangulBase + (((lead * s_vowelJamo.Length) + vowel) * s_trailJamo.Length) + trail;
        return lead >= 0 && vowel >= 0 && trail >= 0 && syllable.IsEmpty;
    }

    private static int LongestPrefix(string[] jamo, ref ReadOnlySpan<char> text)
    {
        int best = -1;
        for (int i = 0; i < jamo.Length; i++)
        {
            if (text.StartsWith(jamo[i], StringComparison.Ordinal) && (best < 0 || jamo[i].Length > jamo[best].Length))
            {
                best = i;
            }
        }

        text = best < 0 ? text : text[jamo[best].Length..];
        return best;
    }

    private static bool TryLookupIdeograph(ReadOnlySpan<char> digits, out int codePoint)
    {
        codePoint = 0;
        if (digits.Length is not (4 or 5) || digits.ContainsAnyInRange('a', 'f')
            || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out codePoint))
        {
            return false;
        }

        return IsIdeograph(codePoint);
    }

    private static bool IsIdeograph(int codePoint)
    {
        if (codePoint < 0x3400)
        {
            return false;
        }

        ReadOnlySpan<byte> lines = s_lines.Value;
        string ranges = Encoding.ASCII.GetString(lines[..lines.IndexOf((byte)'\n')]);
        foreach (System.Range part in ranges.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> range = ranges.AsSpan(part);
            int dash = range.IndexOf('-');
            if (codePoint >= int.Parse(range[..dash], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                && codePoint <= int.Parse(range[(dash + 1)..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
            {
                return true;
            }
        }

        return false;
    }
}
