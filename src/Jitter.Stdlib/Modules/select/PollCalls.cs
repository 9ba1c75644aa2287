using Jitter.Runtime.Threads;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Select;

/// <summary>Waiting for several descriptors, so that a signal ends the wait in the main thread.</summary>
internal static unsafe class PollCalls
{
    /// <summary>ppoll; -1 with errno set or an error of a signal's handler pending. Holds the GIL.</summary>
    /// <param name="descriptors">The descriptors; one more place is for the signals'.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="nanoseconds">How long to wait; negative for ever.</param>
    public static int Wait(PollDescriptor[] descriptors, int count, long nanoseconds)
    {
        bool isMain = PyThreadState.Current.IsMain;
        long end = nanoseconds < 0 ? 0 : TimeValues.Now(1) + nanoseconds;
        while (true)
        {
            int result;
            int total = count;
            if (isMain)
            {
                descriptors[total++] = new PollDescriptor { Descriptor = Signals.WakeDescriptor, Events = SystemCalls.POLLIN };
            }

            fixed (PollDescriptor* start = descriptors)
            {
                var timeout = new TimeSpec
                {
                    Seconds = nanoseconds / TimeValues.NanosecondsPerSecond,
                    Nanoseconds = nanoseconds % TimeValues.NanosecondsPerSecond,
                };
                Gil.Release();
                result = LibC.ppoll(start, (nuint)total, nanoseconds < 0 ? null : &timeout, null);
                int error = LastError.Value;
                Gil.Acquire();
                LastError.Value = error;
            }

            bool interrupted = isMain && result > 0 && descriptors[count].Results != 0;
            if (interrupted)
            {
                result--;
            }

            if (interrupted || result < 0)
            {
                if (interrupted ? !Signals.Check() : !SystemCalls.ShouldRetry())
                {
                    return -1;
                }

                if (result <= 0)
                {
                    if (nanoseconds >= 0)
                    {
                        nanoseconds = Math.Max(0, end - TimeValues.Now(1));
                    }

                    continue;
                }
            }

            return result;
        }
    }
}
