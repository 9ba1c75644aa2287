using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Exceptions;

/// <summary>Errors that nobody can handle: of finalizers, callbacks, threads (PyErr_WriteUnraisable).</summary>
public static class Unraisable
{
    /// <summary>Takes the pending error away and hands it to sys.unraisablehook.</summary>
    /// <param name="message">The message without its colon, such as "Exception ignored in"; null for that one.</param>
    /// <param name="source">The object, whose repr follows; null for none.</param>
    public static void Write(string? message, PyObject? source = null) => ErrorDisplay.WriteUnraisable(message, source);
}
