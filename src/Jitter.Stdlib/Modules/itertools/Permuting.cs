using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Itertools;

/// <summary><c>permutations(iterable, r)</c></summary>
[PyClass("itertools.permutations", Flags = TypeFlags.BaseType)]
public partial class PyPermutations : PyObject
{
    private readonly PyObject[] _pool;
    private readonly int[] _indices;
    private readonly int[] _cycles;
    private readonly int _length;
    private bool _started;
    private bool _stopped;

    /// <summary>Makes one of a pool of items.</summary>
    protected PyPermutations(PyObject[] pool, nint r)
    {
        _pool = pool;
        _stopped = r > pool.Length;
        _length = (int)Math.Min(r, Array.MaxLength);
        _indices = new int[pool.Length];
        _cycles = new int[_stopped ? 0 : _length];
        for (int i = 0; i < _indices.Length; i++)
        {
            _indices[i] = i;
        }

        for (int i = 0; i < _cycles.Length; i++)
        {
            _cycles[i] = pool.Length - i;
        }
    }

    [PyNew("permutations(iterable, r=None)")]
    private static PyObject? New(PyType type, PyObject iterable, PyObject r)
    {
        if (Iteration.ToArray(iterable) is not { } pool)
        {
            return null;
        }

        nint length = pool.Length;
        if (r is not PyNone)
        {
            if (r is not PyInt)
            {
                return Errors.Raise(PyExceptions.TypeError, "Expected int as r");
            }

            if (!ArgumentConversion.ToIntPtr(r, out length))
            {
                return null;
            }
        }

        return length < 0 ? Errors.Raise(PyExceptions.ValueError, "r must be non-negative") : AllocateAs(type, pool, length);
    }

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        if (_stopped)
        {
            return null;
        }

        if (_started && !Advance())
        {
            _stopped = true;
            return null;
        }

        _started = true;
        var items = new PyObject[_length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = _pool[_indices[i]];
        }

        return PyTuple.FromArray(items);
    }

    /// <summary>The next permutation: the rightmost cycle that is not done swaps, those that are done rotate; false at the end.</summary>
    private bool Advance()
    {
        int count = _pool.Length;
        for (int i = _length - 1; i >= 0; i--)
        {
            _cycles[i]--;
            if (_cycles[i] > 0)
            {
                int other = count - _cycles[i];
                (_indices[i], _indices[other]) = (_indices[other], _indices[i]);
                return true;
            }

            int first = _indices[i];
            Array.Copy(_indices, i + 1, _indices, i, count - 1 - i);
            _indices[count - 1] = first;
            _cycles[i] = count - i;
        }

        return false;
    }

    [PyMethod("__sizeof__($self, /)", Doc = "Returns size in memory, in bytes.")]
    private long SizeOf() => 64 + (8L * (_indices.Length + _length));

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        if (_stopped)
        {
            return new PyTuple([Type, new PyTuple([PyTuple.Empty, PyInt.From(_length)])]);
        }

        var arguments = new PyTuple([PyTuple.From(_pool), PyInt.From(_length)]);
        return _started
            ? new PyTuple([Type, arguments, new PyTuple([ToTuple(_indices), ToTuple(_cycles)])])
            : new PyTuple([Type, arguments]);
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ItertoolsModule.WarnPickling() || ItertoolsModule.State(state, 2) is not { } items)
        {
            return null;
        }

        if (items[0] is not PyTuple indices || items[1] is not PyTuple cycles || indices.Count != _indices.Length || cycles.Count != _length)
        {
            return Errors.Raise(PyExceptions.ValueError, "invalid arguments");
        }

        for (int i = 0; i < _indices.Length; i++)
        {
            if (!ArgumentConversion.ToIntPtr(indices.Items[i], out nint index))
            {
                return null;
            }

            _indices[i] = (int)Math.Clamp(index, 0, _indices.Length - 1);
        }

        for (int i = 0; i < _cycles.Length; i++)
        {
            if (!ArgumentConversion.ToIntPtr(cycles.Items[i], out nint index))
            {
                return null;
            }

            _cycles[i] = (int)Math.Clamp(index, 1, _indices.Length - i);
        }

        _started = true;
        return PyNone.None;
    }

    private static PyTuple ToTuple(int[] numbers)
    {
        var items = new PyObject[numbers.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = PyInt.From(numbers[i]);
        }

        return PyTuple.FromArray(items);
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}

/// <summary><c>product(*iterables, repeat=1)</c></summary>
[PyClass("itertools.product", Flags = TypeFlags.BaseType)]
public partial class PyProduct : PyObject
{
    private readonly PyObject[][] _pools;
    private readonly int[] _indices;
    private bool _started;
    private bool _stopped;

    /// <summary>Makes one of pools of items.</summary>
    protected PyProduct(PyObject[][] pools)
    {
        _pools = pools;
        _indices = new int[pools.Length];
        foreach (PyObject[] pool in pools)
        {
            _stopped |= pool.Length == 0;
        }
    }

    [PyTypeInit]
    private static void SetSignature(PyType type) => type.TextSignature = "(*iterables, repeat=1)";

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames is null ? 0 : keywordNames.Count);
        nint repeat = 1;
        if (keywordNames is { Count: > 0 })
        {
            foreach (PyObject name in keywordNames.Items)
            {
                if (name.ToString() != "repeat")
                {
                    return ArgumentErrors.Raise($"product() got an unexpected keyword argument '{name}'");
                }
            }

            if (!ArgumentConversion.ToIntPtr(arguments[positional], out repeat))
            {
                return null;
            }

            if (repeat < 0)
            {
                return Errors.Raise(PyExceptions.ValueError, "repeat argument cannot be negative");
            }
        }

        int own = repeat == 0 ? 0 : positional;
        if (own > 0 && repeat > long.MaxValue / 8 / own)
        {
            return Errors.Raise(PyExceptions.OverflowError, "repeat argument too large");
        }

        if (own * (long)repeat > Array.MaxLength)
        {
            return Errors.Raise(PyExceptions.MemoryError);
        }

        var pools = new PyObject[own * repeat][];
        for (int i = 0; i < own; i++)
        {
            if (Iteration.ToArray(arguments[i]) is not { } pool)
            {
                return null;
            }

            pools[i] = pool;
        }

        for (int i = own; i < pools.Length; i++)
        {
            pools[i] = pools[i - own];
        }

        return AllocateAs((PyType)type, pools);
    }

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        if (_stopped)
        {
            return null;
        }

        if (_started && !Advance())
        {
            _stopped = true;
            return null;
        }

        _started = true;
        var items = new PyObject[_pools.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = _pools[i][_indices[i]];
        }

        return PyTuple.FromArray(items);
    }

    private bool Advance()
    {
        for (int i = _pools.Length - 1; i >= 0; i--)
        {
            if (++_indices[i] < _pools[i].Length)
            {
                return true;
            }

            _indices[i] = 0;
        }

        return false;
    }

    [PyMethod("__sizeof__($self, /)", Doc = "Returns size in memory, in bytes.")]
    private long SizeOf() => 48 + (8L * _pools.Length);

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        if (_stopped)
        {
            return new PyTuple([Type, new PyTuple([PyTuple.Empty])]);
        }

        var pools = new PyObject[_pools.Length];
        var indices = new PyObject[_pools.Length];
        for (int i = 0; i < pools.Length; i++)
        {
            pools[i] = PyTuple.From(_pools[i]);
            indices[i] = PyInt.From(_indices[i]);
        }

        return _started
            ? new PyTuple([Type, PyTuple.FromArray(pools), PyTuple.FromArray(indices)])
            : new PyTuple([Type, PyTuple.FromArray(pools)]);
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        if (state is not PyTuple { Items: var items } || items.Length != _pools.Length)
        {
            return Errors.Raise(PyExceptions.ValueError, "invalid arguments");
        }

        for (int i = 0; i < items.Length; i++)
        {
            if (!ArgumentConversion.ToIntPtr(items[i], out nint index))
            {
                return null;
            }

            if (_pools[i].Length == 0)
            {
                _stopped = true;
                return PyNone.None;
            }

            _indices[i] = (int)Math.Clamp(index, 0, _pools[i].Length - 1);
        }

        _started = true;
        return PyNone.None;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}
