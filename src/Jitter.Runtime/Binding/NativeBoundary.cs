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
        _ => Errors.Raise(PyExceptions.MemoryError),
    };
}
