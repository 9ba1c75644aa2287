using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Binding;

/// <summary>
/// Turns .NET exceptions of native code into pending errors. Adapters of declarations that say <c>Throws</c> (modules do
/// unless they say no) catch what this handles; anything else is a bug and passes through.
/// </summary>
public static class NativeBoundary
{
    /// <summary>Whether a .NET exception stands for a Python one.</summary>
    public static bool Handles(Exception exception) =>
        exception is PythonException or OutOfMemoryException or InsufficientExecutionStackException;

    /// <summary>Makes the error pending.</summary>
    /// <returns>null</returns>
    public static Objects.PyObject? Raise(Exception exception) => exception switch
    {
        PythonException python => Errors.Raise(python.Error),
        InsufficientExecutionStackException => Errors.Raise(PyExceptions.RecursionError, "maximum recursion depth exceeded"),
        OutOfMemoryException => Errors.Raise(PyExceptions.MemoryError),
        _ => RaiseBug(exception),
    };

    /// <summary>A .NET exception that no native should throw: an error that a program can survive, and that says where to look.</summary>
    private static Objects.PyObject? RaiseBug(Exception exception)
    {
        string text = exception.ToString();
        int line = text.IndexOf(" in ", StringComparison.Ordinal);
        return Errors.Raise(PyExceptions.SystemError, line < 0 ? text : text[..line]);
    }
}
