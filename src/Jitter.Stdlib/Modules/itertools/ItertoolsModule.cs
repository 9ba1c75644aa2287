using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Itertools;

/// <summary>The module itertools (CPython's Modules/itertoolsmodule.c).</summary>
[PyModule("itertools", Doc = "Functional tools for creating and using iterators.", Throws = false, Types =
[
    typeof(PyAccumulate), typeof(PyBatched), typeof(PyCombinations), typeof(PyCombinationsWithReplacement), typeof(PyCycle), typeof(PyDropWhile),
    typeof(PyTakeWhile), typeof(PyIslice), typeof(PyStarMap), typeof(PyChain), typeof(PyCompress), typeof(PyFilterFalse), typeof(PyCount),
    typeof(PyZipLongest), typeof(PyPairwise), typeof(PyPermutations), typeof(PyProduct), typeof(PyRepeat), typeof(PyGroupBy), typeof(PyGrouper),
    typeof(PyTee), typeof(PyTeeData),
])]
public static partial class ItertoolsModule
{
    private static readonly PyStr s_copy = PyStr.Interned("__copy__");

    [PyFunction("tee($module, iterable, n=2, /)", Doc = "Returns a tuple of n independent iterators.")]
    private static PyObject? Tee(PyObject iterable, nint n = 2)
    {
        if (n < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "n must be >= 0");
        }

        if (n == 0)
        {
            return PyTuple.Empty;
        }

        if (n > Array.MaxLength)
        {
            return Errors.Raise(PyExceptions.MemoryError);
        }

        PyObject? iterator = Iteration.GetIterator(iterable);
        if (iterator is null)
        {
            return null;
        }

        PyObject? copy = Attributes.GetOptional(iterator, s_copy);
        if (copy is null)
        {
            if (Errors.Pending)
            {
                return null;
            }

            var tee = new PyTee(new PyTeeData(iterator), 0);
            iterator = tee;
            copy = Attributes.Get(tee, s_copy);
        }

        var result = new PyObject[n];
        result[0] = iterator;
        for (int i = 1; i < result.Length; i++)
        {
            PyObject? made = Calls.Call(copy!);
            if (made is null)
            {
                return null;
            }

            result[i] = made;
        }

        return new PyTuple(result);
    }

    /// <summary>Warns that copying and pickling go away; false with an error pending.</summary>
    internal static bool WarnPickling() => Warnings.Warn(
        PyExceptions.DeprecationWarning, "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.");

    /// <summary>The items of a state tuple with a length; null with TypeError pending.</summary>
    internal static PyObject[]? State(PyObject state, int length)
    {
        if (state is PyTuple tuple && (length < 0 || tuple.Count == length))
        {
            return tuple.Items;
        }

        Errors.Raise(PyExceptions.TypeError, state is PyTuple ? "invalid arguments" : "state is not a tuple");
        return null;
    }
}
