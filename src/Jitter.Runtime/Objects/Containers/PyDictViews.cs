using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>What the views of a dict have in common.</summary>
/// <param name="dict">The dict.</param>
public abstract class PyDictView(PyDict dict) : PyObject
{
    /// <summary>The dict.</summary>
    public PyDict Dict { get; } = dict;

    /// <summary>The repr, with what the view has now.</summary>
    private protected PyObject? MakeRepr()
    {
        if (!ContainerText.Enter(this))
        {
            return new PyStr("...");
        }

        PyStr? text = Iteration.ToList(this) is { } items ? Texts.Repr(items) : null;
        ContainerText.Leave(this);
        return text is null ? null : new PyStr($"{Type.Name}({text})");
    }

    private protected PyObject MakeMapping() => new PyMappingProxy(Dict);
}

/// <summary><c>dict.keys()</c></summary>
/// <param name="dict">The dict.</param>
[PyClass("dict_keys", Flags = TypeFlags.DisallowInstantiation)]
public partial class PyDictKeys(PyDict dict) : PyDictView(dict)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => MakeRepr();

    [PySlot(SlotId.Length)]
    private long GetLength() => Dict.Count;

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => new PyDictKeyIterator(Dict);

    [PySlot(SlotId.Contains)]
    private int Contains(PyObject key) => Dict.Contains(key);

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison) => DictViewOperators.Compare(this, right, comparison);

    [PySlot(SlotId.Subtract)]
    private static PyObject? Subtract(PyObject left, PyObject right) => DictViewOperators.Subtract(left, right);

    [PySlot(SlotId.And)]
    private static PyObject? And(PyObject left, PyObject right) => DictViewOperators.And(left, right);

    [PySlot(SlotId.Xor)]
    private static PyObject? Xor(PyObject left, PyObject right) => DictViewOperators.Xor(left, right);

    [PySlot(SlotId.Or)]
    private static PyObject? Or(PyObject left, PyObject right) => DictViewOperators.Or(left, right);

    [PyMethod("isdisjoint($self, object, /)")]
    private PyObject? IsDisjoint(PyObject other) => DictViewOperators.IsDisjoint(this, other);

    [PyMethod("__reversed__($self, /)")]
    private PyObject? GetReversed() => new PyDictReverseKeyIterator(Dict);

    [PyGetter("mapping")]
    private PyObject GetMapping() => MakeMapping();
}

/// <summary><c>dict.items()</c></summary>
/// <param name="dict">The dict.</param>
[PyClass("dict_items", Flags = TypeFlags.DisallowInstantiation)]
public partial class PyDictItems(PyDict dict) : PyDictView(dict)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => MakeRepr();

    [PySlot(SlotId.Length)]
    private long GetLength() => Dict.Count;

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => new PyDictItemIterator(Dict);

    [PySlot(SlotId.Contains)]
    private int Contains(PyObject item)
    {
        if (item is not PyTuple { Items: [var key, var value] })
        {
            return 0;
        }

        PyObject? found = Dict.Get(key);
        return found is null ? Errors.Pending ? -1 : 0 : Comparisons.AreEqual(found, value);
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison) => DictViewOperators.Compare(this, right, comparison);

    [PySlot(SlotId.Subtract)]
    private static PyObject? Subtract(PyObject left, PyObject right) => DictViewOperators.Subtract(left, right);

    [PySlot(SlotId.And)]
    private static PyObject? And(PyObject left, PyObject right) => DictViewOperators.And(left, right);

    [PySlot(SlotId.Xor)]
    private static PyObject? Xor(PyObject left, PyObject right) => DictViewOperators.Xor(left, right);

    [PySlot(SlotId.Or)]
    private static PyObject? Or(PyObject left, PyObject right) => DictViewOperators.Or(left, right);

    [PyMethod("isdisjoint($self, object, /)")]
    private PyObject? IsDisjoint(PyObject other) => DictViewOperators.IsDisjoint(this, other);

    [PyMethod("__reversed__($self, /)")]
    private PyObject? GetReversed() => new PyDictReverseItemIterator(Dict);

    [PyGetter("mapping")]
    private PyObject GetMapping() => MakeMapping();
}

/// <summary><c>dict.values()</c></summary>
/// <param name="dict">The dict.</param>
[PyClass("dict_values", Flags = TypeFlags.DisallowInstantiation)]
public partial class PyDictValues(PyDict dict) : PyDictView(dict)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => MakeRepr();

    [PySlot(SlotId.Length)]
    private long GetLength() => Dict.Count;

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => new PyDictValueIterator(Dict);

    [PyMethod("__reversed__($self, /)")]
    private PyObject? GetReversed() => new PyDictReverseValueIterator(Dict);

    [PyGetter("mapping")]
    private PyObject GetMapping() => MakeMapping();
}
