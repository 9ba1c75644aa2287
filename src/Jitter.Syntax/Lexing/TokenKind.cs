namespace Jitter.Syntax.Lexing;

/// <summary>What a token is. Hard keywords are kinds of their own; soft keywords are names.</summary>
public enum TokenKind : byte
{
    /// <summary>The end of the input.</summary>
    EndMarker,

    /// <summary>An identifier or soft keyword.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string or bytes literal that is no f-string, prefix and quotes included.</summary>
    String,

    /// <summary>The start of an f-string: prefix and opening quotes.</summary>
    FStringStart,

    /// <summary>Literal text within an f-string.</summary>
    FStringMiddle,

    /// <summary>The closing quotes of an f-string.</summary>
    FStringEnd,

    /// <summary>The end of a logical line.</summary>
    NewLine,

    /// <summary>A deeper indentation.</summary>
    Indent,

    /// <summary>The return to an outer indentation.</summary>
    Dedent,

    /// <summary>(</summary>
    LeftParen,

    /// <summary>)</summary>
    RightParen,

    /// <summary>[</summary>
    LeftBracket,

    /// <summary>]</summary>
    RightBracket,

    /// <summary>{</summary>
    LeftBrace,

    /// <summary>}</summary>
    RightBrace,

    /// <summary>:</summary>
    Colon,

    /// <summary>,</summary>
    Comma,

    /// <summary>;</summary>
    Semicolon,

    /// <summary>.</summary>
    Dot,

    /// <summary>...</summary>
    Ellipsis,

    /// <summary>-></summary>
    Arrow,

    /// <summary>!</summary>
    Exclamation,

    /// <summary>:=</summary>
    ColonEqual,

    /// <summary>=</summary>
    Equal,

    /// <summary>+</summary>
    Plus,

    /// <summary>-</summary>
    Minus,

    /// <summary>*</summary>
    Star,

    /// <summary>/</summary>
    Slash,

    /// <summary>|</summary>
    VBar,

    /// <summary>&amp;</summary>
    Ampersand,

    /// <summary>&lt;</summary>
    Less,

    /// <summary>></summary>
    Greater,

    /// <summary>%</summary>
    Percent,

    /// <summary>==</summary>
    EqualEqual,

    /// <summary>!= (or &lt;> under barry_as_FLUFL)</summary>
    NotEqual,

    /// <summary>&lt;=</summary>
    LessEqual,

    /// <summary>>=</summary>
    GreaterEqual,

    /// <summary>~</summary>
    Tilde,

    /// <summary>^</summary>
    Caret,

    /// <summary>&lt;&lt;</summary>
    LeftShift,

    /// <summary>>></summary>
    RightShift,

    /// <summary>**</summary>
    DoubleStar,

    /// <summary>//</summary>
    DoubleSlash,

    /// <summary>@</summary>
    At,

    /// <summary>+=</summary>
    PlusEqual,

    /// <summary>-=</summary>
    MinusEqual,

    /// <summary>*=</summary>
    StarEqual,

    /// <summary>/=</summary>
    SlashEqual,

    /// <summary>%=</summary>
    PercentEqual,

    /// <summary>&amp;=</summary>
    AmpersandEqual,

    /// <summary>|=</summary>
    VBarEqual,

    /// <summary>^=</summary>
    CaretEqual,

    /// <summary>&lt;&lt;=</summary>
    LeftShiftEqual,

    /// <summary>>>=</summary>
    RightShiftEqual,

    /// <summary>**=</summary>
    DoubleStarEqual,

    /// <summary>//=</summary>
    DoubleSlashEqual,

    /// <summary>@=</summary>
    AtEqual,

    /// <summary>False, the first of the keywords.</summary>
    KeywordFalse,

    /// <summary>None</summary>
    KeywordNone,

    /// <summary>True</summary>
    KeywordTrue,

    /// <summary>and</summary>
    KeywordAnd,

    /// <summary>as</summary>
    KeywordAs,

    /// <summary>assert</summary>
    KeywordAssert,

    /// <summary>async</summary>
    KeywordAsync,

    /// <summary>await</summary>
    KeywordAwait,

    /// <summary>break</summary>
    KeywordBreak,

    /// <summary>class</summary>
    KeywordClass,

    /// <summary>continue</summary>
    KeywordContinue,

    /// <summary>def</summary>
    KeywordDef,

    /// <summary>del</summary>
    KeywordDel,

    /// <summary>elif</summary>
    KeywordElif,

    /// <summary>else</summary>
    KeywordElse,

    /// <summary>except</summary>
    KeywordExcept,

    /// <summary>finally</summary>
    KeywordFinally,

    /// <summary>for</summary>
    KeywordFor,

    /// <summary>from</summary>
    KeywordFrom,

    /// <summary>global</summary>
    KeywordGlobal,

    /// <summary>if</summary>
    KeywordIf,

    /// <summary>import</summary>
    KeywordImport,

    /// <summary>in</summary>
    KeywordIn,

    /// <summary>is</summary>
    KeywordIs,

    /// <summary>lambda</summary>
    KeywordLambda,

    /// <summary>nonlocal</summary>
    KeywordNonlocal,

    /// <summary>not</summary>
    KeywordNot,

    /// <summary>or</summary>
    KeywordOr,

    /// <summary>pass</summary>
    KeywordPass,

    /// <summary>raise</summary>
    KeywordRaise,

    /// <summary>return</summary>
    KeywordReturn,

    /// <summary>try</summary>
    KeywordTry,

    /// <summary>while</summary>
    KeywordWhile,

    /// <summary>with</summary>
    KeywordWith,

    /// <summary>yield, the last of the keywords.</summary>
    KeywordYield,

    /// <summary>A printable ASCII character that starts no token ($ ? `): no rule takes it. CPython's OP.</summary>
    Unknown,
}
