using Jitter.Bytecode;
using Jitter.Compiler;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;
using Jitter.Syntax.Parsing;

namespace Jitter.Stdlib.Modules.Builtins;

/// <summary>What compile() was asked for.</summary>
/// <param name="FileName">co_filename.</param>
/// <param name="Mode">The mode.</param>
/// <param name="Flags">The flags (<see cref="CompileFlags"/>), futures included.</param>
/// <param name="Optimize">0, 1 or 2.</param>
public readonly record struct CompileRequest(string FileName, ParseMode Mode, int Flags, int Optimize)
{
    /// <summary>See <see cref="CompileOptions.NativeDepth"/>.</summary>
    public int NativeDepth { get; init; }

    /// <summary>The compiler's options.</summary>
    public CompileOptions ToOptions(CompileWarningHandler? warn) => new()
    {
        Mode = Mode,
        Optimize = Optimize,
        Future = (CodeFlags)Flags & CompileFlags.FutureMask,
        AllowTopLevelAwait = (Flags & CompileFlags.AllowTopLevelAwait) != 0,
        DontImplyDedent = (Flags & CompileFlags.DontImplyDedent) != 0,
        AllowIncompleteInput = (Flags & CompileFlags.AllowIncompleteInput) != 0,
        NativeDepth = NativeDepth,
        Warn = warn,
    };
}

/// <summary>Runs the compiler for Python code: its exceptions and warnings become Python's.</summary>
public static class SourceCompiler
{
    /// <summary>Compiles a source; null with an error pending.</summary>
    public static PyObject? Compile(PythonSource source, CompileRequest request)
    {
        var warnings = new CompileWarnings(request.FileName);
        try
        {
            SourceText text = source.ToSourceText();
            return PyCode.From(PythonCompiler.Compile(text, request.FileName, request.ToOptions(warnings.Handle)));
        }
        catch (PythonSyntaxException error)
        {
            return Raise(error, request.FileName, warnings);
        }
    }

    /// <summary>Makes the compiler's exception the pending error.</summary>
    /// <returns>null</returns>
    internal static PyObject? Raise(PythonSyntaxException error, string fileName, CompileWarnings? warnings)
    {
        if (warnings is { RaisedOther: true } && Errors.Pending)
        {
            return null; // a warning that a filter or showwarning() turned into an exception of its own
        }

        PyType type = error.Kind switch
        {
            CompileErrorKind.IndentationError => PyExceptions.IndentationError,
            CompileErrorKind.TabError => PyExceptions.TabError,
            CompileErrorKind.IncompleteInputError => PyExceptions.IncompleteInputError,
            CompileErrorKind.ValueError => PyExceptions.ValueError,
            CompileErrorKind.OverflowError => PyExceptions.OverflowError,
            CompileErrorKind.MemoryError => PyExceptions.MemoryError,
            CompileErrorKind.RecursionError => PyExceptions.RecursionError,
            CompileErrorKind.SystemError => PyExceptions.SystemError,
            CompileErrorKind.UnicodeDecodeError or CompileErrorKind.UnicodeEncodeError => PyExceptions.UnicodeError,
            _ => PyExceptions.SyntaxError,
        };
        if (!type.IsSubtypeOf(PyExceptions.SyntaxError))
        {
            return type == PyExceptions.MemoryError && error.Message.Length == 0 ? Errors.Raise(type) : Errors.Raise(type, error.Message);
        }

        PyObject[] arguments = error.Line is null
            ? [new PyStr(error.Message)]
            : [
                new PyStr(error.Message),
                PyTuple.From([
                    new PyStr(fileName),
                    NumberOrNone(error.Line),
                    NumberOrNone(error.Offset),
                    error.Text is null ? PyNone.None : new PyStr(error.Text),
                    NumberOrNone(error.EndLine),
                    NumberOrNone(error.EndOffset)]),
            ];
        return Calls.Call(type, arguments) is PyBaseException exception ? Errors.Raise(exception) : null;
    }

    private static PyObject NumberOrNone(int? value) => value is { } number ? PyInt.From(number) : PyNone.None;
}

/// <summary>Takes the compiler's warnings to the warnings module.</summary>
internal sealed class CompileWarnings(string fileName)
{
    /// <summary>Whether a warning ended in an exception other than the warning itself.</summary>
    public bool RaisedOther { get; private set; }

    /// <summary>Issues a warning; a warning that is an error by a filter becomes a SyntaxError.</summary>
    public void Handle(in CompileWarning warning)
    {
        PyType category = warning.Kind == CompileWarningKind.SyntaxWarning ? PyExceptions.SyntaxWarning : PyExceptions.DeprecationWarning;
        if (Warnings.WarnAt(category, warning.Message, new PyStr(fileName), warning.Line))
        {
            return;
        }

        if (warning.Offset is not null && Errors.ClearIf(category))
        {
            // The SyntaxError that takes the warning's place is more precise.
            throw new PythonSyntaxException(
                CompileErrorKind.SyntaxError, warning.Message, warning.Line, warning.Offset, warning.EndLine, warning.EndOffset);
        }

        RaisedOther = true;
        throw new PythonSyntaxException(CompileErrorKind.SystemError, warning.Message);
    }
}
