using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Cli.Running;

/// <summary>What becomes of an exception that nothing caught (pymain_exit_err_print, handle_system_exit in CPython).</summary>
internal static class UncaughtErrors
{
    /// <summary>The status of a program that Ctrl-C ended.</summary>
    public const int InterruptStatus = 130;

    /// <summary>Whether the last one was a KeyboardInterrupt.</summary>
    public static bool WasInterrupt { get; private set; }

    /// <summary>Whether the last one asked for the end of the process.</summary>
    public static bool WasExit { get; private set; }

    /// <summary>Shows the pending error; gives the exit status.</summary>
    /// <param name="mayExit">False under -i, where SystemExit is shown as other exceptions are.</param>
    public static int Handle(bool mayExit)
    {
        PyBaseException error = PyThreadState.Current.TakeError();
        WasInterrupt = error.Type.IsSubtypeOf(PyExceptions.KeyboardInterrupt);
        WasExit = mayExit && error.Type.IsSubtypeOf(PyExceptions.SystemExit);
        if (WasExit)
        {
            ErrorDisplay.FlushOutput();
            return ErrorDisplay.ExitCode(error);
        }

        int? exit = ErrorDisplay.PrintByHook(error);
        if (exit is { } status)
        {
            WasExit = true;
            WasInterrupt = false;
            return status;
        }

        return WasInterrupt ? InterruptStatus : CommandLine.Failure;
    }
}
