namespace Jitter.Regex;

/// <summary>Pattern code that no compiler of regular expressions writes: a RuntimeError "invalid SRE code" in Python.</summary>
public sealed class InvalidPatternCodeException : Exception
{
    /// <summary>Makes the exception with CPython's text.</summary>
    public InvalidPatternCodeException()
        : base("invalid SRE code")
    {
    }
}
