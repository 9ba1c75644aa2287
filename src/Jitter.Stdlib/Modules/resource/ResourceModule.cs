using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Resource;

/// <summary>What processes use of the system.</summary>
internal static unsafe class ResourceUsage
{
    /// <summary>How many long words struct rusage has.</summary>
    public const int FieldCount = 18;

    private const double MicrosecondsPerSecond = 1e6;

    private static StructSequence? s_type;

    /// <summary>resource.struct_rusage</summary>
    public static StructSequence Type => s_type ??= StructSequence.Define(
        "resource", "struct_rusage", 16,
        [
            "ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt",
            "ru_nswap", "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw",
        ]);

    /// <summary>struct rusage as an object.</summary>
    public static PyStructSequence ToObject(long* usage)
    {
        var values = new PyObject[16];
        values[0] = new PyFloat(usage[0] + (usage[1] / MicrosecondsPerSecond));
        values[1] = new PyFloat(usage[2] + (usage[3] / MicrosecondsPerSecond));
        for (int i = 2; i < values.Length; i++)
        {
            values[i] = PyInt.From(usage[i + 2]);
        }

        return Type.Create(values);
    }
}

/// <summary>The resource module.</summary>
[PyModule("resource")]
internal static unsafe partial class ResourceModule
{
    private const string Numbers =
        """
        RLIMIT_AS=9 RLIMIT_CORE=4 RLIMIT_CPU=0 RLIMIT_DATA=2 RLIMIT_FSIZE=1 RLIMIT_MEMLOCK=8 RLIMIT_MSGQUEUE=12 RLIMIT_NICE=13
        RLIMIT_NOFILE=7 RLIMIT_NPROC=6 RLIMIT_OFILE=7 RLIMIT_RSS=5 RLIMIT_RTPRIO=14 RLIMIT_RTTIME=15 RLIMIT_SIGPENDING=11 RLIMIT_STACK=3
        RLIM_INFINITY=-1 RUSAGE_CHILDREN=-1 RUSAGE_SELF=0 RUSAGE_THREAD=1
        """;

    [PyModuleInit]
    private static bool Initialize(PyObject module, PyDict attributes)
    {
        PosixConstants.AddNumbers(attributes, Numbers);
        attributes.SetStr(PyStr.Interned("error"), PyExceptions.OSError);
        attributes.SetStr(PyStr.Interned("struct_rusage"), ResourceUsage.Type.Type);
        return true;
    }

    [PyFunction("getpagesize($module, /)")]
    private static int GetPageSize() => System.Environment.SystemPageSize;

    [PyFunction("getrusage($module, who, /)")]
    private static PyObject? GetRUsage(int who)
    {
        long* usage = stackalloc long[ResourceUsage.FieldCount];
        if (LibC.getrusage(who, usage) < 0)
        {
            return LastError.Value == 22
                ? Errors.Raise(PyExceptions.ValueError, "invalid who parameter")
                : SystemCalls.Fail();
        }

        return ResourceUsage.ToObject(usage);
    }

    [PyFunction("getrlimit($module, resource, /)")]
    private static PyObject? GetRLimit(int resource)
    {
        if (resource is < 0 or > 15)
        {
            return Errors.Raise(PyExceptions.ValueError, "invalid resource specified");
        }

        ulong* limits = stackalloc ulong[2];
        return LibC.getrlimit(resource, limits) < 0 ? SystemCalls.Fail() : ToTuple(limits);
    }

    [PyFunction("setrlimit($module, resource, limits, /)")]
    private static PyObject? SetRLimit(int resource, PyObject limits)
    {
        if (resource is < 0 or > 15)
        {
            return Errors.Raise(PyExceptions.ValueError, "invalid resource specified");
        }

        ulong* values = stackalloc ulong[2];
        if (!ToLimits(limits, values))
        {
            return null;
        }

        if (LibC.setrlimit(resource, values) >= 0)
        {
            return PyNone.None;
        }

        return LastError.Value switch
        {
            22 => Errors.Raise(PyExceptions.ValueError, "current limit exceeds maximum limit"),
            1 => Errors.Raise(PyExceptions.ValueError, "not allowed to raise maximum limit"),
            _ => SystemCalls.Fail(),
        };
    }

    [PyFunction("prlimit($module, pid, resource, limits=None, /)")]
    private static PyObject? PrLimit(int pid, int resource, PyObject? limits)
    {
        if (resource is < 0 or > 15)
        {
            return Errors.Raise(PyExceptions.ValueError, "invalid resource specified");
        }

        ulong* values = stackalloc ulong[2];
        ulong* old = stackalloc ulong[2];
        bool sets = limits is not (null or PyNone);
        if (sets && !ToLimits(limits!, values))
        {
            return null;
        }

        return LibC.prlimit(pid, resource, sets ? values : null, old) < 0 ? SystemCalls.Fail() : ToTuple(old);
    }

    private static PyTuple ToTuple(ulong* limits) => new([PyInt.From((long)limits[0]), PyInt.From((long)limits[1])]);

    private static bool ToLimits(PyObject limits, ulong* values)
    {
        if (Iteration.ToTuple(limits) is not { } pair)
        {
            return false;
        }

        if (pair.Count != 2)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "expected a tuple of 2 integers");
        }

        for (int i = 0; i < 2; i++)
        {
            if (!ArgumentConversion.ToInt64(pair.Items[i], out long value))
            {
                return false;
            }

            values[i] = (ulong)value;
        }

        return true;
    }
}
