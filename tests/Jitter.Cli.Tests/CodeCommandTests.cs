using System.Text.RegularExpressions;

namespace Jitter.Cli.Tests;

/// <summary><c>jitter -m jitter.code</c>: options, output, errors and exit status.</summary>
public partial class CodeCommandTests
{
    private const string Listed = "corpus/language/disassembly/texts.py";

    [Theory]
    [InlineData("texts")]
    [InlineData("nesting")]
    public void TextIsWhatDisPrints(string program)
    {
        (int status, string output, string errors) = Command.Run("-m", "jitter.code", $"corpus/language/disassembly/{program}.py");
        string expected = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Golden", "dis", program + ".txt"));
        Assert.Equal((0, ""), (status, errors));
        Assert.Equal(Addresses().Replace(expected, "ADDRESS"), Addresses().Replace(output, "ADDRESS"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void JsonIsALineAFile(int optimize)
    {
        string[] files = [Listed, "corpus/language/classes/bodies.py"];
        string[] options = optimize == 0 ? ["--json"] : ["-O", $"{optimize}", "--json"];
        (int status, string output, string errors) = Command.Run(["-m", "jitter.code", .. options, .. files]);
        Assert.Equal((0, ""), (status, errors));
        Assert.Equal(string.Concat(files.Select(file => GoldenLine(file, optimize))), output);
    }

    [Fact]
    public void JsonShowsErrorsAndGoesOn()
    {
        using var wrong = new TemporaryFile("x = (\n");
        using var missing = new TemporaryFile("# coding: johab\n");
        (int status, string output, _) = Command.Run("-m", "jitter.code", "--json", wrong.Path, missing.Path, Listed);
        Assert.Equal(1, status);
        Assert.Equal(
            $"{{\"error\":{{\"end_lineno\":1,\"end_offset\":0,\"lineno\":1,\"msg\":\"'(' was never closed\",\"offset\":5,\"type\":\"SyntaxError\"}},\"file\":\"{wrong.Path}\"}}\n"
                + "{\"error\":{\"end_lineno\":null,\"end_offset\":null,\"lineno\":null,\"msg\":\"The source encoding johab is missing.\","
                + $"\"offset\":null,\"type\":\"NotImplementedError\"}},\"file\":\"{missing.Path}\"}}\n"
                + GoldenLine(Listed, 0),
            output);
    }

    [Fact]
    public void ErrorsAreReported()
    {
        using var wrong = new TemporaryFile("x = 1\nif x = 2: pass\n");
        (int status, string output, string errors) = Command.Run("-m", "jitter.code", wrong.Path);
        Assert.Equal((1, ""), (status, output));
        Assert.Equal(
            $"  File \"{wrong.Path}\", line 2\n    if x = 2: pass\n       ^^^^^\nSyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?\n",
            errors);
    }

    [Fact]
    public void WhatIsMissingIsNotACrash()
    {
        using var missing = new TemporaryFile("# coding: johab\n");
        Assert.Equal((1, "", "NotImplementedError: The source encoding johab is missing.\n"), Command.Run("-m", "jitter.code", missing.Path));
    }

    [Fact]
    public void WarningsDoNotStopIt()
    {
        using var source = new TemporaryFile("x = 1 is 1\n");
        (int status, string output, string errors) = Command.Run("-m", "jitter.code", source.Path);
        Assert.Equal(0, status);
        Assert.Contains("IS_OP", output, StringComparison.Ordinal);
        Assert.Equal($"{source.Path}:1: SyntaxWarning: \"is\" with 'int' literal. Did you mean \"==\"?\n", errors);
    }

    [Fact]
    public void DeepNestingEndsInCPythonsError()
    {
        using var deep = new TemporaryFile(new string('(', 100_000));
        (int status, _, string errors) = Command.Run("-m", "jitter.code", deep.Path);
        Assert.Equal(1, status);
        Assert.EndsWith("SyntaxError: too many nested parentheses\n", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-m", "jitter.code")]
    [InlineData("-m", "jitter.code", "-O", "3", Listed)]
    [InlineData("-m", "jitter.code", "-O")]
    [InlineData("-m", "jitter.code", "--text", Listed)]
    [InlineData("-m", "jitter.code", "no such file.py")]
    [InlineData("program.py")]
    public void BadCallsHaveStatusTwoAndSayWhy(params string[] arguments)
    {
        (int status, string output, string errors) = Command.Run(arguments);
        Assert.Equal((2, ""), (status, output));
        Assert.StartsWith("jitter", errors, StringComparison.Ordinal);
    }

    /// <summary>A line of make_golden.py, {"code":...,"warnings":[...]}, with the file's name in place of the warnings.</summary>
    private static string GoldenLine(string file, int optimize)
    {
        string golden = Path.Combine(Repository.Root, "tests", "Golden", "code", Path.GetRelativePath("corpus/language", file) + ".jsonl");
        string line = File.ReadAllLines(golden)[optimize];
        return line[..line.LastIndexOf(",\"warnings\":", StringComparison.Ordinal)] + $",\"file\":\"{file}\"}}\n";
    }

    [GeneratedRegex("0x[0-9a-f]{12}")]
    private static partial Regex Addresses();
}
