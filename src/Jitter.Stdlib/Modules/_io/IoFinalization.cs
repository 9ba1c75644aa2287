using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>
/// What CPython's reference counts do for files that programs forget to close: here the collector finds them, and the end of the program
/// writes what is still buffered.
/// </summary>
internal static class IoFinalization
{
    /// <summary>Streams with something to write at the program's end. Weak, and tracking resurrection: a finalizer may still be due.</summary>
    private static readonly List<WeakReference<PyObject>> s_writers = [];

    /// <summary>Files that are open for writing: device and inode.</summary>
    private static readonly Dictionary<PyFileIOKey, (ulong Device, ulong Inode)> s_written = [];

    private static int s_sweepAt = 64;

    /// <summary>Remembers a stream that buffers what is written to it.</summary>
    public static void AddWriter(PyObject stream)
    {
        if (s_writers.Count >= s_sweepAt)
        {
            s_writers.RemoveAll(static reference => !reference.TryGetTarget(out _));
            s_sweepAt = Math.Max(64, s_writers.Count * 2);
        }

        s_writers.Add(new WeakReference<PyObject>(stream, trackResurrection: true));
    }

    /// <summary>Writes what all open streams have buffered (the end of the program).</summary>
    public static void FlushAll()
    {
        // Text streams come after the binary ones that they write to, so that this goes backwards.
        for (int i = s_writers.Count - 1; i >= 0; i--)
        {
            if (!s_writers[i].TryGetTarget(out PyObject? stream))
            {
                continue;
            }

            PyObject? closed = Attributes.GetOptional(stream, IoNames.Closed);
            bool isOpen = closed is not null && Truth.Of(closed) == 0;
            Errors.Clear();
            if (isOpen && Calls.CallMethod(stream, IoNames.Flush) is null)
            {
                Errors.Clear();
            }
        }
    }

    /// <summary>
    /// A file was opened. Where it is read while a forgotten stream still has data for it, CPython would have written that: so the
    /// collector looks for such streams.
    /// </summary>
    public static void Opened(PyFileIO file, in StatX data, bool writes)
    {
        if (!file.IsRegular)
        {
            return;
        }

        ulong device = StatX.MakeDevice(data.DeviceMajor, data.DeviceMinor);
        if (writes)
        {
            s_written[new PyFileIOKey(file)] = (device, data.Inode);
            return;
        }

        if (s_written.Count == 0)
        {
            return;
        }

        bool found = false;
        foreach ((ulong writtenDevice, ulong inode) in s_written.Values)
        {
            found |= writtenDevice == device && inode == data.Inode;
        }

        if (found)
        {
            Collect();
        }
    }

    /// <summary>A file was closed.</summary>
    public static void Closed(PyFileIO file)
    {
        if (s_written.Count > 0)
        {
            s_written.Remove(new PyFileIOKey(file));
        }
    }

    /// <summary>Closes the files that nobody can reach any more.</summary>
    public static void Collect()
    {
        GC.Collect();
        using (Gil.Released())
        {
            GC.WaitForPendingFinalizers();
        }

        EvalBreaker.RunPendingCalls();
    }

    /// <summary>A file by identity, held weakly.</summary>
    private readonly struct PyFileIOKey(PyFileIO file) : IEquatable<PyFileIOKey>
    {
        private readonly WeakReference<PyFileIO> _file = new(file, trackResurrection: true);
        private readonly int _hash = System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(file);

        public bool Equals(PyFileIOKey other) =>
            _file.TryGetTarget(out PyFileIO? mine) && other._file.TryGetTarget(out PyFileIO? theirs) && ReferenceEquals(mine, theirs);

        public override bool Equals(object? obj) => obj is PyFileIOKey other && Equals(other);

        public override int GetHashCode() => _hash;
    }
}
