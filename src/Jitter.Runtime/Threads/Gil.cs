using System.Diagnostics.CodeAnalysis;

namespace Jitter.Runtime.Threads;

/// <summary>
/// The global interpreter lock (CPython's Python/ceval_gil.c): whoever holds it may run Python code and touch objects. A waiting
/// thread asks the holder after the switch interval to let go, and the holder then waits until somebody else has it.
/// </summary>
/// <remarks>
/// It is free of cost for a program with one thread but for one interlocked operation at each release and acquisition: the timer
/// starts with the first thread that has to wait.
/// </remarks>
public static class Gil
{
    private static readonly object s_gate = new();
    private static readonly object s_switched = new();

    /// <summary>1 while a thread holds the GIL. The thread that starts the process does so from the beginning.</summary>
    private static int s_held = 1;

    /// <summary>How many threads wait in <see cref="AcquireSlowly"/>.</summary>
    private static int s_waiting;

    /// <summary>Counts the hand-overs from one thread to another.</summary>
    private static long s_switches;

    private static PyThreadState s_lastHolder = PyThreadState.Main;

    /// <summary>The state of this .NET thread while it does not hold the GIL.</summary>
    [ThreadStatic]
    private static PyThreadState? t_state;

    /// <summary>sys.getswitchinterval() in milliseconds.</summary>
    public static double SwitchInterval { get; set; } = 5;

    /// <summary>Set when the program ends: threads that want the GIL from then on wait for ever (daemon threads).</summary>
    public static bool Finalizing { get; set; }

    /// <summary>
    /// Releases the GIL around blocking work: <c>using (Gil.Released()) { ... }</c>. No Python object may be touched inside.
    /// </summary>
    public static ReleasedGil Released()
    {
        Release();
        return default;
    }

    /// <summary>Releases the GIL. This thread's state is kept until it calls <see cref="Acquire()"/>.</summary>
    public static void Release()
    {
        t_state = PyThreadState.Current;
        Drop();
    }

    /// <summary>Gets the GIL back after <see cref="Release"/>; a thread that never had it gets a new state (PyGILState_Ensure).</summary>
    public static void Acquire()
    {
        PyThreadState? state = t_state;
        Take();
        if (state is null)
        {
            t_state = state = PyThreadState.Create();
            state.Identifier = CurrentIdentifier;
        }

        SetHolder(state);
    }

    /// <summary>Gets the GIL for a thread that starts to run with a state.</summary>
    public static void Acquire(PyThreadState state)
    {
        t_state = state;
        Take();
        SetHolder(state);
    }

    /// <summary>Makes a .NET thread the one that runs with a state that nobody else uses, the GIL being held (a program's main thread at its start).</summary>
    public static void Adopt(PyThreadState state)
    {
        t_state = state;
        state.Identifier = CurrentIdentifier;
        SetHolder(state);
    }

    /// <summary>The identifier of the running thread.</summary>
    public static ulong CurrentIdentifier => LibC.pthread_self();

    /// <summary>Lets another thread have the GIL, if one waits, and gets it back.</summary>
    internal static void Yield()
    {
        PyThreadState state = PyThreadState.Current;
        if (Volatile.Read(ref s_waiting) == 0)
        {
            EvalBreaker.Switched(state);
            return;
        }

        t_state = state;
        long switches = Volatile.Read(ref s_switches);
        Drop();

        // Forced: else this thread would get the GIL back before the other has even woken up.
        lock (s_switched)
        {
            while (Volatile.Read(ref s_switches) == switches && Volatile.Read(ref s_waiting) > 0)
            {
                Monitor.Wait(s_switched, 1);
            }
        }

        Take();
        SetHolder(state);
    }

    private static void Drop()
    {
        Interlocked.Exchange(ref s_held, 0);
        if (Volatile.Read(ref s_waiting) > 0)
        {
            lock (s_gate)
            {
                Monitor.Pulse(s_gate);
            }
        }
    }

    private static void Take()
    {
        if (Finalizing)
        {
            ThrowAwayDaemon();
        }

        if (Interlocked.CompareExchange(ref s_held, 1, 0) != 0)
        {
            AcquireSlowly();
        }
    }

    private static void SetHolder(PyThreadState state)
    {
        PyThreadState.Current = state;
        EvalBreaker.Switched(state);
        if (!ReferenceEquals(s_lastHolder, state))
        {
            s_lastHolder = state;
            Volatile.Write(ref s_switches, s_switches + 1);
            lock (s_switched)
            {
                Monitor.PulseAll(s_switched);
            }
        }
    }

    private static void AcquireSlowly()
    {
        lock (s_gate)
        {
            Interlocked.Increment(ref s_waiting);
            try
            {
                while (Interlocked.CompareExchange(ref s_held, 1, 0) != 0)
                {
                    long switches = Volatile.Read(ref s_switches);
                    int interval = Math.Max(1, (int)SwitchInterval);
                    if (!Monitor.Wait(s_gate, interval) && Volatile.Read(ref s_switches) == switches)
                    {
                        EvalBreaker.Request(BreakReasons.GilDrop);
                    }

                    if (Finalizing)
                    {
                        break;
                    }
                }
            }
            finally
            {
                Interlocked.Decrement(ref s_waiting);
            }
        }

        if (Finalizing)
        {
            ThrowAwayDaemon();
        }
    }

    /// <summary>
    /// A daemon thread that outlives the program may not run Python code any more. It sleeps until the process is gone, as in CPython
    /// 3.14 (before, it ended without unwinding).
    /// </summary>
    [DoesNotReturn]
    private static void ThrowAwayDaemon()
    {
        Thread.Sleep(Timeout.Infinite);
        throw new InvalidOperationException("the program has ended");
    }
}

/// <summary>Holds the GIL released until it is disposed of.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "It is a scope, not a value.")]
public readonly struct ReleasedGil : IDisposable
{
    /// <summary>Gets the GIL back.</summary>
    public void Dispose() => Gil.Acquire();
}
