using System.Globalization;
using System.IO.Compression;

namespace Jitter.Regex.Tests;

/// <summary>What CPython 3.13's re found (tests/Golden/record_regex.py).</summary>
internal static class Recordings
{
    /// <summary>The lines of a recording, split at tabs.</summary>
    public static IEnumerable<string[]> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }

    public static string Golden(string name)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Jitter.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder!, "tests", "Golden", "regex", name + ".txt.gz");
    }

    public static uint[] Words(string text) =>
        text.Length == 0 ? [] : Array.ConvertAll(text.Split(' '), word => uint.Parse(word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
}
