using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.WarningsSupport;

/// <summary>The module _warnings, which warnings is built on.</summary>
[PyModule("_warnings", Doc = "Issues warnings.")]
public static partial class WarningsModule
{
    private static readonly PyStr s_getSource = PyStr.Interned("get_source");

    [PyConstant("filters")]
    private static PyObject Filters => Warnings.Filters;

    [PyConstant("_onceregistry")]
    private static PyObject OnceRegistry => Warnings.Once;

    [PyConstant("_defaultaction")]
    private static PyObject DefaultAction => Warnings.DefaultAction;

    [PyFunction("warn(message, category=None, stacklevel=1, source=None, *,\n     skip_file_prefixes=<unrepresentable>)")]
    private static PyObject? Warn(PyObject message, PyObject? category, nint stacklevel, PyObject? source, PyTuple? skipFilePrefixes)
    {
        if (CategoryOf(message, category) is not { } chosen)
        {
            return null;
        }

        foreach (PyObject prefix in skipFilePrefixes?.Items ?? [])
        {
            if (prefix is not PyStr)
            {
                return Errors.Raise(PyExceptions.TypeError, $"Found non-str '{prefix.Type.FullName}' in skip_file_prefixes.");
            }
        }

        long level = skipFilePrefixes is { Count: > 0 } && stacklevel < 2 ? 2 : stacklevel;
        return Warnings.Warn(message, chosen, level, source is PyNone ? null : source, skipFilePrefixes) ? PyNone.None : null;
    }

    /// <summary>The class of the warning; null with TypeError pending where it is none.</summary>
    private static PyType? CategoryOf(PyObject message, PyObject? category)
    {
        if (message.Type.IsSubtypeOf(PyExceptions.Warning))
        {
            return message.Type;
        }

        if (category is null or PyNone)
        {
            return PyExceptions.UserWarning;
        }

        if (category is PyType type && type.IsSubtypeOf(PyExceptions.Warning))
        {
            return type;
        }

        Errors.Raise(PyExceptions.TypeError, $"category must be a Warning subclass, not '{category.Type.FullName}'");
        return null;
    }

    [PyFunction(
        "warn_explicit(message, category, filename, lineno,\n              module=<unrepresentable>, registry=None,\n"
        + "              module_globals=None, source=None)")]
    private static PyObject? WarnExplicit(
        PyObject message,
        PyObject category,
        PyStr filename,
        int lineno,
        PyObject? module,
        PyObject? registry,
        PyObject? moduleGlobals,
        PyObject? source)
    {
        PyObject? line = null;
        if (moduleGlobals is not null and not PyNone)
        {
            if (moduleGlobals is not PyDict globals)
            {
                return Errors.Raise(PyExceptions.TypeError, $"module_globals must be a dict, not '{moduleGlobals.Type.FullName}'");
            }

            line = SourceLine(globals, lineno);
            if (line is null && Errors.Pending)
            {
                return null;
            }
        }

        if (category is not PyType type)
        {
            return Errors.Raise(PyExceptions.TypeError, $"category must be a Warning subclass, not '{category.Type.FullName}'");
        }

        return Warnings.WarnAt(message, type, filename, lineno, module, registry, line, source is PyNone ? null : source) ? PyNone.None : null;
    }

    /// <summary>A line that a module's loader gives; null without one, or with an error pending.</summary>
    private static PyObject? SourceLine(PyDict globals, int line)
    {
        // importlib knows whether __loader__ and __spec__ agree.
        PyObject? bless = Imports.ImportAttribute("importlib._bootstrap_external", "_bless_my_loader");
        PyObject? loader = bless is null ? null : Calls.Call(bless, globals);
        if (loader is null)
        {
            return null;
        }

        PyObject? name = globals.GetStr(Names.DunderName);
        if (loader is PyNone || name is null)
        {
            return null;
        }

        PyObject? getSource = Attributes.GetOptional(loader, s_getSource);
        if (getSource is null || Calls.Call(getSource, name) is not PyStr source)
        {
            return null;
        }

        string[] lines = source.ToString().Split('\n');
        return line >= 1 && line <= lines.Length ? new PyStr(lines[line - 1]) : null;
    }

    [PyFunction("_filters_mutated()")]
    private static void FiltersMutated() => Warnings.FiltersChanged();
}
