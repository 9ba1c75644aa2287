using Jitter.Syntax.Lexing;

namespace Jitter.Stdlib.Modules.Tokenize;

/// <summary>The numbers of the module token (CPython 3.13's Grammar/Tokens).</summary>
internal static class TokenNumbers
{
    /// <summary>ENDMARKER</summary>
    public const int EndMarker = 0;

    /// <summary>NAME</summary>
    public const int Name = 1;

    /// <summary>NUMBER</summary>
    public const int Number = 2;

    /// <summary>STRING</summary>
    public const int String = 3;

    /// <summary>NEWLINE</summary>
    public const int NewLine = 4;

    /// <summary>INDENT</summary>
    public const int Indent = 5;

    /// <summary>DEDENT</summary>
    public const int Dedent = 6;

    /// <summary>OP</summary>
    public const int Operator = 55;

    /// <summary>FSTRING_START</summary>
    public const int FStringStart = 59;

    /// <summary>FSTRING_MIDDLE</summary>
    public const int FStringMiddle = 60;

    /// <summary>FSTRING_END</summary>
    public const int FStringEnd = 61;

    /// <summary>COMMENT</summary>
    public const int Comment = 62;

    /// <summary>NL</summary>
    public const int SkippedNewLine = 63;

    /// <summary>LPAR</summary>
    public const int FirstOperator = 7;

    /// <summary>EXCLAMATION</summary>
    public const int LastOperator = 54;

    private static readonly Dictionary<string, int> s_operators = new(StringComparer.Ordinal)
    {
        ["("] = 7,
        [")"] = 8,
        ["["] = 9,
        ["]"] = 10,
        [":"] = 11,
        [","] = 12,
        [";"] = 13,
        ["+"] = 14,
        ["-"] = 15,
        ["*"] = 16,
        ["/"] = 17,
        ["|"] = 18,
        ["&"] = 19,
        ["<"] = 20,
        [">"] = 21,
        ["="] = 22,
        ["."] = 23,
        ["%"] = 24,
        ["{"] = 25,
        ["}"] = 26,
        ["=="] = 27,
        ["!="] = 28,
        ["<="] = 29,
        [">="] = 30,
        ["~"] = 31,
        ["^"] = 32,
        ["<<"] = 33,
        [">>"] = 34,
        ["**"] = 35,
        ["+="] = 36,
        ["-="] = 37,
        ["*="] = 38,
        ["/="] = 39,
        ["%="] = 40,
        ["&="] = 41,
        ["|="] = 42,
        ["^="] = 43,
        ["<<="] = 44,
        [">>="] = 45,
        ["**="] = 46,
        ["//"] = 47,
        ["//="] = 48,
        ["@"] = 49,
        ["@="] = 50,
        ["->"] = 51,
        ["..."] = 52,
        [":="] = 53,
        ["!"] = 54,
    };

    /// <summary>The number of a token.</summary>
    public static int Of(TokenKind kind, string text) => kind switch
    {
        TokenKind.EndMarker => EndMarker,
        TokenKind.Name => Name,
        TokenKind.Number => Number,
        TokenKind.String => String,
        TokenKind.FStringStart => FStringStart,
        TokenKind.FStringMiddle => FStringMiddle,
        TokenKind.FStringEnd => FStringEnd,
        TokenKind.NewLine => NewLine,
        TokenKind.Indent => Indent,
        TokenKind.Dedent => Dedent,
        _ => s_operators.TryGetValue(text, out int number) ? number : text == "<>" ? s_operators["!="] : Name,
    };

    /// <summary>Whether a number is an operator's.</summary>
    public static bool IsOperator(int number) => number is >= FirstOperator and <= LastOperator;
}
