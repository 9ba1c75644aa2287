using System.Numerics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Objects;

/// <summary><c>enumerate(iterable, start)</c></summary>
[PyClass("enumerate", Flags = TypeFlags.BaseType, Doc = "Return an enumerate object: pairs of an index and an item.")]
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

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames is null ? 0 : keywordNames.Count);
        PyObject? iterable = positional > 0 ? arguments[0] : null;
        PyObject? start = positional > 1 ? arguments[1] : null;
        if (arguments.Length > 2)
        {
            return ArgumentErrors.Raise($"enumerate() takes at most 2 arguments ({arguments.Length} given)");
        }

        for (int i = positional; i < arguments.Length; i++)
        {
            PyObject name = keywordNames!.Items[i - positional];
            switch (name.ToString())
            {
                case "iterable" when iterable is null:
                    iterable = arguments[i];
                    break;
                case "start" when start is null && (iterable is not null || arguments.Length == 2):
                    start = arguments[i];
                    break;
                default:
                    return ArgumentErrors.Raise($"'{name}' is an invalid keyword argument for enumerate()");
            }
        }

        if (iterable is null)
        {
            return ArgumentErrors.Raise("enumerate() missing required argument 'iterable'");
        }

        PyInt? first = start is null ? PyInt.From(0) : Numbers.Index(start);
        PyObject? iterator = first is null ? null : Iteration.GetIterator(iterable);
        return iterator is null ? null : AllocateAs((PyType)type, iterator, first!);
    }

    [PyTypeInit]
    private static void SetSignature(PyType type) => type.TextSignature = "(iterable, start=0)";

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
