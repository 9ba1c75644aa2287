using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Collections;

/// <summary>A field of a named tuple.</summary>
/// <param name="index">The field's place.</param>
/// <param name="doc">Its <c>__doc__</c>.</param>
[PyClass("collections._tuplegetter")]
public sealed partial class PyTupleGetter(nint index, PyObject doc) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The field's place.</summary>
    public nint Index { get; } = index;

    /// <summary><c>__doc__</c></summary>
    [PyMember("__doc__", Writable = true, NullIsNone = true)]
    public PyObject? Documentation { get; set; } = doc;

    [PyNew("_tuplegetter(index, doc, /)", HasTextSignature = false)]
    private static PyObject? New(PyType type, nint index, PyObject doc) => new PyTupleGetter(index, doc);

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Get(PyObject? instance, PyObject? owner)
    {
        if (instance is PyTuple tuple)
        {
            return (nuint)Index < (nuint)tuple.Items.Length
                ? tuple.Items[Index]
                : Errors.Raise(PyExceptions.IndexError, "tuple index out of range");
        }

        return instance is null or PyNone
            ? this
            : Errors.Raise(
                PyExceptions.TypeError, $"descriptor for index '{Index}' for tuple subclasses doesn't apply to '{instance.Type.FullName}' object");
    }

    [PySlot(SlotId.DescriptorSet)]
    private bool Set(PyObject instance, PyObject? value) =>
        Errors.RaiseFalse(PyExceptions.AttributeError, value is null ? "can't delete attribute" : "can't set attribute");

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => Texts.Repr(Documentation ?? PyNone.None) is { } text ? new PyStr($"_tuplegetter({Index}, {text})") : null;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => new PyTuple([TypeObject, new PyTuple([PyInt.From(Index), Documentation ?? PyNone.None])]);
}
