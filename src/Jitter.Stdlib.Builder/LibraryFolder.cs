namespace Jitter.Stdlib.Builder;

/// <summary>The Lib folder of an installed CPython 3.13, or of its source.</summary>
internal static class LibraryFolder
{
    // What a running Jitter does not use: tests, desktop programs, what was built for that CPython, other people's packages.
    private static readonly string[] s_leftOut =
    [
        "test", "idlelib", "tkinter", "turtledemo", "turtle.py", "ensurepip", "lib-dynload", "site-packages", "__pycache__",
    ];

    /// <summary>Adds the library's files.</summary>
    /// <exception cref="BuildException">The folder is none of CPython 3.13.</exception>
    public static void AddTo(LibraryFiles files, string folder)
    {
        string importer = Path.Combine(folder, "importlib", "_bootstrap_external.py");
        // The importer of 3.13 names its own magic number; those before have lower ones, those after none.
        if (!File.Exists(importer) || !File.ReadAllText(importer).Contains("MAGIC_NUMBER = (3571)", StringComparison.Ordinal))
        {
            throw new BuildException($"JitterStdlibFolder names '{folder}', which is not the Lib folder of CPython 3.13");
        }

        files.AddFolder(folder, Takes);
    }

    private static bool Takes(string path)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        string first = slash < 0 ? path : path[..slash];
        return !s_leftOut.Contains(first, StringComparer.Ordinal)
            && !first.StartsWith("config-", StringComparison.Ordinal)
            && !first.StartsWith("_sysconfigdata_", StringComparison.Ordinal)
            && !path.Contains("/__pycache__/", StringComparison.Ordinal)
            && !path.EndsWith(".pyc", StringComparison.Ordinal);
    }
}
