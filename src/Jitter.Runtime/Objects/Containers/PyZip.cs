using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary><c>zip(*iterables, strict=False)</c></summary>
[PyClass("zip", Flags = TypeFlags.BaseType, Doc = "Yields tuples of one item of each iterable until one is exhausted.")]
public partial class PyZip : PyObject
{
    private readonly PyObject[] _iterators;
    private bool _strict;

    /// <summary>Makes one of iterators.</summary>
    protected PyZip(PyObject[] iterators, bool strict)
    {
        _iterators = iterators;
        _strict = strict;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyNew("zip(*iterables, strict=False)")]
    private static PyObject? New(PyType type, ReadOnlySpan<PyObject> iterables, bool strict)
    {
        var iterators = new PyObject[iterables.Length];
        for (int i = 0; i < iterators.Length; i++)
        {
            PyObject? iterator = Iteration.GetIterator(iterables[i]);
            if (iterator is null)
            {
                return null;
            }

            iterators[i] = iterator;
        }

        return AllocateAs(type, iterators, strict);
    }

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        PyObject[] iterators = _iterators;
        if (iterators.Length == 0)
        {
            return null;
        }

        var items = new PyObject[iterators.Length];
        for (int i = 0; i < iterators.Length; i++)
        {
            PyObject? item = iterators[i].IterNext();
            if (item is null)
            {
                return _strict ? CheckLengths(i) : null;
            }

            items[i] = item;
        }

        return new PyTuple(items);
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => _strict
        ? new PyTuple([Type, PyTuple.From(_iterators), PyBool.True])
        : new PyTuple([Type, PyTuple.From(_iterators)]);

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        int strict = Truth.Of(state);
        if (strict < 0)
        {
            return null;
        }

        _strict = strict > 0;
        return PyNone.None;
    }

    /// <summary>Which of strict zip's iterators is shorter or longer, one having come to its end.</summary>
    private PyObject? CheckLengths(int ended)
    {
        if (Errors.Pending && !Errors.ClearIf(PyExceptions.StopIteration))
        {
            return null;
        }

        if (ended > 0)
        {
            return RaiseLength(ended, "shorter");
        }

        for (int i = 1; i < _iterators.Length; i++)
        {
            if (_iterators[i].IterNext() is not null)
            {
                return RaiseLength(i, "longer");
            }

            if (Errors.Pending && !Errors.ClearIf(PyExceptions.StopIteration))
            {
                return null;
            }
        }

        return null;
    }

    private static PyObject? RaiseLength(int index, string comparison) => Errors.Raise(
        PyExceptions.ValueError, $"zip() argument {index + 1} is {comparison} than argument{(index == 1 ? " " : "s 1-")}{index}");
}
