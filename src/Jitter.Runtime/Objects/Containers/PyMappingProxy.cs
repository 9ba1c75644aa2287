using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A read-only view of a mapping (types.MappingProxyType): what a class's <c>__dict__</c> is.</summary>
/// <param name="mapping">The mapping.</param>
[PyClass("mappingproxy", Flags = TypeFlags.Mapping, Doc = "Read-only proxy of a mapping.")]
public sealed partial class PyMappingProxy(PyObject mapping) : PyObject
{
    private static readonly PyStr s_get = PyStr.Interned("get");
    private static readonly PyStr s_keys = PyStr.Interned("keys");
    private static readonly PyStr s_values = PyStr.Interned("values");
    private static readonly PyStr s_items = PyStr.Interned("items");
    private static readonly PyStr s_copy = PyStr.Interned("copy");
    private static readonly PyStr s_reversed = PyStr.Interned("__reversed__");

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The mapping.</summary>
    public PyObject Mapping { get; } = mapping;

    [PyNew("mappingproxy(mapping)")]
    private static PyObject? New(PyType type, PyObject mapping) =>
        mapping.Type.Slots.Subscript is null || mapping is PyList or PyTuple
            ? Errors.Raise(PyExceptions.TypeError, $"mappingproxy() argument must be a mapping, not {mapping.Type.FullName}")
            : new PyMappingProxy(mapping);

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => Texts.Repr(Mapping) is { } text ? new PyStr($"mappingproxy({text})") : null;

    [PySlot(SlotId.Str)]
    private PyObject? Str() => Texts.Str(Mapping);

    [PySlot(SlotId.Hash)]
    private long GetHash() => Hashing.Hash(Mapping);

    [PySlot(SlotId.Length)]
    private long GetLength() => Subscripts.Length(Mapping);

    [PySlot(SlotId.Subscript)]
    private PyObject? Subscript(PyObject key) => Subscripts.Get(Mapping, key);

    [PySlot(SlotId.Contains)]
    private int Contains(PyObject key) =>
        Mapping.GetType() == typeof(PyDict) ? ((PyDict)Mapping).Contains(key) : Subscripts.Contains(Mapping, key);

    [PySlot(SlotId.Iter)]
    private PyObject? GetIterator() => Iteration.GetIterator(Mapping);

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison) => Comparisons.Compare(Mapping, right, comparison);

    [PySlot(SlotId.Or)]
    private static PyObject? Or(PyObject left, PyObject right) => Numbers.Binary(
        left is PyMappingProxy first ? first.Mapping : left, right is PyMappingProxy second ? second.Mapping : right, SlotId.Or, "|");

    [PySlot(SlotId.InPlaceOr)]
    private PyObject? InPlaceOr(PyObject right) =>
        Errors.Raise(PyExceptions.TypeError, "'|=' is not supported by mappingproxy; use '|' instead");

    [PyMethod("get($self, key, default=None, /)")]
    private PyObject? Get(PyObject key, PyObject @default) => Calls.CallMethod(Mapping, s_get, key, @default);

    [PyMethod("keys($self, /)")]
    private PyObject? Keys() => Calls.CallMethod(Mapping, s_keys);

    [PyMethod("values($self, /)")]
    private PyObject? Values() => Calls.CallMethod(Mapping, s_values);

    [PyMethod("items($self, /)")]
    private PyObject? Items() => Calls.CallMethod(Mapping, s_items);

    [PyMethod("copy($self, /)")]
    private PyObject? Copy() => Calls.CallMethod(Mapping, s_copy);

    [PyClassMethod("__class_getitem__($type, object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType type, PyObject item) => SequenceOperators.GenericAlias(type, item);

    [PyMethod("__reversed__($self, /)")]
    private PyObject? GetReversed() => Calls.CallMethod(Mapping, s_reversed);
}
