using System.Runtime.CompilerServices;

namespace Jitter.Regex;

/// <summary>How a character is changed before it is looked up in a set or compared with another.</summary>
public enum CaseFolding
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>To lower case, ASCII letters only.</summary>
    Ascii,

    /// <summary>To lower case as C's locale has it; sets are asked for the upper case too.</summary>
    Locale,

    /// <summary>To Unicode's simple lower case.</summary>
    Unicode,
}

/// <summary>A set of characters: the members of a set in pattern code, behind tables.</summary>
/// <remarks>
/// Latin-1 is tabulated when the set is made, the rest in blocks of 256 when a character of the block is first asked for.
/// A set that depends on the locale has no tables. Blocks are written once and hold the same whoever makes them, so that
/// threads may share a set.
/// </remarks>
public sealed class CharacterSet
{
    private readonly uint[] _code;
    private readonly CaseFolding _folding;
    private readonly bool[] _latin1;
    private readonly bool _dependsOnLocale;
    private bool[]?[]? _blocks;

    internal CharacterSet(ReadOnlySpan<uint> code, CaseFolding folding)
    {
        _code = code.ToArray();
        _folding = folding;
        _dependsOnLocale = folding == CaseFolding.Locale || DependsOnLocale(code);
        _latin1 = _dependsOnLocale ? [] : MakeBlock(0);
    }

    /// <summary>Whether Latin-1 is tabulated: <see cref="Latin1"/> answers for every character below 256.</summary>
    public bool HasTables => !_dependsOnLocale;

    /// <summary>Membership of the characters below 256; empty if the set depends on the locale.</summary>
    public ReadOnlySpan<bool> Latin1 => _latin1;

    /// <summary>Whether the character is a member.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(int character)
    {
        bool[] table = _latin1;
        return (uint)character < (uint)table.Length ? table[character] : ContainsWide(character);
    }

    private static bool DependsOnLocale(ReadOnlySpan<uint> code)
    {
        for (int i = 0; i < code.Length;)
        {
            if ((PatternOpcode)code[i] == PatternOpcode.Category && (CategoryCode)code[i + 1] is CategoryCode.LocaleWord or CategoryCode.LocaleNotWord)
            {
                return true;
            }

            i += Width(code, i);
        }

        return false;
    }

    /// <summary>Words of the part of a set that starts at <paramref name="index"/>.</summary>
    private static int Width(ReadOnlySpan<uint> code, int index) => (PatternOpcode)code[index] switch
    {
        PatternOpcode.Literal or PatternOpcode.Category => 2,
        PatternOpcode.Range or PatternOpcode.RangeUniIgnore => 3,
        PatternOpcode.Charset => 1 + 8,
        PatternOpcode.BigCharset => 2 + 64 + (8 * (int)code[index + 1]),
        _ => 1,
    };

    private bool ContainsWide(int character)
    {
        if (_dependsOnLocale || character > char.MaxValue)
        {
            return IsMember(character);
        }

        bool[]?[] blocks = _blocks ??= new bool[]?[256];
        bool[] block = blocks[character >> 8] ??= MakeBlock(character & ~0xFF);
        return block[character & 0xFF];
    }

    private bool[] MakeBlock(int first)
    {
        var block = new bool[256];
        for (int i = 0; i < block.Length; i++)
        {
            block[i] = IsMember(first + i);
        }

        return block;
    }

    private bool IsMember(int character)
    {
        switch (_folding)
        {
            case CaseFolding.Ascii:
                return Evaluate((uint)RegexConstants.AsciiToLower(character));
            case CaseFolding.Unicode:
                return Evaluate((uint)CharacterClasses.UnicodeLower(character));
            case CaseFolding.Locale:
                LocaleClasses locale = LocaleClasses.Current;
                int lower = locale.Lower(character);
                int upper = locale.Upper(character);
                return Evaluate((uint)lower) || (upper != lower && Evaluate((uint)upper));
            default:
                return Evaluate((uint)character);
        }
    }

    /// <summary>The parts are asked in turn; NEGATE turns round what the parts after it say, and the end says what is left.</summary>
    private bool Evaluate(uint character)
    {
        ReadOnlySpan<uint> code = _code;
        bool found = true;
        for (int i = 0; i < code.Length; i += Width(code, i))
        {
            bool hit = false;
            switch ((PatternOpcode)code[i])
            {
                case PatternOpcode.Negate:
                    found = !found;
                    break;
                case PatternOpcode.Literal:
                    hit = character == code[i + 1];
                    break;
                case PatternOpcode.Category:
                    hit = CharacterClasses.IsIn((CategoryCode)code[i + 1], (int)character);
                    break;
                case PatternOpcode.Range:
                    hit = code[i + 1] <= character && character <= code[i + 2];
                    break;
                case PatternOpcode.RangeUniIgnore:
                    uint upper = (uint)CharacterClasses.UnicodeUpper((int)character);
                    hit = (code[i + 1] <= character && character <= code[i + 2]) || (code[i + 1] <= upper && upper <= code[i + 2]);
                    break;
                case PatternOpcode.Charset:
                    hit = character < 256 && HasBit(code[(i + 1)..], character);
                    break;
                case PatternOpcode.BigCharset:
                    if (character < 0x10000)
                    {
                        uint high = character >> 8;
                        uint block = (code[i + 2 + (int)(high >> 2)] >> (8 * (int)(high & 3))) & 0xFF;
                        hit = HasBit(code[(i + 2 + 64 + (8 * (int)block))..], character & 0xFF);
                    }

                    break;
            }

            if (hit)
            {
                return found;
            }
        }

        return !found;
    }

    private static bool HasBit(ReadOnlySpan<uint> bits, uint index) => ((bits[(int)(index >> 5)] >> (int)(index & 31)) & 1) != 0;
}
