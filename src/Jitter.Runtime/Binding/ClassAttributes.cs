using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Binding;

/// <summary>Declares a Python type. The C# class is partial; a static one holds the members of a type whose instances have another class.</summary>
/// <param name="name">The type's name, with the module in front where that is not builtins: <c>array.array</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PyClassAttribute(string name) : Attribute
{
    /// <summary>The name, with the module in front where that is not builtins.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// A C# expression for the type, where it is made elsewhere (<c>PyTypes.List</c>) and the declaration only fills it. Flags and
    /// base are then set there.
    /// </summary>
    public string? Existing { get; set; }

    /// <summary>The declared C# class of the base; object for none.</summary>
    public Type? Base { get; set; }

    /// <summary>A C# expression for the base, where it has no C# class of its own (<c>PyExceptions.ValueError</c>).</summary>
    public string? BaseExpression { get; set; }

    /// <summary>The C# class of the instances, for a static class of members.</summary>
    public Type? Self { get; set; }

    /// <summary>
    /// The C# class from which the class of Python subclasses' instances derives, where that is not the declared class itself
    /// (which may be abstract then).
    /// </summary>
    public Type? InstanceBase { get; set; }

    /// <summary>The type's flags.</summary>
    public TypeFlags Flags { get; set; }

    /// <summary><c>__doc__</c>; None without.</summary>
    public string? Doc { get; set; }

    /// <summary>Facts that hold for all members.</summary>
    public NativeFacts Facts { get; set; }

    /// <summary>Whether members may throw (see <see cref="NativeBoundary"/>).</summary>
    public bool Throws { get; set; }
}

/// <summary>
/// Declares a static method <c>(PyType type, ...)</c> as the type's New slot, and <c>__new__</c>. The signature's name is the
/// type's; the class's <c>__text_signature__</c> comes from it.
/// </summary>
/// <param name="signature">The name and the text signature.</param>
public sealed class PyNewAttribute(string signature) : CallableAttribute(signature);

/// <summary>
/// Declares an instance method that returns bool (false with an error pending) or void as the type's Init slot. The class's
/// <c>__text_signature__</c> comes from it.
/// </summary>
/// <param name="signature">The type's name and the text signature.</param>
public sealed class PyInitAttribute(string signature) : CallableAttribute(signature);

/// <summary>
/// Declares a method that fills a slot. A static one has the parameters of the slot's delegate, an instance one all but the
/// first. Where the slot gives an object, the result is converted as a function's is.
/// </summary>
/// <param name="slot">The slot.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class PySlotAttribute(SlotId slot) : Attribute
{
    /// <summary>The slot.</summary>
    public SlotId Slot { get; } = slot;

    /// <summary>What the optimizer may assume.</summary>
    public NativeFacts Facts { get; set; }

    /// <summary>Whether the method may throw; the class's answer where it is not set.</summary>
    public bool Throws { get; set; }
}

/// <summary>Declares the static method that completes a class after its slots and members are set: it takes the type and returns void.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PyTypeInitAttribute : Attribute;
