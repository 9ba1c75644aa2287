using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.TraceMalloc;

/// <summary>The module _tracemalloc: .NET's collector does not tell who allocates, so that nothing can be traced.</summary>
[PyModule("_tracemalloc")]
public static partial class TraceMallocModule
{
    [PyFunction("is_tracing()")]
    private static bool IsTracing() => false;

    [PyFunction("clear_traces()")]
    private static void ClearTraces()
    {
        // There are none.
    }

    [PyFunction("_get_traces()")]
    private static PyObject GetTraces() => new PyList();

    [PyFunction("_get_object_traceback(obj, /)")]
    private static PyObject GetObjectTraceback(PyObject obj) => PyNone.None;

    [PyFunction("start(nframe=1, /)")]
    private static PyObject? Start(int nframe) => nframe is < 1 or > ushort.MaxValue
        ? Errors.Raise(PyExceptions.ValueError, "the number of frames must be in range [1; 65535]")
        : Errors.Raise(PyExceptions.NotImplementedError, "allocations cannot be traced");

    [PyFunction("stop()")]
    private static void Stop()
    {
        // It was never started.
    }

    [PyFunction("get_traceback_limit()")]
    private static int GetTracebackLimit() => 1;

    [PyFunction("get_tracemalloc_memory()")]
    private static int GetOwnMemory() => 0;

    [PyFunction("get_traced_memory()")]
    private static PyObject GetTracedMemory() => new PyTuple([PyInt.From(0), PyInt.From(0)]);

    [PyFunction("reset_peak()")]
    private static void ResetPeak()
    {
        // Nothing is counted.
    }
}
