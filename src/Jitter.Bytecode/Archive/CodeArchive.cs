using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Jitter.Bytecode.Marshal;
using Microsoft.Win32.SafeHandles;

namespace Jitter.Bytecode.Archive;

/// <summary>
/// A file of compiled modules with their sources, and of other files. Opening reads its index only; everything else is
/// read when asked for. Safe to use from several threads.
/// </summary>
/// <remarks>It is read, not mapped: a mapped file that is cut short while in use kills the process.</remarks>
public sealed class CodeArchive : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly byte[] _index;
    private readonly ArchiveFormat.Header _header;

    private CodeArchive(string path, SafeFileHandle file, ArchiveFormat.Header header, byte[] index)
    {
        Path = path;
        _file = file;
        _header = header;
        _index = index;
    }

    /// <summary>The archive's path.</summary>
    public string Path { get; }

    /// <summary>How many files there are.</summary>
    public int Count => _header.EntryCount;

    /// <summary>How many of the files are modules.</summary>
    public int ModuleCount => _header.ModuleCount;

    private ReadOnlySpan<byte> Slots => _index.AsSpan(_header.EntryCount * ArchiveFormat.EntryLength, _header.SlotCount * ArchiveFormat.SlotLength);

    private ReadOnlySpan<byte> Paths => _index.AsSpan((_header.EntryCount * ArchiveFormat.EntryLength) + (_header.SlotCount * ArchiveFormat.SlotLength));

    /// <summary>A file by its number; they are sorted by path, code unit by code unit of UTF-8.</summary>
    public ArchiveEntry this[int number]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
            ReadOnlySpan<byte> entry = _index.AsSpan(number * ArchiveFormat.EntryLength, ArchiveFormat.EntryLength);
            return new ArchiveEntry
            {
                PathOffset = BinaryPrimitives.ReadInt32LittleEndian(entry),
                PathLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[4..]),
                Kind = (EntryKind)entry[6],
                NameHash = BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]),
                CodeOffset = BinaryPrimitives.ReadInt32LittleEndian(entry[12..]),
                CodeLength = BinaryPrimitives.ReadInt32LittleEndian(entry[16..]),
                ContentOffset = BinaryPrimitives.ReadInt32LittleEndian(entry[20..]),
                StoredLength = BinaryPrimitives.ReadInt32LittleEndian(entry[24..]),
                ContentLength = BinaryPrimitives.ReadInt32LittleEndian(entry[28..]),
            };
        }
    }

    /// <summary>Opens an archive.</summary>
    /// <exception cref="InvalidDataException">It is not one, is damaged, or is of another version; the message names the file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static CodeArchive Open(string path)
    {
        SafeFileHandle file = File.OpenHandle(path);
        try
        {
            Span<byte> start = stackalloc byte[ArchiveFormat.HeaderLength];
            start = start[..ReadUpTo(file, start, 0)];
            if (ArchiveFormat.Header.TryRead(start, RandomAccess.GetLength(file), out ArchiveFormat.Header header) is { } problem)
            {
                throw Damaged(path, problem);
            }

            byte[] index = GC.AllocateUninitializedArray<byte>(header.IndexLength);
            if (ReadUpTo(file, index, ArchiveFormat.HeaderLength) != index.Length || ArchiveFormat.Header.HashIndex(index) != header.IndexHash)
            {
                throw Damaged(path, "its index is damaged");
            }

            return new CodeArchive(path, file, header, index);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Finds a module by its full name.</summary>
    public bool TryFindModule(ReadOnlySpan<char> name, out ArchiveEntry entry)
    {
        uint hash = ArchiveFormat.HashName(name);
        int mask = _header.SlotCount - 1;
        ReadOnlySpan<byte> slots = Slots;
        for (int slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            int number = BinaryPrimitives.ReadInt32LittleEndian(slots[(slot * ArchiveFormat.SlotLength)..]) - 1;
            if (number < 0)
            {
                entry = default;
                return false;
            }

            entry = this[number];
            if (entry.NameHash == hash && HasName(entry, name))
            {
                return true;
            }
        }
    }

    /// <summary>Finds a file by its path from the library's root, with slashes.</summary>
    public bool TryFindFile(ReadOnlySpan<char> path, out ArchiveEntry entry)
    {
        int number = LowerBound(path, out bool found);
        entry = found ? this[number] : default;
        return found;
    }

    /// <summary>
    /// The numbers of the files under a folder and its subfolders; empty if there is no such folder. The empty path is the root.
    /// </summary>
    public Range FilesUnder(ReadOnlySpan<char> folder)
    {
        if (folder.IsEmpty)
        {
            return 0..Count;
        }

        // '0' follows '/': the files under "a" are those from "a/" to before "a0".
        Span<char> bound = folder.Length < 256 ? stackalloc char[folder.Length + 1] : new char[folder.Length + 1];
        folder.CopyTo(bound);
        bound[^1] = '/';
        int start = LowerBound(bound, out _);
        bound[^1] = '0';
        return start..LowerBound(bound, out _);
    }

    /// <summary>A file's path.</summary>
    public string PathOf(in ArchiveEntry entry) => Encoding.UTF8.GetString(PathBytes(entry));

    /// <summary>A module's full name.</summary>
    public string NameOf(in ArchiveEntry entry) => Encoding.UTF8.GetString(ModulePath(entry)).Replace('/', '.');

    /// <summary>A module's code, unmarshalled anew at each call; every code object gets the given co_filename.</summary>
    /// <exception cref="InvalidDataException">The code is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public CodeObject ReadCode(in ArchiveEntry entry, string fileName)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Max(entry.CodeLength, 1));
        try
        {
            Span<byte> data = buffer.AsSpan(0, entry.CodeLength);
            Fill(data, entry.CodeOffset, entry);
            return MarshalReader.Read(data, fileName) as CodeObject ?? throw Damaged(Path, $"the code of {PathOf(entry)} is damaged");
        }
        catch (BytecodeFormatException e)
        {
            throw Damaged(Path, $"the code of {PathOf(entry)} is damaged ({e.Message})", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A module's marshalled code, whose co_filename is the path from the library's root.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public byte[] ReadMarshal(in ArchiveEntry entry)
    {
        byte[] data = new byte[entry.CodeLength];
        Fill(data, entry.CodeOffset, entry);
        return data;
    }

    /// <summary>A file's bytes: for a module, its source.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public byte[] ReadContent(in ArchiveEntry entry)
    {
        byte[] stored = new byte[entry.StoredLength];
        Fill(stored, entry.ContentOffset, entry);
        if (entry.StoredLength == entry.ContentLength)
        {
            return stored;
        }

        byte[] content = new byte[entry.ContentLength];
        using var inflater = new DeflateStream(new MemoryStream(stored), CompressionMode.Decompress);
        try
        {
            inflater.ReadExactly(content);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(Path, $"the content of {PathOf(entry)} is damaged", e);
        }

        return content;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private static int ReadUpTo(SafeFileHandle file, Span<byte> target, long offset)
    {
        int length = 0;
        while (length < target.Length && RandomAccess.Read(file, target[length..], offset + length) is var count && count > 0)
        {
            length += count;
        }

        return length;
    }

    private static InvalidDataException Damaged(string path, string problem, Exception? inner = null) => new($"cannot use '{path}': {problem}", inner);

    private void Fill(Span<byte> target, int offset, in ArchiveEntry entry)
    {
        if (ReadUpTo(_file, target, offset) != target.Length)
        {
            throw Damaged(Path, $"it ends before {PathOf(entry)}");
        }
    }

    private ReadOnlySpan<byte> PathBytes(in ArchiveEntry entry) => Paths.Slice(entry.PathOffset, entry.PathLength);

    private ReadOnlySpan<byte> ModulePath(in ArchiveEntry entry) =>
        PathBytes(entry)[..^(entry.Kind == EntryKind.Package ? ArchiveFormat.PackageSuffix.Length : ArchiveFormat.SourceSuffix.Length)];

    private bool HasName(in ArchiveEntry entry, ReadOnlySpan<char> name)
    {
        ReadOnlySpan<byte> path = ModulePath(entry);
        if (path.Length != name.Length)
        {
            return false;
        }

        for (int i = 0; i < path.Length; i++)
        {
            if (name[i] != (path[i] == '/' ? '.' : path[i]))
            {
                return false;
            }
        }

        return true;
    }

    private int LowerBound(ReadOnlySpan<char> path, out bool found)
    {
        byte[] wanted = new byte[Encoding.UTF8.GetByteCount(path)];
        Encoding.UTF8.GetBytes(path, wanted);
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (PathBytes(this[middle]).SequenceCompareTo(wanted) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        found = low < Count && PathBytes(this[low]).SequenceEqual(wanted);
        return low;
    }
}
