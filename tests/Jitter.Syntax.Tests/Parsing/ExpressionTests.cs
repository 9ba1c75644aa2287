using System.Text.Json;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;
using Jitter.Syntax.Parsing;
using Assert = Xunit.Assert;

namespace Jitter.Syntax.Tests.Parsing;

/// <summary>Trees, errors and warnings of expressions, as record.py has recorded them from CPython 3.13.</summary>
public class ExpressionTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    public static TheoryData<int, string> TreeRows => Cases.Read("Parsing", "trees.jsonl");

    public static TheoryData<int, string> ErrorRows => Cases.Read("Parsing", "expression_errors.jsonl");

    public static TheoryData<int, string> WarningRows => Cases.Read("Parsing", "string_warnings.jsonl");

    public static TheoryData<int, string> DepthRows => Cases.Read("Parsing", "depths.jsonl");

    [Theory]
    [MemberData(nameof(TreeRows))]
    public void TreesAreCPythons(int index, string row)
    {
        JsonElement @case = Cases.Parse(row);
        Mod tree = Parse(@case, new ParseOptions());
        Assert.Equal(@case.GetProperty("tree").GetString(), tree.ToString());
    }

    [Theory]
    [MemberData(nameof(ErrorRows))]
    public void ErrorsAreCPythons(int index, string row)
    {
        JsonElement @case = Cases.Parse(row);
        int flags = @case.GetProperty("flags").GetInt32();
        var options = new ParseOptions
        {
            Mode = Enum.Parse<ParseMode>(@case.GetProperty("mode").GetString()!, ignoreCase: true),
            DontImplyDedent = (flags & 0x200) != 0,
            AllowIncompleteInput = (flags & 0x4000) != 0,
        };
        Assert.Equal(Cases.Serialize(@case.GetProperty("error")), ErrorOf(@case, options));
    }

    [Theory]
    [MemberData(nameof(WarningRows))]
    public void WarningsAsErrorsAreCPythons(int index, string row)
    {
        JsonElement @case = Cases.Parse(row);
        static void Throw(in CompileWarning warning) => throw new PythonSyntaxException(
            CompileErrorKind.SyntaxError, warning.Message, warning.Line, warning.Offset, warning.EndLine, warning.EndOffset);
        string expected = Cases.Serialize(@case.GetProperty("error"));
        string found = ErrorOf(@case, new ParseOptions { Warn = Throw });

        // The text of the line is for whoever makes an error of the warning to find.
        Assert.StartsWith(found.Replace(",null]", "", StringComparison.Ordinal), expected, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WarningRows))]
    public void WarningsAreCPythons(int index, string row)
    {
        JsonElement @case = Cases.Parse(row);
        var warnings = new List<string>();
        try
        {
            Parse(@case, new ParseOptions { Warn = (in CompileWarning warning) => warnings.Add($"{warning.Message}@{warning.Line}") });
        }
        catch (PythonSyntaxException)
        {
            // Some of the sources are wrong behind what is warned of.
        }

        Assert.Equal(Cases.Serialize(@case.GetProperty("warnings")), Cases.Serialize(warnings));
    }

    [Theory]
    [MemberData(nameof(DepthRows))]
    public void NestingEndsWhereCPythonsDoes(int index, string row)
    {
        JsonElement @case = Cases.Parse(row);
        int most = @case.GetProperty("most").GetInt32();
        CompileErrorKind? atMost = null;
        CompileErrorKind? beyond = null;
        LargeStack.Run(
            () =>
            {
                atMost = ErrorOfDepth(@case, most);
                beyond = ErrorOfDepth(@case, most + 1);
            },
            s_limit);
        Assert.Null(atMost);
        Assert.Equal(CompileErrorKind.MemoryError, beyond);
    }

    private static string ErrorOf(JsonElement @case, ParseOptions options)
    {
        try
        {
            Parse(@case, options);
            return "null";
        }
        catch (PythonSyntaxException e)
        {
            return Cases.Describe(e);
        }
    }

    private static CompileErrorKind? ErrorOfDepth(JsonElement @case, int depth)
    {
        string part = @case.GetProperty("part").GetString()!;
        string source = @case.GetProperty("head").GetString() + string.Concat(Enumerable.Repeat(part, depth)) + @case.GetProperty("tail").GetString();
        try
        {
            Parser.Parse(SourceText.FromText(source), new ParseOptions());
            return null;
        }
        catch (PythonSyntaxException error)
        {
            return error.Kind;
        }
    }

    private static Mod Parse(JsonElement @case, ParseOptions options) =>
        Parser.Parse(SourceText.FromText(@case.GetProperty("source").GetString()!), options);
}
