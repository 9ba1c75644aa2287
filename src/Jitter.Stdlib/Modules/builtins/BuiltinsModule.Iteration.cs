using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Builtins;

/// <content>Functions over iterables.</content>
public static partial class BuiltinsModule
{
    [PyFunction("all(iterable, /)")]
    private static PyObject? All(PyObject iterable) => Search(iterable, wanted: 0);

    [PyFunction("any(iterable, /)")]
    private static PyObject? Any(PyObject iterable) => Search(iterable, wanted: 1);

    [PyFunction("iter(object, sentinel=None, /)", HasTextSignature = false)]
    private static PyObject? Iter(PyObject value, PyObject? sentinel) =>
        sentinel is null ? Iteration.GetIterator(value)
        : IsCallable(value) ? new PyCallableIterator(value, sentinel)
        : Errors.Raise(PyExceptions.TypeError, "iter(v, w): v must be callable");

    [PyFunction("next(iterator, default=None, /)", HasTextSignature = false)]
    private static PyObject? Next(PyObject iterator, PyObject? missing)
    {
        if (!Iteration.IsIterator(iterator))
        {
            return Errors.Raise(PyExceptions.TypeError, $"'{iterator.Type.FullName}' object is not an iterator");
        }

        PyObject? item = iterator.IterNext();
        if (item is not null)
        {
            return item;
        }

        if (missing is not null)
        {
            return !Errors.Pending || Errors.ClearIf(PyExceptions.StopIteration) ? missing : null;
        }

        return Errors.Pending ? null : Errors.Raise(PyExceptions.StopIteration);
    }

    [PyFunction("aiter(async_iterable, /)")]
    private static PyObject? AsyncIter(PyObject iterable) => AsyncBuiltins.GetIterator(iterable);

    [PyFunction("anext(aiterator, default=<unrepresentable>, /)")]
    private static PyObject? AsyncNext(PyObject iterator, PyObject? missing) => AsyncBuiltins.Next(iterator, missing);

    [PyFunction("max($module, /, *args, **kwargs)", HasTextSignature = false)]
    private static PyObject? Max(ReadOnlySpan<PyObject> args, PyDict kwargs) => Extreme(args, kwargs, "max", Comparison.Greater);

    [PyFunction("min($module, /, *args, **kwargs)", HasTextSignature = false)]
    private static PyObject? Min(ReadOnlySpan<PyObject> args, PyDict kwargs) => Extreme(args, kwargs, "min", Comparison.Less);

    [PyFunction("sorted($module, /, *args, **kwargs)", HasTextSignature = false)]
    private static PyObject? Sorted(ReadOnlySpan<PyObject> args, PyDict kwargs)
    {
        if (args.Length != 1)
        {
            return Errors.Raise(PyExceptions.TypeError, $"sorted expected 1 argument, got {args.Length}");
        }

        if (Iteration.ToList(args[0]) is not { } list)
        {
            return null;
        }

        return Attributes.Get(list, BuiltinNames.Sort) is { } sort && Calls.CallWithTuple(sort, PyTuple.Empty, kwargs) is not null ? list : null;
    }

    private static PyBool? Search(PyObject iterable, int wanted)
    {
        if (Iteration.GetIterator(iterable) is not { } iterator)
        {
            return null;
        }

        while (Iteration.Next(iterator) is { } item)
        {
            int truth = Truth.Of(item);
            if (truth < 0)
            {
                return null;
            }

            if (truth == wanted)
            {
                return PyBool.From(wanted == 1);
            }
        }

        return Errors.Pending ? null : PyBool.From(wanted == 0);
    }

    private static PyObject? Extreme(ReadOnlySpan<PyObject> args, PyDict kwargs, string name, Comparison better)
    {
        if (args.IsEmpty)
        {
            return Errors.Raise(PyExceptions.TypeError, $"{name} expected at least 1 argument, got 0");
        }

        PyObject? key = null;
        PyObject? missing = null;
        if (kwargs.Count > 0 && !TryReadExtremeKeywords(kwargs, name, out key, out missing))
        {
            return null;
        }

        key = key is PyNone ? null : key;
        if (args.Length > 1)
        {
            return missing is null
                ? Best(args, key, better)
                : Errors.Raise(PyExceptions.TypeError, $"Cannot specify a default for {name}() with multiple positional arguments");
        }

        if (Iteration.GetIterator(args[0]) is not { } iterator)
        {
            return null;
        }

        PyObject? best = null;
        PyObject? bestKey = null;
        while (Iteration.Next(iterator) is { } item)
        {
            if (!Replace(ref best, ref bestKey, item, key, better))
            {
                return null;
            }
        }

        return Errors.Pending ? null
            : best ?? missing ?? Errors.Raise(PyExceptions.ValueError, $"{name}() iterable argument is empty");
    }

    private static PyObject? Best(ReadOnlySpan<PyObject> items, PyObject? key, Comparison better)
    {
        PyObject? best = null;
        PyObject? bestKey = null;
        foreach (PyObject item in items)
        {
            if (!Replace(ref best, ref bestKey, item, key, better))
            {
                return null;
            }
        }

        return best;
    }

    /// <summary>Takes an item if it is the first, or better than the best so far.</summary>
    private static bool Replace(ref PyObject? best, ref PyObject? bestKey, PyObject item, PyObject? key, Comparison better)
    {
        PyObject? itemKey = key is null ? item : Calls.Call(key, item);
        if (itemKey is null)
        {
            return false;
        }

        if (best is not null)
        {
            if (itemKey.GetType() == typeof(PyInt64) && bestKey!.GetType() == typeof(PyInt64))
            {
                int order = ((PyInt64)itemKey).Int64.CompareTo(((PyInt64)bestKey).Int64);
                if (better == Comparison.Greater ? order <= 0 : order >= 0)
                {
                    return true;
                }
            }
            else
            {
                PyObject? answer = Comparisons.Compare(itemKey, bestKey!, better);
                int truth = answer is null ? -1 : Truth.Of(answer);
                if (truth <= 0)
                {
                    return truth == 0;
                }
            }
        }

        best = item;
        bestKey = itemKey;
        return true;
    }

    private static bool TryReadExtremeKeywords(PyDict kwargs, string name, out PyObject? key, out PyObject? missing)
    {
        key = missing = null;
        int position = 0;
        while (kwargs.Next(ref position, out PyObject? keyword, out PyObject? value))
        {
            switch (keyword.ToString())
            {
                case "key":
                    key = value;
                    break;
                case "default":
                    missing = value;
                    break;
                case var other:
                    return Errors.RaiseFalse(PyExceptions.TypeError, $"{name}() got an unexpected keyword argument '{other}'");
            }
        }

        return true;
    }
}
