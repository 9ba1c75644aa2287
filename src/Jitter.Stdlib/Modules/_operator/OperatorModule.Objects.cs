using System.Security.Cryptography;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Operators;

/// <summary>Truth, identity, sequences and calls.</summary>
public static partial class OperatorModule
{
    [PyFunction("truth(a, /)", Doc = "Whether a is true.")]
    private static PyObject? IsTrue(PyObject a)
    {
        int truth = Truth.Of(a);
        return truth < 0 ? null : PyBool.From(truth > 0);
    }

    [PyFunction("not_(a, /)", Doc = "Same as not a.")]
    private static PyObject? Not(PyObject a)
    {
        int truth = Truth.Of(a);
        return truth < 0 ? null : PyBool.From(truth == 0);
    }

    [PyFunction("is_(a, b, /)", Doc = "Same as a is b.")]
    private static PyObject Is(PyObject a, PyObject b) => PyBool.From(ReferenceEquals(a, b));

    [PyFunction("is_not(a, b, /)", Doc = "Same as a is not b.")]
    private static PyObject IsNot(PyObject a, PyObject b) => PyBool.From(!ReferenceEquals(a, b));

    [PyFunction("index(a, /)", Doc = "Same as a.__index__().")]
    private static PyObject? Index(PyObject a) => Numbers.IndexExact(a);

    [PyFunction("contains(a, b, /)", Doc = "Same as b in a (note reversed operands).")]
    private static PyObject? Contains(PyObject a, PyObject b)
    {
        int found = Subscripts.Contains(a, b);
        return found < 0 ? null : PyBool.From(found > 0);
    }

    [PyFunction("indexOf(a, b, /)", Doc = "The first index of b in a.")]
    private static PyObject? IndexOf(PyObject a, PyObject b) => Search(a, b, count: false);

    [PyFunction("countOf(a, b, /)", Doc = "How often b occurs in a.")]
    private static PyObject? CountOf(PyObject a, PyObject b) => Search(a, b, count: true);

    [PyFunction("concat(a, b, /)", Doc = "Same as a + b, for a and b sequences.")]
    private static PyObject? Concatenate(PyObject a, PyObject b) => Concatenate(a, b, SlotId.Concatenate, inPlace: false);

    [PyFunction("iconcat(a, b, /)", Doc = "Same as a += b, for a and b sequences.")]
    private static PyObject? InPlaceConcatenate(PyObject a, PyObject b) => Concatenate(a, b, SlotId.InPlaceConcatenate, inPlace: true);

    [PyFunction("getitem(a, b, /)", Doc = "Same as a[b].")]
    private static PyObject? GetItem(PyObject a, PyObject b) => Subscripts.Get(a, b);

    [PyFunction("setitem(a, b, c, /)", Doc = "Same as a[b] = c.")]
    private static PyObject? SetItem(PyObject a, PyObject b, PyObject c) => Subscripts.Set(a, b, c) ? PyNone.None : null;

    [PyFunction("delitem(a, b, /)", Doc = "Same as del a[b].")]
    private static PyObject? DeleteItem(PyObject a, PyObject b) => Subscripts.Delete(a, b) ? PyNone.None : null;

    [PyFunction("length_hint(obj, default=0, /)", Doc = "An estimate of the number of items in obj.")]
    private static PyObject? LengthHint(PyObject obj, nint @default)
    {
        long length = Iteration.LengthHint(obj, @default);
        return length < 0 ? null : PyInt.From(length);
    }

    [PyFunction("call(obj, /, *args, **kwargs)", Doc = "Same as obj(*args, **kwargs).")]
    private static PyObject? Call(PyObject obj, PyTuple args, PyDict? kwargs) => Calls.CallWithTuple(obj, args, kwargs);

    [PyFunction("_compare_digest(a, b, /)", Doc = "Whether a equals b, in a time that does not depend on where they differ.")]
    private static PyObject? CompareDigest(PyObject a, PyObject b)
    {
        if (a is PyStr x && b is PyStr y)
        {
            if (!x.IsAsciiOnly || !y.IsAsciiOnly)
            {
                return Errors.Raise(PyExceptions.TypeError, "comparing strings with non-ASCII characters is not supported");
            }

            byte[] left = System.Text.Encoding.ASCII.GetBytes(x.ToString());
            byte[] right = System.Text.Encoding.ASCII.GetBytes(y.ToString());
            return PyBool.From(CryptographicOperations.FixedTimeEquals(left, right));
        }

        if (!Buffers.Supports(a) || !Buffers.Supports(b))
        {
            return Errors.Raise(
                PyExceptions.TypeError,
                $"unsupported operand types(s) or combination of types: '{a.Type.FullName}' and '{b.Type.FullName}'");
        }

        byte[]? first = Buffers.ToArray(a);
        byte[]? second = first is null ? null : Buffers.ToArray(b);
        return second is null ? null : PyBool.From(CryptographicOperations.FixedTimeEquals(first, second));
    }

    private static PyObject? Search(PyObject sequence, PyObject item, bool count)
    {
        if (Iteration.GetIterator(sequence) is not { } iterator)
        {
            return Errors.ClearIf(PyExceptions.TypeError)
                ? Errors.Raise(PyExceptions.TypeError, $"argument of type '{sequence.Type.FullName}' is not iterable")
                : null;
        }

        long found = 0;
        for (long i = 0; Iteration.Next(iterator) is { } candidate; i++)
        {
            int equal = Comparisons.AreEqual(candidate, item);
            if (equal < 0)
            {
                return null;
            }

            found += equal;
            if (equal > 0 && !count)
            {
                return PyInt.From(i);
            }
        }

        if (Errors.Pending)
        {
            return null;
        }

        return count ? PyInt.From(found) : Errors.Raise(PyExceptions.ValueError, "sequence.index(x): x not in sequence");
    }

    /// <summary>The sequence slot, else <c>+</c> of two objects that can be subscripted (PySequence_Concat).</summary>
    private static PyObject? Concatenate(PyObject a, PyObject b, SlotId slot, bool inPlace)
    {
        SlotSet slots = a.Type.Slots;
        if ((slots.Binary(slot) ?? slots.Binary(SlotId.Concatenate)) is { } concatenate)
        {
            return concatenate(a, b);
        }

        if (IsSequence(a) && IsSequence(b))
        {
            SlotId number = inPlace && slots.Binary(SlotId.InPlaceAdd) is not null ? SlotId.InPlaceAdd : SlotId.Add;
            return number == SlotId.Add ? Numbers.Add(a, b) : Numbers.InPlaceAdd(a, b);
        }

        return Errors.Raise(PyExceptions.TypeError, $"'{a.Type.FullName}' object can't be concatenated");
    }

    private static bool IsSequence(PyObject value) => value is not PyDict && value.Type.Slots.Subscript is not null;
}
