using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Gc;

/// <summary>What objects refer to, as far as the runtime's own classes tell (CPython's tp_traverse).</summary>
internal static class ObjectGraph
{
    /// <summary>Objects that can be reached and that CPython's collector would track.</summary>
    public static List<PyObject> Reachable(PyObject[] roots)
    {
        var seen = new HashSet<PyObject>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<PyObject>(roots);
        var found = new List<PyObject>();
        while (pending.TryPop(out PyObject? item))
        {
            if (!seen.Add(item))
            {
                continue;
            }

            if (TypeSizes.IsTracked(item.Type))
            {
                found.Add(item);
            }

            foreach (PyObject next in References(item))
            {
                pending.Push(next);
            }
        }

        return found;
    }

    /// <summary>The objects that an object refers to directly; those of a list last item first, as CPython visits them.</summary>
    public static List<PyObject> References(PyObject value)
    {
        var result = new List<PyObject>();
        switch (value)
        {
            case PyList list:
                for (int i = list.Count - 1; i >= 0; i--)
                {
                    result.Add(list[i]);
                }

                break;
            case PyTuple tuple:
                for (int i = tuple.Count - 1; i >= 0; i--)
                {
                    result.Add(tuple.Items[i]);
                }

                break;
            case PyDict dict:
                AddItems(result, dict);
                break;
            case PyFunction function:
                Add(result, function.Code, function.Globals, function.Module, function.Name, function.Defaults, function.KeywordDefaults);
                Add(result, function.Closure, function.Annotations, function.InstanceAttributes?.ToDict());
                break;
            case PyMethod method:
                Add(result, method.Function, method.Self);
                break;
            case PyCell cell:
                Add(result, cell.Content);
                break;
            case PyType type:
                Add(result, type.Attributes);
                result.AddRange(type.Mro);
                result.AddRange(type.Bases);
                break;
        }

        if (value.Storage is { } storage)
        {
            for (int i = 0; i < storage.Shape.Count; i++)
            {
                Add(result, storage[i]);
            }

            if (storage.HasDict)
            {
                Add(result, storage.ToDict());
            }
        }
        else if (value is PyModule && value.InstanceAttributes is { } attributes)
        {
            Add(result, attributes.ToDict());
        }

        if ((value.Type.Flags & TypeFlags.Heap) != 0)
        {
            result.Add(value.Type);
        }

        return result;
    }

    private static void AddItems(List<PyObject> result, PyDict dict)
    {
        int position = 0;
        while (dict.Next(ref position, out PyObject? key, out PyObject? item))
        {
            result.Add(key);
            result.Add(item);
        }
    }

    private static void Add(List<PyObject> result, params ReadOnlySpan<PyObject?> items)
    {
        foreach (PyObject? item in items)
        {
            if (item is not null)
            {
                result.Add(item);
            }
        }
    }
}
