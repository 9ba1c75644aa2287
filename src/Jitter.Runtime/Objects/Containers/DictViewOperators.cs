using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>The set operations of dict views; either operand may be any iterable where the other is a view.</summary>
internal static class DictViewOperators
{
    public static PyObject? Subtract(PyObject left, PyObject right)
    {
        PySet? result = ToSet(left);
        return result is not null && result.DifferenceUpdate(right) ? result : null;
    }

    public static PyObject? Or(PyObject left, PyObject right)
    {
        PySet? result = ToSet(left);
        return result is not null && result.Update(right) ? result : null;
    }

    public static PyObject? Xor(PyObject left, PyObject right)
    {
        PySet? result = ToSet(left);
        return result is not null && result.SymmetricDifferenceUpdate(right) ? result : null;
    }

    /// <summary>The items of one operand that the other has; the smaller of a view and a set is walked (_PyDictView_Intersect).</summary>
    public static PyObject? And(PyObject left, PyObject right)
    {
        (PyObject view, PyObject other) = left is PyDictView ? (left, right) : (right, left);
        long count = Subscripts.Length(view);
        if (other is PySetBase set && count <= set.Count && set.GetType() == typeof(PySet))
        {
            (view, other) = (other, view);
        }
        else if (other is PyDictKeys or PyDictItems && Subscripts.Length(other) > count)
        {
            (view, other) = (other, view);
        }

        PyObject? iterator = Iteration.GetIterator(other);
        if (iterator is null)
        {
            return null;
        }

        var result = new PySet();
        while (Iteration.Next(iterator) is { } item)
        {
            int found = Subscripts.Contains(view, item);
            if (found < 0 || (found > 0 && !result.Add(item)))
            {
                return null;
            }
        }

        return Errors.Pending ? null : result;
    }

    public static PyObject? IsDisjoint(PyDictView view, PyObject other)
    {
        PyObject walked = other;
        PyObject asked = view;
        if (ReferenceEquals(view, other))
        {
            return PyBool.From(view.Dict.Count == 0);
        }

        if (other is PySetBase or PyDictKeys or PyDictItems)
        {
            long count = Subscripts.Length(other);
            if (count < 0)
            {
                return null;
            }

            if (count > view.Dict.Count)
            {
                (walked, asked) = (asked, walked);
            }
        }

        PyObject? iterator = Iteration.GetIterator(walked);
        if (iterator is null)
        {
            return null;
        }

        while (Iteration.Next(iterator) is { } item)
        {
            int found = Subscripts.Contains(asked, item);
            if (found != 0)
            {
                return found < 0 ? null : PyBool.False;
            }
        }

        return Errors.Pending ? null : PyBool.True;
    }

    public static PyObject? Compare(PyDictView left, PyObject right, Comparison comparison)
    {
        if (right is not (PySetBase or PyDictKeys or PyDictItems))
        {
            return PyNotImplemented.NotImplemented;
        }

        long mine = Subscripts.Length(left);
        long theirs = mine < 0 ? -1 : Subscripts.Length(right);
        if (theirs < 0)
        {
            return null;
        }

        int result = comparison switch
        {
            Comparison.Equal or Comparison.NotEqual => mine == theirs ? AllIn(left, right) : 0,
            Comparison.Less => mine < theirs ? AllIn(left, right) : 0,
            Comparison.LessOrEqual => mine <= theirs ? AllIn(left, right) : 0,
            Comparison.Greater => mine > theirs ? AllIn(right, left) : 0,
            _ => mine >= theirs ? AllIn(right, left) : 0,
        };
        return result < 0 ? null : PyBool.From(result > 0 != (comparison == Comparison.NotEqual));
    }

    private static int AllIn(PyObject items, PyObject container)
    {
        PyObject? iterator = Iteration.GetIterator(items);
        if (iterator is null)
        {
            return -1;
        }

        while (Iteration.Next(iterator) is { } item)
        {
            int found = Subscripts.Contains(container, item);
            if (found <= 0)
            {
                return found;
            }
        }

        return Errors.Pending ? -1 : 1;
    }

    private static PySet? ToSet(PyObject iterable)
    {
        // The dict itself tells how large the set must be.
        var set = new PySet();
        return set.Update(iterable is PyDictKeys { Dict: var dict } && dict.GetType() == typeof(PyDict) ? dict : iterable) ? set : null;
    }
}
