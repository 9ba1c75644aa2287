using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>A native method as its class has it: <c>list.append</c>.</summary>
/// <param name="owner">The class.</param>
/// <param name="native">The definition.</param>
[PyClass("method_descriptor", Flags = TypeFlags.MethodDescriptor | TypeFlags.DisallowInstantiation)]
public sealed partial class PyMethodDescriptor(PyType owner, NativeFunction native) : PyDescriptor(owner, native.Name), INativeCallable
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The definition.</summary>
    public NativeFunction Native { get; } = native;

    string INativeCallable.FunctionText => QualifiedName + "()";

    /// <inheritdoc/>
    [PySlot(SlotId.Call)]
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length - (keywordNames is null ? 0 : keywordNames.Count) < 1)
        {
            return ArgumentErrors.Raise($"unbound method {QualifiedName}() needs an argument");
        }

        PyObject self = arguments[0];
        return Check(self) ? Native.Invoke(this, self, arguments[1..], keywordNames) : null;
    }

    [PySlot(SlotId.Repr)]
    private string Repr() => $"<method '{Name}' of '{Owner.Name}' objects>";

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Bind(PyObject? instance, PyObject? owner)
    {
        if (instance is null)
        {
            return this;
        }

        return Check(instance) ? new PyBuiltinFunction(Native, instance, null) : null;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => ReduceToAttribute(Owner, Name.ToString());

    [PyMember("__objclass__")]
    private PyType ObjectClass => Owner;

    [PyMember("__name__")]
    private PyStr DunderName => Name;

    [PyGetter("__doc__")]
    private PyObject? GetDoc() => NativeTypes.TextOrNone(Native.Doc);

    [PyGetter("__qualname__")]
    private string GetQualifiedName() => QualifiedName;

    [PyGetter("__text_signature__")]
    private PyObject? GetTextSignature() => NativeTypes.TextOrNone(Native.TextSignature);
}

/// <summary>A native class method as its class has it: <c>dict.__dict__['fromkeys']</c>.</summary>
/// <param name="owner">The class.</param>
/// <param name="native">The definition.</param>
[PyClass("classmethod_descriptor", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyClassMethodDescriptor(PyType owner, NativeFunction native) : PyDescriptor(owner, native.Name)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The definition.</summary>
    public NativeFunction Native { get; } = native;

    /// <inheritdoc/>
    [PySlot(SlotId.Call)]
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length - (keywordNames is null ? 0 : keywordNames.Count) < 1)
        {
            return ArgumentErrors.Raise($"descriptor '{Name}' of '{Owner.FullName}' object needs an argument");
        }

        return Bind(null, arguments[0])?.Call(arguments[1..], keywordNames);
    }

    [PySlot(SlotId.Repr)]
    private string Repr() => $"<method '{Name}' of '{Owner.Name}' objects>";

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Bind(PyObject? instance, PyObject? owner)
    {
        owner ??= instance?.Type;
        if (owner is null)
        {
            return ArgumentErrors.Raise($"descriptor '{Name}' for type '{Owner.FullName}' needs either an object or a type");
        }

        if (owner is not PyType type)
        {
            return ArgumentErrors.Raise(
                $"descriptor '{Name}' for type '{Owner.FullName}' needs a type, not a '{owner.Type.FullName}' as arg 2");
        }

        return type.IsSubtypeOf(Owner)
            ? new PyBuiltinFunction(Native, type, null)
            : ArgumentErrors.Raise($"descriptor '{Name}' requires a subtype of '{Owner.FullName}' but received '{type.FullName}'");
    }

    [PyMember("__objclass__")]
    private PyType ObjectClass => Owner;

    [PyMember("__name__")]
    private PyStr DunderName => Name;

    [PyGetter("__doc__")]
    private PyObject? GetDoc() => NativeTypes.TextOrNone(Native.Doc);

    [PyGetter("__qualname__")]
    private string GetQualifiedName() => QualifiedName;

    [PyGetter("__text_signature__")]
    private PyObject? GetTextSignature() => NativeTypes.TextOrNone(Native.TextSignature);
}
