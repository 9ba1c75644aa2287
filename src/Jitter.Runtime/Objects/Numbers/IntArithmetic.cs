using System.Numerics;
using System.Runtime.CompilerServices;
using Jitter.Primitives.Numbers;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>
/// Arithmetic of ints, typed: what the slots of int, the interpreter's specialized instructions and emitted code call. 64-bit values
/// take no BigInteger unless the result overflows. A null result is an error.
/// </summary>
public static class IntArithmetic
{
    private const int LongBits = 64;

    /// <summary>An int of more bits would not fit a BigInteger, whose sign and size are one int.</summary>
    private const long MaxBits = int.MaxValue - LongBits;

    /// <summary><c>left + right</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyInt Add(PyInt64 left, PyInt64 right) => Add(left.Int64, right.Int64);

    /// <summary><c>left + right</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyInt Add(long left, long right)
    {
        long sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) < 0 ? AddBig(left, right) : PyInt.From(sum);
    }

    /// <summary><c>left + right</c></summary>
    public static PyInt Add(PyInt left, PyInt right) =>
        left.TryGetInt64(out long a) && right.TryGetInt64(out long b) ? Add(a, b) : PyInt.From(left.Value + right.Value);

    /// <summary><c>left - right</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyInt Subtract(PyInt64 left, PyInt64 right) => Subtract(left.Int64, right.Int64);

    /// <summary><c>left - right</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyInt Subtract(long left, long right)
    {
        long difference = unchecked(left - right);
        return ((left ^ right) & (left ^ difference)) < 0 ? SubtractBig(left, right) : PyInt.From(difference);
    }

    /// <summary><c>left - right</c></summary>
    public static PyInt Subtract(PyInt left, PyInt right) =>
        left.TryGetInt64(out long a) && right.TryGetInt64(out long b) ? Subtract(a, b) : PyInt.From(left.Value - right.Value);

    /// <summary><c>left * right</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyInt Multiply(PyInt64 left, PyInt64 right) => Multiply(left.Int64, right.Int64);

    /// <summary><c>left * right</c></summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyInt Multiply(long left, long right)
    {
        long high = Math.BigMul(left, right, out long low);
        return high == low >> (LongBits - 1) ? PyInt.From(low) : MultiplyBig(left, right);
    }

    /// <summary><c>left * right</c>; null with MemoryError pending where it is too large for any memory.</summary>
    public static PyInt? Multiply(PyInt left, PyInt right)
    {
        if (left.TryGetInt64(out long a) && right.TryGetInt64(out long b))
        {
            return Multiply(a, b);
        }

        BigInteger x = left.Value;
        BigInteger y = right.Value;
        return x.GetBitLength() + y.GetBitLength() > MaxBits ? RaiseMemory() : PyInt.From(x * y);
    }

    /// <summary><c>left // right</c>; null with ZeroDivisionError pending.</summary>
    public static PyInt? FloorDivide(PyInt64 left, PyInt64 right)
    {
        long divisor = right.Int64;
        if ((ulong)(divisor + 1) <= 1)
        {
            // 0 is an error, and the least value over -1 overflows.
            return divisor == 0 ? RaiseZeroDivision("integer division or modulo by zero") : Subtract(0, left.Int64);
        }

        long quotient = left.Int64 / divisor;
        long remainder = left.Int64 - (quotient * divisor);
        return PyInt.From(remainder != 0 && (remainder ^ divisor) < 0 ? quotient - 1 : quotient);
    }

    /// <summary><c>left // right</c>; null with ZeroDivisionError pending.</summary>
    public static PyInt? FloorDivide(PyInt left, PyInt right)
    {
        if (left.TryGetInt64(out long a) && right.TryGetInt64(out long b) && b != 0 && b != -1)
        {
            long quotient = a / b;
            long remainder = a - (quotient * b);
            return PyInt.From(remainder != 0 && (remainder ^ b) < 0 ? quotient - 1 : quotient);
        }

        return right.Sign == 0
            ? RaiseZeroDivision("integer division or modulo by zero")
            : PyInt.From(IntMath.FloorDivide(left.Value, right.Value, out _));
    }

    /// <summary><c>left % right</c>; null with ZeroDivisionError pending.</summary>
    public static PyInt? Modulo(PyInt64 left, PyInt64 right)
    {
        long divisor = right.Int64;
        if ((ulong)(divisor + 1) <= 1)
        {
            return divisor == 0 ? RaiseZeroDivision("integer modulo by zero") : PyInt.Zero;
        }

        long remainder = left.Int64 % divisor;
        return PyInt.From(remainder != 0 && (remainder ^ divisor) < 0 ? remainder + divisor : remainder);
    }

    /// <summary><c>left % right</c>; null with ZeroDivisionError pending.</summary>
    public static PyInt? Modulo(PyInt left, PyInt right)
    {
        if (left.TryGetInt64(out long a) && right.TryGetInt64(out long b) && b != 0 && b != -1)
        {
            long remainder = a % b;
            return PyInt.From(remainder != 0 && (remainder ^ b) < 0 ? remainder + b : remainder);
        }

        return right.Sign == 0 ? RaiseZeroDivision("integer modulo by zero") : PyInt.From(IntMath.Remainder(left.Value, right.Value));
    }

    /// <summary><c>divmod(left, right)</c>; null with ZeroDivisionError pending.</summary>
    public static PyTuple? DivMod(PyInt left, PyInt right)
    {
        if (left.TryGetInt64(out long a) && right.TryGetInt64(out long b) && b != 0 && b != -1)
        {
            long quotient = a / b;
            long remainder = a - (quotient * b);
            bool adjust = remainder != 0 && (remainder ^ b) < 0;
            return new PyTuple([PyInt.From(adjust ? quotient - 1 : quotient), PyInt.From(adjust ? remainder + b : remainder)]);
        }

        if (right.Sign == 0)
        {
            RaiseZeroDivision("integer division or modulo by zero");
            return null;
        }

        BigInteger result = IntMath.FloorDivide(left.Value, right.Value, out BigInteger rest);
        return new PyTuple([PyInt.From(result), PyInt.From(rest)]);
    }

    /// <summary><c>left / right</c>; null with ZeroDivisionError or OverflowError pending.</summary>
    public static PyFloat? TrueDivide(PyInt left, PyInt right)
    {
        if (right.Sign == 0)
        {
            RaiseZeroDivision("division by zero");
            return null;
        }

        bool fits = left.TryGetInt64(out long a) && right.TryGetInt64(out long b)
            ? IntMath.TryDivide(a, b, out double quotient)
            : IntMath.TryDivide(left.Value, right.Value, out quotient);
        if (fits)
        {
            return new PyFloat(quotient);
        }

        Errors.Raise(PyExceptions.OverflowError, "integer division result too large for a float");
        return null;
    }

    /// <summary><c>left &lt;&lt; right</c>; null with ValueError, OverflowError or MemoryError pending.</summary>
    public static PyInt? LeftShift(PyInt left, PyInt right)
    {
        if (right.Sign < 0)
        {
            Errors.Raise(PyExceptions.ValueError, "negative shift count");
            return null;
        }

        if (left.Sign == 0)
        {
            return PyInt.Zero;
        }

        if (!right.TryGetInt64(out long count))
        {
            Errors.Raise(PyExceptions.OverflowError, "too many digits in integer");
            return null;
        }

        if (left.TryGetInt64(out long value) && count < LongBits - 1)
        {
            long shifted = value << (int)count;
            if (shifted >> (int)count == value)
            {
                return PyInt.From(shifted);
            }
        }

        return count > MaxBits || left.Value.GetBitLength() + count > MaxBits ? RaiseMemory() : PyInt.From(left.Value << (int)count);
    }

    /// <summary><c>left >> right</c>; null with ValueError pending.</summary>
    public static PyInt? RightShift(PyInt left, PyInt right)
    {
        if (right.Sign < 0)
        {
            Errors.Raise(PyExceptions.ValueError, "negative shift count");
            return null;
        }

        if (!right.TryGetInt64(out long count) || count > MaxBits)
        {
            return PyInt.From(left.Sign < 0 ? -1 : 0);
        }

        return left.TryGetInt64(out long value)
            ? PyInt.From(value >> (int)Math.Min(count, LongBits - 1))
            : PyInt.From(left.Value >> (int)count);
    }

    /// <summary><c>left &amp; right</c></summary>
    public static PyInt And(PyInt left, PyInt right) =>
        left.TryGetInt64(out long a) && right.TryGetInt64(out long b) ? PyInt.From(a & b) : PyInt.From(left.Value & right.Value);

    /// <summary><c>left | right</c></summary>
    public static PyInt Or(PyInt left, PyInt right) =>
        left.TryGetInt64(out long a) && right.TryGetInt64(out long b) ? PyInt.From(a | b) : PyInt.From(left.Value | right.Value);

    /// <summary><c>left ^ right</c></summary>
    public static PyInt Xor(PyInt left, PyInt right) =>
        left.TryGetInt64(out long a) && right.TryGetInt64(out long b) ? PyInt.From(a ^ b) : PyInt.From(left.Value ^ right.Value);

    /// <summary><c>-value</c></summary>
    public static PyInt Negate(PyInt value) => value.TryGetInt64(out long number) ? Subtract(0, number) : PyInt.From(-value.Value);

    /// <summary><c>abs(value)</c></summary>
    public static PyInt Absolute(PyInt value) => value.Sign < 0 ? Negate(value) : value.ToExact();

    /// <summary><c>~value</c></summary>
    public static PyInt Invert(PyInt value) => value.TryGetInt64(out long number) ? PyInt.From(~number) : PyInt.From(-value.Value - 1);

    /// <summary>Less than 0, 0 or greater than 0, as <paramref name="left"/> is to <paramref name="right"/>.</summary>
    public static int Compare(PyInt left, PyInt right) =>
        left.TryGetInt64(out long a) && right.TryGetInt64(out long b) ? a.CompareTo(b) : left.Value.CompareTo(right.Value);

    /// <summary>The bool of a comparison's outcome.</summary>
    public static PyBool ToBool(int order, Comparison comparison) => PyBool.From(comparison switch
    {
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    });

    /// <summary>Raises MemoryError, as for an int that no memory holds.</summary>
    /// <returns>null</returns>
    internal static PyInt? RaiseMemory()
    {
        Errors.Raise(PyExceptions.MemoryError);
        return null;
    }

    internal static PyInt? RaiseZeroDivision(string message)
    {
        Errors.Raise(PyExceptions.ZeroDivisionError, message);
        return null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyInt AddBig(long left, long right) => new PyBigInt((BigInteger)left + right);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyInt SubtractBig(long left, long right) => PyInt.From((BigInteger)left - right);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyInt MultiplyBig(long left, long right) => PyInt.From((BigInteger)left * right);
}
