using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Sys;

/// <content>The hooks: what the interpreter calls, and what it does without a hook of the program's own.</content>
public static partial class SysModule
{
    private static readonly PyStr s_underscore = PyStr.Interned("_");
    private static readonly PyStr s_newLine = PyStr.Interned("\n");
    private static readonly PyStr s_write = PyStr.Interned("write");
    private static readonly PyStr s_buffer = PyStr.Interned("buffer");
    private static readonly PyStr s_encoding = PyStr.Interned("encoding");
    private static readonly PyStr s_encode = PyStr.Interned("encode");
    private static readonly PyStr s_decode = PyStr.Interned("decode");

    /// <summary>Shows the value of an expression statement: what the interactive loop calls, by PRINT_EXPR.</summary>
    [PyFunction("displayhook(object, /)")]
    private static PyObject? DisplayHook(PyObject @object)
    {
        PyDict builtins = Imports.Builtins;
        if (@object is PyNone)
        {
            return PyNone.None;
        }

        // None while it is shown, so that repr() finds no old value.
        builtins.SetStr(s_underscore, PyNone.None);
        if (ErrorDisplay.SysAttribute("stdout") is not { } output || output is PyNone)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "lost sys.stdout");
        }

        if (Texts.Repr(@object) is not { } text)
        {
            return null;
        }

        if (Calls.CallMethod(output, s_write, text) is null
            && (!Errors.Matches(PyExceptions.UnicodeEncodeError) || !WriteEscaped(output, text)))
        {
            return null;
        }

        if (Calls.CallMethod(output, s_write, s_newLine) is null)
        {
            return null;
        }

        builtins.SetStr(s_underscore, @object);
        return PyNone.None;
    }

    /// <summary>Writes a text with escapes for what the stream's encoding does not have.</summary>
    private static bool WriteEscaped(PyObject output, PyStr text)
    {
        Errors.Clear();
        if (Attributes.Get(output, s_encoding) is not { } encoding
            || Calls.CallMethod(text, s_encode, encoding, new PyStr("backslashreplace")) is not { } bytes)
        {
            return false;
        }

        PyObject? buffer = Attributes.GetOptional(output, s_buffer);
        if (buffer is not null)
        {
            return Calls.CallMethod(buffer, s_write, bytes) is not null;
        }

        return !Errors.Pending
            && Calls.CallMethod(bytes, s_decode, encoding, new PyStr("strict")) is { } escaped
            && Calls.CallMethod(output, s_write, escaped) is not null;
    }

    [PyFunction("excepthook(exctype, value, traceback, /)")]
    private static PyObject ExceptHook(PyObject exctype, PyObject value, PyObject traceback)
    {
        if (value is not PyBaseException error)
        {
            ErrorDisplay.WriteText(
                $"TypeError: print_exception(): Exception expected for value, {value.Type.FullName} found\n");
            return PyNone.None;
        }

        error.Traceback ??= traceback as PyTraceback;
        ErrorDisplay.Display(error);
        return PyNone.None;
    }

    [PyFunction("unraisablehook(unraisable, /)")]
    private static PyObject? UnraisableHook(PyObject unraisable)
    {
        if (unraisable is not PyStructSequence arguments || !ReferenceEquals(unraisable.Type, ErrorDisplay.UnraisableHookArguments.Type))
        {
            return Errors.Raise(PyExceptions.TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs");
        }

        PyObject[] fields = arguments.Items;
        ErrorDisplay.WriteUnraisable(fields[0], fields[1], fields[2], fields[3] is PyNone ? null : fields[3].ToString(), fields[4]);
        return PyNone.None;
    }

    /// <summary>Calls what PYTHONBREAKPOINT names: pdb.set_trace without it, nothing for "0".</summary>
    [PyFunction("breakpointhook(*args, **kwargs)")]
    private static PyObject? BreakpointHook(PyTuple args, PyDict kwargs)
    {
        string name = RuntimeConfig.Environment("PYTHONBREAKPOINT") ?? "pdb.set_trace";
        if (name == "0")
        {
            return PyNone.None;
        }

        int dot = name.LastIndexOf('.');
        PyObject? module = Imports.Import(dot < 0 ? "builtins" : name[..dot]);
        PyObject? hook = module is null ? null : Attributes.Get(module, PyStr.Interned(name[(dot + 1)..]));
        if (hook is not null)
        {
            return Calls.CallWithTuple(hook, args, kwargs);
        }

        if (!Errors.ClearIf(PyExceptions.ImportError) && !Errors.ClearIf(PyExceptions.AttributeError) && !Errors.ClearIf(PyExceptions.ValueError))
        {
            return null;
        }

        return Warnings.Warn(PyExceptions.RuntimeWarning, $"Ignoring unimportable $PYTHONBREAKPOINT: \"{name}\"") ? PyNone.None : null;
    }
}
