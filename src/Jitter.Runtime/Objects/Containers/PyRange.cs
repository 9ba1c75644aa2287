using System.Numerics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A range of ints of any size (Objects/rangeobject.c).</summary>
[PyClass("range", Flags = TypeFlags.Sequence, Doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object")]
public sealed partial class PyRange : PyObject
{
    private readonly bool _isSmall;
    private readonly long _start;
    private readonly long _step;
    private readonly long _count;
    private readonly BigInteger _bigCount;

    private PyRange(PyInt start, PyInt stop, PyInt step)
    {
        Start = start;
        Stop = stop;
        Step = step;
        if (start.TryGetInt64(out _start) && stop.TryGetInt64(out long last) && step.TryGetInt64(out _step)
            && IsHalf(_start) && IsHalf(last) && IsHalf(_step))
        {
            // Every value, and the one behind the last, fits 64 bits.
            _isSmall = true;
            _count = Length(_start, last, _step);
        }
        else
        {
            _bigCount = Length(start.Value, stop.Value, step.Value);
        }
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary><c>start</c></summary>
    [PyMember("start")]
    public PyInt Start { get; }

    /// <summary><c>stop</c></summary>
    [PyMember("stop")]
    public PyInt Stop { get; }

    /// <summary><c>step</c></summary>
    [PyMember("step")]
    public PyInt Step { get; }

    /// <summary>The range of some bounds, which fit 62 bits, with step 1.</summary>
    public static PyRange Create(long start, long stop) => new(PyInt.From(start), PyInt.From(stop), PyInt.From(1));

    /// <summary>The range as 64-bit numbers, the values and the sum of the last one and the step fitting 64 bits; false for larger ones.</summary>
    public bool TryGetInt64(out long start, out long step, out long count)
    {
        start = _start;
        step = _step;
        count = _count;
        return _isSmall;
    }

    private BigInteger BigCount => _isSmall ? _count : _bigCount;

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return ArgumentErrors.Raise("range() takes no keyword arguments");
        }

        if (!ArgumentErrors.CheckPositional("range", arguments.Length, 1, 3))
        {
            return null;
        }

        if (arguments.Length == 1)
        {
            return IndexOf(arguments[0]) is { } end ? new PyRange(PyInt.From(0), end, PyInt.From(1)) : null;
        }

        if (IndexOf(arguments[0]) is not { } start || IndexOf(arguments[1]) is not { } stop)
        {
            return null;
        }

        if (arguments.Length == 2)
        {
            return new PyRange(start, stop, PyInt.From(1));
        }

        if (IndexOf(arguments[2]) is not { } step)
        {
            return null;
        }

        return step.TryGetInt64(out long small) && small == 0
            ? Errors.Raise(PyExceptions.ValueError, "range() arg 3 must not be zero")
            : new PyRange(start, stop, step);
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => new PyStr(
        Step.TryGetInt64(out long step) && step == 1 ? $"range({Start.Value}, {Stop.Value})" : $"range({Start.Value}, {Stop.Value}, {Step.Value})");

    [PySlot(SlotId.Bool, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private int IsTrue() => BigCount.IsZero ? 0 : 1;

    [PySlot(SlotId.Length)]
    private long GetLength() => _isSmall
        ? _count
        : _bigCount <= long.MaxValue
            ? (long)_bigCount
            : Errors.RaiseMinusOne(PyExceptions.OverflowError, "Python int too large to convert to C ssize_t");

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => _isSmall
        ? new PyRangeIterator(_start, _step, _count)
        : new PyLongRangeIterator(Start.Value, Step.Value, _bigCount);

    [PyMethod("__reversed__($self, /)")]
    private PyObject? GetReversed() => _isSmall
        ? new PyRangeIterator(_start + ((_count - 1) * _step), -_step, _count)
        : new PyLongRangeIterator(Start.Value + ((_bigCount - 1) * Step.Value), -Step.Value, _bigCount);

    [PySlot(SlotId.Subscript)]
    private PyObject? Subscript(PyObject key)
    {
        if (_isSmall && key.GetType() == typeof(PyInt64))
        {
            long index = ((PyInt64)key).Int64;
            index += index < 0 ? _count : 0;
            return (ulong)index < (ulong)_count
                ? PyInt.From(_start + (index * _step))
                : Errors.Raise(PyExceptions.IndexError, "range object index out of range");
        }

        if (key is PySlice slice)
        {
            if (!slice.TryGetIndices(BigCount, out BigInteger start, out BigInteger stop, out BigInteger step))
            {
                return null;
            }

            return new PyRange(PyInt.From(ValueAt(start)), PyInt.From(ValueAt(stop)), PyInt.From(step * Step.Value));
        }

        if (key is not PyInt && key.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.Raise(PyExceptions.TypeError, $"range indices must be integers or slices, not {key.Type.FullName}");
        }

        if (Numbers.Index(key) is not { } number)
        {
            return null;
        }

        BigInteger at = number.Value;
        BigInteger count = BigCount;
        at += at.Sign < 0 ? count : 0;
        return at.Sign >= 0 && at < count
            ? PyInt.From(ValueAt(at))
            : Errors.Raise(PyExceptions.IndexError, "range object index out of range");
    }

    [PySlot(SlotId.Contains)]
    private int Contains(PyObject item) =>
        IsExactInt(item) ? Find((PyInt)item).Sign >= 0 ? 1 : 0 : Iteration.Search(this, item);

    [PyMethod("count($self, object, /)")]
    private PyObject? CountOf(PyObject item)
    {
        if (IsExactInt(item))
        {
            return PyInt.From(Find((PyInt)item).Sign >= 0 ? 1 : 0);
        }

        long count = Iteration.CountOf(this, item);
        return count < 0 ? null : PyInt.From(count);
    }

    [PyMethod("index($self, object, /)")]
    private PyObject? Index(PyObject item)
    {
        if (!IsExactInt(item))
        {
            long index = Iteration.IndexOf(this, item);
            return index < 0 ? null : PyInt.From(index);
        }

        BigInteger found = Find((PyInt)item);
        return found.Sign >= 0
            ? PyInt.From(found)
            : Texts.Repr(item) is { } repr ? Errors.Raise(PyExceptions.ValueError, $"{repr} is not in range") : null;
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is not PyRange other || comparison is not (Comparison.Equal or Comparison.NotEqual))
        {
            return PyNotImplemented.NotImplemented;
        }

        BigInteger count = BigCount;
        bool equal = count == other.BigCount
            && (count.IsZero || (Start.Value == other.Start.Value && (count.IsOne || Step.Value == other.Step.Value)));
        return PyBool.From(equal == (comparison == Comparison.Equal));
    }

    [PySlot(SlotId.Hash)]
    private long GetHash()
    {
        BigInteger count = BigCount;
        return Hashing.Hash(new PyTuple(
        [
            PyInt.From(count),
            count.IsZero ? PyNone.None : Start,
            count.IsZero || count.IsOne ? PyNone.None : Step,
        ]));
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => new PyTuple([TypeObject, new PyTuple([Start, Stop, Step])]);

    private static PyInt? IndexOf(PyObject value) => Numbers.Index(value) is not { } number ? null
        : number is PyInt64 or PyBigInt && number.GetType() != typeof(PyBool) ? number : PyInt.From(number.Value);

    private static bool IsExactInt(PyObject value) =>
        value.GetType() == typeof(PyInt64) || value.GetType() == typeof(PyBigInt) || value.GetType() == typeof(PyBool);

    private static bool IsHalf(long value) => value is >= long.MinValue / 4 and <= long.MaxValue / 4;

    private static long Length(long start, long stop, long step) => step > 0
        ? start < stop ? ((stop - start - 1) / step) + 1 : 0
        : start > stop ? ((start - stop - 1) / -step) + 1 : 0;

    private static BigInteger Length(BigInteger start, BigInteger stop, BigInteger step) => step.Sign > 0
        ? start < stop ? ((stop - start - 1) / step) + 1 : 0
        : start > stop ? ((start - stop - 1) / -step) + 1 : 0;

    private BigInteger ValueAt(BigInteger index) => Start.Value + (index * Step.Value);

    /// <summary>The index of a value; -1 where it is not in the range.</summary>
    private BigInteger Find(PyInt item)
    {
        if (_isSmall)
        {
            if (!item.TryGetInt64(out long value) || _count == 0)
            {
                return -1;
            }

            long last = _start + ((_count - 1) * _step);
            bool isInside = _step > 0 ? value >= _start && value <= last : value <= _start && value >= last;
            return isInside && (value - _start) % _step == 0 ? (value - _start) / _step : -1;
        }

        BigInteger offset = item.Value - Start.Value;
        BigInteger index = BigInteger.DivRem(offset, Step.Value, out BigInteger rest);
        return rest.IsZero && index.Sign >= 0 && index < _bigCount ? index : -1;
    }
}

/// <summary>Walks over a range whose values fit 64 bits.</summary>
/// <param name="start">The first value.</param>
/// <param name="step">The step.</param>
/// <param name="count">How many values come.</param>
[PyClass("range_iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyRangeIterator(long start, long step, long count) : PyObject
{
    private readonly long _step = step;
    private long _next = start;
    private long _left = count;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The next value without making an object; false at the end.</summary>
    public bool TryNext(out long value)
    {
        value = _next;
        if (_left <= 0)
        {
            return false;
        }

        _left--;
        _next = value + _step;
        return true;
    }

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_left <= 0)
        {
            return null;
        }

        long value = _next;
        _left--;
        _next = value + _step;
        return PyInt.From(value);
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)")]
    private long LengthHint() => _left;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (IteratorPickling.Builtin("iter") is not { } iter)
        {
            return null;
        }

        PyObject? range = Calls.Call(PyRange.TypeObject, PyInt.From(_next), PyInt.From(_next + (_left * _step)), PyInt.From(_step));
        return range is null ? null : new PyTuple([iter, new PyTuple([range]), PyNone.None]);
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ArgumentConversion.ToInt64(state, out long index))
        {
            return null;
        }

        index = Math.Clamp(index, 0, _left);
        _next += index * _step;
        _left -= index;
        return PyNone.None;
    }
}

/// <summary>Walks over a range whose values do not fit 64 bits.</summary>
/// <param name="start">The first value.</param>
/// <param name="step">The step.</param>
/// <param name="count">How many values come.</param>
[PyClass("longrange_iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyLongRangeIterator(BigInteger start, BigInteger step, BigInteger count) : PyObject
{
    private BigInteger _next = start;
    private BigInteger _left = count;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_left.Sign <= 0)
        {
            return null;
        }

        BigInteger value = _next;
        _left -= 1;
        _next = value + step;
        return PyInt.From(value);
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)")]
    private PyObject? LengthHint() => PyInt.From(_left);

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (IteratorPickling.Builtin("iter") is not { } iter)
        {
            return null;
        }

        PyObject? range = Calls.Call(PyRange.TypeObject, PyInt.From(_next), PyInt.From(_next + (_left * step)), PyInt.From(step));
        return range is null ? null : new PyTuple([iter, new PyTuple([range]), PyNone.None]);
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (state is not PyInt index)
        {
            return Errors.Raise(PyExceptions.TypeError, $"state must be an int, not {state.Type.FullName}");
        }

        BigInteger skipped = BigInteger.Min(BigInteger.Max(index.Value, 0), _left);
        _next += skipped * step;
        _left -= skipped;
        return PyNone.None;
    }
}
