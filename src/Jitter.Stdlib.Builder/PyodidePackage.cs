using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Jitter.Stdlib.Builder;

/// <summary>CPython's library as Pyodide's npm package holds it: python_stdlib.zip in the package's tarball.</summary>
/// <remarks>The package adds modules of its own, replaces one and changes some; here these become CPython's again, or are left out.</remarks>
internal static class PyodidePackage
{
    private const string LibraryEntry = "package/python_stdlib.zip";

    // Pyodide's own modules, its replacement for CPython's webbrowser, what was built for its platform, and a note about an empty folder.
    private static readonly string[] s_leftOut = ["_pyodide/", "pyodide/", "webbrowser.py", "_sysconfigdata_", "site-packages/"];

    // Pyodide's additions to CPython's modules: so many lines from each line that has the text.
    private static readonly Addition[] s_additions =
    [
        new("json/encoder.py", "_JSNULL = None", 1, 1),
        new("json/encoder.py", " is _JSNULL:", 2, 4),
        new("zoneinfo/_common.py", "        import sys", 6, 1),
        new("ctypes/util.py", """elif os.name == "posix" and sys.platform == "emscripten":""", 24, 1),
    ];

    /// <summary>Adds the library's files of a tarball.</summary>
    /// <exception cref="BuildException">It is not the pinned one, or not what is expected of it.</exception>
    public static void AddTo(LibraryFiles files, string tarball, string integrity)
    {
        using var library = new ZipArchive(new MemoryStream(ReadLibrary(tarball, integrity)));
        foreach (ZipArchiveEntry entry in library.Entries)
        {
            if (entry.FullName.EndsWith('/') || Array.Exists(s_leftOut, prefix => entry.FullName.StartsWith(prefix, StringComparison.Ordinal)))
            {
                continue;
            }

            byte[] content = new byte[entry.Length];
            using (Stream stream = entry.Open())
            {
                stream.ReadExactly(content);
            }

            foreach (Addition addition in s_additions)
            {
                if (addition.Path == entry.FullName)
                {
                    content = addition.TakeOut(content);
                }
            }

            files.Add(entry.FullName, content);
        }
    }

    /// <summary>Whether a file has the hash that npm's "integrity" states.</summary>
    public static bool HasIntegrity(string file, string integrity)
    {
        using FileStream stream = File.OpenRead(file);
        return integrity == "sha512-" + Convert.ToBase64String(SHA512.HashData(stream));
    }

    private static byte[] ReadLibrary(string tarball, string integrity)
    {
        if (!HasIntegrity(tarball, integrity))
        {
            throw new BuildException($"'{tarball}' does not have the hash {integrity} that the build expects");
        }

        using var unzipped = new GZipStream(File.OpenRead(tarball), CompressionMode.Decompress);
        using var tar = new TarReader(unzipped);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name == LibraryEntry && entry.DataStream is { } data)
            {
                var library = new MemoryStream();
                data.CopyTo(library);
                return library.ToArray();
            }
        }

        throw new BuildException($"'{tarball}' has no {LibraryEntry}");
    }

    /// <summary>Lines that Pyodide added to a module, <see cref="Lines"/> of them at each of <see cref="Count"/> places.</summary>
    internal sealed record Addition(string Path, string FirstLine, int Lines, int Count)
    {
        /// <summary>The module without them.</summary>
        /// <exception cref="BuildException">There are more or fewer such places.</exception>
        public byte[] TakeOut(byte[] content)
        {
            string[] lines = Encoding.UTF8.GetString(content).Split('\n');
            var kept = new StringBuilder(content.Length);
            int found = 0;
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].Contains(FirstLine, StringComparison.Ordinal))
                {
                    found++;
                    i += Lines - 1;
                }
                else
                {
                    kept.Append(lines[i]).Append('\n');
                }
            }

            return found == Count
                ? Encoding.UTF8.GetBytes(kept.ToString(0, kept.Length - 1))
                : throw new BuildException($"{Path} has '{FirstLine.Trim()}' {found} times, not {Count} times: is this another version of the package?");
        }
    }
}
