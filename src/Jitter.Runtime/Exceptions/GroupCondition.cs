using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Exceptions;

/// <summary>What split() and subgroup() select by: classes, a callable, or a set of exceptions.</summary>
internal sealed class GroupCondition
{
    private PyObject? _classes;
    private PyObject? _predicate;
    private HashSet<PyBaseException>? _instances;

    /// <summary>Reads the argument of split(); null with TypeError pending.</summary>
    public static GroupCondition? From(PyObject value)
    {
        if (IsClass(value))
        {
            return new GroupCondition { _classes = value };
        }

        if (value is PyTuple classes && Array.TrueForAll(classes.Items, IsClass))
        {
            return new GroupCondition { _classes = value };
        }

        if (value is not PyType && (value is PyFunction or PyMethod || value.Type.Slots.Call is not null))
        {
            return new GroupCondition { _predicate = value };
        }

        Errors.Raise(PyExceptions.TypeError, "expected an exception type, a tuple of exception types, or a callable (other than a class)");
        return null;
    }

    /// <summary>Selects some exceptions, by identity.</summary>
    public static GroupCondition From(HashSet<PyBaseException> instances) => new() { _instances = instances };

    /// <summary>1, 0, or -1 with an error pending.</summary>
    public int Matches(PyBaseException error)
    {
        if (_classes is not null)
        {
            return Errors.IsInstance(error, _classes) ? 1 : 0;
        }

        if (_instances is not null)
        {
            return _instances.Contains(error) ? 1 : 0;
        }

        PyObject? result = Calls.Call(_predicate!, error);
        return result is null ? -1 : Truth.Of(result);
    }

    private static bool IsClass(PyObject value) => value is PyType type && type.IsSubtypeOf(PyExceptions.BaseException);
}
