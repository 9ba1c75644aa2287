using System.Runtime.InteropServices;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Jitter.Stdlib.Startup;

namespace Jitter.Cli.Running;

/// <summary>The end of a program: threads are waited for, atexit functions called, streams flushed (CPython's Py_FinalizeEx).</summary>
internal static partial class Shutdown
{
    private const int FlushFailed = 120;
    private const int InterruptSignal = 2;

    private static readonly PyStr s_shutdown = PyStr.Interned("_shutdown");
    private static readonly PyStr s_flush = PyStr.Interned("flush");
    private static readonly PyStr s_closed = PyStr.Interned("closed");

    /// <summary>Ends the runtime; gives the exit status.</summary>
    public static int Finish(int status)
    {
        bool wasInterrupt = UncaughtErrors.WasInterrupt && status == UncaughtErrors.InterruptStatus;
        CallLoaded("threading", s_shutdown);
        ExitFunctions.Run();
        Finalizers.RunAll();
        status = FlushStreams() ? status : FlushFailed;
        PythonRuntime.FlushFiles();
        Gil.Finalizing = true;
        if (wasInterrupt && status == UncaughtErrors.InterruptStatus)
        {
            EndBySignal();
        }

        return status;
    }

    /// <summary>Tells that the runtime could not start; gives the exit status.</summary>
    public static int FailedStart()
    {
        if (Errors.Matches(PyExceptions.SystemExit))
        {
            return UncaughtErrors.Handle(mayExit: true);
        }

        if (Imports.SysModule?.Dict.GetStr(PyStr.Interned("stderr")) is null)
        {
            PyBaseException error = PyThreadState.Current.TakeError();
            for (Runtime.Frames.PyTraceback? entry = error.Traceback; entry is not null; entry = entry.Next)
            {
                Messages.WriteLine($"  File \"{entry.Frame.Code.Code.FileName}\", line {entry.Line}, in {entry.Frame.Code.Code.QualifiedName}");
            }

            Messages.WriteLine($"Fatal Python error: {error.Type.Name}: {error.Message}");
            return CommandLine.Failure;
        }

        return UncaughtErrors.Handle(mayExit: true);
    }

    /// <summary>Flushes stdout and stderr; false where that failed.</summary>
    private static bool FlushStreams()
    {
        PyDict sys = Imports.SysModule!.Dict;
        bool succeeded = Flush(sys.GetStr(PyStr.Interned("stdout")), tells: true);
        Flush(sys.GetStr(PyStr.Interned("stderr")), tells: false);
        return succeeded;
    }

    private static bool Flush(PyObject? stream, bool tells)
    {
        if (stream is null or PyNone)
        {
            return true;
        }

        PyObject? closed = Attributes.GetOptional(stream, s_closed);
        if (closed is not null && Truth.Of(closed) > 0)
        {
            return true;
        }

        Errors.Clear();
        if (Calls.CallMethod(stream, s_flush) is not null)
        {
            return true;
        }

        if (tells)
        {
            ErrorDisplay.WriteUnraisable(null, stream);
        }

        Errors.Clear();
        return false;
    }

    /// <summary>Calls a function of a module, if the program has imported it.</summary>
    private static void CallLoaded(string module, PyStr function)
    {
        if (Imports.Loaded(PyStr.Interned(module)) is not { } loaded || Attributes.GetOptional(loaded, function) is not { } found)
        {
            Errors.Clear();
            return;
        }

        if (Calls.Call(found) is null)
        {
            ErrorDisplay.WriteUnraisable(null, found);
        }
    }

    /// <summary>Whoever started the program sees that Ctrl-C ended it.</summary>
    private static void EndBySignal()
    {
        Console.Out.Flush();
        _ = signal(InterruptSignal, 0);
        _ = kill(System.Environment.ProcessId, InterruptSignal);
    }

    [LibraryImport("libc")]
    private static partial nint signal(int number, nint handler);

    [LibraryImport("libc")]
    private static partial int kill(int process, int number);
}
