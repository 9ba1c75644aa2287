using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>The current context: a context variable, so that threads and tasks each have their own.</summary>
internal static class CurrentContext
{
    private static readonly PyStr s_get = PyStr.Interned("get");
    private static readonly PyStr s_set = PyStr.Interned("set");

    private static PyObject? s_variable;

    [ThreadStatic]
    private static PyDecimalContext? t_context;

    /// <summary>Makes the context variable; false with an error pending.</summary>
    public static bool Create()
    {
        if (s_variable is not null)
        {
            return true;
        }

        if (Imports.ImportAttribute("_contextvars", "ContextVar") is not { } type)
        {
            // Without context variables each thread has a context.
            return Errors.ClearIf(PyExceptions.ImportError);
        }

        s_variable = Calls.Call(type, new PyStr("decimal_context"));
        return s_variable is not null;
    }

    /// <summary>The current context, a new one where none was set; null with an error pending.</summary>
    public static PyDecimalContext? Get()
    {
        if (s_variable is null)
        {
            return t_context ??= NewDefault();
        }

        PyObject? found = Calls.CallMethod(s_variable, s_get, PyNone.None);
        if (found is null)
        {
            return null;
        }

        if (found is PyDecimalContext context)
        {
            return context;
        }

        PyDecimalContext made = NewDefault();
        return Set(made) ? made : null;
    }

    /// <summary>Makes a context the current one; false with an error pending.</summary>
    public static bool Set(PyDecimalContext context)
    {
        if (s_variable is null)
        {
            t_context = context;
            return true;
        }

        return Calls.CallMethod(s_variable, s_set, context) is not null;
    }

    private static PyDecimalContext NewDefault()
    {
        PyDecimalContext context = DecimalModule.DefaultContext!.Clone();
        context.Status = 0;
        return context;
    }
}
