using System.Runtime.InteropServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Posix;

// Descriptors: opening, reading, writing, duplicating.
internal static unsafe partial class PosixModule
{
    private const int CloseOnExec = 0x80000;
    private const int GetDescriptorFlags = 1;
    private const int SetDescriptorFlags = 2;
    private const int GetStatusFlags = 3;
    private const int SetStatusFlags = 4;
    private const int DuplicateCloseOnExec = 1030;
    private const int NonBlocking = 0x800;

    [PyFunction("open($module, /, path, flags, mode=511, *, dir_fd=None)")]
    private static PyObject? Open(PathArgument path, int flags, int mode, DirectoryDescriptor dir_fd)
    {
        int descriptor;
        do
        {
            fixed (byte* name = path.Name)
            {
                using (Gil.Released())
                {
                    descriptor = LibC.openat(dir_fd.Value, name, flags | CloseOnExec, (uint)mode);
                }
            }
        }
        while (descriptor < 0 && SystemCalls.ShouldRetry());

        return descriptor < 0 ? SystemCalls.Fail(path.Source) : PyInt.From(descriptor);
    }

    [PyFunction("close($module, /, fd)")]
    private static PyObject? Close(int fd)
    {
        int result;
        using (Gil.Released())
        {
            result = LibC.close(fd);
        }

        // An interrupted close has closed the descriptor.
        return result < 0 && LastError.Value != SystemCalls.EINTR ? SystemCalls.Fail() : PyNone.None;
    }

    [PyFunction("closerange($module, fd_low, fd_high, /)")]
    private static void CloseRange(int fd_low, int fd_high)
    {
        for (int descriptor = Math.Max(fd_low, 0); descriptor < fd_high; descriptor++)
        {
            _ = LibC.close(descriptor);
        }
    }

    [PyFunction("read($module, fd, length, /)")]
    private static PyObject? Read(int fd, nint length)
    {
        if (length < 0)
        {
            return OSErrors.Raise(22);
        }

        byte[] buffer = new byte[Math.Min(length, SystemCalls.MaxTransfer)];
        nint count = SystemCalls.Read(fd, buffer);
        return count < 0 ? SystemCalls.Fail() : count == buffer.Length ? PyBytes.Adopt(buffer) : PyBytes.From(buffer.AsSpan(0, (int)count));
    }

    [PyFunction("write($module, fd, data, /)")]
    private static PyObject? Write(int fd, ByteBuffer data)
    {
        nint count = SystemCalls.Write(fd, data.Span);
        return count < 0 ? SystemCalls.Fail() : PyInt.From(count);
    }

    [PyFunction("pread($module, fd, length, offset, /)")]
    private static PyObject? PRead(int fd, nint length, long offset)
    {
        if (length < 0)
        {
            return OSErrors.Raise(22);
        }

        byte[] buffer = new byte[Math.Min(length, SystemCalls.MaxTransfer)];
        nint count;
        fixed (byte* start = buffer)
        {
            using (Gil.Released())
            {
                count = LibC.pread(fd, start, buffer.Length, offset);
            }
        }

        return count < 0 ? SystemCalls.Fail() : PyBytes.From(buffer.AsSpan(0, (int)count));
    }

    [PyFunction("pwrite($module, fd, buffer, offset, /)")]
    private static PyObject? PWrite(int fd, ByteBuffer buffer, long offset)
    {
        nint count;
        fixed (byte* start = buffer.Span)
        {
            using (Gil.Released())
            {
                count = LibC.pwrite(fd, start, buffer.Length, offset);
            }
        }

        return count < 0 ? SystemCalls.Fail() : PyInt.From(count);
    }

    [PyFunction("readv($module, fd, buffers, /)")]
    private static PyObject? ReadV(int fd, PyObject buffers) => Vectored(fd, buffers, 0, positioned: false, writes: false);

    [PyFunction("writev($module, fd, buffers, /)")]
    private static PyObject? WriteV(int fd, PyObject buffers) => Vectored(fd, buffers, 0, positioned: false, writes: true);

    [PyFunction("preadv($module, fd, buffers, offset, flags=0, /)")]
    private static PyObject? PReadV(int fd, PyObject buffers, long offset, int flags) => Vectored(fd, buffers, offset, positioned: true, writes: false);

    [PyFunction("pwritev($module, fd, buffers, offset, flags=0, /)")]
    private static PyObject? PWriteV(int fd, PyObject buffers, long offset, int flags) => Vectored(fd, buffers, offset, positioned: true, writes: true);

    /// <summary>Reads or writes the buffers one after the other, until one is not filled or written whole.</summary>
    private static PyObject? Vectored(int fd, PyObject buffers, long offset, bool positioned, bool writes)
    {
        if (buffers is not (PyList or PyTuple))
        {
            return Errors.Raise(PyExceptions.TypeError, $"{(writes ? "writev" : "readv")}() arg 2 must be a sequence");
        }

        PyObject[] items = buffers is PyTuple tuple ? tuple.Items.ToArray() : ((PyList)buffers).Items.ToArray();
        long total = 0;
        foreach (PyObject item in items)
        {
            if (!Buffers.TryGet(item, writes ? BufferFlags.Simple : BufferFlags.Writable, out PyBuffer? buffer))
            {
                return null;
            }

            nint count;
            using (buffer)
            {
                fixed (byte* start = buffer.Span)
                {
                    count = (positioned, writes) switch
                    {
                        (true, true) => LibC.pwrite(fd, start, buffer.Length, offset + total),
                        (true, false) => LibC.pread(fd, start, buffer.Length, offset + total),
                        (false, true) => LibC.write(fd, start, buffer.Length),
                        _ => LibC.read(fd, start, buffer.Length),
                    };
                }

                if (count < 0 && total == 0)
                {
                    return SystemCalls.Fail();
                }

                total += Math.Max(count, 0);
                if (count < buffer.Length)
                {
                    break;
                }
            }
        }

        return PyInt.From(total);
    }

    [PyFunction("lseek($module, fd, position, whence, /)")]
    private static PyObject? LSeek(int fd, long position, int whence)
    {
        long result = LibC.lseek(fd, position, whence);
        return result < 0 ? SystemCalls.Fail() : PyInt.From(result);
    }

    [PyFunction("dup($module, fd, /)")]
    private static PyObject? Dup(int fd)
    {
        int result = LibC.fcntl(fd, DuplicateCloseOnExec, 0);
        return result < 0 ? SystemCalls.Fail() : PyInt.From(result);
    }

    [PyFunction("dup2($module, /, fd, fd2, inheritable=True)")]
    private static PyObject? Dup2(int fd, int fd2, bool inheritable)
    {
        if (fd < 0 || fd2 < 0)
        {
            return OSErrors.Raise(9);
        }

        int result = inheritable || fd == fd2 ? LibC.dup2(fd, fd2) : LibC.dup3(fd, fd2, CloseOnExec);
        return result < 0 ? SystemCalls.Fail() : PyInt.From(result);
    }

    [PyFunction("pipe($module, /)")]
    private static PyObject? Pipe() => Pipe2(CloseOnExec);

    [PyFunction("pipe2($module, flags, /)")]
    private static PyObject? Pipe2(int flags)
    {
        int* ends = stackalloc int[2];
        return LibC.pipe2(ends, flags) < 0 ? SystemCalls.Fail() : new PyTuple([PyInt.From(ends[0]), PyInt.From(ends[1])]);
    }

    [PyFunction("isatty($module, fd, /)")]
    private static bool IsATty(int fd) => LibC.isatty(fd) == 1;

    [PyFunction("ftruncate($module, fd, length, /)")]
    private static PyObject? FTruncate(int fd, long length) => SystemCalls.NoneOrFail(LibC.ftruncate(fd, length));

    [PyFunction("truncate($module, /, path, length)")]
    private static PyObject? Truncate(PathOrDescriptor path, long length)
    {
        if (path.Path.Descriptor >= 0)
        {
            return SystemCalls.NoneOrFail(LibC.ftruncate(path.Path.Descriptor, length), path.Path.Source);
        }

        fixed (byte* name = path.Path.Name)
        {
            return SystemCalls.NoneOrFail(LibC.truncate(name, length), path.Path.Source);
        }
    }

    [PyFunction("fsync($module, /, fd)")]
    private static PyObject? FSync(DescriptorArgument fd)
    {
        int result;
        using (Gil.Released())
        {
            result = LibC.fsync(fd.Value);
        }

        return SystemCalls.NoneOrFail(result);
    }

    [PyFunction("fdatasync($module, /, fd)")]
    private static PyObject? FDataSync(DescriptorArgument fd)
    {
        int result;
        using (Gil.Released())
        {
            result = LibC.fdatasync(fd.Value);
        }

        return SystemCalls.NoneOrFail(result);
    }

    [PyFunction("sync($module, /)")]
    private static void Sync() => LibC.sync();

    [PyFunction("lockf($module, fd, command, length, /)")]
    private static PyObject? LockF(int fd, int command, long length)
    {
        int result;
        using (Gil.Released())
        {
            result = LibC.lockf(fd, command, length);
        }

        return SystemCalls.NoneOrFail(result);
    }

    [PyFunction("get_inheritable($module, fd, /)")]
    private static PyObject? GetInheritable(int fd)
    {
        int flags = LibC.fcntl(fd, GetDescriptorFlags, 0);
        return flags < 0 ? SystemCalls.Fail() : PyBool.From((flags & 1) == 0);
    }

    [PyFunction("set_inheritable($module, fd, inheritable, /)")]
    private static PyObject? SetInheritable(int fd, int inheritable)
    {
        int flags = LibC.fcntl(fd, GetDescriptorFlags, 0);
        return flags < 0
            ? SystemCalls.Fail()
            : SystemCalls.NoneOrFail(LibC.fcntl(fd, SetDescriptorFlags, inheritable != 0 ? flags & ~1 : flags | 1));
    }

    [PyFunction("get_blocking($module, fd, /)")]
    private static PyObject? GetBlocking(int fd)
    {
        int flags = LibC.fcntl(fd, GetStatusFlags, 0);
        return flags < 0 ? SystemCalls.Fail() : PyBool.From((flags & NonBlocking) == 0);
    }

    [PyFunction("set_blocking($module, fd, blocking, /)")]
    private static PyObject? SetBlocking(int fd, bool blocking)
    {
        int flags = LibC.fcntl(fd, GetStatusFlags, 0);
        return flags < 0
            ? SystemCalls.Fail()
            : SystemCalls.NoneOrFail(LibC.fcntl(fd, SetStatusFlags, blocking ? flags & ~NonBlocking : flags | NonBlocking));
    }

    [PyFunction("sendfile($module, /, out_fd, in_fd, offset, count)")]
    private static PyObject? SendFile(int out_fd, int in_fd, PyObject offset, nint count)
    {
        long position = 0;
        if (offset is not PyNone && !ArgumentConversion.ToInt64(offset, out position))
        {
            return null;
        }

        nint sent;
        do
        {
            using (Gil.Released())
            {
                sent = LibC.sendfile(out_fd, in_fd, offset is PyNone ? null : &position, (nuint)count);
            }
        }
        while (sent < 0 && SystemCalls.ShouldRetry());

        return sent < 0 ? SystemCalls.Fail() : PyInt.From(sent);
    }

    [PyFunction("copy_file_range($module, /, src, dst, count, offset_src=None, offset_dst=None)")]
    private static PyObject? CopyFileRange(int src, int dst, nint count, long? offset_src, long? offset_dst)
    {
        if (count < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "negative value for 'count' not allowed");
        }

        long from = offset_src ?? 0;
        long to = offset_dst ?? 0;
        nint copied = LibC.copy_file_range(src, offset_src is null ? null : &from, dst, offset_dst is null ? null : &to, (nuint)count, 0);
        return copied < 0 ? SystemCalls.Fail() : PyInt.From(copied);
    }

    [PyFunction("posix_fadvise($module, fd, offset, length, advice, /)")]
    private static PyObject? PosixFAdvise(int fd, long offset, long length, int advice) =>
        LibC.posix_fadvise(fd, offset, length, advice) is var error and not 0 ? OSErrors.Raise(error) : PyNone.None;

    [PyFunction("posix_fallocate($module, fd, offset, length, /)")]
    private static PyObject? PosixFAllocate(int fd, long offset, long length) =>
        LibC.posix_fallocate(fd, offset, length) is var error and not 0 ? OSErrors.Raise(error) : PyNone.None;

    [PyFunction("memfd_create($module, /, name, flags=MFD_CLOEXEC)")]
    private static PyObject? MemFdCreate(PathArgument name, uint flags = 1)
    {
        fixed (byte* text = name.Name)
        {
            int result = LibC.memfd_create(text, flags);
            return result < 0 ? SystemCalls.Fail() : PyInt.From(result);
        }
    }

    [PyFunction("eventfd($module, /, initval, flags=EFD_CLOEXEC)")]
    private static PyObject? EventFd(uint initval, int flags = CloseOnExec)
    {
        int result = LibC.eventfd(initval, flags);
        return result < 0 ? SystemCalls.Fail() : PyInt.From(result);
    }

    [PyFunction("eventfd_read($module, /, fd)")]
    private static PyObject? EventFdRead(DescriptorArgument fd)
    {
        ulong value = 0;
        return SystemCalls.Read(fd.Value, new Span<byte>(&value, sizeof(ulong))) < 0 ? SystemCalls.Fail() : PyInt.From(new System.Numerics.BigInteger(value));
    }

    [PyFunction("eventfd_write($module, /, fd, value)")]
    private static PyObject? EventFdWrite(DescriptorArgument fd, ulong value) =>
        SystemCalls.Write(fd.Value, new ReadOnlySpan<byte>(&value, sizeof(ulong))) < 0 ? SystemCalls.Fail() : PyNone.None;

    [PyFunction("device_encoding($module, /, fd)")]
    private static PyObject DeviceEncoding(int fd) => LibC.isatty(fd) == 1 ? new PyStr("UTF-8") : PyNone.None;
}
