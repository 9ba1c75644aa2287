using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Exceptions;

/// <summary>Sets pending errors. Every method returns what its caller returns for an error, so that one line raises.</summary>
public static class Errors
{
    /// <summary>Whether an error is pending.</summary>
    public static bool Pending => PyThreadState.Current.Error is not null;

    /// <summary>Raises an exception of a class with a message.</summary>
    /// <returns>null</returns>
    public static PyObject? Raise(PyType type, string message) => Raise(PyBaseException.Create(type, PyTuple.From([new PyStr(message)])));

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

    /// <summary>Makes an exception pending as it is, its context untouched (PyErr_SetRaisedException).</summary>
    public static void Restore(PyBaseException error) => PyThreadState.Current.Error = error;

    /// <summary>Raises StopIteration(value), whatever the value is.</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseStopIteration(PyObject value) => Raise(PyBaseException.Create(PyExceptions.StopIteration, PyTuple.From([value])));

    /// <summary><c>error.value</c> of a StopIteration.</summary>
    public static PyObject StopIterationValue(PyBaseException error) => error.Arguments.Count == 0 ? PyNone.None : error.Arguments.Items[0];

    /// <summary>The exception of a generator's throw(type, value, traceback); null with an error pending (Objects/genobject.c, _gen_throw).</summary>
    public static PyBaseException? MakeForThrow(PyObject type, PyObject? value, PyObject? traceback)
    {
        if (traceback is not null and not PyNone and not PyTraceback)
        {
            Raise(PyExceptions.TypeError, "throw() third argument must be a traceback object");
            return null;
        }

        PyBaseException? error = type as PyBaseException;
        if (error is not null)
        {
            if (value is not null and not PyNone)
            {
                Raise(PyExceptions.TypeError, "instance exception may not have a separate value");
                return null;
            }
        }
        else if (type is PyType exceptionClass && exceptionClass.IsSubtypeOf(PyExceptions.BaseException))
        {
            PyObject? made = value is PyBaseException ready && ready.Type.IsSubtypeOf(exceptionClass) ? ready
                : value is null or PyNone ? type.Call([], null)
                : value is PyTuple arguments ? type.Call(arguments.Items, null)
                : Protocols.Calls.Call(type, value);
            if (made is null)
            {
                return null;
            }

            error = made as PyBaseException;
        }

        if (error is null)
        {
            Raise(PyExceptions.TypeError, $"exceptions must be classes or instances deriving from BaseException, not {type.Type.FullName}");
            return null;
        }

        if (traceback is PyTraceback entry)
        {
            error.Traceback = entry;
        }

        return error;
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

    /// <summary>An exception that is raised again while it is handled would become its own context: the chain is cut there.</summary>
    private static void BreakContextCycle(PyBaseException handled, PyBaseException error)
    {
        for (PyBaseException link = handled; link.Context is { } context; link = context)
        {
            if (ReferenceEquals(context, error))
            {
                link.Context = null;
                return;
            }
        }
    }
}
