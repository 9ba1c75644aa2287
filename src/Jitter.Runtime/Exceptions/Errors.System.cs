using System.Runtime.InteropServices;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Exceptions;

// Errors of the operating system (PyErr_SetFromErrnoWithFilenameObjects).
public static partial class Errors
{
    /// <summary>Raises the OSError of an error number, as the class that belongs to it.</summary>
    /// <param name="number">The error number.</param>
    /// <param name="fileName">The file name that the call was given; null for none.</param>
    /// <param name="fileName2">A second file name; null for none.</param>
    /// <returns>null</returns>
    public static PyObject? RaiseOSError(int number, PyObject? fileName = null, PyObject? fileName2 = null)
    {
        PyObject[] arguments = [PyInt.From(number), new PyStr(ErrorNumbers.TextOf(number))];
        if (fileName is not null)
        {
            arguments = fileName2 is null ? [.. arguments, fileName] : [.. arguments, fileName, PyInt.From(0), fileName2];
        }

        return Raise(PyBaseException.Create(ErrorNumbers.ClassOf(number), new PyTuple(arguments)));
    }

    /// <summary>Raises the OSError of the last system call's error number.</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseLastOSError(PyObject? fileName = null, PyObject? fileName2 = null) =>
        RaiseOSError(Marshal.GetLastPInvokeError(), fileName, fileName2);
}
