using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>Rich comparisons (PyObject_RichCompare, Objects/object.c).</summary>
public static class Comparisons
{
    private static readonly Comparison[] s_swapped =
        [Comparison.Greater, Comparison.GreaterOrEqual, Comparison.Equal, Comparison.NotEqual, Comparison.Less, Comparison.LessOrEqual];

    private static readonly string[] s_operators = ["<", "<=", "==", "!=", ">", ">="];

    /// <summary><c>left op right</c>; null with an error pending.</summary>
    public static PyObject? Compare(PyObject left, PyObject right, Comparison comparison)
    {
        if (!Recursion.TryEnter(" in comparison"))
        {
            return null;
        }

        PyObject? result = CompareSlots(left, right, comparison);
        Recursion.Leave();
        return result;
    }

    /// <summary>
    /// Whether two objects are identical or equal, as containers compare: 1, 0, or -1 with an error pending
    /// (PyObject_RichCompareBool with Py_EQ).
    /// </summary>
    public static int AreEqual(PyObject left, PyObject right)
    {
        if (ReferenceEquals(left, right))
        {
            return 1;
        }

        if (left.GetType() == typeof(PyStr) && right.GetType() == typeof(PyStr))
        {
            return ((PyStr)left).Equals((PyStr)right) ? 1 : 0;
        }

        if (left.GetType() == typeof(PyInt64) && right.GetType() == typeof(PyInt64))
        {
            return ((PyInt64)left).Int64 == ((PyInt64)right).Int64 ? 1 : 0;
        }

        PyObject? result = Compare(left, right, Comparison.Equal);
        return result is null ? -1 : Truth.Of(result);
    }

    /// <summary><c>left &lt; right</c> as a truth value: 1, 0, or -1 with an error pending (PyObject_RichCompareBool with Py_LT).</summary>
    public static int IsLess(PyObject left, PyObject right)
    {
        Type type = left.GetType();
        if (type == right.GetType())
        {
            if (type == typeof(PyInt64))
            {
                return ((PyInt64)left).Int64 < ((PyInt64)right).Int64 ? 1 : 0;
            }

            if (type == typeof(PyFloat))
            {
                return ((PyFloat)left).Value < ((PyFloat)right).Value ? 1 : 0;
            }
        }

        PyObject? result = Compare(left, right, Comparison.Less);
        return result is null ? -1 : ReferenceEquals(result, PyBool.True) ? 1 : ReferenceEquals(result, PyBool.False) ? 0 : Truth.Of(result);
    }

    private static PyObject? CompareSlots(PyObject left, PyObject right, Comparison comparison)
    {
        PyType leftType = left.Type;
        PyType rightType = right.Type;
        bool triedSwapped = false;
        if (!ReferenceEquals(leftType, rightType) && rightType.IsSubtypeOf(leftType) && rightType.Slots.Compare is { } first)
        {
            triedSwapped = true;
            PyObject? result = first(right, left, s_swapped[(int)comparison]);
            if (!ReferenceEquals(result, PyNotImplemented.NotImplemented))
            {
                return result;
            }
        }

        if (leftType.Slots.Compare is { } compare)
        {
            PyObject? result = compare(left, right, comparison);
            if (!ReferenceEquals(result, PyNotImplemented.NotImplemented))
            {
                return result;
            }
        }

        if (!triedSwapped && rightType.Slots.Compare is { } swapped)
        {
            PyObject? result = swapped(right, left, s_swapped[(int)comparison]);
            if (!ReferenceEquals(result, PyNotImplemented.NotImplemented))
            {
                return result;
            }
        }

        return comparison switch
        {
            Comparison.Equal => PyBool.From(ReferenceEquals(left, right)),
            Comparison.NotEqual => PyBool.From(!ReferenceEquals(left, right)),
            _ => Errors.Raise(
                PyExceptions.TypeError,
                $"'{s_operators[(int)comparison]}' not supported between instances of '{leftType.FullName}' and '{rightType.FullName}'"),
        };
    }
}
