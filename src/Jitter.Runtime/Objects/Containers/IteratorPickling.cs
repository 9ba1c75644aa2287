using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>What __reduce__ of the built-in iterators gives: the function that makes it again (_PyEval_GetBuiltin).</summary>
public static class IteratorPickling
{
    /// <summary><c>(iter, (source,), index)</c>; for an exhausted one, whose source is gone, <c>(iter, (empty,))</c>.</summary>
    public static PyObject? Reduce(string function, PyObject? source, long index, PyObject empty)
    {
        if (Builtin(function) is not { } builtin)
        {
            return null;
        }

        return source is null
            ? new PyTuple([builtin, new PyTuple([empty])])
            : new PyTuple([builtin, new PyTuple([source]), PyInt.From(index)]);
    }

    /// <summary><c>(iter, ([items left],))</c> of an iterator whose position cannot be told: <paramref name="copy"/> is walked to its end.</summary>
    public static PyObject? ReduceToList(PyObject copy)
    {
        if (Iteration.ToList(copy) is not { } items || Builtin("iter") is not { } builtin)
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
