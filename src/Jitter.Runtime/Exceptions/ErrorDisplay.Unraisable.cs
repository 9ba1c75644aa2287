using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Exceptions;

// Errors that have nowhere to go: of finalizers, callbacks, threads (CPython's Python/errors.c, PyErr_WriteUnraisable).
public static partial class ErrorDisplay
{
    private static StructSequence? s_hookArguments;

    /// <summary>The class of what sys.unraisablehook gets.</summary>
    public static StructSequence UnraisableHookArguments => s_hookArguments ??= StructSequence.Define(
        "builtins", "UnraisableHookArgs", 5, ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"], instantiable: false);

    /// <summary>Hands the pending error to sys.unraisablehook, and drops it.</summary>
    /// <param name="message">What went wrong; null for "Exception ignored in".</param>
    /// <param name="source">The object that it happened in; null for none.</param>
    public static void WriteUnraisable(string? message, PyObject? source)
    {
        if (Errors.Take() is not { } error)
        {
            return;
        }

        PyObject text = message is null ? PyNone.None : new PyStr(message);
        PyObject arguments = UnraisableHookArguments.Create(
            error.Type, error, error.Traceback ?? (PyObject)PyNone.None, text, source ?? PyNone.None);
        PyObject? hook = SysAttribute("unraisablehook");
        if (hook is not null && Audit.IsActive && !Audit.Event("sys.unraisablehook", hook, arguments))
        {
            // The audit hook's own error is shown instead.
            error = PyThreadState.Current.TakeError();
            message = "Exception ignored in audit hook";
            source = null;
            hook = null;
        }

        if (hook is null or PyNone)
        {
            WriteUnraisable(error.Type, error, error.Traceback, message, source);
            return;
        }

        if (Calls.Call(hook, arguments) is null)
        {
            PyBaseException failure = PyThreadState.Current.TakeError();
            WriteUnraisable(failure.Type, failure, failure.Traceback, "Exception ignored in sys.unraisablehook", hook);
        }
    }

    /// <summary>sys.unraisablehook's own work.</summary>
    public static void WriteUnraisable(PyObject type, PyObject? value, PyObject? traceback, string? message, PyObject? source)
    {
        PyBaseException? pending = Errors.Take();
        if (StandardError() is { } file)
        {
            string head = message ?? "Exception ignored in";
            if (source is not null and not PyNone)
            {
                PyStr? shown = Texts.Repr(source);
                Errors.Clear();
                WriteClean(file, $"{head}: {(shown is null ? "<object repr() failed>" : shown)}\n");
            }
            else if (message is not null)
            {
                WriteClean(file, message + ":\n");
            }

            if (traceback is PyTraceback entries)
            {
                WriteTraceback(file, entries);
            }

            WriteUnraisableSummary(file, type, value);
            Calls.CallMethod(file, s_flush);
            Errors.Clear();
        }

        if (pending is not null)
        {
            Errors.Restore(pending);
        }
    }

    private static void WriteUnraisableSummary(PyObject file, PyObject type, PyObject? value)
    {
        if (type is not PyType exceptionClass)
        {
            return;
        }

        string text = NameOf(exceptionClass);
        if (value is not null and not PyNone)
        {
            PyStr? shown = Texts.Str(value);
            Errors.Clear();
            text += shown is null ? ": <exception str() failed>" : shown.Length == 0 ? "" : $": {shown}";
        }

        WriteClean(file, text + "\n");
    }
}
