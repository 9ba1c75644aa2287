using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Builtins;

/// <content>Functions that read and write: print(), input(), open(), breakpoint(); and __import__().</content>
public static partial class BuiltinsModule
{
    private static readonly PyStr s_blank = PyStr.Interned(" ");
    private static readonly PyStr s_newLine = PyStr.Interned("\n");

    [PyFunction("print(*args, sep=' ', end='\\n', file=None, flush=False)")]
    private static PyObject? Print(ReadOnlySpan<PyObject> args, PyObject? sep, PyObject? end, PyObject? file, bool flush)
    {
        if (file is null or PyNone)
        {
            file = Imports.SysModule?.Dict.GetStr(BuiltinNames.Stdout);
            if (file is null)
            {
                return Errors.Raise(PyExceptions.RuntimeError, "lost sys.stdout");
            }

            if (file is PyNone)
            {
                return PyNone.None;
            }
        }

        if (sep is not null and not PyNone and not PyStr)
        {
            return Errors.Raise(PyExceptions.TypeError, $"sep must be None or a string, not {sep.Type.FullName}");
        }

        if (end is not null and not PyNone and not PyStr)
        {
            return Errors.Raise(PyExceptions.TypeError, $"end must be None or a string, not {end.Type.FullName}");
        }

        PyStr separator = sep as PyStr ?? s_blank;
        PyStr ending = end as PyStr ?? s_newLine;
        if (!WriteAll(file, args, separator, ending))
        {
            return null;
        }

        return flush && Calls.CallMethod(file, BuiltinNames.Flush) is null ? null : PyNone.None;
    }

    /// <summary>Texts and separators go out one by one, as programs that replace sys.stdout can see.</summary>
    private static bool WriteAll(PyObject file, ReadOnlySpan<PyObject> values, PyStr separator, PyStr ending)
    {
        if (file is ITextSink sink && sink.TakesText)
        {
            return WriteToSink(sink, values, separator, ending);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (i > 0 && !WriteText(file, separator))
            {
                return false;
            }

            PyObject value = values[i];
            if (!(value.GetType() == typeof(PyStr) ? WriteText(file, (PyStr)value) : WriteObject(file, value)))
            {
                return false;
            }
        }

        return WriteText(file, ending);
    }

    /// <summary>The runtime's own text stream takes a line at once.</summary>
    private static bool WriteToSink(ITextSink sink, ReadOnlySpan<PyObject> values, PyStr separator, PyStr ending)
    {
        if (values.Length == 0)
        {
            return sink.WriteText(ending);
        }

        var line = new PyStrBuilder(64);
        for (int i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                line.Append(separator);
            }

            PyStr? text = values[i].GetType() == typeof(PyStr) ? (PyStr)values[i] : Texts.Str(values[i]);
            if (text is null)
            {
                // What comes before was written when str() failed. The error stays pending.
                PyBaseException error = Jitter.Runtime.Threads.PyThreadState.Current.TakeError();
                if (line.Length == 0 || sink.WriteText(line.ToStr()))
                {
                    Errors.Restore(error);
                }

                return false;
            }

            line.Append(text);
        }

        line.Append(ending);
        return sink.WriteText(line.ToStr());
    }

    private static bool WriteObject(PyObject file, PyObject value)
    {
        // The method is looked up first: an error of it comes before one of str().
        if (Attributes.Get(file, BuiltinNames.Write) is not { } write || Texts.Str(value) is not { } text)
        {
            return false;
        }

        return Calls.Call(write, text) is not null;
    }

    private static bool WriteText(PyObject file, PyStr text) =>
        Attributes.Get(file, BuiltinNames.Write) is { } write && Calls.Call(write, text) is not null;

    [PyFunction("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)")]
    private static PyObject? Open(
        PyObject file, PyObject? mode, PyObject? buffering, PyObject? encoding, PyObject? errors, PyObject? newline, PyObject? closefd, PyObject? opener)
    {
        PyObject? open = Imports.ImportAttribute("io", "open");
        return open is null ? null : Calls.Call(
            open,
            [file, mode ?? new PyStr("r"), buffering ?? PyInt.From(-1), encoding ?? PyNone.None, errors ?? PyNone.None, newline ?? PyNone.None,
                closefd ?? PyBool.True, opener ?? PyNone.None]);
    }

    [PyFunction("input(prompt='', /)")]
    private static PyObject? Input(PyObject? prompt) => InputReader.Read(prompt);

    [PyFunction("breakpoint(*args, **kws)")]
    private static PyObject? Breakpoint(PyTuple args, PyDict kws)
    {
        PyObject? hook = Imports.SysModule?.Dict.GetStr(PyStr.Interned("breakpointhook"));
        return hook is null
            ? Errors.Raise(PyExceptions.RuntimeError, "lost sys.breakpointhook")
            : Calls.CallWithTuple(hook, args, kws);
    }

    [PyFunction("__import__(name, globals=None, locals=None, fromlist=(), level=0)")]
    private static PyObject? Import(PyObject name, PyObject? globals, PyObject? locals, PyObject? fromlist, int level) =>
        Imports.ImportModuleLevel(name, globals is PyNone ? null : globals, fromlist, level);
}
