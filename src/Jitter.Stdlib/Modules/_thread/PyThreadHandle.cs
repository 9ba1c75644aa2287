using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Threading;

/// <summary>_thread._ThreadHandle: what joins a thread.</summary>
[PyClass("_thread._ThreadHandle")]
internal sealed partial class PyThreadHandle : PyObject
{
    private readonly WaitLock _running = new();
    private HandleState _state;

    private enum HandleState
    {
        NotStarted,
        Starting,
        Running,
        Done,
    }

    public override PyType Type => TypeObject;

    /// <summary>The thread's identifier.</summary>
    public ulong Identifier { get; private set; }

    [PyNew("_ThreadHandle()", HasTextSignature = false)]
    private static PyObject New(PyType type) => new PyThreadHandle();

    /// <summary>A handle of a thread that something else started.</summary>
    public static PyThreadHandle OfRunning(ulong identifier)
    {
        var handle = new PyThreadHandle { _state = HandleState.Running, Identifier = identifier };
        handle._running.TryAcquire();
        return handle;
    }

    /// <summary>Marks the handle as of a thread that is about to start; false with RuntimeError pending if it had one.</summary>
    public bool TryStart()
    {
        if (_state != HandleState.NotStarted)
        {
            return Errors.RaiseFalse(PyExceptions.RuntimeError, "thread already started");
        }

        _state = HandleState.Starting;
        _running.TryAcquire();
        return true;
    }

    /// <summary>The thread runs.</summary>
    public void Started(ulong identifier)
    {
        Identifier = identifier;
        _state = HandleState.Running;
    }

    /// <summary>The thread did not start.</summary>
    public void Failed()
    {
        _state = HandleState.NotStarted;
        _running.Release();
    }

    /// <summary>The thread has ended.</summary>
    public void End()
    {
        if (_state != HandleState.Done)
        {
            _state = HandleState.Done;
            _running.Release();
        }
    }

    [PySlot(SlotId.Repr)]
    private string Repr() => $"<_ThreadHandle object: ident={Identifier}>";

    [PyMethod("join($self, timeout=None, /)", HasTextSignature = false)]
    public PyObject? Join(PyObject? timeout)
    {
        long nanoseconds = -1;
        if (timeout is not (null or PyNone) && !Posix.TimeValues.ToNanoseconds(timeout, out nanoseconds))
        {
            return null;
        }

        if (_state == HandleState.NotStarted)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "thread not started");
        }

        if (_state == HandleState.Done)
        {
            return PyNone.None;
        }

        if (Identifier == Gil.CurrentIdentifier)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "Cannot join current thread");
        }

        // Negative: for ever, as with locks' -1 alone; None is the same.
        if (_running.Acquire(timeout is null or PyNone ? -1 : Math.Max(nanoseconds, -1)) is not { } ended)
        {
            return null;
        }

        if (ended)
        {
            _running.Release();
        }

        return PyNone.None;
    }

    [PyMethod("_set_done($self, /)")]
    private PyObject? SetDone()
    {
        if (_state is HandleState.NotStarted)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "thread not started");
        }

        End();
        return PyNone.None;
    }

    [PyMethod("is_done($self, /)")]
    public bool IsDone() => _state == HandleState.Done;

    [PyGetter("ident")]
    private PyObject GetIdentifier() => PyInt.From(new System.Numerics.BigInteger(Identifier));
}
