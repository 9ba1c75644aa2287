using Jitter.Bytecode;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;
using Jitter.Syntax.Parsing;

namespace Jitter.Compiler;

/// <summary>The arguments of <c>compile()</c>.</summary>
public sealed record CompileOptions
{
    /// <summary>The mode.</summary>
    public ParseMode Mode { get; init; } = ParseMode.Exec;

    /// <summary>0, 1 (no asserts, __debug__ False) or 2 (no docstrings either).</summary>
    public int Optimize { get; init; }

    /// <summary>Future features in force from outside, as co_flags bits.</summary>
    public CodeFlags Future { get; init; }

    /// <summary>PyCF_ALLOW_TOP_LEVEL_AWAIT.</summary>
    public bool AllowTopLevelAwait { get; init; }

    /// <summary>Takes warnings; null drops them.</summary>
    public CompileWarningHandler? Warn { get; init; }
}

/// <summary>Source or tree to code object.</summary>
public static class PythonCompiler
{
    /// <summary>Compiles a source.</summary>
    /// <exception cref="PythonSyntaxException">What CPython raises for it.</exception>
    public static CodeObject Compile(SourceText source, string fileName, CompileOptions options)
    {
        Mod root = Parser.Parse(source, new ParseOptions
        {
            Mode = options.Mode,
            BarryAsFlufl = (options.Future & CodeFlags.FutureBarryAsBdfl) != 0,
            Warn = options.Warn,
        });
        return Compile(root, source, fileName, options);
    }

    /// <summary>Compiles a tree, which it changes. The source is needed for the text of errors and may be null.</summary>
    /// <exception cref="PythonSyntaxException">What CPython raises for it.</exception>
    public static CodeObject Compile(Mod root, SourceText? source, string fileName, CompileOptions options) =>
        throw new NotImplementedException();
}
