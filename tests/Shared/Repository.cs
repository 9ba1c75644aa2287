namespace Jitter.Tests;

/// <summary>Where the repository's files are.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Jitter.sln.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Jitter.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Jitter.sln is not above this program's folder");
    }
}
