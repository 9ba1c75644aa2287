using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Jitter.Bytecode.Archive;

/// <summary>Makes the files that <see cref="CodeArchive"/> reads. The same files give the same bytes, in whatever order they are added.</summary>
public sealed class ArchiveWriter
{
    private readonly List<Item> _items = [];

    /// <summary>The bytes that <see cref="Deflate"/> makes of a file's content; the content itself where that is not shorter.</summary>
    public static byte[] Deflate(byte[] content)
    {
        var deflated = new MemoryStream();
        using (var deflater = new DeflateStream(deflated, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflater.Write(content);
        }

        return deflated.Length < content.Length ? deflated.ToArray() : content;
    }

    /// <summary>Whether a path can be a module's: it ends in .py, is ASCII, and its folders have no dots.</summary>
    public static bool IsModulePath(string path) =>
        path.EndsWith(ArchiveFormat.SourceSuffix, StringComparison.Ordinal)
        && Ascii.IsValid(path)
        && !path.AsSpan(0, path.Length - ArchiveFormat.SourceSuffix.Length).Contains('.');

    /// <summary>Adds a module.</summary>
    /// <param name="path">Its path from the library's root with slashes, ending in .py.</param>
    /// <param name="marshal">Its code, marshalled.</param>
    /// <param name="storedSource">Its source, through <see cref="Deflate"/>.</param>
    /// <param name="sourceLength">The length of the source.</param>
    /// <exception cref="ArgumentException">The path is no module's, or is not ASCII.</exception>
    public void AddModule(string path, byte[] marshal, byte[] storedSource, int sourceLength)
    {
        if (!IsModulePath(path))
        {
            throw new ArgumentException($"'{path}' is no path of a module");
        }

        EntryKind kind = path.EndsWith(ArchiveFormat.PackageSuffix, StringComparison.Ordinal) ? EntryKind.Package : EntryKind.Module;
        int suffix = kind == EntryKind.Package ? ArchiveFormat.PackageSuffix.Length : ArchiveFormat.SourceSuffix.Length;
        uint hash = ArchiveFormat.HashName(path[..^suffix].Replace('/', '.'));
        _items.Add(new Item(Encoding.UTF8.GetBytes(path), kind, hash, marshal, storedSource, sourceLength));
    }

    /// <summary>Adds a file that is no module.</summary>
    /// <param name="path">Its path from the library's root with slashes.</param>
    /// <param name="storedContent">Its content, through <see cref="Deflate"/>.</param>
    /// <param name="contentLength">The length of the content.</param>
    public void AddData(string path, byte[] storedContent, int contentLength) =>
        _items.Add(new Item(Encoding.UTF8.GetBytes(path), EntryKind.Data, 0, [], storedContent, contentLength));

    /// <summary>The archive's bytes.</summary>
    /// <exception cref="InvalidDataException">Two files have one path, or a path or the archive is too long.</exception>
    public byte[] Write()
    {
        _items.Sort((a, b) => a.Path.AsSpan().SequenceCompareTo(b.Path));
        int modules = _items.Count(item => item.Kind != EntryKind.Data);
        int slotCount = 2;
        while (slotCount < modules * 2)
        {
            slotCount *= 2;
        }

        int slotsOffset = _items.Count * ArchiveFormat.EntryLength;
        int pathsOffset = slotsOffset + (slotCount * ArchiveFormat.SlotLength);
        byte[] index = new byte[pathsOffset + _items.Sum(item => item.Path.Length)];
        long length = ArchiveFormat.HeaderLength + index.Length + _items.Sum(item => (long)item.Marshal.Length + item.Content.Length);
        if (length > Array.MaxLength)
        {
            throw new InvalidDataException($"an archive of {length} bytes is too long");
        }

        byte[] archive = new byte[length];
        int data = ArchiveFormat.HeaderLength + index.Length;
        int pathOffset = 0;
        for (int i = 0; i < _items.Count; i++)
        {
            Item item = _items[i];
            if (item.Path.Length > ushort.MaxValue || (i > 0 && item.Path.AsSpan().SequenceEqual(_items[i - 1].Path)))
            {
                throw new InvalidDataException($"the path '{Encoding.UTF8.GetString(item.Path)}' occurs twice or is too long");
            }

            item.Path.CopyTo(index, pathsOffset + pathOffset);
            WriteEntry(index.AsSpan(i * ArchiveFormat.EntryLength), item, pathOffset, data);
            pathOffset += item.Path.Length;
            item.Marshal.CopyTo(archive, data);
            item.Content.CopyTo(archive, data + item.Marshal.Length);
            data += item.Marshal.Length + item.Content.Length;
        }

        // A package comes before a module of the same name, as in importlib's FileFinder.
        Span<byte> slots = index.AsSpan(slotsOffset, slotCount * ArchiveFormat.SlotLength);
        FillSlots(slots, EntryKind.Package);
        FillSlots(slots, EntryKind.Module);
        new ArchiveFormat.Header(length, ArchiveFormat.Header.HashIndex(index), index.Length, _items.Count, slotCount, modules).Write(archive);
        index.CopyTo(archive, ArchiveFormat.HeaderLength);
        return archive;
    }

    private static void WriteEntry(Span<byte> target, in Item item, int pathOffset, int data)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, pathOffset);
        BinaryPrimitives.WriteUInt16LittleEndian(target[4..], (ushort)item.Path.Length);
        target[6] = (byte)item.Kind;
        BinaryPrimitives.WriteUInt32LittleEndian(target[8..], item.NameHash);
        BinaryPrimitives.WriteInt32LittleEndian(target[12..], item.Marshal.Length == 0 ? 0 : data);
        BinaryPrimitives.WriteInt32LittleEndian(target[16..], item.Marshal.Length);
        BinaryPrimitives.WriteInt32LittleEndian(target[20..], data + item.Marshal.Length);
        BinaryPrimitives.WriteInt32LittleEndian(target[24..], item.Content.Length);
        BinaryPrimitives.WriteInt32LittleEndian(target[28..], item.ContentLength);
    }

    private void FillSlots(Span<byte> slots, EntryKind kind)
    {
        int mask = (slots.Length / ArchiveFormat.SlotLength) - 1;
        for (int i = 0; i < _items.Count; i++)
        {
            if (_items[i].Kind != kind)
            {
                continue;
            }

            int slot = (int)_items[i].NameHash & mask;
            while (BinaryPrimitives.ReadInt32LittleEndian(slots[(slot * ArchiveFormat.SlotLength)..]) != 0)
            {
                slot = (slot + 1) & mask;
            }

            BinaryPrimitives.WriteInt32LittleEndian(slots[(slot * ArchiveFormat.SlotLength)..], i + 1);
        }
    }

    private readonly record struct Item(byte[] Path, EntryKind Kind, uint NameHash, byte[] Marshal, byte[] Content, int ContentLength);
}
