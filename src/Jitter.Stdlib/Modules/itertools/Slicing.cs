using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Itertools;

/// <summary><c>islice(iterable, start, stop, step)</c></summary>
[PyClass("itertools.islice", Flags = TypeFlags.BaseType)]
public partial class PyIslice : PyObject
{
    private const string BadIndex = " for islice() must be None or an integer: 0 <= x <= sys.maxsize.";

    private PyObject? _iterator;
    private long _next;
    private readonly long _stop;
    private readonly long _step;
    private long _count;

    /// <summary>Makes one; -1 for no end.</summary>
    protected PyIslice(PyObject iterator, long next, long stop, long step)
    {
        _iterator = iterator;
        _next = next;
        _stop = stop;
        _step = step;
    }

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var target = (PyType)type;
        if (!ArgumentErrors.CheckNoKeywords("islice", keywordNames, target, TypeObject, SlotId.Init))
        {
            return null;
        }

        arguments = arguments[..(arguments.Length - (keywordNames is null ? 0 : keywordNames.Count))];
        if (!ArgumentErrors.CheckPositional("islice", arguments.Length, 2, 4))
        {
            return null;
        }

        long start = 0;
        long stop;
        long step = 1;
        if (arguments.Length == 2)
        {
            if (!TryGetIndex(arguments[1], -1, out stop))
            {
                return Errors.Raise(PyExceptions.ValueError, "Stop argument" + BadIndex);
            }
        }
        else
        {
            bool startIsGood = TryGetIndex(arguments[1], 0, out start);
            if (!TryGetIndex(arguments[2], -1, out stop))
            {
                return Errors.Raise(PyExceptions.ValueError, "Stop argument" + BadIndex);
            }

            if (!startIsGood)
            {
                return Errors.Raise(PyExceptions.ValueError, "Indices" + BadIndex);
            }
        }

        if (arguments.Length == 4 && (!TryGetIndex(arguments[3], 1, out step) || step < 1))
        {
            return Errors.Raise(PyExceptions.ValueError, "Step for islice() must be a positive integer or None.");
        }

        return Iteration.GetIterator(arguments[0]) is { } iterator ? AllocateAs(target, iterator, start, stop, step) : null;
    }

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        if (_iterator is not { } iterator)
        {
            return null;
        }

        while (_count < _next)
        {
            if (iterator.IterNext() is null)
            {
                _iterator = null;
                return null;
            }

            _count++;
        }

        if (_stop >= 0 && _count >= _stop)
        {
            _iterator = null;
            return null;
        }

        PyObject? item = iterator.IterNext();
        if (item is null)
        {
            _iterator = null;
            return null;
        }

        _count++;
        long next = unchecked(_next + _step);
        _next = next < _next || (_stop >= 0 && next > _stop) ? _stop : next;
        return item;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (!ItertoolsModule.WarnPickling())
        {
            return null;
        }

        if (_iterator is null)
        {
            return new PyTuple([Type, new PyTuple([new PyListIterator(new PyList()), PyInt.From(0)]), PyInt.From(0)]);
        }

        PyObject stop = _stop < 0 ? PyNone.None : PyInt.From(_stop);
        return new PyTuple([Type, new PyTuple([_iterator, PyInt.From(_next), stop, PyInt.From(_step)]), PyInt.From(_count)]);
    }

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ItertoolsModule.WarnPickling() || !ArgumentConversion.ToIntPtr(state, out nint count))
        {
            return null;
        }

        _count = count;
        return PyNone.None;
    }

    /// <summary>An index from 0 up, None being the given value; false for others, with nothing pending.</summary>
    private static bool TryGetIndex(PyObject value, long none, out long index)
    {
        index = none;
        if (value is PyNone)
        {
            return true;
        }

        if (Numbers.Index(value) is not { } number || !number.TryGetInt64(out index))
        {
            Errors.Clear();
            return false;
        }

        return index >= 0;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;
}
