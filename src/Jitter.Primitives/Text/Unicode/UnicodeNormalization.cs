using System.Globalization;

namespace Jitter.Primitives.Text.Unicode;

/// <summary>Normalization of texts into the four forms (Unicode Standard Annex 15), for either version of the database.</summary>
public static class UnicodeNormalization
{
    private const int FirstDecomposable = 0xA0;

    /// <summary>The normalized text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="compatible">Whether compatibility decompositions count (NFKC and NFKD).</param>
    /// <param name="compose">Whether it is composed in the end (NFC and NFKC).</param>
    /// <param name="database">The version.</param>
    public static CodePointString Normalize(CodePointString text, bool compatible, bool compose, UnicodeDatabase database)
    {
        int first = 0;
        while (first < text.Length && text[first] < FirstDecomposable)
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var codePoints = new List<int>(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            Decompose(text[i], compatible, database, codePoints);
        }

        Normalizer.Reorder(codePoints);
        if (compose)
        {
            Normalizer.Compose(codePoints);
        }

        return CodePointString.FromCodePoints(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(codePoints));
    }

    private static void Decompose(int codePoint, bool compatible, UnicodeDatabase database, List<int> output)
    {
        if (codePoint < FirstDecomposable || Normalizer.DecomposeSyllable(codePoint, output))
        {
            if (codePoint < FirstDecomposable)
            {
                output.Add(codePoint);
            }

            return;
        }

        ReadOnlySpan<char> mapping = UnicodeData.HasDecomposition(codePoint) ? database.Decomposition(codePoint) : "";
        if (mapping.IsEmpty || (mapping[0] == '<' && !compatible))
        {
            output.Add(codePoint);
            return;
        }

        foreach (System.Range part in mapping.Split(' '))
        {
            ReadOnlySpan<char> item = mapping[part];
            if (item[0] != '<')
            {
                Decompose(int.Parse(item, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), compatible, database, output);
            }
        }
    }
}
