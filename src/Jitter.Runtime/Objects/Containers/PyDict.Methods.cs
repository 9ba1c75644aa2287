using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

public partial class PyDict
{
    /// <summary><c>dict.update(source)</c>: a mapping, or an iterable of pairs; false with an error pending (dict_update_arg).</summary>
    public bool Update(PyObject source)
    {
        if (source.GetType() == typeof(PyDict))
        {
            return MergeDict((PyDict)source);
        }

        PyObject? keys = Attributes.GetOptional(source, s_keys);
        if (keys is null)
        {
            return !Errors.Pending && UpdateFromPairs(source);
        }

        return Merge(source);
    }

    /// <summary>Takes all items of a mapping, whose values replace those of the same keys; false with an error pending (PyDict_Merge).</summary>
    public bool Merge(PyObject mapping)
    {
        // A subclass that does not override __iter__ is walked directly.
        if (mapping is PyDict dict && ReferenceEquals(dict.Type.Slots.Iter, PyTypes.Dict.Slots.Iter))
        {
            return MergeDict(dict);
        }

        if (KeysOf(mapping) is not { } keys)
        {
            return false;
        }

        while (Iteration.Next(keys) is { } key)
        {
            if (Subscripts.Get(mapping, key) is not { } value || !Set(key, value))
            {
                return false;
            }
        }

        return !Errors.Pending;
    }

    /// <summary>Takes the pairs of an iterable; false with an error pending (PyDict_MergeFromSeq2).</summary>
    public bool UpdateFromPairs(PyObject pairs)
    {
        PyObject? iterator = Iteration.GetIterator(pairs);
        if (iterator is null)
        {
            return false;
        }

        for (int i = 0; Iteration.Next(iterator) is { } pair; i++)
        {
            PyObject key;
            PyObject value;
            if (pair.GetType() == typeof(PyTuple) && ((PyTuple)pair).Items is [var first, var second])
            {
                (key, value) = (first, second);
            }
            else
            {
                if (!Iteration.TryGetItems(pair, $"cannot convert dictionary update sequence element #{i} to a sequence", out ReadOnlySpan<PyObject> items))
                {
                    return false;
                }

                if (items.Length != 2)
                {
                    return Errors.RaiseFalse(
                        PyExceptions.ValueError, $"dictionary update sequence element #{i} has length {items.Length}; 2 is required");
                }

                (key, value) = (items[0], items[1]);
            }

            if (!Set(key, value))
            {
                return false;
            }
        }

        return !Errors.Pending;
    }

    [PyMethod("get($self, key, default=None, /)")]
    private PyObject? GetMethod(PyObject key, PyObject? @default) => Get(key) ?? (Errors.Pending ? null : @default ?? PyNone.None);

    [PyMethod("setdefault($self, key, default=None, /)")]
    private PyObject? SetDefaultMethod(PyObject key, PyObject @default) => SetDefault(key, @default);

    [PyMethod("pop($self, key, default=<unrepresentable>, /)")]
    private PyObject? Pop(PyObject key, PyObject? @default)
    {
        if (Remove(key) is { } value)
        {
            return value;
        }

        return Errors.Pending ? null : @default ?? RaiseKeyError(key);
    }

    [PyMethod("popitem($self, /)")]
    private PyObject? PopItem()
    {
        while (_used > 0)
        {
            Entry entry = _entries[_used - 1];
            if (entry.Key is null)
            {
                _used--;
                continue;
            }

            RemoveAt(_used - 1);
            _used = Math.Max(0, _used - 1);
            _first = Math.Min(_first, _used);
            return new PyTuple([entry.Key, entry.Value!]);
        }

        return Errors.Raise(PyBaseException.Create(PyExceptions.KeyError, new PyTuple([new PyStr("popitem(): dictionary is empty")])));
    }

    [PyMethod("keys($self, /)", Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? Keys() => new PyDictKeys(this);

    [PyMethod("items($self, /)", Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? Items() => new PyDictItems(this);

    [PyMethod("values($self, /)", Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? Values() => new PyDictValues(this);

    [PyMethod("update($self, /, *args, **kwargs)", HasTextSignature = false)]
    private PyObject? UpdateMethod(ReadOnlySpan<PyObject> args, PyDict kwargs) =>
        ArgumentErrors.CheckPositional("update", args.Length, 0, 1)
        && (args.Length == 0 || Update(args[0]))
        && (kwargs is not { Count: > 0 } || MergeDict(kwargs))
            ? PyNone.None
            : null;

    [PyClassMethod("fromkeys($type, iterable, value=None, /)")]
    private static PyObject? FromKeys(PyType type, PyObject iterable, PyObject value)
    {
        PyObject? result = ReferenceEquals(type, PyTypes.Dict) ? new PyDict() : Calls.Call(type);
        if (result is PyDict { Count: 0 } made && made.GetType() == typeof(PyDict) && made.AddKeys(iterable, value, out bool success))
        {
            return success ? made : null;
        }

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

    /// <summary>Adds the keys of an exact dict or set, whose hashes are known; false for other iterables.</summary>
    private bool AddKeys(PyObject iterable, PyObject value, out bool success)
    {
        success = true;
        int position = 0;
        if (iterable.GetType() == typeof(PyDict))
        {
            while (success && ((PyDict)iterable).Next(ref position, out PyObject? key, out _, out long hash))
            {
                success = Set(key, hash, value);
            }

            return true;
        }

        if (iterable.GetType() != typeof(PySet) && iterable.GetType() != typeof(PyFrozenSet))
        {
            return false;
        }

        while (success && ((PySetBase)iterable).Next(ref position, out long itemHash) is { } item)
        {
            success = Set(item, itemHash, value);
        }

        return true;
    }

    [PyMethod("clear($self, /)", Facts = NativeFacts.NoRaise)]
    private void ClearMethod() => Clear();

    [PyMethod("copy($self, /)")]
    private PyObject? CopyMethod() => Copy();

    [PyMethod("__reversed__($self, /)", Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetReversed() => new PyDictReverseKeyIterator(this);

    /// <summary>As CPython's: the object, then the index table in bytes as small as its size allows, then the entries.</summary>
    [PyMethod("__sizeof__($self, /)")]
    private long SizeOf()
    {
        const long ObjectSize = 48;
        const long KeysHeader = 32;
        int size = _table.Length;
        if (size == 0)
        {
            return ObjectSize;
        }

        long indexSize = size <= 128 ? size : size <= 0x8000 ? 2L * size : 4L * size;
        return ObjectSize + KeysHeader + indexSize + (((size << 1) / 3) * (HasOnlyStrKeys ? 16L : 24L));
    }

    [PyClassMethod("__class_getitem__($type, object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType type, PyObject item) => SequenceOperators.GenericAlias(type, item);

    private static PyObject? KeysOf(PyObject mapping)
    {
        PyObject? keys = Calls.CallMethod(mapping, s_keys);
        return keys is null ? null : Iteration.GetIterator(keys);
    }

    private bool MergeDict(PyDict source)
    {
        if (ReferenceEquals(source, this) || source.Count == 0)
        {
            return true;
        }

        if (Count == 0 && _used == 0 && GetType() == typeof(PyDict))
        {
            CopyFrom(source);
            return true;
        }

        int count = source.Count;
        int position = 0;
        while (source.Next(ref position, out PyObject? key, out PyObject? value, out long hash))
        {
            if (!Set(key, hash, value))
            {
                return false;
            }

            if (source.Count != count)
            {
                return Errors.RaiseFalse(PyExceptions.RuntimeError, "dict mutated during update");
            }
        }

        return true;
    }
}
