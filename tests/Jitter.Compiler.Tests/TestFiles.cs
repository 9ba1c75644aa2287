namespace Jitter.Compiler.Tests;

/// <summary>Where the repository's files are.</summary>
internal static class TestFiles
{
    /// <summary>The folder that holds Jitter.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The programs of the corpus.</summary>
    public static string Corpus => Path.Combine(Root, "corpus", "language");

    /// <summary>What CPython made of them.</summary>
    public static string Golden => Path.Combine(Root, "tests", "Golden", "code");

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Jitter.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Jitter.sln is not above the tests' folder");
    }
}
