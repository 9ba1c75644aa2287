using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

/// <summary>What a <see cref="FrameBlock"/> stands for (CPython's fblocktype).</summary>
internal enum FrameBlockKind
{
    WhileLoop,
    ForLoop,
    TryExcept,
    FinallyTry,
    FinallyEnd,
    With,
    AsyncWith,
    HandlerCleanup,
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehensionGenerator,
    StopIteration,
}

/// <summary>
/// A statement that code generation is inside of and that return, break and continue must leave: a loop, try, with, ...
/// </summary>
internal readonly struct FrameBlock
{
    public FrameBlockKind Kind { get; init; }

    /// <summary>Where the block begins: the target of continue, for a loop.</summary>
    public Label Start { get; init; }

    /// <summary>Where the block ends: the target of break, for a loop.</summary>
    public Label Exit { get; init; }

    /// <summary>The position that clean-up code takes: that of the context expression (with, async with).</summary>
    public Location ContextLocation { get; init; }

    /// <summary>The statements that clean up (finally).</summary>
    public Stmt[]? FinalBody { get; init; }

    /// <summary>The name to unbind (except ... as name).</summary>
    public string? BoundName { get; init; }
}
