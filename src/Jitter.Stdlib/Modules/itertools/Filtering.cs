using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Itertools;

/// <summary><c>takewhile(predicate, iterable)</c></summary>
[PyClass("itertools.takewhile", Flags = TypeFlags.BaseType)]
public partial class PyTakeWhile : PyObject
{
    private readonly PyObject _predicate;
    private readonly PyObject _iterator;
    private bool _stopped;

    /// <summary>Makes one.</summary>
    protected PyTakeWhile(PyObject predicate, PyObject iterator)
    {
        _predicate = predicate;
        _iterator = iterator;
    }

    [PyNew("takewhile(predicate, iterable, /)")]
    private static PyObject? New(PyType type, PyObject predicate, PyObject iterable) =>
        Iteration.GetIterator(iterable) is { } iterator ? AllocateAs(type, predicate, iterator) : null;

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        if (_stopped || _iterator.IterNext() is not { } item || Calls.Call(_predicate, item) is not { } answer)
        {
            return null;
        }

        int truth = Truth.Of(answer);
        if (truth > 0)
        {
            return item;
        }

        _stopped |= truth == 0;
        return null;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => ItertoolsModule.WarnPickling()
        ? new PyTuple([Type, new PyTuple([_predicate, _iterator]), PyInt.From(_stopped ? 1 : 0)])
        : null;

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ItertoolsModule.WarnPickling() || !ArgumentConversion.ToBool(state, out bool stopped))
        {
            return null;
        }

        _stopped = stopped;
        return PyNone.None;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}

/// <summary><c>dropwhile(predicate, iterable)</c></summary>
[PyClass("itertools.dropwhile", Flags = TypeFlags.BaseType)]
public partial class PyDropWhile : PyObject
{
    private readonly PyObject _predicate;
    private readonly PyObject _iterator;
    private bool _started;

    /// <summary>Makes one.</summary>
    protected PyDropWhile(PyObject predicate, PyObject iterator)
    {
        _predicate = predicate;
        _iterator = iterator;
    }

    [PyNew("dropwhile(predicate, iterable, /)")]
    private static PyObject? New(PyType type, PyObject predicate, PyObject iterable) =>
        Iteration.GetIterator(iterable) is { } iterator ? AllocateAs(type, predicate, iterator) : null;

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        while (_iterator.IterNext() is { } item)
        {
            if (_started)
            {
                return item;
            }

            PyObject? answer = Calls.Call(_predicate, item);
            int truth = answer is null ? -1 : Truth.Of(answer);
            if (truth < 0)
            {
                return null;
            }

            if (truth == 0)
            {
                _started = true;
                return item;
            }
        }

        return null;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => ItertoolsModule.WarnPickling()
        ? new PyTuple([Type, new PyTuple([_predicate, _iterator]), PyInt.From(_started ? 1 : 0)])
        : null;

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ItertoolsModule.WarnPickling() || !ArgumentConversion.ToBool(state, out bool started))
        {
            return null;
        }

        _started = started;
        return PyNone.None;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}

/// <summary><c>filterfalse(function, iterable)</c></summary>
[PyClass("itertools.filterfalse", Flags = TypeFlags.BaseType)]
public partial class PyFilterFalse : PyObject
{
    private readonly PyObject _function;
    private readonly PyObject _iterator;

    /// <summary>Makes one.</summary>
    protected PyFilterFalse(PyObject function, PyObject iterator)
    {
        _function = function;
        _iterator = iterator;
    }

    [PyNew("filterfalse(function, iterable, /)")]
    private static PyObject? New(PyType type, PyObject function, PyObject iterable) =>
        Iteration.GetIterator(iterable) is { } iterator ? AllocateAs(type, function, iterator) : null;

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        bool testsTruth = _function is PyNone || ReferenceEquals(_function, PyTypes.Bool);
        while (_iterator.IterNext() is { } item)
        {
            PyObject? answer = testsTruth ? item : Calls.Call(_function, item);
            int truth = answer is null ? -1 : Truth.Of(answer);
            if (truth <= 0)
            {
                return truth == 0 ? item : null;
            }
        }

        return null;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => ItertoolsModule.WarnPickling() ? new PyTuple([Type, new PyTuple([_function, _iterator])]) : null;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}

/// <summary><c>compress(data, selectors)</c></summary>
[PyClass("itertools.compress", Flags = TypeFlags.BaseType)]
public partial class PyCompress : PyObject
{
    private readonly PyObject _data;
    private readonly PyObject _selectors;

    /// <summary>Makes one.</summary>
    protected PyCompress(PyObject data, PyObject selectors)
    {
        _data = data;
        _selectors = selectors;
    }

    [PyNew("compress(data, selectors)")]
    private static PyObject? New(PyType type, PyObject data, PyObject selectors) =>
        Iteration.GetIterator(data) is { } items && Iteration.GetIterator(selectors) is { } tests ? AllocateAs(type, items, tests) : null;

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        while (_data.IterNext() is { } item && _selectors.IterNext() is { } selector)
        {
            int truth = Truth.Of(selector);
            if (truth != 0)
            {
                return truth > 0 ? item : null;
            }
        }

        return null;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => ItertoolsModule.WarnPickling() ? new PyTuple([Type, new PyTuple([_data, _selectors])]) : null;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}
