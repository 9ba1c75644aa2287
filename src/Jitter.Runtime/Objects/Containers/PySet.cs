using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A set.</summary>
[PyClass("set", Existing = "PyTypes.Set", Doc = "Build an unordered collection of unique elements.")]
public partial class PySet : PySetBase
{
    /// <inheritdoc/>
    public override PyType Type => PyTypes.Set;

    /// <summary>Adds an item; false with an error pending.</summary>
    public bool Add(PyObject item) => AddItem(item);

    /// <summary>Removes an item: 1, 0 where there is none, or -1 with an error pending.</summary>
    public int Remove(PyObject item) => RemoveItem(item);

    /// <summary>Removes everything.</summary>
    public void Clear() => ClearItems();

    /// <summary>Adds all items of an iterable; false with an error pending.</summary>
    public bool Update(PyObject iterable) => UpdateWith(iterable);

    /// <summary>Removes all items of an iterable; false with an error pending.</summary>
    public bool DifferenceUpdate(PyObject iterable) => SubtractInPlace(iterable);

    /// <summary>Removes the items of an iterable that are there, and adds the others; false with an error pending.</summary>
    public bool SymmetricDifferenceUpdate(PyObject iterable) => ExclusiveOrInPlace(iterable);

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        AllocateAs((PyType)type);

    [PyTypeInit]
    private static void SetSignature(PyType type) => type.TextSignature = "(iterable=(), /)";

    [PySlot(SlotId.Init)]
    private bool Init(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "set() takes no keyword arguments");
        }

        if (!ArgumentErrors.CheckPositional("set", arguments.Length, 0, 1))
        {
            return false;
        }

        ClearItems();
        return arguments.Length == 0 || UpdateWith(arguments[0]);
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => MakeRepr();

    [PySlot(SlotId.Length, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private long GetLength() => Count;

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => new PySetIterator(this);

    [PySlot(SlotId.Contains)]
    private int ContainsItem(PyObject item) => ContainsOrEqual(item);

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison) => CompareWith(right, comparison);

    [PySlot(SlotId.Subtract)]
    private static PyObject? Subtract(PyObject left, PyObject right) =>
        left is PySetBase set && right is PySetBase ? set.Subtract(right) : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.And)]
    private static PyObject? And(PyObject left, PyObject right) =>
        left is PySetBase set && right is PySetBase ? set.Intersect(right) : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.Xor)]
    private static PyObject? Xor(PyObject left, PyObject right) =>
        left is PySetBase set && right is PySetBase ? set.ExclusiveOr(right) : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.Or)]
    private static PyObject? Or(PyObject left, PyObject right) =>
        left is PySetBase set && right is PySetBase ? set.MakeUnion(new ReadOnlySpan<PyObject>(in right)) : PyNotImplemented.NotImplemented;

    [PyMethod("__contains__($self, object, /)")]
    private PyObject? ContainsMethod(PyObject item) => ContainsOrEqual(item) is >= 0 and var found ? PyBool.From(found > 0) : null;

    [PyMethod("difference($self, /, *others)")]
    private PyObject? Difference(ReadOnlySpan<PyObject> others) => MakeDifference(others);

    [PyMethod("intersection($self, /, *others)")]
    private PyObject? Intersection(ReadOnlySpan<PyObject> others) => MakeIntersection(others);

    [PyMethod("isdisjoint($self, other, /)")]
    private PyObject? IsDisjoint(PyObject other) => DisjointFrom(other) is >= 0 and var result ? PyBool.From(result > 0) : null;

    [PyMethod("issubset($self, other, /)")]
    private PyObject? IsSubset(PyObject other) => SubsetOf(other) is >= 0 and var result ? PyBool.From(result > 0) : null;

    [PyMethod("issuperset($self, other, /)")]
    private PyObject? IsSuperset(PyObject other) => SupersetOf(other) is >= 0 and var result ? PyBool.From(result > 0) : null;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => MakeReduction();

    [PyMethod("__sizeof__($self, /)")]
    private long SizeOf() => MakeSize();

    [PyMethod("symmetric_difference($self, other, /)")]
    private PyObject? SymmetricDifference(PyObject other) => ExclusiveOr(other);

    [PyMethod("union($self, /, *others)")]
    private PyObject? Union(ReadOnlySpan<PyObject> others) => MakeUnion(others);

    [PyClassMethod("__class_getitem__($type, object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType type, PyObject item) => SequenceOperators.GenericAlias(type, item);

    [PySlot(SlotId.InPlaceSubtract)]
    private PyObject? InPlaceSubtract(PyObject right) =>
        right is not PySetBase ? PyNotImplemented.NotImplemented : SubtractInPlace(right) ? this : null;

    [PySlot(SlotId.InPlaceAnd)]
    private PyObject? InPlaceAnd(PyObject right)
    {
        if (right is not PySetBase)
        {
            return PyNotImplemented.NotImplemented;
        }

        if (Intersect(right) is not { } result)
        {
            return null;
        }

        Swap(result);
        return this;
    }

    [PySlot(SlotId.InPlaceXor)]
    private PyObject? InPlaceXor(PyObject right) =>
        right is not PySetBase ? PyNotImplemented.NotImplemented : ExclusiveOrInPlace(right) ? this : null;

    [PySlot(SlotId.InPlaceOr)]
    private PyObject? InPlaceOr(PyObject right) =>
        right is not PySetBase ? PyNotImplemented.NotImplemented : UpdateWith(right) ? this : null;

    [PyMethod("add($self, object, /)")]
    private PyObject? AddMethod(PyObject item) => AddItem(item) ? PyNone.None : null;

    [PyMethod("clear($self, /)")]
    private void ClearMethod() => ClearItems();

    [PyMethod("copy($self, /)")]
    private PyObject? Copy() => MakeCopy();

    [PyMethod("discard($self, object, /)")]
    private PyObject? Discard(PyObject item) => RemoveOrEqual(item) < 0 ? null : PyNone.None;

    [PyMethod("remove($self, object, /)")]
    private PyObject? RemoveMethod(PyObject item)
    {
        int removed = RemoveOrEqual(item);
        return removed > 0 ? PyNone.None : removed < 0 ? null : PyDict.RaiseKeyError(item);
    }

    [PyMethod("pop($self, /)")]
    private PyObject? Pop() =>
        PopItem() ?? Errors.Raise(PyBaseException.Create(PyExceptions.KeyError, new PyTuple([new PyStr("pop from an empty set")])));

    [PyMethod("difference_update($self, /, *others)")]
    private PyObject? DifferenceUpdateMethod(ReadOnlySpan<PyObject> others)
    {
        foreach (PyObject other in others)
        {
            if (!SubtractInPlace(other))
            {
                return null;
            }
        }

        return PyNone.None;
    }

    [PyMethod("intersection_update($self, /, *others)")]
    private PyObject? IntersectionUpdate(ReadOnlySpan<PyObject> others)
    {
        if (MakeIntersection(others) is not { } result)
        {
            return null;
        }

        Swap(result);
        return PyNone.None;
    }

    [PyMethod("symmetric_difference_update($self, other, /)")]
    private PyObject? SymmetricDifferenceUpdateMethod(PyObject other) => ExclusiveOrInPlace(other) ? PyNone.None : null;

    [PyMethod("update($self, /, *others)")]
    private PyObject? UpdateMethod(ReadOnlySpan<PyObject> others)
    {
        foreach (PyObject other in others)
        {
            if (!UpdateWith(other))
            {
                return null;
            }
        }

        return PyNone.None;
    }

    private int RemoveOrEqual(PyObject item)
    {
        int removed = RemoveItem(item);
        return removed < 0 && item is PySet set && Errors.ClearIf(PyExceptions.TypeError) ? RemoveItem(PyFrozenSet.CopyOf(set)) : removed;
    }
}
