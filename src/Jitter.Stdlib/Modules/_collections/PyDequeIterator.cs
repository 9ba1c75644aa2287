using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Collections;

/// <summary>Walks over a deque.</summary>
[PyClass("collections._deque_iterator")]
public sealed partial class PyDequeIterator : PyObject
{
    private readonly PyDeque _deque;
    private readonly long _state;
    private int _index;
    private int _left;

    /// <summary>Makes one that begins at an index.</summary>
    public PyDequeIterator(PyDeque deque, int index)
    {
        _deque = deque;
        _state = deque.State;
        _index = index;
        _left = deque.Count - index;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyNew("_deque_iterator(deque, index=0, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private static PyObject? New(PyType type, PyDeque deque, nint index) => new PyDequeIterator(deque, (int)Math.Clamp(index, 0, deque.Count));

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_deque.State != _state)
        {
            _left = 0;
            return Errors.Raise(PyExceptions.RuntimeError, "deque mutated during iteration");
        }

        if (_left == 0)
        {
            return null;
        }

        _left--;
        return _deque[_index++];
    }

    [PySlot(SlotId.Iter)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)", Doc = "Private method returning an estimate of len(list(it)).")]
    private long LengthHint() => _left;

    [PyMethod("__reduce__($self, /)", Doc = "Return state information for pickling.")]
    private PyObject? Reduce() => new PyTuple([TypeObject, new PyTuple([_deque, PyInt.From(_deque.Count - _left)])]);
}

/// <summary>Walks over a deque from its end.</summary>
[PyClass("collections._deque_reverse_iterator")]
public sealed partial class PyDequeReverseIterator : PyObject
{
    private readonly PyDeque _deque;
    private readonly long _state;
    private int _left;

    /// <summary>Makes one that has already passed some items.</summary>
    public PyDequeReverseIterator(PyDeque deque, int passed)
    {
        _deque = deque;
        _state = deque.State;
        _left = deque.Count - passed;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyNew("_deque_reverse_iterator(deque, index=0, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private static PyObject? New(PyType type, PyDeque deque, nint index) =>
        new PyDequeReverseIterator(deque, (int)Math.Clamp(index, 0, deque.Count));

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_left == 0)
        {
            return null;
        }

        if (_deque.State != _state)
        {
            _left = 0;
            return Errors.Raise(PyExceptions.RuntimeError, "deque mutated during iteration");
        }

        return _deque[--_left];
    }

    [PySlot(SlotId.Iter)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)", Doc = "Private method returning an estimate of len(list(it)).")]
    private long LengthHint() => _left;

    [PyMethod("__reduce__($self, /)", Doc = "Return state information for pickling.")]
    private PyObject? Reduce() => new PyTuple([TypeObject, new PyTuple([_deque, PyInt.From(_deque.Count - _left)])]);
}
