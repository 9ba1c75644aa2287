using Jitter.Bytecode.Opcodes;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Observers;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Interpreter;

// Raising, catching, and the with statement.
public sealed partial class Interpreter
{
    private static readonly PyStr s_enter = PyStr.Interned("__enter__");
    private static readonly PyStr s_exit = PyStr.Interned("__exit__");
    private static readonly PyStr s_asyncEnter = PyStr.Interned("__aenter__");
    private static readonly PyStr s_asyncExit = PyStr.Interned("__aexit__");

    /// <summary>Notes that the pending error passed through a frame (PyTraceBack_Here).</summary>
    private static void AddTraceback(PyThreadState thread, PyFrame frame)
    {
        PyBaseException? error = thread.Error;
        if (error is null)
        {
            Errors.Raise(PyExceptions.SystemError, $"error return without exception set, at {frame.Code.QualifiedName}:{frame.Line}");
            error = thread.Error!;
        }

        error.Traceback = new PyTraceback(frame.Expose(), frame.LastInstruction, error.Traceback);
    }

    /// <summary>The next item for a for loop while exceptions are observed: a StopIteration that Python code raised is told.</summary>
    private static PyObject? NextObserved(PyThreadState thread, PyFrame frame, PyObject iterator)
    {
        PyObject? item = iterator.IterNext();
        if (item is null && Errors.Matches(PyExceptions.StopIteration))
        {
            FrameObserver.Ended(thread, frame);
            Errors.ClearIf(PyExceptions.StopIteration);
        }

        return item;
    }

    /// <summary>RAISE_VARARGS: whether the error goes on with the traceback that it has (a bare raise that found an exception).</summary>
    private static bool Raise(PyObject? exception, PyObject? cause)
    {
        if (exception is null)
        {
            bool isHandling = PyThreadState.Current.Handled is not null;
            Errors.Reraise();
            return isHandling;
        }

        if (cause is null)
        {
            Errors.RaiseObject(exception);
        }
        else
        {
            Errors.RaiseObject(exception, cause);
        }

        return false;
    }

    /// <summary>BEFORE_WITH, BEFORE_ASYNC_WITH: replaces the manager by its bound exit method and pushes what entering gives.</summary>
    private static bool BeforeWith(ref PyObject? manager, bool isAsync)
    {
        PyObject self = manager!;
        PyObject? enter = Attributes.LookupSpecial(self, isAsync ? s_asyncEnter : s_enter);
        if (enter is null)
        {
            return !Errors.Pending && RaiseNoContextManager(self, isAsync, "");
        }

        PyObject? exit = Attributes.LookupSpecial(self, isAsync ? s_asyncExit : s_exit);
        if (exit is null)
        {
            return !Errors.Pending && RaiseNoContextManager(self, isAsync, isAsync ? " (missed __aexit__ method)" : " (missed __exit__ method)");
        }

        PyObject? entered = Calls.Call(enter);
        if (entered is null)
        {
            return false;
        }

        manager = exit;
        System.Runtime.CompilerServices.Unsafe.Add(ref manager, 1) = entered;
        return true;
    }

    private static bool RaiseNoContextManager(PyObject self, bool isAsync, string missing) => Errors.RaiseFalse(
        PyExceptions.TypeError,
        $"'{self.Type.FullName}' object does not support the {(isAsync ? "asynchronous " : "")}context manager protocol{missing}");

    private static PyObject? WithExceptStart(PyObject exit, PyObject error) => Calls.Call(
        exit, error.Type, error, (PyObject?)((PyBaseException)error).Traceback ?? PyNone.None);

    private static class ExceptionMatching
    {
        public static int Matches(PyObject error, PyObject handler) => Errors.IsCaughtBy((PyBaseException)error, handler);

        /// <summary>CHECK_EG_MATCH: the group becomes what is left, the handler's class what it matches, or None.</summary>
        public static bool MatchGroup(ref PyObject? group, ref PyObject? handler)
        {
            if (!Errors.SplitGroup(group!, handler!, out PyBaseException? match, out PyBaseException? rest))
            {
                return false;
            }

            if (match is null)
            {
                handler = PyNone.None;
                return true;
            }

            group = (PyObject?)rest ?? PyNone.None;
            handler = match;
            PyThreadState.Current.Handled = match;
            return true;
        }
    }
}
