namespace Jitter.Compiler.Tests.CodeGen;

/// <summary>Code generation alone: the instructions before the flow graph are those of CPython 3.13 (make_listings.py).</summary>
public class ListingTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private static string Listings => Path.Combine(Repository.Root, "tests", "Golden", "listings", "codegen");

    public static TheoryData<string> Programs()
    {
        var names = new TheoryData<string>();
        foreach (string path in Directory.EnumerateFiles(Listings, "*.txt").Order(StringComparer.Ordinal))
        {
            names.Add(Path.GetFileNameWithoutExtension(path));
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void InstructionsAreThoseOfCPython(string program)
    {
        byte[] source = File.ReadAllBytes(Path.Combine(TestFiles.Corpus, "codegen", program + ".py"));
        string actual = "";
        LargeStack.Run(() => actual = CodeListing.Of(source, program + ".py"), s_limit);
        string[] expectedLines = File.ReadAllLines(Path.Combine(Listings, program + ".txt"));
        string[] actualLines = actual.TrimEnd('\n').Split('\n');
        for (int i = 0; i < Math.Max(expectedLines.Length, actualLines.Length); i++)
        {
            string expected = i < expectedLines.Length ? expectedLines[i] : "the end";
            string found = i < actualLines.Length ? actualLines[i] : "the end";
            Assert.True(expected == found, $"{program} line {i + 1}: CPython has {expected}, Jitter {found}");
        }
    }
}
