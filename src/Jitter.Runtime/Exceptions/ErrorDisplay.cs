using Jitter.Runtime.Frames;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Exceptions;

/// <summary>
/// Shows exceptions that nobody caught (CPython's Python/pythonrun.c): by the library's module traceback, and in a simple form of
/// its own where that cannot be imported or fails.
/// </summary>
public static partial class ErrorDisplay
{
    private static readonly PyStr s_stderr = PyStr.Interned("stderr");
    private static readonly PyStr s_write = PyStr.Interned("write");
    private static readonly PyStr s_flush = PyStr.Interned("flush");

    /// <summary>An attribute of the module sys; null where it is missing.</summary>
    public static PyObject? SysAttribute(string name) => Imports.SysModule?.Dict.GetStr(PyStr.Interned(name));

    /// <summary>sys.stderr; null where it is missing or None.</summary>
    public static PyObject? StandardError() => Imports.SysModule?.Dict.GetStr(s_stderr) is { } file and not PyNone ? file : null;

    /// <summary>Writes a text to a file object; false with an error pending.</summary>
    public static bool Write(PyObject file, PyStr text) => Calls.CallMethod(file, s_write, text) is not null;

    /// <summary>
    /// Shows the pending error as the end of a program does: through sys.excepthook, after sys.last_exc is set (PyErr_Print). SystemExit
    /// is not shown: its code is the result.
    /// </summary>
    /// <returns>The exit code of a SystemExit; null for any other error.</returns>
    public static int? Print()
    {
        PyBaseException error = PyThreadState.Current.TakeError();
        return error.Type.IsSubtypeOf(PyExceptions.SystemExit) ? ExitCode(error) : PrintByHook(error);
    }

    /// <summary>sys.excepthook for an error; the exit code where the hook raised SystemExit.</summary>
    public static int? PrintByHook(PyBaseException error)
    {
        PyObject traceback = error.Traceback ?? (PyObject)PyNone.None;
        if (Imports.SysModule?.Dict is { } sys)
        {
            sys.SetStr(PyStr.Interned("last_exc"), error);
            sys.SetStr(PyStr.Interned("last_type"), error.Type);
            sys.SetStr(PyStr.Interned("last_value"), error);
            sys.SetStr(PyStr.Interned("last_traceback"), traceback);
        }

        PyObject? hook = SysAttribute("excepthook");
        if (Audit.IsActive && !Audit.Event("sys.excepthook", hook ?? PyNone.None, error.Type, error, traceback))
        {
            // A RuntimeError of an audit hook only forbids the display.
            if (Errors.ClearIf(PyExceptions.RuntimeError))
            {
                return null;
            }

            WriteUnraisable("Exception ignored in audit hook", null);
        }

        if (hook is null)
        {
            WriteText("sys.excepthook is missing\n");
            Display(error);
            return null;
        }

        if (Calls.Call(hook, error.Type, error, traceback) is not null)
        {
            FlushOutput();
            return null;
        }

        PyBaseException failure = PyThreadState.Current.TakeError();
        if (failure.Type.IsSubtypeOf(PyExceptions.SystemExit))
        {
            return ExitCode(failure);
        }

        FlushOutput();
        WriteText("Error in sys.excepthook:\n");
        Display(failure);
        WriteText("\nOriginal exception was:\n");
        Display(error);
        FlushOutput();
        return null;
    }

    /// <summary>What a SystemExit says: its code, where that is a number; anything else is printed, and the code 1.</summary>
    public static int ExitCode(PyBaseException error)
    {
        FlushOutput();
        PyObject? code = Attributes.GetOptional(error, PyStr.Interned("code"));
        Errors.Clear();
        switch (code)
        {
            case null or PyNone:
                return 0;
            case PyInt number:
                return number.TryGetInt64(out long value) ? (int)value : -1;
            default:
                PyStr? text = Texts.Str(code);
                Errors.Clear();
                if (text is not null)
                {
                    WriteText(text + "\n");
                }

                FlushOutput();
                return 1;
        }
    }

    /// <summary>sys.excepthook's own work: shows an exception with its traceback on sys.stderr (PyErr_Display).</summary>
    public static void Display(PyBaseException error)
    {
        if (StandardError() is not { } file)
        {
            return;
        }

        PyBaseException? pending = Errors.Take();
        if (!DisplayByLibrary(error))
        {
            Errors.Clear();
            DisplayInShort(file, error);
        }

        Errors.Clear();
        if (pending is not null)
        {
            Errors.Restore(pending);
        }
    }

    private static bool DisplayByLibrary(PyBaseException error)
    {
        PyObject? print = Imports.ImportAttribute("traceback", "_print_exception_bltin");
        return print is not null && Calls.IsCallable(print) && Calls.Call(print, error) is not null;
    }

    /// <summary>Writes to sys.stderr, whatever happens.</summary>
    public static void WriteText(string text)
    {
        PyBaseException? pending = Errors.Take();
        if (StandardError() is { } file)
        {
            Write(file, new PyStr(text));
        }

        Errors.Clear();
        if (pending is not null)
        {
            Errors.Restore(pending);
        }
    }

    /// <summary>Flushes sys.stderr and sys.stdout; what goes wrong is dropped.</summary>
    public static void FlushOutput()
    {
        PyBaseException? pending = Errors.Take();
        foreach (string name in (ReadOnlySpan<string>)["stderr", "stdout"])
        {
            if (SysAttribute(name) is { } file and not PyNone)
            {
                Calls.CallMethod(file, s_flush);
                Errors.Clear();
            }
        }

        if (pending is not null)
        {
            Errors.Restore(pending);
        }
    }
}
