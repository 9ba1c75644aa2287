using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A tuple. The array is never changed once other code has seen the tuple.</summary>
[PyClass("tuple", Existing = "PyTypes.Tuple", Doc = "Built-in immutable sequence.\n\nWithout an argument, the empty tuple; else the items of an iterable.")]
public partial class PyTuple : PyObject
{
    /// <summary>The empty tuple, of which there is one.</summary>
    public static readonly PyTuple Empty = new([]);

    /// <summary>Makes a tuple that takes the array over: it must be exactly a PyObject[].</summary>
    public PyTuple(PyObject[] items) => Items = items;

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Tuple;

    /// <summary>The items.</summary>
    public PyObject[] Items { get; }

    /// <summary>len()</summary>
    public int Count => Items.Length;

    /// <summary>The tuple of some items: <see cref="Empty"/> for none.</summary>
    public static PyTuple From(ReadOnlySpan<PyObject> items) => items.IsEmpty ? Empty : new PyTuple(items.ToArray());

    /// <summary>The tuple that takes an array over: <see cref="Empty"/> for none.</summary>
    public static PyTuple FromArray(PyObject[] items) => items.Length == 0 ? Empty : new PyTuple(items);

    /// <summary>The item at an index, negative ones from the end; null with IndexError pending.</summary>
    public PyObject? GetItem(long index)
    {
        PyObject[] items = Items;
        if ((ulong)index < (ulong)items.Length)
        {
            return items[index];
        }

        index += items.Length;
        return index >= 0 && index < items.Length ? items[index] : Errors.Raise(PyExceptions.IndexError, "tuple index out of range");
    }

    /// <summary>The items from an index to another, both within the tuple; the tuple itself for all of them.</summary>
    public PyTuple Slice(int start, int stop) =>
        start == 0 && stop >= Items.Length && GetType() == typeof(PyTuple)
            ? this
            : start >= stop ? Empty : new PyTuple(Items.AsSpan(start, stop - start).ToArray());

    [PyNew("tuple(iterable=(), /)")]
    private static PyObject? New(PyType type, PyObject? iterable)
    {
        PyTuple? items = iterable is null ? Empty : Iteration.ToTuple(iterable);
        if (items is null || ReferenceEquals(type, PyTypes.Tuple))
        {
            return items;
        }

        return AllocateAs(type, items.Items);
    }

    /// <summary>A tuple, or an instance of a subclass, that takes an array of items over.</summary>
    public static PyTuple NewInstance(PyType type, PyObject[] items) =>
        ReferenceEquals(type, PyTypes.Tuple) ? FromArray(items) : AllocateAs(type, items);

    [PySlot(SlotId.Length, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private long GetLength() => Items.Length;

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => new PyTupleIterator(this);

    [PySlot(SlotId.Subscript)]
    private PyObject? Subscript(PyObject key)
    {
        if (key is not PySlice slice)
        {
            return Subscripts.TryGetIndex(key, "tuple", out long index) ? GetItem(index) : null;
        }

        if (!SliceIndices.TryGet(slice, Items.Length, out SliceIndices indices))
        {
            return null;
        }

        if (indices.Count <= 0)
        {
            return Empty;
        }

        if (indices.Step == 1)
        {
            return Slice((int)indices.Start, (int)indices.Stop);
        }

        var items = new PyObject[indices.Count];
        long from = indices.Start;
        for (int i = 0; i < items.Length; i++, from += indices.Step)
        {
            items[i] = Items[from];
        }

        return new PyTuple(items);
    }

    [PySlot(SlotId.Contains)]
    private int Contains(PyObject item)
    {
        foreach (PyObject candidate in Items)
        {
            int equal = Comparisons.AreEqual(candidate, item);
            if (equal != 0)
            {
                return equal;
            }
        }

        return 0;
    }

    [PySlot(SlotId.Concatenate)]
    private PyObject? Concatenate(PyObject right)
    {
        if (right is not PyTuple other)
        {
            return Errors.Raise(PyExceptions.TypeError, $"can only concatenate tuple (not \"{right.Type.FullName}\") to tuple");
        }

        if (Items.Length == 0 && other.GetType() == typeof(PyTuple))
        {
            return other;
        }

        if (other.Items.Length == 0 && GetType() == typeof(PyTuple))
        {
            return this;
        }

        if ((long)Items.Length + other.Items.Length > Array.MaxLength)
        {
            return Errors.Raise(PyExceptions.MemoryError);
        }

        var items = new PyObject[Items.Length + other.Items.Length];
        Items.CopyTo(items, 0);
        other.Items.CopyTo(items, Items.Length);
        return FromArray(items);
    }

    [PySlot(SlotId.Repeat)]
    private PyObject? Repeat(PyObject count)
    {
        if (!SequenceOperators.TryGetCount(count, out long times))
        {
            return null;
        }

        if ((Items.Length == 0 || times == 1) && GetType() == typeof(PyTuple))
        {
            return this;
        }

        if (Items.Length == 0 || times <= 0)
        {
            return Empty;
        }

        return SequenceOperators.Repeat(Items, times) is { } items ? new PyTuple(items) : null;
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison) =>
        right is PyTuple other ? SequenceOperators.CompareArrays(Items, other.Items, comparison) : PyNotImplemented.NotImplemented;

    /// <summary>hash(): the xxHash rounds over the items' hashes (Objects/tupleobject.c).</summary>
    [PySlot(SlotId.Hash)]
    private long GetHash()
    {
        const ulong Prime1 = 11400714785074694791UL;
        const ulong Prime2 = 14029467366897019727UL;
        const ulong Prime5 = 2870177450012600261UL;
        ulong result = Prime5;
        foreach (PyObject item in Items)
        {
            long hash = Hashing.Hash(item);
            if (hash == -1)
            {
                return -1;
            }

            result += (ulong)hash * Prime2;
            result = System.Numerics.BitOperations.RotateLeft(result, 31);
            result *= Prime1;
        }

        result += (ulong)Items.Length ^ (Prime5 ^ 3527539UL);
        return result == ulong.MaxValue ? 1546275796 : (long)result;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => ContainerText.Repr(this, Items, "(", Items.Length == 1 ? ",)" : ")", "()", "(...)");

    [PyMethod("__getnewargs__($self, /)")]
    private PyObject? GetNewArguments() => new PyTuple([new PyTuple(Items)]);

    [PyMethod("index($self, value, start=0, stop=sys.maxsize, /)")]
    private PyObject? Index(PyObject value, SliceIndex start, SliceIndex stop)
    {
        int first = (int)start.Adjust(Items.Length);
        int last = (int)stop.Adjust(Items.Length);
        for (int i = first; i < last; i++)
        {
            int equal = Comparisons.AreEqual(Items[i], value);
            if (equal != 0)
            {
                return equal < 0 ? null : PyInt.From(i);
            }
        }

        return Errors.Raise(PyExceptions.ValueError, "tuple.index(x): x not in tuple");
    }

    [PyMethod("count($self, value, /)")]
    private PyObject? CountOf(PyObject value)
    {
        long count = 0;
        foreach (PyObject item in Items)
        {
            int equal = Comparisons.AreEqual(item, value);
            if (equal < 0)
            {
                return null;
            }

            count += equal;
        }

        return PyInt.From(count);
    }

    [PyMethod("__sizeof__($self, /)")]
    private long SizeOf() => 24 + (8L * Items.Length);

    [PyClassMethod("__class_getitem__($type, object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType type, PyObject item) => SequenceOperators.GenericAlias(type, item);
}

/// <summary>Walks over a tuple.</summary>
[PyClass("tuple_iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyTupleIterator(PyTuple tuple) : PyObject
{
    private PyTuple? _tuple = tuple;
    private int _index;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_tuple is { } tuple)
        {
            if ((uint)_index < (uint)tuple.Items.Length)
            {
                return tuple.Items[_index++];
            }

            _tuple = null;
        }

        return null;
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)")]
    private long LengthHint() => _tuple is null ? 0 : _tuple.Items.Length - _index;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => IteratorPickling.Reduce(IteratorPickling.Builtin("iter"), _tuple, _index, PyTuple.Empty);

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ArgumentConversion.ToIntPtr(state, out nint index))
        {
            return null;
        }

        if (_tuple is not null)
        {
            _index = (int)Math.Clamp(index, 0, _tuple.Items.Length);
        }

        return PyNone.None;
    }
}
