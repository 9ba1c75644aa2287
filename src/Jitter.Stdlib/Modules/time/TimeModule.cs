using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Time;

/// <summary>Clocks, sleeping, and the calendar.</summary>
[PyModule("time")]
internal static unsafe partial class TimeModule
{
    private const int RealTime = 0;
    private const int Monotonic = 1;
    private const int ProcessCpu = 2;
    private const int ThreadCpu = 3;
    private const double NanosecondsPerSecond = 1e9;

    private const string Numbers =
        """
        CLOCK_BOOTTIME=7 CLOCK_MONOTONIC=1 CLOCK_MONOTONIC_RAW=4 CLOCK_PROCESS_CPUTIME_ID=2 CLOCK_REALTIME=0 CLOCK_TAI=11
        CLOCK_THREAD_CPUTIME_ID=3 _STRUCT_TM_ITEMS=11
        """;

    [PyModuleInit]
    private static bool Initialize(PyObject module, PyDict attributes)
    {
        PosixConstants.AddNumbers(attributes, Numbers);
        attributes.SetStr(PyStr.Interned("struct_time"), Calendar.StructTime.Type);
        Calendar.AddZone(attributes);
        return true;
    }

    private static PyObject Seconds(long nanoseconds) => new PyFloat(nanoseconds / NanosecondsPerSecond);

    [PyFunction("time($self, /)")]
    private static PyObject Now() => Seconds(TimeValues.Now(RealTime));

    [PyFunction("time_ns($self, /)")]
    private static long NowNs() => TimeValues.Now(RealTime);

    [PyFunction("monotonic($self, /)")]
    private static PyObject GetMonotonic() => Seconds(TimeValues.Now(Monotonic));

    [PyFunction("monotonic_ns($self, /)")]
    private static long GetMonotonicNs() => TimeValues.Now(Monotonic);

    [PyFunction("perf_counter($self, /)")]
    private static PyObject PerfCounter() => Seconds(TimeValues.Now(Monotonic));

    [PyFunction("perf_counter_ns($self, /)")]
    private static long PerfCounterNs() => TimeValues.Now(Monotonic);

    [PyFunction("process_time($self, /)")]
    private static PyObject ProcessTime() => Seconds(TimeValues.Now(ProcessCpu));

    [PyFunction("process_time_ns($self, /)")]
    private static long ProcessTimeNs() => TimeValues.Now(ProcessCpu);

    [PyFunction("thread_time($self, /)")]
    private static PyObject ThreadTime() => Seconds(TimeValues.Now(ThreadCpu));

    [PyFunction("thread_time_ns($self, /)")]
    private static long ThreadTimeNs() => TimeValues.Now(ThreadCpu);

    [PyFunction("clock_gettime($module, clk_id, /)")]
    private static PyObject? ClockGetTime(int clk_id)
    {
        TimeSpec time;
        return LibC.clock_gettime(clk_id, &time) < 0 ? SystemCalls.Fail() : new PyFloat(time.Seconds + (time.Nanoseconds * 1e-9));
    }

    [PyFunction("clock_gettime_ns($module, clk_id, /)")]
    private static PyObject? ClockGetTimeNs(int clk_id)
    {
        TimeSpec time;
        return LibC.clock_gettime(clk_id, &time) < 0
            ? SystemCalls.Fail()
            : PyInt.From((time.Seconds * TimeValues.NanosecondsPerSecond) + time.Nanoseconds);
    }

    [PyFunction("clock_getres($module, clk_id, /)", HasTextSignature = false)]
    private static PyObject? ClockGetRes(int clk_id)
    {
        TimeSpec time;
        return LibC.clock_getres(clk_id, &time) < 0 ? SystemCalls.Fail() : new PyFloat(time.Seconds + (time.Nanoseconds * 1e-9));
    }

    [PyFunction("clock_settime($module, clk_id, time, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private static PyObject? ClockSetTime(int clk_id, PyObject time)
    {
        TimeSpec value;
        return TimeValues.ToTimeSpec(time, &value) ? SystemCalls.NoneOrFail(LibC.clock_settime(clk_id, &value)) : null;
    }

    [PyFunction("clock_settime_ns($module, clk_id, time, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private static PyObject? ClockSetTimeNs(int clk_id, long time)
    {
        var value = new TimeSpec { Seconds = time / TimeValues.NanosecondsPerSecond, Nanoseconds = time % TimeValues.NanosecondsPerSecond };
        return SystemCalls.NoneOrFail(LibC.clock_settime(clk_id, &value));
    }

    [PyFunction("pthread_getcpuclockid($module, thread_id, /)", HasTextSignature = false)]
    private static PyObject? PthreadGetCpuClockId(ulong thread_id)
    {
        int clock;
        int error = LibC.pthread_getcpuclockid((nuint)thread_id, &clock);
        return error != 0 ? OSErrors.Raise(error) : PyInt.From(clock);
    }

    [PyFunction("get_clock_info($module, name, /)", HasTextSignature = false)]
    private static PyObject? GetClockInfo(string name)
    {
        (string? clock, bool monotonic) = name switch
        {
            "time" => ("CLOCK_REALTIME", false),
            "monotonic" or "perf_counter" => ("CLOCK_MONOTONIC", true),
            "process_time" => ("CLOCK_PROCESS_CPUTIME_ID", true),
            "thread_time" => ("CLOCK_THREAD_CPUTIME_ID", true),
            _ => (null, false),
        };
        if (clock is null)
        {
            return Errors.Raise(PyExceptions.ValueError, "unknown clock");
        }

        if (Imports.ImportAttribute("types", "SimpleNamespace") is not { } type)
        {
            return null;
        }

        var names = new PyTuple([
            PyStr.Interned("implementation"), PyStr.Interned("monotonic"), PyStr.Interned("adjustable"), PyStr.Interned("resolution"),
        ]);
        return Calls.Call(
            type, [new PyStr($"clock_gettime({clock})"), PyBool.From(monotonic), PyBool.From(!monotonic), new PyFloat(1e-9)], names);
    }

    [PyFunction("sleep($self, object, /)")]
    private static PyObject? Sleep(PyObject seconds)
    {
        if (!TimeValues.ToNanoseconds(seconds, out long nanoseconds))
        {
            if (Errors.ClearIf(PyExceptions.OverflowError))
            {
                Errors.Raise(PyExceptions.OverflowError, "timestamp out of range for platform time_t");
            }

            return null;
        }

        if (nanoseconds < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "sleep length must be non-negative");
        }

        // A signal's handler must not make the sleep shorter (PEP 475).
        long now = TimeValues.Now(Monotonic);
        long end = nanoseconds > long.MaxValue - now ? long.MaxValue : now + nanoseconds;
        bool isMain = PyThreadState.Current.IsMain;
        while (true)
        {
            Gil.Release();
            WaitResult result = Waits.Sleep(nanoseconds, isMain);
            Gil.Acquire();
            if (result == WaitResult.TimedOut)
            {
                return PyNone.None;
            }

            if (!Signals.Check())
            {
                return null;
            }

            nanoseconds = end - TimeValues.Now(Monotonic);
            if (nanoseconds < 0)
            {
                return PyNone.None;
            }
        }
    }

    [PyFunction("tzset($self, /)")]
    private static void TzSet(PyObject module)
    {
        LibC.tzset();
        Calendar.AddZone(((PyModule)module).Dict);
    }

    [PyFunction("gmtime($module, seconds=None, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private static PyObject? GmTime(PyObject? seconds) => Calendar.Break(seconds, local: false);

    [PyFunction("localtime($module, seconds=None, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private static PyObject? LocalTime(PyObject? seconds) => Calendar.Break(seconds, local: true);

    [PyFunction("mktime($self, object, /)")]
    private static PyObject? MkTime(PyObject tuple)
    {
        Tm time;
        if (!Calendar.FromTuple(tuple, "mktime", &time))
        {
            return null;
        }

        // -1 is a time too: it is an error only if the day of the week was not computed.
        time.WeekDay = -1;
        long result = LibC.mktime(&time);
        return result == -1 && time.WeekDay == -1 ? Errors.Raise(PyExceptions.OverflowError, "mktime argument out of range") : new PyFloat(result);
    }

    [PyFunction("asctime($module, tuple=None, /)", HasTextSignature = false)]
    private static PyObject? AscTime(PyObject? tuple)
    {
        Tm time;
        if (tuple is null)
        {
            if (!Calendar.Now(&time))
            {
                return null;
            }
        }
        else if (!Calendar.FromTuple(tuple, "asctime", &time) || !Calendar.Check(&time))
        {
            return null;
        }

        return Calendar.ToText(time);
    }

    [PyFunction("ctime($module, seconds=None, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private static PyObject? CTime(PyObject? seconds)
    {
        Tm time;
        return Calendar.Split(seconds, local: true, &time) ? Calendar.ToText(time) : null;
    }

    [PyFunction("strftime($module, format, tuple=None, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private static PyObject? StrFTime(PyStr format, PyObject? tuple)
    {
        Tm time;
        if (tuple is null)
        {
            if (!Calendar.Now(&time))
            {
                return null;
            }
        }
        else if (!Calendar.FromTuple(tuple, "strftime", &time) || !Calendar.Check(&time))
        {
            return null;
        }

        return Calendar.Format(format, &time);
    }

    [PyFunction("strptime($module, *args)", HasTextSignature = false)]
    private static PyObject? StrPTime(ReadOnlySpan<PyObject> args)
    {
        PyObject[] arguments = args.ToArray();
        return Imports.ImportAttribute("_strptime", "_strptime_time") is { } parse ? Calls.Call(parse, arguments) : null;
    }
}
