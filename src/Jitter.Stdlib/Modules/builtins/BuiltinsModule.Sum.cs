using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Builtins;

/// <content>sum(): exact for ints, and with a compensation for what adding floats loses (CPython's cs_add).</content>
public static partial class BuiltinsModule
{
    [PyFunction("sum(iterable, /, start=0)")]
    private static PyObject? Sum(PyObject iterable, PyObject? start)
    {
        string? refused = start switch
        {
            PyStr => "strings [use ''.join(seq) instead]",
            PyBytes => "bytes [use b''.join(seq) instead]",
            PyByteArray => "bytearray [use b''.join(seq) instead]",
            _ => null,
        };
        if (Iteration.GetIterator(iterable) is not { } iterator)
        {
            return null;
        }

        if (refused is not null)
        {
            return Errors.Raise(PyExceptions.TypeError, "sum() can't sum " + refused);
        }

        PyObject result = start ?? PyInt.From(0);
        bool more = true;
        if (result.GetType() == typeof(PyInt64))
        {
            more = SumInts(iterator, ref result);
        }

        PyObject? item = null;
        if (more && result.GetType() == typeof(PyFloat))
        {
            item = SumFloats(iterator, ref result);
            more = item is not null;
        }

        return Errors.Pending ? null : more ? SumObjects(iterator, result, item) : result;
    }

    /// <summary>
    /// Adds ints as long as they come and fit, and then the item that does not; false at the end, or with an error pending.
    /// </summary>
    private static bool SumInts(PyObject iterator, ref PyObject result)
    {
        long sum = ((PyInt64)result).Int64;
        while (Iteration.Next(iterator) is { } item)
        {
            long value = 0;
            bool fits = true;
            if (item.GetType() == typeof(PyInt64))
            {
                value = ((PyInt64)item).Int64;
            }
            else
            {
                fits = item is PyBool flag && flag.TryGetInt64(out value);
            }

            long next = sum + value;
            if (!fits || ((sum ^ next) & (value ^ next)) < 0)
            {
                PyObject? added = Numbers.Add(PyInt.From(sum), item);
                result = added ?? result;
                return added is not null;
            }

            sum = next;
        }

        result = PyInt.From(sum);
        return false;
    }

    /// <summary>Adds floats with a running compensation (Neumaier), and ints that fit; gives the first item of another type, null at the end.</summary>
    private static PyObject? SumFloats(PyObject iterator, ref PyObject result)
    {
        double sum = ((PyFloat)result).Value;
        double compensation = 0;
        PyObject? item;
        while ((item = Iteration.Next(iterator)) is not null)
        {
            if (item.GetType() == typeof(PyFloat))
            {
                double value = ((PyFloat)item).Value;
                double next = sum + value;
                compensation += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
                sum = next;
            }
            else if (item is PyInt number && number.TryGetInt64(out long whole))
            {
                sum += whole;
            }
            else
            {
                break;
            }
        }

        // Infinities and NaN leave a compensation that means nothing.
        result = new PyFloat(compensation != 0 && double.IsFinite(compensation) ? sum + compensation : sum);
        return item;
    }

    private static PyObject? SumObjects(PyObject iterator, PyObject result, PyObject? first)
    {
        for (PyObject? item = first ?? Iteration.Next(iterator); item is not null; item = Iteration.Next(iterator))
        {
            PyObject? next = Numbers.Add(result, item);
            if (next is null)
            {
                return null;
            }

            result = next;
        }

        return Errors.Pending ? null : result;
    }
}
