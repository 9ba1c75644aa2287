using System.Text.RegularExpressions;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;
using Jitter.Syntax.Parsing;

namespace Jitter.Compiler.Tests;

/// <summary>The cases of tests/Golden/passes, which record_passes.py recorded.</summary>
internal static partial class PassCases
{
    /// <summary>Source, optimization level and expectation of each case of a file.</summary>
    public static TheoryData<string, int, string> Of(string file)
    {
        var cases = new TheoryData<string, int, string>();
        string text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Golden", "passes", file));
        foreach (System.Text.RegularExpressions.Match match in Case().Matches(text))
        {
            int optimize = match.Groups["optimize"].Success ? match.Groups["optimize"].Value[0] - '0' : 0;
            cases.Add(match.Groups["source"].Value, optimize, match.Groups["expected"].Value);
        }

        return cases;
    }

    /// <summary>What a pass makes of a source, or the error in record_passes.py's words.</summary>
    public static string Outcome(string source, Func<Mod, string> pass)
    {
        try
        {
            return pass(Parser.Parse(SourceText.FromText(source), new ParseOptions()));
        }
        catch (PythonSyntaxException e)
        {
            return $"{e.Kind}: {e.Message} {Number(e.Line)} {Number(e.Offset)} {Number(e.EndLine)} {Number(e.EndOffset)}";
        }
    }

    private static string Number(int? value) => value is { } number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "None";

    [GeneratedRegex(@"^===(?: optimize=(?<optimize>\d))?\n(?<source>.*?)^---\n(?<expected>.*?)\n(?=^===|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Case();
}
