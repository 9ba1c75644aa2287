using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>Walks over what has __getitem__ alone: indices from 0 up to the first IndexError (Objects/iterobject.c).</summary>
[PyClass("iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PySequenceIterator(PyObject sequence) : PyObject
{
    private PyObject? _sequence = sequence;
    private long _index;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_sequence is null)
        {
            return null;
        }

        if (_index == long.MaxValue)
        {
            return Errors.Raise(PyExceptions.OverflowError, "iter index too large");
        }

        PyObject? item = Subscripts.GetAt(_sequence, _index);
        if (item is not null)
        {
            _index++;
        }
        else if (Errors.ClearIf(PyExceptions.IndexError) || Errors.ClearIf(PyExceptions.StopIteration))
        {
            _sequence = null;
        }

        return item;
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)")]
    private PyObject? LengthHint()
    {
        if (_sequence is null)
        {
            return PyInt.From(0);
        }

        if (_sequence.Type.Slots.Length is null)
        {
            return PyNotImplemented.NotImplemented;
        }

        long length = Subscripts.Length(_sequence);
        return length < 0 ? null : PyInt.From(Math.Max(0, length - _index));
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => IteratorPickling.Reduce(IteratorPickling.Builtin("iter"), _sequence, _index, PyTuple.Empty);

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ArgumentConversion.ToIntPtr(state, out nint index))
        {
            return null;
        }

        if (_sequence is not null)
        {
            _index = Math.Max(0, index);
        }

        return PyNone.None;
    }
}

/// <summary><c>iter(callable, sentinel)</c>: calls until the sentinel comes.</summary>
[PyClass("callable_iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyCallableIterator(PyObject callable, PyObject sentinel) : PyObject
{
    private PyObject? _callable = callable;
    private PyObject? _sentinel = sentinel;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_callable is not { } callable)
        {
            return null;
        }

        PyObject? item = Calls.Call(callable);
        if (item is null)
        {
            if (Errors.ClearIf(PyExceptions.StopIteration))
            {
                _callable = _sentinel = null;
            }

            return null;
        }

        if (_sentinel is not { } sentinel)
        {
            return null; // the call exhausted the iterator
        }

        int equal = Comparisons.AreEqual(sentinel, item);
        if (equal == 0)
        {
            return item;
        }

        if (equal > 0)
        {
            _callable = _sentinel = null;
        }

        return null;
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (IteratorPickling.Builtin("iter") is not { } iter)
        {
            return null;
        }

        return _callable is null || _sentinel is null
            ? new PyTuple([iter, new PyTuple([PyTuple.Empty])])
            : new PyTuple([iter, new PyTuple([_callable, _sentinel])]);
    }
}
