using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Observers;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Sys;

/// <content>Trace and profile functions.</content>
public static partial class SysModule
{
    [PyFunction("settrace(function, /)")]
    private static PyObject? SetTrace(PyObject function) =>
        LegacyTracing.SetTrace(PyThreadState.Current, function is PyNone ? null : function) ? PyNone.None : null;

    [PyFunction("gettrace()")]
    private static PyObject GetTrace() => PyThreadState.Current.TraceFunction ?? PyNone.None;

    [PyFunction("setprofile(function, /)")]
    private static PyObject? SetProfile(PyObject function) =>
        LegacyTracing.SetProfile(PyThreadState.Current, function is PyNone ? null : function) ? PyNone.None : null;

    [PyFunction("getprofile()")]
    private static PyObject GetProfile() => PyThreadState.Current.ProfileFunction ?? PyNone.None;

    [PyFunction("_settraceallthreads(function, /)")]
    private static PyObject? SetTraceOfAll(PyObject function)
    {
        foreach (PyThreadState thread in PyThreadState.All)
        {
            if (!LegacyTracing.SetTrace(thread, function is PyNone ? null : function))
            {
                return null;
            }
        }

        return PyNone.None;
    }

    [PyFunction("_setprofileallthreads(function, /)")]
    private static PyObject? SetProfileOfAll(PyObject function)
    {
        foreach (PyThreadState thread in PyThreadState.All)
        {
            if (!LegacyTracing.SetProfile(thread, function is PyNone ? null : function))
            {
                return null;
            }
        }

        return PyNone.None;
    }
}
