using Jitter.Runtime.Frames;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Exceptions;

/// <summary>Issues warnings (CPython's Python/_warnings.c): filters decide what becomes of them, once per place or every time.</summary>
public static partial class Warnings
{
    private static readonly PyStr s_registryName = PyStr.Interned("__warningregistry__");
    private static readonly PyStr s_version = PyStr.Interned("version");

    /// <summary>Issues a warning, for the code that is <paramref name="stackLevel"/> - 1 calls up; false with an error pending.</summary>
    public static bool Warn(PyType category, string message, int stackLevel = 1) => Warn(new PyStr(message), category, stackLevel, null);

    /// <summary>Issues a warning about an object that was not closed; false with an error pending (PyErr_ResourceWarning).</summary>
    public static bool WarnResource(PyObject source, string message, int stackLevel = 1) =>
        Warn(new PyStr(message), PyExceptions.ResourceWarning, stackLevel, source);

    /// <summary>warnings.warn(); false with an error pending.</summary>
    /// <param name="message">The text, or a Warning.</param>
    /// <param name="category">The class of the warning that a text becomes.</param>
    /// <param name="stackLevel">1 for the code that runs, 2 for its caller, ...</param>
    /// <param name="source">The object that was not closed; null for none.</param>
    /// <param name="skippedPrefixes">What the names of files begin with whose frames do not count.</param>
    public static bool Warn(PyObject message, PyType category, long stackLevel, PyObject? source, PyTuple? skippedPrefixes = null)
    {
        PyFrame? frame = FindFrame(stackLevel, skippedPrefixes);
        PyObject? globals = frame is null ? Imports.SysModule?.Dict : frame.Globals;
        PyStr file = frame is null ? new PyStr("<sys>") : FileOf(frame);
        int line = frame is null ? 0 : Math.Max(frame.Line, 0);
        if (globals is not PyDict dict)
        {
            return true;
        }

        PyObject? registry = dict.GetStr(s_registryName);
        if (registry is null)
        {
            dict.SetStr(s_registryName, registry = new PyDict());
        }

        PyObject? module = dict.GetStr(Names.DunderName);
        return WarnAt(message, category, file, line, module is PyNone or PyStr ? module : new PyStr("<string>"), registry, null, source);
    }

    /// <summary>Issues a warning about a line of source; false with an error pending (PyErr_WarnExplicitObject).</summary>
    public static bool WarnAt(PyType category, string message, PyStr file, int line) =>
        WarnAt(new PyStr(message), category, file, line, null, null, null, null);

    /// <summary>warnings.warn_explicit(); false with an error pending.</summary>
    public static bool WarnAt(
        PyObject message, PyType category, PyStr file, int line, PyObject? module, PyObject? registry, PyObject? sourceLine, PyObject? source)
    {
        if (registry is not null and not PyDict and not PyNone)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "'registry' must be a dict or None");
        }

        // A warning without a module comes from a module that is being taken down.
        if (module is PyNone)
        {
            return true;
        }

        module ??= ModuleOf(file);
        PyObject text;
        PyObject instance;
        if (message.Type.IsSubtypeOf(PyExceptions.Warning))
        {
            if (Texts.Str(message) is not { } shown)
            {
                return false;
            }

            (text, instance, category) = (shown, message, message.Type);
        }
        else
        {
            if (Calls.Call(category, message) is not { } made)
            {
                return false;
            }

            (text, instance) = (message, made);
        }

        PyInt lineNumber = PyInt.From(line);
        var seen = registry as PyDict;
        var key = new PyTuple([text, category, lineNumber]);
        int known = seen is null ? 0 : WasSeen(seen, key, remember: false);
        if (known != 0)
        {
            return known > 0;
        }

        if (FindAction(category, text, line, module, out PyObject? filter) is not { } action)
        {
            return false;
        }

        switch (action.ToString())
        {
            case "error":
                Errors.Raise((PyBaseException)instance);
                return false;
            case "ignore":
                return true;
            case "always" or "all":
                known = 0;
                break;
            default:
                known = Remember(action, filter, seen, key, text, category);
                break;
        }

        return known != 0 ? known > 0 : Show(category, text, instance, file, line, lineNumber, sourceLine, source);
    }

    /// <summary>1 where the action has shown the warning before, 0, or -1 with an error pending.</summary>
    private static int Remember(PyStr action, PyObject? filter, PyDict? seen, PyTuple key, PyObject text, PyType category)
    {
        if (seen is not null && !seen.Set(key, PyBool.True))
        {
            return -1;
        }

        switch (action.ToString())
        {
            case "once":
                PyDict? registry = seen ?? OnceRegistry();
                return registry is null ? -1 : WasSeen(registry, new PyTuple([text, category]), remember: true);
            case "module":
                return seen is null ? 0 : WasSeen(seen, new PyTuple([text, category]), remember: true);
            case "default":
                return 0;
            default:
                return Texts.Repr(action) is { } shown && Texts.Repr(filter ?? PyNone.None) is { } item
                    ? Errors.RaiseMinusOne(PyExceptions.RuntimeError, $"Unrecognized action ({shown}) in warnings.filters:\n {item}")
                    : -1;
        }
    }

    /// <summary>Looks a warning up in a registry, which is of no use once filters changed: 1, 0, or -1 with an error pending.</summary>
    private static int WasSeen(PyDict registry, PyTuple key, bool remember)
    {
        PyObject? version = registry.GetStr(s_version);
        if (version is not PyInt number || !number.TryGetInt64(out long value) || value != FiltersVersion)
        {
            if (Errors.Pending)
            {
                return -1;
            }

            registry.Clear();
            registry.SetStr(s_version, PyInt.From(FiltersVersion));
        }
        else
        {
            PyObject? known = registry.Get(key);
            if (known is null && Errors.Pending)
            {
                return -1;
            }

            if (known is not null)
            {
                int truth = Truth.Of(known);
                if (truth != 0)
                {
                    return truth;
                }
            }
        }

        return remember && !registry.Set(key, PyBool.True) ? -1 : 0;
    }

    private static PyObject ModuleOf(PyStr file)
    {
        string name = file.ToString();
        return new PyStr(name.Length == 0 ? "<unknown>" : name.EndsWith(".py", StringComparison.Ordinal) ? name[..^3] : name);
    }

    private static PyStr FileOf(PyFrame frame) => new(frame.Code.Code.FileName);

    private static PyFrame? FindFrame(long stackLevel, PyTuple? skippedPrefixes)
    {
        PyFrame? frame = PyThreadState.Current.Frame;
        if (stackLevel <= 0 || frame is null || IsInternal(frame, null))
        {
            while (--stackLevel > 0 && frame is not null)
            {
                frame = frame.Back;
            }

            return frame;
        }

        while (--stackLevel > 0 && frame is not null)
        {
            do
            {
                frame = frame.Back;
            }
            while (frame is not null && IsInternal(frame, skippedPrefixes));
        }

        return frame;
    }

    /// <summary>Frames of the import system, and of files that the caller does not count, say nothing about where the cause is.</summary>
    private static bool IsInternal(PyFrame frame, PyTuple? skippedPrefixes)
    {
        string file = frame.Code.Code.FileName;
        if (file.Contains("importlib", StringComparison.Ordinal) && file.Contains("_bootstrap", StringComparison.Ordinal))
        {
            return true;
        }

        foreach (PyObject prefix in skippedPrefixes?.Items ?? [])
        {
            if (file.StartsWith(prefix.ToString()!, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
