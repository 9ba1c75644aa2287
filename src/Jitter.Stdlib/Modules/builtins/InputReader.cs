using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Builtins;

/// <summary>input(): prompt on standard output, a line from standard input.</summary>
internal static class InputReader
{
    private static readonly PyStr s_readLine = PyStr.Interned("readline");

    /// <summary>The line without its end; null with an error pending.</summary>
    public static PyObject? Read(PyObject? prompt)
    {
        PyDict sys = Imports.SysModule!.Dict;
        if (Stream(sys, BuiltinNames.Stdin) is not { } input || Stream(sys, BuiltinNames.Stdout) is not { } output
            || Stream(sys, BuiltinNames.Stderr) is not { } error)
        {
            return null;
        }

        if (Calls.CallMethod(error, BuiltinNames.Flush) is null)
        {
            Errors.Clear();
        }

        if (prompt is not null)
        {
            if (Texts.Str(prompt) is not { } text || Calls.CallMethod(output, BuiltinNames.Write, text) is null)
            {
                return null;
            }
        }

        if (Calls.CallMethod(output, BuiltinNames.Flush) is null)
        {
            Errors.Clear();
        }

        PyObject? line = Calls.CallMethod(input, s_readLine);
        if (line is null)
        {
            return null;
        }

        if (line is not PyStr read)
        {
            return Errors.Raise(PyExceptions.TypeError, "object.readline() returned non-string");
        }

        if (read.Length == 0)
        {
            return Errors.Raise(PyExceptions.EOFError, "EOF when reading a line");
        }

        return read[read.Length - 1] == '\n' ? read.Substring(0, read.Length - 1) : read;
    }

    private static PyObject? Stream(PyDict sys, PyStr name)
    {
        PyObject? stream = sys.GetStr(name);
        return stream is null or PyNone ? Errors.Raise(PyExceptions.RuntimeError, $"input(): lost sys.{name}") : stream;
    }
}
