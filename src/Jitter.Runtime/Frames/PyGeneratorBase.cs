using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Frames;

/// <summary>Where a generator stands.</summary>
public enum GeneratorState : byte
{
    /// <summary>Its code has not begun.</summary>
    Created,

    /// <summary>It waits at a yield.</summary>
    Suspended,

    /// <summary>It waits at a yield from or await for another iterator.</summary>
    SuspendedInYieldFrom,

    /// <summary>It is running.</summary>
    Running,

    /// <summary>It has ended.</summary>
    Closed,
}

/// <summary>What generators, coroutines and asynchronous generators share: a frame that is resumed in place (Objects/genobject.c).</summary>
public abstract class PyGeneratorBase : PyObject
{
    /// <summary>What its except clauses handle, while it runs.</summary>
    public readonly ExceptionState ExceptionState = new();

    /// <summary>Where it stands.</summary>
    public GeneratorState State;

    /// <summary>The activation; of one that has ended and whose frame Python code holds, an empty one in its place.</summary>
    public PyFrame Frame { get; private set; }

    private GeneratorFinalizer? _finalizer;

    /// <summary>Makes a generator of the frame that runs RETURN_GENERATOR, which becomes the generator's.</summary>
    protected PyGeneratorBase(PyFrame frame)
    {
        Frame = frame;
        Name = frame.Function.Name;
        QualifiedName = frame.Function.QualifiedName;
        if (this is not PyGenerator || frame.Running.Handlers.Length > 1)
        {
            // Only code with a finally or except clause can tell that it is closed, but a coroutine must not be forgotten.
            _finalizer = new GeneratorFinalizer(this);
        }
    }

    /// <summary><c>__name__</c></summary>
    public PyStr Name { get; set; }

    /// <summary><c>__qualname__</c></summary>
    public PyStr QualifiedName { get; set; }

    /// <summary>The code object.</summary>
    public PyCode Code => Frame.Code;

    /// <summary>What errors call it: "generator", "coroutine", "async generator".</summary>
    protected abstract string Kind { get; }

    /// <summary>What it waits for (gi_yieldfrom, cr_await); null for nothing.</summary>
    public PyObject? Delegate => State == GeneratorState.SuspendedInYieldFrom ? Frame.Stack[Frame.StackTop - 1] : null;

    /// <summary>
    /// Resumes it with a value: null with an error pending, or with nothing pending where a plain generator has ended without a
    /// value, as iterators tell their end.
    /// </summary>
    /// <param name="value">What the yield expression gives; null for None, as next() sends it.</param>
    /// <param name="returned">Whether the result is what it returned instead of yielded.</param>
    public PyObject? Send(PyObject? value, out bool returned)
    {
        returned = false;
        switch (State)
        {
            case GeneratorState.Created when value is not null and not PyNone:
                return Errors.Raise(PyExceptions.TypeError, $"can't send non-None value to a just-started {Kind}");
            case GeneratorState.Running:
                return Errors.Raise(PyExceptions.ValueError, $"{Kind} already executing");
            case GeneratorState.Closed:
                if (this is PyCoroutine)
                {
                    return Errors.Raise(PyExceptions.RuntimeError, "cannot reuse already awaited coroutine");
                }

                // The end of an iterator: None returned, without an error.
                returned = true;
                return PyNone.None;
            default:
                PyObject? result = Execution.Current.Resume(this, value ?? PyNone.None);
                returned = result is not null && State == GeneratorState.Closed;
                return result;
        }
    }

    /// <summary>send() as a method: the end becomes StopIteration.</summary>
    public PyObject? SendOrStop(PyObject value)
    {
        PyObject? result = Send(value, out bool returned);
        return returned ? RaiseEnd(result!) : result;
    }

    /// <summary>The next item; null at the end, which raises nothing for a generator that returned None (tp_iternext).</summary>
    public PyObject? Next()
    {
        PyObject? result = Send(null, out bool returned);
        if (!returned)
        {
            return result;
        }

        return result is PyNone ? null : RaiseStopIteration(result!);
    }

    /// <summary>Raises the pending error at the yield where it is suspended; the result is send()'s.</summary>
    public PyObject? ThrowPending()
    {
        switch (State)
        {
            case GeneratorState.Running:
                Errors.Clear();
                return Errors.Raise(PyExceptions.ValueError, $"{Kind} already executing");
            case GeneratorState.Closed:
                if (this is PyCoroutine)
                {
                    Errors.Clear();
                    return Errors.Raise(PyExceptions.RuntimeError, "cannot reuse already awaited coroutine");
                }

                return null;
            case GeneratorState.Created:
                // Its code never begins: the error passes through its frame's first line (Objects/genobject.c, gen_send_ex2).
                PyObject? never = Execution.Current.Resume(this, null);
                return never;
            default:
                PyObject? result = Execution.Current.Resume(this, null);
                return result is not null && State == GeneratorState.Closed ? RaiseEnd(result) : result;
        }
    }

    /// <summary>throw() of an exception that has been made: goes to the iterator that it waits for first (_gen_throw).</summary>
    public PyObject? Throw(PyBaseException error)
    {
        if (Delegate is { } inner)
        {
            if (error.Type.IsSubtypeOf(PyExceptions.GeneratorExit))
            {
                // Closing goes inwards as a close, then the exit is raised here.
                GeneratorState waiting = State;
                State = GeneratorState.Running;
                bool closed = CloseIterator(inner);
                State = waiting;
                if (closed)
                {
                    Errors.Restore(error);
                }

                return ThrowPending();
            }

            // The stack shows this generator between its caller and the inner iterator.
            GeneratorState before = State;
            State = GeneratorState.Running;
            PyThreadState thread = PyThreadState.Current;
            Frame.Back = thread.Frame;
            thread.Frame = Frame;
            PyObject? result;
            if (inner is PyGenerator or PyCoroutine)
            {
                result = ((PyGeneratorBase)inner).Throw(error);
            }
            else
            {
                PyObject? method = Attributes.GetOptional(inner, s_throw);
                if (method is null)
                {
                    thread.Frame = Frame.Back;
                    Frame.Back = null;
                    State = before;
                    if (!Errors.Pending)
                    {
                        Errors.Restore(error);
                    }

                    return ThrowPending();
                }

                result = Calls.Call(method, error);
            }

            thread.Frame = Frame.Back;
            Frame.Back = null;
            State = before;
            if (result is not null)
            {
                return result;
            }

            // Where the inner iterator has ended, the pending StopIteration is raised at the yield: CLEANUP_THROW takes its value.
            return ThrowPending();
        }

        Errors.Restore(error);
        return ThrowPending();
    }

    /// <summary>close(): raises GeneratorExit inside; the value that it returned, or null with an error pending (gen_close).</summary>
    public PyObject? Close()
    {
        switch (State)
        {
            case GeneratorState.Created:
                Finish();
                return PyNone.None;
            case GeneratorState.Closed:
                return PyNone.None;
            case GeneratorState.Running:
                return Errors.Raise(PyExceptions.ValueError, $"{Kind} already executing");
        }

        bool isPending = false;
        if (Delegate is { } inner)
        {
            GeneratorState waiting = State;
            State = GeneratorState.Running;
            isPending = !CloseIterator(inner);
            State = waiting;
        }

        if (!isPending)
        {
            Errors.Raise(PyExceptions.GeneratorExit);
        }

        PyObject? result = Execution.Current.Resume(this, null);
        if (result is not null)
        {
            if (State == GeneratorState.Closed)
            {
                return result;
            }

            return Errors.Raise(PyExceptions.RuntimeError, $"{Kind} ignored GeneratorExit");
        }

        return Errors.ClearIf(PyExceptions.GeneratorExit) || Errors.ClearIf(PyExceptions.StopIteration) ? PyNone.None : null;
    }

    /// <summary>Ends it without running any of its code: what a generator that was never started needs.</summary>
    public void Finish()
    {
        Frame.Flags |= FrameFlags.Finished;
        Ended();
    }

    /// <summary>What its end does: its finalizer has nothing to do any more, and what its frame holds is let go unless Python code holds the frame.</summary>
    public void Ended()
    {
        State = GeneratorState.Closed;
        _finalizer?.Cancel();
        _finalizer = null;

        if ((Frame.Flags & FrameFlags.Exposed) != 0)
        {
            Frame = new PyFrame { Function = Frame.Function, Running = Frame.Running, Flags = FrameFlags.Finished | FrameFlags.Generator };
        }
        else
        {
            Array.Clear(Frame.Stack);
        }
    }

    /// <summary>What happens to one that nobody can reach (_PyGen_Finalize): a coroutine that never ran is complained about, others are closed.</summary>
    internal void FinalizeUnreachable()
    {
        PyThreadState thread = PyThreadState.Current;
        PyBaseException? pending = thread.Error;
        thread.Error = null;
        if (this is PyAsyncGenerator { Finalizer: { } hook } generator && !generator.IsClosed)
        {
            if (Calls.Call(hook, this) is null)
            {
                Unraisable.Write(null, this);
            }
        }
        else if (this is PyCoroutine && State == GeneratorState.Created)
        {
            UnawaitedCoroutine.Warn(this);
            Finish();
        }
        else if (State is not GeneratorState.Running and not GeneratorState.Closed && Close() is null)
        {
            Unraisable.Write(null, this);
        }

        thread.Error = pending;
    }

    /// <summary>Raises the end with a value: StopIteration, or StopAsyncIteration for asynchronous generators.</summary>
    /// <returns>null</returns>
    protected virtual PyObject? RaiseEnd(PyObject value) =>
        value is PyNone ? Errors.Raise(PyExceptions.StopIteration) : RaiseStopIteration(value);

    /// <summary>Raises StopIteration(value), a tuple or exception as value included (_PyGen_SetStopIterationValue).</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseStopIteration(PyObject value) =>
        Errors.RaiseStopIteration(value);

    /// <summary>Takes a pending StopIteration and gives its value (_PyGen_FetchStopIterationValue): None where nothing is pending; null where another error is.</summary>
    public static PyObject? TakeStopIterationValue()
    {
        PyThreadState thread = PyThreadState.Current;
        if (thread.Error is null)
        {
            return PyNone.None;
        }

        if (!thread.Error.Type.IsSubtypeOf(PyExceptions.StopIteration))
        {
            return null;
        }

        return Errors.StopIterationValue(thread.TakeError());
    }

    private static readonly PyStr s_throw = PyStr.Interned("throw");
    private static readonly PyStr s_close = PyStr.Interned("close");

    /// <summary>Closes the iterator that yield from waits for (gen_close_iter); false with an error pending.</summary>
    private static bool CloseIterator(PyObject iterator)
    {
        if (iterator is PyGenerator or PyCoroutine)
        {
            return ((PyGeneratorBase)iterator).Close() is not null;
        }

        PyObject? method = Attributes.GetOptional(iterator, s_close);
        if (method is null)
        {
            return !Errors.Pending;
        }

        return Calls.Call(method) is not null;
    }
}
