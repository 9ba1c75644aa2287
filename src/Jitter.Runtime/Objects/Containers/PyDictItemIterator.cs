using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>Walks over the items of a dict.</summary>
[PyClass("dict_itemiterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyDictItemIterator(PyDict dict) : PyObject
{
    private PyDict? _dict = dict;
    private int _position;
    private int _count = dict.Count;
    private int _left = dict.Count;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_dict is not { } dict)
        {
            return null;
        }

        if (dict.Count != _count)
        {
            _count = -1; // it stays so
            return Errors.Raise(PyExceptions.RuntimeError, "dictionary changed size during iteration");
        }

        if (!dict.Next(ref _position, out PyObject? key, out PyObject? value))
        {
            _dict = null;
            return null;
        }

        if (_left-- == 0)
        {
            _dict = null;
            return Errors.Raise(PyExceptions.RuntimeError, "dictionary keys changed during iteration");
        }

        return new PyTuple([key, value]);
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)")]
    private long LengthHint() => _dict is { } dict && dict.Count == _count ? _left : 0;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => IteratorPickling.ReduceToList(
        IteratorPickling.Builtin("iter"),
        _dict is null ? PyTuple.Empty : new PyDictItemIterator(_dict) { _position = _position, _count = _count, _left = _left });
}

/// <summary>Walks over the items of a dict from the end.</summary>
[PyClass("dict_reverseitemiterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyDictReverseItemIterator(PyDict dict) : PyObject
{
    private PyDict? _dict = dict;
    private int _position = dict.EntryCount;
    private int _count = dict.Count;
    private int _left = dict.Count;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_dict is not { } dict)
        {
            return null;
        }

        if (dict.Count != _count)
        {
            _count = -1; // it stays so
            return Errors.Raise(PyExceptions.RuntimeError, "dictionary changed size during iteration");
        }

        if (!dict.Previous(ref _position, out PyObject? key, out PyObject? value))
        {
            _dict = null;
            return null;
        }

        if (_left-- == 0)
        {
            _dict = null;
            return Errors.Raise(PyExceptions.RuntimeError, "dictionary keys changed during iteration");
        }

        return new PyTuple([key, value]);
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)")]
    private long LengthHint() => _dict is { } dict && dict.Count == _count ? _left : 0;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => IteratorPickling.ReduceToList(
        IteratorPickling.Builtin("iter"),
        _dict is null ? PyTuple.Empty : new PyDictReverseItemIterator(_dict) { _position = _position, _count = _count, _left = _left });
}
