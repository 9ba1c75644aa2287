namespace Jitter.Regex;

/// <summary>
/// What C's tolower, toupper and isalnum say of bytes in the locale of LC_CTYPE, for patterns with the LOCALE flag.
/// </summary>
/// <remarks><see cref="Current"/> is looked at while matching, as CPython asks the C library while matching.</remarks>
public sealed class LocaleClasses
{
    private readonly byte[] _lower = new byte[256];
    private readonly byte[] _upper = new byte[256];
    private readonly bool[] _alphanumeric = new bool[256];

    /// <summary>Fills the tables from functions of a byte.</summary>
    public LocaleClasses(Func<byte, byte> lower, Func<byte, byte> upper, Func<byte, bool> isAlphanumeric)
    {
        for (int i = 0; i < 256; i++)
        {
            _lower[i] = lower((byte)i);
            _upper[i] = upper((byte)i);
            _alphanumeric[i] = isAlphanumeric((byte)i);
        }
    }

    /// <summary>The locale "C", and every locale whose encoding is UTF-8: only ASCII letters have case.</summary>
    public static LocaleClasses C { get; } = new(
        static b => (byte)RegexConstants.AsciiToLower(b),
        static b => char.IsAsciiLetterLower((char)b) ? (byte)(b & ~0x20) : b,
        static b => char.IsAsciiLetterOrDigit((char)b));

    /// <summary>The locale that is set now (<c>locale.setlocale</c> replaces it).</summary>
    public static LocaleClasses Current { get; set; } = C;

    internal int Lower(int character) => (uint)character < 256 ? _lower[character] : character;

    internal int Upper(int character) => (uint)character < 256 ? _upper[character] : character;

    internal bool IsWord(int character) => ((uint)character < 256 && _alphanumeric[character]) || character == '_';

    /// <summary>Whether a literal of a pattern with LOCALE and IGNORECASE matches the character.</summary>
    internal bool MatchesIgnoringCase(int literal, int character) =>
        character == literal || Lower(character) == literal || Upper(character) == literal;
}
