using Jitter.Runtime.Binding;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A frozenset.</summary>
[PyClass("frozenset", Existing = "PyTypes.FrozenSet", Doc = "Build an immutable unordered collection of unique elements.")]
public partial class PyFrozenSet : PySetBase
{
    private long _hash = -1;

    /// <inheritdoc/>
    public override PyType Type => PyTypes.FrozenSet;

    /// <summary>Makes a frozenset of hashable items; null with an error pending.</summary>
    public static PyFrozenSet? Create(ReadOnlySpan<PyObject> items)
    {
        var set = new PyFrozenSet();
        foreach (PyObject item in items)
        {
            if (!set.AddItem(item))
            {
                return null;
            }
        }

        return set;
    }

    /// <summary>The frozenset with another set's items.</summary>
    public static PyFrozenSet CopyOf(PySetBase other)
    {
        var set = new PyFrozenSet();
        set.MergeItems(other);
        return set;
    }

    [PyNew("frozenset(iterable=(), /)")]
    private static PyObject? New(PyType type, PyObject? iterable)
    {
        bool isExact = ReferenceEquals(type, PyTypes.FrozenSet);
        if (isExact && iterable is not null && iterable.GetType() == typeof(PyFrozenSet))
        {
            return iterable;
        }

        PyFrozenSet set = AllocateAs(type);
        return iterable is not null && !set.UpdateWith(iterable) ? null : set;
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
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is PyFrozenSet other && _hash != -1 && other._hash != -1 && _hash != other._hash
            && comparison is Comparison.Equal or Comparison.NotEqual && right is PyFrozenSet { _hash: not -1 } && _hash != -1)
        {
            return PyBool.From(comparison == Comparison.NotEqual);
        }

        return CompareWith(right, comparison);
    }

    /// <summary>hash(): the items' hashes mixed whatever their order is (frozenset_hash).</summary>
    [PySlot(SlotId.Hash)]
    private long GetHash()
    {
        if (_hash != -1)
        {
            return _hash;
        }

        ulong hash = MixHashes();
        hash ^= ((ulong)Count + 1) * 1927868237UL;
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = (hash * 69069UL) + 907133923UL;
        return _hash = hash == ulong.MaxValue ? 590923713 : (long)hash;
    }

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

    [PyMethod("copy($self, /)")]
    private PyObject? Copy() => GetType() == typeof(PyFrozenSet) ? this : MakeCopy();
}
