using Jitter.Runtime.Binding;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Exceptions;

/// <summary>An exception: an instance of BaseException or of any class below it.</summary>
/// <remarks>
/// It is no .NET exception: raising sets <see cref="Threads.PyThreadState.Error"/> and returns null up the stack
/// (DESIGN.md, decision 2). Its class is a field, since all but a few exception classes have the same layout.
/// </remarks>
[PyClass("BaseException", Existing = "PyExceptions.BaseException")]
public partial class PyBaseException(PyType type, PyTuple arguments) : PyInstance(type)
{
    /// <summary><c>args</c>.</summary>
    public PyTuple Arguments { get; set; } = arguments;

    /// <summary><c>__cause__</c>: what <c>raise ... from</c> named.</summary>
    public PyBaseException? Cause { get; set; }

    /// <summary><c>__context__</c>: what was being handled when this was raised.</summary>
    public PyBaseException? Context { get; set; }

    /// <summary><c>__suppress_context__</c>.</summary>
    [PyMember("__suppress_context__", Writable = true)]
    public bool SuppressContext { get; set; }

    /// <summary><c>__traceback__</c>.</summary>
    public PyTraceback? Traceback { get; set; }

    /// <summary>The first argument as text, for .NET's own reports.</summary>
    public string Message => Arguments.Count == 0 ? "" : Arguments.Items[0].ToString() ?? "";

    /// <summary>
    /// Makes an exception without calling its class: for errors that the runtime itself raises. The fields that a class has
    /// beside the arguments are set from them as its <c>__init__</c> does, where that needs no Python code.
    /// </summary>
    public static PyBaseException Create(PyType type, PyTuple arguments)
    {
        PyBaseException error = Allocate(type);
        error.Arguments = arguments;
        error.SetFields();
        return error;
    }

    /// <summary>Makes an instance with the layout of its class, without arguments.</summary>
    internal static PyBaseException Allocate(PyType type)
    {
        PyType layout = type;
        while (layout.Allocate is null)
        {
            layout = layout.Base!;
        }

        return (PyBaseException)layout.Allocate(type);
    }

    /// <summary>Sets <c>__cause__</c>, which hides the context (PyException_SetCause).</summary>
    public void SetCause(PyBaseException? cause)
    {
        Cause = cause;
        SuppressContext = true;
    }

    /// <summary>Sets the fields that follow from <see cref="Arguments"/>.</summary>
    private protected virtual void SetFields()
    {
    }
}
