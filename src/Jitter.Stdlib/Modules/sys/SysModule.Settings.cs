using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Sys;

/// <content>Limits, hooks of coroutines, and what the interpreter is set to.</content>
public static partial class SysModule
{
    private const int SmallestDigitLimit = 640;
    private const long Immortal = 0xFFFF_FFFF;

    private static int s_openFlags = 2;

    [PyFunction("getrecursionlimit()")]
    private static int GetRecursionLimit() => PyThreadState.Current.RecursionLimit;

    [PyFunction("setrecursionlimit(limit, /)")]
    private static PyObject? SetRecursionLimit(int limit)
    {
        if (limit < 1)
        {
            return Errors.Raise(PyExceptions.ValueError, "recursion limit must be greater or equal than 1");
        }

        int depth = PyThreadState.Current.RecursionDepth;
        if (depth >= limit)
        {
            return Errors.Raise(
                PyExceptions.RecursionError, $"cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low");
        }

        foreach (PyThreadState thread in PyThreadState.All)
        {
            thread.RecursionLimit = limit;
        }

        PyThreadState.Current.RecursionLimit = limit;
        return PyNone.None;
    }

    [PyFunction("getswitchinterval()")]
    private static double GetSwitchInterval() => Gil.SwitchInterval / 1000;

    [PyFunction("setswitchinterval(interval, /)")]
    private static PyObject? SetSwitchInterval(double interval)
    {
        if (interval <= 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "switch interval must be strictly positive");
        }

        Gil.SwitchInterval = interval * 1000;
        return PyNone.None;
    }

    [PyFunction("get_int_max_str_digits()")]
    private static int GetMaxDigits() => IntLimits.MaxDigits;

    [PyFunction("set_int_max_str_digits(maxdigits)")]
    private static PyObject? SetMaxDigits(int maxdigits)
    {
        if (maxdigits != 0 && maxdigits < SmallestDigitLimit)
        {
            return Errors.Raise(PyExceptions.ValueError, $"maxdigits must be 0 or larger than {SmallestDigitLimit}");
        }

        IntLimits.MaxDigits = maxdigits;
        return PyNone.None;
    }

    [PyFunction("get_asyncgen_hooks()")]
    private static PyObject GetAsyncGeneratorHooks()
    {
        PyThreadState thread = PyThreadState.Current;
        return SysInfo.AsyncGeneratorHooks(
            thread.AsyncGeneratorFirstIteration ?? PyNone.None, thread.AsyncGeneratorFinalizer ?? PyNone.None);
    }

    [PyFunction("set_asyncgen_hooks(firstiter=None, finalizer=None)", HasTextSignature = false)]
    private static PyObject? SetAsyncGeneratorHooks(PyObject? firstiter, PyObject? finalizer)
    {
        foreach ((PyObject? hook, string name) in (ReadOnlySpan<(PyObject?, string)>)[(finalizer, "finalizer"), (firstiter, "firstiter")])
        {
            if (hook is not null and not PyNone && !Calls.IsCallable(hook))
            {
                return Errors.Raise(PyExceptions.TypeError, $"callable {name} expected, got {hook.Type.FullName}");
            }
        }

        PyThreadState thread = PyThreadState.Current;
        if (finalizer is not null)
        {
            if (Audit.IsActive && !Audit.Event("sys.set_asyncgen_hooks_finalizer"))
            {
                return null;
            }

            thread.AsyncGeneratorFinalizer = finalizer is PyNone ? null : finalizer;
        }

        if (firstiter is not null)
        {
            if (Audit.IsActive && !Audit.Event("sys.set_asyncgen_hooks_firstiter"))
            {
                return null;
            }

            thread.AsyncGeneratorFirstIteration = firstiter is PyNone ? null : firstiter;
        }

        return PyNone.None;
    }

    [PyFunction("get_coroutine_origin_tracking_depth()")]
    private static int GetOriginDepth() => PyThreadState.Current.CoroutineOriginDepth;

    [PyFunction("set_coroutine_origin_tracking_depth(depth)")]
    private static PyObject? SetOriginDepth(int depth)
    {
        if (depth < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "depth must be >= 0");
        }

        PyThreadState.Current.CoroutineOriginDepth = depth;
        return PyNone.None;
    }

    [PyFunction("intern(string, /)")]
    private static PyObject? Intern(PyStr @string) => @string.GetType() == typeof(PyStr)
        ? @string.Intern()
        : Errors.Raise(PyExceptions.TypeError, $"can't intern {@string.Type.FullName}");

    [PyFunction("_is_interned(string, /)")]
    private static bool IsInterned(PyStr @string) => @string.IsInterned;

    /// <summary>How many references an object has cannot be told: immortal ones have CPython's number, others the caller's two.</summary>
    [PyFunction("getrefcount(object, /)")]
    private static long GetReferenceCount(PyObject @object) => @object switch
    {
        PyNone or PyBool or PyEllipsis or PyNotImplemented => Immortal,
        PyInt64 { Int64: >= -5 and <= 256 } => Immortal,
        PyTuple { Count: 0 } => Immortal,
        PyStr { IsInterned: true } => Immortal,
        PyType type when (type.Flags & TypeFlags.Heap) == 0 => Immortal,
        _ => 2,
    };

    [PyFunction("getsizeof(object, default=None)", HasTextSignature = false)]
    private static PyObject? GetSize(PyObject @object, PyObject? @default)
    {
        PyObject? size = ObjectSizes.Of(@object);
        return size is null && @default is not null && Errors.ClearIf(PyExceptions.TypeError) ? @default : size;
    }

    [PyFunction("getdefaultencoding()")]
    private static PyObject GetDefaultEncoding() => PyStr.Interned("utf-8");

    [PyFunction("getfilesystemencoding()")]
    private static PyObject GetFileSystemEncoding() => PyStr.Interned("utf-8");

    [PyFunction("getfilesystemencodeerrors()")]
    private static PyObject GetFileSystemErrors() => PyStr.Interned("surrogateescape");

    [PyFunction("is_finalizing()")]
    private static bool IsFinalizing() => Gil.Finalizing;

    [PyFunction("_is_gil_enabled()")]
    private static bool IsGilEnabled() => true;

    [PyFunction("getdlopenflags()")]
    private static int GetOpenFlags() => s_openFlags;

    [PyFunction("setdlopenflags(flags, /)")]
    private static void SetOpenFlags(int flags) => s_openFlags = flags;

    [PyFunction("getallocatedblocks()")]
    private static long GetAllocatedBlocks() => GC.GetTotalMemory(false) / 64;

    [PyFunction("getunicodeinternedsize(*, _only_immortal=False)")]
    private static long GetInternedCount(bool onlyImmortal) => PyStr.InternedCount;

    [PyFunction("_get_cpu_count_config()")]
    private static int GetCpuCountConfig() => RuntimeConfig.CpuCount;

    [PyFunction("_clear_type_cache()")]
    private static void ClearTypeCache()
    {
        // Types' caches are always right: there is nothing to clear.
    }

    [PyFunction("_clear_internal_caches()")]
    private static void ClearInternalCaches()
    {
        // Code that was compiled for what it has seen is never wrong: there is nothing to clear.
    }

    [PyFunction("activate_stack_trampoline(backend, /)")]
    private static PyObject? ActivateTrampoline(string backend) =>
        Errors.Raise(PyExceptions.ValueError, backend == "perf" ? "perf trampoline not available" : $"invalid backend: {backend}");

    [PyFunction("deactivate_stack_trampoline()")]
    private static void DeactivateTrampoline()
    {
        // None can be active.
    }

    [PyFunction("is_stack_trampoline_active()")]
    private static bool IsTrampolineActive() => false;

    [PyFunction("addaudithook(hook)")]
    private static PyObject? AddAuditHook(PyObject hook) => Audit.Add(hook) || !Errors.Pending ? PyNone.None : null;

    [PyFunction("audit(event, /, *args)")]
    private static PyObject? RaiseAudit(PyObject @event, PyTuple args)
    {
        if (!Audit.IsActive)
        {
            return PyNone.None;
        }

        if (@event is not PyStr name)
        {
            return Errors.Raise(PyExceptions.TypeError, $"expected str for argument 'event', not {@event.Type.FullName}");
        }

        return Audit.Event(name, args) ? PyNone.None : null;
    }
}
