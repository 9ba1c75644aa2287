using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>Computes method resolution orders (mro_internal and mro_implementation of CPython's Objects/typeobject.c).</summary>
public static class MethodResolution
{
    private static readonly PyStr s_mro = PyStr.Interned("mro");

    /// <summary>The MRO of a class: what the metaclass's <c>mro()</c> answers; null with an error pending.</summary>
    public static PyType[]? Compute(PyType type)
    {
        PyType metatype = type.Type;
        if (ReferenceEquals(metatype, PyTypes.Type) || ReferenceEquals(metatype.Lookup(s_mro), PyTypes.Type.Lookup(s_mro)))
        {
            return Linearize(type);
        }

        PyObject? result = Calls.CallSpecial(type, s_mro, [], out _);
        PyTuple? items = result is null ? null : Iteration.ToTuple(result);
        return items is null ? null : Check(type, items);
    }

    /// <summary>C3 linearization (Python reference, "The Python 2.3 Method Resolution Order"); null with TypeError pending.</summary>
    public static PyType[]? Linearize(PyType type)
    {
        foreach (PyType @base in type.Bases)
        {
            if (@base.Mro.Length == 0)
            {
                Errors.Raise(PyExceptions.TypeError, $"Cannot extend an incomplete type '{@base.FullName}'");
                return null;
            }
        }

        if (type.Bases.Length == 1)
        {
            return [type, .. type.Bases[0].Mro];
        }

        for (int i = 0; i < type.Bases.Length; i++)
        {
            if (Array.IndexOf(type.Bases, type.Bases[i], i + 1) >= 0)
            {
                Errors.Raise(PyExceptions.TypeError, $"duplicate base class {type.Bases[i].Name}");
                return null;
            }
        }

        var lists = new List<List<PyType>>();
        foreach (PyType @base in type.Bases)
        {
            lists.Add([.. @base.Mro]);
        }

        lists.Add([.. type.Bases]);
        var mro = new List<PyType> { type };
        while (true)
        {
            lists.RemoveAll(static list => list.Count == 0);
            if (lists.Count == 0)
            {
                return [.. mro];
            }

            PyType? next = NextOf(lists);
            if (next is null)
            {
                RaiseConflict(lists);
                return null;
            }

            mro.Add(next);
            foreach (List<PyType> list in lists)
            {
                if (ReferenceEquals(list[0], next))
                {
                    list.RemoveAt(0);
                }
            }
        }
    }

    /// <summary>The first head that stands in no list's tail.</summary>
    private static PyType? NextOf(List<List<PyType>> lists)
    {
        foreach (List<PyType> list in lists)
        {
            PyType candidate = list[0];
            if (lists.TrueForAll(other => other.IndexOf(candidate, 1) < 0))
            {
                return candidate;
            }
        }

        return null;
    }

    private static void RaiseConflict(List<List<PyType>> lists)
    {
        var heads = new List<PyType>();
        foreach (List<PyType> list in lists)
        {
            if (!heads.Contains(list[0]))
            {
                heads.Add(list[0]);
            }
        }

        string names = string.Join(", ", heads.ConvertAll(static type => type.Name));
        Errors.Raise(PyExceptions.TypeError, $"Cannot create a consistent method resolution order (MRO) for bases {names}");
    }

    /// <summary>An MRO that Python code made has classes alone, whose layout the class's instances have (mro_check).</summary>
    private static PyType[]? Check(PyType type, PyTuple items)
    {
        PyType solid = ClassLayout.SolidBase(type);
        var mro = new PyType[items.Count];
        for (int i = 0; i < mro.Length; i++)
        {
            if (items.Items[i] is not PyType @class)
            {
                Errors.Raise(PyExceptions.TypeError, $"mro() returned a non-class ('{items.Items[i].Type.FullName}')");
                return null;
            }

            if (!solid.IsSubtypeOf(ClassLayout.SolidBase(@class)))
            {
                Errors.Raise(PyExceptions.TypeError, $"mro() returned base with unsuitable layout ('{@class.FullName}')");
                return null;
            }

            mro[i] = @class;
        }

        return mro;
    }
}
