using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Interpreter;

/// <summary>The match statement's instructions (PEP 634; match_keys and match_class of CPython's Python/ceval.c).</summary>
internal static class PatternMatching
{
    private static readonly PyStr s_get = PyStr.Interned("get");
    private static readonly PyStr s_matchArgs = PyStr.Interned("__match_args__");

    /// <summary>The values of the keys as a tuple; None where one is missing; null with an error pending.</summary>
    public static PyObject? MatchKeys(PyObject subject, PyTuple keys)
    {
        if (keys.Count == 0)
        {
            return PyTuple.Empty;
        }

        PyObject? get = Attributes.Get(subject, s_get);
        if (get is null)
        {
            return null;
        }

        var missing = new PyCell(null);
        var seen = new PySet();
        var values = new PyObject[keys.Count];
        for (int i = 0; i < values.Length; i++)
        {
            PyObject key = keys.Items[i];
            int known = Subscripts.Contains(seen, key);
            if (known != 0 || !seen.Add(key))
            {
                return known > 0 && Texts.Repr(key) is { } repr
                    ? Errors.Raise(PyExceptions.ValueError, $"mapping pattern checks duplicate key ({repr})")
                    : null;
            }

            PyObject? value = Calls.Call(get, key, missing);
            if (value is null)
            {
                return null;
            }

            if (ReferenceEquals(value, missing))
            {
                return PyNone.None;
            }

            values[i] = value;
        }

        return new PyTuple(values);
    }

    /// <summary>The attributes of a class pattern as a tuple; None where the subject does not match; null with an error pending.</summary>
    public static PyObject? MatchClass(PyObject subject, PyObject pattern, int positional, PyTuple keywords)
    {
        if (pattern is not PyType type)
        {
            return Errors.Raise(PyExceptions.TypeError, "called match pattern must be a class");
        }

        int isInstance = InstanceChecks.IsInstance(subject, type);
        if (isInstance <= 0)
        {
            return isInstance < 0 ? null : PyNone.None;
        }

        var attributes = new List<PyObject>();
        var seen = new HashSet<PyStr>();
        if (positional > 0)
        {
            PyObject? matchArgs = Attributes.GetOptional(type, s_matchArgs);
            bool matchesSelf = false;
            if (matchArgs is null)
            {
                if (Errors.Pending)
                {
                    return null;
                }

                matchesSelf = (type.Flags & TypeFlags.MatchSelf) != 0;
                matchArgs = PyTuple.Empty;
            }
            else if (matchArgs is not PyTuple)
            {
                return Errors.Raise(PyExceptions.TypeError, $"{type.Name}.__match_args__ must be a tuple (got {matchArgs.Type.FullName})");
            }

            var names = (PyTuple)matchArgs;
            int allowed = matchesSelf ? 1 : names.Count;
            if (allowed < positional)
            {
                return Errors.Raise(
                    PyExceptions.TypeError,
                    $"{type.Name}() accepts {allowed} positional sub-pattern{(allowed == 1 ? "" : "s")} ({positional} given)");
            }

            if (matchesSelf)
            {
                attributes.Add(subject);
            }
            else
            {
                for (int i = 0; i < positional; i++)
                {
                    if (names.Items[i] is not PyStr name)
                    {
                        return Errors.Raise(
                            PyExceptions.TypeError, $"__match_args__ elements must be strings (got {names.Items[i].Type.FullName})");
                    }

                    if (!AddAttribute(subject, type, name, seen, attributes))
                    {
                        return Errors.Pending ? null : PyNone.None;
                    }
                }
            }
        }

        foreach (PyObject keyword in keywords.Items)
        {
            if (!AddAttribute(subject, type, (PyStr)keyword, seen, attributes))
            {
                return Errors.Pending ? null : PyNone.None;
            }
        }

        return new PyTuple([.. attributes]);
    }

    private static bool AddAttribute(PyObject subject, PyType type, PyStr name, HashSet<PyStr> seen, List<PyObject> attributes)
    {
        if (!seen.Add(name))
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"{type.Name}() got multiple sub-patterns for attribute {Texts.Repr(name)}");
        }

        PyObject? value = Attributes.GetOptional(subject, name.Intern());
        if (value is null)
        {
            return false;
        }

        attributes.Add(value);
        return true;
    }
}
