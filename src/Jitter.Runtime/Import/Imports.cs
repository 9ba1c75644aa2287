using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Import;

/// <summary>
/// The import statement: modules that are loaded come straight from <see cref="Modules"/>, all others through importlib, which is
/// CPython's own Python code (CPython's Python/import.c).
/// </summary>
public static partial class Imports
{
    /// <summary>sys.modules. The import system uses this very dict, even where Python code assigns another to the name.</summary>
    public static PyDict Modules { get; } = new();

    /// <summary>The module builtins; set at start.</summary>
    public static PyModule? BuiltinsModule { get; set; }

    /// <summary>The dict of builtins.</summary>
    public static PyDict Builtins => BuiltinsModule!.Dict;

    /// <summary>The module sys; set at start.</summary>
    public static PyModule? SysModule { get; set; }

    /// <summary>importlib._bootstrap, once it runs.</summary>
    public static PyModule? Importlib { get; set; }

    /// <summary>The function builtins.__import__: while the builtins have it, the statement needs no call.</summary>
    public static PyObject? ImportFunction { get; set; }

    /// <summary>Called after a module was loaded.</summary>
    public static Action<string, PyObject>? ModuleLoaded { get; set; }

    /// <summary>A module of sys.modules; null where there is none (nothing is raised).</summary>
    public static PyObject? Loaded(PyStr name) => Modules.GetStr(name.Intern());

    /// <summary>Imports a module by its absolute name and gives the module itself (PyImport_ImportModule); null with an error pending.</summary>
    public static PyObject? Import(string name) => Import(PyStr.Interned(name));

    /// <inheritdoc cref="Import(string)"/>
    public static PyObject? Import(PyStr name) => FindOrLoad(name.Intern());

    /// <summary>Imports a module and gives one of its attributes; null with an error pending.</summary>
    public static PyObject? ImportAttribute(string module, string name) =>
        Import(module) is { } found ? Attributes.Get(found, PyStr.Interned(name)) : null;

    /// <summary>IMPORT_NAME: <c>__import__</c> of the builtins, without a call where it is the original.</summary>
    public static PyObject? ImportName(PyDict globals, PyDict builtins, PyObject? locals, PyStr name, PyObject fromlist, PyObject level)
    {
        PyObject? function = builtins.GetStr(ModuleNames.Import);
        if (function is null)
        {
            return Errors.Raise(PyExceptions.ImportError, "__import__ not found");
        }

        if (ReferenceEquals(function, ImportFunction))
        {
            return level is PyInt number && number.TryGetInt64(out long up)
                ? ImportModuleLevel(name, globals, fromlist, (int)up)
                : Errors.Raise(PyExceptions.TypeError, "level must be an int");
        }

        return Calls.Call(function, [name, globals, locals ?? PyNone.None, fromlist, level]);
    }

    /// <summary>
    /// <c>__import__</c>: gives the first package of a dotted name or, with a fromlist, the module of the whole name
    /// (PyImport_ImportModuleLevelObject); null with an error pending.
    /// </summary>
    public static PyObject? ImportModuleLevel(PyObject name, PyObject? globals, PyObject? fromlist, int level)
    {
        PyObject? result = ImportUntrimmed(name, globals, fromlist, level);
        if (result is null)
        {
            ImportFrames.Remove();
        }

        return result;
    }

    /// <summary>IMPORT_FROM: an attribute of a module, or a submodule that is loaded but not yet an attribute; null with ImportError pending.</summary>
    public static PyObject? ImportFrom(PyObject module, PyStr name)
    {
        PyObject? value = Attributes.GetOptional(module, name);
        if (value is not null || Errors.Pending)
        {
            return value;
        }

        PyObject? moduleName = Attributes.GetOptional(module, Names.DunderName);
        if (moduleName is null && Errors.Pending)
        {
            return null;
        }

        if (moduleName is PyStr text && Modules.Get(new PyStr($"{text}.{name}")) is { } submodule)
        {
            return submodule;
        }

        return Errors.Pending ? null : ModuleErrors.RaiseCannotImport(module, moduleName as PyStr, name);
    }

    /// <summary><c>from module import *</c> (import_all_from); false with an error pending.</summary>
    public static bool ImportStar(PyObject locals, PyObject module)
    {
        PyObject? all = Attributes.GetOptional(module, ModuleNames.All);
        if (all is null && Errors.Pending)
        {
            return false;
        }

        bool skipsUnderscores = all is null;
        if (all is null)
        {
            PyObject? dict = Attributes.GetOptional(module, ModuleNames.Dict);
            if (dict is null)
            {
                return !Errors.Pending && Errors.RaiseFalse(PyExceptions.ImportError, "from-import-* object has no __dict__ and no __all__");
            }

            PyObject? keys = Calls.CallMethod(dict, PyStr.Interned("keys"));
            all = keys is null ? null : Iteration.ToList(keys);
            if (all is null)
            {
                return false;
            }
        }

        for (long i = 0; ; i++)
        {
            PyObject? item = Subscripts.Get(all, PyInt.From(i));
            if (item is null)
            {
                return Errors.ClearIf(PyExceptions.IndexError);
            }

            if (item is not PyStr name)
            {
                return RaiseBadStarName(module, item, skipsUnderscores);
            }

            if (skipsUnderscores && name.Length > 0 && name.Value[0] == '_')
            {
                continue;
            }

            PyObject? value = Attributes.Get(module, name.Intern());
            if (value is null || !(locals.GetType() == typeof(PyDict) ? ((PyDict)locals).Set(name, value) : Subscripts.Set(locals, name, value)))
            {
                return false;
            }
        }
    }

    /// <summary>repr() of a module: importlib's, or a plain one as long as that is not there.</summary>
    internal static PyObject? ModuleRepr(PyModule module) =>
        Importlib?.Dict.GetStr(ModuleNames.ModuleRepr) is { } function
            ? Calls.Call(function, module)
            : new PyStr($"<module '{module.Dict.GetStr(Names.DunderName) ?? PyStr.Interned("?")}'>");

    private static PyObject? ImportUntrimmed(PyObject name, PyObject? globals, PyObject? fromlist, int level)
    {
        if (name is not PyStr text)
        {
            return Errors.Raise(PyExceptions.TypeError, "module name must be a string");
        }

        if (level < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "level must be >= 0");
        }

        PyStr? absolute = text;
        if (level > 0)
        {
            absolute = RelativeName.Resolve(globals, text, level);
            if (absolute is null)
            {
                return null;
            }
        }
        else if (text.Length == 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "Empty module name");
        }

        PyObject? module = FindOrLoad(absolute);
        if (module is null)
        {
            return null;
        }

        int wantsNames = fromlist is null ? 0 : Truth.Of(fromlist);
        return wantsNames < 0 ? null
            : wantsNames > 0 ? HandleFromlist(module, fromlist!)
            : level == 0 || text.Length > 0 ? FirstPackage(module, text, absolute, level)
            : module;
    }

    private static PyObject? FindOrLoad(PyStr name)
    {
        PyObject? module = name.IsInterned ? Modules.GetStr(name) : Modules.Get(name);
        if (module is null && Errors.Pending)
        {
            return null;
        }

        if (module is not null and not PyNone)
        {
            return EnsureInitialized(module, name) ? module : null;
        }

        module = ImportTimes.Enabled ? ImportTimes.Load(name) : Load(name);
        if (module is not null)
        {
            ModuleLoaded?.Invoke(name.ToString(), module);
        }

        return module;
    }

    internal static PyObject? Load(PyStr name) =>
        Importlib?.Dict.GetStr(ModuleNames.FindAndLoad) is { } load
            ? Calls.Call(load, name, ImportFunction ?? PyNone.None)
            : LoadNative(name) ?? ModuleErrors.RaiseNotFound(name);

    /// <summary>A module that another thread is still loading is waited for (import_ensure_initialized).</summary>
    private static bool EnsureInitialized(PyObject module, PyStr name)
    {
        PyObject? spec = module is PyModule plain ? plain.Dict.GetStr(ModuleNames.Spec) : Attributes.GetOptional(module, ModuleNames.Spec);
        if (spec is null)
        {
            return !Errors.Pending;
        }

        if (spec is PyNone)
        {
            return true;
        }

        int initializing = ModuleErrors.IsInitializing(spec);
        return initializing == 0
            || (initializing > 0 && Importlib is not null && Calls.Call(Importlib.Dict.GetStr(ModuleNames.LockUnlockModule)!, name) is not null);
    }

    private static PyObject? HandleFromlist(PyObject module, PyObject fromlist)
    {
        PyObject? path = module.GetType() == typeof(PyModule) && ReferenceEquals(module.Type, PyTypes.Module)
            && ((PyModule)module).Dict.GetStr(Names.GetAttr) is null
            ? ((PyModule)module).Dict.GetStr(ModuleNames.Path)
            : Attributes.GetOptional(module, ModuleNames.Path);
        if (path is null)
        {
            return Errors.Pending ? null : module;
        }

        return Importlib?.Dict.GetStr(ModuleNames.HandleFromlist) is { } handle
            ? Calls.Call(handle, module, fromlist, ImportFunction ?? PyNone.None)
            : module;
    }

    private static PyObject? FirstPackage(PyObject module, PyStr name, PyStr absolute, int level)
    {
        string text = name.ToString();
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return module;
        }

        if (level == 0)
        {
            return ImportModuleLevel(PyStr.Interned(text[..dot]), null, null, 0);
        }

        string full = absolute.ToString();
        PyStr wanted = PyStr.Interned(full[..^(text.Length - dot)]);
        return Modules.GetStr(wanted) ?? Errors.Raise(PyExceptions.KeyError, $"'{wanted}' not in sys.modules as expected");
    }

    private static bool RaiseBadStarName(PyObject module, PyObject item, bool isKey)
    {
        PyObject? moduleName = Attributes.Get(module, Names.DunderName);
        return moduleName is not null && Errors.RaiseFalse(
            PyExceptions.TypeError,
            moduleName is not PyStr ? $"module __name__ must be a string, not {moduleName.Type.FullName}"
            : isKey ? $"Key in {moduleName}.__dict__ must be str, not {item.Type.FullName}"
            : $"Item in {moduleName}.__all__ must be str, not {item.Type.FullName}");
    }
}
