using Jitter.Runtime.Binding;
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
}
