using System.Text;
using Jitter.Syntax.Ast;
using Assert = Xunit.Assert;

namespace Jitter.Compiler.Tests.CodeGen;

/// <summary>Instructions as code generation leaves them, before any optimization, and its errors, against CPython's.</summary>
public class CodeGeneratorTests
{
    public static TheoryData<string, int, string> Statements => PassCases.Of("code_statements.txt");

    public static TheoryData<string, int, string> Patterns => PassCases.Of("code_patterns.txt");

    public static TheoryData<string, int, string> Errors => PassCases.Of("code_errors.txt");

    [Theory]
    [MemberData(nameof(Statements))]
    [MemberData(nameof(Patterns))]
    [MemberData(nameof(Errors))]
    public void InstructionsAreThoseOfCPython(string source, int optimize, string expected)
    {
        string actual = PassCases.Outcome(source, root => Generate(root, optimize));
        Assert.Equal(expected, actual);
    }

    private static string Generate(Mod root, int optimize)
    {
        var text = new StringBuilder();
        CodeGeneration.Run(root, "<case>", optimize, (_, instructions) => text.Append("unit\n").Append(instructions));
        return text.ToString().TrimEnd('\n');
    }
}
