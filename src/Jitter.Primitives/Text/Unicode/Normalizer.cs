using System.Text;

namespace Jitter.Primitives.Text.Unicode;

/// <summary>Unicode normalization (Unicode Standard Annex 15) over <see cref="UnicodeData"/>'s tables.</summary>
internal static class Normalizer
{
    private const int HangulBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TrailCount = 28;
    private const int HangulCount = LeadCount * VowelCount * TrailCount;

    /// <summary>Normalization form KC. Surrogates that stand alone stay as they are.</summary>
    public static string Nfkc(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var codePoints = new List<int>(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            int codePoint = text[i];
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                codePoint = char.ConvertToUtf32(text[i], text[++i]);
            }

            Decompose(codePoint, codePoints);
        }

        Reorder(codePoints);
        Compose(codePoints);
        var result = new StringBuilder(codePoints.Count);
        foreach (int codePoint in codePoints)
        {
            if (codePoint > char.MaxValue)
            {
                result.Append(char.ConvertFromUtf32(codePoint));
            }
            else
            {
                result.Append((char)codePoint);
            }
        }

        return result.ToString();
    }

    /// <summary>Appends the parts of a Hangul syllable; false for other code points.</summary>
    public static bool DecomposeSyllable(int codePoint, List<int> output)
    {
        int syllable = codePoint - HangulBase;
        if ((uint)syllable >= HangulCount)
        {
            return false;
        }

        output.Add(LeadBase + (syllable / (VowelCount * TrailCount)));
        output.Add(VowelBase + (syllable % (VowelCount * TrailCount) / TrailCount));
        if (syllable % TrailCount != 0)
        {
            output.Add(TrailBase + (syllable % TrailCount));
        }

        return true;
    }

    private static void Decompose(int codePoint, List<int> output)
    {
        if (DecomposeSyllable(codePoint, output))
        {
            return;
        }

        ReadOnlySpan<int> decomposition = UnicodeData.Decomposition(codePoint);
        if (decomposition.IsEmpty)
        {
            output.Add(codePoint);
        }
        else
        {
            output.AddRange(decomposition);
        }
    }

    /// <summary>Sorts each run of combining marks by combining class, keeping the order of equal ones.</summary>
    public static void Reorder(List<int> codePoints)
    {
        for (int i = 1; i < codePoints.Count; i++)
        {
            int codePoint = codePoints[i];
            int combiningClass = UnicodeData.CombiningClass(codePoint);
            if (combiningClass == 0)
            {
                continue;
            }

            int j = i;
            for (; j > 0 && UnicodeData.CombiningClass(codePoints[j - 1]) > combiningClass; j--)
            {
                codePoints[j] = codePoints[j - 1];
            }

            codePoints[j] = codePoint;
        }
    }

    /// <summary>Joins what has a primary composite.</summary>
    public static void Compose(List<int> codePoints)
    {
        int starter = -1;
        int lastClass = -1;
        int kept = 0;
        for (int i = 0; i < codePoints.Count; i++)
        {
            int codePoint = codePoints[i];
            int combiningClass = UnicodeData.CombiningClass(codePoint);
            bool blocked = starter < 0 || (kept - 1 > starter && lastClass >= combiningClass);
            if (!blocked && TryComposePair(codePoints[starter], codePoint, out int composed))
            {
                codePoints[starter] = composed;
                continue;
            }

            if (combiningClass == 0)
            {
                starter = kept;
            }

            lastClass = combiningClass;
            codePoints[kept++] = codePoint;
        }

        codePoints.RemoveRange(kept, codePoints.Count - kept);
    }

    private static bool TryComposePair(int first, int second, out int composed)
    {
        int lead = first - LeadBase;
        int vowel = second - VowelBase;
        if ((uint)lead < LeadCount && (uint)vowel < VowelCount)
        {
            composed = HangulBase + (((lead * VowelCount) + vowel) * TrailCount);
            return true;
        }

        int syllable = first - HangulBase;
        int trail = second - TrailBase;
        if ((uint)syllable < HangulCount && syllable % TrailCount == 0 && trail is > 0 and < TrailCount)
        {
            composed = first + trail;
            return true;
        }

        return UnicodeData.TryCompose(first, second, out composed);
    }
}
