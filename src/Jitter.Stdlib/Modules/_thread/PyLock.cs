using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Threading;

/// <summary>A lock that threads wait for without the GIL, and whose wait a signal ends in the main thread.</summary>
internal sealed class WaitLock
{
    private int _locked;
    private int _waiting;

    /// <summary>Whether somebody has it.</summary>
    public bool IsLocked => Volatile.Read(ref _locked) != 0;

    /// <summary>Takes the lock if it is free.</summary>
    public bool TryAcquire() => Interlocked.CompareExchange(ref _locked, 1, 0) == 0;

    /// <summary>Takes the lock, waiting for it; null with an error of a signal's handler pending, false if the time is over. Holds the GIL.</summary>
    /// <param name="nanoseconds">How long to wait; negative for ever.</param>
    public bool? Acquire(long nanoseconds)
    {
        if (TryAcquire())
        {
            return true;
        }

        if (nanoseconds == 0)
        {
            return false;
        }

        long end = nanoseconds < 0 ? long.MaxValue : Now + nanoseconds;
        bool isMain = PyThreadState.Current.IsMain;
        while (true)
        {
            Gil.Release();
            WaitResult result = Wait(nanoseconds < 0 ? -1 : end - Now, isMain);
            Gil.Acquire();
            if (result != WaitResult.Interrupted)
            {
                return result == WaitResult.Ready;
            }

            if (!Signals.Check())
            {
                return null;
            }
        }
    }

    /// <summary>Gives the lock back.</summary>
    public void Release()
    {
        Interlocked.Exchange(ref _locked, 0);
        if (Volatile.Read(ref _waiting) > 0)
        {
            lock (this)
            {
                Monitor.Pulse(this);
            }
        }
    }

    private static long Now => Posix.TimeValues.Now(1);

    private WaitResult Wait(long nanoseconds, bool isMain)
    {
        long end = nanoseconds < 0 ? long.MaxValue : Now + nanoseconds;
        lock (this)
        {
            Interlocked.Increment(ref _waiting);
            try
            {
                while (!TryAcquire())
                {
                    if (isMain && Signals.AnyTripped)
                    {
                        // Whoever else was woken with this thread must not be forgotten.
                        Monitor.Pulse(this);
                        return WaitResult.Interrupted;
                    }

                    long rest = nanoseconds < 0 ? -1 : end - Now;
                    if (nanoseconds >= 0 && rest <= 0)
                    {
                        return WaitResult.TimedOut;
                    }

                    int milliseconds = rest < 0 ? -1 : (int)Math.Min((rest + 999_999) / 1_000_000, int.MaxValue);
                    Signals.Wait(this, milliseconds, isMain);
                }

                return WaitResult.Ready;
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
    }
}

/// <summary>The arguments of acquire().</summary>
internal static class AcquireArguments
{
    private const double LongestTimeout = 9223372036;

    /// <summary>How long to wait in nanoseconds, -1 for ever; false with an error pending (lock_acquire_parse_args).</summary>
    public static bool Parse(bool blocking, PyObject? timeout, out long nanoseconds)
    {
        nanoseconds = blocking ? -1 : 0;
        if (timeout is null or PyInt64 { Int64: -1 })
        {
            return true;
        }

        if (timeout is PyFloat { Value: -1 })
        {
            return true;
        }

        if (!Posix.TimeValues.ToNanoseconds(timeout, out long value))
        {
            return false;
        }

        if (!blocking)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "can't specify a timeout for a non-blocking call");
        }

        if (value < 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "timeout value must be a non-negative number");
        }

        if (value > LongestTimeout * 1e9)
        {
            return Errors.RaiseFalse(PyExceptions.OverflowError, "timeout value is too large");
        }

        nanoseconds = value;
        return true;
    }
}

/// <summary>_thread.lock</summary>
[PyClass("_thread.lock", Flags = TypeFlags.WeakReferences)]
internal sealed partial class PyLock : PyObject
{
    private WaitLock _lock = new();

    public override PyType Type => TypeObject;

    [PyNew("lock()")]
    private static PyObject New(PyType type) => new PyLock();

    [PySlot(SlotId.Repr)]
    private string Repr() =>
        $"<{(_lock.IsLocked ? "locked" : "unlocked")} _thread.lock object at {Jitter.Runtime.Protocols.Identity.Address(this)}>";

    [PyMethod("acquire($self, /, blocking=True, timeout=-1)")]
    [PyMethod("acquire_lock($self, /, blocking=True, timeout=-1)")]
    public PyObject? Acquire(bool blocking, PyObject? timeout)
    {
        if (timeout is null && blocking && _lock.TryAcquire())
        {
            return PyBool.True;
        }

        return AcquireArguments.Parse(blocking, timeout, out long nanoseconds) && _lock.Acquire(nanoseconds) is { } success
            ? PyBool.From(success)
            : null;
    }

    [PyMethod("release($self, /)")]
    [PyMethod("release_lock($self, /)")]
    public PyObject? Release()
    {
        if (!_lock.IsLocked)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "release unlocked lock");
        }

        _lock.Release();
        return PyNone.None;
    }

    [PyMethod("locked($self, /)")]
    [PyMethod("locked_lock($self, /)")]
    private bool Locked() => _lock.IsLocked;

    [PyMethod("__enter__($self, /)")]
    private PyObject? Enter() => Acquire(true, null);

    [PyMethod("__exit__($self, /, *exc_info)")]
    private PyObject? Exit(ReadOnlySpan<PyObject> exc_info) => Release();

    [PyMethod("_at_fork_reinit($self, /)")]
    private void AtForkReinit() => _lock = new WaitLock();
}

/// <summary>_thread.RLock</summary>
[PyClass("_thread.RLock", Flags = TypeFlags.BaseType | TypeFlags.WeakReferences)]
internal partial class PyRLock : PyObject
{
    private WaitLock _lock = new();
    private ulong _owner;
    private long _count;

    public override PyType Type => TypeObject;

    private bool IsMine => _count > 0 && _owner == Gil.CurrentIdentifier;

    [PyNew("RLock(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PySlot(SlotId.Repr)]
    private string Repr() =>
        $"<{(_count > 0 ? "locked" : "unlocked")} {Type.FullName} object owner={(_count > 0 ? _owner : 0)} count={_count} " +
        $"at {Jitter.Runtime.Protocols.Identity.Address(this)}>";

    [PyMethod("acquire($self, /, blocking=True, timeout=-1)")]
    private PyObject? Acquire(bool blocking, PyObject? timeout)
    {
        if (IsMine)
        {
            _count++;
            return PyBool.True;
        }

        if (!AcquireArguments.Parse(blocking, timeout, out long nanoseconds) || _lock.Acquire(nanoseconds) is not { } success)
        {
            return null;
        }

        if (success)
        {
            _owner = Gil.CurrentIdentifier;
            _count = 1;
        }

        return PyBool.From(success);
    }

    [PyMethod("release($self, /)")]
    private PyObject? Release()
    {
        if (!IsMine)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "cannot release un-acquired lock");
        }

        if (--_count == 0)
        {
            _owner = 0;
            _lock.Release();
        }

        return PyNone.None;
    }

    [PyMethod("__enter__($self, /)")]
    private PyObject? Enter() => Acquire(true, null);

    [PyMethod("__exit__($self, /, *exc_info)")]
    private PyObject? Exit(ReadOnlySpan<PyObject> exc_info) => Release();

    [PyMethod("_is_owned($self, /)")]
    private bool IsOwned() => IsMine;

    [PyMethod("_recursion_count($self, /)")]
    private long RecursionCount() => IsMine ? _count : 0;

    [PyMethod("_release_save($self, /)")]
    private PyObject? ReleaseSave()
    {
        if (_count == 0)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "cannot release un-acquired lock");
        }

        var state = new PyTuple([PyInt.From(_count), PyInt.From(new System.Numerics.BigInteger(_owner))]);
        _count = 0;
        _owner = 0;
        _lock.Release();
        return state;
    }

    [PyMethod("_acquire_restore($self, state, /)")]
    private PyObject? AcquireRestore(PyTuple state)
    {
        if (!ArgumentConversion.ToInt64(state.Items[0], out long count) || !ArgumentConversion.ToUInt64(state.Items[1], out ulong owner))
        {
            return null;
        }

        if (_lock.Acquire(-1) is null)
        {
            return null;
        }

        _owner = owner;
        _count = count;
        return PyNone.None;
    }

    [PyMethod("_at_fork_reinit($self, /)")]
    private void AtForkReinit()
    {
        _lock = new WaitLock();
        _owner = 0;
        _count = 0;
    }
}
