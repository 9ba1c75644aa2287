namespace Jitter.Runtime.Binding;

/// <summary>Declares a native module: a static partial class.</summary>
/// <param name="name">The module's name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PyModuleAttribute(string name) : Attribute
{
    /// <summary>The module's name.</summary>
    public string Name { get; } = name;

    /// <summary><c>__doc__</c>; None without.</summary>
    public string? Doc { get; set; }

    /// <summary>Declared classes that are attributes of the module.</summary>
    public Type[] Types { get; set; } = [];

    /// <summary>Facts that hold for all functions.</summary>
    public NativeFacts Facts { get; set; }

    /// <summary>Whether functions may throw (see <see cref="NativeBoundary"/>). Library modules may, unless they say no.</summary>
    public bool Throws { get; set; } = true;
}

/// <summary>
/// Declares a function of a module: a static method. A first C# parameter of type PyObject more than the signature has
/// gets the module.
/// </summary>
/// <param name="signature">The name and the text signature.</param>
public sealed class PyFunctionAttribute(string signature) : CallableAttribute(signature);

/// <summary>Declares a constant, static field or static property as an attribute of a module or class. It is read once.</summary>
/// <param name="name">The attribute's name.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class PyConstantAttribute(string name) : Attribute
{
    /// <summary>The attribute's name.</summary>
    public string Name { get; } = name;
}

/// <summary>
/// Declares the static method that completes a module after its functions and constants are set (CPython's Py_mod_exec):
/// it takes the module and its dict, and returns bool (false with an error pending) or void.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PyModuleInitAttribute : Attribute;
