using System.Runtime.InteropServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Mathematics;

/// <summary>Sums and distances without loss.</summary>
public static partial class MathModule
{
    private const double SmallestNormal = 2.2250738585072014e-308;

    [PyFunction("hypot(*coordinates)", Doc = "The Euclidean distance from the origin.", HasTextSignature = false)]
    private static PyObject? Hypotenuse(ReadOnlySpan<PyObject> coordinates)
    {
        var values = new double[coordinates.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (!Numbers.ToDouble(coordinates[i], out values[i]))
            {
                return null;
            }
        }

        return new PyFloat(Norm(values));
    }

    [PyFunction("dist(p, q, /)", Doc = "The Euclidean distance between two points.")]
    private static PyObject? Distance(PyObject p, PyObject q)
    {
        if ((p as PyTuple ?? Iteration.ToTuple(p)) is not { } first || (q as PyTuple ?? Iteration.ToTuple(q)) is not { } second)
        {
            return null;
        }

        if (first.Count != second.Count)
        {
            return Errors.Raise(PyExceptions.ValueError, "both points must have the same number of dimensions");
        }

        var differences = new double[first.Count];
        for (int i = 0; i < differences.Length; i++)
        {
            if (!Numbers.ToDouble(first.Items[i], out double x) || !Numbers.ToDouble(second.Items[i], out double y))
            {
                return null;
            }

            differences[i] = x - y;
        }

        return new PyFloat(Norm(differences));
    }

    /// <summary>The square root of the sum of the squares, correct to nearly half a unit in the last place.</summary>
    private static double Norm(double[] values)
    {
        double max = 0;
        bool hasNaN = false;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Math.Abs(values[i]);
            hasNaN |= double.IsNaN(values[i]);
            max = values[i] > max ? values[i] : max;
        }

        if (double.IsInfinity(max))
        {
            return max;
        }

        if (hasNaN)
        {
            return NaN;
        }

        return max == 0 || values.Length <= 1 ? max : Norm(values, max);
    }

    private static double Norm(double[] values, double max)
    {
        Floats.Split(max, out int exponent);
        if (exponent < -1023)
        {
            // A scale for these would overflow: make normal numbers of them first.
            for (int i = 0; i < values.Length; i++)
            {
                values[i] /= SmallestNormal;
            }

            return SmallestNormal * Norm(values, max / SmallestNormal);
        }

        double scale = Math.ScaleB(1, -exponent);
        double sum = 1;
        double squareErrors = 0;
        double sumErrors = 0;
        foreach (double value in values)
        {
            double x = value * scale;
            DoubleLength square = DoubleLength.Product(x, x);
            DoubleLength next = DoubleLength.FastSum(sum, square.High);
            sum = next.High;
            squareErrors += square.Low;
            sumErrors += next.Low;
        }

        // One step of Newton's method, in more than a float's precision.
        double root = Math.Sqrt(sum - 1 + (squareErrors + sumErrors));
        DoubleLength back = DoubleLength.Product(-root, root);
        DoubleLength rest = DoubleLength.FastSum(sum, back.High);
        squareErrors += back.Low;
        sumErrors += rest.Low;
        root += (rest.High - 1 + (squareErrors + sumErrors)) / (2 * root);
        return root / scale;
    }

    [PyFunction("fsum(seq, /)", Doc = "The exact sum of floats, rounded once.")]
    private static PyObject? ExactSum(PyObject seq)
    {
        if (Iteration.GetIterator(seq) is not { } iterator)
        {
            return null;
        }

        // Floats that do not overlap, of increasing magnitude, whose sum is the exact one so far (J. Shewchuk).
        var parts = new List<double>();
        double special = 0;
        double infinities = 0;
        while (Iteration.Next(iterator) is { } item)
        {
            if (!Numbers.ToDouble(item, out double x))
            {
                return null;
            }

            double given = x;
            int used = 0;
            for (int i = 0; i < parts.Count; i++)
            {
                double y = parts[i];
                if (Math.Abs(x) < Math.Abs(y))
                {
                    (x, y) = (y, x);
                }

                double high = x + y;
                double low = y - (high - x);
                if (low != 0)
                {
                    parts[used++] = low;
                }

                x = high;
            }

            CollectionsMarshal.SetCount(parts, used);
            if (x == 0)
            {
                continue;
            }

            if (double.IsFinite(x))
            {
                parts.Add(x);
                continue;
            }

            if (double.IsFinite(given))
            {
                return Errors.Raise(PyExceptions.OverflowError, "intermediate overflow in fsum");
            }

            infinities += double.IsInfinity(given) ? given : 0;
            special += given;
            parts.Clear();
        }

        if (Errors.Pending)
        {
            return null;
        }

        if (special != 0)
        {
            return double.IsNaN(infinities) ? Errors.Raise(PyExceptions.ValueError, "-inf + inf in fsum") : new PyFloat(special);
        }

        return new PyFloat(RoundParts(parts));
    }

    private static double RoundParts(List<double> parts)
    {
        int n = parts.Count;
        if (n == 0)
        {
            return 0;
        }

        double high = parts[--n];
        double low = 0;
        while (n > 0)
        {
            double x = high;
            double y = parts[--n];
            high = x + y;
            low = y - (high - x);
            if (low != 0)
            {
                break;
            }
        }

        // A tie was rounded to even, although what follows says where it lies.
        if (n > 0 && ((low < 0 && parts[n - 1] < 0) || (low > 0 && parts[n - 1] > 0)))
        {
            double y = low * 2;
            double x = high + y;
            if (y == x - high)
            {
                high = x;
            }
        }

        return high;
    }

    [PyFunction("sumprod(p, q, /)", Doc = "The sum of products of the items of two iterables.")]
    private static PyObject? SumOfProducts(PyObject p, PyObject q)
    {
        if (Iteration.GetIterator(p) is not { } first || Iteration.GetIterator(q) is not { } second)
        {
            return null;
        }

        PyObject? total = PyInt.Zero;
        var floats = new TripleLength(0, 0, 0);
        long ints = 0;
        bool mayBeInts = true;
        bool mayBeFloats = true;
        bool hasFloats = false;
        while (true)
        {
            PyObject? left = Iteration.Next(first);
            if (left is null && Errors.Pending)
            {
                return null;
            }

            PyObject? right = Iteration.Next(second);
            if (right is null && Errors.Pending)
            {
                return null;
            }

            if (left is null != right is null)
            {
                return Errors.Raise(PyExceptions.ValueError, "Inputs are not the same length");
            }

            // Products of ints are summed apart as long as they fit 64 bits.
            if (mayBeInts && left is PyInt64 a && right is PyInt64 b)
            {
                long high = Math.BigMul(a.Int64, b.Int64, out long low);
                long sum = unchecked(ints + low);
                if (high == low >> 63 && ((ints ^ sum) & (low ^ sum)) >= 0)
                {
                    ints = sum;
                    continue;
                }
            }

            if (mayBeInts)
            {
                mayBeInts = false;
                total = Numbers.Add(total, PyInt.From(ints));
                if (total is null)
                {
                    return null;
                }
            }

            if (mayBeFloats && left is not null && TryGetFloats(left, right!, out double x, out double y))
            {
                TripleLength next = floats.AddProduct(x, y);
                if (double.IsFinite(next.High))
                {
                    floats = next;
                    hasFloats = true;
                    continue;
                }
            }

            if (mayBeFloats)
            {
                mayBeFloats = false;
                if (hasFloats)
                {
                    total = Numbers.Add(total, new PyFloat(floats.ToDouble()));
                    hasFloats = false;
                }
            }

            if (total is null || left is null)
            {
                return total;
            }

            PyObject? product = Numbers.Multiply(left, right!);
            total = product is null ? null : Numbers.Add(total, product);
            if (total is null)
            {
                return null;
            }
        }
    }

    /// <summary>Both factors as floats, where at least one is a float and the other a float or int.</summary>
    private static bool TryGetFloats(PyObject left, PyObject right, out double x, out double y)
    {
        x = 0;
        y = 0;
        bool leftIsFloat = left.GetType() == typeof(PyFloat);
        bool rightIsFloat = right.GetType() == typeof(PyFloat);
        if (!(leftIsFloat || rightIsFloat) || !(leftIsFloat || IsPlainInt(left)) || !(rightIsFloat || IsPlainInt(right)))
        {
            return false;
        }

        if (FloatArithmetic.ToOperand(left, out x) > 0 && FloatArithmetic.ToOperand(right, out y) > 0)
        {
            return true;
        }

        Errors.Clear();
        return false;
    }

    private static bool IsPlainInt(PyObject value) => value is PyBool or PyInt { IsExact: true };
}
