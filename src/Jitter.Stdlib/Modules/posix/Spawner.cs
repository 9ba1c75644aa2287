using System.Runtime.InteropServices;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Posix;

/// <summary>Starts programs by posix_spawn: a .NET process cannot fork.</summary>
internal sealed unsafe class Spawner : IDisposable
{
    public const short ResetIds = 1;
    public const short SetGroup = 2;
    public const short SetSignalDefaults = 4;
    public const short SetSignalMask = 8;
    public const short SetSession = 0x80;

    private const int StructureSize = 1024;

    private readonly byte* _actions = (byte*)NativeMemory.AllocZeroed(StructureSize);
    private readonly byte* _attributes = (byte*)NativeMemory.AllocZeroed(StructureSize);
    private readonly List<nint> _strings = [];

    public Spawner()
    {
        _ = LibC.posix_spawn_file_actions_init(_actions);
        _ = LibC.posix_spawnattr_init(_attributes);
    }

    /// <summary>The actions on descriptors.</summary>
    public byte* Actions => _actions;

    /// <summary>The attributes of the process.</summary>
    public byte* Attributes => _attributes;

    public void Dispose()
    {
        _ = LibC.posix_spawn_file_actions_destroy(_actions);
        _ = LibC.posix_spawnattr_destroy(_attributes);
        NativeMemory.Free(_actions);
        NativeMemory.Free(_attributes);
        foreach (nint text in _strings)
        {
            NativeMemory.Free((void*)text);
        }
    }

    /// <summary>Copies zero-terminated bytes to where they stay until the program runs.</summary>
    public byte* Keep(ReadOnlySpan<byte> text)
    {
        byte* copy = (byte*)NativeMemory.Alloc((nuint)text.Length + 1);
        text.CopyTo(new Span<byte>(copy, text.Length));
        copy[text.Length] = 0;
        _strings.Add((nint)copy);
        return copy;
    }

    /// <summary>A null-terminated array of strings, from a sequence of paths; null with an error pending.</summary>
    public byte** KeepAll(ReadOnlySpan<PyObject> items, string function)
    {
        byte** result = KeepArray(items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            if (!PathArgument.Convert(items[i], function, "argument", false, false, out PathArgument text))
            {
                return null;
            }

            result[i] = Keep(text.Name.AsSpan()[..^1]);
        }

        return result;
    }

    /// <summary>A null-terminated array "NAME=value" of a mapping's items; null with an error pending.</summary>
    public byte** KeepEnvironment(PyObject mapping, string function)
    {
        PyObject? keys = Calls.CallMethod(mapping, PyStr.Interned("keys"));
        PyObject? values = keys is null ? null : Calls.CallMethod(mapping, PyStr.Interned("values"));
        if (values is null || Iteration.ToArray(keys!) is not { } names || Iteration.ToArray(values) is not { } texts)
        {
            return null;
        }

        byte** result = KeepArray(names.Length);
        for (int i = 0; i < names.Length; i++)
        {
            if (!PathArgument.Convert(names[i], function, "key", false, false, out PathArgument name)
                || !PathArgument.Convert(texts[i], function, "value", false, false, out PathArgument text))
            {
                return null;
            }

            if (name.Name!.Length == 1 || name.Name.AsSpan(1).Contains((byte)'='))
            {
                Errors.Raise(PyExceptions.ValueError, "illegal environment variable name");
                return null;
            }

            byte[] pair = [.. name.Name.AsSpan()[..^1], (byte)'=', .. text.Name.AsSpan()[..^1]];
            result[i] = Keep(pair);
        }

        return result;
    }

    /// <summary>The process's own environment.</summary>
    public static byte** CurrentEnvironment() =>
        *(byte***)NativeLibrary.GetExport(NativeLibrary.Load("libc", typeof(LibC).Assembly, null), "environ");

    /// <summary>Runs the program; the error number, 0 for success.</summary>
    public int Run(byte* path, byte** arguments, byte** environment, bool searches, out int pid)
    {
        int child;
        int error;
        using (Gil.Released())
        {
            error = searches
                ? LibC.posix_spawnp(&child, path, _actions, _attributes, arguments, environment)
                : LibC.posix_spawn(&child, path, _actions, _attributes, arguments, environment);
        }

        pid = error == 0 ? child : -1;
        return error;
    }

    /// <summary>Sets which signals get their default action back, and that none is blocked.</summary>
    public void SetSignals(ulong defaults, ulong mask)
    {
        ulong* set = stackalloc ulong[16];
        new Span<ulong>(set, 16).Clear();
        set[0] = mask;
        _ = LibC.posix_spawnattr_setsigmask(_attributes, set);
        set[0] = defaults;
        _ = LibC.posix_spawnattr_setsigdefault(_attributes, set);
    }

    private byte** KeepArray(int count)
    {
        byte** array = (byte**)NativeMemory.AllocZeroed((nuint)count + 1, (nuint)sizeof(byte*));
        _strings.Add((nint)array);
        return array;
    }
}
