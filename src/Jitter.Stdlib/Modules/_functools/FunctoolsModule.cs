using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Functools;

/// <summary>The module _functools (CPython's Modules/_functoolsmodule.c).</summary>
[PyModule("_functools", Doc = "Tools that operate on functions.", Types = [typeof(PyPartial), typeof(PyLruCache)], Throws = false)]
public static partial class FunctoolsModule
{
    [PyFunction("reduce($module, function, iterable, initial=<unrepresentable>, /)", HasTextSignature = false)]
    private static PyObject? Reduce(PyObject function, PyObject iterable, PyObject? initial)
    {
        PyObject? iterator = Iteration.GetIterator(iterable);
        if (iterator is null)
        {
            return Errors.ClearIf(PyExceptions.TypeError) ? Errors.Raise(PyExceptions.TypeError, "reduce() arg 2 must support iteration") : null;
        }

        PyObject? result = initial;
        while (Iteration.Next(iterator) is { } item)
        {
            result = result is null ? item : Calls.Call(function, result, item);
            if (result is null)
            {
                return null;
            }
        }

        return Errors.Pending ? null
            : result ?? Errors.Raise(PyExceptions.TypeError, "reduce() of empty iterable with no initial value");
    }

    [PyFunction("cmp_to_key($module, /, mycmp)", Doc = "Convert a cmp= function into a key= function.")]
    private static PyObject? CompareToKey(PyObject mycmp) => new PyCompareKey(mycmp, null);
}

/// <summary>What <c>cmp_to_key</c> gives, and the keys that it makes.</summary>
/// <param name="compare">The comparison function.</param>
/// <param name="value">The value; null for the maker of keys.</param>
[PyClass("functools.KeyWrapper", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyCompareKey(PyObject compare, PyObject? value) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The value that is wrapped.</summary>
    [PyMember("obj", Writable = true, NullIsNone = true)]
    public PyObject? Value { get; set; } = value;

    [PySlot(SlotId.Call)]
    private PyObject? CallSlot(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames is null ? 0 : keywordNames.Count);
        if (arguments.Length == 1 && (positional == 1 || keywordNames!.Items[0].ToString() == "obj"))
        {
            return new PyCompareKey(compare, arguments[0]);
        }

        return arguments.Length > 1
            ? ArgumentErrors.Raise($"K() takes at most 1 argument ({arguments.Length} given)")
            : arguments.Length == 0
                ? ArgumentErrors.Raise("K() missing required argument 'obj' (pos 1)")
                : ArgumentErrors.Raise($"K() got an unexpected keyword argument '{keywordNames!.Items[0]}'");
    }

    /// <inheritdoc/>
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => CallSlot(arguments, keywordNames);

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is not PyCompareKey other)
        {
            return Errors.Raise(PyExceptions.TypeError, "other argument must be K instance");
        }

        if (Value is null || other.Value is null)
        {
            return Errors.Raise(PyExceptions.AttributeError, "object");
        }

        PyObject? answer = Calls.Call(compare, Value, other.Value);
        return answer is null ? null : Comparisons.Compare(answer, PyInt.From(0), comparison);
    }
}
