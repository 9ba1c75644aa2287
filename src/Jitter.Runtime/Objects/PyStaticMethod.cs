using Jitter.Runtime.Binding;

namespace Jitter.Runtime.Objects;

/// <summary>A static method: access through a class or an instance gives the function as it is.</summary>
[PyClass("staticmethod")]
public sealed partial class PyStaticMethod(PyObject function) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary><c>__func__</c></summary>
    public PyObject Function { get; } = function;

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Get(PyObject? instance, PyObject? owner) => Function;

    [PySlot(SlotId.Call)]
    private PyObject? CallFunction(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => Function.Call(arguments, keywordNames);
}
