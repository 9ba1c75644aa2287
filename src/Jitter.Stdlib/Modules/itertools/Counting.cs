using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Itertools;

/// <summary><c>count(start, step)</c></summary>
[PyClass("itertools.count", Flags = TypeFlags.BaseType)]
public partial class PyCount : PyObject
{
    private PyObject _next;
    private readonly PyObject _step;

    /// <summary>Makes one.</summary>
    protected PyCount(PyObject start, PyObject step)
    {
        _next = start;
        _step = step;
    }

    [PyNew("count(start=0, step=1)")]
    private static PyObject? New(PyType type, PyObject? start, PyObject? step) =>
        (start is not null && !IsNumber(start)) || (step is not null && !IsNumber(step))
            ? Errors.Raise(PyExceptions.TypeError, "a number is required")
            : AllocateAs(type, start ?? PyInt.From(0), step ?? PyInt.From(1));

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        PyObject current = _next;
        PyObject? next = Numbers.Add(current, _step);
        if (next is null)
        {
            return null;
        }

        _next = next;
        return current;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        if (Texts.Repr(_next) is not { } next)
        {
            return null;
        }

        if (_step is PyInt64 { Int64: 1 })
        {
            return new PyStr($"{Type.Name}({next})");
        }

        return Texts.Repr(_step) is { } step ? new PyStr($"{Type.Name}({next}, {step})") : null;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => !ItertoolsModule.WarnPickling() ? null
        : _step is PyInt64 { Int64: 1 } ? new PyTuple([Type, new PyTuple([_next])]) : new PyTuple([Type, new PyTuple([_next, _step])]);

    private static bool IsNumber(PyObject value) =>
        value is PyInt or PyFloat or PyComplex || value.Type.Slots.Unary(SlotId.Index) is not null
        || value.Type.Slots.Unary(SlotId.Int) is not null || value.Type.Slots.Unary(SlotId.Float) is not null;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}

/// <summary><c>repeat(object, times)</c></summary>
[PyClass("itertools.repeat", Flags = TypeFlags.BaseType)]
public partial class PyRepeat : PyObject
{
    private readonly PyObject _item;
    private long _left;

    /// <summary>Makes one; -1 times for ever.</summary>
    protected PyRepeat(PyObject item, long times)
    {
        _item = item;
        _left = times;
    }

    [PyNew("repeat(object, times=<unrepresentable>)", HasTextSignature = false)]
    private static PyObject? New(PyType type, PyObject item, PyObject? times)
    {
        nint count = -1;
        if (times is not null && !ArgumentConversion.ToIntPtr(times, out count))
        {
            return null;
        }

        return AllocateAs(type, item, times is null ? -1 : Math.Max(0, count));
    }

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        if (_left == 0)
        {
            return null;
        }

        _left -= _left > 0 ? 1 : 0;
        return _item;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() =>
        Texts.Repr(_item) is { } item ? new PyStr(_left < 0 ? $"{Type.Name}({item})" : $"{Type.Name}({item}, {_left})") : null;

    [PyMethod("__length_hint__($self, /)", Doc = "Private method returning an estimate of len(list(it)).")]
    private PyObject? LengthHint() => _left < 0 ? Errors.Raise(PyExceptions.TypeError, "len() of unsized object") : PyInt.From(_left);

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => !ItertoolsModule.WarnPickling() ? null
        : new PyTuple([Type, _left < 0 ? new PyTuple([_item]) : new PyTuple([_item, PyInt.From(_left)])]);

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}

/// <summary><c>cycle(iterable)</c></summary>
[PyClass("itertools.cycle", Flags = TypeFlags.BaseType)]
public partial class PyCycle : PyObject
{
    private PyObject? _iterator;
    private readonly PyList _saved = new();
    private int _index;
    private bool _firstPass;

    /// <summary>Makes one.</summary>
    protected PyCycle(PyObject iterator) => _iterator = iterator;

    [PyNew("cycle(iterable, /)")]
    private static PyObject? New(PyType type, PyObject iterable) =>
        Iteration.GetIterator(iterable) is { } iterator ? AllocateAs(type, iterator) : null;

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        if (_iterator is not null)
        {
            PyObject? item = Iteration.Next(_iterator);
            if (item is not null)
            {
                if (!_firstPass)
                {
                    _saved.Add(item);
                }

                return item;
            }

            if (Errors.Pending)
            {
                return null;
            }

            _iterator = null;
        }

        if (_saved.Count == 0)
        {
            return null;
        }

        PyObject saved = _saved[_index];
        _index = _index + 1 < _saved.Count ? _index + 1 : 0;
        return saved;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        var saved = new PyList(_saved.Items.ToArray());
        if (_iterator is not null)
        {
            return new PyTuple([Type, new PyTuple([_iterator]), new PyTuple([saved, PyInt.From(_firstPass ? 1 : 0)])]);
        }

        // A finished pass: a list iterator at the place of the next item.
        PyObject rest = new PyListIterator(saved);
        for (int i = 0; i < _index; i++)
        {
            rest.IterNext();
        }

        return new PyTuple([Type, new PyTuple([rest]), new PyTuple([saved, PyInt.From(1)])]);
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ItertoolsModule.WarnPickling() || ItertoolsModule.State(state, 2) is not { } items)
        {
            return null;
        }

        if (items[0] is not PyList saved)
        {
            return Errors.Raise(PyExceptions.TypeError, "saved must be a list");
        }

        if (!ArgumentConversion.ToBool(items[1], out bool firstPass))
        {
            return null;
        }

        _saved.Clear();
        _saved.AddRange(saved.Items);
        _firstPass = firstPass;
        _index = 0;
        return PyNone.None;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}

/// <summary><c>accumulate(iterable, func, initial)</c></summary>
[PyClass("itertools.accumulate", Flags = TypeFlags.BaseType)]
public partial class PyAccumulate : PyObject
{
    private readonly PyObject _iterator;
    private readonly PyObject? _function;
    private PyObject? _initial;
    private PyObject? _total;

    /// <summary>Makes one; a null function adds.</summary>
    protected PyAccumulate(PyObject iterator, PyObject? function, PyObject? initial)
    {
        _iterator = iterator;
        _function = function;
        _initial = initial;
    }

    [PyNew("accumulate(iterable, func=None, *, initial=None)")]
    private static PyObject? New(PyType type, PyObject iterable, PyObject func, PyObject initial) =>
        Iteration.GetIterator(iterable) is { } iterator
            ? AllocateAs(type, iterator, func is PyNone ? null : func, initial is PyNone ? null : initial)
            : null;

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        if (_initial is not null)
        {
            _total = _initial;
            _initial = null;
            return _total;
        }

        PyObject? item = _iterator.IterNext();
        if (item is null)
        {
            return null;
        }

        if (_total is null)
        {
            return _total = item;
        }

        PyObject? total = _function is null ? Numbers.Add(_total, item) : Calls.Call(_function, _total, item);
        if (total is not null)
        {
            _total = total;
        }

        return total;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        PyObject function = _function ?? PyNone.None;
        if (_initial is not null)
        {
            // The initial value comes before the other ones.
            PyObject? chain = Calls.Call(PyChain.TypeObject, new PyTuple([_initial]), _iterator);
            return chain is null ? null : new PyTuple([Type, new PyTuple([chain, function]), PyNone.None]);
        }

        if (_total is PyNone)
        {
            PyObject? chain = Calls.Call(PyChain.TypeObject, new PyTuple([PyNone.None]), _iterator);
            PyObject? accumulate = chain is null ? null : Calls.Call(TypeObject, chain, function);
            return accumulate is null
                ? null
                : new PyTuple([PyIslice.TypeObject, new PyTuple([accumulate, PyInt.From(1), PyNone.None])]);
        }

        return new PyTuple([Type, new PyTuple([_iterator, function]), _total ?? PyNone.None]);
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        _total = state is PyNone ? null : state;
        return PyNone.None;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}
