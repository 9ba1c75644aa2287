using Jitter.Primitives.Text.Unicode;

namespace Jitter.Regex;

/// <summary>The character classes of regular expressions, in their ASCII and Unicode forms.</summary>
internal static class CharacterClasses
{
    private const int LastCodePoint = 0x10FFFF;

    /// <summary>Bit 0: a word character of ASCII; bit 1: of Latin-1 as Unicode sees it.</summary>
    private static readonly byte[] WordFlags = MakeWordFlags();

    public static int UnicodeLower(int character) =>
        (uint)character < 128 ? RegexConstants.AsciiToLower(character) : (uint)character <= LastCodePoint ? UnicodeData.ToLower(character) : character;

    public static int UnicodeUpper(int character) => (uint)character <= LastCodePoint ? UnicodeData.ToUpper(character) : character;

    public static bool IsAsciiWord(int character) => (uint)character < 128 && (WordFlags[character] & 1) != 0;

    public static bool IsUnicodeWord(int character) =>
        (uint)character < 256 ? (WordFlags[character] & 2) != 0 : UnicodeData.IsAlphanumeric(character);

    /// <summary>Whether the character is of the category. Any other number for a category has no members.</summary>
    public static bool IsIn(CategoryCode category, int character)
    {
        bool complement = ((uint)category & 1) != 0;
        bool member = (CategoryCode)((uint)category & ~1u) switch
        {
            CategoryCode.Digit => (uint)(character - '0') <= 9,
            CategoryCode.Space => character == ' ' || (uint)(character - '\t') <= '\r' - '\t',
            CategoryCode.Word => IsAsciiWord(character),
            CategoryCode.LineBreak => character == '\n',
            CategoryCode.LocaleWord => LocaleClasses.Current.IsWord(character),
            CategoryCode.UnicodeDigit => UnicodeData.IsDecimal(character),
            CategoryCode.UnicodeSpace => UnicodeData.IsSpace(character),
            CategoryCode.UnicodeWord => IsUnicodeWord(character),
            CategoryCode.UnicodeLineBreak => UnicodeData.IsLineBreak(character),
            _ => complement,
        };
        return member != complement;
    }

    private static byte[] MakeWordFlags()
    {
        var flags = new byte[256];
        for (int i = 0; i < 256; i++)
        {
            bool ascii = char.IsAsciiLetterOrDigit((char)i) || i == '_';
            flags[i] = (byte)((ascii ? 1 : 0) | (ascii || UnicodeData.IsAlphanumeric(i) ? 2 : 0));
        }

        return flags;
    }
}
