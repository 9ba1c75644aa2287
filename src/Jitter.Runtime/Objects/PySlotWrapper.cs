using System.Runtime.CompilerServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A slot of a native type as a special method of the class: <c>int.__add__</c>.</summary>
/// <param name="owner">The class.</param>
/// <param name="row">The special method.</param>
/// <param name="function">The slot's delegate.</param>
[PyClass("wrapper_descriptor", Existing = "PyTypes.SlotWrapper")]
public sealed partial class PySlotWrapper(PyType owner, SlotRow row, Delegate function) : PyDescriptor(owner, row.Name)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The special method: tells how arguments map to the slot's.</summary>
    public SlotRow Row { get; } = row;

    /// <summary>The slot's delegate.</summary>
    public Delegate Function { get; } = function;

    /// <inheritdoc/>
    [PySlot(SlotId.Call)]
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length - (keywordNames is null ? 0 : keywordNames.Count) < 1)
        {
            return ArgumentErrors.Raise($"descriptor '{Name}' of '{Owner.FullName}' object needs an argument");
        }

        PyObject self = arguments[0];
        return AppliesTo(self)
            ? SlotCalls.Call(this, self, arguments[1..], keywordNames)
            : ArgumentErrors.Raise($"descriptor '{Name}' requires a '{Owner.FullName}' object but received a '{self.Type.FullName}'");
    }

    [PySlot(SlotId.Repr)]
    private string Repr() => $"<slot wrapper '{Name}' of '{Owner.Name}' objects>";

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Bind(PyObject? instance, PyObject? owner)
    {
        if (instance is null)
        {
            return this;
        }

        return Check(instance) ? new PyMethodWrapper(this, instance) : null;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => ReduceToAttribute(Owner, Name.ToString());

    [PyMember("__objclass__")]
    private PyType ObjectClass => Owner;

    [PyMember("__name__")]
    private PyStr DunderName => Name;

    [PyGetter("__doc__")]
    private string GetDoc() => SlotTexts.Doc(Row);

    [PyGetter("__qualname__")]
    private string GetQualifiedName() => QualifiedName;

    [PyGetter("__text_signature__")]
    private string GetTextSignature() => SlotTexts.TextSignature(Row);
}

/// <summary>A slot wrapper bound to its receiver: <c>(1).__add__</c>.</summary>
/// <param name="wrapper">The slot wrapper.</param>
/// <param name="self">The receiver.</param>
[PyClass("method-wrapper", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyMethodWrapper(PySlotWrapper wrapper, PyObject self) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The slot wrapper.</summary>
    public PySlotWrapper Wrapper { get; } = wrapper;

    /// <summary><c>__self__</c></summary>
    [PyMember("__self__")]
    public PyObject Self { get; } = self;

    /// <inheritdoc/>
    [PySlot(SlotId.Call)]
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        SlotCalls.Call(Wrapper, Self, arguments, keywordNames);

    [PySlot(SlotId.Repr)]
    private string Repr() => $"<method-wrapper '{Wrapper.Name}' of {Self.Type.FullName} object at {Identity.Address(Self)}>";

    [PySlot(SlotId.Hash)]
    private long Hash() => HashCode.Combine(RuntimeHelpers.GetHashCode(Self), RuntimeHelpers.GetHashCode(Wrapper));

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison) => right is PyMethodWrapper other
        ? PyDescriptorComparison.Of(ReferenceEquals(Self, other.Self) && ReferenceEquals(Wrapper, other.Wrapper), comparison)
        : PyNotImplemented.NotImplemented;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => PyDescriptor.ReduceToAttribute(Self, Wrapper.Name.ToString());

    [PyGetter("__objclass__")]
    private PyType GetObjectClass() => Wrapper.Owner;

    [PyGetter("__name__")]
    private PyStr GetName() => Wrapper.Name;

    [PyGetter("__qualname__")]
    private string GetQualifiedName() => Wrapper.QualifiedName;

    [PyGetter("__doc__")]
    private string GetDoc() => SlotTexts.Doc(Wrapper.Row);

    [PyGetter("__text_signature__")]
    private string GetTextSignature() => SlotTexts.TextSignature(Wrapper.Row);
}
