using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Import;

/// <summary>
/// The errors of modules' attributes and of from-imports, with their hints: circular imports, and scripts that have the name of a
/// library (module_getattro in CPython's Objects/moduleobject.c, _PyEval_ImportFrom in Python/ceval.c).
/// </summary>
internal static class ModuleErrors
{
    private static readonly PyTuple s_importErrorKeywords =
        PyTuple.From([PyStr.Interned("name"), PyStr.Interned("path"), PyStr.Interned("name_from")]);

    /// <summary>A module has no attribute of a name.</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseNoAttribute(PyModule module, PyStr name)
    {
        if (module.Dict.GetStr(Names.DunderName) is not PyStr moduleName)
        {
            return Attributes.RaiseNoAttribute(module, name, $"module has no attribute '{name}'");
        }

        PyObject? spec = module.Dict.GetStr(ModuleNames.Spec);
        string text = $"module '{moduleName}' has no attribute '{name}'";
        if (spec is null or PyNone)
        {
            return Attributes.RaiseNoAttribute(module, name, text);
        }

        if (!TryGetOrigin(spec, out PyStr? origin) || !TryFindShadowing(origin, moduleName, out bool shadows, out bool shadowsLibrary))
        {
            return null;
        }

        if (shadowsLibrary)
        {
            return Attributes.RaiseNoAttribute(
                module,
                name,
                $"{text} (consider renaming '{origin}' since it has the same name as the standard library module named '{moduleName}' "
                    + "and the import system gives it precedence)");
        }

        int initializing = IsInitializing(spec);
        if (initializing < 0)
        {
            return null;
        }

        if (initializing == 0)
        {
            int isSubmodule = IsUninitializedSubmodule(spec, name);
            return isSubmodule < 0 ? null : Attributes.RaiseNoAttribute(
                module,
                name,
                isSubmodule == 0 ? text : $"cannot access submodule '{name}' of module '{moduleName}' (most likely due to a circular import)");
        }

        return Attributes.RaiseNoAttribute(
            module,
            name,
            shadows ? $"{text} (consider renaming '{origin}' if it has the same name as a library you intended to import)"
            : origin is not null
                ? $"partially initialized module '{moduleName}' from '{origin}' has no attribute '{name}' (most likely due to a circular import)"
            : $"partially initialized module '{moduleName}' has no attribute '{name}' (most likely due to a circular import)");
    }

    /// <summary>A from-import finds no attribute.</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseCannotImport(PyObject module, PyStr? moduleName, PyStr name)
    {
        PyStr shownName = moduleName ?? new PyStr("<unknown module name>");
        if (Texts.Repr(shownName) is not { } shown || Texts.Repr(name) is not { } wanted)
        {
            return null;
        }

        PyObject? spec = Attributes.GetOptional(module, ModuleNames.Spec);
        if (spec is null)
        {
            return Errors.Pending
                ? null
                : RaiseImportError($"cannot import name {wanted} from {shown} (unknown location)", moduleName, null, name);
        }

        if (!TryGetOrigin(spec, out PyStr? origin) || !TryFindShadowing(origin, shownName, out bool shadows, out bool shadowsLibrary))
        {
            return null;
        }

        if (origin is null && module is PyModule plain)
        {
            origin = plain.Dict.GetStr(ModuleNames.File) as PyStr;
        }

        string quotedOrigin = origin is null ? "" : Texts.Repr(origin)?.ToString() ?? "";
        if (shadowsLibrary)
        {
            return RaiseImportError(
                $"cannot import name {wanted} from {shown} (consider renaming {quotedOrigin} since it has the same name as the standard "
                    + $"library module named {shown} and the import system gives it precedence)",
                moduleName,
                origin,
                name);
        }

        int initializing = IsInitializing(spec);
        return initializing < 0 ? null : RaiseImportError(
            initializing == 0 ? $"cannot import name {wanted} from {shown} ({origin?.ToString() ?? "unknown location"})"
            : shadows
                ? $"cannot import name {wanted} from {shown} (consider renaming {quotedOrigin} if it has the same name as a library you "
                    + "intended to import)"
            : $"cannot import name {wanted} from partially initialized module {shown} (most likely due to a circular import)"
                + (origin is null ? "" : $" ({origin})"),
            moduleName,
            origin,
            name);
    }

    /// <summary>No module of that name.</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseNotFound(PyStr name)
    {
        if (Errors.Pending)
        {
            return null;
        }

        PyObject? error = Calls.Call(
            PyExceptions.ModuleNotFoundError, [new PyStr($"No module named '{name}'"), name], PyTuple.From([PyStr.Interned("name")]));
        return error is PyBaseException exception ? Errors.Raise(exception) : null;
    }

    /// <summary>Whether a module with that spec is being loaded: 1, 0, or -1 with an error pending.</summary>
    public static int IsInitializing(PyObject spec)
    {
        PyObject? value = Attributes.GetOptional(spec, ModuleNames.Initializing);
        return value is null ? Errors.Pending ? -1 : 0 : Truth.Of(value);
    }

    private static int IsUninitializedSubmodule(PyObject spec, PyStr name)
    {
        PyObject? value = Attributes.GetOptional(spec, ModuleNames.UninitializedSubmodules);
        return value is null ? Errors.Pending ? -1 : 0 : Subscripts.Contains(value, name);
    }

    /// <summary>The file of a spec; null where it has none.</summary>
    private static bool TryGetOrigin(PyObject spec, out PyStr? origin)
    {
        origin = null;
        PyObject? hasLocation = Attributes.GetOptional(spec, ModuleNames.HasLocation);
        int isFile = hasLocation is null ? Errors.Pending ? -1 : 0 : Truth.Of(hasLocation);
        if (isFile > 0)
        {
            origin = Attributes.GetOptional(spec, ModuleNames.Origin) as PyStr;
        }

        return isFile >= 0 && !Errors.Pending;
    }

    /// <summary>
    /// Whether a module stands in the folder of the script, from where it may hide another of its name (_PyModule_IsPossiblyShadowing).
    /// </summary>
    private static bool TryFindShadowing(PyStr? origin, PyStr moduleName, out bool shadows, out bool shadowsLibrary)
    {
        shadows = shadowsLibrary = false;
        if (origin is null || RuntimeConfig.SafePath || RuntimeConfig.ScriptFolder is not { } scriptFolder)
        {
            return true;
        }

        string? folder = Path.GetDirectoryName(origin.ToString());
        if (origin.ToString().EndsWith("/__init__.py", StringComparison.Ordinal))
        {
            folder = Path.GetDirectoryName(folder);
        }

        scriptFolder = scriptFolder.Length == 0 ? System.Environment.CurrentDirectory : scriptFolder;
        shadows = folder == scriptFolder;
        if (!shadows || Imports.SysModule?.Dict.GetStr(ModuleNames.StdlibModuleNames) is not { } names)
        {
            return true;
        }

        int isLibrary = names is PySetBase or PyDict ? Subscripts.Contains(names, moduleName) : 0;
        shadowsLibrary = isLibrary > 0;
        return isLibrary >= 0;
    }

    private static PyObject? RaiseImportError(string message, PyStr? name, PyStr? path, PyStr attribute)
    {
        PyObject? error = Calls.Call(
            PyExceptions.ImportError, [new PyStr(message), name ?? (PyObject)PyNone.None, path ?? (PyObject)PyNone.None, attribute], s_importErrorKeywords);
        return error is PyBaseException exception ? Errors.Raise(exception) : null;
    }
}
