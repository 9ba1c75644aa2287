using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>Assignment to <c>__bases__</c> (type_set_bases).</summary>
internal static class BaseAssignment
{
    /// <summary>Gives a class other bases; false with an error pending, and nothing changed.</summary>
    public static bool Assign(PyType type, PyObject value)
    {
        if (value is not PyTuple bases)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"can only assign tuple to {type.Name}.__bases__, not {value.Type.FullName}");
        }

        if (bases.Count == 0)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"can only assign non-empty tuple to {type.Name}.__bases__, not ()");
        }

        foreach (PyObject item in bases.Items)
        {
            if (item is not PyType @base)
            {
                return Errors.RaiseFalse(
                    PyExceptions.TypeError, $"{type.Name}.__bases__ must be tuple of classes, not '{item.Type.FullName}'");
            }

            if (@base.IsSubtypeOf(type) || HasInBases(@base, type))
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, "a __bases__ item causes an inheritance cycle");
            }
        }

        PyType? best = ClassLayout.BestBase(bases.Items);
        if (best is null || !ClassLayout.CheckAssignment(type.Base!, best, "__bases__"))
        {
            return false;
        }

        PyType[] oldBases = type.Bases;
        PyType? oldBase = type.Base;
        PyType[] newBases = Array.ConvertAll(bases.Items, static item => (PyType)item);
        type.Bases = newBases;
        type.Base = best;
        var changed = new List<(PyType Type, PyType[] Mro)>();
        if (!UpdateMro(type, changed))
        {
            // An mro() method may have assigned other bases meanwhile: those stay.
            if (ReferenceEquals(type.Bases, newBases))
            {
                foreach ((PyType touched, PyType[] mro) in changed)
                {
                    touched.Mro = mro;
                }

                type.Bases = oldBases;
                type.Base = oldBase;
            }

            return false;
        }

        if (ReferenceEquals(type.Bases, newBases))
        {
            foreach (PyType old in oldBases)
            {
                old.RemoveSubclass(type);
            }

            foreach (PyType @new in type.Bases)
            {
                @new.AddSubclass(type);
            }
        }

        TypeReadying.BasesChanged(type);
        return true;
    }

    private static bool HasInBases(PyType type, PyType sought)
    {
        for (PyType? @base = type; @base is not null; @base = @base.Base)
        {
            if (ReferenceEquals(@base, sought))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>New MROs for a class and its subclasses (mro_hierarchy).</summary>
    private static bool UpdateMro(PyType type, List<(PyType Type, PyType[] Mro)> changed)
    {
        PyType[] old = type.Mro;
        if (MethodResolution.Compute(type) is not { } mro)
        {
            return false;
        }

        changed.Add((type, old));
        type.Mro = mro;
        foreach (PyType subclass in type.Subclasses())
        {
            if (!UpdateMro(subclass, changed))
            {
                return false;
            }
        }

        return true;
    }
}
