using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Posix;

// Processes: identity, signals, waiting, scheduling.
internal static unsafe partial class PosixModule
{
    private const int ClockTicks = 2;

    private static readonly StructSequence s_unameResult =
        StructSequence.Define("posix", "uname_result", 5, ["sysname", "nodename", "release", "version", "machine"]);

    private static readonly StructSequence s_timesResult =
        StructSequence.Define("posix", "times_result", 5, ["user", "system", "children_user", "children_system", "elapsed"]);

    private static readonly StructSequence s_waitIdResult =
        StructSequence.Define("posix", "waitid_result", 5, ["si_pid", "si_uid", "si_signo", "si_status", "si_code"]);

    private static readonly StructSequence s_schedParam = StructSequence.Define("posix", "sched_param", 1, ["sched_priority"]);

    [PyFunction("getpid($module, /)")]
    private static int GetPid() => LibC.getpid();

    [PyFunction("getppid($module, /)")]
    private static int GetPPid() => LibC.getppid();

    [PyFunction("getpgid($module, /, pid)")]
    private static PyObject? GetPGid(int pid) => LibC.getpgid(pid) is var result and >= 0 ? PyInt.From(result) : SystemCalls.Fail();

    [PyFunction("getpgrp($module, /)")]
    private static int GetPGrp() => LibC.getpgid(0);

    [PyFunction("setpgid($module, pid, pgrp, /)")]
    private static PyObject? SetPGid(int pid, int pgrp) => SystemCalls.NoneOrFail(LibC.setpgid(pid, pgrp));

    [PyFunction("setpgrp($module, /)")]
    private static PyObject? SetPGrp() => SystemCalls.NoneOrFail(LibC.setpgid(0, 0));

    [PyFunction("getsid($module, pid, /)")]
    private static PyObject? GetSid(int pid) => LibC.getsid(pid) is var result and >= 0 ? PyInt.From(result) : SystemCalls.Fail();

    [PyFunction("setsid($module, /)")]
    private static PyObject? SetSid() => SystemCalls.NoneOrFail(LibC.setsid());

    [PyFunction("kill($module, pid, signal, /)")]
    private static PyObject? Kill(int pid, nint signal)
    {
        long before = Signal.SignalDelivery.Arrivals((int)signal);
        return AfterSignal(LibC.kill(pid, (int)signal), pid == LibC.getpid(), (int)signal, before);
    }

    [PyFunction("killpg($module, pgid, signal, /)")]
    private static PyObject? KillPg(int pgid, int signal)
    {
        long before = Signal.SignalDelivery.Arrivals(signal);
        return AfterSignal(LibC.killpg(pgid, signal), pgid == LibC.getpgid(0), signal, before);
    }

    /// <summary>
    /// A signal to this process is delivered in another thread here. CPython's handler has marked it before kill() returns, and programs
    /// count on its handler having run: so this waits a moment for it.
    /// </summary>
    private static PyObject? AfterSignal(int result, bool toSelf, int signal, long before)
    {
        if (result < 0)
        {
            return SystemCalls.Fail();
        }

        return !toSelf || signal == 0 || Signal.SignalDelivery.AwaitArrival(signal, before) ? PyNone.None : null;
    }

    [PyFunction("_exit($module, /, status)")]
    private static void Exit(int status) => LibC._exit(status);

    [PyFunction("abort($module, /)")]
    private static void Abort() => LibC.abort();

    [PyFunction("umask($module, mask, /)")]
    private static int UMask(int mask) => (int)LibC.umask((uint)mask);

    [PyFunction("nice($module, increment, /)")]
    private static PyObject? Nice(int increment)
    {
        int result = LibC.nice(increment);
        return result == -1 && LastError.Value != 0 ? SystemCalls.Fail() : PyInt.From(result);
    }

    [PyFunction("getpriority($module, /, which, who)")]
    private static PyObject? GetPriority(int which, int who)
    {
        int result = LibC.getpriority(which, (uint)who);
        return result == -1 && LastError.Value != 0 ? SystemCalls.Fail() : PyInt.From(result);
    }

    [PyFunction("setpriority($module, /, which, who, priority)")]
    private static PyObject? SetPriority(int which, int who, int priority) => SystemCalls.NoneOrFail(LibC.setpriority(which, (uint)who, priority));

    [PyFunction("getloadavg($module, /)")]
    private static PyObject? GetLoadAvg()
    {
        double* values = stackalloc double[3];
        return LibC.getloadavg(values, 3) == 3
            ? new PyTuple([new PyFloat(values[0]), new PyFloat(values[1]), new PyFloat(values[2])])
            : Errors.Raise(PyExceptions.OSError, "Load averages are unobtainable");
    }

    [PyFunction("uname($module, /)")]
    private static PyObject? UName()
    {
        const int fieldSize = 65;
        byte* buffer = stackalloc byte[fieldSize * 6];
        return LibC.uname(buffer) < 0
            ? SystemCalls.Fail()
            : s_unameResult.Create(
                FileNames.Decode(buffer),
                FileNames.Decode(buffer + fieldSize),
                FileNames.Decode(buffer + (2 * fieldSize)),
                FileNames.Decode(buffer + (3 * fieldSize)),
                FileNames.Decode(buffer + (4 * fieldSize)));
    }

    [PyFunction("times($module, /)")]
    private static PyObject? Times()
    {
        long* ticks = stackalloc long[4];
        long elapsed = LibC.times(ticks);
        double perSecond = LibC.sysconf(ClockTicks);
        return elapsed == -1
            ? SystemCalls.Fail()
            : s_timesResult.Create(
                new PyFloat(ticks[0] / perSecond),
                new PyFloat(ticks[1] / perSecond),
                new PyFloat(ticks[2] / perSecond),
                new PyFloat(ticks[3] / perSecond),
                new PyFloat(elapsed / perSecond));
    }

    [PyFunction("wait($module, /)")]
    private static PyObject? Wait() => WaitPid(-1, 0);

    [PyFunction("waitpid($module, pid, options, /)")]
    private static PyObject? WaitPid(int pid, int options)
    {
        int result = WaitInterruptibly(pid, options, null, out int status);
        return result < 0 ? SystemCalls.Fail() : new PyTuple([PyInt.From(result), PyInt.From(status)]);
    }

    [PyFunction("wait3($module, /, options)")]
    private static PyObject? Wait3(int options) => Wait4(-1, options);

    [PyFunction("wait4($module, /, pid, options)")]
    private static PyObject? Wait4(int pid, int options)
    {
        long* usage = stackalloc long[Resource.ResourceUsage.FieldCount];
        int result = WaitInterruptibly(pid, options, usage, out int status);
        return result < 0
            ? SystemCalls.Fail()
            : new PyTuple([PyInt.From(result), PyInt.From(status), Resource.ResourceUsage.ToObject(usage)]);
    }

    /// <summary>
    /// waitpid; in the main thread so that signals end the wait: the system's own goes on after a signal, so this polls, with growing pauses.
    /// </summary>
    private static int WaitInterruptibly(int pid, int options, long* usage, out int status)
    {
        const int noHang = 1;
        const long firstPause = 50_000;
        const long longestPause = 10_000_000;
        bool polls = PyThreadState.Current.IsMain && (options & noHang) == 0;
        long pause = firstPause;
        while (true)
        {
            int found;
            int result;
            using (Gil.Released())
            {
                result = LibC.wait4(pid, &found, polls ? options | noHang : options, usage);
            }

            status = found;
            if (result > 0 || (result == 0 && !polls) || (result < 0 && !SystemCalls.ShouldRetry()))
            {
                return result;
            }

            if (polls && result == 0)
            {
                using (Gil.Released())
                {
                    Waits.Sleep(pause, isMain: true);
                }

                pause = Math.Min(pause * 2, longestPause);
                if (!Signals.Check())
                {
                    return -1;
                }
            }
        }
    }

    [PyFunction("waitid($module, idtype, id, options, /)")]
    private static PyObject? WaitId(int idtype, long id, int options)
    {
        int* info = stackalloc int[32];
        int result;
        info[3] = 0;
        do
        {
            using (Gil.Released())
            {
                result = LibC.waitid(idtype, (uint)id, (byte*)info, options);
            }
        }
        while (result < 0 && SystemCalls.ShouldRetry());

        // siginfo_t: signo, errno, code, padding, pid, uid, status.
        return result < 0
            ? SystemCalls.Fail()
            : info[4] == 0
                ? PyNone.None
                : s_waitIdResult.Create(
                    PyInt.From(info[4]), PyInt.From((uint)info[5]), PyInt.From(info[0]), PyInt.From(info[6]), PyInt.From(info[2]));
    }

    [PyFunction("waitstatus_to_exitcode($module, /, status)")]
    private static PyObject? WaitStatusToExitCode(int status)
    {
        if ((status & 0x7F) == 0)
        {
            return PyInt.From((status >> 8) & 0xFF);
        }

        if ((status & 0xFF) == 0x7F)
        {
            return Errors.Raise(PyExceptions.ValueError, $"process stopped by delivery of signal {(status >> 8) & 0xFF}");
        }

        return (status & 0xFFFF) == 0xFFFF
            ? Errors.Raise(PyExceptions.ValueError, $"invalid wait status: {status}")
            : PyInt.From(-(status & 0x7F));
    }

    [PyFunction("WIFEXITED($module, /, status)")]
    private static bool WIfExited(int status) => (status & 0x7F) == 0;

    [PyFunction("WEXITSTATUS($module, /, status)")]
    private static int WExitStatus(int status) => (status >> 8) & 0xFF;

    [PyFunction("WIFSIGNALED($module, /, status)")]
    private static bool WIfSignaled(int status) => (sbyte)((status & 0x7F) + 1) >> 1 > 0;

    [PyFunction("WTERMSIG($module, /, status)")]
    private static int WTermSig(int status) => status & 0x7F;

    [PyFunction("WCOREDUMP($module, status, /)")]
    private static bool WCoreDump(int status) => (status & 0x80) != 0;

    [PyFunction("WIFSTOPPED($module, /, status)")]
    private static bool WIfStopped(int status) => (status & 0xFF) == 0x7F;

    [PyFunction("WSTOPSIG($module, /, status)")]
    private static int WStopSig(int status) => (status >> 8) & 0xFF;

    [PyFunction("WIFCONTINUED($module, /, status)")]
    private static bool WIfContinued(int status) => status == 0xFFFF;

    [PyFunction("sched_yield($module, /)")]
    private static void SchedYield()
    {
        using (Gil.Released())
        {
            _ = LibC.sched_yield();
        }
    }

    [PyFunction("sched_getaffinity($module, pid, /)")]
    private static PyObject? SchedGetAffinity(int pid)
    {
        const int size = 128;
        byte* mask = stackalloc byte[size];
        int length = LibC.sched_getaffinity(pid, size, mask);
        if (length < 0)
        {
            return SystemCalls.Fail();
        }

        var result = new PyList();
        for (int i = 0; i < size * 8; i++)
        {
            if ((mask[i / 8] & (1 << (i % 8))) != 0)
            {
                result.Add(PyInt.From(i));
            }
        }

        return Calls.Call(PyTypes.Set, result);
    }

    [PyFunction("sched_get_priority_max($module, /, policy)")]
    private static PyObject? SchedGetPriorityMax(int policy) =>
        LibC.sched_get_priority_max(policy) is var result and >= 0 ? PyInt.From(result) : SystemCalls.Fail();

    [PyFunction("sched_get_priority_min($module, /, policy)")]
    private static PyObject? SchedGetPriorityMin(int policy) =>
        LibC.sched_get_priority_min(policy) is var result and >= 0 ? PyInt.From(result) : SystemCalls.Fail();

    [PyFunction("register_at_fork($module, /, *, before=<unrepresentable>, after_in_child=<unrepresentable>, after_in_parent=<unrepresentable>)")]
    private static PyObject? RegisterAtFork(PyObject? before, PyObject? after_in_child, PyObject? after_in_parent)
    {
        // A .NET process cannot fork, so that nothing is ever called.
        if (before is null && after_in_child is null && after_in_parent is null)
        {
            return Errors.Raise(PyExceptions.TypeError, "At least one argument is required.");
        }

        foreach ((PyObject? hook, string name) in
            new[] { (before, "before"), (after_in_child, "after_in_child"), (after_in_parent, "after_in_parent") })
        {
            if (hook is not null && hook.Type.Slots.Call is null)
            {
                return Errors.Raise(PyExceptions.TypeError, $"'{name}' must be callable, not {hook.Type.FullName}");
            }
        }

        return PyNone.None;
    }
}
