using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Exceptions;

public static partial class Warnings
{
    /// <summary>Shows a warning by the module warnings where it is there, else in short; false with an error pending.</summary>
    private static bool Show(
        PyType category, PyObject text, PyObject instance, PyStr file, int line, PyObject lineNumber, PyObject? sourceLine, PyObject? source)
    {
        // The source of an unclosed object is shown only by the module.
        PyObject? show = Setting("_showwarnmsg", tryImport: source is not null);
        if (show is null)
        {
            return !Errors.Pending && ShowInShort(category, text, file, line, sourceLine);
        }

        if (!Calls.IsCallable(show))
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "warnings._showwarnmsg() must be set to a callable");
        }

        PyObject? messageClass = Setting("WarningMessage");
        if (messageClass is null)
        {
            return !Errors.Pending && Errors.RaiseFalse(PyExceptions.RuntimeError, "unable to get warnings.WarningMessage");
        }

        PyObject? message = Calls.Call(
            messageClass, [instance, category, file, lineNumber, PyNone.None, PyNone.None, source ?? PyNone.None]);
        return message is not null && Calls.Call(show, message) is not null;
    }

    /// <summary>FILE:LINE: CATEGORY: TEXT, and the line of source.</summary>
    private static bool ShowInShort(PyType category, PyObject text, PyStr file, int line, PyObject? sourceLine)
    {
        if (ErrorDisplay.StandardError() is not { } target || Texts.Str(text) is not { } message)
        {
            return !Errors.Pending;
        }

        string? shown = sourceLine is PyStr given ? given.ToString() : SourceLines.Find(file.ToString(), line);
        string tail = string.IsNullOrWhiteSpace(shown) ? "" : $"  {shown.Trim()}\n";
        ErrorDisplay.Write(target, new PyStr($"{file}:{line}: {category.Name}: {message}\n{tail}"));
        Errors.Clear();
        return true;
    }
}
