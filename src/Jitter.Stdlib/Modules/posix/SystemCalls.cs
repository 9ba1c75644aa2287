using System.Runtime.InteropServices;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Posix;

/// <summary>What system calls of all modules share: interruption by signals, reading and writing without the GIL.</summary>
internal static unsafe class SystemCalls
{
    public const int EINTR = 4;
    public const int EAGAIN = 11;
    public const short POLLIN = 1;
    public const short POLLOUT = 4;

    /// <summary>No system call transfers more (_PY_READ_MAX on Linux is larger than an int).</summary>
    public const int MaxTransfer = 0x7FFFF000;

    /// <summary>What a pipe that is ready takes at once (PIPE_BUF).</summary>
    private const int AtomicSize = 4096;

    private const int GetFlags = 3;
    private const int NonBlocking = 0x800;

    /// <summary>
    /// Whether to call again after an interruption by a signal (PEP 475): its handlers have run. False for another error, or with an error
    /// of a handler pending.
    /// </summary>
    public static bool ShouldRetry() => LastError.Value == EINTR && Signals.Check();

    /// <summary>Raises the OSError of the last call, unless a signal's handler has left an error.</summary>
    /// <returns>null</returns>
    public static PyObject? Fail(PyObject? filename = null, PyObject? filename2 = null) =>
        Errors.Pending ? null : OSErrors.RaiseLast(filename, filename2);

    /// <summary>None for the success of a call that gives 0; null with OSError pending.</summary>
    public static PyObject? NoneOrFail(int result, PyObject? filename = null, PyObject? filename2 = null) =>
        result < 0 ? Fail(filename, filename2) : PyNone.None;

    /// <summary>Reads into memory; -1 with errno set or an error pending.</summary>
    public static nint Read(int descriptor, Span<byte> buffer, bool mayBlock = true)
    {
        while (true)
        {
            if (mayBlock && !AwaitReady(descriptor, POLLIN))
            {
                return -1;
            }

            nint count;
            int error;
            fixed (byte* start = buffer)
            {
                Gil.Release();
                count = LibC.read(descriptor, start, Math.Min(buffer.Length, MaxTransfer));
                error = LastError.Value;
                Gil.Acquire();
            }

            LastError.Value = error;
            if (count >= 0 || !ShouldRetry())
            {
                return count;
            }
        }
    }

    /// <summary>Writes memory; -1 with errno set or an error pending.</summary>
    public static nint Write(int descriptor, ReadOnlySpan<byte> buffer, bool mayBlock = true)
    {
        if (buffer.Length <= AtomicSize || !mayBlock || !PyThreadState.Current.IsMain || !IsBlockingStream(descriptor))
        {
            return WriteOnce(descriptor, buffer, mayBlock);
        }

        // In pieces that a pipe takes without blocking once it is ready: a signal must be able to end the wait for the rest.
        nint done = 0;
        while (done < buffer.Length)
        {
            nint count = WriteOnce(descriptor, buffer.Slice((int)done, (int)Math.Min(AtomicSize, buffer.Length - done)), mayBlock: true);
            if (count < 0)
            {
                return count;
            }

            done += count;
            if (Signals.AnyTripped)
            {
                break;
            }
        }

        return done;
    }

    private static bool IsBlockingStream(int descriptor)
    {
        const int formatMask = 0xF000, regular = 0x8000;
        StatX data;
        return (LibC.fcntl(descriptor, GetFlags, 0) & NonBlocking) == 0
            && PosixModule.GetStat(new PathArgument { Descriptor = descriptor }, 0, true, &data) >= 0
            && (data.Mode & formatMask) != regular;
    }

    private static nint WriteOnce(int descriptor, ReadOnlySpan<byte> buffer, bool mayBlock)
    {
        while (true)
        {
            if (mayBlock && !AwaitReady(descriptor, POLLOUT))
            {
                return -1;
            }

            nint count;
            int error;
            fixed (byte* start = buffer)
            {
                Gil.Release();
                count = LibC.write(descriptor, start, Math.Min(buffer.Length, MaxTransfer));
                error = LastError.Value;
                Gil.Acquire();
            }

            LastError.Value = error;
            if (count >= 0 || !ShouldRetry())
            {
                return count;
            }
        }
    }

    /// <summary>
    /// In the main thread, waits until a descriptor that blocks is ready, running the handlers of signals that come in: the system's own
    /// waits go on after a signal, since .NET's handlers say so. False with an error of a handler pending.
    /// </summary>
    public static bool AwaitReady(int descriptor, short events)
    {
        if (!PyThreadState.Current.IsMain)
        {
            return true;
        }

        var descriptors = new PollDescriptor { Descriptor = descriptor, Events = events };
        var none = default(TimeSpec);
        if (LibC.ppoll(&descriptors, 1, &none, null) != 0)
        {
            return true;
        }

        int flags = LibC.fcntl(descriptor, GetFlags, 0);
        if (flags < 0 || (flags & NonBlocking) != 0)
        {
            return true;
        }

        while (true)
        {
            Gil.Release();
            WaitResult result = Waits.ForDescriptor(descriptor, events, -1, isMain: true);
            Gil.Acquire();
            if (result != WaitResult.Interrupted)
            {
                return true;
            }

            if (!Signals.Check())
            {
                return false;
            }
        }
    }
}
