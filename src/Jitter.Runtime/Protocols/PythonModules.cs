using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>Functions of the library's Python modules that native code calls.</summary>
internal static class PythonModules
{
    /// <summary>A module's attribute, the module being imported; null with an error pending.</summary>
    public static PyObject? Attribute(string module, string name) => Imports.ImportAttribute(module, name);

    /// <summary>Calls a function of typing (call_typing_func_object of CPython's Objects/typevarobject.c).</summary>
    public static PyObject? CallTyping(string name, params ReadOnlySpan<PyObject> arguments) => Attribute("typing", name)?.Call(arguments, null);
}
