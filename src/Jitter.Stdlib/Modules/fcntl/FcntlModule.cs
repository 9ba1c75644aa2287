using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Fcntl;

/// <summary>Control of descriptors.</summary>
[PyModule("fcntl")]
internal static unsafe partial class FcntlModule
{
    private const int BufferSize = 1024;

    private const string Numbers =
        """
        DN_ACCESS=1 DN_ATTRIB=32 DN_CREATE=4 DN_DELETE=8 DN_MODIFY=2 DN_MULTISHOT=2147483648 DN_RENAME=16 FASYNC=8192 FD_CLOEXEC=1
        FICLONE=1074041865 FICLONERANGE=1075876877 F_ADD_SEALS=1033 F_DUPFD=0 F_DUPFD_CLOEXEC=1030 F_EXLCK=4 F_GETFD=1 F_GETFL=3
        F_GETLEASE=1025 F_GETLK=5 F_GETLK64=5 F_GETOWN=9 F_GETOWN_EX=16 F_GETPIPE_SZ=1032 F_GETSIG=11 F_GET_FILE_RW_HINT=1037
        F_GET_RW_HINT=1035 F_GET_SEALS=1034 F_NOTIFY=1026 F_OFD_GETLK=36 F_OFD_SETLK=37 F_OFD_SETLKW=38 F_OWNER_PGRP=2 F_OWNER_PID=1
        F_OWNER_TID=0 F_RDLCK=0 F_SEAL_FUTURE_WRITE=16 F_SEAL_GROW=4 F_SEAL_SEAL=1 F_SEAL_SHRINK=2 F_SEAL_WRITE=8 F_SETFD=2 F_SETFL=4
        F_SETLEASE=1024 F_SETLK=6 F_SETLK64=6 F_SETLKW=7 F_SETLKW64=7 F_SETOWN=8 F_SETOWN_EX=15 F_SETPIPE_SZ=1031 F_SETSIG=10
        F_SET_FILE_RW_HINT=1038 F_SET_RW_HINT=1036 F_SHLCK=8 F_UNLCK=2 F_WRLCK=1 LOCK_EX=2 LOCK_MAND=32 LOCK_NB=4 LOCK_READ=64
        LOCK_RW=192 LOCK_SH=1 LOCK_UN=8 LOCK_WRITE=128 RWH_WRITE_LIFE_EXTREME=5 RWH_WRITE_LIFE_LONG=4 RWH_WRITE_LIFE_MEDIUM=3
        RWH_WRITE_LIFE_NONE=1 RWH_WRITE_LIFE_NOT_SET=0 RWH_WRITE_LIFE_SHORT=2
        """;

    [PyModuleInit]
    private static bool Initialize(PyObject module, PyDict attributes)
    {
        PosixConstants.AddNumbers(attributes, Numbers);
        return true;
    }

    [PyFunction("fcntl($module, fd, cmd, arg=0, /)")]
    private static PyObject? Fcntl(DescriptorArgument fd, int cmd, PyObject? arg)
    {
        if (arg is not (null or PyInt) && (arg is PyStr || Buffers.Supports(arg)))
        {
            return Bytes(arg, "fcntl", "string", pointer => LibC.fcntl(fd.Value, cmd, pointer));
        }

        long number = 0;
        if (arg is not null && !ToNumber(arg, "fcntl", out number))
        {
            return null;
        }

        int result;
        using (Gil.Released())
        {
            result = LibC.fcntl(fd.Value, cmd, (nint)number);
        }

        return result < 0 ? SystemCalls.Fail() : PyInt.From(result);
    }

    [PyFunction("ioctl($module, fd, request, arg=0, mutate_flag=True, /)")]
    private static PyObject? Ioctl(DescriptorArgument fd, uint request, PyObject? arg, bool mutate_flag)
    {
        if (arg is not (null or PyInt) && (arg is PyStr || Buffers.Supports(arg)))
        {
            if (mutate_flag && arg is not (PyBytes or PyStr) && Buffers.TryGet(arg, BufferFlags.Writable, out PyBuffer? buffer))
            {
                using (buffer)
                {
                    fixed (byte* start = buffer.Span)
                    {
                        int code = LibC.ioctl(fd.Value, request, (nint)start);
                        return code < 0 ? SystemCalls.Fail() : PyInt.From(code);
                    }
                }
            }

            Errors.Clear();
            return Bytes(arg, "ioctl", "string", pointer => LibC.ioctl(fd.Value, request, pointer));
        }

        long number = 0;
        if (arg is not null && !ToNumber(arg, "ioctl", out number))
        {
            return null;
        }

        int result = LibC.ioctl(fd.Value, request, (nint)number);
        return result < 0 ? SystemCalls.Fail() : PyInt.From(result);
    }

    private static bool ToNumber(PyObject value, string function, out long number)
    {
        number = 0;
        if (value.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError, $"{function}() argument 3 must be an integer, a bytes-like object, or a string, not {value.Type.FullName}");
        }

        return ArgumentConversion.ToInt64(value, out number);
    }

    /// <summary>Calls with a copy of some bytes, which comes back as it is then.</summary>
    private static PyObject? Bytes(PyObject value, string function, string kind, Func<nint, int> call)
    {
        byte[] bytes;
        if (value is PyStr text)
        {
            bytes = System.Text.Encoding.UTF8.GetBytes(text.ToString());
        }
        else
        {
            if (!ByteBuffer.TryGet(value, out ByteBuffer buffer))
            {
                return null;
            }

            bytes = buffer.Span.ToArray();
            buffer.Dispose();
        }

        if (bytes.Length > BufferSize)
        {
            return Errors.Raise(PyExceptions.ValueError, $"{function} {kind} arg too long");
        }

        byte* copy = stackalloc byte[BufferSize + 1];
        bytes.CopyTo(new Span<byte>(copy, BufferSize));
        return call((nint)copy) < 0 ? SystemCalls.Fail() : PyBytes.From(new ReadOnlySpan<byte>(copy, bytes.Length));
    }

    [PyFunction("flock($module, fd, operation, /)")]
    private static PyObject? Flock(DescriptorArgument fd, int operation)
    {
        int result;
        do
        {
            using (Gil.Released())
            {
                result = LibC.flock(fd.Value, operation);
            }
        }
        while (result < 0 && SystemCalls.ShouldRetry());
        return SystemCalls.NoneOrFail(result);
    }

    [PyFunction("lockf($module, fd, cmd, len=0, start=0, whence=0, /)")]
    private static PyObject? LockF(DescriptorArgument fd, int cmd, PyObject? len, PyObject? start, int whence)
    {
        const int shared = 1, exclusive = 2, noBlock = 4, unlock = 8, setLock = 6, setLockWait = 7;
        short kind;
        switch (cmd & ~noBlock)
        {
            case unlock:
                kind = 2;
                break;
            case shared:
                kind = 0;
                break;
            case exclusive:
                kind = 1;
                break;
            default:
                return Errors.Raise(PyExceptions.ValueError, "unrecognized lockf argument");
        }

        long length = 0;
        long from = 0;
        if ((len is not null && !ArgumentConversion.ToInt64(len, out length)) || (start is not null && !ArgumentConversion.ToInt64(start, out from)))
        {
            return null;
        }

        // struct flock: type, whence, start, length, pid.
        byte* data = stackalloc byte[32];
        new Span<byte>(data, 32).Clear();
        *(short*)data = kind;
        *(short*)(data + 2) = (short)whence;
        *(long*)(data + 8) = from;
        *(long*)(data + 16) = length;
        int result;
        do
        {
            using (Gil.Released())
            {
                result = LibC.fcntl(fd.Value, (cmd & noBlock) != 0 ? setLock : setLockWait, (nint)data);
            }
        }
        while (result < 0 && SystemCalls.ShouldRetry());
        return SystemCalls.NoneOrFail(result);
    }
}
