namespace Jitter.Compiler.Symbols;

/// <summary>Python's order of strings, by code point.</summary>
internal static class CodePointOrder
{
    /// <summary>Compares two names in UTF-16, of which ordinal order would put U+FFxx behind code points beyond U+FFFF.</summary>
    public static int Compare(string left, string right)
    {
        int length = Math.Min(left.Length, right.Length);
        for (int i = 0; i < length; i++)
        {
            if (left[i] != right[i])
            {
                return Rank(left[i]) - Rank(right[i]);
            }
        }

        return left.Length - right.Length;
    }

    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + char.MaxValue : unit;
}
