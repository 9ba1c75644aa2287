using System.Numerics;
using Jitter.Primitives.Numbers;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>Powers of ints (long_pow).</summary>
public static class IntPower
{
    private const long MaxBits = int.MaxValue - 64;

    /// <summary><c>left ** right</c>: an int, or a float for a negative exponent; null with an error pending.</summary>
    public static PyObject? Power(PyInt left, PyInt right)
    {
        if (right.Sign < 0)
        {
            return FloatArithmetic.TryToDouble(left, out double x) && FloatArithmetic.TryToDouble(right, out double y)
                ? FloatArithmetic.Power(x, y)
                : null;
        }

        if (left.TryGetInt64(out long small))
        {
            switch (small)
            {
                case 0:
                    return PyInt.From(right.Sign == 0 ? 1 : 0);
                case 1:
                    return PyInt.One;
                case -1:
                    return PyInt.From(right.Value.IsEven ? 1 : -1);
            }

            if (right.TryGetInt64(out long count) && count < 64 && TryPower(small, (int)count, out long power))
            {
                return PyInt.From(power);
            }
        }

        if (!right.TryGetInt64(out long exponent) || exponent > MaxBits || (left.Value.GetBitLength() - 1) * exponent > MaxBits)
        {
            return IntArithmetic.RaiseMemory();
        }

        BigInteger value = left.Value;
        if (BigInteger.Abs(value).IsPowerOfTwo)
        {
            // Powers of two are shifts.
            BigInteger shifted = BigInteger.One << (int)((BigInteger.Abs(value).GetBitLength() - 1) * exponent);
            return PyInt.From(value.Sign < 0 && (exponent & 1) != 0 ? -shifted : shifted);
        }

        return PyInt.From(BigInteger.Pow(value, (int)exponent));
    }

    /// <summary><c>pow(left, right, modulus)</c>; null with an error pending.</summary>
    public static PyObject? Power(PyInt left, PyInt right, PyInt modulus)
    {
        if (modulus.Sign == 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "pow() 3rd argument cannot be 0");
        }

        BigInteger size = BigInteger.Abs(modulus.Value);
        if (size.IsOne)
        {
            return PyInt.Zero;
        }

        BigInteger value = left.Value;
        BigInteger exponent = right.Value;
        if (exponent.Sign < 0)
        {
            if (!TryInvert(IntMath.Remainder(value, size), size, out value))
            {
                return Errors.Raise(PyExceptions.ValueError, "base is not invertible for the given modulus");
            }

            exponent = -exponent;
        }

        BigInteger result = IntMath.Remainder(BigInteger.ModPow(value, exponent, size), size);
        return PyInt.From(modulus.Sign < 0 && !result.IsZero ? result - size : result);
    }

    /// <summary>The inverse modulo <paramref name="modulus"/> by Euclid's extended algorithm; false where there is none.</summary>
    private static bool TryInvert(BigInteger value, BigInteger modulus, out BigInteger inverse)
    {
        BigInteger rest = modulus;
        BigInteger current = value;
        inverse = BigInteger.One;
        BigInteger next = BigInteger.Zero;
        while (!rest.IsZero)
        {
            BigInteger quotient = BigInteger.DivRem(current, rest, out BigInteger remainder);
            (current, rest) = (rest, remainder);
            (inverse, next) = (next, inverse - (quotient * next));
        }

        inverse = IntMath.Remainder(inverse, modulus);
        return current.IsOne;
    }

    private static bool TryPower(long value, int exponent, out long result)
    {
        result = 1;
        while (true)
        {
            if ((exponent & 1) != 0)
            {
                long high = Math.BigMul(result, value, out long low);
                if (high != low >> 63)
                {
                    return false;
                }

                result = low;
            }

            exponent >>= 1;
            if (exponent == 0)
            {
                return true;
            }

            long top = Math.BigMul(value, value, out long square);
            if (top != square >> 63)
            {
                return false;
            }

            value = square;
        }
    }
}
