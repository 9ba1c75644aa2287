using System.Globalization;
using System.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.PosixSubprocess;

/// <summary>Starts the processes of the subprocess module. What only a fork could do is refused.</summary>
[PyModule("_posixsubprocess")]
internal static unsafe partial class PosixSubprocessModule
{
    private const int NoSuchFile = 2;
    private const int NotDirectory = 20;
    private const int DuplicateCloseOnExec = 1030;

    [PyFunction(
        "fork_exec($module, args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, "
        + "errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, gid, extra_groups, uid, child_umask, preexec_fn, "
        + "allow_vfork, /)")]
    private static PyObject? ForkExec(
        PyObject args, PyObject executable_list, bool close_fds, PyTuple pass_fds, PyObject cwd, PyObject env, int p2cread, int p2cwrite,
        int c2pread, int c2pwrite, int errread, int errwrite, int errpipe_read, int errpipe_write, bool restore_signals, bool call_setsid,
        int pgid_to_set, PyObject gid, PyObject extra_groups, PyObject uid, int child_umask, PyObject preexec_fn, bool allow_vfork)
    {
        if (preexec_fn is not PyNone)
        {
            return Errors.Raise(PyExceptions.NotImplementedError, "preexec_fn needs fork(), which a .NET process cannot do");
        }

        if (!IsOwn(uid, LibC.getuid()) || !IsOwn(gid, LibC.getgid()) || extra_groups is not PyNone)
        {
            return Errors.Raise(PyExceptions.NotImplementedError, "user, group and extra_groups need fork(), which a .NET process cannot do");
        }

        if (close_fds && errpipe_write < 3)
        {
            return Errors.Raise(PyExceptions.ValueError, "errpipe_write must be >= 3");
        }

        if (Iteration.ToArray(args) is not { } arguments || Iteration.ToArray(executable_list) is not { } executables
            || !ToKept(pass_fds, errpipe_write, out List<int> kept))
        {
            return null;
        }

        using var spawner = new Spawner();
        byte** argumentArray = spawner.KeepAll(arguments, "fork_exec");
        byte** environment = argumentArray is null ? null : env is PyNone ? Spawner.CurrentEnvironment() : ToEnvironment(spawner, env);
        if (environment is null)
        {
            return null;
        }

        PathArgument directory = default;
        if (cwd is not PyNone && !PathArgument.Convert(cwd, "fork_exec", "cwd", false, false, out directory))
        {
            return null;
        }

        var duplicates = new List<int>();
        try
        {
            AddDescriptors(spawner, p2cread, c2pwrite, errwrite, duplicates);
            if (directory.Name is not null)
            {
                _ = LibC.posix_spawn_file_actions_addchdir_np(spawner.Actions, spawner.Keep(directory.Name.AsSpan()[..^1]));
            }

            if (close_fds)
            {
                CloseOthers(spawner, kept);
            }

            SetAttributes(spawner, restore_signals, call_setsid, pgid_to_set);
            uint mask = child_umask >= 0 ? LibC.umask((uint)child_umask) : 0;
            int error = Run(spawner, executables, argumentArray, environment, out int pid);
            if (child_umask >= 0)
            {
                _ = LibC.umask(mask);
            }

            if (error < 0)
            {
                return null;
            }

            return PyInt.From(error == 0 ? pid : Report(error, directory, errpipe_write));
        }
        finally
        {
            foreach (int descriptor in duplicates)
            {
                _ = LibC.close(descriptor);
            }
        }
    }

    private static bool IsOwn(PyObject id, uint own) =>
        id is PyNone || (id is PyInt number && number.TryGetInt64(out long value) && (value == own || value == -1));

    private static bool ToKept(PyTuple descriptors, int errorPipe, out List<int> kept)
    {
        kept = [];
        int last = -1;
        foreach (PyObject item in descriptors.Items)
        {
            if (item is not PyInt || !ArgumentConversion.ToInt32(item, out int descriptor) || descriptor < 0 || descriptor <= last)
            {
                Errors.Clear();
                return Errors.RaiseFalse(PyExceptions.ValueError, "bad value(s) in fds_to_keep");
            }

            last = descriptor;
            if (descriptor != errorPipe)
            {
                kept.Add(descriptor);
            }
        }

        return true;
    }

    private static byte** ToEnvironment(Spawner spawner, PyObject env) =>
        Iteration.ToArray(env) is { } items ? spawner.KeepAll(items, "fork_exec") : null;

    /// <summary>The pipes become the standard streams. One that has a standard stream's number already moves out of the way first.</summary>
    private static void AddDescriptors(Spawner spawner, int input, int output, int error, List<int> duplicates)
    {
        int Safe(int descriptor, int target)
        {
            if (descriptor is < 0 or > 2 || descriptor == target)
            {
                return descriptor;
            }

            int copy = LibC.fcntl(descriptor, DuplicateCloseOnExec, 3);
            duplicates.Add(copy);
            return copy;
        }

        (input, output, error) = (Safe(input, 0), Safe(output, 1), Safe(error, 2));
        ReadOnlySpan<int> sources = [input, output, error];
        for (int target = 0; target < 3; target++)
        {
            if (sources[target] >= 0)
            {
                // Onto itself: it loses close-on-exec (glibc since 2.29).
                _ = LibC.posix_spawn_file_actions_adddup2(spawner.Actions, sources[target], target);
            }
        }
    }

    private static void CloseOthers(Spawner spawner, List<int> kept)
    {
        int highest = 2;
        foreach (int descriptor in kept)
        {
            if (descriptor > 2)
            {
                _ = LibC.posix_spawn_file_actions_adddup2(spawner.Actions, descriptor, descriptor);
            }

            highest = Math.Max(highest, descriptor);
        }

        if (highest > 2)
        {
            foreach (string entry in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
            {
                int descriptor = int.Parse(Path.GetFileName(entry), CultureInfo.InvariantCulture);
                if (descriptor > 2 && descriptor < highest && !kept.Contains(descriptor))
                {
                    _ = LibC.posix_spawn_file_actions_addclose(spawner.Actions, descriptor);
                }
            }
        }

        _ = LibC.posix_spawn_file_actions_addclosefrom_np(spawner.Actions, highest + 1);
    }

    private static void SetAttributes(Spawner spawner, bool restoresSignals, bool setsSession, int group)
    {
        const ulong brokenPipe = 1UL << 12, fileSize = 1UL << 24;
        short flags = Spawner.SetSignalDefaults | Spawner.SetSignalMask;
        spawner.SetSignals(restoresSignals ? brokenPipe | fileSize : 0, Signal.SignalDelivery.Blocked);
        if (setsSession)
        {
            flags |= Spawner.SetSession;
        }

        if (group >= 0)
        {
            flags |= Spawner.SetGroup;
            _ = LibC.posix_spawnattr_setpgroup(spawner.Attributes, group);
        }

        _ = LibC.posix_spawnattr_setflags(spawner.Attributes, flags);
    }

    /// <summary>Tries the programs one after the other; the error number, 0 for success, -1 with an error pending.</summary>
    private static int Run(Spawner spawner, PyObject[] executables, byte** arguments, byte** environment, out int pid)
    {
        pid = -1;
        int saved = 0;
        int error = NoSuchFile;
        foreach (PyObject executable in executables)
        {
            if (!PathArgument.Convert(executable, "fork_exec", "executable", false, false, out PathArgument path))
            {
                return -1;
            }

            fixed (byte* name = path.Name)
            {
                error = spawner.Run(name, arguments, environment, searches: false, out pid);
            }

            if (error == 0)
            {
                return 0;
            }

            if (error is not (NoSuchFile or NotDirectory) && saved == 0)
            {
                saved = error;
            }
        }

        return saved != 0 ? saved : error;
    }

    /// <summary>Tells the error as CPython's child does; the number of a process that is no child.</summary>
    private static int Report(int error, PathArgument directory, int pipe)
    {
        string text = "";
        if (directory.Name is not null)
        {
            const int execute = 1;
            byte[] dot = [.. directory.Name.AsSpan()[..^1], .. "/."u8, 0];
            fixed (byte* inside = dot)
            {
                if (LibC.faccessat(DirectoryDescriptor.Current, inside, execute, 0) < 0)
                {
                    error = LastError.Value;
                    text = "noexec:chdir";
                }
            }
        }

        byte[] message = Encoding.ASCII.GetBytes($"OSError:{error:x}:{text}");
        SystemCalls.Write(pipe, message, mayBlock: false);
        return LibC.getpid();
    }
}
