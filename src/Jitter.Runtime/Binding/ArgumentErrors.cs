using System.Globalization;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Binding;

/// <summary>The TypeErrors of wrong arguments (CPython's Python/getargs.c).</summary>
public static class ArgumentErrors
{
    /// <summary>Raises a TypeError.</summary>
    /// <returns>null</returns>
    public static PyObject? Raise(string message) => Errors.Raise(PyExceptions.TypeError, message);

    /// <summary>
    /// Checks a number of positional arguments; false with TypeError pending (_PyArg_CheckPositional, and PyArg_ParseTuple's words).
    /// </summary>
    public static bool CheckPositional(string function, int count, int min, int max, ArgumentStyle style = ArgumentStyle.Clinic)
    {
        if (count >= min && count <= max)
        {
            return true;
        }

        bool tooFew = count < min;
        int limit = tooFew ? min : max;
        string number = limit.ToString(CultureInfo.InvariantCulture);
        if (style == ArgumentStyle.Clinic)
        {
            string bound = min == max ? "" : tooFew ? "at least " : "at most ";
            Raise($"{function} expected {bound}{number} argument{Plural(limit)}, got {count}");
        }
        else if (max == 0)
        {
            Raise($"{function}() takes no arguments ({count} given)");
        }
        else
        {
            string bound = min == max ? "exactly" : tooFew ? "at least" : "at most";
            Raise($"{function}() takes {bound} {number} argument{Plural(limit)} ({count} given)");
        }

        return false;
    }

    /// <summary>Raises the TypeError of an argument of a wrong type (_PyArg_BadArgument).</summary>
    /// <param name="function">The function's name, without parentheses.</param>
    /// <param name="argument">"argument", "argument 2" or "argument 'name'".</param>
    /// <param name="expected">The type's name, or "str or None".</param>
    /// <param name="value">The argument.</param>
    /// <returns>null</returns>
    public static PyObject? Wrong(string function, string argument, string expected, PyObject value)
    {
        string given = value is PyNone ? "None" : Clip(value.Type.FullName);
        return Raise($"{function}() {argument} must be {Clip(expected)}, not {given}");
    }

    /// <summary>
    /// Refuses keywords of a call to a class whose New or Init takes none; false with TypeError pending. A subclass that overrides
    /// the other of the two may give them a meaning, so they are ignored there (the condition of Argument Clinic's code).
    /// </summary>
    /// <param name="name">The class's name.</param>
    /// <param name="keywordNames">The keywords' names.</param>
    /// <param name="type">The class that is called.</param>
    /// <param name="owner">The class whose slot runs.</param>
    /// <param name="other">The other slot: Init for New, New for Init.</param>
    public static bool CheckNoKeywords(string name, PyTuple? keywordNames, PyType type, PyType owner, SlotId other)
    {
        if (keywordNames is not { Count: > 0 } || !IsUnchanged(type, owner, other))
        {
            return true;
        }

        Raise($"{name}() takes no keyword arguments");
        return false;
    }

    /// <summary>Like <see cref="CheckNoKeywords"/>, for positional arguments (_PyArg_NoPositional).</summary>
    public static bool CheckNoPositional(string name, int count, PyType type, PyType owner, SlotId other)
    {
        if (count == 0 || !IsUnchanged(type, owner, other))
        {
            return true;
        }

        Raise($"{name}() takes no arguments");
        return false;
    }

    internal static string Plural(int count) => count == 1 ? "" : "s";

    private static bool IsUnchanged(PyType type, PyType owner, SlotId other) =>
        ReferenceEquals(type, owner) || ReferenceEquals(type.Slots[other], owner.Slots[other]);

    /// <summary>CPython's messages cut type names off here.</summary>
    private static string Clip(string name) => name.Length <= 50 ? name : name[..50];
}
