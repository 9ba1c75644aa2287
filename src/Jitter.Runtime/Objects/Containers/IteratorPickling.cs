using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>What __reduce__ of the built-in iterators gives: the function that makes it again (_PyEval_GetBuiltin).</summary>
public static class IteratorPickling
{
    /// <summary><c>(iter, (source,), index)</c>; for an exhausted one, whose source is gone, <c>(iter, (empty,))</c>.</summary>
    /// <param name="builtin">The function: <see cref="Builtin"/> of its name, looked up before the state is read, which that may change.</param>
    /// <param name="source">What is walked over; null at the end.</param>
    /// <param name="index">The position.</param>
    /// <param name="empty">What an exhausted iterator walks over.</param>
    public static PyObject? Reduce(PyObject? builtin, PyObject? source, long index, PyObject empty)
    {
        if (builtin is null)
        {
            return null;
        }

        return source is null
            ? new PyTuple([builtin, new PyTuple([empty])])
            : new PyTuple([builtin, new PyTuple([source]), PyInt.From(index)]);
    }

    /// <summary><c>(iter, ([items left],))</c> of an iterator whose position cannot be told: <paramref name="copy"/> is walked to its end.</summary>
    /// <param name="builtin">The function iter, looked up before the state is read.</param>
    /// <param name="copy">The copy.</param>
    public static PyObject? ReduceToList(PyObject? builtin, PyObject copy)
    {
        if (builtin is null || Iteration.ToList(copy) is not { } items)
        {
            return null;
        }

        return new PyTuple([builtin, new PyTuple([items])]);
    }

    /// <summary>A function of the module builtins; null with an error pending.</summary>
    public static PyObject? Builtin(string name) =>
        BuiltinsProvider?.Invoke()?.GetStr(PyStr.Interned(name)) ?? Errors.Raise(PyExceptions.AttributeError, name);

    /// <summary>Gives the dict of the module builtins; set when that is made.</summary>
    public static Func<PyDict?>? BuiltinsProvider { get; set; }
}
