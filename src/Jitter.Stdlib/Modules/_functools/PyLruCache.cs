using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Functools;

/// <summary>What <c>functools.lru_cache</c> makes of a function.</summary>
[PyClass("functools._lru_cache_wrapper", Flags = TypeFlags.MethodDescriptor | TypeFlags.WeakReferences,
    Doc = "Create a cached callable that wraps another function.")]
public sealed partial class PyLruCache : PyObject, IInstanceAttributes
{
    // Stands between positional and keyword arguments in a key.
    private static readonly PyObject s_keywordMark = new PyInstance(PyTypes.Object);

    private readonly PyObject _function;
    private readonly PyObject _maxSize;
    private readonly long _limit;
    private readonly bool _typed;
    private readonly PyObject _infoType;
    private readonly PyDict _cache = new();
    private readonly Link _root = new(PyNone.None, 0, PyNone.None);
    private long _hits;
    private long _misses;
    private PyDict? _dict;

    /// <summary>Makes one.</summary>
    /// <param name="function">The function.</param>
    /// <param name="maxSize"><c>maxsize</c>, an int or None.</param>
    /// <param name="limit">How many results are kept; -1 for all of them.</param>
    /// <param name="typed">Whether keys tell arguments of different types apart.</param>
    /// <param name="infoType">The named tuple of cache_info.</param>
    private PyLruCache(PyObject function, PyObject maxSize, long limit, bool typed, PyObject infoType)
    {
        _function = function;
        _maxSize = maxSize;
        _limit = limit;
        _typed = typed;
        _infoType = infoType;
        _root.Previous = _root.Next = _root;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override IInstanceAttributes? InstanceAttributes => this;

    /// <inheritdoc/>
    public PyObject? Get(PyStr name) => _dict?.GetStr(name);

    /// <inheritdoc/>
    public void Set(PyStr name, PyObject value) => ToDict().SetStr(name, value);

    /// <inheritdoc/>
    public bool Remove(PyStr name) => _dict?.Remove(name) is not null;

    /// <inheritdoc/>
    public PyDict ToDict() => _dict ??= new PyDict();

    [PyGetter("__dict__")]
    private PyObject GetDict() => ToDict();

    [PySetter("__dict__")]
    private bool SetDict(PyObject? value)
    {
        if (value is not PyDict dict)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "__dict__ must be set to a dictionary");
        }

        _dict = dict;
        return true;
    }

    [PyNew("lru_cache(user_function, maxsize, typed, cache_info_type)", HasTextSignature = false)]
    private static PyObject? New(PyType type, PyObject function, PyObject maxSize, PyObject typed, PyObject infoType)
    {
        if (!Calls.IsCallable(function))
        {
            return Errors.Raise(PyExceptions.TypeError, "the first argument must be callable");
        }

        long limit = -1;
        if (maxSize is not PyNone)
        {
            if (!Numbers.IsIndex(maxSize))
            {
                return Errors.Raise(PyExceptions.TypeError, "maxsize should be integer or None");
            }

            if (!ArgumentConversion.ToIntPtr(maxSize, out nint given))
            {
                return null;
            }

            limit = Math.Max(0, given);
            maxSize = PyInt.From(limit);
        }

        int isTyped = Truth.Of(typed);
        return isTyped < 0 ? null : new PyLruCache(function, maxSize, limit, isTyped > 0, infoType);
    }

    /// <inheritdoc/>
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => Invoke(arguments, keywordNames);

    [PySlot(SlotId.Call)]
    private PyObject? Invoke(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (_limit == 0)
        {
            _misses++;
            return _function.Call(arguments, keywordNames);
        }

        PyObject key = MakeKey(arguments, keywordNames);
        long hash = Hashing.Hash(key);
        if (hash == -1)
        {
            return null;
        }

        PyObject? found = _cache.Get(key, hash);
        if (found is not null)
        {
            _hits++;
            if (_limit < 0)
            {
                return found;
            }

            var link = (Link)found;
            link.Unlink();
            link.LinkBefore(_root);
            return link.Result;
        }

        if (Errors.Pending)
        {
            return null;
        }

        _misses++;
        PyObject? result = _function.Call(arguments, keywordNames);
        if (result is null)
        {
            return null;
        }

        return _limit < 0
            ? _cache.Set(key, hash, result) ? result : null
            : Keep(key, hash, result);
    }

    /// <summary>Puts a result into a bounded cache, in place of the one that was not asked for the longest; null with an error pending.</summary>
    private PyObject? Keep(PyObject key, long hash, PyObject result)
    {
        // The call itself may have added the key, by recursion or from another thread.
        if (_cache.Get(key, hash) is not null)
        {
            return result;
        }

        if (Errors.Pending)
        {
            return null;
        }

        if (_cache.Count >= _limit && !ReferenceEquals(_root.Next, _root))
        {
            Link oldest = _root.Next;
            oldest.Unlink();
            if (_cache.Remove(oldest.Key, oldest.Hash) is null)
            {
                if (Errors.Pending)
                {
                    oldest.LinkBefore(_root.Next);
                    return null;
                }

                return result; // somebody else has removed it
            }
        }

        var link = new Link(key, hash, result);
        if (!_cache.Set(key, hash, link))
        {
            return null;
        }

        link.LinkBefore(_root);
        return result;
    }

    private PyObject MakeKey(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int keywords = keywordNames is null ? 0 : keywordNames.Count;
        int positional = arguments.Length - keywords;
        if (!_typed && keywords == 0)
        {
            if (positional == 1 && (arguments[0].GetType() == typeof(PyStr) || arguments[0] is PyInt64 or PyBigInt))
            {
                return arguments[0];
            }

            return PyTuple.From(arguments);
        }

        var items = new PyObject[positional + (keywords > 0 ? (2 * keywords) + 1 : 0) + (_typed ? arguments.Length : 0)];
        int count = 0;
        for (int i = 0; i < positional; i++)
        {
            items[count++] = arguments[i];
        }

        if (keywords > 0)
        {
            items[count++] = s_keywordMark;
            for (int i = 0; i < keywords; i++)
            {
                items[count++] = keywordNames!.Items[i];
                items[count++] = arguments[positional + i];
            }
        }

        for (int i = 0; _typed && i < arguments.Length; i++)
        {
            items[count++] = arguments[i].Type;
        }

        return new PyTuple(items);
    }

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Bind(PyObject? instance, PyObject? owner) => instance is null or PyNone ? this : new PyMethod(this, instance);

    [PyMethod("cache_info($self, /)", Doc = "Report cache statistics")]
    private PyObject? CacheInfo() => _infoType.Call([PyInt.From(_hits), PyInt.From(_misses), _maxSize, PyInt.From(_cache.Count)], null);

    [PyMethod("cache_clear($self, /)", Doc = "Clear the cache and cache statistics")]
    private PyObject? CacheClear()
    {
        _hits = _misses = 0;
        _root.Previous = _root.Next = _root;
        _cache.Clear();
        return PyNone.None;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => Attributes.Get(this, Names.QualifiedName);

    [PyMethod("__copy__($self, /)", HasTextSignature = false)]
    private PyObject? Copy() => this;

    [PyMethod("__deepcopy__($self, memo, /)", HasTextSignature = false)]
    private PyObject? DeepCopy(PyObject memo) => this;

    /// <summary>A result of a bounded cache, in the order of use.</summary>
    private sealed class Link(PyObject key, long hash, PyObject result) : PyObject
    {
        public readonly PyObject Key = key;
        public readonly long Hash = hash;
        public readonly PyObject Result = result;
        public Link Previous = null!;
        public Link Next = null!;

        public override PyType Type => PyTypes.Object;

        public void Unlink()
        {
            Previous.Next = Next;
            Next.Previous = Previous;
        }

        public void LinkBefore(Link other)
        {
            Previous = other.Previous;
            Next = other;
            Previous.Next = this;
            other.Previous = this;
        }
    }
}
