using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>isinstance() and issubclass() (object_isinstance, object_issubclass in CPython's Objects/abstract.c).</summary>
public static class InstanceChecks
{
    private static readonly PyStr s_instanceCheck = PyStr.Interned("__instancecheck__");
    private static readonly PyStr s_subclassCheck = PyStr.Interned("__subclasscheck__");
    private static readonly PyStr s_bases = PyStr.Interned("__bases__");

    /// <summary>isinstance(value, classes): 1, 0, or -1 with an error pending.</summary>
    public static int IsInstance(PyObject value, PyObject classes)
    {
        if (ReferenceEquals(value.Type, classes))
        {
            return 1;
        }

        // type's own __instancecheck__ is known.
        if (ReferenceEquals(classes.Type, PyTypes.Type))
        {
            return RecursiveIsInstance(value, classes);
        }

        return Check(value, classes, s_instanceCheck, isInstance: true);
    }

    /// <summary>issubclass(derived, classes): 1, 0, or -1 with an error pending.</summary>
    public static int IsSubclass(PyObject derived, PyObject classes)
    {
        if (ReferenceEquals(classes.Type, PyTypes.Type))
        {
            return ReferenceEquals(derived, classes) ? 1 : RecursiveIsSubclass(derived, classes);
        }

        return Check(derived, classes, s_subclassCheck, isInstance: false);
    }

    /// <summary>type.__instancecheck__: by the type, else by <c>__class__</c>, else (for a class-like object) by <c>__bases__</c>.</summary>
    public static int RecursiveIsInstance(PyObject value, PyObject type)
    {
        if (type is PyType wanted)
        {
            if (value.Type.IsSubtypeOf(wanted))
            {
                return 1;
            }

            PyObject? claimed = ClassOf(value);
            return claimed is null ? Errors.Pending ? -1 : 0
                : claimed is PyType other && !ReferenceEquals(other, value.Type) && other.IsSubtypeOf(wanted) ? 1 : 0;
        }

        if (!HasBases(type, "isinstance() arg 2 must be a type, a tuple of types, or a union"))
        {
            return -1;
        }

        PyObject? found = Attributes.GetOptional(value, Names.Class);
        return found is null ? Errors.Pending ? -1 : 0 : IsAbstractSubclass(found, type);
    }

    /// <summary>type.__subclasscheck__.</summary>
    public static int RecursiveIsSubclass(PyObject derived, PyObject type)
    {
        if (derived is PyType first && type is PyType second)
        {
            return first.IsSubtypeOf(second) ? 1 : 0;
        }

        return HasBases(derived, "issubclass() arg 1 must be a class")
            && HasBases(type, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
            ? IsAbstractSubclass(derived, type)
            : -1;
    }

    private static int Check(PyObject value, PyObject classes, PyStr method, bool isInstance)
    {
        if (classes is PyUnion union)
        {
            classes = union.Arguments;
        }

        if (classes is PyTuple tuple)
        {
            if (!Recursion.TryEnter(isInstance ? " in __instancecheck__" : " in __subclasscheck__"))
            {
                return -1;
            }

            int answer = 0;
            foreach (PyObject item in tuple.Items)
            {
                answer = isInstance ? IsInstance(value, item) : IsSubclass(value, item);
                if (answer != 0)
                {
                    break;
                }
            }

            Recursion.Leave();
            return answer;
        }

        if (!Recursion.TryEnter(isInstance ? " in __instancecheck__" : " in __subclasscheck__"))
        {
            return -1;
        }

        PyObject? result = Calls.CallSpecial(classes, method, [value], out bool found);
        Recursion.Leave();
        if (found || Errors.Pending)
        {
            return result is null ? -1 : Truth.Of(result);
        }

        return isInstance ? RecursiveIsInstance(value, classes) : RecursiveIsSubclass(value, classes);
    }

    /// <summary>What <c>__class__</c> says, where a type changes it; null without an error where it does not.</summary>
    private static PyObject? ClassOf(PyObject value)
    {
        PyType type = value.Type;
        bool isPlain = ReferenceEquals(type.Slots.GetAttribute, Attributes.GenericGetFunction)
            && ReferenceEquals(type.Lookup(Names.Class), PyTypes.Object.Attributes.GetStr(Names.Class));
        return isPlain ? null : Attributes.GetOptional(value, Names.Class);
    }

    private static bool HasBases(PyObject type, string message) =>
        BasesOf(type) is not null || (!Errors.Pending && Errors.RaiseFalse(PyExceptions.TypeError, message));

    private static PyTuple? BasesOf(PyObject type) =>
        type is PyType plain ? PyTuple.From(plain.Bases) : Attributes.GetOptional(type, s_bases) as PyTuple;

    private static int IsAbstractSubclass(PyObject derived, PyObject type)
    {
        while (true)
        {
            if (ReferenceEquals(derived, type))
            {
                return 1;
            }

            PyTuple? bases = BasesOf(derived);
            if (bases is null)
            {
                return Errors.Pending ? -1 : 0;
            }

            if (bases.Count == 1)
            {
                derived = bases.Items[0];
                continue;
            }

            if (bases.Count == 0)
            {
                return 0;
            }

            if (!Recursion.TryEnter(" in __issubclass__"))
            {
                return -1;
            }

            int answer = 0;
            foreach (PyObject item in bases.Items)
            {
                answer = IsAbstractSubclass(item, type);
                if (answer != 0)
                {
                    break;
                }
            }

            Recursion.Leave();
            return answer;
        }
    }
}
