using Jitter.Syntax.Ast;

namespace Jitter.Syntax.Parsing;

/// <summary>The stacks on which the parser collects lists.</summary>
public sealed partial class Parser
{
    private readonly ScratchStack<Expr> _exprs = new();
    private readonly ScratchStack<Expr?> _optionalExprs = new();
    private readonly ScratchStack<Keyword> _keywords = new();
}
