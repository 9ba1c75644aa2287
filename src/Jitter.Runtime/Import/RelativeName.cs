using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Import;

/// <summary>Turns the name of a relative import into an absolute one (resolve_name in CPython's Python/import.c).</summary>
internal static class RelativeName
{
    /// <summary>The absolute name; null with an error pending.</summary>
    public static PyStr? Resolve(PyObject? globals, PyStr name, int level)
    {
        if (globals is null)
        {
            return Fail(PyExceptions.KeyError, "'__name__' not in globals");
        }

        if (globals is not PyDict dict)
        {
            return Fail(PyExceptions.TypeError, "globals must be a dict");
        }

        if (PackageOf(dict) is not { } package)
        {
            return Errors.Pending ? null : Fail(PyExceptions.ImportError, "attempted relative import with no known parent package");
        }

        string text = package.ToString();
        if (text.Length == 0)
        {
            return Fail(PyExceptions.ImportError, "attempted relative import with no known parent package");
        }

        for (; level > 1; level--)
        {
            int dot = text.LastIndexOf('.');
            if (dot < 0)
            {
                return Fail(PyExceptions.ImportError, "attempted relative import beyond top-level package");
            }

            text = text[..dot];
        }

        return PyStr.Interned(name.Length == 0 ? text : $"{text}.{name}");
    }

    /// <summary>The package that globals belong to; null with an error pending, or without one where there is none.</summary>
    private static PyStr? PackageOf(PyDict globals)
    {
        PyObject? package = globals.GetStr(ModuleNames.Package);
        PyObject? spec = globals.GetStr(ModuleNames.Spec);
        if (package is not null and not PyNone)
        {
            return package is PyStr text ? CheckParent(text, spec) : Fail(PyExceptions.TypeError, "package must be a string");
        }

        if (spec is not null and not PyNone)
        {
            PyObject? parent = Attributes.Get(spec, ModuleNames.Parent);
            return parent is null ? null : parent as PyStr ?? Fail(PyExceptions.TypeError, "__spec__.parent must be a string");
        }

        if (!Warnings.Warn(
            PyExceptions.ImportWarning, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__"))
        {
            return null;
        }

        PyObject? name = globals.GetStr(Names.DunderName);
        if (name is not PyStr module)
        {
            return name is null
                ? Fail(PyExceptions.KeyError, "'__name__' not in globals")
                : Fail(PyExceptions.TypeError, "__name__ must be a string");
        }

        if (globals.GetStr(ModuleNames.Path) is not null)
        {
            return module;
        }

        string full = module.ToString();
        int dot = full.LastIndexOf('.');
        return dot < 0 ? null : new PyStr(full[..dot]);
    }

    private static PyStr? CheckParent(PyStr package, PyObject? spec)
    {
        if (spec is null or PyNone)
        {
            return package;
        }

        PyObject? parent = Attributes.Get(spec, ModuleNames.Parent);
        int equal = parent is null ? -1 : Comparisons.AreEqual(package, parent);
        return equal < 0 || (equal == 0 && !Warnings.Warn(PyExceptions.DeprecationWarning, "__package__ != __spec__.parent")) ? null : package;
    }

    private static PyStr? Fail(PyType type, string message)
    {
        Errors.Raise(type, message);
        return null;
    }
}
