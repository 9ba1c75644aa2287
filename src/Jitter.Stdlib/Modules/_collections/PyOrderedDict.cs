using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Collections;

/// <summary><c>collections.OrderedDict</c>: a dict whose order can be changed and counts in comparisons.</summary>
[PyClass("collections.OrderedDict", Base = typeof(PyDict), Flags = TypeFlags.BaseType | TypeFlags.Mapping | TypeFlags.WeakReferences | TypeFlags.HasInstanceAttributes,
    Doc = "Dictionary that remembers insertion order")]
public partial class PyOrderedDict : PyDict, IInstanceAttributes
{
    private static readonly PyStr s_items = PyStr.Interned("items");
    private static readonly PyStr s_keys = PyStr.Interned("keys");
    private static readonly PyStr s_getState = PyStr.Interned("__getstate__");

    private PyDict? _dict;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override IInstanceAttributes? InstanceAttributes => Storage is { } own ? own.InstanceAttributes : this;

    private bool IsExact => GetType() == typeof(PyOrderedDict);

    /// <inheritdoc/>
    PyObject? IInstanceAttributes.Get(PyStr name) => _dict?.GetStr(name);

    /// <inheritdoc/>
    void IInstanceAttributes.Set(PyStr name, PyObject value) => ToDict().SetStr(name, value);

    /// <inheritdoc/>
    bool IInstanceAttributes.Remove(PyStr name) => _dict?.Remove(name) is not null;

    /// <inheritdoc/>
    public PyDict ToDict() => _dict ??= new PyDict();

    [PyGetter("__dict__")]
    private PyObject GetDict() => (InstanceAttributes ?? this).ToDict();

    [PySetter("__dict__")]
    private bool SetDict(PyObject? value)
    {
        if (value is not PyDict dict)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "__dict__ must be set to a dictionary");
        }

        if (Storage is { } own)
        {
            return own.SetDict(dict);
        }

        _dict = dict;
        return true;
    }

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => AllocateAs((PyType)type);

    [PySlot(SlotId.Init)]
    private bool Init(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames is null ? 0 : keywordNames.Count);
        if (positional > 1)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"expected at most 1 arguments, got {positional}");
        }

        if (positional == 1 && !UpdateItems(arguments[0]))
        {
            return false;
        }

        for (int i = positional; i < arguments.Length; i++)
        {
            if (!Subscripts.Set(this, keywordNames!.Items[i - positional], arguments[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What MutableMapping.update does: each item is set through __setitem__ (mutablemapping_update).</summary>
    private bool UpdateItems(PyObject source)
    {
        if (source.GetType() == typeof(PyDict))
        {
            int position = 0;
            while (((PyDict)source).Next(ref position, out PyObject? key, out PyObject? value))
            {
                if (!Subscripts.Set(this, key, value))
                {
                    return false;
                }
            }

            return true;
        }

        if (Attributes.GetOptional(source, s_keys) is { } keysMethod)
        {
            PyObject? keys = Calls.Call(keysMethod);
            PyObject? iterator = keys is null ? null : Iteration.GetIterator(keys);
            if (iterator is null)
            {
                return false;
            }

            while (Iteration.Next(iterator) is { } key)
            {
                if (Subscripts.Get(source, key) is not { } value || !Subscripts.Set(this, key, value))
                {
                    return false;
                }
            }

            return !Errors.Pending;
        }

        if (Errors.Pending)
        {
            return false;
        }

        if (Attributes.GetOptional(source, s_items) is { } itemsMethod)
        {
            return Calls.Call(itemsMethod) is { } items && UpdatePairs(items);
        }

        return !Errors.Pending && UpdatePairs(source);
    }

    private bool UpdatePairs(PyObject pairs)
    {
        PyObject? iterator = Iteration.GetIterator(pairs);
        if (iterator is null)
        {
            return false;
        }

        while (Iteration.Next(iterator) is { } pair)
        {
            if (Iteration.ToArray(pair) is not { } items)
            {
                return false;
            }

            if (items.Length != 2)
            {
                return Errors.RaiseFalse(
                    PyExceptions.ValueError,
                    items.Length < 2 ? $"need more than {items.Length} value{(items.Length == 0 ? "s" : "")} to unpack" : "too many values to unpack (expected 2)");
            }

            if (!Subscripts.Set(this, items[0], items[1]))
            {
                return false;
            }
        }

        return !Errors.Pending;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        if (Count == 0)
        {
            return new PyStr(Type.Name + "()");
        }

        if (!ContainerText.Enter(this))
        {
            return new PyStr("...");
        }

        PyStr? text = ItemsForRepr() is { } items ? Texts.Repr(items) : null;
        ContainerText.Leave(this);
        return text is null ? null : new PyStr($"{Type.Name}({text})");
    }

    private PyObject? ItemsForRepr()
    {
        if (IsExact)
        {
            return Copy();
        }

        // A subclass's items() decides.
        PyObject? items = Calls.CallMethod(this, s_items);
        if (items is null)
        {
            return null;
        }

        var dict = new PyDict();
        return dict.UpdateFromPairs(items) ? dict : null;
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is not PyDict other || comparison is not (Comparison.Equal or Comparison.NotEqual))
        {
            return PyNotImplemented.NotImplemented;
        }

        PyObject? equal = PyTypes.Dict.Slots.Compare!(this, right, Comparison.Equal);
        if (equal is null || (ReferenceEquals(equal, PyBool.True) && other is PyOrderedDict && !HasKeysInOrderOf(other, ref equal)))
        {
            return null;
        }

        return comparison == Comparison.Equal ? equal : PyBool.From(ReferenceEquals(equal, PyBool.False));
    }

    private bool HasKeysInOrderOf(PyDict other, ref PyObject? equal)
    {
        if (Count != other.Count)
        {
            equal = PyBool.False; // comparing the values has removed keys
            return true;
        }

        int mine = 0;
        int theirs = 0;
        uint version = KeysVersion;
        uint otherVersion = other.KeysVersion;
        while (Next(ref mine, out PyObject? key, out _) && other.Next(ref theirs, out PyObject? otherKey, out _))
        {
            int same = Comparisons.AreEqual(key, otherKey);
            if (same < 0)
            {
                return false;
            }

            if (version != KeysVersion || otherVersion != other.KeysVersion)
            {
                return Errors.RaiseFalse(PyExceptions.RuntimeError, "OrderedDict mutated during iteration");
            }

            if (same == 0)
            {
                equal = PyBool.False;
                break;
            }
        }

        return true;
    }

    [PySlot(SlotId.Iter)]
    private PyObject? GetIterator() => new PyOrderedDictIterator(this, OrderedDictPart.Keys, reversed: false);

    [PySlot(SlotId.Or)]
    private static PyObject? Or(PyObject left, PyObject right)
    {
        if (left is not PyDict || right is not PyDict)
        {
            return PyNotImplemented.NotImplemented;
        }

        PyType type = left is PyOrderedDict ? left.Type : right.Type;
        PyObject? result = Calls.Call(type, left);
        return result is PyOrderedDict merged && merged.UpdateItems(right) ? merged : null;
    }

    [PySlot(SlotId.InPlaceOr)]
    private PyObject? InPlaceOr(PyObject right) => UpdateItems(right) ? this : null;

    [PyClassMethod("fromkeys($type, /, iterable, value=None)")]
    private static PyObject? FromKeys(PyType type, PyObject iterable, PyObject value)
    {
        PyObject? result = Calls.Call(type);
        PyObject? iterator = result is null ? null : Iteration.GetIterator(iterable);
        if (iterator is null)
        {
            return null;
        }

        while (Iteration.Next(iterator) is { } key)
        {
            if (!Subscripts.Set(result!, key, value))
            {
                return null;
            }
        }

        return Errors.Pending ? null : result;
    }

    [PyMethod("__sizeof__($self, /)")]
    private PyObject? SizeOf()
    {
        PyObject? size = Calls.Call(PyTypes.Dict.Lookup(PyStr.Interned("__sizeof__"))!, this);
        return size is null ? null : Numbers.Add(size, PyInt.From(64 + (56L * Count)));
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        PyObject? state = Calls.CallMethod(this, s_getState);
        PyObject? items = state is null ? null : Calls.CallMethod(this, s_items);
        PyObject? iterator = items is null ? null : Iteration.GetIterator(items);
        return iterator is null ? null : new PyTuple([Type, PyTuple.Empty, state!, PyNone.None, iterator]);
    }

    [PyMethod("setdefault($self, /, key, default=None)", Doc = "Insert key with a value of default if key is not in the dictionary.")]
    private PyObject? SetDefaultMethod(PyObject key, PyObject @default)
    {
        if (IsExact)
        {
            return SetDefault(key, @default);
        }

        int found = Subscripts.Contains(this, key);
        if (found != 0)
        {
            return found < 0 ? null : Subscripts.Get(this, key);
        }

        return Subscripts.Set(this, key, @default) ? @default : null;
    }

    [PyMethod("pop($self, /, key, default=<unrepresentable>)", Doc = "Remove the key and return its value.")]
    private PyObject? PopMethod(PyObject key, PyObject? @default)
    {
        return Remove(key) ?? (Errors.Pending ? null : @default ?? RaiseKeyError(key));
    }

    [PyMethod("popitem($self, /, last=True)", Doc = "Remove and return a (key, value) pair from the dictionary.")]
    private PyObject? PopItemMethod(bool last)
    {
        int position = last ? EntryCount : 0;
        PyObject? key;
        PyObject? value;
        bool found = last ? Previous(ref position, out key, out value) : Next(ref position, out key, out value);
        if (!found)
        {
            return Errors.Raise(PyBaseException.Create(PyExceptions.KeyError, new PyTuple([new PyStr("dictionary is empty")])));
        }

        return Remove(key!) is null ? null : new PyTuple([key!, value!]);
    }

    [PyMethod("keys($self, /)")]
    private PyObject? Keys() => new PyOrderedDictKeys(this);

    [PyMethod("values($self, /)")]
    private PyObject? Values() => new PyOrderedDictValues(this);

    [PyMethod("items($self, /)")]
    private PyObject? Items() => new PyOrderedDictItems(this);

    [PyMethod("update($self, /, *args, **kwargs)", HasTextSignature = false)]
    private PyObject? UpdateMethod(ReadOnlySpan<PyObject> args, PyDict kwargs)
    {
        if (args.Length > 1)
        {
            return Errors.Raise(PyExceptions.TypeError, $"update() takes at most 1 positional argument ({args.Length} given)");
        }

        return (args.Length == 0 || UpdateItems(args[0])) && (kwargs is not { Count: > 0 } || UpdateItems(kwargs)) ? PyNone.None : null;
    }

    [PyMethod("clear($self, /)")]
    private PyObject? ClearMethod()
    {
        Clear();
        return PyNone.None;
    }

    [PyMethod("copy($self, /)")]
    private PyObject? CopyMethod()
    {
        if (IsExact)
        {
            var copy = new PyOrderedDict();
            if (_dict is not null)
            {
                copy._dict = _dict.Copy();
            }

            return copy.Merge(Copy()) ? copy : null;
        }

        PyObject? result = Calls.Call(Type);
        if (result is null)
        {
            return null;
        }

        int position = 0;
        while (Next(ref position, out PyObject? key, out _))
        {
            PyObject? value = Subscripts.Get(this, key);
            if (value is null || !Subscripts.Set(result, key, value))
            {
                return null;
            }
        }

        return result;
    }

    [PyMethod("__reversed__($self, /)")]
    private PyObject? GetReversed() => new PyOrderedDictIterator(this, OrderedDictPart.Keys, reversed: true);

    [PyMethod("move_to_end($self, /, key, last=True)", Doc = "Move an existing element to the end (or beginning if last is false).")]
    private PyObject? MoveToEndMethod(PyObject key, bool last) => MoveToEnd(key, last) ? PyNone.None : null;
}
