using System.Runtime.InteropServices;
using Jitter.Runtime.Threads;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Signal;

/// <summary>
/// Real signals: .NET's own handler takes them and tells a thread of its own, which marks them for the main thread. A signal that Python
/// code has blocked is held back here, since any thread of .NET's may get it.
/// </summary>
internal static unsafe class SignalDelivery
{
    private const int ActionSize = 152;
    private static readonly TimeSpan s_longestDelivery = TimeSpan.FromSeconds(1);

    private static readonly object s_gate = new();
    private static readonly PosixSignalRegistration?[] s_registrations = new PosixSignalRegistration?[Signals.Count];
    private static readonly long[] s_arrivals = new long[Signals.Count];

    /// <summary>The signals that are blocked, a bit each.</summary>
    public static ulong Blocked { get; private set; }

    /// <summary>The blocked signals that came in.</summary>
    public static ulong Held { get; private set; }

    /// <summary>The bit of a signal.</summary>
    public static ulong Bit(int signal) => 1UL << (signal - 1);

    /// <summary>Lets a signal be told to Python; false if the system refuses.</summary>
    public static bool Catch(int signal)
    {
        if (s_registrations[signal] is not null)
        {
            return true;
        }

        try
        {
            s_registrations[signal] = PosixSignalRegistration.Create((PosixSignal)signal, context => Take(signal, context));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Gives a signal back to the system: its default action, or none.</summary>
    public static bool Release(int signal, bool ignore)
    {
        if (s_registrations[signal] is { } registration)
        {
            registration.Dispose();
            s_registrations[signal] = null;
        }

        byte* action = stackalloc byte[ActionSize];
        new Span<byte>(action, ActionSize).Clear();
        *(nint*)action = ignore ? 1 : 0;
        return LibC.sigaction(signal, action, null) == 0;
    }

    /// <summary>What the system does with a signal now: 0 default, 1 ignore, else it has a handler.</summary>
    public static nint CurrentAction(int signal)
    {
        byte* action = stackalloc byte[ActionSize];
        return LibC.sigaction(signal, null, action) == 0 ? *(nint*)action : 0;
    }

    /// <summary>How often a signal has come in.</summary>
    public static long Arrivals(int signal) => signal is > 0 and < Signals.Count ? Volatile.Read(ref s_arrivals[signal]) : 0;

    /// <summary>
    /// Waits a moment for a signal that this process has just sent to itself, so that its handler runs before the call returns; false with
    /// the error of a handler pending.
    /// </summary>
    /// <param name="signal">The signal.</param>
    /// <param name="before"><see cref="Arrivals"/> before it was sent.</param>
    public static bool AwaitArrival(int signal, long before)
    {
        if (signal is <= 0 or >= Signals.Count || s_registrations[signal] is null)
        {
            return true;
        }

        using (Gil.Released())
        {
            SpinWait.SpinUntil(() => Arrivals(signal) != before, s_longestDelivery);
        }

        return Signals.Check();
    }

    /// <summary>Blocks some signals and unblocks the others; those that were held come in now.</summary>
    public static void SetBlocked(ulong signals)
    {
        ulong released;
        lock (s_gate)
        {
            for (int signal = 1; signal < Signals.Count; signal++)
            {
                if ((signals & ~Blocked & Bit(signal)) != 0)
                {
                    // Else the default action would come, blocked or not.
                    Catch(signal);
                }
            }

            Blocked = signals;
            released = Held & ~signals;
            Held &= signals;
        }

        for (int signal = 1; released != 0 && signal < Signals.Count; signal++)
        {
            if ((released & Bit(signal)) != 0)
            {
                Signals.Trip(signal);
            }
        }
    }

    /// <summary>Waits for one of some signals and takes it; 0 if the time is over or another signal has come in. Called without the GIL.</summary>
    public static int WaitFor(ulong signals, int milliseconds, bool isMain)
    {
        lock (s_gate)
        {
            long end = milliseconds < 0 ? long.MaxValue : Environment.TickCount64 + milliseconds;
            while ((Held & signals) == 0)
            {
                long rest = milliseconds < 0 ? -1 : end - Environment.TickCount64;
                if ((milliseconds >= 0 && rest <= 0) || !Signals.Wait(s_gate, (int)rest, isMain) || (isMain && Signals.AnyTripped))
                {
                    break;
                }
            }

            ulong found = Held & signals;
            if (found == 0)
            {
                return 0;
            }

            int signal = System.Numerics.BitOperations.TrailingZeroCount(found) + 1;
            Held &= ~Bit(signal);
            return signal;
        }
    }

    private static void Take(int signal, PosixSignalContext context)
    {
        context.Cancel = true;
        lock (s_gate)
        {
            if ((Blocked & Bit(signal)) != 0)
            {
                Held |= Bit(signal);
                Interlocked.Increment(ref s_arrivals[signal]);
                Monitor.PulseAll(s_gate);
                return;
            }
        }

        Signals.Trip(signal);
        Interlocked.Increment(ref s_arrivals[signal]);
    }
}
