namespace Jitter.Language.Tests;

/// <summary>The Python programs whose output CPython has recorded: NAME.py with NAME.out beside it.</summary>
internal static class LanguagePrograms
{
    private static readonly string[] s_folders = ["tests/Language", "corpus/language", "corpus/seeds", "corpus/bench"];

    /// <summary>The paths from the repository's root, sorted.</summary>
    public static IReadOnlyList<string> All { get; } = Find();

    private static List<string> Find()
    {
        var found = new List<string>();
        foreach (string folder in s_folders)
        {
            string full = Path.Combine(Repository.Root, folder);
            if (!Directory.Exists(full))
            {
                continue;
            }

            foreach (string file in Directory.EnumerateFiles(full, "*.py", SearchOption.AllDirectories))
            {
                if (File.Exists(Path.ChangeExtension(file, ".out")))
                {
                    found.Add(Path.GetRelativePath(Repository.Root, file));
                }
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }
}
