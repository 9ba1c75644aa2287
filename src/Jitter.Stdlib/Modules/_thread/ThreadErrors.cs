using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Threading;

/// <summary>Shows the exception that ended a thread (threading.excepthook).</summary>
internal static class ThreadErrors
{
    /// <summary>Writes "Exception in thread NAME:" and the traceback to sys.stderr; null with an error pending.</summary>
    public static PyObject? Show(PyStructSequence hook)
    {
        PyObject type = hook.Items[0];
        if (ReferenceEquals(type, PyExceptions.SystemExit))
        {
            return PyNone.None;
        }

        PyObject thread = hook.Items[3];
        PyObject? file = Imports.ImportAttribute("sys", "stderr");
        if (file is null)
        {
            Errors.Clear();
        }

        if (file is null or PyNone)
        {
            file = thread is PyNone ? null : Attributes.GetOptional(thread, PyStr.Interned("_stderr"));
            if (file is null or PyNone)
            {
                return Errors.Pending ? null : PyNone.None;
            }
        }

        PyObject? name = thread is PyNone ? null : Attributes.GetOptional(thread, PyStr.Interned("_name"));
        PyStr? shown = name is null ? new PyStr(Gil.CurrentIdentifier.ToString(System.Globalization.CultureInfo.InvariantCulture)) : Texts.Str(name);
        if (shown is null
            || Calls.CallMethod(file, PyStr.Interned("write"), new PyStr($"Exception in thread {shown}:\n")) is null
            || Imports.ImportAttribute("traceback", "print_exception") is not { } print)
        {
            return null;
        }

        PyTuple keywords = new([PyStr.Interned("file")]);
        return Calls.Call(print, [hook.Items[0], hook.Items[1], hook.Items[2], file], keywords) is null
            ? null
            : Calls.CallMethod(file, PyStr.Interned("flush"));
    }
}
