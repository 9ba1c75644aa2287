using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>What type.__instancecheck__ and type.__subclasscheck__ do (_PyObject_RealIsInstance, _PyObject_RealIsSubclass).</summary>
public static class TypeChecks
{
    private static readonly PyStr s_bases = PyStr.Interned("__bases__");

    /// <summary>Whether an object is an instance of a class, by its type or its <c>__class__</c>: 1, 0, or -1 with an error pending.</summary>
    public static int RealIsInstance(PyObject value, PyObject @class)
    {
        if (@class is PyType type)
        {
            if (value.Type.IsSubtypeOf(type))
            {
                return 1;
            }

            PyObject? declared = Attributes.GetOptional(value, Names.Class);
            if (declared is null)
            {
                return Errors.Pending ? -1 : 0;
            }

            return declared is PyType other && !ReferenceEquals(other, value.Type) && other.IsSubtypeOf(type) ? 1 : 0;
        }

        if (CheckClass(@class, "isinstance() arg 2 must be a type, a tuple of types, or a union") is false)
        {
            return -1;
        }

        PyObject? own = Attributes.GetOptional(value, Names.Class);
        return own is null ? Errors.Pending ? -1 : 0 : AbstractIsSubclass(own, @class);
    }

    /// <summary>Whether a class derives from another, by their MROs or <c>__bases__</c>: 1, 0, or -1 with an error pending.</summary>
    public static int RealIsSubclass(PyObject derived, PyObject @class)
    {
        if (derived is PyType type && @class is PyType other)
        {
            return type.IsSubtypeOf(other) ? 1 : 0;
        }

        return CheckClass(derived, "issubclass() arg 1 must be a class")
            && CheckClass(@class, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
            ? AbstractIsSubclass(derived, @class)
            : -1;
    }

    /// <summary>A truth value as an object; null for -1.</summary>
    public static PyObject? ToObject(int truth) => truth < 0 ? null : PyBool.From(truth > 0);

    /// <summary>Whether an object has a tuple of bases, so that it may stand for a class; false with TypeError pending.</summary>
    private static bool CheckClass(PyObject @class, string message)
    {
        if (Bases(@class) is not null)
        {
            return true;
        }

        return !Errors.Pending && Errors.RaiseFalse(PyExceptions.TypeError, message);
    }

    private static PyTuple? Bases(PyObject @class) => Attributes.GetOptional(@class, s_bases) as PyTuple;

    private static int AbstractIsSubclass(PyObject derived, PyObject @class)
    {
        if (!Recursion.TryEnter(" in __issubclass__"))
        {
            return -1;
        }

        int result = 0;
        if (ReferenceEquals(derived, @class))
        {
            result = 1;
        }
        else if (Bases(derived) is { } bases)
        {
            foreach (PyObject @base in bases.Items)
            {
                result = AbstractIsSubclass(@base, @class);
                if (result != 0)
                {
                    break;
                }
            }
        }
        else if (Errors.Pending)
        {
            result = -1;
        }

        Recursion.Leave();
        return result;
    }
}
