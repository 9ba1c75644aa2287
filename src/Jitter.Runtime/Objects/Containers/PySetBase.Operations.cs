using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>The operations that set and frozenset share. Results are exact sets or frozensets, as the receiver is.</summary>
/// <remarks>Which operand is walked, and when tables grow, is CPython's choice (Objects/setobject.c): the results' order depends on it.</remarks>
public abstract partial class PySetBase
{
    private static readonly PyStr s_getState = PyStr.Interned("__getstate__");

    private bool IsFrozen => this is PyFrozenSet;

    /// <summary>A new exact set or frozenset, as this is, with this one's items.</summary>
    internal PySetBase MakeCopy()
    {
        PySetBase copy = MakeEmpty();
        copy.MergeItems(this);
        return copy;
    }

    internal PySetBase MakeEmpty() => IsFrozen ? new PyFrozenSet() : new PySet();

    /// <summary>Adds all items of an iterable; false with an error pending (set_update_internal).</summary>
    internal bool UpdateWith(PyObject iterable)
    {
        switch (iterable)
        {
            case PySetBase set:
                return MergeItems(set);
            case PyDict dict when dict.GetType() == typeof(PyDict):
                return MergeKeys(dict);
            case PyList list when list.GetType() == typeof(PyList):
                for (int i = 0; i < list.Count; i++)
                {
                    if (!AddItem(list[i]))
                    {
                        return false;
                    }
                }

                return true;
        }

        PyObject? iterator = Iteration.GetIterator(iterable);
        if (iterator is null)
        {
            return false;
        }

        while (Iteration.Next(iterator) is { } item)
        {
            if (!AddItem(item))
            {
                return false;
            }
        }

        return !Errors.Pending;
    }

    internal PySetBase? Intersect(PyObject other)
    {
        if (ReferenceEquals(this, other))
        {
            return MakeCopy();
        }

        PySetBase result = MakeEmpty();
        if (other is PySetBase set)
        {
            (PySetBase asked, PySetBase walked) = set.Count > Count ? (set, this) : (this, set);
            int position = 0;
            while (walked.Next(ref position, out long hash) is { } item)
            {
                int found = asked.Contains(item, hash);
                if (found < 0 || (found > 0 && !result.AddItem(item, hash)))
                {
                    return null;
                }
            }

            return result;
        }

        PyObject? iterator = Iteration.GetIterator(other);
        if (iterator is null)
        {
            return null;
        }

        while (Iteration.Next(iterator) is { } item)
        {
            long hash = Hashing.Hash(item);
            int found = hash == -1 ? -1 : Contains(item, hash);
            if (found < 0 || (found > 0 && !result.AddItem(item, hash)))
            {
                return null;
            }
        }

        return Errors.Pending ? null : result;
    }

    internal bool SubtractInPlace(PyObject other)
    {
        if (ReferenceEquals(this, other))
        {
            ClearItems();
            return true;
        }

        if (other is PySetBase set)
        {
            if (set.Count >> 3 > Count)
            {
                if (Intersect(set) is not { } common)
                {
                    return false;
                }

                set = common;
            }

            int position = 0;
            while (set.Next(ref position, out long hash) is { } item)
            {
                if (RemoveItem(item, hash) < 0)
                {
                    return false;
                }
            }
        }
        else
        {
            PyObject? iterator = Iteration.GetIterator(other);
            if (iterator is null)
            {
                return false;
            }

            while (Iteration.Next(iterator) is { } item)
            {
                if (RemoveItem(item) < 0)
                {
                    return false;
                }
            }

            if (Errors.Pending)
            {
                return false;
            }
        }

        DropRemoved();
        return true;
    }

    internal PySetBase? Subtract(PyObject other)
    {
        int otherCount;
        switch (other)
        {
            case PySetBase set:
                otherCount = set.Count;
                break;
            case PyDict dict when dict.GetType() == typeof(PyDict):
                otherCount = dict.Count;
                break;
            default:
                otherCount = -1;
                break;
        }

        if (otherCount < 0 || Count >> 2 > otherCount)
        {
            PySetBase copy = MakeCopy();
            return copy.SubtractInPlace(other) ? copy : null;
        }

        PySetBase result = MakeEmpty();
        int position = 0;
        while (Next(ref position, out long hash) is { } item)
        {
            int found = other is PySetBase set
                ? set.Contains(item, hash)
                : ((PyDict)other).Get(item, hash) is not null ? 1 : Errors.Pending ? -1 : 0;
            if (found < 0 || (found == 0 && !result.AddItem(item, hash)))
            {
                return null;
            }
        }

        return result;
    }

    internal bool ExclusiveOrInPlace(PyObject other)
    {
        if (ReferenceEquals(this, other))
        {
            ClearItems();
            return true;
        }

        if (other is PyDict dict && dict.GetType() == typeof(PyDict))
        {
            int at = 0;
            while (dict.Next(ref at, out PyObject? key, out _, out long hash))
            {
                int removed = RemoveItem(key, hash);
                if (removed < 0 || (removed == 0 && !AddItem(key, hash)))
                {
                    return false;
                }
            }

            return true;
        }

        if (other is not PySetBase set)
        {
            set = MakeEmpty();
            if (!set.UpdateWith(other))
            {
                return false;
            }
        }

        int position = 0;
        while (set.Next(ref position, out long hash) is { } item)
        {
            int removed = RemoveItem(item, hash);
            if (removed < 0 || (removed == 0 && !AddItem(item, hash)))
            {
                return false;
            }
        }

        return true;
    }

    internal PySetBase? ExclusiveOr(PyObject other)
    {
        PySetBase result = MakeEmpty();
        return result.UpdateWith(other) && result.ExclusiveOrInPlace(this) ? result : null;
    }

    internal int SubsetOf(PyObject other)
    {
        if (other is not PySetBase set)
        {
            PySetBase? common = Intersect(other);
            return common is null ? -1 : common.Count == Count ? 1 : 0;
        }

        if (Count > set.Count)
        {
            return 0;
        }

        int position = 0;
        while (Next(ref position, out long hash) is { } item)
        {
            int found = set.Contains(item, hash);
            if (found <= 0)
            {
                return found;
            }
        }

        return 1;
    }

    internal int SupersetOf(PyObject other)
    {
        if (other is PySetBase set)
        {
            return set.SubsetOf(this);
        }

        PyObject? iterator = Iteration.GetIterator(other);
        if (iterator is null)
        {
            return -1;
        }

        while (Iteration.Next(iterator) is { } item)
        {
            int found = Contains(item);
            if (found <= 0)
            {
                return found;
            }
        }

        return Errors.Pending ? -1 : 1;
    }

    internal int DisjointFrom(PyObject other)
    {
        if (ReferenceEquals(this, other))
        {
            return Count == 0 ? 1 : 0;
        }

        if (other.GetType() == typeof(PySet) || other.GetType() == typeof(PyFrozenSet))
        {
            var set = (PySetBase)other;
            (PySetBase asked, PySetBase walked) = set.Count > Count ? (set, this) : (this, set);
            int position = 0;
            while (walked.Next(ref position, out long hash) is { } item)
            {
                int found = asked.Contains(item, hash);
                if (found != 0)
                {
                    return found < 0 ? -1 : 0;
                }
            }

            return 1;
        }

        PyObject? iterator = Iteration.GetIterator(other);
        if (iterator is null)
        {
            return -1;
        }

        while (Iteration.Next(iterator) is { } item)
        {
            int found = Contains(item);
            if (found != 0)
            {
                return found < 0 ? -1 : 0;
            }
        }

        return Errors.Pending ? -1 : 1;
    }

    internal PyObject? CompareWith(PyObject right, Comparison comparison)
    {
        if (right is not PySetBase other)
        {
            return PyNotImplemented.NotImplemented;
        }

        int result = comparison switch
        {
            Comparison.Equal or Comparison.NotEqual => Count == other.Count ? SubsetOf(other) : 0,
            Comparison.Less => Count < other.Count ? SubsetOf(other) : 0,
            Comparison.LessOrEqual => SubsetOf(other),
            Comparison.Greater => Count > other.Count ? other.SubsetOf(this) : 0,
            _ => other.SubsetOf(this),
        };
        return result < 0 ? null : PyBool.From(result > 0 != (comparison == Comparison.NotEqual));
    }

    /// <summary>Whether an item is in the set, a set standing for the frozenset that equals it: 1, 0, or -1 with an error pending.</summary>
    internal int ContainsOrEqual(PyObject item)
    {
        int found = Contains(item);
        return found < 0 && item is PySet set && Errors.ClearIf(PyExceptions.TypeError) ? Contains(PyFrozenSet.CopyOf(set)) : found;
    }

    internal PyObject? MakeUnion(ReadOnlySpan<PyObject> others)
    {
        PySetBase result = MakeCopy();
        foreach (PyObject other in others)
        {
            if (!ReferenceEquals(other, this) && !result.UpdateWith(other))
            {
                return null;
            }
        }

        return result;
    }

    internal PySetBase? MakeIntersection(ReadOnlySpan<PyObject> others)
    {
        if (others.IsEmpty)
        {
            return MakeCopy();
        }

        PySetBase? result = this;
        foreach (PyObject other in others)
        {
            result = result.Intersect(other);
            if (result is null)
            {
                return null;
            }
        }

        return result;
    }

    internal PySetBase? MakeDifference(ReadOnlySpan<PyObject> others)
    {
        if (others.IsEmpty)
        {
            return MakeCopy();
        }

        PySetBase? result = Subtract(others[0]);
        foreach (PyObject other in others[1..])
        {
            if (result is null || !result.SubtractInPlace(other))
            {
                return null;
            }
        }

        return result;
    }

    internal PyObject? MakeRepr()
    {
        bool isExactSet = GetType() == typeof(PySet);
        string name = Type.Name;
        if (Count == 0)
        {
            return new PyStr(name + "()");
        }

        if (!ContainerText.Enter(this))
        {
            return new PyStr(name + "(...)");
        }

        PyStr? items = Iteration.ToList(this) is { } list ? Texts.Repr(list) : null;
        ContainerText.Leave(this);
        if (items is null)
        {
            return null;
        }

        var builder = new PyStrBuilder(items.Length + name.Length + 4);
        builder.Append(isExactSet ? "{" : name + "({");
        builder.Append(items, 1, items.Length - 2);
        builder.Append(isExactSet ? "}" : "})");
        return builder.ToStr();
    }

    internal PyObject? MakeReduction()
    {
        if (Iteration.ToList(this) is not { } items || Calls.CallMethod(this, s_getState) is not { } state)
        {
            return null;
        }

        return new PyTuple([Type, new PyTuple([items]), state]);
    }

    internal long MakeSize() => 200 + (TableSize == SmallestTable ? 0 : TableSize * 16);
}

/// <summary>Walks over a set.</summary>
/// <param name="set">The set.</param>
[PyClass("set_iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PySetIterator(PySetBase set) : PyObject
{
    private PySetBase? _set = set;
    private int _position;
    private int _count = set.Count;
    private int _left = set.Count;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_set is not { } set)
        {
            return null;
        }

        if (set.Count != _count)
        {
            _count = -1; // it stays so
            return Errors.Raise(PyExceptions.RuntimeError, "Set changed size during iteration");
        }

        PyObject? item = set.Next(ref _position);
        if (item is null)
        {
            _set = null;
        }
        else
        {
            _left--;
        }

        return item;
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)")]
    private long LengthHint() => _set is { } set && set.Count == _count ? _left : 0;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => IteratorPickling.ReduceToList(
        IteratorPickling.Builtin("iter"),
        _set is null ? PyTuple.Empty : new PySetIterator(_set) { _position = _position, _count = _count, _left = _left });
}
