using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Exceptions;

// What except and except* clauses catch (CPython's PyErr_GivenExceptionMatches, and Python/ceval.c for except*).
public static partial class Errors
{
    private const string CannotCatchClass = "catching classes that do not inherit from BaseException is not allowed";
    private const string CannotCatchGroup = "catching ExceptionGroup with except* is not allowed. Use except instead.";

    private static readonly PyStr s_split = PyStr.Interned("split");

    /// <summary>Whether an exception is an instance of a class or of one of a tuple of classes. Runs no Python code.</summary>
    public static bool IsInstance(PyBaseException error, PyObject classes)
    {
        if (classes is PyType type)
        {
            return error.Type.IsSubtypeOf(type);
        }

        if (classes is PyTuple tuple)
        {
            foreach (PyObject item in tuple.Items)
            {
                if (IsInstance(error, item))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>CHECK_EXC_MATCH: 1 where an except clause of <paramref name="handler"/> catches the error, 0, or -1 with TypeError pending.</summary>
    public static int IsCaughtBy(PyBaseException error, PyObject handler)
    {
        if (handler is PyType type && type.IsSubtypeOf(PyExceptions.BaseException))
        {
            return error.Type.IsSubtypeOf(type) ? 1 : 0;
        }

        return CheckHandler(handler) ? IsInstance(error, handler) ? 1 : 0 : -1;
    }

    /// <summary>
    /// CHECK_EG_MATCH: splits what except* has still to handle. A naked exception that matches is wrapped in a group.
    /// </summary>
    /// <param name="error">The exception or group; None where nothing is left.</param>
    /// <param name="handler">What the clause catches.</param>
    /// <param name="match">The part that matches; null for none.</param>
    /// <param name="rest">The part that does not; null for none.</param>
    /// <returns>false with an error pending</returns>
    public static bool SplitGroup(PyObject error, PyObject handler, out PyBaseException? match, out PyBaseException? rest)
    {
        match = rest = null;
        if (!CheckStarHandler(handler))
        {
            return false;
        }

        if (error is not PyBaseException exception)
        {
            return true;
        }

        if (IsInstance(exception, handler))
        {
            if (exception is PyBaseExceptionGroup)
            {
                match = exception;
                return true;
            }

            match = PyBaseExceptionGroup.Create("", [exception]);
            return match is not null;
        }

        if (exception is not PyBaseExceptionGroup)
        {
            rest = exception;
            return true;
        }

        PyObject? pair = Calls.CallMethod(exception, s_split, handler);
        if (pair is null)
        {
            return false;
        }

        if (pair is not PyTuple parts)
        {
            return RaiseFalse(PyExceptions.TypeError, $"{exception.Type.FullName}.split must return a tuple, not {pair.Type.FullName}");
        }

        if (parts.Count < 2)
        {
            return RaiseFalse(
                PyExceptions.TypeError, $"{exception.Type.FullName}.split must return a 2-tuple, got tuple of size {parts.Count}");
        }

        match = parts.Items[0] as PyBaseException;
        rest = parts.Items[1] as PyBaseException;
        return true;
    }

    /// <summary>
    /// PREP_RERAISE_STAR: what an except* statement raises in the end: what its clauses raised, and the part of the original group
    /// that was not handled or raised again, in the original's structure. Null for nothing, or with an error pending.
    /// </summary>
    /// <param name="original">What the try statement caught.</param>
    /// <param name="raised">What the clauses left: exceptions, or None for each that raised nothing.</param>
    public static PyBaseException? PrepareReraiseStar(PyBaseException original, PyList raised)
    {
        if (original is not PyBaseExceptionGroup group)
        {
            // A naked exception, of which one clause at most ran.
            return raised.Count > 0 ? raised[0] as PyBaseException : null;
        }

        var fresh = new List<PyBaseException>();
        var kept = new HashSet<PyBaseException>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < raised.Count; i++)
        {
            if (raised[i] is not PyBaseException error)
            {
                continue;
            }

            if (ReferenceEquals(error.Traceback, original.Traceback) && ReferenceEquals(error.Cause, original.Cause)
                && ReferenceEquals(error.Context, original.Context))
            {
                AddLeaves(error, kept);
            }
            else
            {
                fresh.Add(error);
            }
        }

        PyObject? reraised = null;
        if (kept.Count > 0 && !PyBaseExceptionGroup.TrySplit(group, GroupCondition.From(kept), wantsRest: false, out reraised, out _))
        {
            return null;
        }

        if (reraised is PyBaseException part)
        {
            fresh.Add(part);
        }

        return fresh.Count switch
        {
            0 => null,
            1 => fresh[0],
            _ => PyBaseExceptionGroup.Create("", fresh.ToArray()),
        };
    }

    private static void AddLeaves(PyBaseException error, HashSet<PyBaseException> leaves)
    {
        if (error is not PyBaseExceptionGroup group)
        {
            leaves.Add(error);
            return;
        }

        foreach (PyObject item in group.Exceptions.Items)
        {
            AddLeaves((PyBaseException)item, leaves);
        }
    }

    private static bool CheckHandler(PyObject handler)
    {
        if (handler is PyTuple tuple)
        {
            foreach (PyObject item in tuple.Items)
            {
                if (!IsExceptionClass(item))
                {
                    return RaiseFalse(PyExceptions.TypeError, CannotCatchClass);
                }
            }

            return true;
        }

        return IsExceptionClass(handler) || RaiseFalse(PyExceptions.TypeError, CannotCatchClass);
    }

    private static bool CheckStarHandler(PyObject handler)
    {
        if (!CheckHandler(handler))
        {
            return false;
        }

        ReadOnlySpan<PyObject> classes = handler is PyTuple tuple ? tuple.Items : new ReadOnlySpan<PyObject>(in handler);
        foreach (PyObject item in classes)
        {
            if (((PyType)item).IsSubtypeOf(PyExceptions.BaseExceptionGroup))
            {
                return RaiseFalse(PyExceptions.TypeError, CannotCatchGroup);
            }
        }

        return true;
    }

    private static bool IsExceptionClass(PyObject value) => value is PyType type && type.IsSubtypeOf(PyExceptions.BaseException);
}
