namespace Jitter.Bytecode.Tests;

/// <summary>What CPython 3.13 said (tests/Golden/make_bytecode.py).</summary>
internal static class TestFiles
{
    /// <summary>The recordings.</summary>
    public static string Golden => Path.Combine(Repository.Root, "tests", "Golden");

    /// <summary>The programs whose disassembly is recorded.</summary>
    public static IEnumerable<string> ProgramNames =>
        Directory.EnumerateFiles(Path.Combine(Golden, "dis"), "*.pyc").Order(StringComparer.Ordinal).Select(file => Path.GetFileNameWithoutExtension(file));

    /// <summary>The same for theories.</summary>
    public static TheoryData<string> Programs() => [.. ProgramNames];

    /// <summary>The file that CPython wrote for a program.</summary>
    public static byte[] Pyc(string name) => File.ReadAllBytes(Path.Combine(Golden, "dis", name + ".pyc"));

    /// <summary>The lines of a recording, split at tabs.</summary>
    public static string[][] Lines(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Golden, "bytecode", name + ".txt"));
        Assert.NotEmpty(lines);
        return Array.ConvertAll(lines, line => line.Split('\t'));
    }
}
