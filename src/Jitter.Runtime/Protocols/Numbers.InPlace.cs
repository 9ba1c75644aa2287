using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>In-place operators: the in-place slot of the left operand, else what the plain operator does.</summary>
public static partial class Numbers
{
    /// <summary><c>left += right</c></summary>
    public static PyObject? InPlaceAdd(PyObject left, PyObject right)
    {
        SlotSet slots = left.Type.Slots;
        if (slots.Binary(SlotId.InPlaceAdd) is null && slots.Binary(SlotId.Concatenate) is null)
        {
            return left.GetType() == typeof(PyInt64) || left.GetType() == typeof(PyFloat)
                ? AddNamed(left, right)
                : Binary(left, right, SlotId.Add, "+=");
        }

        PyObject? result = TryInPlace(left, right, SlotId.InPlaceAdd, SlotId.Add);
        if (!ReferenceEquals(result, PyNotImplemented.NotImplemented))
        {
            return result;
        }

        BinaryFunction? concatenate = slots.Binary(SlotId.InPlaceConcatenate) ?? slots.Binary(SlotId.Concatenate);
        return concatenate is not null ? concatenate(left, right) : RaiseUnsupported(left, right, "+=");
    }

    /// <summary><c>left -= right</c></summary>
    public static PyObject? InPlaceSubtract(PyObject left, PyObject right) =>
        left.GetType() == typeof(PyInt64) && right.GetType() == typeof(PyInt64)
            ? IntArithmetic.Subtract((PyInt64)left, (PyInt64)right)
            : InPlace(left, right, SlotId.InPlaceSubtract, SlotId.Subtract, "-=");

    /// <summary><c>left *= right</c></summary>
    public static PyObject? InPlaceMultiply(PyObject left, PyObject right)
    {
        if (left.GetType() == typeof(PyInt64) && right.GetType() == typeof(PyInt64))
        {
            return IntArithmetic.Multiply((PyInt64)left, (PyInt64)right);
        }

        PyObject? result = TryInPlace(left, right, SlotId.InPlaceMultiply, SlotId.Multiply);
        if (!ReferenceEquals(result, PyNotImplemented.NotImplemented))
        {
            return result;
        }

        SlotSet slots = left.Type.Slots;
        BinaryFunction? repeat = slots.Binary(SlotId.InPlaceRepeat) ?? slots.Binary(SlotId.Repeat);
        if (repeat is not null)
        {
            return Repeat(repeat, left, right);
        }

        return right.Type.Slots.Binary(SlotId.Repeat) is { } repeatRight ? Repeat(repeatRight, right, left) : RaiseUnsupported(left, right, "*=");
    }

    /// <summary><c>left @= right</c></summary>
    public static PyObject? InPlaceMatrixMultiply(PyObject left, PyObject right) =>
        InPlace(left, right, SlotId.InPlaceMatrixMultiply, SlotId.MatrixMultiply, "@=");

    /// <summary><c>left /= right</c></summary>
    public static PyObject? InPlaceTrueDivide(PyObject left, PyObject right) => InPlace(left, right, SlotId.InPlaceTrueDivide, SlotId.TrueDivide, "/=");

    /// <summary><c>left //= right</c></summary>
    public static PyObject? InPlaceFloorDivide(PyObject left, PyObject right) =>
        InPlace(left, right, SlotId.InPlaceFloorDivide, SlotId.FloorDivide, "//=");

    /// <summary><c>left %= right</c></summary>
    public static PyObject? InPlaceRemainder(PyObject left, PyObject right) => InPlace(left, right, SlotId.InPlaceRemainder, SlotId.Remainder, "%=");

    /// <summary><c>left &lt;&lt;= right</c></summary>
    public static PyObject? InPlaceLeftShift(PyObject left, PyObject right) => InPlace(left, right, SlotId.InPlaceLeftShift, SlotId.LeftShift, "<<=");

    /// <summary><c>left >>= right</c></summary>
    public static PyObject? InPlaceRightShift(PyObject left, PyObject right) =>
        InPlace(left, right, SlotId.InPlaceRightShift, SlotId.RightShift, ">>=");

    /// <summary><c>left &amp;= right</c></summary>
    public static PyObject? InPlaceAnd(PyObject left, PyObject right) => InPlace(left, right, SlotId.InPlaceAnd, SlotId.And, "&=");

    /// <summary><c>left |= right</c></summary>
    public static PyObject? InPlaceOr(PyObject left, PyObject right) => InPlace(left, right, SlotId.InPlaceOr, SlotId.Or, "|=");

    /// <summary><c>left ^= right</c></summary>
    public static PyObject? InPlaceXor(PyObject left, PyObject right) => InPlace(left, right, SlotId.InPlaceXor, SlotId.Xor, "^=");

    /// <summary><c>left **= right</c></summary>
    public static PyObject? InPlacePower(PyObject left, PyObject right)
    {
        if (left.Type.Slots.Binary(SlotId.InPlacePower) is { } inPlace)
        {
            PyObject? result = inPlace(left, right);
            if (!ReferenceEquals(result, PyNotImplemented.NotImplemented))
            {
                return result;
            }
        }

        return Power(left, right, PyNone.None, "**=");
    }

    /// <summary><c>left op= right</c>: the in-place slot, else the plain one; null with an error pending.</summary>
    public static PyObject? InPlace(PyObject left, PyObject right, SlotId inPlaceSlot, SlotId slot, string symbol)
    {
        PyObject? result = TryInPlace(left, right, inPlaceSlot, slot);
        return ReferenceEquals(result, PyNotImplemented.NotImplemented) ? RaiseUnsupported(left, right, symbol) : result;
    }

    private static PyObject? AddNamed(PyObject left, PyObject right)
    {
        if (left.GetType() == right.GetType())
        {
            return Add(left, right);
        }

        return Binary(left, right, SlotId.Add, "+=");
    }

    private static PyObject? TryInPlace(PyObject left, PyObject right, SlotId inPlaceSlot, SlotId slot)
    {
        if (left.Type.Slots.Binary(inPlaceSlot) is { } inPlace)
        {
            PyObject? result = inPlace(left, right);
            if (!ReferenceEquals(result, PyNotImplemented.NotImplemented))
            {
                return result;
            }
        }

        return BinarySlots(left, right, slot);
    }
}
