using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Posix;

/// <summary>The system's calls, on which os is built.</summary>
[PyModule("posix", Doc = "Access to the operating system's calls.", Types = [typeof(PyDirEntry)])]
internal static unsafe partial class PosixModule
{
    private static readonly StructSequence s_terminalSize = StructSequence.Define("os", "terminal_size", 2, ["columns", "lines"]);

    [PyModuleInit]
    private static bool Initialize(PyObject module, PyDict attributes)
    {
        PosixConstants.AddTo(attributes);
        attributes.SetStr(PyStr.Interned("error"), PyExceptions.OSError);
        attributes.SetStr(PyStr.Interned("environ"), Environment());
        attributes.SetStr(PyStr.Interned("stat_result"), StatResult.Type);
        attributes.SetStr(PyStr.Interned("statvfs_result"), StatVfsResult.Type);
        attributes.SetStr(PyStr.Interned("terminal_size"), s_terminalSize.Type);
        attributes.SetStr(PyStr.Interned("uname_result"), s_unameResult.Type);
        attributes.SetStr(PyStr.Interned("times_result"), s_timesResult.Type);
        attributes.SetStr(PyStr.Interned("waitid_result"), s_waitIdResult.Type);
        attributes.SetStr(PyStr.Interned("sched_param"), s_schedParam.Type);
        return true;
    }

    /// <summary>The environment as the process got it: a dict of bytes.</summary>
    private static PyDict Environment()
    {
        var result = new PyDict();
        foreach (System.Collections.DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
        {
            PyStr name = new((string)entry.Key);
            PyStr value = new((string)entry.Value!);
            if (FileNames.Encode(name) is { } nameBytes && FileNames.Encode(value) is { } valueBytes)
            {
                result.Set(PyBytes.From(nameBytes.AsSpan()[..^1]), PyBytes.From(valueBytes.AsSpan()[..^1]));
            }
        }

        return result;
    }

    [PyFunction("putenv($module, name, value, /)")]
    private static PyObject? PutEnv(PathArgument name, PathArgument value)
    {
        if (name.Name.AsSpan().Contains((byte)'='))
        {
            return Errors.Raise(PyExceptions.ValueError, "illegal environment variable name");
        }

        fixed (byte* nameStart = name.Name)
        {
            fixed (byte* valueStart = value.Name)
            {
                return SystemCalls.NoneOrFail(LibC.setenv(nameStart, valueStart, 1));
            }
        }
    }

    [PyFunction("unsetenv($module, name, /)")]
    private static PyObject? UnsetEnv(PathArgument name)
    {
        fixed (byte* start = name.Name)
        {
            return SystemCalls.NoneOrFail(LibC.unsetenv(start));
        }
    }

    [PyFunction("strerror($module, code, /)")]
    private static string StrError(int code) => OSErrors.Text(code);

    [PyFunction("urandom($module, size, /)")]
    private static PyObject? URandom(nint size)
    {
        if (size < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "negative argument not allowed");
        }

        byte[] bytes = new byte[size];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
        return PyBytes.Adopt(bytes);
    }

    [PyFunction("getrandom($module, /, size, flags=0)")]
    private static PyObject? GetRandom(nint size, uint flags)
    {
        if (size < 0)
        {
            return OSErrors.Raise(22);
        }

        byte[] bytes = new byte[size];
        fixed (byte* start = bytes)
        {
            nint count = LibC.getrandom(start, (nuint)size, flags);
            return count < 0 ? SystemCalls.Fail() : PyBytes.From(bytes.AsSpan(0, (int)count));
        }
    }

    [PyFunction("get_terminal_size($module, fd=<unrepresentable>, /)")]
    private static PyObject? GetTerminalSize(int fd = 1)
    {
        const uint getWindowSize = 0x5413;
        ushort* size = stackalloc ushort[4];
        return LibC.ioctl(fd, getWindowSize, (nint)size) < 0 ? SystemCalls.Fail() : s_terminalSize.Create(PyInt.From(size[1]), PyInt.From(size[0]));
    }

    [PyFunction("cpu_count($module, /)")]
    private static PyObject CpuCount() => PyInt.From(System.Environment.ProcessorCount);

    [PyFunction("major($module, device, /)")]
    private static long Major(ulong device) => (long)(((device >> 8) & 0xFFF) | ((device >> 32) & 0xFFFFF000));

    [PyFunction("minor($module, device, /)")]
    private static long Minor(ulong device) => (long)((device & 0xFF) | ((device >> 12) & 0xFFFFFF00));

    [PyFunction("makedev($module, major, minor, /)")]
    private static PyObject MakeDev(uint major, uint minor) => PyInt.From(new System.Numerics.BigInteger(StatX.MakeDevice(major, minor)));

    [PyFunction("_inputhook($module, /)")]
    private static void InputHook()
    {
    }

    [PyFunction("_is_inputhook_installed($module, /)")]
    private static bool IsInputHookInstalled() => false;

    [PyFunction("sysconf($module, name, /)")]
    private static PyObject? SysConf(PyObject name)
    {
        if (!PosixConstants.ToName(name, PosixConstants.SysConfNames, "configuration", out int number))
        {
            return null;
        }

        long result = LibC.sysconf(number);
        return result == -1 && LastError.Value != 0 ? SystemCalls.Fail() : PyInt.From(result);
    }

    [PyFunction("confstr($module, name, /)")]
    private static PyObject? ConfStr(PyObject name)
    {
        if (!PosixConstants.ToName(name, PosixConstants.ConfStrNames, "configuration", out int number))
        {
            return null;
        }

        byte* buffer = stackalloc byte[1024];
        nuint length = LibC.confstr(number, buffer, 1024);
        return length == 0 ? PyNone.None : FileNames.Decode(buffer);
    }

    [PyFunction("pathconf($module, /, path, name)")]
    private static PyObject? PathConf(PathOrDescriptor path, PyObject name)
    {
        if (!PosixConstants.ToName(name, PosixConstants.PathConfNames, "configuration", out int number))
        {
            return null;
        }

        fixed (byte* start = path.Path.Name)
        {
            long result = start is null ? LibC.fpathconf(path.Path.Descriptor, number) : LibC.pathconf(start, number);
            return result == -1 && LastError.Value != 0
                ? SystemCalls.Fail(path.Path.Source)
                : PyInt.From(result);
        }
    }

    [PyFunction("fpathconf($module, fd, name, /)")]
    private static PyObject? FPathConf(DescriptorArgument fd, PyObject name)
    {
        if (!PosixConstants.ToName(name, PosixConstants.PathConfNames, "configuration", out int number))
        {
            return null;
        }

        long result = LibC.fpathconf(fd.Value, number);
        return result == -1 && LastError.Value != 0 ? SystemCalls.Fail() : PyInt.From(result);
    }
}
