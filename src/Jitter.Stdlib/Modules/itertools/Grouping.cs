using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Itertools;

/// <summary><c>groupby(iterable, key)</c></summary>
[PyClass("itertools.groupby", Flags = TypeFlags.BaseType)]
public partial class PyGroupBy : PyObject
{
    private readonly PyObject _iterator;
    private readonly PyObject _keyFunction;
    private PyObject? _targetKey;
    private PyObject? _currentKey;
    private PyObject? _currentValue;
    private PyGrouper? _currentGroup;

    /// <summary>Makes one.</summary>
    protected PyGroupBy(PyObject iterator, PyObject keyFunction)
    {
        _iterator = iterator;
        _keyFunction = keyFunction;
    }

    [PyNew("groupby(iterable, key=None)")]
    private static PyObject? New(PyType type, PyObject iterable, PyObject key) =>
        Iteration.GetIterator(iterable) is { } iterator ? AllocateAs(type, iterator, key) : null;

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        _currentGroup = null;

        // Skips what is left of the last group.
        while (true)
        {
            if (_currentKey is not null)
            {
                if (_targetKey is null)
                {
                    break;
                }

                int same = Comparisons.AreEqual(_targetKey, _currentKey);
                if (same <= 0)
                {
                    if (same < 0)
                    {
                        return null;
                    }

                    break;
                }
            }

            if (!Step())
            {
                return null;
            }
        }

        _targetKey = _currentKey;
        _currentGroup = new PyGrouper(this, _targetKey!);
        return new PyTuple([_currentKey!, _currentGroup]);
    }

    /// <summary>The next value of a group; null at its end or with an error pending.</summary>
    internal PyObject? NextOf(PyGrouper group, PyObject key)
    {
        if (!ReferenceEquals(group, _currentGroup) || (_currentValue is null && !Step()))
        {
            return null;
        }

        if (Comparisons.AreEqual(key, _currentKey!) <= 0)
        {
            return null; // the end, or an error
        }

        PyObject? value = _currentValue;
        _currentValue = null;
        return value;
    }

    internal bool IsCurrent(PyGrouper group) => ReferenceEquals(group, _currentGroup);

    internal void MakeCurrent(PyGrouper group) => _currentGroup = group;

    private bool Step()
    {
        PyObject? value = _iterator.IterNext();
        PyObject? key = value is null || _keyFunction is PyNone ? value : Calls.Call(_keyFunction, value);
        if (key is null)
        {
            return false;
        }

        _currentValue = value;
        _currentKey = key;
        return true;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        var arguments = new PyTuple([_iterator, _keyFunction]);
        return _targetKey is null || _currentKey is null || _currentValue is null
            ? new PyTuple([Type, arguments])
            : new PyTuple([Type, arguments, new PyTuple([_currentValue, _targetKey, _currentKey])]);
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ItertoolsModule.WarnPickling() || ItertoolsModule.State(state, 3) is not { } items)
        {
            return null;
        }

        (_currentValue, _targetKey, _currentKey) = (items[0], items[1], items[2]);
        return PyNone.None;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}

/// <summary>One group of a groupby.</summary>
/// <param name="parent">The groupby.</param>
/// <param name="key">The group's key.</param>
[PyClass("itertools._grouper")]
public sealed partial class PyGrouper(PyGroupBy parent, PyObject key) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyNew("_grouper(parent, tgtkey, /)", HasTextSignature = false)]
    private static PyObject? New(PyType type, PyGroupBy parent, PyObject key)
    {
        var group = new PyGrouper(parent, key);
        parent.MakeCurrent(group);
        return group;
    }

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext() => parent.NextOf(this, key);

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        if (parent.IsCurrent(this))
        {
            return new PyTuple([TypeObject, new PyTuple([parent, key])]);
        }

        return IteratorPickling.Builtin("iter") is { } iter ? new PyTuple([iter, new PyTuple([PyTuple.Empty])]) : null;
    }
}
