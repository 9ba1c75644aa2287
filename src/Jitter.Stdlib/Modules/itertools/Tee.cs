using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Itertools;

/// <summary>One of the iterators that <c>tee</c> makes: they share chained blocks of what the source gave.</summary>
[PyClass("itertools._tee", Flags = TypeFlags.WeakReferences, Doc = "Iterator wrapped to make it copyable.")]
public sealed partial class PyTee : PyObject
{
    private PyTeeData _data;
    private int _index;

    /// <summary>Makes one that stands at a place of a block.</summary>
    public PyTee(PyTeeData data, int index)
    {
        _data = data;
        _index = index;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyNew("_tee(iterable, /)")]
    private static PyObject? New(PyType type, PyObject iterable)
    {
        PyObject? iterator = Iteration.GetIterator(iterable);
        return iterator is null ? null : iterator is PyTee tee ? tee.Copy() : new PyTee(new PyTeeData(iterator), 0);
    }

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_index >= PyTeeData.Size)
        {
            _data = _data.Next;
            _index = 0;
        }

        PyObject? item = _data.Get(_index);
        if (item is not null)
        {
            _index++;
        }

        return item;
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__copy__($self, /)", Doc = "Returns an independent iterator.")]
    private PyObject? Copy() => new PyTee(_data, _index);

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => ItertoolsModule.WarnPickling()
        ? new PyTuple([TypeObject, new PyTuple([PyTuple.Empty]), new PyTuple([_data, PyInt.From(_index)])])
        : null;

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ItertoolsModule.WarnPickling() || ItertoolsModule.State(state, 2) is not { } items)
        {
            return null;
        }

        if (items[0] is not PyTeeData data)
        {
            return Errors.Raise(PyExceptions.TypeError, $"argument 1 must be itertools._tee_dataobject, not {items[0].Type.FullName}");
        }

        if (!ArgumentConversion.ToInt32(items[1], out int index))
        {
            return null;
        }

        if (index is < 0 or > PyTeeData.Size)
        {
            return Errors.Raise(PyExceptions.ValueError, "Index out of range");
        }

        _data = data;
        _index = index;
        return PyNone.None;
    }
}

/// <summary>A block of what a teed iterator gave.</summary>
[PyClass("itertools._tee_dataobject", Doc = "teedataobject(iterable, values, next, /)")]
public sealed partial class PyTeeData : PyObject
{
    /// <summary>How many items a block has: CPython's number, which pickles show.</summary>
    public const int Size = 57;

    private readonly PyObject _iterator;
    private readonly PyObject[] _items = new PyObject[Size];
    private int _count;
    private bool _running;
    private PyTeeData? _next;

    /// <summary>Makes an empty block.</summary>
    public PyTeeData(PyObject iterator) => _iterator = iterator;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The block behind this one, which is full.</summary>
    public PyTeeData Next => _next ??= new PyTeeData(_iterator);

    /// <summary>An item, read from the source where nobody has read it before; null at the end or with an error pending.</summary>
    public PyObject? Get(int index)
    {
        if (index < _count)
        {
            return _items[index];
        }

        if (_running)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "cannot re-enter the tee iterator");
        }

        _running = true;
        PyObject? item = _iterator.IterNext();
        _running = false;
        if (item is not null)
        {
            _items[_count++] = item;
        }

        return item;
    }

    [PyNew("_tee_dataobject(iterable, values, next, /)", HasTextSignature = false)]
    private static PyObject? New(PyType type, PyObject iterable, PyList values, PyObject next)
    {
        var data = new PyTeeData(iterable);
        if (values.Count > Size)
        {
            return Errors.Raise(PyExceptions.ValueError, "Invalid arguments");
        }

        values.Items.CopyTo(data._items);
        data._count = values.Count;
        if (next is not PyNone)
        {
            if (data._count != Size || next is not PyTeeData following)
            {
                return Errors.Raise(PyExceptions.ValueError, "Invalid arguments");
            }

            data._next = following;
        }

        return data;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => ItertoolsModule.WarnPickling()
        ? new PyTuple([TypeObject, new PyTuple([_iterator, new PyList(_items.AsSpan(0, _count).ToArray()), _next is null ? PyNone.None : _next])])
        : null;
}
