using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Threading;

/// <summary>Threads and locks, on which threading is built.</summary>
[PyModule("_thread", Types = [typeof(PyLock), typeof(PyRLock), typeof(PyLocal), typeof(PyThreadHandle)])]
internal static partial class ThreadModule
{
    /// <summary>What threads get where stack_size() says nothing: room for Python's recursion limits. Only what is used costs memory.</summary>
    private const int DefaultStackSize = 256 << 20;

    private const int SmallestStackSize = 32 << 10;

    private static readonly StructSequence s_exceptHookArgs =
        StructSequence.Define("_thread", "_ExceptHookArgs", 4, ["exc_type", "exc_value", "exc_traceback", "thread"]);

    /// <summary>The threads that the program waits for at its end.</summary>
    private static readonly List<PyThreadHandle> s_joined = [];

    private static int s_count;
    private static int s_stackSize;

    [PyConstant("TIMEOUT_MAX")]
    private static PyObject TimeoutMax { get; } = new PyFloat(9223372036.0);

    [PyModuleInit]
    private static bool Initialize(PyObject module, PyDict attributes)
    {
        attributes.SetStr(PyStr.Interned("LockType"), PyLock.TypeObject);
        attributes.SetStr(PyStr.Interned("error"), PyExceptions.RuntimeError);
        attributes.SetStr(PyStr.Interned("_ExceptHookArgs"), s_exceptHookArgs.Type);
        if (PyThreadState.Main.Identifier == 0 && PyThreadState.Current.IsMain)
        {
            PyThreadState.Main.Identifier = Gil.CurrentIdentifier;
        }

        return true;
    }

    [PyFunction("allocate_lock($module, /)")]
    [PyFunction("allocate($module, /)")]
    private static PyObject AllocateLock() => new PyLock();

    [PyFunction("get_ident($module, /)")]
    private static PyObject GetIdent() => PyInt.From(new System.Numerics.BigInteger(Gil.CurrentIdentifier));

    [PyFunction("get_native_id($module, /)")]
    private static int GetNativeId() => LibC.gettid();

    [PyFunction("_get_main_thread_ident($module, /)")]
    private static PyObject GetMainThreadIdent() => PyInt.From(new System.Numerics.BigInteger(PyThreadState.Main.Identifier));

    [PyFunction("_is_main_interpreter($module, /)")]
    private static bool IsMainInterpreter() => true;

    [PyFunction("daemon_threads_allowed($module, /)")]
    private static bool DaemonThreadsAllowed() => true;

    [PyFunction("_count($module, /)")]
    private static int Count() => s_count;

    [PyFunction("exit($module, /)")]
    [PyFunction("exit_thread($module, /)")]
    private static PyObject? Exit() => Errors.Raise(PyExceptions.SystemExit);

    [PyFunction("interrupt_main($module, signum=signal.SIGINT, /)")]
    private static PyObject? InterruptMain(int signum = Signals.Interrupt)
    {
        if (signum is <= 0 or >= Signals.Count)
        {
            return Errors.Raise(PyExceptions.ValueError, "signal number out of range");
        }

        if (Signal.SignalModule.HasHandler(signum))
        {
            Signals.Trip(signum);
        }

        return PyNone.None;
    }

    [PyFunction("stack_size($module, size=0, /)")]
    private static PyObject? StackSize(nint size)
    {
        if (size < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "size must be 0 or a positive value");
        }

        if (size is > 0 and < SmallestStackSize)
        {
            return Errors.Raise(PyExceptions.ValueError, $"size not valid: {size} bytes");
        }

        int old = s_stackSize;
        s_stackSize = (int)Math.Min(size, int.MaxValue);
        return PyInt.From(old);
    }

    [PyFunction("_make_thread_handle($module, ident, /)")]
    private static PyObject MakeThreadHandle(ulong ident) => PyThreadHandle.OfRunning(ident);

    [PyFunction("start_new_thread($module, function, args, kwargs={}, /)")]
    [PyFunction("start_new($module, function, args, kwargs={}, /)")]
    private static PyObject? StartNewThread(PyObject function, PyObject args, PyObject? kwargs)
    {
        if (function.Type.Slots.Call is null)
        {
            return Errors.Raise(PyExceptions.TypeError, "first arg must be callable");
        }

        if (args is not PyTuple arguments)
        {
            return Errors.Raise(PyExceptions.TypeError, "2nd arg must be a tuple");
        }

        if (kwargs is not (null or PyDict))
        {
            return Errors.Raise(PyExceptions.TypeError, "optional 3rd arg must be a dictionary");
        }

        var handle = new PyThreadHandle();
        return handle.TryStart() && Start(function, arguments, (PyDict?)kwargs, handle)
            ? PyInt.From(new System.Numerics.BigInteger(handle.Identifier))
            : null;
    }

    [PyFunction("start_joinable_thread($module, /, function, handle=None, daemon=True)")]
    private static PyObject? StartJoinableThread(PyObject function, PyObject? handle, bool daemon)
    {
        if (function.Type.Slots.Call is null)
        {
            return Errors.Raise(PyExceptions.TypeError, "thread function must be callable");
        }

        if (handle is not (null or PyNone or PyThreadHandle))
        {
            return Errors.Raise(PyExceptions.TypeError, "'handle' must be a _ThreadHandle");
        }

        PyThreadHandle used = handle as PyThreadHandle ?? new PyThreadHandle();
        if (!used.TryStart())
        {
            return null;
        }

        if (!daemon)
        {
            s_joined.Add(used);
        }

        if (!Start(function, PyTuple.Empty, null, used))
        {
            s_joined.Remove(used);
            return null;
        }

        return used;
    }

    /// <summary>Waits for the threads that are no daemons (the end of a program calls it through threading._shutdown).</summary>
    [PyFunction("_shutdown($module, /)")]
    private static PyObject? Shutdown()
    {
        for (int i = 0; i < s_joined.Count;)
        {
            PyThreadHandle handle = s_joined[i];
            if (handle.Identifier == Gil.CurrentIdentifier)
            {
                i++;
                continue;
            }

            if (handle.Join(null) is null)
            {
                Unraisable.Write("Exception ignored while joining a thread in _thread._shutdown()");
            }

            s_joined.Remove(handle);
        }

        return PyNone.None;
    }

    private static bool Start(PyObject function, PyTuple arguments, PyDict? keywords, PyThreadHandle handle)
    {
        PyThreadState state = PyThreadState.Create();
        using var ready = new ManualResetEventSlim();
        var thread = new Thread(
            () =>
            {
                state.Identifier = Gil.CurrentIdentifier;
                handle.Started(state.Identifier);
                ready.Set();
                Run(state, function, arguments, keywords, handle);
            },
            s_stackSize == 0 ? DefaultStackSize : s_stackSize + (1 << 20))
        {
            IsBackground = true,
        };

        try
        {
            thread.Start();
        }
        catch (Exception failure) when (failure is OutOfMemoryException or ThreadStartException)
        {
            state.Delete();
            handle.Failed();
            return Errors.RaiseFalse(PyExceptions.RuntimeError, "can't start new thread");
        }

        s_count++;
        ready.Wait();
        return true;
    }

    private static void Run(PyThreadState state, PyObject function, PyTuple arguments, PyDict? keywords, PyThreadHandle handle)
    {
        Gil.Acquire(state);
        if (Calls.CallWithTuple(function, arguments, keywords) is null)
        {
            if (Errors.Matches(PyExceptions.SystemExit))
            {
                Errors.Clear();
            }
            else
            {
                Unraisable.Write("Exception ignored in thread started by", function);
            }
        }

        EvalBreaker.RunPendingCalls();
        s_count--;
        state.Locals = null;
        state.Delete();
        s_joined.Remove(handle);
        handle.End();
        Gil.Release();
    }

    [PyFunction("_excepthook($module, args, /)", HasTextSignature = false)]
    private static PyObject? ExceptHook(PyObject args)
    {
        if (args is not PyStructSequence hook || !ReferenceEquals(hook.Type, s_exceptHookArgs.Type))
        {
            return Errors.Raise(PyExceptions.TypeError, "_thread.excepthook argument type must be ExceptHookArgs");
        }

        return ThreadErrors.Show(hook);
    }
}
