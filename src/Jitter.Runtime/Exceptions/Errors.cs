using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Exceptions;

/// <summary>Sets pending errors. Every method returns what its caller returns for an error, so that one line raises.</summary>
public static partial class Errors
{
    /// <summary>Whether an error is pending.</summary>
    public static bool Pending => PyThreadState.Current.Error is not null;

    /// <summary>Raises an exception of a class with a message.</summary>
    /// <returns>null</returns>
    public static PyObject? Raise(PyType type, string message) => Raise(PyBaseException.Create(type, new PyTuple([new PyStr(message)])));

    /// <summary>Raises an exception of a class with one argument, whatever it is (PyErr_SetObject, but tuples stay one argument).</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseWith(PyType type, PyObject argument) => Raise(PyBaseException.Create(type, new PyTuple([argument])));

    /// <summary>Raises an exception of a class without arguments.</summary>
    /// <returns>null</returns>
    public static PyObject? Raise(PyType type) => Raise(PyBaseException.Create(type, PyTuple.Empty));

    /// <summary>Raises an exception; its context becomes what is being handled (_PyErr_SetObject).</summary>
    /// <returns>null</returns>
    public static PyObject? Raise(PyBaseException error)
    {
        PyThreadState thread = PyThreadState.Current;
        PyBaseException? handled = thread.Handled;
        if (handled is not null && !ReferenceEquals(handled, error))
        {
            BreakContextCycle(handled, error);
            error.Context = handled;
        }

        thread.Error = error;
        return null;
    }

    /// <summary>Makes an exception pending as it is, its context unchanged (PyErr_SetRaisedException).</summary>
    /// <returns>null</returns>
    public static PyObject? Restore(PyBaseException error)
    {
        PyThreadState.Current.Error = error;
        return null;
    }

    /// <summary>Raises and answers false, for slots that store.</summary>
    public static bool RaiseFalse(PyType type, string message)
    {
        Raise(type, message);
        return false;
    }

    /// <summary>Raises and answers -1, for slots with a number or truth value as their result.</summary>
    public static int RaiseMinusOne(PyType type, string message)
    {
        Raise(type, message);
        return -1;
    }

    /// <summary>Whether the pending error is an instance of a class.</summary>
    public static bool Matches(PyType type) => PyThreadState.Current.Error is { } error && error.Type.IsSubtypeOf(type);

    /// <summary>Takes the pending error away; null where none is pending (PyErr_GetRaisedException).</summary>
    public static PyBaseException? Take()
    {
        PyThreadState thread = PyThreadState.Current;
        PyBaseException? error = thread.Error;
        thread.Error = null;
        return error;
    }

    /// <summary>Drops the pending error.</summary>
    public static void Clear() => PyThreadState.Current.Error = null;

    /// <summary>Drops the pending error if it is an instance of a class; false where another is pending (or none).</summary>
    public static bool ClearIf(PyType type)
    {
        if (!Matches(type))
        {
            return false;
        }

        Clear();
        return true;
    }

    /// <summary>
    /// Raises another error instead of the pending one, which becomes its cause and context (_PyErr_FormatFromCause).
    /// </summary>
    /// <returns>null</returns>
    public static PyObject? RaiseFromPending(PyType type, string message)
    {
        PyBaseException? cause = Take();
        Raise(type, message);
        if (cause is not null && PyThreadState.Current.Error is { } error)
        {
            error.SetCause(cause);
            error.Context = cause;
        }

        return null;
    }

    /// <summary>
    /// Makes <paramref name="earlier"/> the context of the pending error, or pending again where none is (_PyErr_ChainExceptions1).
    /// </summary>
    public static void Chain(PyBaseException? earlier)
    {
        if (earlier is null)
        {
            return;
        }

        PyThreadState thread = PyThreadState.Current;
        if (thread.Error is { } error)
        {
            error.Context = earlier;
        }
        else
        {
            thread.Error = earlier;
        }
    }

    /// <summary>An exception that is raised again while it is handled would become its own context: the chain is cut there.</summary>
    private static void BreakContextCycle(PyBaseException handled, PyBaseException error)
    {
        // Chains that Python code closed to a ring without the error are left by Floyd's algorithm.
        PyBaseException slow = handled;
        bool moves = false;
        for (PyBaseException link = handled; link.Context is { } context; link = context)
        {
            if (ReferenceEquals(context, error))
            {
                link.Context = null;
                return;
            }

            if (ReferenceEquals(context, slow))
            {
                return;
            }

            slow = moves ? slow.Context! : slow;
            moves = !moves;
        }
    }
}
