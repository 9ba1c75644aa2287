using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>The errors of streams.</summary>
internal static class IoErrors
{
    private static PyType? s_unsupported;

    /// <summary>io.UnsupportedOperation, which is an OSError and a ValueError.</summary>
    public static PyType UnsupportedOperation => s_unsupported ??= MakeUnsupported();

    /// <summary>Raises io.UnsupportedOperation.</summary>
    /// <returns>null</returns>
    public static PyObject? Unsupported(string message)
    {
        if (Calls.Call(UnsupportedOperation, new PyStr(message)) is PyBaseException error)
        {
            Errors.Raise(error);
        }

        return null;
    }

    /// <summary>Raises the ValueError of a closed stream.</summary>
    /// <returns>null</returns>
    public static PyObject? Closed(string message = "I/O operation on closed file.") => Errors.Raise(PyExceptions.ValueError, message);

    /// <summary>Raises BlockingIOError: part of what was to be written did not fit.</summary>
    /// <returns>null</returns>
    public static PyObject? WouldBlock(string message, long written)
    {
        const int again = 11;
        if (Calls.Call(PyExceptions.BlockingIOError, PyInt.From(again), new PyStr(message), PyInt.From(written)) is PyBaseException error)
        {
            Errors.Raise(error);
        }

        return null;
    }

    private static PyType MakeUnsupported()
    {
        var namespaceDict = new PyDict();
        namespaceDict.SetStr(Names.Module, PyStr.Interned("io"));
        var bases = new PyTuple([PyExceptions.OSError, PyExceptions.ValueError]);
        return (PyType)Calls.Call(PyTypes.Type, new PyStr("UnsupportedOperation"), bases, namespaceDict)!;
    }
}
