using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.ContextVars;

/// <summary>The module _contextvars.</summary>
[PyModule("_contextvars", Doc = "Context Variables", Types = [typeof(PyContext), typeof(PyContextVar), typeof(PyContextToken)])]
public static partial class ContextVarsModule
{
    [PyFunction("copy_context()")]
    private static PyObject CopyContext() => PyContext.Current.Copy();
}
