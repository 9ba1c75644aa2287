using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

public partial class PyDict
{
    private static readonly PyStr s_missing = PyStr.Interned("__missing__");
    private static readonly PyStr s_keys = PyStr.Interned("keys");

    /// <summary>Raises a KeyError of a key.</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseKeyError(PyObject key) => Errors.Raise(PyBaseException.Create(PyExceptions.KeyError, new PyTuple([key])));

    /// <summary><c>self[key]</c>: for a missing key what __missing__ of a subclass gives, else a KeyError; null with an error pending.</summary>
    [PySlot(SlotId.Subscript)]
    [PyMethod("__getitem__($self, key, /)")]
    public PyObject? GetItem(PyObject key)
    {
        if (Get(key) is { } value)
        {
            return value;
        }

        return Errors.Pending ? null : GetMissing(key);
    }

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        AllocateAs((PyType)type);

    [PySlot(SlotId.Init)]
    private bool Init(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int count = arguments.Length - (keywordNames is null ? 0 : keywordNames.Count);
        if (!ArgumentErrors.CheckPositional("dict", count, 0, 1) || (count == 1 && !Update(arguments[0])))
        {
            return false;
        }

        for (int i = count; i < arguments.Length; i++)
        {
            if (!Set(keywordNames!.Items[i - count], arguments[i]))
            {
                return false;
            }
        }

        return true;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => ContainerText.Repr(this);

    [PySlot(SlotId.Length, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private long GetLength() => Count;

    [PySlot(SlotId.Iter, Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private PyObject? GetIterator() => new PyDictKeyIterator(this);

    [PySlot(SlotId.StoreSubscript)]
    private bool StoreSubscript(PyObject key, PyObject? value)
    {
        if (value is not null)
        {
            return Set(key, value);
        }

        if (Remove(key) is not null)
        {
            return true;
        }

        if (!Errors.Pending)
        {
            RaiseKeyError(key);
        }

        return false;
    }

    /// <summary>Whether a key is there: 1, 0, or -1 with an error pending.</summary>
    [PySlot(SlotId.Contains)]
    public int Contains(PyObject key) => Get(key) is not null ? 1 : Errors.Pending ? -1 : 0;

    [PyMethod("__contains__($self, key, /)")]
    private PyObject? ContainsMethod(PyObject key) => Contains(key) is >= 0 and var found ? PyBool.From(found > 0) : null;

    [PySlot(SlotId.Or)]
    private static PyObject? Or(PyObject left, PyObject right)
    {
        if (left is not PyDict first || right is not PyDict)
        {
            return PyNotImplemented.NotImplemented;
        }

        PyDict result = first.Copy();
        return result.Update(right) ? result : null;
    }

    [PySlot(SlotId.InPlaceOr)]
    private PyObject? InPlaceOr(PyObject right) => Update(right) ? this : null;

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is not PyDict other || comparison is not (Comparison.Equal or Comparison.NotEqual))
        {
            return PyNotImplemented.NotImplemented;
        }

        int equal = EqualTo(other);
        return equal < 0 ? null : PyBool.From(equal > 0 == (comparison == Comparison.Equal));
    }

    private PyObject? GetMissing(PyObject key)
    {
        if (GetType() != typeof(PyDict))
        {
            PyObject? value = Calls.CallSpecial(this, s_missing, new ReadOnlySpan<PyObject>(in key), out bool found);
            if (found)
            {
                return value;
            }
        }

        return RaiseKeyError(key);
    }

    private int EqualTo(PyDict other)
    {
        if (Count != other.Count)
        {
            return 0;
        }

        int position = 0;
        while (Next(ref position, out PyObject? key, out PyObject? value, out long hash))
        {
            PyObject? theirs = other.Get(key, hash);
            if (theirs is null)
            {
                return Errors.Pending ? -1 : 0;
            }

            int equal = Comparisons.AreEqual(value, theirs);
            if (equal <= 0)
            {
                return equal;
            }
        }

        return 1;
    }
}
