using System.Text;

namespace Jitter.Compiler.Tests.Golden;

/// <summary>The programs of corpus/language give the code objects, errors and warnings that CPython 3.13 gave (make_golden.py).</summary>
public class GoldenCodeTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Programs() => Files("*.py");

    public static TheoryData<string> Collections() => Files("*.snippets");

    [Theory]
    [MemberData(nameof(Programs))]
    public void ProgramCompilesAsInCPython(string program)
    {
        byte[] source = File.ReadAllBytes(Path.Combine(TestFiles.Corpus, program));
        string[] expected = Expected(program);
        Assert.Equal(3, expected.Length);
        for (int optimize = 0; optimize <= 2; optimize++)
        {
            Check(source, "corpus/language/" + program, optimize, expected[optimize]);
        }
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public void SnippetsCompileAsInCPython(string collection)
    {
        List<byte[]> snippets = Split(File.ReadAllBytes(Path.Combine(TestFiles.Corpus, collection)));
        string[] expected = Expected(collection);
        Assert.Equal(expected.Length, snippets.Count);
        var failures = new List<string>();
        for (int i = 0; i < snippets.Count; i++)
        {
            try
            {
                Check(snippets[i], "corpus/language/" + collection, 0, expected[i]);
            }
            catch (Xunit.Sdk.XunitException e)
            {
                failures.Add(e.Message);
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {snippets.Count} snippets differ\n" + string.Join("\n\n", failures.Take(10)));
    }

    [Fact]
    public void EveryGoldenFileHasItsSource()
    {
        foreach (string golden in Directory.EnumerateFiles(TestFiles.Golden, "*.jsonl", SearchOption.AllDirectories))
        {
            string source = Path.Combine(TestFiles.Corpus, Path.ChangeExtension(Path.GetRelativePath(TestFiles.Golden, golden), null));
            Assert.True(File.Exists(source), $"{golden} stands for no source");
        }
    }

    private static void Check(byte[] source, string name, int optimize, string expected)
    {
        string actual = "";
        LargeStack.Run(() => actual = CompileReport.Of(source, name, optimize), s_limit);
        if (actual != expected)
        {
            Assert.Fail($"{name} at -O{optimize}: {CompileReport.Difference(expected, actual)}\nsource: {Encoding.UTF8.GetString(source.AsSpan(0, Math.Min(source.Length, 200)))}");
        }
    }

    private static string[] Expected(string source) => File.ReadAllLines(Path.Combine(TestFiles.Golden, source + ".jsonl"));

    private static TheoryData<string> Files(string pattern)
    {
        var names = new TheoryData<string>();
        foreach (string path in Directory.EnumerateFiles(TestFiles.Corpus, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            names.Add(Path.GetRelativePath(TestFiles.Corpus, path));
        }

        return names;
    }

    /// <summary>The snippets of a collection, as make_golden.py splits it: at lines that start with "# ---".</summary>
    internal static List<byte[]> Split(byte[] data)
    {
        var snippets = new List<byte[]>();
        var current = new List<byte>();
        int start = 0;
        while (start < data.Length)
        {
            int end = Array.IndexOf(data, (byte)'\n', start);
            end = end < 0 ? data.Length : end + 1;
            ReadOnlySpan<byte> line = data.AsSpan(start..end);
            if (line.StartsWith("# ---"u8))
            {
                if (current.Count > 0)
                {
                    snippets.Add([.. current]);
                }

                current.Clear();
            }
            else
            {
                current.AddRange(line);
            }

            start = end;
        }

        if (current.Count > 0)
        {
            snippets.Add([.. current]);
        }

        return snippets;
    }
}
