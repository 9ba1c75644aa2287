using Jitter.Bytecode;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Preprocessing;

/// <summary>Folds constants and simplifies a tree in place (CPython's Python/ast_opt.c).</summary>
public static class AstPreprocessor
{
    /// <summary>Rewrites a tree at an optimization level (0, 1 or 2) under the future features in force.</summary>
    public static void Run(Mod root, int optimize, CodeFlags future) => throw new NotImplementedException();
}
