using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

/// <summary>The state of the pattern that is being generated (CPython's pattern_context).</summary>
internal sealed class PatternContext
{
    /// <summary>The names that the pattern binds so far, in the order in which their values lie on the stack.</summary>
    public List<string> Stores { get; } = [];

    /// <summary>Where to jump on failure: to entry n with n values to pop. One entry falls through to the next lower.</summary>
    public List<Label> FailPop { get; } = [];

    /// <summary>Whether a capture or wildcard may stand here, which matches anything.</summary>
    public bool AllowIrrefutable { get; set; }

    /// <summary>How many values must stay on top of the stack: captured ones go beneath them.</summary>
    public int OnTop { get; set; }

    /// <summary>Whether a pattern is <c>_</c>.</summary>
    public static bool IsWildcard(Pattern pattern) => pattern is MatchAs { Name: null, Pattern: null };

    /// <summary>Whether a pattern is <c>*_</c>.</summary>
    public static bool IsStarWildcard(Pattern pattern) => pattern is MatchStar { Name: null };
}
