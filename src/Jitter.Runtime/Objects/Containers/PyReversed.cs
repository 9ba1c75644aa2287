using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary><c>reversed(sequence)</c> of what has __len__ and __getitem__ alone.</summary>
[PyClass("reversed", Flags = TypeFlags.BaseType, Doc = "Return a reverse iterator over the values of the given sequence.")]
public partial class PyReversed : PyObject
{
    private static readonly PyStr s_reversed = PyStr.Interned("__reversed__");

    private PyObject? _sequence;
    private long _index;

    /// <summary>Makes one of a sequence and its length.</summary>
    protected PyReversed(PyObject sequence, long length)
    {
        _sequence = sequence;
        _index = length - 1;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary><c>reversed(value)</c>; null with an error pending.</summary>
    [PyNew("reversed(sequence, /)")]
    public static PyObject? New(PyType type, PyObject sequence)
    {
        PyObject? method = Attributes.LookupSpecial(sequence, s_reversed);
        if (method is null && Errors.Pending)
        {
            return null;
        }

        if (method is PyNone)
        {
            return Errors.Raise(PyExceptions.TypeError, $"'{sequence.Type.FullName}' object is not reversible");
        }

        if (method is not null)
        {
            return Calls.Call(method);
        }

        PyType given = sequence.Type;
        if (!Iteration.IsSequence(given) && given.Slots.Binary(SlotId.Concatenate) is null)
        {
            return Errors.Raise(PyExceptions.TypeError, $"'{given.FullName}' object is not reversible");
        }

        long length = Subscripts.Length(sequence);
        return length < 0 ? null : AllocateAs(type, sequence, length);
    }

    /// <inheritdoc/>
    public override PyObject? IterNext() => MoveNext();

    [PySlot(SlotId.IterNext)]
    private PyObject? MoveNext()
    {
        if (_index < 0 || _sequence is null)
        {
            return null;
        }

        PyObject? item = Subscripts.GetAt(_sequence, _index);
        if (item is not null)
        {
            _index--;
            return item;
        }

        if (Errors.ClearIf(PyExceptions.IndexError) || Errors.ClearIf(PyExceptions.StopIteration))
        {
            _index = -1;
            _sequence = null;
        }

        return null;
    }

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)")]
    private PyObject? LengthHint()
    {
        if (_sequence is null)
        {
            return PyInt.From(0);
        }

        long length = Subscripts.Length(_sequence);
        return length < 0 ? null : PyInt.From(length < _index + 1 ? 0 : _index + 1);
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => _sequence is null
        ? new PyTuple([Type, new PyTuple([PyTuple.Empty])])
        : new PyTuple([Type, new PyTuple([_sequence]), PyInt.From(_index)]);

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ArgumentConversion.ToIntPtr(state, out nint index))
        {
            return null;
        }

        if (_sequence is not null)
        {
            long length = Subscripts.Length(_sequence);
            if (length < 0)
            {
                return null;
            }

            _index = Math.Clamp(index, -1, length - 1);
        }

        return PyNone.None;
    }
}
