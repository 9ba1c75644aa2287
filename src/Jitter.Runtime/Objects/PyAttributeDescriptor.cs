using System.Runtime.CompilerServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>A computed attribute of a native type: <c>int.real</c>.</summary>
/// <param name="owner">The class.</param>
/// <param name="name">The interned name.</param>
/// <param name="source">What gives getter, setter and doc.</param>
/// <param name="index">The member's number in the source.</param>
[PyClass("getset_descriptor", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyGetSetDescriptor(PyType owner, PyStr name, NativeSource source, int index) : PyDescriptor(owner, name)
{
    private UnaryFunction? _getter;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>What the optimizer may assume of the getter.</summary>
    public NativeFacts Facts { get; init; }

    /// <summary>What the getter's C# method gives.</summary>
    public NativeResult Result { get; init; }

    /// <summary>Reads the attribute of an instance of the owner; null where it cannot be read.</summary>
    public UnaryFunction? Getter => _getter ??= (UnaryFunction?)source(index, NativeAspect.Code);

    /// <summary>Assigns to the attribute; null where it is read-only.</summary>
    public NativeSetter? Setter => (NativeSetter?)source(index, NativeAspect.Setter);

    /// <summary>The C# method of the getter; see <see cref="NativeFunction.EntryPoint"/>.</summary>
    public System.Reflection.MethodInfo? EntryPoint => (System.Reflection.MethodInfo?)source(index, NativeAspect.EntryPoint);

    [PySlot(SlotId.Repr)]
    private string Repr() => $"<attribute '{Name}' of '{Owner.Name}' objects>";

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Get(PyObject? instance, PyObject? owner)
    {
        if (instance is null)
        {
            return this;
        }

        if (!Check(instance))
        {
            return null;
        }

        return Getter is { } getter
            ? getter(instance)
            : Errors.Raise(PyExceptions.AttributeError, $"attribute '{Name}' of '{Owner.FullName}' objects is not readable");
    }

    [PySlot(SlotId.DescriptorSet)]
    private bool Set(PyObject instance, PyObject? value)
    {
        if (!Check(instance))
        {
            return false;
        }

        return Setter is { } setter
            ? setter(instance, value)
            : Errors.RaiseFalse(PyExceptions.AttributeError, $"attribute '{Name}' of '{Owner.FullName}' objects is not writable");
    }

    [PyMember("__objclass__")]
    private PyType ObjectClass => Owner;

    [PyMember("__name__")]
    private PyStr DunderName => Name;

    [PyGetter("__doc__")]
    private PyObject? GetDoc() => NativeTypes.TextOrNone((string?)source(index, NativeAspect.Doc));

    [PyGetter("__qualname__")]
    private string GetQualifiedName() => QualifiedName;
}

/// <summary>A field of a native type, such as <c>slice.start</c>, or a slot of a class with <c>__slots__</c>.</summary>
/// <param name="owner">The class.</param>
/// <param name="name">The interned name.</param>
[PyClass("member_descriptor", Flags = TypeFlags.DisallowInstantiation)]
public abstract partial class PyMemberDescriptor(PyType owner, PyStr name) : PyDescriptor(owner, name)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary><c>__doc__</c></summary>
    public abstract string? Doc { get; }

    /// <summary>Reads the field of an instance of the owner; null with an error pending.</summary>
    [PySlot(SlotId.DescriptorGet)]
    public PyObject? Get(PyObject? instance, PyObject? owner)
    {
        if (instance is null)
        {
            return this;
        }

        return Check(instance) ? Load(instance) : null;
    }

    /// <summary>Assigns to the field of an instance of the owner, or deletes it; false with an error pending.</summary>
    [PySlot(SlotId.DescriptorSet)]
    public bool Set(PyObject instance, PyObject? value) => Check(instance) && Store(instance, value);

    /// <summary>Reads the field; the receiver is checked.</summary>
    protected abstract PyObject? Load(PyObject instance);

    /// <summary>Assigns to the field, or deletes it; the receiver is checked.</summary>
    protected abstract bool Store(PyObject instance, PyObject? value);

    [PySlot(SlotId.Repr)]
    private string Repr() => $"<member '{Name}' of '{Owner.Name}' objects>";

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => ReduceToAttribute(Owner, Name.ToString());

    [PyMember("__objclass__")]
    private PyType ObjectClass => Owner;

    [PyMember("__name__")]
    private PyStr DunderName => Name;

    [PyGetter("__doc__")]
    private PyObject? GetDoc() => NativeTypes.TextOrNone(Doc);

    [PyGetter("__qualname__")]
    private string GetQualifiedName() => QualifiedName;
}

/// <summary>A declared field (<see cref="PyMemberAttribute"/>).</summary>
internal sealed class PyNativeMember(PyType owner, PyStr name, NativeSource source, int index) : PyMemberDescriptor(owner, name)
{
    private UnaryFunction? _getter;

    public override string? Doc => (string?)source(index, NativeAspect.Doc);

    protected override PyObject? Load(PyObject instance) =>
        (_getter ??= Unsafe.As<UnaryFunction>(source(index, NativeAspect.Code)!))(instance);

    protected override bool Store(PyObject instance, PyObject? value) =>
        source(index, NativeAspect.Setter) is NativeSetter setter
            ? setter(instance, value)
            : Errors.RaiseFalse(PyExceptions.AttributeError, "readonly attribute");
}
