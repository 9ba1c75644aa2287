using System.Diagnostics.CodeAnalysis;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>What the six iterators over a dict share: the walk, which notices that the dict changes (CPython's Objects/dictobject.c, "dictiter").</summary>
public abstract class PyDictIterator : PyObject
{
    private readonly bool _isReversed;
    private PyDict? _dict;
    private int _position;
    private int _count;
    private int _left;

    private protected PyDictIterator(PyDict dict, bool isReversed)
    {
        _isReversed = isReversed;
        _dict = dict;
        _position = isReversed ? dict.EntryCount : 0;
        _count = _left = dict.Count;
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private protected PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)")]
    private protected long LengthHint() => _dict is { } dict && dict.Count == _count ? _left : 0;

    [PyMethod("__reduce__($self, /)")]
    private protected PyObject? Reduce() => IteratorPickling.ReduceToList(
        IteratorPickling.Builtin("iter"), _dict is null ? PyTuple.Empty : (PyObject)MemberwiseClone());

    /// <summary>Goes to the next item; false at the end, or with RuntimeError pending where the dict has changed.</summary>
    private protected bool MoveNext([NotNullWhen(true)] out PyObject? key, [NotNullWhen(true)] out PyObject? value)
    {
        key = value = null;
        if (_dict is not { } dict)
        {
            return false;
        }

        if (dict.Count != _count)
        {
            _count = -1; // it stays so
            return Errors.RaiseFalse(PyExceptions.RuntimeError, "dictionary changed size during iteration");
        }

        if (!(_isReversed ? dict.Previous(ref _position, out key, out value) : dict.Next(ref _position, out key, out value)))
        {
            _dict = null;
            return false;
        }

        if (_left-- == 0)
        {
            _dict = null;
            return Errors.RaiseFalse(PyExceptions.RuntimeError, "dictionary keys changed during iteration");
        }

        return true;
    }
}

/// <summary>Walks over the keys of a dict.</summary>
[PyClass("dict_keyiterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyDictKeyIterator(PyDict dict) : PyDictIterator(dict, isReversed: false)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext() => MoveNext(out PyObject? key, out _) ? key : null;
}

/// <summary>Walks over the keys of a dict from the end.</summary>
[PyClass("dict_reversekeyiterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyDictReverseKeyIterator(PyDict dict) : PyDictIterator(dict, isReversed: true)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext() => MoveNext(out PyObject? key, out _) ? key : null;
}

/// <summary>Walks over the values of a dict.</summary>
[PyClass("dict_valueiterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyDictValueIterator(PyDict dict) : PyDictIterator(dict, isReversed: false)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext() => MoveNext(out _, out PyObject? value) ? value : null;
}

/// <summary>Walks over the values of a dict from the end.</summary>
[PyClass("dict_reversevalueiterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyDictReverseValueIterator(PyDict dict) : PyDictIterator(dict, isReversed: true)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext() => MoveNext(out _, out PyObject? value) ? value : null;
}

/// <summary>Walks over the items of a dict.</summary>
[PyClass("dict_itemiterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyDictItemIterator(PyDict dict) : PyDictIterator(dict, isReversed: false)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext() => MoveNext(out PyObject? key, out PyObject? value) ? new PyTuple([key, value]) : null;
}

/// <summary>Walks over the items of a dict from the end.</summary>
[PyClass("dict_reverseitemiterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyDictReverseItemIterator(PyDict dict) : PyDictIterator(dict, isReversed: true)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext() => MoveNext(out PyObject? key, out PyObject? value) ? new PyTuple([key, value]) : null;
}
