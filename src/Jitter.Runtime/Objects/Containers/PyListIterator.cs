using Jitter.Runtime.Binding;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>Walks over a list, which may change meanwhile.</summary>
[PyClass("list_iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyListIterator(PyList list) : PyObject
{
    private PyList? _list = list;
    private int _index;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_list is { } list)
        {
            if ((uint)_index < (uint)list.Count)
            {
                return list[_index++];
            }

            _list = null;
        }

        return null;
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)")]
    private long LengthHint() => _list is null ? 0 : Math.Max(0, _list.Count - _index);

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => IteratorPickling.Reduce(IteratorPickling.Builtin("iter"), _list, _index, new PyList());

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ArgumentConversion.ToIntPtr(state, out nint index))
        {
            return null;
        }

        if (_list is not null)
        {
            _index = (int)Math.Clamp(index, 0, _list.Count);
        }

        return PyNone.None;
    }
}

/// <summary>Walks over a list from its end.</summary>
[PyClass("list_reverseiterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyListReverseIterator(PyList list) : PyObject
{
    private PyList? _list = list;
    private int _index = list.Count - 1;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_list is { } list)
        {
            if ((uint)_index < (uint)list.Count)
            {
                return list[_index--];
            }

            _index = -1;
            _list = null;
        }

        return null;
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)")]
    private long LengthHint() => _list is null || _list.Count < _index + 1 ? 0 : _index + 1;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        PyObject? reversed = IteratorPickling.Builtin("reversed");
        return IteratorPickling.Reduce(reversed, _list, _index, new PyList());
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ArgumentConversion.ToIntPtr(state, out nint index))
        {
            return null;
        }

        if (_list is not null)
        {
            _index = (int)Math.Clamp(index, -1, _list.Count - 1);
        }

        return PyNone.None;
    }
}
