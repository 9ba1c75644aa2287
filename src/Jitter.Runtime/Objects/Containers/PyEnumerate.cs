using System.Numerics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Objects;

/// <summary><c>enumerate(iterable, start)</c></summary>
[PyClass("enumerate", Flags = TypeFlags.BaseType)]
public partial class PyEnumerate : PyObject
{
    private readonly PyObject _iterator;
    private long _index;
    private BigInteger _bigIndex;
    private bool _isBig;

    /// <summary>Makes one of an iterator and the first index.</summary>
    protected PyEnumerate(PyObject iterator, PyInt start)
    {
        _iterator = iterator;
        _isBig = !start.TryGetInt64(out _index);
        _bigIndex = _isBig ? start.Value : 0;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyNew("enumerate(iterable, start=0)")]
    private static PyObject? New(PyType type, PyObject iterable, PyObject? start)
    {
        PyInt? first = start is null ? PyInt.From(0) : Numbers.Index(start);
        PyObject? iterator = first is null ? null : Iteration.GetIterator(iterable);
        return iterator is null ? null : AllocateAs(type, iterator, first!);
    }

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        PyObject? item = _iterator.IterNext();
        return item is null ? null : new PyTuple([NextIndex(), item]);
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => new PyTuple([Type, new PyTuple([_iterator, _isBig ? PyInt.From(_bigIndex) : PyInt.From(_index)])]);

    [PyClassMethod("__class_getitem__($type, object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType type, PyObject item) => SequenceOperators.GenericAlias(type, item);

    private PyInt NextIndex()
    {
        if (!_isBig)
        {
            if (_index < long.MaxValue)
            {
                return PyInt.From(_index++);
            }

            _isBig = true;
            _bigIndex = _index;
        }

        return PyInt.From(_bigIndex++);
    }
}
