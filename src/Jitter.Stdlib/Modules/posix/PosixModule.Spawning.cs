using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Signal;

namespace Jitter.Stdlib.Modules.Posix;

// Starting programs.
internal static unsafe partial class PosixModule
{
    [PyFunction(
        "posix_spawn($module, path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, "
        + "setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)")]
    private static PyObject? PosixSpawn(
        PathArgument path, PyObject argv, PyObject env, PyObject file_actions, PyObject? setpgroup, bool resetids, bool setsid,
        PyObject setsigmask, PyObject setsigdef, PyObject? scheduler) =>
        Spawn("posix_spawn", false, path, argv, env, file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef);

    [PyFunction(
        "posix_spawnp($module, path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, "
        + "setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)")]
    private static PyObject? PosixSpawnP(
        PathArgument path, PyObject argv, PyObject env, PyObject file_actions, PyObject? setpgroup, bool resetids, bool setsid,
        PyObject setsigmask, PyObject setsigdef, PyObject? scheduler) =>
        Spawn("posix_spawnp", true, path, argv, env, file_actions, setpgroup, resetids, setsid, setsigmask, setsigdef);

    private static PyObject? Spawn(
        string function, bool searches, PathArgument path, PyObject argv, PyObject env, PyObject actions, PyObject? group, bool resetsIds,
        bool setsSession, PyObject mask, PyObject defaults)
    {
        if (argv is not (PyTuple or PyList))
        {
            return Errors.Raise(PyExceptions.TypeError, $"{function}: argv must be a tuple or list");
        }

        PyObject[] arguments = Iteration.ToArray(argv)!;
        if (arguments.Length == 0)
        {
            return Errors.Raise(PyExceptions.ValueError, $"{function}: argv must not be empty");
        }

        using var spawner = new Spawner();
        byte** argumentArray = spawner.KeepAll(arguments, function);
        byte** environment = argumentArray is null ? null : env is PyNone ? Spawner.CurrentEnvironment() : spawner.KeepEnvironment(env, function);
        if (environment is null || !AddActions(spawner, actions)
            || !SignalModule.FromIterable(mask, out ulong maskBits) || !SignalModule.FromIterable(defaults, out ulong defaultBits))
        {
            return null;
        }

        short flags = (short)((resetsIds ? Spawner.ResetIds : 0) | (setsSession ? Spawner.SetSession : 0));
        if (group is not null)
        {
            if (!ArgumentConversion.ToInt32(group, out int id))
            {
                return null;
            }

            _ = LibC.posix_spawnattr_setpgroup(spawner.Attributes, id);
            flags |= Spawner.SetGroup;
        }

        // Signals that .NET ignores or blocks are none of the program's business.
        spawner.SetSignals(defaultBits, maskBits);
        _ = LibC.posix_spawnattr_setflags(spawner.Attributes, (short)(flags | Spawner.SetSignalDefaults | Spawner.SetSignalMask));
        fixed (byte* name = path.Name)
        {
            int error = spawner.Run(name, argumentArray, environment, searches, out int pid);
            return error != 0 ? OSErrors.Raise(error, path.Source) : PyInt.From(pid);
        }
    }

    private static bool AddActions(Spawner spawner, PyObject actions)
    {
        const int open = 0, close = 1, duplicate = 2, closeFrom = 3;
        if (actions is PyNone)
        {
            return true;
        }

        if (Iteration.ToArray(actions) is not { } items)
        {
            return false;
        }

        foreach (PyObject item in items)
        {
            if (item is not PyTuple { Count: > 1 } action || !ArgumentConversion.ToInt32(action.Items[0], out int kind))
            {
                return !Errors.Pending && Errors.RaiseFalse(PyExceptions.TypeError, "Each file_actions element must be a non-empty tuple");
            }

            if (!ArgumentConversion.ToInt32(action.Items[1], out int first))
            {
                return false;
            }

            int error;
            switch (kind)
            {
                case open when action.Count == 5:
                    if (!PathArgument.Convert(action.Items[2], "posix_spawn", "path", false, false, out PathArgument path)
                        || !ArgumentConversion.ToInt32(action.Items[3], out int flags)
                        || !ArgumentConversion.ToInt32(action.Items[4], out int mode))
                    {
                        return false;
                    }

                    error = LibC.posix_spawn_file_actions_addopen(spawner.Actions, first, spawner.Keep(path.Name.AsSpan()[..^1]), flags, (uint)mode);
                    break;
                case close when action.Count == 2:
                    error = LibC.posix_spawn_file_actions_addclose(spawner.Actions, first);
                    break;
                case duplicate when action.Count == 3:
                    if (!ArgumentConversion.ToInt32(action.Items[2], out int second))
                    {
                        return false;
                    }

                    error = LibC.posix_spawn_file_actions_adddup2(spawner.Actions, first, second);
                    break;
                case closeFrom when action.Count == 2:
                    error = LibC.posix_spawn_file_actions_addclosefrom_np(spawner.Actions, first);
                    break;
                default:
                    return Errors.RaiseFalse(PyExceptions.TypeError, "Unknown file_actions identifier");
            }

            if (error != 0)
            {
                OSErrors.Raise(error);
                return false;
            }
        }

        return true;
    }

    [PyFunction("system($module, /, command)")]
    private static PyObject? RunCommand(PathArgument command)
    {
        using var spawner = new Spawner();
        byte** arguments = spawner.KeepAll([new PyStr("sh"), new PyStr("-c"), command.Source!], "system");
        if (arguments is null)
        {
            return null;
        }

        spawner.SetSignals(1UL << 12, 0);
        _ = LibC.posix_spawnattr_setflags(spawner.Attributes, Spawner.SetSignalDefaults | Spawner.SetSignalMask);
        int error = spawner.Run(spawner.Keep("/bin/sh"u8), arguments, Spawner.CurrentEnvironment(), false, out int pid);
        if (error != 0)
        {
            return PyInt.From(0x7F00);
        }

        return WaitInterruptibly(pid, 0, null, out int status) < 0 ? SystemCalls.Fail() : PyInt.From(status);
    }

    [PyFunction("execv($module, path, argv, /)")]
    private static PyObject? ExecV(PathArgument path, PyObject argv) => Exec("execv", path, argv, null);

    [PyFunction("execve($module, /, path, argv, env)")]
    private static PyObject? ExecVE(PathOrDescriptor path, PyObject argv, PyObject env) => Exec("execve", path.Path, argv, env);

    private static PyObject? Exec(string function, PathArgument path, PyObject argv, PyObject? env)
    {
        if (argv is not (PyTuple or PyList))
        {
            return Errors.Raise(PyExceptions.TypeError, $"{function}() arg 2 must be a tuple or list");
        }

        PyObject[] items = Iteration.ToArray(argv)!;
        if (items.Length == 0)
        {
            return Errors.Raise(PyExceptions.ValueError, $"{function}() arg 2 must not be empty");
        }

        using var spawner = new Spawner();
        byte** arguments = spawner.KeepAll(items, function);
        byte** environment = arguments is null ? null : env is null ? Spawner.CurrentEnvironment() : spawner.KeepEnvironment(env, function);
        if (environment is null)
        {
            return null;
        }

        if (items[0] is PyStr { Length: 0 } or PyBytes { Length: 0 })
        {
            return Errors.Raise(PyExceptions.ValueError, $"{function}() arg 2 first element cannot be empty");
        }

        fixed (byte* name = path.Name)
        {
            _ = name is null ? LibC.fexecve(path.Descriptor, arguments, environment) : LibC.execve(name, arguments, environment);
        }

        return SystemCalls.Fail(path.Source);
    }
}
