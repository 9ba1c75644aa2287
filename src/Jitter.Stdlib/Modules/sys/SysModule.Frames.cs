using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Sys;

/// <content>Frames and the exception that is being handled.</content>
public static partial class SysModule
{
    [PyFunction("_getframe(depth=0, /)")]
    private static PyObject? GetFrame(int depth)
    {
        PyFrame? frame = FrameAt(depth);
        if (frame is null)
        {
            return Errors.Raise(PyExceptions.ValueError, "call stack is not deep enough");
        }

        frame.Expose();
        return Audit.IsActive && !Audit.Event("sys._getframe", frame) ? null : frame;
    }

    [PyFunction("_getframemodulename(depth=0)")]
    private static PyObject? GetFrameModuleName(int depth)
    {
        if (Audit.IsActive && !Audit.Event("sys._getframemodulename", PyInt.From(depth)))
        {
            return null;
        }

        if (FrameAt(depth) is not { } frame)
        {
            return PyNone.None;
        }

        PyObject? name = Attributes.GetOptional(frame.Function, Names.Module);
        return name ?? (Errors.Pending ? null : PyNone.None);
    }

    private static PyFrame? FrameAt(int depth)
    {
        PyFrame? frame = PyThreadState.Current.Frame;
        for (; depth > 0 && frame is not null; depth--)
        {
            frame = frame.Back;
        }

        return frame;
    }

    [PyFunction("_current_frames()")]
    private static PyObject? CurrentFrames()
    {
        if (Audit.IsActive && !Audit.Event("sys._current_frames"))
        {
            return null;
        }

        var frames = new PyDict();
        foreach (PyThreadState thread in PyThreadState.All)
        {
            if (thread.Frame is { } frame && !frames.Set(PyInt.From((long)thread.Identifier), frame.Expose()))
            {
                return null;
            }
        }

        return frames;
    }

    [PyFunction("_current_exceptions()")]
    private static PyObject? CurrentExceptions()
    {
        if (Audit.IsActive && !Audit.Event("sys._current_exceptions"))
        {
            return null;
        }

        var exceptions = new PyDict();
        foreach (PyThreadState thread in PyThreadState.All)
        {
            if (!exceptions.Set(PyInt.From((long)thread.Identifier), thread.Handled ?? (PyObject)PyNone.None))
            {
                return null;
            }
        }

        return exceptions;
    }

    [PyFunction("exc_info()")]
    private static PyObject ExceptionInfo() => PyThreadState.Current.Handled is { } error
        ? new PyTuple([error.Type, error, error.Traceback ?? (PyObject)PyNone.None])
        : new PyTuple([PyNone.None, PyNone.None, PyNone.None]);

    [PyFunction("exception()")]
    private static PyObject CurrentException() => PyThreadState.Current.Handled ?? (PyObject)PyNone.None;

    [PyFunction("exit(status=None, /)")]
    private static PyObject? Exit(PyObject? status) =>
        Errors.Normalize(PyExceptions.SystemExit, status) is { } error ? Errors.Raise(error) : null;

    [PyFunction("call_tracing(func, args, /)")]
    private static PyObject? CallTracing(PyObject func, PyTuple args)
    {
        PyThreadState thread = PyThreadState.Current;
        int depth = thread.ObserverDepth;
        thread.ObserverDepth = 0;
        PyObject? result = Calls.CallWithTuple(func, args, null);
        thread.ObserverDepth = depth;
        return result;
    }
}
