using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

// One thread at a time runs Python: the current thread state is one static field.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Jitter.Runtime.Tests;

/// <summary>The runtime, made ready once.</summary>
internal static class TestRuntime
{
    private static bool s_isReady;

    /// <summary>Hashes are those of PYTHONHASHSEED=0, from the first string on.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The ModuleInitializer attribute should not be used in libraries", Justification = "This is a program of tests.")]
    internal static void SetHashSeed() => TextHash.Seed(0);

    /// <summary>Completes the built-in types.</summary>
    public static void Start()
    {
        if (s_isReady)
        {
            return;
        }

        s_isReady = true;
        if (PyTypes.Object.Mro.Length == 0)
        {
            global::Jitter.Runtime.NativeRegistry.CompleteTypes();
        }
    }

    /// <summary>Takes the pending error as "Type: message"; null where none is.</summary>
    public static string? TakeError()
    {
        if (!PyThreadState.Current.HasError)
        {
            return null;
        }

        Exceptions.PyBaseException error = PyThreadState.Current.TakeError();
        return $"{error.Type.Name}: {error.Message}";
    }
}
