using System.Diagnostics.CodeAnalysis;
using Jitter.Bytecode;
using Jitter.Compiler.Assembly;
using Jitter.Compiler.Symbols;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Compiler.CodeGen;

/// <summary>Turns the instructions of a unit into its code object; code generation's way on to the flow graph.</summary>
internal delegate CodeObject UnitAssembler(CompilationUnit unit, InstructionSequence instructions);

/// <summary>
/// Tree to instructions, un-optimized (CPython's Python/compile.c), and through the assembler to code objects: an inner
/// code object is a constant of the outer one, so units are finished from the inside out.
/// </summary>
/// <remarks>
/// Partial files by concept. The core is here and in Units (entering and finishing a code object), Emit (instructions,
/// constants, names, labels) and FrameBlocks (what return, break and continue must leave).
/// </remarks>
internal sealed partial class CodeGenerator
{
    private readonly string _fileName;
    private readonly SymbolTable _symbols;
    private readonly FutureFeatures _future;
    private readonly CompileOptions _options;
    private readonly UnitAssembler _assemble;

    // The pool of this thread, linked by their parents.
    [ThreadStatic]
    private static UnitState? t_freeUnits;

    /// <summary>Every constant of the compilation, so that equal ones are one object in all its code objects.</summary>
    private readonly IndexTable<Constant> _constants = new();

    private UnitState _unit = null!;
    private int _depth;
    private InstructionSequence _code = null!;
    private bool _isInteractive;

    private CodeGenerator(SymbolTable symbols, FutureFeatures future, string fileName, CompileOptions options, UnitAssembler assemble)
    {
        _symbols = symbols;
        _future = future;
        _fileName = fileName;
        _options = options;
        _assemble = assemble;
    }

    /// <summary>Generates and assembles the code of a tree that has been preprocessed and whose scopes are known.</summary>
    /// <exception cref="PythonSyntaxException">What CPython's compile.c raises, without <see cref="PythonSyntaxException.Text"/>.</exception>
    public static CodeObject Compile(Mod root, SymbolTable symbols, FutureFeatures future, string fileName, CompileOptions options) =>
        Compile(root, symbols, future, fileName, options, CodeAssembler.Assemble);

    /// <summary>As the other overload, with an assembler of the caller's: tests look at the instructions so.</summary>
    internal static CodeObject Compile(
        Mod root, SymbolTable symbols, FutureFeatures future, string fileName, CompileOptions options, UnitAssembler assemble)
    {
        var generator = new CodeGenerator(symbols, future, fileName, options, assemble);
        generator.EnterUnit("<module>", UnitKind.Module, symbols.Lookup(root), 1);
        generator.VisitRoot(root);
        return generator.FinishUnit(addReturnNone: root.Kind != ModKind.Expression);
    }

    /// <summary>Whether <c>await</c> may stand at the top level, and this is it.</summary>
    private bool IsTopLevelAwait => _options.AllowTopLevelAwait && _unit.Scope.Kind == ScopeKind.Module;

    /// <summary>A SyntaxError at a place in the source (CPython's compiler_error): offsets are byte columns plus 1.</summary>
    [DoesNotReturn]
    private void Error(Location location, string message) =>
        throw new PythonSyntaxException(
            CompileErrorKind.SyntaxError, message, location.Line, location.Column + 1, location.EndLine, location.EndColumn + 1);

    /// <summary>A SyntaxWarning (CPython's compiler_warn), which the warning filters may turn into a SyntaxError.</summary>
    private void Warn(Location location, string message) =>
        _options.Warn?.Invoke(new CompileWarning(
            CompileWarningKind.SyntaxWarning, message, location.Line, location.Column + 1, location.EndLine, location.EndColumn + 1));

    /// <summary>Raises the error for binding or deleting <c>__debug__</c> (CPython's forbidden_name).</summary>
    private void CheckForbiddenName(Location location, string name, ExprContext context)
    {
        if (context == ExprContext.Load || name != "__debug__")
        {
            return;
        }

        Error(location, context == ExprContext.Store ? "cannot assign to __debug__" : "cannot delete __debug__");
    }
}
