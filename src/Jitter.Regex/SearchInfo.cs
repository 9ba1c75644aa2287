namespace Jitter.Regex;

/// <summary>What a search may know of a pattern before it tries it: the INFO block of pattern code, and what was found out.</summary>
public sealed class SearchInfo
{
    /// <summary>No match is shorter.</summary>
    public uint MinimumLength { get; internal set; }

    /// <summary>Every match starts with these characters.</summary>
    public uint[]? Prefix { get; internal set; }

    /// <summary>So many of the first instructions do nothing but match the prefix' characters.</summary>
    public int PrefixSkip { get; internal set; }

    /// <summary>The prefix is the whole pattern.</summary>
    public bool IsLiteral { get; internal set; }

    /// <summary>Every match starts with a character of this set.</summary>
    public CharacterSet? Set { get; internal set; }

    /// <summary>What is known of the first character where there is neither prefix nor set.</summary>
    public FirstCharacterKind FirstKind { get; internal set; }

    /// <summary>The character or the number of the set that goes with <see cref="FirstKind"/>.</summary>
    public int FirstCharacter { get; internal set; }

    /// <summary>The prefix in units of subjects of three widths, made when first searched for; empty if it does not fit.</summary>
    internal byte[]? BytePrefix { get; set; }

    internal char[]? CharPrefix { get; set; }

    internal int[]? IntPrefix { get; set; }
}
