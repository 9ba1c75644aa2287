using System.Text.RegularExpressions;

namespace Jitter.Cli.Tests;

/// <summary>What <c>jitter -m jitter.code</c> prints, against what CPython gave for the same programs.</summary>
public sealed partial class CodeCommandTests : IDisposable
{
    private const string Listed = "corpus/language/disassembly/texts.py";

    private readonly string _folder = Directory.CreateTempSubdirectory("jitter-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("texts")]
    [InlineData("nesting")]
    public void TextIsWhatDisPrints(string program)
    {
        Outcome outcome = Shell.Run(Repository.Root, $"jitter -m jitter.code corpus/language/disassembly/{program}.py");
        string expected = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Golden", "dis", program + ".txt"));
        Assert.Equal((0, ""), (outcome.Status, outcome.Errors));
        Assert.Equal(Addresses().Replace(expected, "ADDRESS"), Addresses().Replace(outcome.Output, "ADDRESS"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void JsonIsALineAFile(int optimize)
    {
        string[] files = [Listed, "corpus/language/classes/bodies.py"];
        Outcome outcome = Shell.Run(Repository.Root, $"jitter -m jitter.code -O {optimize} --json {string.Join(' ', files)}");
        Assert.Equal(new Outcome(0, string.Concat(files.Select(file => GoldenLine(file, optimize))), ""), outcome);
    }

    [Fact]
    public void JsonOfAnErrorHasItsPlace()
    {
        File.WriteAllText(Path.Combine(_folder, "wrong.py"), "x = (\n");
        Assert.Equal(
            "{\"error\":{\"end_lineno\":1,\"end_offset\":0,\"lineno\":1,\"msg\":\"'(' was never closed\",\"offset\":5,\"type\":\"SyntaxError\"},"
                + "\"file\":\"wrong.py\"}\n",
            Shell.Run(_folder, "jitter -m jitter.code --json wrong.py").Output);
    }

    [Fact]
    public void DeepNestingEndsInCPythonsError()
    {
        File.WriteAllText(Path.Combine(_folder, "deep.py"), new string('(', 100_000));
        Outcome outcome = Shell.Run(_folder, "jitter -m jitter.code deep.py");
        Assert.Equal(1, outcome.Status);
        Assert.EndsWith("SyntaxError: too many nested parentheses\n", outcome.Errors, StringComparison.Ordinal);
    }

    /// <summary>A line of make_golden.py, {"code":...,"warnings":[...]}, with the file's name in place of the warnings.</summary>
    private static string GoldenLine(string file, int optimize)
    {
        string golden = Path.Combine(Repository.Root, "tests", "Golden", "code", Path.GetRelativePath("corpus/language", file) + ".jsonl");
        string line = File.ReadAllLines(golden)[optimize];
        return line[..line.LastIndexOf(",\"warnings\":", StringComparison.Ordinal)] + $",\"file\":\"{file}\"}}\n";
    }

    [GeneratedRegex("0x[0-9a-f]{12}")]
    private static partial System.Text.RegularExpressions.Regex Addresses();
}
