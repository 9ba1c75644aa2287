using System.Runtime.InteropServices;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Exceptions;

/// <summary>Raises what the system's errors become: OSError's subclass of the error number (PyErr_SetFromErrnoWithFilenameObjects).</summary>
public static class OSErrors
{
    private const int Interrupted = 4;

    /// <summary>Raises the OSError of an error number.</summary>
    /// <param name="error">errno</param>
    /// <param name="filename">The file, if any.</param>
    /// <param name="filename2">The second file of operations on two.</param>
    /// <returns>null</returns>
    public static PyObject? Raise(int error, PyObject? filename = null, PyObject? filename2 = null)
    {
        // A signal's handler may have its own error to raise.
        if (error == Interrupted && !Threads.Signals.Check())
        {
            return null;
        }

        PyObject[] arguments = filename2 is not null
            ? [PyInt.From(error), new PyStr(Text(error)), filename ?? PyNone.None, PyInt.From(0), filename2]
            : filename is not null ? [PyInt.From(error), new PyStr(Text(error)), filename] : [PyInt.From(error), new PyStr(Text(error))];
        if (Calls.Call(PyExceptions.OSError, arguments) is PyBaseException made)
        {
            Errors.Raise(made);
        }

        return null;
    }

    /// <summary>Raises the OSError of the last call of the C library (declared with SetLastError).</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseLast(PyObject? filename = null, PyObject? filename2 = null) =>
        Raise(Marshal.GetLastPInvokeError(), filename, filename2);

    /// <summary>What strerror says of an error number.</summary>
    public static string Text(int error) => Marshal.GetPInvokeErrorMessage(error);
}
