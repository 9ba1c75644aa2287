using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Library;

namespace Jitter.Stdlib.Startup;

/// <summary>Starts the runtime: types, builtins, sys, the import system, standard streams, site (CPython's Py_InitializeFromConfig).</summary>
public static class PythonRuntime
{
    private static EmbeddedLibrary? s_library;

    /// <summary>The embedded standard library.</summary>
    public static EmbeddedLibrary Library => s_library ??= EmbeddedLibrary.Open();

    /// <summary>
    /// Makes everything ready to run Python code; <see cref="RuntimeConfig"/> and <see cref="Execution.Current"/> are set. False with an
    /// error pending.
    /// </summary>
    public static bool Start()
    {
        CompleteTypes();
        SearchPath.Compute();
        Imports.AddRegistry(NativeRegistry.FindModule, static () => NativeRegistry.ModuleNames);
        if (!MakeBuiltins() || !MakeSys())
        {
            return false;
        }

        // Until the modules that importlib needs are there, programs that import native modules alone can run.
        if (Imports.FindNative("_weakref") is null || Imports.FindNative("_thread") is null || Imports.FindNative("_warnings") is null)
        {
            return AddMain() && StandardStreams.OpenPlain();
        }

        Modules.Signal.SignalModule.InstallInterruptHandler();
        return InstallImportlib() && AddMain() && StandardStreams.Open() && ImportSite();
    }

    /// <summary>Writes what files that the program did not close have buffered: its end.</summary>
    public static void FlushFiles() => Modules.Io.IoFinalization.FlushAll();

    /// <summary>The namespace of __main__.</summary>
    public static PyModule Main => (PyModule)Imports.Modules.GetStr(PyStr.Interned("__main__"))!;

    private static void CompleteTypes()
    {
        Runtime.NativeRegistry.CompleteTypes();
        NativeRegistry.CompleteTypes();
    }

    private static bool MakeBuiltins()
    {
        NativeModule native = Imports.FindNative("builtins")!;
        var module = new PyModule(PyStr.Interned("builtins"), new PyStr(native.Doc!)) { Native = native, IsFilled = true };
        Imports.BuiltinsModule = module;
        PyFunction.DefaultBuiltins = module.Dict;
        Imports.Modules.SetStr(PyStr.Interned("builtins"), module);
        return native.Fill(module, module.Dict);
    }

    private static bool MakeSys()
    {
        NativeModule? native = Imports.FindNative("sys");
        var module = new PyModule(PyStr.Interned("sys"), native?.Doc is { } doc ? new PyStr(doc) : PyNone.None) { Native = native, IsFilled = true };
        Imports.SysModule = module;
        Imports.Modules.SetStr(PyStr.Interned("sys"), module);
        module.Dict.SetStr(ModuleNames.Modules, Imports.Modules);
        return native is null || native.Fill(module, module.Dict);
    }

    /// <summary>Runs importlib._bootstrap and ._bootstrap_external, as CPython's init_importlib does.</summary>
    private static bool InstallImportlib()
    {
        if (FrozenModuleOf("_frozen_importlib") is not { } bootstrap)
        {
            return false;
        }

        Imports.Modules.SetStr(PyStr.Interned("_frozen_importlib"), bootstrap);
        if (PyModule.Create(Imports.FindNative("_imp")!) is not { } imp
            || CallFunction(bootstrap, "_install", Imports.SysModule!, imp) is null)
        {
            return false;
        }

        Imports.Importlib = bootstrap;
        return CallFunction(bootstrap, "_install_external_importers") is not null && SearchPath.Install();
    }

    private static bool AddMain()
    {
        PyStr name = PyStr.Interned("__main__");
        var main = new PyModule(name);
        main.Dict.SetStr(ModuleNames.Annotations, new PyDict());
        main.Dict.SetStr(Names.Builtins, Imports.BuiltinsModule!);
        Imports.Modules.SetStr(name, main);

        // As long as nothing better is known, its loader is that of the native modules.
        if (Imports.Importlib?.Dict.GetStr(PyStr.Interned("BuiltinImporter")) is { } loader)
        {
            main.Dict.SetStr(ModuleNames.Loader, loader);
        }

        return true;
    }

    private static bool ImportSite() => !RuntimeConfig.ImportSite || Imports.Import("site") is not null;

    /// <summary>Runs a frozen module's code without importlib.</summary>
    internal static PyModule? FrozenModuleOf(string name)
    {
        if (!Library.TryFindFrozen(name, out FrozenModule? frozen))
        {
            Errors.Raise(PyExceptions.ImportError, $"no frozen module {name}");
            return null;
        }

        var module = new PyModule(PyStr.Interned(name));
        module.Dict.SetStr(Names.Builtins, Imports.BuiltinsModule!);
        module.Dict.SetStr(PyStr.Interned("__origname__"), new PyStr(frozen.Origin));
        return Execution.Current.RunCode(PyCode.From(frozen.ReadCode()), module.Dict, module.Dict) is null ? null : module;
    }

    private static PyObject? CallFunction(PyModule module, string name, params ReadOnlySpan<PyObject> arguments) =>
        Attributes.Get(module, PyStr.Interned(name)) is { } function ? Calls.Call(function, arguments) : null;
}
