using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Import;

public static partial class Imports
{
    private static readonly List<Func<string, NativeModule?>> s_registries = [global::Jitter.Runtime.NativeRegistry.FindModule];
    private static readonly List<Func<string[]>> s_moduleNames = [static () => global::Jitter.Runtime.NativeRegistry.ModuleNames];

    /// <summary>The names of all native modules (sys.builtin_module_names).</summary>
    public static IEnumerable<string> NativeModuleNames
    {
        get
        {
            foreach (Func<string[]> names in s_moduleNames)
            {
                foreach (string name in names())
                {
                    yield return name;
                }
            }
        }
    }

    /// <summary>Adds the native modules of an assembly (its generated NativeRegistry).</summary>
    public static void AddRegistry(Func<string, NativeModule?> find, Func<string[]> names)
    {
        s_registries.Add(find);
        s_moduleNames.Add(names);
    }

    /// <summary>The definition of a native module; null where there is none.</summary>
    public static NativeModule? FindNative(string name)
    {
        foreach (Func<string, NativeModule?> registry in s_registries)
        {
            if (registry(name) is { } native)
            {
                return native;
            }
        }

        return null;
    }

    /// <summary>
    /// Makes a native module, as long as importlib is not there to do it; null where there is none, or with an error pending.
    /// </summary>
    public static PyObject? LoadNative(PyStr name)
    {
        if (Modules.GetStr(name.Intern()) is { } loaded)
        {
            return loaded;
        }

        if (FindNative(name.ToString()) is not { } native || PyModule.Create(native) is not { } module)
        {
            return null;
        }

        Modules.SetStr(name.Intern(), module);
        return module;
    }
}
