using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Threads;

/// <summary>What the module atexit has registered: called when the program ends, last registered first.</summary>
public static class ExitFunctions
{
    private static readonly List<(PyObject Function, PyTuple Arguments, PyDict Keywords)?> s_functions = [];

    /// <summary>How many places there are, removed ones included while others are called.</summary>
    public static int Count => s_functions.Count;

    /// <summary>Registers a function.</summary>
    public static void Add(PyObject function, PyTuple arguments, PyDict keywords) => s_functions.Add((function, arguments, keywords));

    /// <summary>Forgets all.</summary>
    public static void Clear() => s_functions.Clear();

    /// <summary>Forgets every function that equals one; false with an error pending.</summary>
    public static bool Remove(PyObject function)
    {
        for (int i = s_functions.Count - 1; i >= 0; i--)
        {
            // Comparing may change the list.
            if (i >= s_functions.Count || s_functions[i] is not { } entry)
            {
                continue;
            }

            int equal = Comparisons.AreEqual(entry.Function, function);
            if (equal < 0)
            {
                return false;
            }

            if (equal > 0 && i < s_functions.Count)
            {
                s_functions.RemoveAt(i);
            }
        }

        return true;
    }

    /// <summary>Calls all functions, and forgets them. Errors go to sys.unraisablehook.</summary>
    public static void Run()
    {
        for (int i = s_functions.Count - 1; i >= 0; i--)
        {
            if (i >= s_functions.Count || s_functions[i] is not { } entry)
            {
                continue;
            }

            if (Calls.CallWithTuple(entry.Function, entry.Arguments, entry.Keywords) is null)
            {
                ErrorDisplay.WriteUnraisable("Exception ignored in atexit callback", entry.Function);
            }
        }

        s_functions.Clear();
    }
}
