using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Threads;

// What threads need of their states. All of it is guarded by the GIL.
public sealed partial class PyThreadState
{
    private static List<PyThreadState>? s_all;

    /// <summary>The states of all threads that run Python code, oldest first; valid while the GIL is held.</summary>
    public static List<PyThreadState> All => s_all ??= [Main];

    /// <summary>Whether this is the main thread, where signal handlers run.</summary>
    public bool IsMain { get; init; }

    /// <summary><c>threading.get_ident()</c> (pthread_self); 0 until it is known.</summary>
    public ulong Identifier { get; set; }

    /// <summary>What PyThreadState_SetAsyncExc left to be raised by the thread: an exception class or exception; null for nothing.</summary>
    public PyObject? AsyncException { get; set; }

    /// <summary>The values of the thread's thread-locals, by <c>_thread._local</c> object; weak keys.</summary>
    public System.Runtime.CompilerServices.ConditionalWeakTable<PyObject, PyObject>? Locals { get; set; }

    /// <summary>Makes the state of a new thread and adds it to <see cref="All"/>; the caller holds the GIL.</summary>
    public static PyThreadState Create()
    {
        var state = new PyThreadState { RecursionLimit = Current.RecursionLimit };
        All.Add(state);
        return state;
    }

    /// <summary>Removes the state of a thread that ends, and lets go of what it ran; the caller holds the GIL.</summary>
    public void Delete()
    {
        All.Remove(this);
        FreeFrames = null;
        Frame = null;
        Stack = [];
        StackTop = 0;
    }

    /// <summary>Leaves an exception for a thread to raise at its next poll (PyThreadState_SetAsyncExc); null takes it back.</summary>
    /// <returns>Whether there is such a thread.</returns>
    public static bool SetAsyncException(ulong identifier, PyObject? exception)
    {
        foreach (PyThreadState state in All)
        {
            if (state.Identifier == identifier)
            {
                state.AsyncException = exception;
                if (exception is not null && ReferenceEquals(state, Current))
                {
                    EvalBreaker.Request(BreakReasons.AsyncException);
                }

                return true;
            }
        }

        return false;
    }

    /// <summary>Raises what <see cref="AsyncException"/> holds; false with the error pending, true if there was nothing.</summary>
    internal bool RaiseAsyncException()
    {
        PyObject? exception = AsyncException;
        AsyncException = null;
        switch (exception)
        {
            case null:
                return true;
            case PyBaseException error:
                Errors.Raise(error);
                return false;
            case PyType type:
                if (type.Call([], null) is PyBaseException made)
                {
                    Errors.Raise(made);
                }

                return false;
            default:
                return Errors.RaiseFalse(PyExceptions.TypeError, "exceptions must derive from BaseException");
        }
    }
}
