using System.Diagnostics.CodeAnalysis;
using Jitter.Bytecode.Archive;

namespace Jitter.Stdlib.Library;

/// <summary>
/// The standard library, compiled when Jitter was built: one archive in the place where CPython has the library's folder.
/// Safe to use from several threads.
/// </summary>
/// <remarks>
/// A module's file name is where CPython would have the file (<c>PREFIX/lib/python3.13/json/__init__.py</c>); there is no
/// file of that name, as with a module in a zip file. Programs that read sources through the module's loader
/// (linecache, inspect, traceback, pdb) find them.
/// </remarks>
public sealed class EmbeddedLibrary : IDisposable
{
    /// <summary>The archive's path from the folder that holds Jitter's assemblies.</summary>
    public static readonly string ArchivePath = Path.Combine("lib", "python3.13", "stdlib.archive");

    private readonly CodeArchive _archive;

    private EmbeddedLibrary(CodeArchive archive, string root)
    {
        _archive = archive;
        Root = root;
    }

    /// <summary>The folder that the library seems to be in: sys._stdlib_dir and the library's entry of sys.path.</summary>
    public string Root { get; }

    /// <summary>How many modules there are.</summary>
    public int ModuleCount => _archive.ModuleCount;

    /// <summary>The full names of all modules, in no particular order.</summary>
    public IEnumerable<string> ModuleNames
    {
        get
        {
            for (int i = 0; i < _archive.Count; i++)
            {
                ArchiveEntry entry = _archive[i];
                if (entry.Kind != EntryKind.Data)
                {
                    yield return _archive.NameOf(entry);
                }
            }
        }
    }

    /// <summary>Opens the library that stands beside Jitter's assemblies.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged or of another version; the message names it.</exception>
    /// <exception cref="IOException">The archive is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The archive cannot be read.</exception>
    public static EmbeddedLibrary Open() => Open(Path.Combine(AppContext.BaseDirectory, ArchivePath));

    /// <summary>Opens an archive; the library seems to be in the folder that holds it.</summary>
    /// <inheritdoc cref="Open()" path="/exception"/>
    public static EmbeddedLibrary Open(string archivePath)
    {
        string path = Path.GetFullPath(archivePath);
        return new EmbeddedLibrary(CodeArchive.Open(path), Path.GetDirectoryName(path)!);
    }

    /// <summary>Finds a module by its full name.</summary>
    public bool TryFind(string moduleName, [NotNullWhen(true)] out EmbeddedModule? module)
    {
        module = _archive.TryFindModule(moduleName, out ArchiveEntry entry) ? new EmbeddedModule(this, entry, moduleName) : null;
        return module is not null;
    }

    /// <summary>Finds a frozen module by its name, which may be an alias such as _frozen_importlib.</summary>
    public bool TryFindFrozen(string name, [NotNullWhen(true)] out FrozenModule? module)
    {
        module = null;
        if (FrozenNames.Find(name) is { } frozen && TryFind(frozen.Source, out EmbeddedModule? source))
        {
            module = new FrozenModule(name, frozen.Origin, frozen.IsPackage, source);
        }

        return module is not null;
    }

    /// <summary>Finds a file, which may be a module's source, by its path from <see cref="Root"/>, with slashes.</summary>
    public bool TryFindFile(string path, [NotNullWhen(true)] out EmbeddedFile? file)
    {
        file = _archive.TryFindFile(path, out ArchiveEntry entry) ? new EmbeddedFile(this, entry, path) : null;
        return file is not null;
    }

    /// <summary>Whether there are files under a path from <see cref="Root"/>, with slashes. The empty path is the root.</summary>
    public bool IsFolder(string path)
    {
        Range files = _archive.FilesUnder(path);
        return files.Start.Value < files.End.Value;
    }

    /// <summary>The names of the files and folders in a folder, each once; empty if there is no such folder.</summary>
    public List<string> ListFolder(string path)
    {
        var names = new List<string>();
        int skip = path.Length == 0 ? 0 : path.Length + 1;
        Range files = _archive.FilesUnder(path);
        for (int i = files.Start.Value; i < files.End.Value; i++)
        {
            ReadOnlySpan<char> rest = _archive.PathOf(_archive[i]).AsSpan(skip);
            int slash = rest.IndexOf('/');
            ReadOnlySpan<char> name = slash < 0 ? rest : rest[..slash];
            if (names.Count == 0 || !name.SequenceEqual(names[^1]))
            {
                names.Add(name.ToString());
            }
        }

        return names;
    }

    /// <summary>
    /// Turns a path that begins with <see cref="Root"/> into the path from there, with slashes; null if it lies elsewhere.
    /// The root itself gives the empty path.
    /// </summary>
    public string? RelativePath(string path) =>
        !path.StartsWith(Root, StringComparison.Ordinal) ? null
        : path.Length == Root.Length ? ""
        : path[Root.Length] == Path.DirectorySeparatorChar || path[Root.Length] == '/' ? path[(Root.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/')
        : null;

    /// <summary>Closes the archive.</summary>
    public void Dispose() => _archive.Dispose();

    internal CodeArchive Archive => _archive;

    /// <summary>Where the file of an entry seems to be.</summary>
    internal string FileNameOf(in ArchiveEntry entry) =>
        string.Concat(Root, Path.DirectorySeparatorChar.ToString(), _archive.PathOf(entry).Replace('/', Path.DirectorySeparatorChar));
}
