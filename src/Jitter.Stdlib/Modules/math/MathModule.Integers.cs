using System.Numerics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Mathematics;

/// <summary>Functions of ints.</summary>
public static partial class MathModule
{
    private const int SmallProduct = 16;
    private const string LongLimit = "9223372036854775807";

    private static readonly PyStr s_ceil = PyStr.Interned("__ceil__");
    private static readonly PyStr s_floor = PyStr.Interned("__floor__");
    private static readonly PyStr s_trunc = PyStr.Interned("__trunc__");

    [PyFunction("ceil(x, /)", Doc = "The smallest int that is not less than x.")]
    private static PyObject? Ceiling(PyObject x) => Rounded(x, s_ceil, up: true);

    [PyFunction("floor(x, /)", Doc = "The largest int that is not greater than x.")]
    private static PyObject? Floor(PyObject x) => Rounded(x, s_floor, up: false);

    [PyFunction("trunc(x, /)", Doc = "x truncated towards 0.")]
    private static PyObject? Truncate(PyObject x)
    {
        PyObject? result = Calls.CallSpecial(x, s_trunc, [], out bool found);
        return found || Errors.Pending
            ? result
            : Errors.Raise(PyExceptions.TypeError, $"type {x.Type.FullName} doesn't define __trunc__ method");
    }

    [PyFunction("gcd($module, *integers)", Doc = "The greatest common divisor.")]
    private static PyObject? Gcd(ReadOnlySpan<PyObject> integers)
    {
        long small = 0;
        BigInteger? large = null;
        foreach (PyObject item in integers)
        {
            if (Numbers.Index(item) is not { } number)
            {
                return null;
            }

            if (large is null && number.TryGetInt64(out long value) && value != long.MinValue)
            {
                value = Math.Abs(value);
                while (value != 0)
                {
                    (small, value) = (value, small % value);
                }
            }
            else
            {
                large = BigInteger.GreatestCommonDivisor(large ?? small, number.Value);
            }
        }

        return large is { } result ? PyInt.From(result) : PyInt.From(small);
    }

    [PyFunction("lcm($module, *integers)", Doc = "The least common multiple.")]
    private static PyObject? Lcm(ReadOnlySpan<PyObject> integers)
    {
        BigInteger result = BigInteger.One;
        foreach (PyObject item in integers)
        {
            if (Numbers.Index(item) is not { } number)
            {
                return null;
            }

            BigInteger value = BigInteger.Abs(number.Value);
            result = value.IsZero || result.IsZero ? BigInteger.Zero : result / BigInteger.GreatestCommonDivisor(result, value) * value;
        }

        return PyInt.From(result);
    }

    [PyFunction("isqrt(n, /)", Doc = "The whole part of the square root of n.")]
    private static PyObject? IntegerSquareRoot(PyObject n)
    {
        if (Numbers.Index(n) is not { } number)
        {
            return null;
        }

        if (number.Sign < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "isqrt() argument must be nonnegative");
        }

        if (number.TryGetInt64(out long value))
        {
            long root = (long)Math.Sqrt(value);
            while ((UInt128)root * (UInt128)root > (UInt128)value)
            {
                root--;
            }

            while ((UInt128)(root + 1) * (UInt128)(root + 1) <= (UInt128)value)
            {
                root++;
            }

            return PyInt.From(root);
        }

        return PyInt.From(SquareRoot(number.Value));
    }

    [PyFunction("factorial(n, /)", Doc = "The product of the ints from 1 to n.")]
    private static PyObject? Factorial(PyObject n)
    {
        if (Numbers.Index(n) is not { } number)
        {
            return null;
        }

        if (number.Sign < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "factorial() not defined for negative values");
        }

        if (!number.TryGetInt64(out long count))
        {
            return Errors.Raise(PyExceptions.OverflowError, $"factorial() argument should not exceed {LongLimit}");
        }

        return count > int.MaxValue ? Errors.Raise(PyExceptions.MemoryError) : PyInt.From(Product(1, (int)count));
    }

    [PyFunction("perm(n, k=None, /)", Doc = "The number of ways to choose k of n things, with order.")]
    private static PyObject? Permutations(PyObject n, PyObject k)
    {
        if (k is PyNone)
        {
            return Factorial(n);
        }

        if (!TryGetCounts(n, k, out BigInteger total, out PyInt? chosen))
        {
            return null;
        }

        if (chosen!.Value > total)
        {
            return PyInt.Zero;
        }

        if (!chosen.TryGetInt64(out long count))
        {
            return Errors.Raise(PyExceptions.OverflowError, $"k must not exceed {LongLimit}");
        }

        return count > int.MaxValue ? Errors.Raise(PyExceptions.MemoryError) : PyInt.From(Falling(total, (int)count));
    }

    [PyFunction("comb(n, k, /)", Doc = "The number of ways to choose k of n things, without order.")]
    private static PyObject? Combinations(PyObject n, PyObject k)
    {
        if (!TryGetCounts(n, k, out BigInteger total, out PyInt? chosen))
        {
            return null;
        }

        BigInteger few = BigInteger.Min(chosen!.Value, total - chosen.Value);
        if (few.Sign < 0)
        {
            return PyInt.Zero;
        }

        if (few > long.MaxValue)
        {
            return Errors.Raise(PyExceptions.OverflowError, $"min(n - k, k) must not exceed {LongLimit}");
        }

        return few > int.MaxValue ? Errors.Raise(PyExceptions.MemoryError) : PyInt.From(Choose(total, (int)few));
    }

    [PyFunction("prod(iterable, /, *, start=1)", Doc = "The product of the items of an iterable.")]
    private static PyObject? Product(PyObject iterable, PyObject start)
    {
        if (Iteration.GetIterator(iterable) is not { } iterator)
        {
            return null;
        }

        PyObject? result = start;
        while (Iteration.Next(iterator) is { } item)
        {
            result = Numbers.Multiply(result, item);
            if (result is null)
            {
                return null;
            }
        }

        return Errors.Pending ? null : result;
    }

    private static PyObject? Rounded(PyObject x, PyStr method, bool up)
    {
        if (x.GetType() != typeof(PyFloat))
        {
            PyObject? result = Calls.CallSpecial(x, method, [], out bool found);
            if (found || Errors.Pending)
            {
                return result;
            }
        }

        return Numbers.ToDouble(x, out double value) ? PyInt.FromObject(new PyFloat(up ? Math.Ceiling(value) : Math.Floor(value))) : null;
    }

    private static bool TryGetCounts(PyObject n, PyObject k, out BigInteger total, out PyInt? chosen)
    {
        total = default;
        chosen = null;
        if (Numbers.Index(n) is not { } first || Numbers.Index(k) is not { } second)
        {
            return false;
        }

        if (first.Sign < 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "n must be a non-negative integer");
        }

        if (second.Sign < 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "k must be a non-negative integer");
        }

        total = first.Value;
        chosen = second;
        return true;
    }

    /// <summary>first * (first + 1) * ... * last, by halves, so that factors are of like sizes; 1 where there is none.</summary>
    private static BigInteger Product(long first, long last)
    {
        if (last - first < SmallProduct)
        {
            BigInteger result = BigInteger.One;
            for (long i = first; i <= last; i++)
            {
                result *= i;
            }

            return result;
        }

        long middle = first + ((last - first) / 2);
        return Product(first, middle) * Product(middle + 1, last);
    }

    /// <summary>n * (n - 1) * ..., count factors.</summary>
    private static BigInteger Falling(BigInteger n, int count)
    {
        if (count < SmallProduct)
        {
            BigInteger result = BigInteger.One;
            for (int i = 0; i < count; i++)
            {
                result *= n - i;
            }

            return result;
        }

        int half = count / 2;
        return Falling(n, half) * Falling(n - half, count - half);
    }

    private static BigInteger Choose(BigInteger n, int k)
    {
        if (k < SmallProduct)
        {
            BigInteger result = BigInteger.One;
            for (int i = 0; i < k; i++)
            {
                result = result * (n - i) / (i + 1);
            }

            return result;
        }

        // C(n, k) = C(n, j) * C(n - j, k - j) / C(k, j)
        int j = k / 2;
        return Choose(n, j) * Choose(n - j, k - j) / Choose(k, Math.Min(j, k - j));
    }

    /// <summary>Newton's method with a precision that doubles at each step (M. Dickinson).</summary>
    private static BigInteger SquareRoot(BigInteger n)
    {
        int c = (int)((n.GetBitLength() - 1) / 2);
        BigInteger a = BigInteger.One;
        int d = 0;
        for (int s = 31 - BitOperations.LeadingZeroCount((uint)c); s >= 0; s--)
        {
            int e = d;
            d = c >> s;
            a = (a << (d - e - 1)) + ((n >> ((2 * c) - e - d + 1)) / a);
        }

        return a * a > n ? a - 1 : a;
    }
}
