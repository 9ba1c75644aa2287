using Jitter.Bytecode;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Builtins;

/// <summary>What built-in functions need of the Python code that calls them.</summary>
internal static class CallerFrame
{
    /// <summary>Its globals; null where no Python code runs.</summary>
    public static PyDict? Globals() => PyThreadState.Current.Frame?.Globals;

    /// <summary>Its locals, as locals() gives them; null with an error pending.</summary>
    public static PyObject? Locals()
    {
        if (PyThreadState.Current.Frame is not { } frame)
        {
            return Errors.Raise(PyExceptions.SystemError, "frame does not exist");
        }

        return frame.LocalsSnapshot();
    }

    /// <summary>Its builtins; those of the interpreter where no Python code runs.</summary>
    public static PyObject Builtins() => PyThreadState.Current.Frame?.Builtins ?? Jitter.Runtime.Import.Imports.Builtins;

    /// <summary>The future features in force in it, as co_flags bits.</summary>
    public static CodeFlags Futures() =>
        PyThreadState.Current.Frame is { } frame ? frame.Code.Code.Flags & CompileFlags.FutureMask : CodeFlags.None;
}
