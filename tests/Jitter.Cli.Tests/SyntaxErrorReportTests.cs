using System.Text;
using System.Text.Json;
using Jitter.Compiler;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Cli.Tests;

/// <summary>Sources that do not compile are reported as CPython's traceback module does (record_reports.py).</summary>
public class SyntaxErrorReportTests
{
    public static TheoryData<string, string> Reports()
    {
        var cases = new TheoryData<string, string>();
        foreach (string row in File.ReadLines(Path.Combine(Repository.Root, "tests", "Golden", "reports", "syntax_errors.jsonl")))
        {
            JsonElement @case = JsonDocument.Parse(row).RootElement;
            cases.Add(@case.GetProperty("source").GetString()!, @case.GetProperty("report").GetString()!);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void ReportIsThatOfCPython(string source, string report)
    {
        var error = Assert.Throws<PythonSyntaxException>(
            () => PythonCompiler.Compile(SourceText.FromBytes(Encoding.UTF8.GetBytes(source)), "case.py", new CompileOptions()));
        using var output = new StringWriter();
        SyntaxErrorReport.Write(output, "case.py", error);
        Assert.Equal(report, output.ToString());
    }

    [Fact]
    public void AnErrorWithoutPositionOrMessageIsItsType()
    {
        using var output = new StringWriter();
        SyntaxErrorReport.Write(output, "case.py", new PythonSyntaxException(CompileErrorKind.MemoryError, ""));
        Assert.Equal("MemoryError\n", output.ToString());
    }
}
