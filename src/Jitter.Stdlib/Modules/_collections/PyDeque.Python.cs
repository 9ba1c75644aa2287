using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Collections;

/// <summary>The slots and methods of deques.</summary>
public partial class PyDeque
{
    private static readonly PyStr s_getState = PyStr.Interned("__getstate__");

    [PyTypeInit]
    private static void SetSignature(PyType type) => type.TextSignature = "([iterable[, maxlen]])";

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => AllocateAs((PyType)type);

    [PyInit("deque(iterable=<unrepresentable>, maxlen=None)")]
    private bool Init(PyObject? iterable, PyObject? maxlen)
    {
        _maxLength = -1;
        if (maxlen is not (null or PyNone))
        {
            if (!Numbers.IsIndex(maxlen))
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, "an integer is required");
            }

            if (!ArgumentConversion.ToIntPtr(maxlen, out nint length))
            {
                return false;
            }

            if (length < 0)
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, "maxlen must be non-negative");
            }

            _maxLength = length;
        }

        if (_count > 0)
        {
            Clear();
        }

        return iterable is null || Extend(iterable, left: false);
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        if (!ContainerText.Enter(this))
        {
            return new PyStr("[...]");
        }

        PyStr? items = Texts.Repr(new PyList(ToArray()));
        ContainerText.Leave(this);
        return items is null ? null : new PyStr(_maxLength >= 0 ? $"{Type.Name}({items}, maxlen={_maxLength})" : $"{Type.Name}({items})");
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is not PyDeque other)
        {
            return PyNotImplemented.NotImplemented;
        }

        if (_count != other._count && comparison is Comparison.Equal or Comparison.NotEqual && _count != other._count)
        {
            return PyBool.From(comparison == Comparison.NotEqual);
        }

        // By iterators, which see changes that the comparisons make.
        var mine = new PyDequeIterator(this, 0);
        var theirs = new PyDequeIterator(other, 0);
        while (true)
        {
            PyObject? first = mine.IterNext();
            PyObject? second = first is null && Errors.Pending ? null : theirs.IterNext();
            if (Errors.Pending)
            {
                return null;
            }

            if (first is null || second is null)
            {
                return SequenceOperators.CompareLengths(first is null ? 0 : 1, second is null ? 0 : 1, comparison);
            }

            int equal = Comparisons.AreEqual(first, second);
            if (equal < 0)
            {
                return null;
            }

            if (equal == 0)
            {
                return comparison switch
                {
                    Comparison.Equal => PyBool.False,
                    Comparison.NotEqual => PyBool.True,
                    _ => Comparisons.Compare(first, second, comparison),
                };
            }
        }
    }

    [PySlot(SlotId.Iter)]
    private PyObject? GetIterator() => new PyDequeIterator(this, 0);

    [PySlot(SlotId.Length)]
    private long GetLength() => _count;

    [PySlot(SlotId.Concatenate)]
    private PyObject? Concatenate(PyObject right)
    {
        if (right is not PyDeque other)
        {
            return Errors.Raise(PyExceptions.TypeError, $"can only concatenate deque (not \"{right.Type.FullName.Split('.')[^1]}\") to deque");
        }

        if (CopyMethod() is not PyDeque result)
        {
            return null;
        }

        return result.Extend(other, left: false) ? result : null;
    }

    [PySlot(SlotId.InPlaceConcatenate)]
    private PyObject? InPlaceConcatenate(PyObject right) => Extend(right, left: false) ? this : null;

    [PySlot(SlotId.Repeat)]
    private PyObject? Repeat(PyObject count) => CopyMethod() is PyDeque copy ? copy.InPlaceRepeat(count) : null;

    [PySlot(SlotId.InPlaceRepeat)]
    private PyObject? InPlaceRepeat(PyObject count)
    {
        if (!SequenceOperators.TryGetCount(count, out long times))
        {
            return null;
        }

        if (_count == 0 || times == 1)
        {
            return this;
        }

        if (times <= 0)
        {
            Clear();
            return this;
        }

        PyObject[] items = ToArray();
        if (_maxLength >= 0 && times > (_maxLength / items.Length) + 1)
        {
            // More would only push the same items out at the other end.
            times = (_maxLength + items.Length - 1) / items.Length;
        }

        if (times > Array.MaxLength / 2 / items.Length)
        {
            return Errors.Raise(PyExceptions.MemoryError);
        }

        for (long i = 1; i < times; i++)
        {
            foreach (PyObject item in items)
            {
                Append(item);
            }
        }

        return this;
    }

    [PySlot(SlotId.Subscript)]
    private PyObject? Subscript(PyObject key)
    {
        if (!TryGetIndex(key, out long index))
        {
            return null;
        }

        index += index < 0 ? _count : 0;
        return (ulong)index < (ulong)_count ? this[(int)index] : Errors.Raise(PyExceptions.IndexError, "deque index out of range");
    }

    [PySlot(SlotId.StoreSubscript)]
    private bool StoreSubscript(PyObject key, PyObject? value)
    {
        if (!TryGetIndex(key, out long index))
        {
            return false;
        }

        index += index < 0 ? _count : 0;
        if ((ulong)index >= (ulong)_count)
        {
            return Errors.RaiseFalse(PyExceptions.IndexError, "deque index out of range");
        }

        if (value is null)
        {
            RemoveAt((int)index);
        }
        else
        {
            this[(int)index] = value;
        }

        return true;
    }

    [PySlot(SlotId.Contains)]
    private int Contains(PyObject item)
    {
        long found = Find(item, 0, long.MaxValue, PyExceptions.RuntimeError, "deque mutated during iteration");
        return found == -2 ? -1 : found >= 0 ? 1 : 0;
    }

    [PyMethod("append($self, item, /)", Doc = "Add an element to the right side of the deque.")]
    private PyObject? AppendMethod(PyObject item)
    {
        Append(item);
        return PyNone.None;
    }

    [PyMethod("appendleft($self, item, /)", Doc = "Add an element to the left side of the deque.")]
    private PyObject? AppendLeftMethod(PyObject item)
    {
        AppendLeft(item);
        return PyNone.None;
    }

    [PyMethod("clear($self, /)", Doc = "Remove all elements from the deque.")]
    private PyObject? ClearMethod()
    {
        Clear();
        return PyNone.None;
    }

    [PyMethod("__copy__($self, /)", Doc = "Return a shallow copy of a deque.")]
    [PyMethod("copy($self, /)", Doc = "Return a shallow copy of a deque.")]
    private PyObject? CopyMethod()
    {
        if (GetType() == typeof(PyDeque))
        {
            return MakeCopy();
        }

        PyObject? result = _maxLength < 0 ? Calls.Call(Type, this) : Calls.Call(Type, this, PyInt.From(_maxLength));
        return result is null or PyDeque
            ? result
            : Errors.Raise(PyExceptions.TypeError, $"{Type.FullName}() must return a deque, not {result.Type.FullName}");
    }

    [PyMethod("count($self, value, /)", Doc = "Return number of occurrences of value.")]
    private PyObject? CountOf(PyObject value)
    {
        long state = State;
        long count = 0;
        for (int i = 0; i < _count; i++)
        {
            int equal = Comparisons.AreEqual(this[i], value);
            if (equal < 0)
            {
                return null;
            }

            count += equal;
            if (state != State)
            {
                return Errors.Raise(PyExceptions.RuntimeError, "deque mutated during iteration");
            }
        }

        return PyInt.From(count);
    }

    [PyMethod("extend($self, iterable, /)", Doc = "Extend the right side of the deque with elements from the iterable.")]
    private PyObject? ExtendMethod(PyObject iterable) => Extend(iterable, left: false) ? PyNone.None : null;

    [PyMethod("extendleft($self, iterable, /)", Doc = "Extend the left side of the deque with elements from the iterable.")]
    private PyObject? ExtendLeftMethod(PyObject iterable) => Extend(iterable, left: true) ? PyNone.None : null;

    [PyMethod("index($self, value, start=0, stop=sys.maxsize, /)", HasTextSignature = false, Doc = "Return first index of value.")]
    private PyObject? Index(PyObject value, SliceIndex start, SliceIndex stop)
    {
        long found = Find(value, start.Adjust(_count), stop.Adjust(_count), PyExceptions.RuntimeError, "deque mutated during iteration");
        return found >= 0 ? PyInt.From(found)
            : found == -1 && Texts.Repr(value) is { } repr ? Errors.Raise(PyExceptions.ValueError, $"{repr} is not in deque") : null;
    }

    [PyMethod("insert($self, index, value, /)", Doc = "Insert value before index.")]
    private PyObject? Insert(nint index, PyObject value)
    {
        if (_count == _maxLength)
        {
            return Errors.Raise(PyExceptions.IndexError, "deque already at its maximum size");
        }

        if (index >= _count)
        {
            Append(value);
        }
        else if (index <= -_count || index == 0)
        {
            AppendLeft(value);
        }
        else
        {
            Rotate(-index);
            if (index < 0)
            {
                Append(value);
            }
            else
            {
                AppendLeft(value);
            }

            Rotate(index);
        }

        return PyNone.None;
    }

    [PyMethod("pop($self, /)", Doc = "Remove and return the rightmost element.")]
    private PyObject? Pop() => _count == 0 ? RaiseEmpty() : TakeLast();

    [PyMethod("popleft($self, /)", Doc = "Remove and return the leftmost element.")]
    private PyObject? PopLeft() => _count == 0 ? RaiseEmpty() : TakeFirst();

    [PyMethod("__reduce__($self, /)", Doc = "Return state information for pickling.")]
    private PyObject? Reduce()
    {
        if (Calls.CallMethod(this, s_getState) is not { } state || Iteration.GetIterator(this) is not { } iterator)
        {
            return null;
        }

        PyTuple arguments = _maxLength < 0 ? PyTuple.Empty : new PyTuple([PyTuple.Empty, PyInt.From(_maxLength)]);
        return new PyTuple([Type, arguments, state, iterator]);
    }

    [PyMethod("remove($self, value, /)", Doc = "Remove first occurrence of value.")]
    private PyObject? Remove(PyObject value)
    {
        long found = Find(value, 0, long.MaxValue, PyExceptions.IndexError, "deque mutated during remove().");
        if (found >= 0)
        {
            RemoveAt((int)found);
            return PyNone.None;
        }

        return found == -1 && Texts.Repr(value) is { } repr ? Errors.Raise(PyExceptions.ValueError, $"{repr} is not in deque") : null;
    }

    [PyMethod("__reversed__($self, /)", Doc = "Return a reverse iterator over the deque.")]
    private PyObject? GetReversed() => new PyDequeReverseIterator(this, 0);

    [PyMethod("reverse($self, /)", Doc = "Reverse *IN PLACE*.")]
    private PyObject? Reverse()
    {
        for (int i = 0; i < _count / 2; i++)
        {
            (this[i], this[_count - 1 - i]) = (this[_count - 1 - i], this[i]);
        }

        return PyNone.None;
    }

    [PyMethod("rotate($self, n=1, /)", Doc = "Rotate the deque n steps to the right.  If n is negative, rotates left.")]
    private PyObject? RotateMethod(nint n)
    {
        Rotate(n);
        return PyNone.None;
    }

    /// <summary>As CPython's: blocks of 64 items.</summary>
    [PyMethod("__sizeof__($self, /)", Doc = "Return the size of the deque in memory, in bytes.")]
    private long SizeOf() => 200 + (((_count + 63) / 64 == 0 ? 1 : (_count + 63) / 64) * 528L);

    [PyGetter("maxlen", Doc = "maximum size of a deque or None if unbounded")]
    private PyObject GetMaxLength() => _maxLength < 0 ? PyNone.None : PyInt.From(_maxLength);

    [PyClassMethod("__class_getitem__($type, object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType type, PyObject item) => SequenceOperators.GenericAlias(type, item);

    private static bool TryGetIndex(PyObject key, out long index)
    {
        index = 0;
        if (!Numbers.IsIndex(key))
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"sequence index must be integer, not '{key.Type.FullName}'");
        }

        if (Numbers.Index(key) is not { } number)
        {
            return false;
        }

        return number.TryGetInt64(out index)
            || Errors.RaiseFalse(PyExceptions.IndexError, $"cannot fit '{key.Type.FullName}' into an index-sized integer");
    }
}
