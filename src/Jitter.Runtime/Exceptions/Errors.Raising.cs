using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Exceptions;

// The raise statement (CPython's do_raise in Python/ceval.c).
public static partial class Errors
{
    /// <summary><c>raise exception</c>: a class is called, an instance raised as it is.</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseObject(PyObject exception) =>
        ToInstance(exception, "exceptions must derive from BaseException") is { } error ? Raise(error) : null;

    /// <summary><c>raise exception from cause</c>.</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseObject(PyObject exception, PyObject cause)
    {
        if (ToInstance(exception, "exceptions must derive from BaseException") is not { } error)
        {
            return null;
        }

        if (cause is PyNone)
        {
            error.SetCause(null);
        }
        else if (ToInstance(cause, "exception causes must derive from BaseException") is { } instance)
        {
            error.SetCause(instance);
        }
        else
        {
            return null;
        }

        return Raise(error);
    }

    /// <summary><c>raise</c>: what is being handled is raised again, with its traceback and context as they are.</summary>
    /// <returns>null</returns>
    public static PyObject? Reraise() => PyThreadState.Current.Handled is { } error
        ? Restore(error)
        : Raise(PyExceptions.RuntimeError, "No active exception to reraise");

    /// <summary>
    /// The exception of a class or instance; null with an error pending. For generator.throw and the like, whose checks differ:
    /// <paramref name="message"/> is the TypeError of anything else.
    /// </summary>
    public static PyBaseException? ToInstance(PyObject exception, string message)
    {
        if (exception is PyBaseException error)
        {
            return error;
        }

        if (exception is not PyType type || !type.IsSubtypeOf(PyExceptions.BaseException))
        {
            Raise(PyExceptions.TypeError, message);
            return null;
        }

        PyObject? made = Calls.Call(type);
        if (made is not null and not PyBaseException && Texts.Repr(type) is { } shown && Texts.Repr(made.Type) is { } given)
        {
            Raise(PyExceptions.TypeError, $"calling {shown} should have returned an instance of BaseException, not {given}");
        }

        return made as PyBaseException;
    }

    /// <summary>
    /// The instance that an error of a class and a value is (PyErr_NormalizeException): the value itself, else the class called
    /// with it: None is no argument, a tuple is all of them. Null with an error pending.
    /// </summary>
    public static PyBaseException? Normalize(PyType type, PyObject? value)
    {
        if (value is PyBaseException error && error.Type.IsSubtypeOf(type))
        {
            return error;
        }

        PyObject? made = value switch
        {
            null or PyNone => Calls.Call(type),
            PyTuple arguments => Calls.CallWithTuple(type, arguments, null),
            _ => Calls.Call(type, value),
        };
        if (made is not null and not PyBaseException && Texts.Repr(type) is { } shown && Texts.Repr(made.Type) is { } given)
        {
            Raise(PyExceptions.TypeError, $"calling {shown} should have returned an instance of BaseException, not {given}");
        }

        return made as PyBaseException;
    }

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
            error = Normalize(exceptionClass, value);
            if (error is null)
            {
                return null;
            }
        }
        else
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

    /// <summary>Raises StopIteration(value), whatever the value is.</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseStopIteration(PyObject value) => Raise(PyBaseException.Create(PyExceptions.StopIteration, new PyTuple([value])));

    /// <summary><c>error.value</c> of a StopIteration.</summary>
    public static PyObject StopIterationValue(PyBaseException error) => (error as PyStopIteration)?.Value ?? PyNone.None;
}
