using System.Runtime.CompilerServices;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>Operators (CPython's Objects/abstract.c, "Number Protocol"). Every method gives null with an error pending.</summary>
public static partial class Numbers
{
    /// <summary><c>left + right</c>: numbers, then concatenation.</summary>
    public static PyObject? Add(PyObject left, PyObject right)
    {
        if (left.GetType() == typeof(PyInt64) && right.GetType() == typeof(PyInt64))
        {
            return IntArithmetic.Add(Unsafe.As<PyInt64>(left), Unsafe.As<PyInt64>(right));
        }

        if (left.GetType() == typeof(PyFloat) && right.GetType() == typeof(PyFloat))
        {
            return FloatArithmetic.Add(Unsafe.As<PyFloat>(left), Unsafe.As<PyFloat>(right));
        }

        PyObject? result = BinarySlots(left, right, SlotId.Add);
        if (!ReferenceEquals(result, PyNotImplemented.NotImplemented))
        {
            return result;
        }

        return left.Type.Slots.Binary(SlotId.Concatenate) is { } concatenate ? concatenate(left, right) : RaiseUnsupported(left, right, "+");
    }

    /// <summary><c>left - right</c></summary>
    public static PyObject? Subtract(PyObject left, PyObject right)
    {
        if (left.GetType() == typeof(PyInt64) && right.GetType() == typeof(PyInt64))
        {
            return IntArithmetic.Subtract(Unsafe.As<PyInt64>(left), Unsafe.As<PyInt64>(right));
        }

        if (left.GetType() == typeof(PyFloat) && right.GetType() == typeof(PyFloat))
        {
            return FloatArithmetic.Subtract(Unsafe.As<PyFloat>(left), Unsafe.As<PyFloat>(right));
        }

        return Binary(left, right, SlotId.Subtract, "-");
    }

    /// <summary><c>left * right</c>: numbers, then repetition.</summary>
    public static PyObject? Multiply(PyObject left, PyObject right)
    {
        if (left.GetType() == typeof(PyInt64) && right.GetType() == typeof(PyInt64))
        {
            return IntArithmetic.Multiply(Unsafe.As<PyInt64>(left), Unsafe.As<PyInt64>(right));
        }

        if (left.GetType() == typeof(PyFloat) && right.GetType() == typeof(PyFloat))
        {
            return FloatArithmetic.Multiply(Unsafe.As<PyFloat>(left), Unsafe.As<PyFloat>(right));
        }

        PyObject? result = BinarySlots(left, right, SlotId.Multiply);
        if (!ReferenceEquals(result, PyNotImplemented.NotImplemented))
        {
            return result;
        }

        if (left.Type.Slots.Binary(SlotId.Repeat) is { } repeat)
        {
            return Repeat(repeat, left, right);
        }

        return right.Type.Slots.Binary(SlotId.Repeat) is { } repeatRight ? Repeat(repeatRight, right, left) : RaiseUnsupported(left, right, "*");
    }

    /// <summary><c>left @ right</c></summary>
    public static PyObject? MatrixMultiply(PyObject left, PyObject right) => Binary(left, right, SlotId.MatrixMultiply, "@");

    /// <summary><c>left / right</c></summary>
    public static PyObject? TrueDivide(PyObject left, PyObject right) =>
        left.GetType() == typeof(PyFloat) && right.GetType() == typeof(PyFloat)
            ? FloatArithmetic.TrueDivide(Unsafe.As<PyFloat>(left), Unsafe.As<PyFloat>(right))
            : Binary(left, right, SlotId.TrueDivide, "/");

    /// <summary><c>left // right</c></summary>
    public static PyObject? FloorDivide(PyObject left, PyObject right) =>
        left.GetType() == typeof(PyInt64) && right.GetType() == typeof(PyInt64)
            ? IntArithmetic.FloorDivide(Unsafe.As<PyInt64>(left), Unsafe.As<PyInt64>(right))
            : Binary(left, right, SlotId.FloorDivide, "//");

    /// <summary><c>left % right</c></summary>
    public static PyObject? Remainder(PyObject left, PyObject right) =>
        left.GetType() == typeof(PyInt64) && right.GetType() == typeof(PyInt64)
            ? IntArithmetic.Modulo(Unsafe.As<PyInt64>(left), Unsafe.As<PyInt64>(right))
            : Binary(left, right, SlotId.Remainder, "%");

    /// <summary><c>divmod(left, right)</c></summary>
    public static PyObject? DivMod(PyObject left, PyObject right) => Binary(left, right, SlotId.DivMod, "divmod()");

    /// <summary><c>left &lt;&lt; right</c></summary>
    public static PyObject? LeftShift(PyObject left, PyObject right) => Binary(left, right, SlotId.LeftShift, "<<");

    /// <summary><c>left >> right</c></summary>
    public static PyObject? RightShift(PyObject left, PyObject right) => Binary(left, right, SlotId.RightShift, ">>");

    /// <summary><c>left &amp; right</c></summary>
    public static PyObject? And(PyObject left, PyObject right) => Binary(left, right, SlotId.And, "&");

    /// <summary><c>left | right</c></summary>
    public static PyObject? Or(PyObject left, PyObject right) => Binary(left, right, SlotId.Or, "|");

    /// <summary><c>left ^ right</c></summary>
    public static PyObject? Xor(PyObject left, PyObject right) => Binary(left, right, SlotId.Xor, "^");

    /// <summary><c>left ** right</c></summary>
    public static PyObject? Power(PyObject left, PyObject right) => Power(left, right, PyNone.None);

    /// <summary><c>pow(left, right, modulus)</c>; None for no modulus.</summary>
    public static PyObject? Power(PyObject left, PyObject right, PyObject modulus) => Power(left, right, modulus, "** or pow()");

    /// <summary><c>-value</c></summary>
    public static PyObject? Negative(PyObject value) => Unary(value, SlotId.Negative, "unary -");

    /// <summary><c>+value</c></summary>
    public static PyObject? Positive(PyObject value) => Unary(value, SlotId.Positive, "unary +");

    /// <summary><c>~value</c></summary>
    public static PyObject? Invert(PyObject value) => Unary(value, SlotId.Invert, "unary ~");

    /// <summary><c>abs(value)</c></summary>
    public static PyObject? Absolute(PyObject value) => Unary(value, SlotId.Absolute, "abs()");

    /// <summary>
    /// <c>left op right</c> through the slots of both; null with an error pending. <paramref name="symbol"/> is what the
    /// TypeError shows.
    /// </summary>
    public static PyObject? Binary(PyObject left, PyObject right, SlotId slot, string symbol)
    {
        PyObject? result = BinarySlots(left, right, slot);
        return ReferenceEquals(result, PyNotImplemented.NotImplemented) ? RaiseUnsupported(left, right, symbol) : result;
    }

    /// <summary>A unary operator through its slot; <paramref name="operation"/> is what the TypeError shows.</summary>
    public static PyObject? Unary(PyObject value, SlotId slot, string operation) => value.Type.Slots.Unary(slot) is { } function
        ? function(value)
        : Errors.Raise(PyExceptions.TypeError, $"bad operand type for {operation}: '{value.Type.FullName}'");

    private static PyObject? RaiseUnsupported(PyObject left, PyObject right, string symbol)
    {
        string hint = symbol == ">>" && left is PyBuiltinFunction { Native.Name: var name } && name.ToString() == "print"
            ? ". Did you mean \"print(<message>, file=<output_stream>)\"?"
            : "";
        return Errors.Raise(
            PyExceptions.TypeError, $"unsupported operand type(s) for {symbol}: '{left.Type.FullName}' and '{right.Type.FullName}'{hint}");
    }

    private static PyObject? Repeat(BinaryFunction repeat, PyObject sequence, PyObject count)
    {
        if (!IsIndex(count))
        {
            return Errors.Raise(PyExceptions.TypeError, $"can't multiply sequence by non-int of type '{count.Type.FullName}'");
        }

        return ToIndex(count, out long times) ? repeat(sequence, PyInt.From(times)) : null;
    }

    /// <summary>The slots of both operands in Python's order: a subclass's on the right comes first (binary_op1).</summary>
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

    /// <summary>Like <see cref="BinarySlots"/>, then the modulus's slot (ternary_op).</summary>
    private static PyObject? Power(PyObject left, PyObject right, PyObject modulus, string symbol)
    {
        PyType leftType = left.Type;
        PyType rightType = right.Type;
        TernaryFunction? leftSlot = leftType.Slots.Power;
        TernaryFunction? rightSlot = ReferenceEquals(leftType, rightType) ? null : rightType.Slots.Power;
        rightSlot = ReferenceEquals(leftSlot, rightSlot) ? null : rightSlot;
        TernaryFunction? modulusSlot = modulus.Type.Slots.Power;
        modulusSlot = ReferenceEquals(modulusSlot, leftSlot) || ReferenceEquals(modulusSlot, rightSlot) ? null : modulusSlot;
        TernaryFunction? first = leftSlot;
        TernaryFunction? second = rightSlot;
        if (leftSlot is not null && rightSlot is not null && rightType.IsSubtypeOf(leftType))
        {
            (first, second) = (rightSlot, leftSlot);
        }

        PyObject? result = first is null ? PyNotImplemented.NotImplemented : first(left, right, modulus);
        if (ReferenceEquals(result, PyNotImplemented.NotImplemented) && second is not null)
        {
            result = second(left, right, modulus);
        }

        if (ReferenceEquals(result, PyNotImplemented.NotImplemented) && modulusSlot is not null)
        {
            result = modulusSlot(left, right, modulus);
        }

        if (!ReferenceEquals(result, PyNotImplemented.NotImplemented))
        {
            return result;
        }

        return modulus is PyNone
            ? RaiseUnsupported(left, right, symbol)
            : Errors.Raise(
                PyExceptions.TypeError,
                $"unsupported operand type(s) for {symbol}: '{leftType.FullName}', '{rightType.FullName}', '{modulus.Type.FullName}'");
    }
}
