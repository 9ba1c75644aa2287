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

        return frame.Locals ?? ((frame.Code.Code.Flags & CodeFlags.Optimized) == 0 ? frame.Globals : FastLocals(frame));
    }

    /// <summary>The variables of a function that have values, as a new dict (PEP 667).</summary>
    private static PyDict FastLocals(PyFrame frame)
    {
        var locals = new PyDict();
        PyStr[] names = frame.Code.LocalNames;
        LocalKind[] kinds = frame.Code.Code.LocalsPlusKinds;
        for (int i = 0; i < names.Length; i++)
        {
            PyObject? value = frame.Local(i);
            if ((kinds[i] & (LocalKind.Cell | LocalKind.Free)) != 0 && value is PyCell cell)
            {
                value = cell.Content;
            }

            if (value is not null && (kinds[i] & LocalKind.Hidden) == 0)
            {
                locals.SetStr(names[i], value);
            }
        }

        return locals;
    }

    /// <summary>Its builtins; those of the interpreter where no Python code runs.</summary>
    public static PyObject Builtins() => PyThreadState.Current.Frame?.Builtins ?? Jitter.Runtime.Import.Imports.Builtins;

    /// <summary>The future features in force in it, as co_flags bits.</summary>
    public static CodeFlags Futures() =>
        PyThreadState.Current.Frame is { } frame ? frame.Code.Code.Flags & CompileFlags.FutureMask : CodeFlags.None;
}
