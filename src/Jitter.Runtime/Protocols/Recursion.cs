using System.Runtime.CompilerServices;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Protocols;

/// <summary>
/// Keeps native recursion within a limit and within the .NET stack (Py_EnterRecursiveCall; DESIGN.md, decision 13). Calls of
/// Python functions are counted apart, by the interpreter, against sys.getrecursionlimit().
/// </summary>
public static class Recursion
{
    /// <summary>Goes one level deeper; false with RecursionError pending where the limit or the stack's end is reached.</summary>
    /// <param name="where">The end of the message, such as " in comparison".</param>
    public static bool TryEnter(string where)
    {
        PyThreadState thread = PyThreadState.Current;
        if (thread.NativeDepth < PyThreadState.NativeRecursionLimit && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            thread.NativeDepth++;
            return true;
        }

        return Errors.RaiseFalse(PyExceptions.RecursionError, "maximum recursion depth exceeded" + where);
    }

    /// <summary>Comes back.</summary>
    public static void Leave() => PyThreadState.Current.NativeDepth--;
}
