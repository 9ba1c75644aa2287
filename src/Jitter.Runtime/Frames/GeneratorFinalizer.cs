using System.Diagnostics.CodeAnalysis;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Frames;

/// <summary>
/// Dies with its generator: .NET's finalizer thread only queues the generator, which a thread with the GIL then closes
/// (DESIGN.md, decision 14).
/// </summary>
internal sealed class GeneratorFinalizer(PyGeneratorBase generator)
{
    ~GeneratorFinalizer() => EvalBreaker.AddPendingCall(generator.FinalizeUnreachable);

    /// <summary>The generator has ended by itself.</summary>
    [SuppressMessage("Usage", "CA1816:Dispose methods should call SuppressFinalize", Justification = "It owns nothing: its end is an event of Python's.")]
    public void Cancel() => GC.SuppressFinalize(this);
}

/// <summary>The warning about coroutines that nobody awaited (_PyErr_WarnUnawaitedCoroutine in CPython's Python/_warnings.c).</summary>
internal static class UnawaitedCoroutine
{
    private static readonly PyStr s_warn = PyStr.Interned("_warn_unawaited_coroutine");

    /// <summary>Warns, through the module warnings where that is loaded: it shows where the coroutine was made.</summary>
    public static void Warn(PyGeneratorBase coroutine)
    {
        PyObject? module = Imports.Modules.GetStr(PyStr.Interned("warnings"));
        PyObject? warn = module is null ? null : Attributes.GetOptional(module, s_warn);
        bool done = warn is not null
            ? Calls.Call(warn, coroutine) is not null
            : Warnings.Warn(PyExceptions.RuntimeWarning, $"coroutine '{coroutine.QualifiedName}' was never awaited");
        if (!done)
        {
            Unraisable.Write(null, coroutine);
        }
    }
}
