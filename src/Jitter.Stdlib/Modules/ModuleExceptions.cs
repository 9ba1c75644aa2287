using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules;

/// <summary>Exception classes of native modules (PyErr_NewException).</summary>
internal static class ModuleExceptions
{
    /// <summary>Makes an exception class.</summary>
    /// <param name="module">The module that its <c>__module__</c> names.</param>
    /// <param name="name">The name.</param>
    /// <param name="base">The base.</param>
    public static PyType Create(string module, string name, PyType @base)
    {
        var type = new PyType(name, module, @base, flags: @base.Flags | TypeFlags.BaseType | TypeFlags.HasInstanceAttributes) { Allocate = @base.Allocate };
        TypeReadying.ReadyNative(type);
        return type;
    }
}
