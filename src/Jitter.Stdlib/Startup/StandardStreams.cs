using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Startup;

/// <summary>Opens sys.stdin, sys.stdout and sys.stderr (init_sys_streams in CPython's Python/pylifecycle.c).</summary>
internal static class StandardStreams
{
    private static readonly PyStr s_mode = PyStr.Interned("mode");
    private static readonly PyStr s_name = PyStr.Interned("name");
    private static readonly PyStr s_raw = PyStr.Interned("raw");
    private static readonly PyStr s_isatty = PyStr.Interned("isatty");
    private static readonly PyTuple s_openKeywords = PyTuple.From([PyStr.Interned("buffering"), PyStr.Interned("closefd")]);

    /// <summary>Opens the streams, and puts io.open into builtins; false with an error pending.</summary>
    public static bool Open()
    {
        PyDict sys = Imports.SysModule!.Dict;
        if (Imports.FindNative("_io") is null)
        {
            return OpenPlain();
        }

        if (Imports.Import("encodings.utf_8") is null)
        {
            return false;
        }

        if (Imports.Import("io") is not { } io)
        {
            return false;
        }

        string errors = RuntimeConfig.StdioErrors ?? (LocaleIsPosix() ? "surrogateescape" : "strict");
        if (Make(io, 0, "<stdin>", isOutput: false, errors) is not { } input
            || Make(io, 1, "<stdout>", isOutput: true, errors) is not { } output
            || Make(io, 2, "<stderr>", isOutput: true, "backslashreplace") is not { } error)
        {
            return false;
        }

        Set(sys, "stdin", input);
        Set(sys, "stdout", output);
        Set(sys, "stderr", error);
        if (Attributes.Get(io, PyStr.Interned("open")) is not { } open)
        {
            return false;
        }

        Imports.Builtins.SetStr(PyStr.Interned("open"), open);
        return true;
    }

    private static PyObject? Make(PyObject io, int descriptor, string name, bool isOutput, string errors)
    {
        if (!IsOpen(descriptor))
        {
            return PyNone.None;
        }

        bool isBuffered = RuntimeConfig.BufferedStdio || !isOutput;
        PyObject? buffer = Attributes.Get(io, PyStr.Interned("open")) is { } open
            ? Calls.Call(
                open,
                [PyInt.From(descriptor), new PyStr(isOutput ? "wb" : "rb"), PyInt.From(isBuffered ? -1 : 0), PyBool.False],
                s_openKeywords)
            : null;
        PyObject? raw = buffer is null ? null : isBuffered ? Attributes.Get(buffer, s_raw) : buffer;
        var shownName = new PyStr(name);
        if (raw is null || !Attributes.Set(raw, s_name, shownName) || Calls.CallMethod(raw, s_isatty) is not { } terminal)
        {
            // A directory is no stream; CPython goes on without one.
            return Errors.ClearIf(PyExceptions.OSError) ? PyNone.None : null;
        }

        bool isLineBuffered = RuntimeConfig.BufferedStdio && (ReferenceEquals(terminal, PyBool.True) || descriptor == 2);
        PyObject? stream = Attributes.Get(io, PyStr.Interned("TextIOWrapper")) is { } wrapper
            ? Calls.Call(
                wrapper,
                [
                    buffer!,
                    new PyStr(RuntimeConfig.StdioEncoding ?? "utf-8"),
                    new PyStr(errors),
                    new PyStr("\n"),
                    PyBool.From(isLineBuffered),
                    PyBool.From(!RuntimeConfig.BufferedStdio && isOutput),
                ])
            : null;
        return stream is not null && Attributes.Set(stream, s_mode, new PyStr(isOutput ? "w" : "r")) ? stream : null;
    }

    /// <summary>Without LC_ALL, LC_CTYPE and LANG, or with C or POSIX, bytes that are no UTF-8 pass through (PEP 538, PEP 540).</summary>
    private static bool LocaleIsPosix()
    {
        foreach (string variable in new[] { "LC_ALL", "LC_CTYPE", "LANG" })
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } locale)
            {
                return locale is "C" or "POSIX" || (variable == "LC_CTYPE" && locale == "C.UTF-8");
            }
        }

        return true;
    }

    /// <summary>
    /// Whether the process was started with the descriptor open. .NET's runtime takes the lowest free ones for pipes of its own, so a closed
    /// one may be in use by now, but then for this process alone: what was inherited is never close-on-exec.
    /// </summary>
    private static bool IsOpen(int descriptor)
    {
        const int getFlags = 1;
        const int closeOnExec = 1;
        int flags = LibC.fcntl(descriptor, getFlags, 0);
        return flags >= 0 && (flags & closeOnExec) == 0;
    }

    private static void Set(PyDict sys, string name, PyObject stream)
    {
        sys.SetStr(PyStr.Interned(name), stream);
        sys.SetStr(PyStr.Interned($"__{name}__"), stream);
    }

    /// <summary>Sets streams that need no module io.</summary>
    public static bool OpenPlain()
    {
        PyDict sys = Imports.SysModule!.Dict;
        Set(sys, "stdin", PyNone.None);
        Set(sys, "stdout", new PlainStream(1));
        Set(sys, "stderr", new PlainStream(2));
        return true;
    }
}
