using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Itertools;

/// <summary><c>zip_longest(*iterables, fillvalue=None)</c></summary>
[PyClass("itertools.zip_longest", Flags = TypeFlags.BaseType)]
public partial class PyZipLongest : PyObject
{
    private readonly PyObject?[] _iterators;
    private int _active;
    private PyObject _fill;

    /// <summary>Makes one.</summary>
    protected PyZipLongest(PyObject?[] iterators, PyObject fill)
    {
        _iterators = iterators;
        _active = iterators.Length;
        _fill = fill;
    }

    [PyTypeInit]
    private static void SetSignature(PyType type) => type.TextSignature = "(*iterables, fillvalue=None)";

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames is null ? 0 : keywordNames.Count);
        PyObject fill = PyNone.None;
        if (keywordNames is { Count: > 0 })
        {
            if (keywordNames.Count > 1 || keywordNames.Items[0].ToString() != "fillvalue")
            {
                return ArgumentErrors.Raise("zip_longest() got an unexpected keyword argument");
            }

            fill = arguments[positional];
        }

        var iterators = new PyObject?[positional];
        for (int i = 0; i < positional; i++)
        {
            iterators[i] = Iteration.GetIterator(arguments[i]);
            if (iterators[i] is null)
            {
                return null;
            }
        }

        return AllocateAs((PyType)type, iterators, fill);
    }

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        if (_iterators.Length == 0 || _active == 0)
        {
            return null;
        }

        var items = new PyObject[_iterators.Length];
        for (int i = 0; i < items.Length; i++)
        {
            PyObject? item = null;
            if (_iterators[i] is { } iterator)
            {
                item = Iteration.Next(iterator);
                if (item is null)
                {
                    _active--;
                    if (_active == 0 || Errors.Pending)
                    {
                        _active = 0;
                        return null;
                    }

                    _iterators[i] = null;
                }
            }

            items[i] = item ?? _fill;
        }

        return new PyTuple(items);
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        var iterators = new PyObject[_iterators.Length];
        for (int i = 0; i < iterators.Length; i++)
        {
            iterators[i] = _iterators[i] ?? PyTuple.Empty;
        }

        return new PyTuple([Type, PyTuple.FromArray(iterators), _fill]);
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        _fill = state;
        return PyNone.None;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}
