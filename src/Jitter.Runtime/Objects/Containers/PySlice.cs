using System.Numerics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A slice: <c>start:stop:step</c>.</summary>
/// <param name="start">The start, or None.</param>
/// <param name="stop">The end, or None.</param>
/// <param name="step">The step, or None.</param>
[PyClass("slice", Doc = "slice(stop)\nslice(start, stop[, step])\n\nWhat extended subscripts make.")]
public sealed partial class PySlice(PyObject start, PyObject stop, PyObject step) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary><c>start</c></summary>
    [PyMember("start")]
    public PyObject Start { get; } = start;

    /// <summary><c>stop</c></summary>
    [PyMember("stop")]
    public PyObject Stop { get; } = stop;

    /// <summary><c>step</c></summary>
    [PyMember("step")]
    public PyObject Step { get; } = step;

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return ArgumentErrors.Raise("slice() takes no keyword arguments");
        }

        if (!ArgumentErrors.CheckPositional("slice", arguments.Length, 1, 3))
        {
            return null;
        }

        return arguments.Length == 1
            ? new PySlice(PyNone.None, arguments[0], PyNone.None)
            : new PySlice(arguments[0], arguments[1], arguments.Length > 2 ? arguments[2] : PyNone.None);
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        if (Texts.Repr(Start) is not { } start || Texts.Repr(Stop) is not { } stop || Texts.Repr(Step) is not { } step)
        {
            return null;
        }

        return new PyStr($"slice({start}, {stop}, {step})");
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is not PySlice other)
        {
            return PyNotImplemented.NotImplemented;
        }

        if (ReferenceEquals(this, other))
        {
            return PyBool.From(comparison is Comparison.Equal or Comparison.LessOrEqual or Comparison.GreaterOrEqual);
        }

        return SequenceOperators.CompareArrays([Start, Stop, Step], [other.Start, other.Stop, other.Step], comparison);
    }

    [PySlot(SlotId.Hash)]
    private long GetHash() => Hashing.Hash(new PyTuple([Start, Stop, Step]));

    /// <summary>The bounds for a length as ints of any size (_PySlice_GetLongIndices).</summary>
    [PyMethod("indices($self, object, /)")]
    private PyObject? Indices(PyObject length)
    {
        if (Numbers.Index(length) is not { } number)
        {
            return null;
        }

        if (number.Value.Sign < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "length should not be negative");
        }

        return TryGetIndices(number.Value, out BigInteger start, out BigInteger stop, out BigInteger step)
            ? new PyTuple([PyInt.From(start), PyInt.From(stop), PyInt.From(step)])
            : null;
    }

    /// <summary>The bounds for a length of any size; false with an error pending.</summary>
    public bool TryGetIndices(BigInteger length, out BigInteger start, out BigInteger stop, out BigInteger step)
    {
        start = stop = 0;
        step = 1;
        if (Step is not PyNone)
        {
            if (!TryGetBound(Step, out step))
            {
                return false;
            }

            if (step.IsZero)
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, "slice step cannot be zero");
            }
        }

        bool down = step.Sign < 0;
        BigInteger lower = down ? -1 : 0;
        BigInteger upper = down ? length - 1 : length;
        start = down ? upper : lower;
        stop = down ? lower : upper;
        return (Start is PyNone || TryClip(Start, length, lower, upper, out start))
            && (Stop is PyNone || TryClip(Stop, length, lower, upper, out stop));
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => new PyTuple([TypeObject, new PyTuple([Start, Stop, Step])]);

    private static bool TryClip(PyObject value, BigInteger length, BigInteger lower, BigInteger upper, out BigInteger result)
    {
        if (!TryGetBound(value, out result))
        {
            return false;
        }

        result = result.Sign < 0 ? BigInteger.Max(result + length, lower) : BigInteger.Min(result, upper);
        return true;
    }

    private static bool TryGetBound(PyObject value, out BigInteger result)
    {
        result = 0;
        if (value is not PyInt && value.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "slice indices must be integers or None or have an __index__ method");
        }

        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        result = number.Value;
        return true;
    }
}
