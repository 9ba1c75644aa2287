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

    private static class ErrorDisplay
    {
        public static void FlushOutput()
        {
        }

        public static int ExitCode(PyBaseException error) => error is PySystemExit { Code: PyInt code } && code.TryGetInt64(out long n) ? (int)n : 0;

        public static int? PrintByHook(PyBaseException error)
        {
            Console.Out.Flush();
            Messages.WriteLine("Traceback (most recent call last):");
            for (var entry = error.Traceback; entry is not null; entry = entry.Next)
            {
                Messages.WriteLine($"  File \"{entry.Frame.Code.Code.FileName}\", line {entry.Line}, in {entry.Frame.Code.Code.QualifiedName}");
            }

            PyStr? text = Jitter.Runtime.Protocols.Texts.Str(error);
            Errors.Clear();
            Messages.WriteLine($"{error.Type.Name}: {text}");
            return null;
        }
    }
}
