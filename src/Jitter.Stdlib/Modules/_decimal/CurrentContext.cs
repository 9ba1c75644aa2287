using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>The current context: a context variable, so that threads and tasks each have their own.</summary>
internal static class CurrentContext
{
    private static readonly PyContextVar s_variable = new(new PyStr("decimal_context"), null);

    /// <summary>The current context; a new one where none was set.</summary>
    public static PyDecimalContext Get()
    {
        if (s_variable.Value is PyDecimalContext context)
        {
            return context;
        }

        PyDecimalContext made = DecimalModule.DefaultContext!.Clone();
        made.Status = 0;
        s_variable.Set(made);
        return made;
    }

    /// <summary>Makes a context the current one.</summary>
    public static void Set(PyDecimalContext context) => s_variable.Set(context);
}
