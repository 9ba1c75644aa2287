using System.Collections.Concurrent;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Threads;

/// <summary>Why running code must stop for a moment.</summary>
[Flags]
public enum BreakReasons
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Another thread wants the GIL.</summary>
    GilDrop = 1,

    /// <summary>A signal came in; the main thread runs its handler.</summary>
    Signal = 2,

    /// <summary>The running thread has an asynchronous exception to raise.</summary>
    AsyncException = 4,

    /// <summary>Finalizers or weak references' callbacks wait.</summary>
    PendingCall = 8,

    /// <summary>Tracing or monitoring was switched on or off.</summary>
    Tracing = 16,
}

/// <summary>
/// What running code polls at loop back-edges and function entries (CPython's eval breaker):
/// <c>if (EvalBreaker.Word != 0 &amp;&amp; !EvalBreaker.Poll()) goto error;</c>
/// </summary>
/// <remarks>
/// Any thread may set bits of <see cref="Word"/>; only the holder of the GIL clears them. What is not meant for the running
/// thread stays in <see cref="s_requested"/> until the right thread gets the GIL.
/// </remarks>
public static class EvalBreaker
{
    /// <summary>The reasons to call <see cref="Poll"/>, as <see cref="BreakReasons"/>; 0 for none.</summary>
    public static int Word;

    private static readonly ConcurrentQueue<Action> s_pending = new();

    /// <summary>All reasons that are not yet dealt with, whichever thread they are for.</summary>
    private static int s_requested;

    private static bool s_runsPending;

    /// <summary>What the interpreter does when tracing changed; false with an error pending.</summary>
    public static Func<bool>? TracingChanged { get; set; }

    /// <summary>Makes running code call <see cref="Poll"/>. Any thread may call this.</summary>
    public static void Request(BreakReasons reason)
    {
        Interlocked.Or(ref s_requested, (int)reason);
        Interlocked.Or(ref Word, (int)reason);
    }

    /// <summary>
    /// Queues a call that the next poll makes with the GIL held. Any thread may call this, the finalizer's too. The call must leave no
    /// error pending.
    /// </summary>
    public static void AddPendingCall(Action call)
    {
        s_pending.Enqueue(call);
        Request(BreakReasons.PendingCall);
    }

    /// <summary>Makes the queued calls (gc.collect() and a thread's end do, too); the error that is pending stays so.</summary>
    public static void RunPendingCalls()
    {
        if (s_runsPending)
        {
            return;
        }

        PyThreadState thread = PyThreadState.Current;
        PyBaseException? error = thread.Error;
        thread.Error = null;
        s_runsPending = true;
        try
        {
            Withdraw(BreakReasons.PendingCall);
            for (int count = s_pending.Count; count > 0 && s_pending.TryDequeue(out Action? call); count--)
            {
                call();
            }
        }
        finally
        {
            s_runsPending = false;
            thread.Error = error;
            if (!s_pending.IsEmpty)
            {
                Request(BreakReasons.PendingCall);
            }
        }
    }

    /// <summary>Does what is requested of the running thread; false with an error pending (CPython's _Py_HandlePending).</summary>
    public static bool Poll()
    {
        var reasons = (BreakReasons)Volatile.Read(ref Word);
        PyThreadState thread = PyThreadState.Current;
        if ((reasons & BreakReasons.Signal) != 0)
        {
            if (!thread.IsMain)
            {
                // The main thread finds it in s_requested when it gets the GIL.
                Interlocked.And(ref Word, ~(int)BreakReasons.Signal);
            }
            else
            {
                Withdraw(BreakReasons.Signal);
                if (!Signals.RunHandlers())
                {
                    return false;
                }
            }
        }

        if ((reasons & BreakReasons.PendingCall) != 0)
        {
            RunPendingCalls();
        }

        if ((reasons & BreakReasons.GilDrop) != 0)
        {
            Gil.Yield();
        }

        if ((reasons & BreakReasons.Tracing) != 0)
        {
            Withdraw(BreakReasons.Tracing);
            if (TracingChanged is { } changed && !changed())
            {
                return false;
            }
        }

        if (thread.AsyncException is not null)
        {
            Interlocked.And(ref Word, ~(int)BreakReasons.AsyncException);
            return thread.RaiseAsyncException();
        }

        return true;
    }

    /// <summary>Sets the word for the thread that just got the GIL.</summary>
    internal static void Switched(PyThreadState thread)
    {
        int reasons = Volatile.Read(ref s_requested) & ~(int)BreakReasons.GilDrop;
        if (!thread.IsMain)
        {
            reasons &= ~(int)BreakReasons.Signal;
        }

        if (thread.AsyncException is not null)
        {
            reasons |= (int)BreakReasons.AsyncException;
        }

        // The bits only go up here: a request that comes in meanwhile must not get lost.
        Interlocked.And(ref Word, ~(int)BreakReasons.GilDrop);
        if (reasons != 0)
        {
            Interlocked.Or(ref Word, reasons);
        }
    }

    /// <summary>Takes a reason back. The word first: a request between the two leaves the word set.</summary>
    internal static void Withdraw(BreakReasons reason)
    {
        Interlocked.And(ref Word, ~(int)reason);
        Interlocked.And(ref s_requested, ~(int)reason);
        if (reason == BreakReasons.PendingCall && !s_pending.IsEmpty)
        {
            Interlocked.Or(ref Word, (int)reason);
        }
    }
}
