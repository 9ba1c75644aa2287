using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Bisect;

/// <summary>The module _bisect: places in sorted sequences (CPython's Modules/_bisectmodule.c).</summary>
[PyModule("_bisect", Doc = "Bisection algorithms.", Throws = false)]
public static partial class BisectModule
{
    private static readonly PyStr s_insert = PyStr.Interned("insert");

    [PyFunction("bisect_right($module, /, a, x, lo=0, hi=None, *, key=None)")]
    private static PyObject? BisectRight(PyObject a, PyObject x, nint lo, nint? hi, PyObject key) =>
        Find(a, x, lo, hi ?? -1, key, right: true) is >= 0 and var index ? PyInt.From(index) : null;

    [PyFunction("bisect_left($module, /, a, x, lo=0, hi=None, *, key=None)")]
    private static PyObject? BisectLeft(PyObject a, PyObject x, nint lo, nint? hi, PyObject key) =>
        Find(a, x, lo, hi ?? -1, key, right: false) is >= 0 and var index ? PyInt.From(index) : null;

    [PyFunction("insort_right($module, /, a, x, lo=0, hi=None, *, key=None)")]
    private static PyObject? InsortRight(PyObject a, PyObject x, nint lo, nint? hi, PyObject key) => Insert(a, x, lo, hi ?? -1, key, right: true);

    [PyFunction("insort_left($module, /, a, x, lo=0, hi=None, *, key=None)")]
    private static PyObject? InsortLeft(PyObject a, PyObject x, nint lo, nint? hi, PyObject key) => Insert(a, x, lo, hi ?? -1, key, right: false);

    private static PyObject? Insert(PyObject list, PyObject item, long low, long high, PyObject key, bool right)
    {
        PyObject? itemKey = key is PyNone ? item : Calls.Call(key, item);
        if (itemKey is null)
        {
            return null;
        }

        long index = Find(list, itemKey, low, high, key, right);
        if (index < 0)
        {
            return null;
        }

        if (list.GetType() == typeof(PyList))
        {
            var exact = (PyList)list;
            exact.Insert((int)Math.Min(index, exact.Count), item);
            return PyNone.None;
        }

        return Calls.CallMethod(list, s_insert, PyInt.From(index), item) is null ? null : PyNone.None;
    }

    private static long Find(PyObject list, PyObject item, long low, long high, PyObject key, bool right)
    {
        if (low < 0)
        {
            return Errors.RaiseMinusOne(PyExceptions.ValueError, "lo must be non-negative");
        }

        if (high == -1)
        {
            high = Subscripts.Length(list);
            if (high < 0)
            {
                return -1;
            }
        }

        while (low < high)
        {
            long middle = (long)(((ulong)low + (ulong)high) / 2);
            PyObject? other = Subscripts.GetAt(list, middle);
            if (other is not null && key is not PyNone)
            {
                other = Calls.Call(key, other);
            }

            if (other is null)
            {
                return -1;
            }

            int less = right ? Comparisons.IsLess(item, other) : Comparisons.IsLess(other, item);
            if (less < 0)
            {
                return -1;
            }

            if (less > 0 == right)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
