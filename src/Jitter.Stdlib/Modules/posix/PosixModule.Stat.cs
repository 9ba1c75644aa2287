using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Posix;

// What is known of files: stat, access, times, owners, modes.
internal static unsafe partial class PosixModule
{
    internal const int SymlinkNoFollow = 0x100;
    internal const int EmptyPath = 0x1000;
    private const int EffectiveAccess = 0x200;
    private const uint BasicStats = 0x7FF;
    private const long NanosecondsPerSecond = 1_000_000_000;

    internal static readonly StructSequence StatResult = StructSequence.Define(
        "os", "stat_result", 10,
        [
            "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", null, null, null,
            "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev",
        ]);

    internal static readonly StructSequence StatVfsResult = StructSequence.Define(
        "os", "statvfs_result", 10,
        [
            "f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid",
        ]);

    [PyFunction("stat($module, /, path, *, dir_fd=None, follow_symlinks=True)")]
    private static PyObject? Stat(PathOrDescriptor path, DirectoryDescriptor dir_fd, bool follow_symlinks) =>
        DoStat("stat", path.Path, dir_fd, follow_symlinks);

    [PyFunction("lstat($module, /, path, *, dir_fd=None)")]
    private static PyObject? LStat(PathArgument path, DirectoryDescriptor dir_fd) => DoStat("lstat", path, dir_fd, followSymlinks: false);

    [PyFunction("fstat($module, /, fd)")]
    private static PyObject? FStat(int fd)
    {
        StatX data;
        return GetStat(new PathArgument { Descriptor = fd }, DirectoryDescriptor.Current, true, &data) < 0 ? SystemCalls.Fail() : ToResult(data);
    }

    /// <summary>Calls statx; negative with errno set.</summary>
    internal static int GetStat(in PathArgument path, int directory, bool followSymlinks, StatX* data)
    {
        int flags = followSymlinks ? 0 : SymlinkNoFollow;
        fixed (byte* name = path.Name)
        {
            byte empty = 0;
            using (Gil.Released())
            {
                return name is null
                    ? LibC.statx(path.Descriptor, &empty, EmptyPath, BasicStats, data)
                    : LibC.statx(directory, name, flags, BasicStats, data);
            }
        }
    }

    internal static PyStructSequence ToResult(in StatX data)
    {
        PyInt Device(uint major, uint minor) => PyInt.From(new System.Numerics.BigInteger(StatX.MakeDevice(major, minor)));
        return StatResult.Create(
            PyInt.From(data.Mode),
            PyInt.From(new System.Numerics.BigInteger(data.Inode)),
            Device(data.DeviceMajor, data.DeviceMinor),
            PyInt.From(data.Links),
            PyInt.From(data.User),
            PyInt.From(data.Group),
            PyInt.From((long)data.Size),
            PyInt.From(data.Access.Seconds),
            PyInt.From(data.Modification.Seconds),
            PyInt.From(data.Change.Seconds),
            ToSeconds(data.Access),
            ToSeconds(data.Modification),
            ToSeconds(data.Change),
            ToNanoseconds(data.Access),
            ToNanoseconds(data.Modification),
            ToNanoseconds(data.Change),
            PyInt.From(data.BlockSize),
            PyInt.From((long)data.Blocks),
            Device(data.RealDeviceMajor, data.RealDeviceMinor));
    }

    private static PyFloat ToSeconds(StatXTime time) => new(time.Seconds + (1e-9 * time.Nanoseconds));

    private static PyInt ToNanoseconds(StatXTime time) =>
        PyInt.From((new System.Numerics.BigInteger(time.Seconds) * NanosecondsPerSecond) + time.Nanoseconds);

    private static PyObject? DoStat(string function, in PathArgument path, DirectoryDescriptor directory, bool followSymlinks)
    {
        if (path.Descriptor >= 0 && (directory.IsGiven || !followSymlinks))
        {
            return Errors.Raise(
                PyExceptions.ValueError,
                directory.IsGiven ? $"{function}: can't specify dir_fd without matching path" : $"{function}: cannot use fd and follow_symlinks together");
        }

        StatX data;
        return GetStat(path, directory.Value, followSymlinks, &data) < 0 ? SystemCalls.Fail(path.Source) : ToResult(data);
    }

    [PyFunction("statvfs($module, /, path)")]
    private static PyObject? StatVfs(PathOrDescriptor path)
    {
        StatVfs data;
        int result;
        fixed (byte* name = path.Path.Name)
        {
            result = name is null ? LibC.fstatvfs(path.Path.Descriptor, &data) : LibC.statvfs(name, &data);
        }

        return result < 0 ? SystemCalls.Fail(path.Path.Source) : ToResult(data);
    }

    [PyFunction("fstatvfs($module, fd, /)")]
    private static PyObject? FStatVfs(int fd)
    {
        StatVfs data;
        return LibC.fstatvfs(fd, &data) < 0 ? SystemCalls.Fail() : ToResult(data);
    }

    private static PyStructSequence ToResult(in StatVfs data)
    {
        PyInt Number(ulong value) => PyInt.From(new System.Numerics.BigInteger(value));
        return StatVfsResult.Create(
            Number(data.BlockSize), Number(data.FragmentSize), Number(data.Blocks), Number(data.BlocksFree), Number(data.BlocksAvailable),
            Number(data.Files), Number(data.FilesFree), Number(data.FilesAvailable), Number(data.Flags), Number(data.NameMax), Number(data.Id));
    }

    [PyFunction("access($module, /, path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)")]
    private static bool Access(PathArgument path, int mode, DirectoryDescriptor dir_fd, bool effective_ids, bool follow_symlinks)
    {
        fixed (byte* name = path.Name)
        {
            using (Gil.Released())
            {
                int flags = (follow_symlinks ? 0 : SymlinkNoFollow) | (effective_ids ? EffectiveAccess : 0);
                return LibC.faccessat(dir_fd.Value, name, mode, flags) == 0;
            }
        }
    }

    [PyFunction("chmod($module, /, path, mode, *, dir_fd=None, follow_symlinks=(os.name != 'nt'))")]
    private static PyObject? Chmod(PathOrDescriptor path, int mode, DirectoryDescriptor dir_fd, bool follow_symlinks = true)
    {
        if (path.Path.Descriptor >= 0)
        {
            return SystemCalls.NoneOrFail(LibC.fchmod(path.Path.Descriptor, (uint)mode), path.Path.Source);
        }

        fixed (byte* name = path.Path.Name)
        {
            if (LibC.fchmodat(dir_fd.Value, name, (uint)mode, follow_symlinks ? 0 : SymlinkNoFollow) >= 0)
            {
                return PyNone.None;
            }
        }

        const int notSupported = 95;
        return !follow_symlinks && LastError.Value == notSupported
            ? Errors.Raise(PyExceptions.NotImplementedError, "chmod: follow_symlinks unavailable on this platform")
            : SystemCalls.Fail(path.Path.Source);
    }

    [PyFunction("fchmod($module, /, fd, mode)")]
    private static PyObject? FChmod(int fd, int mode) => SystemCalls.NoneOrFail(LibC.fchmod(fd, (uint)mode));

    [PyFunction("chown($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)")]
    private static PyObject? Chown(PathOrDescriptor path, UserOrGroup uid, UserOrGroup gid, DirectoryDescriptor dir_fd, bool follow_symlinks)
    {
        if (path.Path.Descriptor >= 0)
        {
            return SystemCalls.NoneOrFail(LibC.fchown(path.Path.Descriptor, uid.Value, gid.Value), path.Path.Source);
        }

        fixed (byte* name = path.Path.Name)
        {
            return SystemCalls.NoneOrFail(
                LibC.fchownat(dir_fd.Value, name, uid.Value, gid.Value, follow_symlinks ? 0 : SymlinkNoFollow), path.Path.Source);
        }
    }

    [PyFunction("fchown($module, /, fd, uid, gid)")]
    private static PyObject? FChown(int fd, UserOrGroup uid, UserOrGroup gid) => SystemCalls.NoneOrFail(LibC.fchown(fd, uid.Value, gid.Value));

    [PyFunction("lchown($module, /, path, uid, gid)")]
    private static PyObject? LChown(PathArgument path, UserOrGroup uid, UserOrGroup gid)
    {
        fixed (byte* name = path.Name)
        {
            return SystemCalls.NoneOrFail(LibC.fchownat(DirectoryDescriptor.Current, name, uid.Value, gid.Value, SymlinkNoFollow), path.Source);
        }
    }

    [PyFunction("utime($module, /, path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)")]
    private static PyObject? UTime(PathOrDescriptor path, PyObject? times, PyObject? ns, DirectoryDescriptor dir_fd, bool follow_symlinks)
    {
        TimeSpec* values = stackalloc TimeSpec[2];
        bool now = times is null or PyNone && ns is null;
        if (times is not (null or PyNone) && ns is not null)
        {
            return Errors.Raise(PyExceptions.ValueError, "utime: you may specify either 'times' or 'ns' but not both");
        }

        if (times is not (null or PyNone))
        {
            if (times is not PyTuple { Count: 2 } pair)
            {
                return Errors.Raise(PyExceptions.TypeError, "utime: 'times' must be either a tuple of two ints or None");
            }

            if (!TimeValues.ToTimeSpec(pair.Items[0], &values[0]) || !TimeValues.ToTimeSpec(pair.Items[1], &values[1]))
            {
                return null;
            }
        }
        else if (ns is not null)
        {
            if (ns is not PyTuple { Count: 2 } pair)
            {
                return Errors.Raise(PyExceptions.TypeError, "utime: 'ns' must be a tuple of two ints");
            }

            if (!SplitNanoseconds(pair.Items[0], &values[0]) || !SplitNanoseconds(pair.Items[1], &values[1]))
            {
                return null;
            }
        }

        if (path.Path.Descriptor >= 0)
        {
            return dir_fd.IsGiven || !follow_symlinks
                ? Errors.Raise(PyExceptions.ValueError, dir_fd.IsGiven ? "utime: can't specify dir_fd without matching path" : "utime: cannot use fd and follow_symlinks together")
                : SystemCalls.NoneOrFail(LibC.futimens(path.Path.Descriptor, now ? null : values), path.Path.Source);
        }

        fixed (byte* name = path.Path.Name)
        {
            return SystemCalls.NoneOrFail(
                LibC.utimensat(dir_fd.Value, name, now ? null : values, follow_symlinks ? 0 : SymlinkNoFollow), path.Path.Source);
        }
    }

    private static bool SplitNanoseconds(PyObject value, TimeSpec* result)
    {
        if (!ArgumentConversion.ToBigInteger(value, out System.Numerics.BigInteger number))
        {
            return false;
        }

        System.Numerics.BigInteger seconds = System.Numerics.BigInteger.DivRem(number, NanosecondsPerSecond, out System.Numerics.BigInteger rest);
        if (rest.Sign < 0)
        {
            rest += NanosecondsPerSecond;
            seconds--;
        }

        if (seconds < long.MinValue || seconds > long.MaxValue)
        {
            return Errors.RaiseFalse(PyExceptions.OverflowError, "timestamp out of range for platform time_t");
        }

        *result = new TimeSpec { Seconds = (long)seconds, Nanoseconds = (long)rest };
        return true;
    }
}
