using System.Runtime.InteropServices;

namespace Jitter.Stdlib.Modules.Posix;

/// <summary>struct timespec</summary>
internal struct TimeSpec
{
    public long Seconds;
    public long Nanoseconds;
}

/// <summary>struct iovec</summary>
internal unsafe struct IoVector
{
    public void* Base;
    public nuint Length;
}

/// <summary>struct pollfd</summary>
internal struct PollDescriptor
{
    public int Descriptor;
    public short Events;
    public short Results;
}

/// <summary>struct statx_timestamp</summary>
internal struct StatXTime
{
    public long Seconds;
    public uint Nanoseconds;
    public int Reserved;
}

/// <summary>struct statx, which is the same on every architecture.</summary>
[StructLayout(LayoutKind.Sequential, Size = 256)]
internal struct StatX
{
    public uint Mask;
    public uint BlockSize;
    public ulong Attributes;
    public uint Links;
    public uint User;
    public uint Group;
    public ushort Mode;
    public ushort Spare;
    public ulong Inode;
    public ulong Size;
    public ulong Blocks;
    public ulong AttributesMask;
    public StatXTime Access;
    public StatXTime Birth;
    public StatXTime Change;
    public StatXTime Modification;
    public uint RealDeviceMajor;
    public uint RealDeviceMinor;
    public uint DeviceMajor;
    public uint DeviceMinor;

    /// <summary>A device number as the C library composes it (makedev).</summary>
    public static ulong MakeDevice(uint major, uint minor) =>
        ((ulong)(major & 0xFFFFF000) << 32) | ((ulong)(major & 0xFFF) << 8) | ((ulong)(minor & 0xFFFFFF00) << 12) | (minor & 0xFF);
}

/// <summary>struct dirent: the fixed part; the name follows.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal unsafe struct DirectoryEntry
{
    public ulong Inode;
    public long Offset;
    public ushort Length;
    public byte Kind;
    public fixed byte Name[256];
}

/// <summary>struct statvfs of 64-bit Linux</summary>
[StructLayout(LayoutKind.Sequential, Size = 128)]
internal struct StatVfs
{
    public ulong BlockSize;
    public ulong FragmentSize;
    public ulong Blocks;
    public ulong BlocksFree;
    public ulong BlocksAvailable;
    public ulong Files;
    public ulong FilesFree;
    public ulong FilesAvailable;
    public ulong Id;
    public ulong Flags;
    public ulong NameMax;
}

/// <summary>struct tm</summary>
internal unsafe struct Tm
{
    public int Second;
    public int Minute;
    public int Hour;
    public int Day;
    public int Month;
    public int Year;
    public int WeekDay;
    public int YearDay;
    public int IsDst;
    public long Offset;
    public byte* Zone;
}

/// <summary>struct passwd</summary>
internal unsafe struct Passwd
{
    public byte* Name;
    public byte* Password;
    public uint User;
    public uint Group;
    public byte* Comment;
    public byte* Home;
    public byte* Shell;
}

/// <summary>struct group</summary>
internal unsafe struct Group
{
    public byte* Name;
    public byte* Password;
    public uint Id;
    public byte** Members;
}
