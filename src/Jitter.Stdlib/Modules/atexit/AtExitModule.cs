using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.AtExit;

/// <summary>The module atexit: functions that are called when the program ends.</summary>
[PyModule("atexit", Doc = "Registers functions that are called when the program ends.")]
public static partial class AtExitModule
{
    [PyFunction("register(func, /, *args, **kwargs)")]
    private static PyObject? Register(PyObject func, PyTuple args, PyDict kwargs)
    {
        if (!Calls.IsCallable(func))
        {
            return Errors.Raise(PyExceptions.TypeError, "the first argument must be callable");
        }

        ExitFunctions.Add(func, args, kwargs);
        return func;
    }

    [PyFunction("unregister(func, /)")]
    private static PyObject? Unregister(PyObject func) => ExitFunctions.Remove(func) ? PyNone.None : null;

    [PyFunction("_clear()")]
    private static void Clear() => ExitFunctions.Clear();

    [PyFunction("_run_exitfuncs()")]
    private static void Run() => ExitFunctions.Run();

    [PyFunction("_ncallbacks()")]
    private static int Count() => ExitFunctions.Count;
}
