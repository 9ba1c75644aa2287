namespace Jitter.Runtime.Exceptions;

/// <summary>
/// Carries a Python exception through .NET code that cannot return null (library modules, callbacks from .NET). The
/// boundary of native calls turns it into a pending error; the interpreter never sees it.
/// </summary>
public sealed class PythonException(PyBaseException error) : Exception(error.Message)
{
    /// <summary>The Python exception.</summary>
    public PyBaseException Error { get; } = error;
}
