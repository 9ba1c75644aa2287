using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Binding;

/// <summary>A declared module: what makes it, without making it.</summary>
/// <param name="name">The name.</param>
/// <param name="doc"><c>__doc__</c>; null for None.</param>
/// <param name="fill">Adds what the module declares to its dict; false with an error pending.</param>
public sealed class NativeModule(string name, string? doc, Func<PyObject, PyDict, bool> fill)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary><c>__doc__</c>; null for None.</summary>
    public string? Doc { get; } = doc;

    /// <summary>Adds functions, constants and types to a module's dict, and completes it; false with an error pending.</summary>
    public bool Fill(PyObject module, PyDict attributes) => fill(module, attributes);
}
