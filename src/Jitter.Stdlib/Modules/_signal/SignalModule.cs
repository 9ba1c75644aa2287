using System.Runtime.InteropServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Signal;

/// <summary>Handlers of signals.</summary>
[PyModule("_signal")]
internal static unsafe partial class SignalModule
{
    private const string Numbers =
        """
        ITIMER_PROF=2 ITIMER_REAL=0 ITIMER_VIRTUAL=1 NSIG=65 SIGABRT=6 SIGALRM=14 SIGBUS=7 SIGCHLD=17 SIGCLD=17 SIGCONT=18 SIGFPE=8
        SIGHUP=1 SIGILL=4 SIGINT=2 SIGIO=29 SIGIOT=6 SIGKILL=9 SIGPIPE=13 SIGPOLL=29 SIGPROF=27 SIGPWR=30 SIGQUIT=3 SIGRTMAX=64
        SIGRTMIN=34 SIGSEGV=11 SIGSTKFLT=16 SIGSTOP=19 SIGSYS=31 SIGTERM=15 SIGTRAP=5 SIGTSTP=20 SIGTTIN=21 SIGTTOU=22 SIGURG=23
        SIGUSR1=10 SIGUSR2=12 SIGVTALRM=26 SIGWINCH=28 SIGXCPU=24 SIGXFSZ=25 SIG_BLOCK=0 SIG_DFL=0 SIG_IGN=1 SIG_SETMASK=2
        SIG_UNBLOCK=1
        """;

    private static readonly PyObject?[] s_handlers = new PyObject?[Signals.Count];
    private static readonly PyInt s_default = PyInt.From(0);
    private static readonly PyInt s_ignore = PyInt.From(1);

    private static readonly StructSequence s_info = StructSequence.Define(
        "signal", "struct_siginfo", 7, ["si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band"]);

    private static int s_wakeDescriptor = -1;
    private static bool s_warnsOnFullBuffer = true;

    /// <summary>signal.itimer_error</summary>
    private static readonly PyType s_timerError = MakeTimerError();

    /// <summary>Lets Ctrl-C raise KeyboardInterrupt, unless the process was started to ignore it (signal_install_handlers).</summary>
    public static void InstallInterruptHandler()
    {
        Signals.Handler = RunHandler;
        if (SignalDelivery.CurrentAction(Signals.Interrupt) != 1)
        {
            SignalDelivery.Catch(Signals.Interrupt);
        }
    }

    [PyModuleInit]
    private static bool Initialize(PyObject module, PyDict attributes)
    {
        PosixConstants.AddNumbers(attributes, Numbers);
        attributes.SetStr(PyStr.Interned("struct_siginfo"), s_info.Type);
        attributes.SetStr(PyStr.Interned("ItimerError"), s_timerError);
        PyObject interrupt = attributes.GetStr(PyStr.Interned("default_int_handler"))!;
        if (SignalDelivery.CurrentAction(Signals.Interrupt) != 1)
        {
            s_handlers[Signals.Interrupt] ??= interrupt;
        }

        InstallInterruptHandler();
        return true;
    }

    private static PyType MakeTimerError()
    {
        var type = new PyType("itimer_error", "signal", PyExceptions.OSError, flags: TypeFlags.BaseType | TypeFlags.HasInstanceAttributes);
        TypeReadying.ReadyNative(type);
        return type;
    }

    /// <summary>Whether Python code has a handler of a signal: one that is neither SIG_DFL nor SIG_IGN.</summary>
    public static bool HasHandler(int signal) => s_handlers[signal] is { } handler ? handler is not PyInt : signal == Signals.Interrupt;

    private static bool RunHandler(int signal)
    {
        PyObject? handler = s_handlers[signal];
        if (handler is null)
        {
            if (signal != Signals.Interrupt)
            {
                return true;
            }

            Errors.Raise(PyExceptions.KeyboardInterrupt);
            return false;
        }

        if (ReferenceEquals(handler, s_default) || ReferenceEquals(handler, s_ignore))
        {
            return true;
        }

        PyObject frame = PyThreadState.Current.Frame?.Expose() ?? (PyObject)PyNone.None;
        return Calls.Call(handler, PyInt.From(signal), frame) is not null;
    }

    private static bool CheckNumber(int signal) =>
        signal is > 0 and < Signals.Count || Errors.RaiseFalse(PyExceptions.ValueError, "signal number out of range");

    [PyFunction("signal($module, signalnum, handler, /)")]
    private static PyObject? Signal(int signalnum, PyObject handler)
    {
        if (!PyThreadState.Current.IsMain)
        {
            return Errors.Raise(PyExceptions.ValueError, "signal only works in main thread of the main interpreter");
        }

        if (!CheckNumber(signalnum))
        {
            return null;
        }

        int action = ToAction(handler);
        if (action < 0)
        {
            return Errors.Pending
                ? null
                : Errors.Raise(PyExceptions.TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
        }

        if (!Signals.Check())
        {
            return null;
        }

        PyObject? old = Known(signalnum);
        const int kill = 9, stop = 19, internalFirst = 32, internalLast = 33;
        if (signalnum is kill or stop or internalFirst or internalLast)
        {
            return OSErrors.Raise(22);
        }

        bool success = action == 2 || (SignalDelivery.Blocked & SignalDelivery.Bit(signalnum)) != 0
            ? SignalDelivery.Catch(signalnum)
            : SignalDelivery.Release(signalnum, ignore: action == 1);
        if (!success)
        {
            return OSErrors.Raise(22);
        }

        s_handlers[signalnum] = action switch { 0 => s_default, 1 => s_ignore, _ => handler };
        return old ?? PyNone.None;
    }

    /// <summary>0 for SIG_DFL, 1 for SIG_IGN, 2 for a callable; -1 for anything else, perhaps with an error pending.</summary>
    private static int ToAction(PyObject handler)
    {
        if (handler is PyInt number)
        {
            return number.TryGetInt64(out long value) && value is 0 or 1 ? (int)value : -1;
        }

        return handler.Type.Slots.Call is not null ? 2 : -1;
    }

    /// <summary>The handler that Python knows; null for one that was not installed from Python.</summary>
    private static PyObject? Known(int signal)
    {
        if (s_handlers[signal] is { } handler)
        {
            return handler;
        }

        // .NET's own handlers are none of the program's business; SIGPIPE and SIGXFSZ are ignored by Python.
        const int brokenPipe = 13, fileSize = 25;
        return signal is brokenPipe or fileSize || SignalDelivery.CurrentAction(signal) == 1 ? s_ignore : s_default;
    }

    [PyFunction("getsignal($module, signalnum, /)")]
    private static PyObject? GetSignal(int signalnum)
    {
        const int internalFirst = 32, internalLast = 33;
        return !CheckNumber(signalnum) ? null : signalnum is internalFirst or internalLast ? PyNone.None : Known(signalnum) ?? PyNone.None;
    }

    [PyFunction("default_int_handler($module, signalnum, frame, /)")]
    private static PyObject? DefaultIntHandler(int signalnum, PyObject frame) => Errors.Raise(PyExceptions.KeyboardInterrupt);

    [PyFunction("siginterrupt($module, signalnum, flag, /)")]
    private static PyObject? SigInterrupt(int signalnum, int flag) => CheckNumber(signalnum) ? PyNone.None : null;

    [PyFunction("raise_signal($module, signalnum, /)")]
    private static PyObject? RaiseSignal(int signalnum)
    {
        long before = SignalDelivery.Arrivals(signalnum);
        if (LibC.raise(signalnum) != 0)
        {
            return SystemCalls.Fail();
        }

        return SignalDelivery.AwaitArrival(signalnum, before) ? PyNone.None : null;
    }

    [PyFunction("pthread_kill($module, thread_id, signalnum, /)")]
    private static PyObject? PthreadKill(ulong thread_id, int signalnum)
    {
        long before = SignalDelivery.Arrivals(signalnum);
        int error = LibC.pthread_kill((nuint)thread_id, signalnum);
        if (error != 0)
        {
            return OSErrors.Raise(error);
        }

        return signalnum == 0 || SignalDelivery.AwaitArrival(signalnum, before) ? PyNone.None : null;
    }

    [PyFunction("strsignal($module, signalnum, /)")]
    private static PyObject? StrSignal(int signalnum)
    {
        if (!CheckNumber(signalnum))
        {
            return null;
        }

        byte* text = LibC.strsignal(signalnum);
        PyStr result = text is null ? PyStr.Empty : FileNames.Decode(text);
        return result.ToString() is { Length: > 0 } known && !known.StartsWith("Unknown signal", StringComparison.Ordinal) ? result : PyNone.None;
    }

    [PyFunction("valid_signals($module, /)")]
    private static PyObject? ValidSignals() => ToSet(~(SignalDelivery.Bit(32) | SignalDelivery.Bit(33)));

    [PyFunction("set_wakeup_fd($module, fd, /, *, warn_on_full_buffer=True)")]
    private static PyObject? SetWakeupFd(int fd, bool warn_on_full_buffer)
    {
        if (!PyThreadState.Current.IsMain)
        {
            return Errors.Raise(PyExceptions.ValueError, "set_wakeup_fd only works in main thread of the main interpreter");
        }

        if (fd != -1)
        {
            const int getStatusFlags = 3;
            const int nonBlocking = 0x800;
            int flags = LibC.fcntl(fd, getStatusFlags, 0);
            if (flags < 0)
            {
                return LastError.Value == 9 ? OSErrors.Raise(9) : SystemCalls.Fail();
            }

            if ((flags & nonBlocking) == 0)
            {
                return Errors.Raise(PyExceptions.ValueError, $"the fd {fd} must be in non-blocking mode");
            }
        }

        int old = s_wakeDescriptor;
        s_wakeDescriptor = fd;
        s_warnsOnFullBuffer = warn_on_full_buffer;
        Signals.Arrived = fd < 0 ? null : WriteToWakeDescriptor;
        return PyInt.From(old);
    }

    private static void WriteToWakeDescriptor(int signal)
    {
        byte number = (byte)signal;
        if (s_wakeDescriptor < 0 || LibC.write(s_wakeDescriptor, &number, 1) >= 0)
        {
            return;
        }

        int error = LastError.Value;
        if (error != SystemCalls.EAGAIN || s_warnsOnFullBuffer)
        {
            EvalBreaker.AddPendingCall(() =>
            {
                OSErrors.Raise(error);
                Unraisable.Write("Exception ignored when trying to write to the signal wakeup fd");
            });
        }
    }

    private static PyObject? ToSet(ulong signals)
    {
        var list = new PyList();
        for (int signal = 1; signal < Signals.Count; signal++)
        {
            if ((signals & SignalDelivery.Bit(signal)) != 0)
            {
                list.Add(PyInt.From(signal));
            }
        }

        return Calls.Call(PyTypes.Set, list);
    }

    /// <summary>The numbers of an iterable as bits; false with an error pending.</summary>
    public static bool FromIterable(PyObject iterable, out ulong signals)
    {
        signals = 0;
        if (Iteration.ToArray(iterable) is not { } items)
        {
            return false;
        }

        foreach (PyObject item in items)
        {
            if (!ArgumentConversion.ToInt64(item, out long number))
            {
                if (!Errors.ClearIf(PyExceptions.OverflowError))
                {
                    return false;
                }

                number = 0;
            }

            if (number is <= 0 or >= Signals.Count)
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, $"signal number {number} out of range [1; 64]");
            }

            signals |= SignalDelivery.Bit((int)number);
        }

        return true;
    }

    [PyFunction("pthread_sigmask($module, how, mask, /)")]
    private static PyObject? PthreadSigMask(int how, PyObject mask)
    {
        if (!FromIterable(mask, out ulong signals))
        {
            return null;
        }

        const ulong neverBlocked = (1UL << 8) | (1UL << 18) | (1UL << 31) | (1UL << 32);
        ulong old = SignalDelivery.Blocked;
        switch (how)
        {
            case 0:
                signals |= old;
                break;
            case 1:
                signals = old & ~signals;
                break;
            case 2:
                break;
            default:
                return OSErrors.Raise(22);
        }

        SignalDelivery.SetBlocked(signals & ~neverBlocked);
        DropUnhandled(old & ~signals);
        return Signals.Check() ? ToSet(old) : null;
    }

    /// <summary>Signals that were caught only because they were blocked get their default action back.</summary>
    private static void DropUnhandled(ulong signals)
    {
        for (int signal = 1; signals != 0 && signal < Signals.Count; signal++)
        {
            if ((signals & SignalDelivery.Bit(signal)) != 0 && (s_handlers[signal] is not { } handler || handler is PyInt)
                && signal != Signals.Interrupt)
            {
                SignalDelivery.Release(signal, ReferenceEquals(s_handlers[signal], s_ignore));
            }
        }
    }

    [PyFunction("sigpending($module, /)")]
    private static PyObject? SigPending() => ToSet(SignalDelivery.Held);

    [PyFunction("sigwait($module, sigset, /)")]
    private static PyObject? SigWait(PyObject sigset)
    {
        int signal = WaitFor(sigset, -1);
        return signal < 0 ? null : PyInt.From(signal);
    }

    [PyFunction("sigwaitinfo($module, sigset, /)")]
    private static PyObject? SigWaitInfo(PyObject sigset)
    {
        int signal = WaitFor(sigset, -1);
        return signal < 0 ? null : ToInfo(signal);
    }

    [PyFunction("sigtimedwait($module, sigset, timeout, /)")]
    private static PyObject? SigTimedWait(PyObject sigset, PyObject timeout)
    {
        if (!TimeValues.ToNanoseconds(timeout, out long nanoseconds))
        {
            return null;
        }

        if (nanoseconds < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "timeout must be non-negative");
        }

        int signal = WaitFor(sigset, (int)Math.Min((nanoseconds + 999_999) / 1_000_000, int.MaxValue));
        return signal < 0 ? null : signal == 0 ? PyNone.None : ToInfo(signal);
    }

    private static PyStructSequence ToInfo(int signal) => s_info.Create(
        PyInt.From(signal), PyInt.From(0), PyInt.From(0), PyInt.From(LibC.getpid()), PyInt.From(LibC.getuid()), PyInt.From(0), PyInt.From(0));

    /// <summary>Waits; -1 with an error pending, 0 if the time is over.</summary>
    private static int WaitFor(PyObject set, int milliseconds)
    {
        if (!FromIterable(set, out ulong signals))
        {
            return -1;
        }

        while (true)
        {
            bool isMain = PyThreadState.Current.IsMain;
            int signal;
            using (Gil.Released())
            {
                signal = SignalDelivery.WaitFor(signals, milliseconds, isMain);
            }

            if (!Signals.Check())
            {
                return -1;
            }

            if (signal > 0 || milliseconds >= 0)
            {
                return signal;
            }
        }
    }

    [PyFunction("pause($module, /)")]
    private static PyObject? Pause()
    {
        if (!PyThreadState.Current.IsMain)
        {
            using (Gil.Released())
            {
                Thread.Sleep(Timeout.Infinite);
            }
        }

        using (Gil.Released())
        {
            Waits.ForDescriptor(-1, 0, -1, isMain: true);
        }

        return Signals.Check() ? PyNone.None : null;
    }

    [PyFunction("alarm($module, seconds, /)")]
    private static long Alarm(int seconds) => LibC.alarm((uint)seconds);

    [PyFunction("setitimer($module, which, seconds, interval=0.0, /)")]
    private static PyObject? SetITimer(int which, PyObject seconds, PyObject? interval)
    {
        long* value = stackalloc long[4];
        long* old = stackalloc long[4];
        if (!TimeValues.ToNanoseconds(interval ?? s_default, out long repeat) || !TimeValues.ToNanoseconds(seconds, out long first))
        {
            return null;
        }

        value[0] = repeat / TimeValues.NanosecondsPerSecond;
        value[1] = ((repeat % TimeValues.NanosecondsPerSecond) + 999) / 1000;
        value[2] = first / TimeValues.NanosecondsPerSecond;
        value[3] = ((first % TimeValues.NanosecondsPerSecond) + 999) / 1000;
        return LibC.setitimer(which, value, old) < 0 ? RaiseTimerError() : ToTimer(old);
    }

    [PyFunction("getitimer($module, which, /)")]
    private static PyObject? GetITimer(int which)
    {
        long* value = stackalloc long[4];
        return LibC.getitimer(which, value) < 0 ? RaiseTimerError() : ToTimer(value);
    }

    private static PyTuple ToTimer(long* value) => new([new PyFloat(value[2] + (value[3] * 1e-6)), new PyFloat(value[0] + (value[1] * 1e-6))]);

    private static PyObject? RaiseTimerError()
    {
        int error = LastError.Value;
        if (Calls.Call(s_timerError, PyInt.From(error), new PyStr(OSErrors.Text(error))) is PyBaseException made)
        {
            Errors.Raise(made);
        }

        return null;
    }
}
