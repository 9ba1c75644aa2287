using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Collections;

/// <summary>What an iterator over an OrderedDict gives.</summary>
public enum OrderedDictPart
{
    /// <summary>The keys.</summary>
    Keys,

    /// <summary>The values.</summary>
    Values,

    /// <summary>Pairs.</summary>
    Items,
}

/// <summary>Walks over an OrderedDict, whose keys and order must stay as they are meanwhile.</summary>
[PyClass("odict_iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyOrderedDictIterator : PyObject
{
    private readonly OrderedDictPart _part;
    private readonly bool _reversed;
    private readonly uint _version;
    private PyOrderedDict? _dict;
    private int _position;

    /// <summary>Makes one that begins at the start or end.</summary>
    public PyOrderedDictIterator(PyOrderedDict dict, OrderedDictPart part, bool reversed)
    {
        _dict = dict;
        _part = part;
        _reversed = reversed;
        _version = dict.KeysVersion;
        _position = reversed ? dict.EntryCount : 0;
    }

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

        if (dict.KeysVersion != _version)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "OrderedDict mutated during iteration");
        }

        PyObject? key;
        PyObject? value;
        if (!(_reversed ? dict.Previous(ref _position, out key, out value) : dict.Next(ref _position, out key, out value)))
        {
            _dict = null;
            return null;
        }

        if (_part == OrderedDictPart.Keys)
        {
            return key;
        }

        // A subclass's __getitem__ counts.
        if (dict.GetType() != typeof(PyOrderedDict))
        {
            value = Subscripts.Get(dict, key!);
            if (value is null)
            {
                return null;
            }
        }

        return _part == OrderedDictPart.Values ? value : new PyTuple([key!, value!]);
    }

    [PySlot(SlotId.Iter)]
    private PyObject? GetIterator() => this;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        PyObject? builtin = IteratorPickling.Builtin("iter");
        PyObject rest = _dict is null ? PyTuple.Empty : new PyOrderedDictIterator(_dict, _part, _reversed) { _position = _position };
        return IteratorPickling.ReduceToList(builtin, rest);
    }
}

/// <summary><c>OrderedDict.keys()</c></summary>
[PyClass("odict_keys", Base = typeof(PyDictKeys), Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyOrderedDictKeys(PyOrderedDict dict) : PyDictKeys(dict)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Iter)]
    private PyObject? GetIterator() => new PyOrderedDictIterator((PyOrderedDict)Dict, OrderedDictPart.Keys, reversed: false);

    [PyMethod("__reversed__($self, /)")]
    private PyObject? GetReversed() => new PyOrderedDictIterator((PyOrderedDict)Dict, OrderedDictPart.Keys, reversed: true);
}

/// <summary><c>OrderedDict.values()</c></summary>
[PyClass("odict_values", Base = typeof(PyDictValues), Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyOrderedDictValues(PyOrderedDict dict) : PyDictValues(dict)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Iter)]
    private PyObject? GetIterator() => new PyOrderedDictIterator((PyOrderedDict)Dict, OrderedDictPart.Values, reversed: false);

    [PyMethod("__reversed__($self, /)")]
    private PyObject? GetReversed() => new PyOrderedDictIterator((PyOrderedDict)Dict, OrderedDictPart.Values, reversed: true);
}

/// <summary><c>OrderedDict.items()</c></summary>
[PyClass("odict_items", Base = typeof(PyDictItems), Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyOrderedDictItems(PyOrderedDict dict) : PyDictItems(dict)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Iter)]
    private PyObject? GetIterator() => new PyOrderedDictIterator((PyOrderedDict)Dict, OrderedDictPart.Items, reversed: false);

    [PyMethod("__reversed__($self, /)")]
    private PyObject? GetReversed() => new PyOrderedDictIterator((PyOrderedDict)Dict, OrderedDictPart.Items, reversed: true);
}
