using System.Runtime.CompilerServices;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Protocols;

/// <summary>Keeps recursion within Python's limit and within the .NET stack (Py_EnterRecursiveCall; DESIGN.md, decision 13).</summary>
public static class Recursion
{
    /// <summary>Goes one level deeper; false with RecursionError pending where the limit or the stack's end is reached.</summary>
    /// <param name="where">The end of the message, such as " in comparison".</param>
    public static bool TryEnter(string where)
    {
        PyThreadState thread = PyThreadState.Current;
        if (thread.RecursionDepth < thread.RecursionLimit && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            thread.RecursionDepth++;
            return true;
        }

        return Errors.RaiseFalse(PyExceptions.RecursionError, "maximum recursion depth exceeded" + where);
    }

    /// <summary>Comes back.</summary>
    public static void Leave() => PyThreadState.Current.RecursionDepth--;
}
