using Jitter.Bytecode.Marshal;
using Jitter.Syntax.Errors;

namespace Jitter.Cli;

/// <summary>The Python exception that an exception of the compiler or of the reader of .pyc files stands for.</summary>
/// <param name="Type">The name of the Python type.</param>
/// <param name="Message">Its text.</param>
/// <param name="Syntax">A syntax error's positions.</param>
internal readonly record struct PythonError(string Type, string Message, PythonSyntaxException? Syntax = null)
{
    /// <summary>Finds it; false for an exception that can only be an error in Jitter.</summary>
    public static bool TryFrom(Exception exception, out PythonError error)
    {
        switch (exception)
        {
            case PythonSyntaxException e:
                error = new PythonError(e.Kind.PythonName(), e.Message, e);
                return true;
            case BytecodeFormatException e:
                error = new PythonError(e.Kind.ToString(), e.Message);
                return true;
            case OutOfMemoryException:
                error = new PythonError("MemoryError", "");
                return true;
            default:
                error = default;
                return false;
        }
    }

    /// <summary>Writes what Python would print without a traceback.</summary>
    public void Write(TextWriter output, string file)
    {
        if (Syntax is { } syntax)
        {
            SyntaxErrorReport.Write(output, file, syntax);
        }
        else
        {
            output.Write(Message.Length == 0 ? $"{Type}\n" : $"{Type}: {Message}\n");
        }
    }
}
