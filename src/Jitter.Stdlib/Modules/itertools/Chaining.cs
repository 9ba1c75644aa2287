using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Itertools;

/// <summary><c>chain(*iterables)</c></summary>
[PyClass("itertools.chain", Flags = TypeFlags.BaseType)]
public partial class PyChain : PyObject
{
    private PyObject? _source;
    private PyObject? _active;

    /// <summary>Makes one of an iterator over iterables.</summary>
    protected PyChain(PyObject source) => _source = source;

    [PyNew("chain(*iterables)", HasTextSignature = true)]
    private static PyObject? New(PyType type, PyTuple iterables) => AllocateAs(type, new PyTupleIterator(iterables));

    [PyClassMethod("from_iterable($type, iterable, /)", Doc = "Alternative chain() constructor taking a single iterable argument that evaluates lazily.")]
    private static PyObject? FromIterable(PyType type, PyObject iterable) =>
        Iteration.GetIterator(iterable) is { } source ? AllocateAs(type, source) : null;

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        while (_source is not null)
        {
            if (_active is null)
            {
                PyObject? iterable = Iteration.Next(_source);
                _active = iterable is null ? null : Iteration.GetIterator(iterable);
                if (_active is null)
                {
                    _source = null;
                    return null;
                }
            }

            PyObject? item = Iteration.Next(_active);
            if (item is not null || Errors.Pending)
            {
                return item;
            }

            _active = null;
        }

        return null;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        return _source is null ? new PyTuple([Type, PyTuple.Empty])
            : new PyTuple([Type, PyTuple.Empty, _active is null ? new PyTuple([_source]) : new PyTuple([_source, _active])]);
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ItertoolsModule.WarnPickling() || ItertoolsModule.State(state, -1) is not { } items)
        {
            return null;
        }

        if (items.Length is < 1 or > 2)
        {
            return Errors.Raise(PyExceptions.TypeError, $"function {(items.Length < 1 ? "takes at least 1" : "takes at most 2")} argument{(items.Length < 1 ? "" : "s")} ({items.Length} given)");
        }

        if (!Iteration.IsIterator(items[0]) || (items.Length > 1 && !Iteration.IsIterator(items[1])))
        {
            return Errors.Raise(PyExceptions.TypeError, "Arguments must be iterators.");
        }

        _source = items[0];
        _active = items.Length > 1 ? items[1] : null;
        return PyNone.None;
    }

    [PyClassMethod("__class_getitem__($type, object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType type, PyObject item) => SequenceOperators.GenericAlias(type, item);

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}

/// <summary><c>starmap(function, iterable)</c></summary>
[PyClass("itertools.starmap", Flags = TypeFlags.BaseType)]
public partial class PyStarMap : PyObject
{
    private readonly PyObject _function;
    private readonly PyObject _iterator;

    /// <summary>Makes one.</summary>
    protected PyStarMap(PyObject function, PyObject iterator)
    {
        _function = function;
        _iterator = iterator;
    }

    [PyNew("starmap(function, iterable, /)")]
    private static PyObject? New(PyType type, PyObject function, PyObject iterable) =>
        Iteration.GetIterator(iterable) is { } iterator ? AllocateAs(type, function, iterator) : null;

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext() => _iterator.IterNext() is { } item && Iteration.ToArray(item) is { } arguments
        ? Calls.Call(_function, arguments)
        : null;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => ItertoolsModule.WarnPickling() ? new PyTuple([Type, new PyTuple([_function, _iterator])]) : null;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}

/// <summary><c>pairwise(iterable)</c></summary>
[PyClass("itertools.pairwise", Flags = TypeFlags.BaseType)]
public partial class PyPairwise : PyObject
{
    private PyObject? _iterator;
    private PyObject? _previous;

    /// <summary>Makes one.</summary>
    protected PyPairwise(PyObject iterator) => _iterator = iterator;

    [PyNew("pairwise(iterable, /)")]
    private static PyObject? New(PyType type, PyObject iterable) =>
        Iteration.GetIterator(iterable) is { } iterator ? AllocateAs(type, iterator) : null;

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        if (_iterator is not { } iterator)
        {
            return null;
        }

        if (_previous is null)
        {
            _previous = iterator.IterNext();
            if (_previous is null)
            {
                _iterator = null;
                return null;
            }

            if (_iterator is null)
            {
                // The iterator's own code came back here and used it up.
                _previous = null;
                return null;
            }
        }

        PyObject old = _previous;
        PyObject? item = iterator.IterNext();
        if (item is null)
        {
            _iterator = null;
            _previous = null;
            return null;
        }

        _previous = item;
        return new PyTuple([old, item]);
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}

/// <summary><c>batched(iterable, n)</c></summary>
[PyClass("itertools.batched", Flags = TypeFlags.BaseType)]
public partial class PyBatched : PyObject
{
    private readonly int _size;
    private readonly bool _strict;
    private PyObject? _iterator;

    /// <summary>Makes one.</summary>
    protected PyBatched(PyObject iterator, int size, bool strict)
    {
        _iterator = iterator;
        _size = size;
        _strict = strict;
    }

    [PyNew("batched(iterable, n, *, strict=False)")]
    private static PyObject? New(PyType type, PyObject iterable, nint n, bool strict)
    {
        if (n < 1)
        {
            return Errors.Raise(PyExceptions.ValueError, "n must be at least one");
        }

        return Iteration.GetIterator(iterable) is { } iterator ? AllocateAs(type, iterator, (int)Math.Min(n, int.MaxValue), strict) : null;
    }

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        if (_iterator is not { } iterator)
        {
            return null;
        }

        var items = PyList.WithCapacity(Math.Min(_size, 1024));
        while (items.Count < _size)
        {
            PyObject? item = Iteration.Next(iterator);
            if (item is null)
            {
                _iterator = null;
                if (Errors.Pending || items.Count == 0)
                {
                    return null;
                }

                return _strict ? Errors.Raise(PyExceptions.ValueError, "batched(): incomplete batch") : PyTuple.FromArray(items.TakeArray());
            }

            items.Add(item);
        }

        return new PyTuple(items.TakeArray());
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}
