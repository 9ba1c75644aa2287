namespace Jitter.Regex;

/// <summary>The words of pattern code, as CPython 3.13's <c>re._compiler</c> writes them (re._constants, OPCODES).</summary>
internal enum PatternOpcode : uint
{
    Failure,
    Success,
    Any,
    AnyAll,
    Assert,
    AssertNot,
    At,
    Branch,
    Category,
    Charset,
    BigCharset,
    GroupRef,
    GroupRefExists,
    In,
    Info,
    Jump,
    Literal,
    Mark,
    MaxUntil,
    MinUntil,
    NotLiteral,
    Negate,
    Range,
    Repeat,
    RepeatOne,
    Subpattern,
    MinRepeatOne,
    AtomicGroup,
    PossessiveRepeat,
    PossessiveRepeatOne,
    GroupRefIgnore,
    InIgnore,
    LiteralIgnore,
    NotLiteralIgnore,
    GroupRefLocIgnore,
    InLocIgnore,
    LiteralLocIgnore,
    NotLiteralLocIgnore,
    GroupRefUniIgnore,
    InUniIgnore,
    LiteralUniIgnore,
    NotLiteralUniIgnore,
    RangeUniIgnore,
}

/// <summary>Places in the subject that an assertion without width names (re._constants, ATCODES).</summary>
public enum PositionKind
{
    /// <summary><c>^</c>.</summary>
    Beginning,

    /// <summary><c>^</c> with MULTILINE.</summary>
    BeginningLine,

    /// <summary><c>\A</c>.</summary>
    BeginningString,

    /// <summary><c>\b</c> with ASCII or of bytes.</summary>
    Boundary,

    /// <summary><c>\B</c> with ASCII or of bytes.</summary>
    NonBoundary,

    /// <summary><c>$</c>.</summary>
    End,

    /// <summary><c>$</c> with MULTILINE.</summary>
    EndLine,

    /// <summary><c>\Z</c>.</summary>
    EndString,

    /// <summary><c>\b</c> with LOCALE.</summary>
    LocaleBoundary,

    /// <summary><c>\B</c> with LOCALE.</summary>
    LocaleNonBoundary,

    /// <summary><c>\b</c> of str.</summary>
    UnicodeBoundary,

    /// <summary><c>\B</c> of str.</summary>
    UnicodeNonBoundary,
}

/// <summary>Character categories (re._constants, CHCODES); each odd one is the complement of the one before it.</summary>
internal enum CategoryCode : uint
{
    Digit,
    NotDigit,
    Space,
    NotSpace,
    Word,
    NotWord,
    LineBreak,
    NotLineBreak,
    LocaleWord,
    LocaleNotWord,
    UnicodeDigit,
    UnicodeNotDigit,
    UnicodeSpace,
    UnicodeNotSpace,
    UnicodeWord,
    UnicodeNotWord,
    UnicodeLineBreak,
    UnicodeNotLineBreak,
}

/// <summary>What <c>_sre</c> tells about its pattern code, and its functions of single characters.</summary>
public static class RegexConstants
{
    /// <summary><c>_sre.MAGIC</c> of CPython 3.13.</summary>
    public const int Magic = 20230612;

    /// <summary><c>_sre.CODESIZE</c>: bytes of a word of pattern code.</summary>
    public const int CodeSize = 4;

    /// <summary><c>_sre.MAXREPEAT</c>: a maximum of this value is none.</summary>
    public const uint MaxRepeat = uint.MaxValue;

    /// <summary><c>_sre.MAXGROUPS</c>.</summary>
    public const int MaxGroups = int.MaxValue / 2;

    /// <summary><c>_sre.ascii_iscased</c>.</summary>
    public static bool AsciiIsCased(int character) => char.IsAsciiLetter((char)character) && (uint)character < 128;

    /// <summary><c>_sre.ascii_tolower</c>: the lower case of an ASCII letter, anything else as it is.</summary>
    public static int AsciiToLower(int character) => (uint)(character - 'A') <= 'Z' - 'A' ? character | 0x20 : character;

    /// <summary><c>_sre.unicode_iscased</c>. A number that is no code point has no case.</summary>
    public static bool UnicodeIsCased(int character) =>
        CharacterClasses.UnicodeLower(character) != character || CharacterClasses.UnicodeUpper(character) != character;

    /// <summary><c>_sre.unicode_tolower</c>. A number that is no code point stays as it is.</summary>
    public static int UnicodeToLower(int character) => CharacterClasses.UnicodeLower(character);
}
