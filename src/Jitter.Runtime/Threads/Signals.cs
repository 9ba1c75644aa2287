using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Threads;

/// <summary>Signals on their way from the system to the Python handlers, which run in the main thread at its next poll.</summary>
public static unsafe class Signals
{
    /// <summary>The number of SIGINT.</summary>
    public const int Interrupt = 2;

    /// <summary>One more than the highest number of a signal (NSIG).</summary>
    public const int Count = 65;

    private static readonly int[] s_tripped = new int[Count];
    private static int s_anyTripped;
    private static int s_wakeDescriptor = -1;

    /// <summary>The gate at which the main thread waits for a lock; null while it does not.</summary>
    private static object? s_mainGate;

    /// <summary>What runs a signal's Python handler; false with an error pending. Without it (no _signal yet), SIGINT raises KeyboardInterrupt.</summary>
    public static Func<int, bool>? Handler { get; set; }

    /// <summary>Told of each signal at once, in whatever thread it came in (signal.set_wakeup_fd).</summary>
    public static Action<int>? Arrived { get; set; }

    /// <summary>Whether signals wait for the main thread.</summary>
    public static bool AnyTripped => Volatile.Read(ref s_anyTripped) != 0;

    /// <summary>An event's descriptor that becomes readable when a signal comes in: what the main thread polls beside its own.</summary>
    public static int WakeDescriptor
    {
        get
        {
            const int closeOnExecNonBlocking = 0x80000 | 0x800;
            if (s_wakeDescriptor < 0)
            {
                s_wakeDescriptor = LibC.eventfd(AnyTripped ? 1u : 0u, closeOnExecNonBlocking);
            }

            return s_wakeDescriptor;
        }
    }

    /// <summary>A signal came in (PyErr_SetInterruptEx, trip_signal). Any thread may call this, with or without the GIL.</summary>
    public static void Trip(int signal)
    {
        Volatile.Write(ref s_tripped[signal], 1);
        Volatile.Write(ref s_anyTripped, 1);
        EvalBreaker.Request(BreakReasons.Signal);
        Arrived?.Invoke(signal);
        int descriptor = Volatile.Read(ref s_wakeDescriptor);
        if (descriptor >= 0)
        {
            ulong one = 1;
            _ = LibC.write(descriptor, &one, sizeof(ulong));
        }

        if (Volatile.Read(ref s_mainGate) is { } gate)
        {
            lock (gate)
            {
                Monitor.PulseAll(gate);
            }
        }
    }

    /// <summary>
    /// Runs the handlers of the signals that came in (PyErr_CheckSignals): what a blocking operation calls when it was interrupted. False
    /// with an error pending. Does nothing in other threads than the main one.
    /// </summary>
    public static bool Check() => !PyThreadState.Current.IsMain || !AnyTripped || RunHandlers();

    /// <summary>
    /// Waits at a gate whose lock the caller holds, without the GIL, until it is pulsed; a signal wakes the main thread.
    /// </summary>
    /// <param name="gate">The gate.</param>
    /// <param name="milliseconds">How long; -1 for ever.</param>
    /// <param name="isMain">Whether this is the main thread.</param>
    /// <returns>False if the time is over.</returns>
    public static bool Wait(object gate, int milliseconds, bool isMain)
    {
        if (!isMain)
        {
            return Monitor.Wait(gate, milliseconds);
        }

        Volatile.Write(ref s_mainGate, gate);
        Interlocked.MemoryBarrier();
        bool woken = AnyTripped || Monitor.Wait(gate, milliseconds);
        Volatile.Write(ref s_mainGate, null);
        return woken;
    }

    internal static bool RunHandlers()
    {
        // In this order: a signal that comes in meanwhile must leave its bit.
        EvalBreaker.Withdraw(BreakReasons.Signal);
        if (Interlocked.Exchange(ref s_anyTripped, 0) == 0)
        {
            return true;
        }

        if (s_wakeDescriptor >= 0)
        {
            ulong count;
            _ = LibC.read(s_wakeDescriptor, &count, sizeof(ulong));
        }

        for (int signal = 1; signal < Count; signal++)
        {
            if (Interlocked.Exchange(ref s_tripped[signal], 0) != 0 && !Run(signal))
            {
                // The others' turn comes at the next poll.
                Volatile.Write(ref s_anyTripped, 1);
                EvalBreaker.Request(BreakReasons.Signal);
                return false;
            }
        }

        return true;
    }

    private static bool Run(int signal)
    {
        if (Handler is { } handler)
        {
            return handler(signal);
        }

        if (signal == Interrupt)
        {
            Errors.Raise(PyExceptions.KeyboardInterrupt);
            return false;
        }

        return true;
    }
}
