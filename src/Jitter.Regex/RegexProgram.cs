namespace Jitter.Regex;

/// <summary>A pattern, ready to match: what <c>_sre.compile</c> makes of pattern code.</summary>
public sealed class RegexProgram
{
    private readonly Instruction[] _instructions;
    private readonly CharacterSet[] _sets;
    private readonly Alternative[] _alternatives;

    internal RegexProgram(
        Instruction[] instructions, CharacterSet[] sets, Alternative[] alternatives, SearchInfo search, int flags, int groups, int markCount)
    {
        _instructions = instructions;
        _sets = sets;
        _alternatives = alternatives;
        Search = search;
        Flags = flags;
        Groups = groups;
        MarkCount = markCount;
    }

    /// <summary>The flags that the pattern was compiled with (re.RegexFlag).</summary>
    public int Flags { get; }

    /// <summary>The number of groups, without the whole match.</summary>
    public int Groups { get; }

    /// <summary>How many marks the instructions set or look at.</summary>
    public int MarkCount { get; }

    /// <summary>The instructions; a match starts at the first one, but see <see cref="SearchInfo"/>.</summary>
    public ReadOnlySpan<Instruction> Instructions => _instructions;

    /// <summary>The sets that instructions name by number.</summary>
    public ReadOnlySpan<CharacterSet> Sets => _sets;

    /// <summary>The alternatives of all branches.</summary>
    public ReadOnlySpan<Alternative> Alternatives => _alternatives;

    /// <summary>What a search goes by.</summary>
    public SearchInfo Search { get; }

    internal Instruction[] InstructionArray => _instructions;

    internal CharacterSet[] SetArray => _sets;

    internal Alternative[] AlternativeArray => _alternatives;

    /// <summary>Checks and decodes pattern code.</summary>
    /// <exception cref="InvalidPatternCodeException">The code is not as a compiler writes it: RuntimeError in Python.</exception>
    /// <exception cref="InsufficientExecutionStackException">The code nests too deep: MemoryError in Python.</exception>
    public static RegexProgram Compile(ReadOnlySpan<uint> code, int flags, long groups) => new ProgramDecoder(code, groups).Decode(flags);

    /// <summary>Matches a str of one UTF-16 unit a code point at the state's start: <c>Pattern.match</c>.</summary>
    public MatchStatus MatchAt(MatchState state, ReadOnlySpan<char> subject) => Matcher<char>.MatchAt(this, state, subject, false);

    /// <summary>Matches a str of code points.</summary>
    public MatchStatus MatchAt(MatchState state, ReadOnlySpan<int> subject) => Matcher<int>.MatchAt(this, state, subject, false);

    /// <summary>Matches bytes.</summary>
    public MatchStatus MatchAt(MatchState state, ReadOnlySpan<byte> subject) => Matcher<byte>.MatchAt(this, state, subject, false);

    /// <summary>Matches a str of one UTF-16 unit a code point from the state's start to its end position: <c>Pattern.fullmatch</c>.</summary>
    public MatchStatus FullMatch(MatchState state, ReadOnlySpan<char> subject) => Matcher<char>.MatchAt(this, state, subject, true);

    /// <summary>Matches the whole of a str of code points.</summary>
    public MatchStatus FullMatch(MatchState state, ReadOnlySpan<int> subject) => Matcher<int>.MatchAt(this, state, subject, true);

    /// <summary>Matches the whole of bytes.</summary>
    public MatchStatus FullMatch(MatchState state, ReadOnlySpan<byte> subject) => Matcher<byte>.MatchAt(this, state, subject, true);

    /// <summary>Finds the first match in a str of one UTF-16 unit a code point, from the state's start: <c>Pattern.search</c>.</summary>
    public MatchStatus Find(MatchState state, ReadOnlySpan<char> subject) => Matcher<char>.Find(this, state, subject);

    /// <summary>Finds the first match in a str of code points.</summary>
    public MatchStatus Find(MatchState state, ReadOnlySpan<int> subject) => Matcher<int>.Find(this, state, subject);

    /// <summary>Finds the first match in bytes.</summary>
    public MatchStatus Find(MatchState state, ReadOnlySpan<byte> subject) => Matcher<byte>.Find(this, state, subject);
}
