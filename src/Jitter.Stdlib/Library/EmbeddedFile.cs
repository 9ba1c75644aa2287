using Jitter.Bytecode.Archive;

namespace Jitter.Stdlib.Library;

/// <summary>A file of the <see cref="EmbeddedLibrary"/>: a module's source or a file that belongs to a package.</summary>
public sealed class EmbeddedFile
{
    private readonly EmbeddedLibrary _library;
    private readonly ArchiveEntry _entry;

    internal EmbeddedFile(EmbeddedLibrary library, ArchiveEntry entry, string path)
    {
        _library = library;
        _entry = entry;
        Path = path;
    }

    /// <summary>The path from the library's root, with slashes.</summary>
    public string Path { get; }

    /// <summary>The length in bytes.</summary>
    public int Length => _entry.ContentLength;

    /// <summary>The bytes.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    /// <exception cref="IOException">The archive cannot be read.</exception>
    public byte[] ReadBytes() => _library.Archive.ReadContent(_entry);
}
