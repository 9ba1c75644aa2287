using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Exceptions;

// The filters. The module warnings has the current ones as soon as it is imported; before, those of _warnings count.
public static partial class Warnings
{
    private static readonly PyStr s_warnings = PyStr.Interned("warnings");
    private static readonly PyStr s_match = PyStr.Interned("match");

    private static PyList? s_filters;

    /// <summary>_warnings.filters</summary>
    public static PyList Filters => s_filters ??= DefaultFilters();

    /// <summary>_warnings._onceregistry</summary>
    public static PyDict Once { get; } = new();

    /// <summary>_warnings._defaultaction</summary>
    public static PyStr DefaultAction { get; } = PyStr.Interned("default");

    /// <summary>Counts the changes of the filters: registries of an older version say nothing.</summary>
    public static long FiltersVersion { get; private set; }

    /// <summary>Must follow every change of the filters.</summary>
    public static void FiltersChanged() => FiltersVersion++;

    private static PyList DefaultFilters()
    {
        static PyTuple Filter(string action, PyType category, PyObject module) =>
            new([PyStr.Interned(action), PyNone.None, category, module, PyInt.From(0)]);

        return new PyList(
        [
            Filter("default", PyExceptions.DeprecationWarning, PyStr.Interned("__main__")),
            Filter("ignore", PyExceptions.DeprecationWarning, PyNone.None),
            Filter("ignore", PyExceptions.PendingDeprecationWarning, PyNone.None),
            Filter("ignore", PyExceptions.ImportWarning, PyNone.None),
            Filter("ignore", PyExceptions.ResourceWarning, PyNone.None),
        ]);
    }

    /// <summary>An attribute of the module warnings; null where it is not imported or has none, or with an error pending.</summary>
    private static PyObject? Setting(string name, bool tryImport = false)
    {
        PyObject? module = tryImport ? Imports.Import("warnings") : Imports.Loaded(s_warnings);
        if (module is null)
        {
            Errors.ClearIf(PyExceptions.ImportError);
            return null;
        }

        return Attributes.GetOptional(module, PyStr.Interned(name));
    }

    private static PyDict? OnceRegistry()
    {
        PyObject? registry = Setting("onceregistry");
        if (registry is null)
        {
            return Errors.Pending ? null : Once;
        }

        if (registry is not PyDict dict)
        {
            Errors.Raise(PyExceptions.TypeError, $"_warnings.onceregistry must be a dict, not '{registry.Type.FullName}'");
            return null;
        }

        return dict;
    }

    /// <summary>The action of the first filter that fits, else the default action; null with an error pending.</summary>
    private static PyStr? FindAction(PyType category, PyObject text, long line, PyObject module, out PyObject? filter)
    {
        filter = null;
        PyObject? setting = Setting("filters");
        if (setting is null && Errors.Pending)
        {
            return null;
        }

        if ((setting ?? Filters) is not PyList filters)
        {
            Errors.Raise(PyExceptions.ValueError, "_warnings.filters must be a list");
            return null;
        }

        s_filters = filters;

        for (int i = 0; i < filters.Count; i++)
        {
            filter = filters[i];
            if (filter is not PyTuple { Count: 5 } fields)
            {
                Errors.Raise(PyExceptions.ValueError, $"warnings.filters item {i} isn't a 5-tuple");
                return null;
            }

            if (fields.Items[0] is not PyStr action)
            {
                Errors.Raise(PyExceptions.TypeError, $"action must be a string, not '{fields.Items[0].Type.FullName}'");
                return null;
            }

            int fits = Fits(fields, category, text, line, module);
            if (fits != 0)
            {
                return fits > 0 ? action : null;
            }
        }

        filter = PyNone.None;
        PyObject? @default = Setting("defaultaction");
        if (@default is null)
        {
            return Errors.Pending ? null : DefaultAction;
        }

        if (@default is not PyStr)
        {
            Errors.Raise(PyExceptions.TypeError, $"_warnings.defaultaction must be a string, not '{@default.Type.FullName}'");
        }

        return @default as PyStr;
    }

    private static int Fits(PyTuple filter, PyType category, PyObject text, long line, PyObject module)
    {
        int fits = Matches(filter.Items[1], text);
        if (fits > 0)
        {
            fits = Matches(filter.Items[3], module);
        }

        if (fits > 0)
        {
            fits = InstanceChecks.IsSubclass(category, filter.Items[2]);
        }

        if (fits <= 0)
        {
            return fits;
        }

        if (Numbers.Index(filter.Items[4]) is not { } number || !number.TryGetInt64(out long wanted))
        {
            return Errors.Pending ? -1 : Errors.RaiseMinusOne(PyExceptions.OverflowError, "Python int too large to convert to C ssize_t");
        }

        return wanted == 0 || wanted == line ? 1 : 0;
    }

    /// <summary>A filter's part is None for anything, a text that must be equal, or a pattern.</summary>
    private static int Matches(PyObject part, PyObject value)
    {
        if (part is PyNone)
        {
            return 1;
        }

        if (part.GetType() == typeof(PyStr))
        {
            return value is PyStr text && text.Equals((PyStr)part) ? 1 : 0;
        }

        PyObject? result = Calls.CallMethod(part, s_match, value);
        return result is null ? -1 : Truth.Of(result);
    }
}
