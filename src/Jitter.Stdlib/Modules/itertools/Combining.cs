using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Itertools;

/// <summary><c>combinations(iterable, r)</c></summary>
[PyClass("itertools.combinations", Flags = TypeFlags.BaseType)]
public partial class PyCombinations : PyObject
{
    private readonly PyObject[] _pool;
    private readonly int[] _indices;
    private readonly int _length;
    private PyTuple? _last;
    private bool _stopped;

    /// <summary>Makes one of a pool of items.</summary>
    protected PyCombinations(PyObject[] pool, nint r)
    {
        _pool = pool;
        _length = (int)Math.Min(r, Array.MaxLength);
        _stopped = r > pool.Length;
        _indices = _stopped ? [] : new int[_length];
        for (int i = 0; i < _indices.Length; i++)
        {
            _indices[i] = i;
        }
    }

    [PyNew("combinations(iterable, r)")]
    private static PyObject? New(PyType type, PyObject iterable, nint r)
    {
        if (Iteration.ToArray(iterable) is not { } pool)
        {
            return null;
        }

        return r < 0 ? Errors.Raise(PyExceptions.ValueError, "r must be non-negative") : AllocateAs(type, pool, r);
    }

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        if (_stopped)
        {
            return null;
        }

        if (_last is not null && !Advance())
        {
            _stopped = true;
            return null;
        }

        var items = new PyObject[_length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = _pool[_indices[i]];
        }

        return _last = PyTuple.FromArray(items);
    }

    /// <summary>The rightmost index that can grow does, and those behind it follow; false at the end.</summary>
    private bool Advance()
    {
        int at = _length - 1;
        while (at >= 0 && _indices[at] == at + _pool.Length - _length)
        {
            at--;
        }

        if (at < 0)
        {
            return false;
        }

        _indices[at]++;
        for (int i = at + 1; i < _length; i++)
        {
            _indices[i] = _indices[i - 1] + 1;
        }

        return true;
    }

    [PyMethod("__sizeof__($self, /)", Doc = "Returns size in memory, in bytes.")]
    private long SizeOf() => 56 + (8L * _length);

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        PyTuple pool = PyTuple.From(_pool);
        if (_stopped)
        {
            return new PyTuple([Type, new PyTuple([PyTuple.Empty, PyInt.From(_length)])]);
        }

        var arguments = new PyTuple([pool, PyInt.From(_length)]);
        if (_last is null)
        {
            return new PyTuple([Type, arguments]);
        }

        var indices = new PyObject[_length];
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = PyInt.From(_indices[i]);
        }

        return new PyTuple([Type, arguments, PyTuple.FromArray(indices)]);
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        if (state is not PyTuple { Items: var items } || items.Length != _length)
        {
            return Errors.Raise(PyExceptions.ValueError, "invalid arguments");
        }

        for (int i = 0; i < _indices.Length; i++)
        {
            if (!ArgumentConversion.ToIntPtr(items[i], out nint index))
            {
                return null;
            }

            _indices[i] = (int)Math.Clamp(index, 0, i + _pool.Length - _length);
        }

        _last = PyTuple.Empty;
        return PyNone.None;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}

/// <summary><c>combinations_with_replacement(iterable, r)</c></summary>
[PyClass("itertools.combinations_with_replacement", Flags = TypeFlags.BaseType)]
public partial class PyCombinationsWithReplacement : PyObject
{
    private readonly PyObject[] _pool;
    private readonly int[] _indices;
    private readonly int _length;
    private PyTuple? _last;
    private bool _stopped;

    /// <summary>Makes one of a pool of items.</summary>
    protected PyCombinationsWithReplacement(PyObject[] pool, nint r)
    {
        _pool = pool;
        _length = (int)Math.Min(r, Array.MaxLength);
        _stopped = pool.Length == 0 && r > 0;
        _indices = _stopped ? [] : new int[_length];
        for (int i = 0; i < _indices.Length; i++)
        {
            _indices[i] = 0;
        }
    }

    [PyNew("combinations_with_replacement(iterable, r)")]
    private static PyObject? New(PyType type, PyObject iterable, nint r)
    {
        if (Iteration.ToArray(iterable) is not { } pool)
        {
            return null;
        }

        return r < 0 ? Errors.Raise(PyExceptions.ValueError, "r must be non-negative") : AllocateAs(type, pool, r);
    }

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        if (_stopped)
        {
            return null;
        }

        if (_last is not null && !Advance())
        {
            _stopped = true;
            return null;
        }

        var items = new PyObject[_length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = _pool[_indices[i]];
        }

        return _last = PyTuple.FromArray(items);
    }

    /// <summary>The rightmost index that can grow does, and those behind it become the same; false at the end.</summary>
    private bool Advance()
    {
        int at = _length - 1;
        while (at >= 0 && _indices[at] == _pool.Length - 1)
        {
            at--;
        }

        if (at < 0)
        {
            return false;
        }

        Array.Fill(_indices, _indices[at] + 1, at, _length - at);
        return true;
    }

    [PyMethod("__sizeof__($self, /)", Doc = "Returns size in memory, in bytes.")]
    private long SizeOf() => 56 + (8L * _length);

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        PyTuple pool = PyTuple.From(_pool);
        if (_stopped)
        {
            return new PyTuple([Type, new PyTuple([PyTuple.Empty, PyInt.From(_length)])]);
        }

        var arguments = new PyTuple([pool, PyInt.From(_length)]);
        if (_last is null)
        {
            return new PyTuple([Type, arguments]);
        }

        var indices = new PyObject[_length];
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = PyInt.From(_indices[i]);
        }

        return new PyTuple([Type, arguments, PyTuple.FromArray(indices)]);
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        if (state is not PyTuple { Items: var items } || items.Length != _length)
        {
            return Errors.Raise(PyExceptions.ValueError, "invalid arguments");
        }

        for (int i = 0; i < _indices.Length; i++)
        {
            if (!ArgumentConversion.ToIntPtr(items[i], out nint index))
            {
                return null;
            }

            _indices[i] = (int)Math.Clamp(index, 0, _pool.Length - 1);
        }

        _last = PyTuple.Empty;
        return PyNone.None;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}
