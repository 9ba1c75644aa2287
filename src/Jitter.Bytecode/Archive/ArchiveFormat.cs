using System.Buffers.Binary;
using Jitter.Bytecode.Pyc;
using Jitter.Primitives.Constants;

namespace Jitter.Bytecode.Archive;

/// <summary>The layout of an archive of compiled modules: one file that a start looks modules up in without reading the rest.</summary>
/// <remarks>
/// <para>All numbers are little-endian; offsets count from the file's start. The file is: header, index, then the data
/// (marshalled code, sources, other files), in any order.</para>
/// <para>Header, 64 bytes: 8 bytes magic; int32 version; the 4 bytes that .pyc files of the same bytecode begin with;
/// int64 length of the file; uint64 SipHash-1-3 of the index under the key 0, 0; int32 length of the index; int32 number
/// of entries; int32 number of slots; int32 number of modules; zeros.</para>
/// <para>Index: the entries, then the slots, then the paths as UTF-8 without separators.</para>
/// <para>Entry, 32 bytes, a file of the library; sorted by the bytes of the paths, so that a folder's files stand together:
/// int32 offset of the path from the first path; uint16 its length; byte <see cref="EntryKind"/>; byte 0; uint32 hash of
/// the module's name or 0; int32 offset and int32 length of the marshalled code or 0, 0; int32 offset, int32 length in the
/// archive and int32 length of the content: deflated if the two lengths differ, else as it is.</para>
/// <para>Slot, int32: 0 or an entry's number plus 1. The slots are a power of two and at least half of them are 0; they
/// form a hash table of the modules by name, with linear probing from the hash's low bits. A module's name is not stored:
/// it is the path with dots for slashes and without ".py" or "/__init__.py", and is ASCII.</para>
/// </remarks>
internal static class ArchiveFormat
{
    /// <summary>The version of the layout.</summary>
    public const int Version = 1;

    /// <summary>The length of the header.</summary>
    public const int HeaderLength = 64;

    /// <summary>The length of an entry.</summary>
    public const int EntryLength = 32;

    /// <summary>The length of a slot.</summary>
    public const int SlotLength = 4;

    /// <summary>What the path of a module that is no package ends in.</summary>
    public const string SourceSuffix = ".py";

    /// <summary>What the path of a package ends in.</summary>
    public const string PackageSuffix = "/__init__.py";

    /// <summary>The first bytes; the line end shows whether something took the file for text.</summary>
    public static ReadOnlySpan<byte> Magic => "JITLIB\r\n"u8;

    /// <summary>The hash of a module's name: FNV-1a over its UTF-16 units.</summary>
    public static uint HashName(ReadOnlySpan<char> name)
    {
        uint hash = 2166136261;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash;
    }

    /// <summary>The fields of the header.</summary>
    public readonly record struct Header(long ArchiveLength, ulong IndexHash, int IndexLength, int EntryCount, int SlotCount, int ModuleCount)
    {
        /// <summary>The hash that <see cref="IndexHash"/> must be.</summary>
        public static ulong HashIndex(ReadOnlySpan<byte> index) => PythonHash.SipHash13(index, 0, 0);

        /// <summary>Writes the header.</summary>
        public void Write(Span<byte> target)
        {
            target[..HeaderLength].Clear();
            Magic.CopyTo(target);
            BinaryPrimitives.WriteInt32LittleEndian(target[8..], Version);
            PycFile.Magic.CopyTo(target[12..]);
            BinaryPrimitives.WriteInt64LittleEndian(target[16..], ArchiveLength);
            BinaryPrimitives.WriteUInt64LittleEndian(target[24..], IndexHash);
            BinaryPrimitives.WriteInt32LittleEndian(target[32..], IndexLength);
            BinaryPrimitives.WriteInt32LittleEndian(target[36..], EntryCount);
            BinaryPrimitives.WriteInt32LittleEndian(target[40..], SlotCount);
            BinaryPrimitives.WriteInt32LittleEndian(target[44..], ModuleCount);
        }

        /// <summary>Reads the header of a file of the given length; what is wrong with it, or null.</summary>
        public static string? TryRead(ReadOnlySpan<byte> source, long fileLength, out Header header)
        {
            header = default;
            if (!source.StartsWith(Magic) || source.Length < HeaderLength)
            {
                return "it is not an archive of compiled modules";
            }

            int version = BinaryPrimitives.ReadInt32LittleEndian(source[8..]);
            if (version != Version)
            {
                return $"its layout has version {version}, not {Version}";
            }

            if (!source.Slice(12, PycFile.Magic.Length).SequenceEqual(PycFile.Magic))
            {
                return $"its bytecode has the magic number {BinaryPrimitives.ReadUInt16LittleEndian(source[12..])}, not {BinaryPrimitives.ReadUInt16LittleEndian(PycFile.Magic)}";
            }

            header = new Header(
                BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
                BinaryPrimitives.ReadUInt64LittleEndian(source[24..]),
                BinaryPrimitives.ReadInt32LittleEndian(source[32..]),
                BinaryPrimitives.ReadInt32LittleEndian(source[36..]),
                BinaryPrimitives.ReadInt32LittleEndian(source[40..]),
                BinaryPrimitives.ReadInt32LittleEndian(source[44..]));
            return header.ArchiveLength != fileLength ? $"it has {fileLength} bytes and should have {header.ArchiveLength}"
                : header.IsConsistent() ? null
                : "its header is damaged";
        }

        private bool IsConsistent() =>
            EntryCount >= 0 && SlotCount > 0 && (SlotCount & (SlotCount - 1)) == 0 && ModuleCount >= 0
            && ModuleCount <= EntryCount && ModuleCount <= SlotCount / 2
            && IndexLength >= ((long)EntryCount * EntryLength) + ((long)SlotCount * SlotLength)
            && HeaderLength + (long)IndexLength <= ArchiveLength;
    }
}
