namespace Jitter.Runtime.Binding;

/// <summary>Declares a method: an instance method of C#, or a static one whose first parameter is the receiver.</summary>
/// <param name="signature">The name and the text signature.</param>
public sealed class PyMethodAttribute(string signature) : CallableAttribute(signature);

/// <summary>Declares a class method: static in C#, its first parameter the <see cref="Objects.PyType"/>.</summary>
/// <param name="signature">The name and the text signature.</param>
public sealed class PyClassMethodAttribute(string signature) : CallableAttribute(signature);

/// <summary>Declares a static method.</summary>
/// <param name="signature">The name and the text signature.</param>
public sealed class PyStaticMethodAttribute(string signature) : CallableAttribute(signature);

/// <summary>
/// Declares a computed attribute (getset_descriptor): on an instance method without parameters, a static one that takes the
/// receiver, or a property.
/// </summary>
/// <param name="name">The attribute's name.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true)]
public sealed class PyGetterAttribute(string name) : Attribute
{
    /// <summary>The attribute's name.</summary>
    public string Name { get; } = name;

    /// <summary><c>__doc__</c>; None without.</summary>
    public string? Doc { get; set; }

    /// <summary>What the optimizer may assume.</summary>
    public NativeFacts Facts { get; set; }

    /// <summary>Whether the method may throw; the class's answer where it is not set.</summary>
    public bool Throws { get; set; }
}

/// <summary>
/// Declares what assigns to a computed attribute: a method that takes the value (<c>PyObject?</c>; null to delete) and returns
/// bool (false with an error pending) or void.
/// </summary>
/// <param name="name">The attribute's name.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class PySetterAttribute(string name) : Attribute
{
    /// <summary>The attribute's name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the method may throw; the class's answer where it is not set.</summary>
    public bool Throws { get; set; }
}

/// <summary>
/// Declares a field or property as an attribute (member_descriptor), read-only unless <see cref="Writable"/>. An object member
/// that is null has no value: reading it is an AttributeError.
/// </summary>
/// <param name="name">The attribute's name.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class PyMemberAttribute(string name) : Attribute
{
    /// <summary>The attribute's name.</summary>
    public string Name { get; } = name;

    /// <summary><c>__doc__</c>; None without.</summary>
    public string? Doc { get; set; }

    /// <summary>Whether Python code may assign to it.</summary>
    public bool Writable { get; set; }

    /// <summary>Whether null reads as None.</summary>
    public bool NullIsNone { get; set; }
}
