namespace Jitter.Runtime.Threads;

/// <summary>How a wait ended.</summary>
public enum WaitResult
{
    /// <summary>What was waited for is there.</summary>
    Ready,

    /// <summary>The time is over.</summary>
    TimedOut,

    /// <summary>A signal came in: run <see cref="Signals.Check"/>, then wait on.</summary>
    Interrupted,
}

/// <summary>Waits that a signal ends in the main thread. They are called without the GIL.</summary>
public static unsafe class Waits
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Waits until a descriptor can be read, or whatever of poll's <paramref name="events"/> comes.</summary>
    /// <param name="descriptor">The descriptor; -1 to sleep.</param>
    /// <param name="events">POLLIN (1) or POLLOUT (4).</param>
    /// <param name="nanoseconds">How long; negative for ever.</param>
    /// <param name="isMain">Whether this is the main thread: signals end its waits.</param>
    public static WaitResult ForDescriptor(int descriptor, short events, long nanoseconds, bool isMain)
    {
        PollDescriptor* descriptors = stackalloc PollDescriptor[2];
        nuint count = 0;
        if (isMain)
        {
            descriptors[count++] = new PollDescriptor { Descriptor = Signals.WakeDescriptor, Events = LibC.POLLIN };
            if (Signals.AnyTripped)
            {
                return WaitResult.Interrupted;
            }
        }

        if (descriptor >= 0)
        {
            descriptors[count++] = new PollDescriptor { Descriptor = descriptor, Events = events };
        }

        var timeout = new TimeSpec { Seconds = nanoseconds / NanosecondsPerSecond, Nanoseconds = nanoseconds % NanosecondsPerSecond };
        int result = LibC.ppoll(descriptors, count, nanoseconds < 0 ? null : &timeout, null);
        if (result == 0)
        {
            return WaitResult.TimedOut;
        }

        return result < 0 || (isMain && descriptors[0].Results != 0) ? WaitResult.Interrupted : WaitResult.Ready;
    }

    /// <summary>Sleeps until the time of <see cref="System.Diagnostics.Stopwatch"/> is there, or a signal comes in.</summary>
    /// <param name="nanoseconds">How long.</param>
    /// <param name="isMain">Whether this is the main thread.</param>
    public static WaitResult Sleep(long nanoseconds, bool isMain) => ForDescriptor(-1, 0, Math.Max(0, nanoseconds), isMain);
}
