using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Collections;

/// <summary>The module _collections (CPython's Modules/_collectionsmodule.c).</summary>
[PyModule("_collections", Doc = "High performance data structures.", Throws = false, Types =
[
    typeof(PyDeque), typeof(PyDefaultDict), typeof(PyOrderedDict), typeof(PyDequeIterator), typeof(PyDequeReverseIterator), typeof(PyTupleGetter),
])]
public static partial class CollectionsModule
{
    private static readonly PyStr s_get = PyStr.Interned("get");
    private static readonly PyStr s_setItem = PyStr.Interned("__setitem__");

    /// <summary>Counts the items of an iterable in a mapping: what Counter is built on.</summary>
    [PyFunction("_count_elements($module, mapping, iterable, /)")]
    private static PyObject? CountElements(PyObject mapping, PyObject iterable)
    {
        PyObject? iterator = Iteration.GetIterator(iterable);
        if (iterator is null)
        {
            return null;
        }

        // Only where a dict's subclass has neither get nor __setitem__ of its own may its table be used directly.
        if (mapping is PyDict dict
            && ReferenceEquals(mapping.Type.Lookup(s_get), PyTypes.Dict.Lookup(s_get))
            && ReferenceEquals(mapping.Type.Lookup(s_setItem), PyTypes.Dict.Lookup(s_setItem)))
        {
            return CountInDict(dict, iterator) ? PyNone.None : null;
        }

        PyObject? get = Attributes.Get(mapping, s_get);
        if (get is null)
        {
            return null;
        }

        while (Iteration.Next(iterator) is { } item)
        {
            PyObject? count = Calls.Call(get, item, PyInt.From(0));
            PyObject? next = count is null ? null : Numbers.Add(count, PyInt.From(1));
            if (next is null || !Subscripts.Set(mapping, item, next))
            {
                return null;
            }
        }

        return Errors.Pending ? null : PyNone.None;
    }

    private static bool CountInDict(PyDict dict, PyObject iterator)
    {
        while (Iteration.Next(iterator) is { } item)
        {
            long hash = Hashing.Hash(item);
            if (hash == -1)
            {
                return false;
            }

            PyObject? count = dict.Get(item, hash);
            if (count is null && Errors.Pending)
            {
                return false;
            }

            PyObject? next = count is null ? PyInt.From(1) : Numbers.Add(count, PyInt.From(1));
            if (next is null || !dict.Set(item, hash, next))
            {
                return false;
            }
        }

        return !Errors.Pending;
    }
}
