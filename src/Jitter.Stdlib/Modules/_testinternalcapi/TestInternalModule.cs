using Jitter.Runtime.Binding;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.TestInternals;

/// <summary>
/// The module _testinternalcapi, as far as it asks about the runtime and not about CPython's C code: CPython's own test suite imports it.
/// </summary>
[PyModule("_testinternalcapi")]
public static partial class TestInternalModule
{
    [PyConstant("SIZEOF_PYGC_HEAD")]
    private static int GarbageHeaderSize => 16;

    [PyConstant("SIZEOF_MANAGED_PRE_HEADER")]
    private static int ManagedHeaderSize => 16;

    [PyFunction("get_recursion_depth()")]
    private static int GetRecursionDepth() => PyThreadState.Current.RecursionDepth;

    [PyFunction("get_c_recursion_remaining()")]
    private static int GetNativeRecursionRemaining() => PyThreadState.NativeRecursionLimit - PyThreadState.Current.NativeDepth;

    [PyFunction("get_optimizer()")]
    private static PyObject GetOptimizer() => PyNone.None;

    /// <summary>The settings that the test suite asks for: code objects have columns.</summary>
    [PyFunction("get_config()")]
    private static PyDict GetConfig()
    {
        var config = new PyDict();
        config.SetStr(PyStr.Interned("code_debug_ranges"), PyInt.From(1));
        config.SetStr(PyStr.Interned("optimization_level"), PyInt.From(RuntimeConfig.OptimizationLevel));
        config.SetStr(PyStr.Interned("use_environment"), PyInt.From(RuntimeConfig.UseEnvironment ? 1 : 0));
        config.SetStr(PyStr.Interned("write_bytecode"), PyInt.From(RuntimeConfig.WriteBytecode ? 1 : 0));
        config.SetStr(PyStr.Interned("verbose"), PyInt.From(RuntimeConfig.Verbose));
        config.SetStr(PyStr.Interned("isolated"), PyInt.From(RuntimeConfig.Isolated ? 1 : 0));
        return config;
    }

    /// <summary>Nothing is immortal here.</summary>
    [PyFunction("suppress_immortalization(suppress, /)")]
    private static void SuppressImmortalization(bool suppress)
    {
    }

    [PyFunction("get_immortalize_deferred()")]
    private static bool GetImmortalizeDeferred() => false;
}
