using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Import;

/// <summary>Interned names of modules' attributes and of the import system.</summary>
public static class ModuleNames
{
    /// <summary>__dict__</summary>
    public static readonly PyStr Dict = PyStr.Interned("__dict__");

    /// <summary>__dir__</summary>
    public static readonly PyStr Dir = PyStr.Interned("__dir__");

    /// <summary>__annotations__</summary>
    public static readonly PyStr Annotations = PyStr.Interned("__annotations__");

    /// <summary>__package__</summary>
    public static readonly PyStr Package = PyStr.Interned("__package__");

    /// <summary>__loader__</summary>
    public static readonly PyStr Loader = PyStr.Interned("__loader__");

    /// <summary>__spec__</summary>
    public static readonly PyStr Spec = PyStr.Interned("__spec__");

    /// <summary>__path__</summary>
    public static readonly PyStr Path = PyStr.Interned("__path__");

    /// <summary>__file__</summary>
    public static readonly PyStr File = PyStr.Interned("__file__");

    /// <summary>__cached__</summary>
    public static readonly PyStr Cached = PyStr.Interned("__cached__");

    /// <summary>__all__</summary>
    public static readonly PyStr All = PyStr.Interned("__all__");

    /// <summary>__import__</summary>
    public static readonly PyStr Import = PyStr.Interned("__import__");

    /// <summary>_initializing, of a module's spec</summary>
    public static readonly PyStr Initializing = PyStr.Interned("_initializing");

    /// <summary>_uninitialized_submodules, of a module's spec</summary>
    public static readonly PyStr UninitializedSubmodules = PyStr.Interned("_uninitialized_submodules");

    /// <summary>has_location, of a module's spec</summary>
    public static readonly PyStr HasLocation = PyStr.Interned("has_location");

    /// <summary>origin, of a module's spec</summary>
    public static readonly PyStr Origin = PyStr.Interned("origin");

    /// <summary>parent, of a module's spec</summary>
    public static readonly PyStr Parent = PyStr.Interned("parent");

    /// <summary>_find_and_load, of importlib._bootstrap</summary>
    public static readonly PyStr FindAndLoad = PyStr.Interned("_find_and_load");

    /// <summary>_handle_fromlist, of importlib._bootstrap</summary>
    public static readonly PyStr HandleFromlist = PyStr.Interned("_handle_fromlist");

    /// <summary>_lock_unlock_module, of importlib._bootstrap</summary>
    public static readonly PyStr LockUnlockModule = PyStr.Interned("_lock_unlock_module");

    /// <summary>_module_repr, of importlib._bootstrap</summary>
    public static readonly PyStr ModuleRepr = PyStr.Interned("_module_repr");

    /// <summary>stdlib_module_names, of sys</summary>
    public static readonly PyStr StdlibModuleNames = PyStr.Interned("stdlib_module_names");

    /// <summary>modules, of sys</summary>
    public static readonly PyStr Modules = PyStr.Interned("modules");

    /// <summary>path, of sys</summary>
    public static readonly PyStr SysPath = PyStr.Interned("path");
}
