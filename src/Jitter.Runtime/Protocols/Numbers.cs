using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>Operators (CPython's Objects/abstract.c, "Numeric").</summary>
public static class Numbers
{
    /// <summary>
    /// <c>left op right</c> through the slots of both; null with an error pending. <paramref name="symbol"/> is what the
    /// TypeError shows.
    /// </summary>
    public static PyObject? Binary(PyObject left, PyObject right, SlotId slot, string symbol)
    {
        PyObject? result = BinarySlots(left, right, slot);
        return ReferenceEquals(result, PyNotImplemented.NotImplemented)
            ? Errors.Raise(
                PyExceptions.TypeError,
                $"unsupported operand type(s) for {symbol}: '{left.Type.FullName}' and '{right.Type.FullName}'")
            : result;
    }

    /// <summary><c>left op= right</c>: the in-place slot, else the plain one; null with an error pending.</summary>
    public static PyObject? InPlace(PyObject left, PyObject right, SlotId inPlaceSlot, SlotId slot, string symbol)
    {
        if (left.Type.Slots.Binary(inPlaceSlot) is { } inPlace)
        {
            PyObject? result = inPlace(left, right);
            if (!ReferenceEquals(result, PyNotImplemented.NotImplemented))
            {
                return result;
            }
        }

        return Binary(left, right, slot, symbol);
    }

    /// <summary><c>operator.index(value)</c>; null with an error pending.</summary>
    public static PyInt? Index(PyObject value)
    {
        if (value is PyInt number)
        {
            return number;
        }

        if (value.Type.Slots.Unary(SlotId.Index) is not { } index)
        {
            Errors.Raise(PyExceptions.TypeError, $"'{value.Type.FullName}' object cannot be interpreted as an integer");
            return null;
        }

        PyObject? result = index(value);
        if (result is null or PyInt)
        {
            return (PyInt?)result;
        }

        Errors.Raise(PyExceptions.TypeError, $"__index__ returned non-int (type {result.Type.FullName})");
        return null;
    }

    /// <summary>The slots of both operands in Python's order: a subclass's on the right comes first (BINARY_OP1).</summary>
    private static PyObject? BinarySlots(PyObject left, PyObject right, SlotId slot)
    {
        PyType leftType = left.Type;
        PyType rightType = right.Type;
        BinaryFunction? leftSlot = leftType.Slots.Binary(slot);
        BinaryFunction? rightSlot = ReferenceEquals(leftType, rightType) ? null : rightType.Slots.Binary(slot);
        rightSlot = ReferenceEquals(leftSlot, rightSlot) ? null : rightSlot;
        if (leftSlot is not null)
        {
            if (rightSlot is not null && rightType.IsSubtypeOf(leftType))
            {
                PyObject? early = rightSlot(left, right);
                if (!ReferenceEquals(early, PyNotImplemented.NotImplemented))
                {
                    return early;
                }

                rightSlot = null;
            }

            PyObject? result = leftSlot(left, right);
            if (!ReferenceEquals(result, PyNotImplemented.NotImplemented))
            {
                return result;
            }
        }

        return rightSlot is null ? PyNotImplemented.NotImplemented : rightSlot(left, right);
    }
}
