using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Exceptions;

/// <summary>Errors that nobody can handle: of finalizers, callbacks, threads (PyErr_WriteUnraisable).</summary>
public static class Unraisable
{
    /// <summary>What shows one: sys.unraisablehook. It gets the error, the message without its colon, and the object or null.</summary>
    public static Action<PyBaseException, string?, PyObject?>? Hook { get; set; }

    /// <summary>Takes the pending error away and shows it.</summary>
    /// <param name="message">The message, such as "Exception ignored in"; the object's repr and a colon follow.</param>
    /// <param name="source">The object.</param>
    public static void Write(string? message, PyObject? source = null)
    {
        if (Errors.Take() is not { } error)
        {
            return;
        }

        if (Hook is { } hook)
        {
            hook(error, message, source);
            Errors.Clear();
        }
    }
}
