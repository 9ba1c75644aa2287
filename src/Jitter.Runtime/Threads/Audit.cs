using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Threads;

/// <summary>Audit events (PEP 578): <c>if (Audit.IsActive &amp;&amp; !Audit.Event("open", ...)) return null;</c></summary>
public static class Audit
{
    private static PyList? s_hooks;

    /// <summary>Whether there are hooks: without, no event need be made.</summary>
    public static bool IsActive => s_hooks is not null;

    /// <summary>Adds a hook, for ever. Hooks that are there are told, and an Exception of them refuses it in silence; false with an error pending.</summary>
    public static bool Add(PyObject hook)
    {
        if (IsActive && !Event("sys.addaudithook"))
        {
            return Errors.ClearIf(PyExceptions.Exception);
        }

        (s_hooks ??= new PyList()).Add(hook);
        return true;
    }

    /// <summary>Calls all hooks with an event; false with an error pending: what was about to happen must not.</summary>
    public static bool Event(string name, params ReadOnlySpan<PyObject> arguments) => Event(PyStr.Interned(name), PyTuple.From(arguments));

    /// <inheritdoc cref="Event(string, ReadOnlySpan{PyObject})"/>
    public static bool Event(PyStr name, PyTuple arguments)
    {
        if (s_hooks is not { } hooks)
        {
            return true;
        }

        // Nothing that a hook does is traced.
        PyThreadState thread = PyThreadState.Current;
        thread.ObserverDepth++;
        bool success = true;
        for (int i = 0; success && i < hooks.Count; i++)
        {
            success = Calls.Call(hooks[i], name, arguments) is not null;
        }

        thread.ObserverDepth--;
        return success;
    }
}
