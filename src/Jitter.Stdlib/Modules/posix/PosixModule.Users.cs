using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Posix;

// Users, groups and terminals.
internal static unsafe partial class PosixModule
{
    [PyFunction("getuid($module, /)")]
    private static long GetUid() => LibC.getuid();

    [PyFunction("geteuid($module, /)")]
    private static long GetEUid() => LibC.geteuid();

    [PyFunction("getgid($module, /)")]
    private static long GetGid() => LibC.getgid();

    [PyFunction("getegid($module, /)")]
    private static long GetEGid() => LibC.getegid();

    [PyFunction("setuid($module, uid, /)")]
    private static PyObject? SetUid(UserOrGroup uid) => SystemCalls.NoneOrFail(LibC.setuid(uid.Value));

    [PyFunction("setgid($module, gid, /)")]
    private static PyObject? SetGid(UserOrGroup gid) => SystemCalls.NoneOrFail(LibC.setgid(gid.Value));

    [PyFunction("seteuid($module, euid, /)")]
    private static PyObject? SetEUid(UserOrGroup euid) => SystemCalls.NoneOrFail(LibC.seteuid(euid.Value));

    [PyFunction("setegid($module, egid, /)")]
    private static PyObject? SetEGid(UserOrGroup egid) => SystemCalls.NoneOrFail(LibC.setegid(egid.Value));

    [PyFunction("setreuid($module, ruid, euid, /)")]
    private static PyObject? SetREUid(UserOrGroup ruid, UserOrGroup euid) => SystemCalls.NoneOrFail(LibC.setreuid(ruid.Value, euid.Value));

    [PyFunction("setregid($module, rgid, egid, /)")]
    private static PyObject? SetREGid(UserOrGroup rgid, UserOrGroup egid) => SystemCalls.NoneOrFail(LibC.setregid(rgid.Value, egid.Value));

    [PyFunction("setresuid($module, ruid, euid, suid, /)")]
    private static PyObject? SetResUid(UserOrGroup ruid, UserOrGroup euid, UserOrGroup suid) =>
        SystemCalls.NoneOrFail(LibC.setresuid(ruid.Value, euid.Value, suid.Value));

    [PyFunction("setresgid($module, rgid, egid, sgid, /)")]
    private static PyObject? SetResGid(UserOrGroup rgid, UserOrGroup egid, UserOrGroup sgid) =>
        SystemCalls.NoneOrFail(LibC.setresgid(rgid.Value, egid.Value, sgid.Value));

    [PyFunction("getresuid($module, /)")]
    private static PyObject? GetResUid()
    {
        uint real, effective, saved;
        return LibC.getresuid(&real, &effective, &saved) < 0
            ? SystemCalls.Fail()
            : new PyTuple([PyInt.From(real), PyInt.From(effective), PyInt.From(saved)]);
    }

    [PyFunction("getresgid($module, /)")]
    private static PyObject? GetResGid()
    {
        uint real, effective, saved;
        return LibC.getresgid(&real, &effective, &saved) < 0
            ? SystemCalls.Fail()
            : new PyTuple([PyInt.From(real), PyInt.From(effective), PyInt.From(saved)]);
    }

    [PyFunction("getgroups($module, /)")]
    private static PyObject? GetGroups()
    {
        const int limit = 65536;
        uint[] groups = new uint[limit];
        fixed (uint* start = groups)
        {
            int count = LibC.getgroups(limit, start);
            return count < 0 ? SystemCalls.Fail() : ToList(groups.AsSpan(0, count));
        }
    }

    [PyFunction("getgrouplist($module, user, group, /)")]
    private static PyObject? GetGroupList(PathArgument user, UserOrGroup group)
    {
        int count = 1024;
        uint[] groups = new uint[count];
        fixed (uint* start = groups)
        {
            fixed (byte* name = user.Name)
            {
                return LibC.getgrouplist(name, group.Value, start, &count) < 0 ? SystemCalls.Fail() : ToList(groups.AsSpan(0, count));
            }
        }
    }

    [PyFunction("initgroups($module, username, gid, /)")]
    private static PyObject? InitGroups(PathArgument username, UserOrGroup gid)
    {
        fixed (byte* name = username.Name)
        {
            return SystemCalls.NoneOrFail(LibC.initgroups(name, gid.Value));
        }
    }

    private static PyList ToList(ReadOnlySpan<uint> numbers)
    {
        var result = new PyList();
        foreach (uint number in numbers)
        {
            result.Add(PyInt.From(number));
        }

        return result;
    }

    [PyFunction("getlogin($module, /)")]
    private static PyObject? GetLogin()
    {
        byte* name = LibC.getlogin();
        return name is null ? SystemCalls.Fail() : FileNames.Decode(name);
    }

    [PyFunction("ttyname($module, fd, /)")]
    private static PyObject? TtyName(int fd)
    {
        byte* buffer = stackalloc byte[256];
        int error = LibC.ttyname_r(fd, buffer, 256);
        return error != 0 ? OSErrors.Raise(error) : FileNames.Decode(buffer);
    }

    [PyFunction("ptsname($module, fd, /)")]
    private static PyObject? PtsName(DescriptorArgument fd)
    {
        byte* buffer = stackalloc byte[256];
        int error = LibC.ptsname_r(fd.Value, buffer, 256);
        return error != 0 ? OSErrors.Raise(error) : FileNames.Decode(buffer);
    }

    [PyFunction("ctermid($module, /)")]
    private static string CTermId() => "/dev/tty";

    [PyFunction("tcgetpgrp($module, fd, /)")]
    private static PyObject? TcGetPGrp(int fd) => LibC.tcgetpgrp(fd) is var result and >= 0 ? PyInt.From(result) : SystemCalls.Fail();

    [PyFunction("tcsetpgrp($module, fd, pgid, /)")]
    private static PyObject? TcSetPGrp(int fd, int pgid) => SystemCalls.NoneOrFail(LibC.tcsetpgrp(fd, pgid));

    [PyFunction("openpty($module, /)")]
    private static PyObject? OpenPty()
    {
        int main, terminal;
        if (LibC.openpty(&main, &terminal, null, null, null) < 0)
        {
            return SystemCalls.Fail();
        }

        _ = LibC.fcntl(main, SetDescriptorFlags, 1);
        _ = LibC.fcntl(terminal, SetDescriptorFlags, 1);
        return new PyTuple([PyInt.From(main), PyInt.From(terminal)]);
    }

    [PyFunction("posix_openpt($module, oflag, /)")]
    private static PyObject? PosixOpenPt(int oflag) =>
        LibC.posix_openpt(oflag) is var result and >= 0 ? PyInt.From(result) : SystemCalls.Fail();

    [PyFunction("grantpt($module, fd, /)")]
    private static PyObject? GrantPt(DescriptorArgument fd) => SystemCalls.NoneOrFail(LibC.grantpt(fd.Value));

    [PyFunction("unlockpt($module, fd, /)")]
    private static PyObject? UnlockPt(DescriptorArgument fd) => SystemCalls.NoneOrFail(LibC.unlockpt(fd.Value));

    [PyFunction("login_tty($module, fd, /)")]
    private static PyObject? LoginTty(DescriptorArgument fd) => SystemCalls.NoneOrFail(LibC.login_tty(fd.Value));
}
