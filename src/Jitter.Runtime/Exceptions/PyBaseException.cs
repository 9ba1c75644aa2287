using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Exceptions;

/// <summary>An exception: an instance of BaseException or of any class below it.</summary>
/// <remarks>
/// It is no .NET exception: raising sets <see cref="Threads.PyThreadState.Error"/> and returns null up the stack
/// (DESIGN.md, decision 2). Its class is a field, since all but a few exception classes have the same layout.
/// </remarks>
public partial class PyBaseException(PyType type, PyTuple arguments) : PyInstance(type)
{
    /// <summary><c>args</c>.</summary>
    public PyTuple Arguments { get; set; } = arguments;

    /// <summary><c>__cause__</c>: what <c>raise ... from</c> named.</summary>
    public PyBaseException? Cause { get; set; }

    /// <summary><c>__context__</c>: what was being handled when this was raised.</summary>
    public PyBaseException? Context { get; set; }

    /// <summary><c>__suppress_context__</c>.</summary>
    public bool SuppressContext { get; set; }

    /// <summary><c>__traceback__</c>.</summary>
    public PyTraceback? Traceback { get; set; }

    /// <summary>Makes an exception without calling its class: for errors that the runtime itself raises.</summary>
    public static PyBaseException Create(PyType type, PyTuple arguments) => new(type, arguments);

    /// <summary>The first argument as text, for .NET's own reports.</summary>
    public string Message => Arguments.Count == 0 ? "" : Arguments.Items[0].ToString() ?? "";
}
