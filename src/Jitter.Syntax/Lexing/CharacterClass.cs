namespace Jitter.Syntax.Lexing;

/// <summary>What a byte starts, outside of strings.</summary>
internal enum CharacterClass : byte
{
    /// <summary>A control character that is no white space.</summary>
    NonPrintable,

    /// <summary>The zero byte behind the source.</summary>
    End,

    /// <summary>Space, tab, form feed.</summary>
    Space,

    /// <summary>\n.</summary>
    NewLine,

    /// <summary>A letter or underscore.</summary>
    Letter,

    /// <summary>A letter that may be the prefix of a string.</summary>
    PrefixLetter,

    /// <summary>A byte of a character beyond ASCII.</summary>
    NonAscii,

    /// <summary>0 to 9.</summary>
    Digit,

    /// <summary>' or ".</summary>
    Quote,

    /// <summary>#.</summary>
    Hash,

    /// <summary>\.</summary>
    Backslash,

    /// <summary>A full stop.</summary>
    Dot,

    /// <summary>( [ {.</summary>
    Open,

    /// <summary>) ] }.</summary>
    Close,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A colon.</summary>
    Colon,

    /// <summary>=.</summary>
    Equal,

    /// <summary>Any other operator.</summary>
    Operator,

    /// <summary>$ ? `.</summary>
    Unknown,
}

/// <summary>Whether a byte continues a name.</summary>
internal enum NameByte : byte
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>An ASCII letter, digit or underscore.</summary>
    Ascii,

    /// <summary>A byte beyond ASCII, which may turn out to be invalid.</summary>
    NonAscii,
}

/// <summary>Tables over all bytes.</summary>
internal static class CharacterTables
{
    /// <summary>The class of every byte.</summary>
    public static readonly CharacterClass[] Classes = MakeClasses();

    /// <summary>Which bytes continue a name or number: ASCII letters, digits, underscore, and all beyond ASCII.</summary>
    public static readonly NameByte[] NameContinues = MakeNameContinues();

    private static CharacterClass[] MakeClasses()
    {
        var classes = new CharacterClass[256];
        classes[0] = CharacterClass.End;
        Set(" \t\f", CharacterClass.Space);
        Set("\n", CharacterClass.NewLine);
        for (int letter = 'a'; letter <= 'z'; letter++)
        {
            classes[letter] = classes[letter - 'a' + 'A'] = CharacterClass.Letter;
        }

        Set("_", CharacterClass.Letter);
        Set("bBfFrRuU", CharacterClass.PrefixLetter);
        Set("0123456789", CharacterClass.Digit);
        Set("'\"", CharacterClass.Quote);
        Set("#", CharacterClass.Hash);
        Set("\\", CharacterClass.Backslash);
        Set(".", CharacterClass.Dot);
        Set("([{", CharacterClass.Open);
        Set(")]}", CharacterClass.Close);
        Set(",", CharacterClass.Comma);
        Set(":", CharacterClass.Colon);
        Set("=", CharacterClass.Equal);
        Set(";~+-*/|&<>%^@!", CharacterClass.Operator);
        Set("$?`", CharacterClass.Unknown);
        Array.Fill(classes, CharacterClass.NonAscii, 128, 128);
        return classes;

        void Set(string characters, CharacterClass @class)
        {
            foreach (char character in characters)
            {
                classes[character] = @class;
            }
        }
    }

    private static NameByte[] MakeNameContinues()
    {
        var continues = new NameByte[256];
        for (int i = 0; i < 256; i++)
        {
            continues[i] = Classes[i] switch
            {
                CharacterClass.Letter or CharacterClass.PrefixLetter or CharacterClass.Digit => NameByte.Ascii,
                CharacterClass.NonAscii => NameByte.NonAscii,
                _ => NameByte.None,
            };
        }

        return continues;
    }
}
