namespace Jitter.Primitives.Text.Unicode;

/// <summary>Character classes and simple case mappings, as the str methods and <c>_sre</c> see one character.</summary>
public static partial class UnicodeData
{
    private const byte CasedFlag = 8;
    private const byte CaseIgnorableFlag = 16;
    private const byte LineBreakFlag = 32;
    private const byte FullCaseFlag = 64;

    private const byte AlphaClass = 1;
    private const byte DecimalClass = 2;
    private const byte DigitClass = 4;
    private const byte NumericClass = 8;
    private const byte SpaceClass = 16;
    private const byte LowerClass = 32;
    private const byte UpperClass = 64;
    private const byte TitleClass = 128;
    private const byte NoDigit = 255;

    /// <summary>The classes of ASCII characters, so that programs of ASCII text never read the tables.</summary>
    private static ReadOnlySpan<byte> AsciiClasses =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 16, 16, 16, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 16, 16, 16,
        16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 0, 0, 0, 0, 0, 0,
        0, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 0, 0, 0, 0, 0,
        0, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 0, 0, 0, 0, 0,
    ];

    /// <summary>Whether <c>str.isalpha</c> holds for the code point: a letter.</summary>
    public static bool IsAlpha(int codePoint) => (Classes(codePoint) & AlphaClass) != 0;

    /// <summary>Whether <c>str.isalnum</c> holds for the code point: a letter or anything with a decimal, digit or numeric value.</summary>
    public static bool IsAlphanumeric(int codePoint) => (Classes(codePoint) & (AlphaClass | DecimalClass | DigitClass | NumericClass)) != 0;

    /// <summary>Whether <c>str.isdecimal</c> holds for the code point.</summary>
    public static bool IsDecimal(int codePoint) => (Classes(codePoint) & DecimalClass) != 0;

    /// <summary>Whether <c>str.isdigit</c> holds for the code point.</summary>
    public static bool IsDigit(int codePoint) => (Classes(codePoint) & DigitClass) != 0;

    /// <summary>Whether <c>str.isnumeric</c> holds for the code point.</summary>
    public static bool IsNumeric(int codePoint) => (Classes(codePoint) & NumericClass) != 0;

    /// <summary>Whether <c>str.isspace</c> holds for the code point.</summary>
    public static bool IsSpace(int codePoint) => (Classes(codePoint) & SpaceClass) != 0;

    /// <summary>Whether <c>str.islower</c> holds for the code point alone (Lowercase).</summary>
    public static bool IsLower(int codePoint) => (Classes(codePoint) & LowerClass) != 0;

    /// <summary>Whether <c>str.isupper</c> holds for the code point alone (Uppercase).</summary>
    public static bool IsUpper(int codePoint) => (Classes(codePoint) & UpperClass) != 0;

    /// <summary>Whether the code point is a title case letter (category Lt).</summary>
    public static bool IsTitle(int codePoint) => (Classes(codePoint) & TitleClass) != 0;

    /// <summary>Whether the code point has the property Cased.</summary>
    public static bool IsCased(int codePoint) => (Tables.Flags[codePoint] & CasedFlag) != 0;

    /// <summary>Whether the code point is skipped when the context of a capital sigma is looked at (Case_Ignorable).</summary>
    public static bool IsCaseIgnorable(int codePoint) => (Tables.Flags[codePoint] & CaseIgnorableFlag) != 0;

    /// <summary>Whether <c>str.splitlines</c> ends a line at the code point.</summary>
    public static bool IsLineBreak(int codePoint) => (Tables.Flags[codePoint] & LineBreakFlag) != 0;

    /// <summary>
    /// Whether some full case mapping of the code point is several characters, or its case folding is not its lower case:
    /// where this does not hold, the simple mappings below are the full ones.
    /// </summary>
    public static bool HasFullCaseMapping(int codePoint) => (Tables.Flags[codePoint] & FullCaseFlag) != 0;

    /// <summary>The lower case as one character (of a mapping to several, the first), as <c>_sre.unicode_tolower</c> gives it.</summary>
    public static int ToLower(int codePoint) =>
        codePoint < 128 ? (codePoint is >= 'A' and <= 'Z' ? codePoint + 32 : codePoint) : codePoint + Tables.CaseDeltas[Tables.CaseRecords[codePoint] * 3];

    /// <summary>The upper case as one character (of a mapping to several, the first).</summary>
    public static int ToUpper(int codePoint) =>
        codePoint < 128 ? (codePoint is >= 'a' and <= 'z' ? codePoint - 32 : codePoint) : codePoint + Tables.CaseDeltas[(Tables.CaseRecords[codePoint] * 3) + 1];

    /// <summary>The title case as one character (of a mapping to several, the first).</summary>
    public static int ToTitle(int codePoint) => codePoint + Tables.CaseDeltas[(Tables.CaseRecords[codePoint] * 3) + 2];

    /// <summary>The value that <c>unicodedata.digit</c> gives, or -1. Decimal digits have it as their decimal value.</summary>
    public static int DigitValue(int codePoint) =>
        codePoint < 128 ? (codePoint is >= '0' and <= '9' ? codePoint - '0' : -1) : Tables.DigitValues[codePoint] is var value and not NoDigit ? value : -1;

    /// <summary>A full case mapping of a code point for which <see cref="HasFullCaseMapping"/> holds; the capital sigma's lower case is the one within words.</summary>
    public static ReadOnlySpan<int> FullCase(int codePoint, CaseMapping mapping)
    {
        int index = (Array.BinarySearch(Tables.FullCaseKeys, codePoint) * 4) + (int)mapping;
        int start = index == 0 ? 0 : Tables.FullCaseEnds[index - 1];
        return Tables.FullCaseText.AsSpan(start..Tables.FullCaseEnds[index]);
    }

    private static int Classes(int codePoint) => codePoint < 128 ? AsciiClasses[codePoint] : Tables.Classes[codePoint];
}

/// <summary>The four full case mappings.</summary>
public enum CaseMapping
{
    /// <summary>str.lower</summary>
    Lower,

    /// <summary>str.upper</summary>
    Upper,

    /// <summary>The first letter of str.title and str.capitalize</summary>
    Title,

    /// <summary>str.casefold</summary>
    Fold,
}
