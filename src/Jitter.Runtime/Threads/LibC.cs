using System.Runtime.InteropServices;

namespace Jitter.Runtime.Threads;

/// <summary>The few functions of the C library that waits need. Library modules have declarations of their own.</summary>
internal static unsafe partial class LibC
{
    public const int EINTR = 4;
    public const short POLLIN = 1;

    private const string Name = "libc";

    [LibraryImport(Name)]
    public static partial int eventfd(uint initial, int flags);

    [LibraryImport(Name)]
    public static partial nint read(int descriptor, void* buffer, nint count);

    [LibraryImport(Name)]
    public static partial nint write(int descriptor, void* buffer, nint count);

    [LibraryImport(Name)]
    public static partial int ppoll(PollDescriptor* descriptors, nuint count, TimeSpec* timeout, void* mask);

    [LibraryImport(Name)]
    public static partial nuint pthread_self();
}

/// <summary>struct pollfd</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollDescriptor
{
    public int Descriptor;
    public short Events;
    public short Results;
}

/// <summary>struct timespec</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TimeSpec
{
    public long Seconds;
    public long Nanoseconds;
}
