using Jitter.Bytecode;
using Jitter.Compiler.CodeGen;
using Jitter.Compiler.Preprocessing;
using Jitter.Compiler.Symbols;
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

    /// <summary>PyCF_DONT_IMPLY_DEDENT: the end of the input closes no block (codeop).</summary>
    public bool DontImplyDedent { get; init; }

    /// <summary>PyCF_ALLOW_INCOMPLETE_INPUT: an input that merely ends too early raises _IncompleteInputError (codeop).</summary>
    public bool AllowIncompleteInput { get; init; }

    /// <summary>
    /// On how many levels of native recursion CPython's compiler would be called, which leaves so many fewer for nested source: 0 for the
    /// file that a command runs, <see cref="DepthOfCompile"/> for the function <c>compile</c>, one more where it is called with keywords.
    /// </summary>
    public int NativeDepth { get; init; }

    /// <summary><see cref="NativeDepth"/> of <c>compile(source, filename, mode)</c> in a script.</summary>
    public const int DepthOfCompile = 2;

    /// <summary>Takes warnings; null drops them. It may compile something itself.</summary>
    public CompileWarningHandler? Warn { get; init; }
}

/// <summary>Source or tree to code object. Several threads may compile at once.</summary>
/// <remarks>
/// Deeply nested source needs a thread with a large stack to reach CPython's own limits; on a smaller one it ends in the same errors,
/// earlier.
/// </remarks>
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
            DontImplyDedent = options.DontImplyDedent,
            AllowIncompleteInput = options.AllowIncompleteInput,
            Warn = options.Warn,
        });
        return Compile(root, source, fileName, options);
    }

    /// <summary>Compiles a tree, which it changes. The source is needed for the text of errors and may be null.</summary>
    /// <exception cref="PythonSyntaxException">What CPython raises for it.</exception>
    public static CodeObject Compile(Mod root, SourceText? source, string fileName, CompileOptions options)
    {
        try
        {
            FutureFeatures future = FutureFeatures.Of(root, options.Future);
            AstPreprocessor.Run(root, options.Optimize, future.Flags, options.Warn, options.NativeDepth);
            SymbolTable symbols = SymbolTable.Build(root, future, options.NativeDepth);
            return CodeGenerator.Compile(root, symbols, future, fileName, options);
        }
        catch (PythonSyntaxException error) when (error.Text is null && error.Line is { } line && source is not null && IsFile(fileName))
        {
            throw new PythonSyntaxException(
                error.Kind, error.Message, line, error.Offset, error.EndLine, error.EndOffset, source.LineText(line));
        }
    }

    /// <summary>Folds constants and does what else precedes code generation, as PyCF_OPTIMIZED_AST shows it.</summary>
    /// <exception cref="PythonSyntaxException">What CPython raises for the tree.</exception>
    public static void Optimize(Mod root, CompileOptions options) =>
        AstPreprocessor.Run(root, options.Optimize, FutureFeatures.Of(root, options.Future).Flags, options.Warn, options.NativeDepth);

    /// <summary>Whether errors after parsing show the source line: CPython reads it from the file of that name, if there is one.</summary>
    private static bool IsFile(string fileName) => fileName.Length > 0 && fileName[0] != '<';
}
