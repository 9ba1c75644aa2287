using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary><c>map(function, iterable, *iterables)</c></summary>
[PyClass("map", Flags = TypeFlags.BaseType, Doc = "Make an iterator that computes the function using arguments from\neach of the iterables.")]
public partial class PyMap : PyObject
{
    private readonly PyObject _function;
    private readonly PyObject[] _iterators;

    /// <summary>Makes one of a function and iterators.</summary>
    protected PyMap(PyObject function, PyObject[] iterators)
    {
        _function = function;
        _iterators = iterators;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var target = (PyType)type;
        if (!ArgumentErrors.CheckNoKeywords("map", keywordNames, target, TypeObject, SlotId.Init))
        {
            return null;
        }

        arguments = arguments[..(arguments.Length - (keywordNames is null ? 0 : keywordNames.Count))];
        if (arguments.Length < 2)
        {
            return ArgumentErrors.Raise("map() must have at least two arguments.");
        }

        var iterators = new PyObject[arguments.Length - 1];
        for (int i = 0; i < iterators.Length; i++)
        {
            PyObject? iterator = Iteration.GetIterator(arguments[i + 1]);
            if (iterator is null)
            {
                return null;
            }

            iterators[i] = iterator;
        }

        return AllocateAs(target, arguments[0], iterators);
    }

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        PyObject[] iterators = _iterators;
        if (iterators.Length == 1)
        {
            PyObject? item = iterators[0].IterNext();
            return item is null ? null : Calls.Call(_function, item);
        }

        var items = new PyObject[iterators.Length];
        for (int i = 0; i < iterators.Length; i++)
        {
            PyObject? item = iterators[i].IterNext();
            if (item is null)
            {
                return null;
            }

            items[i] = item;
        }

        return Calls.Call(_function, items);
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => new PyTuple([Type, new PyTuple([_function, .. _iterators])]);

    [PyTypeInit]
    private static void SetSignature(PyType type) => type.TextSignature = "(function, iterable, /, *iterables)";
}

/// <summary><c>filter(function, iterable)</c></summary>
[PyClass("filter", Flags = TypeFlags.BaseType, Doc = "Return an iterator yielding those items for which function(item) is true.")]
public partial class PyFilter : PyObject
{
    private readonly PyObject _function;
    private readonly PyObject _iterator;
    private readonly bool _testsTruth;

    /// <summary>Makes one of a function and an iterator.</summary>
    protected PyFilter(PyObject function, PyObject iterator)
    {
        _function = function;
        _iterator = iterator;
        _testsTruth = function is PyNone || ReferenceEquals(function, PyTypes.Bool);
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyNew("filter(function, iterable, /)")]
    private static PyObject? New(PyType type, PyObject function, PyObject iterable) =>
        Iteration.GetIterator(iterable) is { } iterator ? AllocateAs(type, function, iterator) : null;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        while (_iterator.IterNext() is { } item)
        {
            PyObject? answer = _testsTruth ? item : Calls.Call(_function, item);
            int truth = answer is null ? -1 : Truth.Of(answer);
            if (truth != 0)
            {
                return truth > 0 ? item : null;
            }
        }

        return null;
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => new PyTuple([Type, new PyTuple([_function, _iterator])]);
}
