using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Posix;

/// <summary>Times and durations as Python numbers (CPython's Python/pytime.c).</summary>
internal static unsafe class TimeValues
{
    public const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>A time of seconds, rounded down to nanoseconds; false with an error pending.</summary>
    public static bool ToTimeSpec(PyObject value, TimeSpec* result)
    {
        if (value is PyFloat number)
        {
            double seconds = number.Value;
            if (double.IsNaN(seconds))
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, "Invalid value NaN (not a number)");
            }

            double whole = Math.Floor(seconds);
            double nanoseconds = Math.Floor((seconds - whole) * 1e9);
            if (whole is < -9.3e18 or > 9.2e18)
            {
                return Errors.RaiseFalse(PyExceptions.OverflowError, "timestamp out of range for platform time_t");
            }

            if (nanoseconds >= 1e9)
            {
                nanoseconds -= 1e9;
                whole++;
            }

            *result = new TimeSpec { Seconds = (long)whole, Nanoseconds = (long)nanoseconds };
            return true;
        }

        if (Numbers.Index(value) is not { } integer)
        {
            return false;
        }

        if (!integer.TryGetInt64(out long exact))
        {
            return Errors.RaiseFalse(PyExceptions.OverflowError, "timestamp out of range for platform time_t");
        }

        *result = new TimeSpec { Seconds = exact, Nanoseconds = 0 };
        return true;
    }

    /// <summary>A duration in seconds as nanoseconds, rounded away from zero (ROUND_TIMEOUT); false with an error pending.</summary>
    public static bool ToNanoseconds(PyObject value, out long result)
    {
        result = 0;
        if (value is PyFloat number)
        {
            if (double.IsNaN(number.Value))
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, "Invalid value NaN (not a number)");
            }

            double nanoseconds = number.Value * 1e9;
            nanoseconds = nanoseconds >= 0 ? Math.Ceiling(nanoseconds) : Math.Floor(nanoseconds);
            if (nanoseconds is < -9.223372036854775e18 or > 9.223372036854775e18)
            {
                return Errors.RaiseFalse(PyExceptions.OverflowError, "timestamp too large to convert to C PyTime_t");
            }

            result = (long)nanoseconds;
            return true;
        }

        if (Numbers.Index(value) is not { } integer)
        {
            return false;
        }

        if (!integer.TryGetInt64(out long seconds) || seconds is > long.MaxValue / NanosecondsPerSecond or < long.MinValue / NanosecondsPerSecond)
        {
            return Errors.RaiseFalse(PyExceptions.OverflowError, "timestamp too large to convert to C PyTime_t");
        }

        result = seconds * NanosecondsPerSecond;
        return true;
    }

    /// <summary>The time of a clock in nanoseconds.</summary>
    public static long Now(int clock)
    {
        TimeSpec time;
        _ = LibC.clock_gettime(clock, &time);
        return (time.Seconds * NanosecondsPerSecond) + time.Nanoseconds;
    }
}
