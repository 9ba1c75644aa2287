using System.Globalization;
using System.Text;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;
using Jitter.Syntax.Parsing;
using Assert = Xunit.Assert;

namespace Jitter.Syntax.Tests.Parsing;

/// <summary>The trees and errors of the sources in Statements/*.txt, as recorded from CPython 3.13 by record.py there.</summary>
public sealed class StatementTests
{
    private const string Arrow = "=> ";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    /// <summary>The files of cases.</summary>
    public static TheoryData<string> Files
    {
        get
        {
            var files = new TheoryData<string>();
            foreach (string path in Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal))
            {
                files.Add(Path.GetFileName(path));
            }

            return files;
        }
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Parsing", "Statements");

    [Theory]
    [MemberData(nameof(Files))]
    public void ResultsAreCPythons(string file)
    {
        var differences = new StringBuilder();
        var source = new List<string>();
        foreach (string line in File.ReadAllText(Path.Combine(Folder, file)).Split('\n'))
        {
            if (!line.StartsWith(Arrow, StringComparison.Ordinal))
            {
                source.Add(line);
                continue;
            }

            string text = string.Join('\n', source);
            string result = Result(text, withTree: file == "trees.txt");
            source.Clear();
            if (result != line[Arrow.Length..])
            {
                differences.Append(text).Append('\n').Append(line).Append("\nnot ").Append(result).Append("\n\n");
            }
        }

        Assert.Equal("", differences.ToString());
    }

    [Theory]
    [InlineData("exec", "x = 1\n", "Module")]
    [InlineData("single", "x = 1", "Interactive")]
    [InlineData("single", "if x:\n  y\n", "Interactive")]
    [InlineData("eval", "x, 1\n\n", "Expression")]
    public void TheModeChoosesTheRoot(string mode, string source, string root)
    {
        ParseMode parseMode = Enum.Parse<ParseMode>(mode, ignoreCase: true);
        Mod tree = Parser.Parse(SourceText.FromText(source), new ParseOptions { Mode = parseMode });
        Assert.Equal(root, tree.GetType().Name);
    }

    [Theory]
    [InlineData(3000)]
    [InlineData(100_000)]
    public void ManyStatementsAreParsedInLinearTime(int count)
    {
        string source = string.Concat(Enumerable.Repeat("x = a.b(c, d=1)\n", count));
        Mod? tree = null;
        LargeStack.Run(() => tree = Parser.Parse(SourceText.FromText(source), new ParseOptions()), s_limit);
        Assert.Equal(count, Assert.IsType<Module>(tree).Body.Length);
    }

    [Theory]
    [InlineData("lambda a=", "1 2", ": 1")]
    [InlineData("f(a=", "1 2", ")")]
    [InlineData("x[", "1 2", "]")]
    [InlineData("(", "f() = 1", ")")]
    public void ErrorsInDeepNestingAreFoundQuickly(string open, string inner, string close)
    {
        const int Depth = 90;
        string source = string.Concat(Enumerable.Repeat(open, Depth)) + inner + string.Concat(Enumerable.Repeat(close, Depth));
        Action parse = () => Parser.Parse(SourceText.FromText(source), new ParseOptions());
        LargeStack.Run(() => Assert.Throws<PythonSyntaxException>(parse), s_limit);
    }

    private static string Result(string source, bool withTree)
    {
        try
        {
            Mod tree = Parser.Parse(SourceText.FromText(source), new ParseOptions());
            return withTree ? tree.ToString() : "ok";
        }
        catch (PythonSyntaxException error) when (error.Line is null)
        {
            return $"{error.Kind} {error.Message}";
        }
        catch (PythonSyntaxException error)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{error.Kind} {error.Line}:{error.Offset}-{error.EndLine}:{error.EndOffset} {error.Message}");
        }
    }
}
