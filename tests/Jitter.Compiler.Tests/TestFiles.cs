namespace Jitter.Compiler.Tests;

/// <summary>Where the repository's files are.</summary>
internal static class TestFiles
{
    /// <summary>The folder that holds Jitter.sln.</summary>
    public static string Root => Repository.Root;

    /// <summary>The programs of the corpus.</summary>
    public static string Corpus => Path.Combine(Repository.Root, "corpus", "language");

    /// <summary>What CPython made of them.</summary>
    public static string Golden => Path.Combine(Repository.Root, "tests", "Golden", "code");
}
