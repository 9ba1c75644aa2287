using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Threads;

/// <summary>
/// What belongs to one Python thread: the pending error, the exception being handled, the depth of recursion.
/// </summary>
/// <remarks>
/// <see cref="Current"/> is one static field that the GIL's hand-over sets: whoever runs Python code holds the GIL, so
/// it needs neither a parameter nor a thread-local look-up (DESIGN.md, decision 3).
/// </remarks>
public sealed partial class PyThreadState
{
    /// <summary>The state of the thread that holds the GIL.</summary>
    public static PyThreadState Current = new() { IsMain = true };

    /// <summary>The main thread's state.</summary>
    public static readonly PyThreadState Main = Current;

    /// <summary>CPython's default of sys.setrecursionlimit.</summary>
    public const int DefaultRecursionLimit = 1000;

    /// <summary>The error that is on its way up, or null.</summary>
    public PyBaseException? Error;

    /// <summary>The exception that an except clause is handling (sys.exception()), innermost; null outside of one.</summary>
    public PyBaseException? Handled;

    /// <summary>How deep calls are nested.</summary>
    public int RecursionDepth;

    /// <summary>How deep they may be.</summary>
    public int RecursionLimit = DefaultRecursionLimit;

    /// <summary>Whether an error is pending.</summary>
    public bool HasError => Error is not null;

    /// <summary>Takes the pending error away.</summary>
    public PyBaseException TakeError()
    {
        PyBaseException error = Error ?? throw new InvalidOperationException("no error is pending");
        Error = null;
        return error;
    }
}
