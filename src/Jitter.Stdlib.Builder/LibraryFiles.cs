namespace Jitter.Stdlib.Builder;

/// <summary>The files that go into the archive: paths from the library's root, with slashes, and contents.</summary>
internal sealed class LibraryFiles
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>The files, sorted by path.</summary>
    public IReadOnlyDictionary<string, byte[]> All => _files;

    /// <summary>Adds a file or replaces the one of that path.</summary>
    public void Add(string path, byte[] content) => _files[path] = content;

    /// <summary>Adds every file of a folder that the filter takes.</summary>
    public void AddFolder(string folder, Func<string, bool> takes)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            if (takes(path))
            {
                Add(path, File.ReadAllBytes(file));
            }
        }
    }
}
