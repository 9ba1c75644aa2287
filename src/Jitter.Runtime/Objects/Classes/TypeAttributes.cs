using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>What dir() collects.</summary>
public static class TypeAttributes
{
    private static readonly PyStr s_bases = PyStr.Interned("__bases__");

    /// <summary>Adds the names of a class and its bases (merge_class_dict); false with an error pending.</summary>
    public static bool Merge(PyDict names, PyObject @class)
    {
        if (!Recursion.TryEnter(" while calling a Python object"))
        {
            return false;
        }

        bool done = MergeOne(names, @class);
        Recursion.Leave();
        return done;
    }

    /// <summary>The keys of a dict as a list.</summary>
    public static PyList Keys(PyDict names)
    {
        var list = new PyList();
        int position = 0;
        while (names.Next(ref position, out PyObject? key, out _))
        {
            list.Add(key);
        }

        return list;
    }

    private static bool MergeOne(PyDict names, PyObject @class)
    {
        if (@class is PyType type && ReferenceEquals(type.Type, PyTypes.Type))
        {
            foreach (PyType @base in type.Mro)
            {
                int position = 0;
                while (@base.Attributes.Next(ref position, out PyObject? key, out _))
                {
                    if (!names.Set(key, PyNone.None))
                    {
                        return false;
                    }
                }
            }

            return true;
        }

        PyObject? dict = Attributes.GetOptional(@class, Names.Dict);
        if (dict is null)
        {
            return !Exceptions.Errors.Pending;
        }

        PyObject[]? keys = Iteration.ToArray(dict);
        if (keys is null)
        {
            return false;
        }

        foreach (PyObject key in keys)
        {
            if (!names.Set(key, PyNone.None))
            {
                return false;
            }
        }

        PyObject? bases = Attributes.GetOptional(@class, s_bases);
        if (bases is null)
        {
            return !Exceptions.Errors.Pending;
        }

        // A "bases" that is no sequence is ignored.
        PyObject[]? items = Iteration.ToArray(bases);
        if (items is null)
        {
            Exceptions.Errors.Clear();
            return true;
        }

        foreach (PyObject item in items)
        {
            if (!Merge(names, item))
            {
                return false;
            }
        }

        return true;
    }
}
