using Jitter.Compiler.Preprocessing;
using Jitter.Compiler.Symbols;
using Jitter.Syntax.Ast;
using Assert = Xunit.Assert;

namespace Jitter.Compiler.Tests.Preprocessing;

/// <summary>Folded trees, against CPython's optimized ast.</summary>
public class AstPreprocessorTests
{
    public static TheoryData<string, int, string> Trees => PassCases.Of("trees.txt");

    public static TheoryData<string, int, string> Arithmetic => PassCases.Of("tree_arithmetic.txt");

    [Theory]
    [MemberData(nameof(Trees))]
    [MemberData(nameof(Arithmetic))]
    public void TreeIsThatOfCPython(string source, int optimize, string expected)
    {
        string actual = PassCases.Outcome(source, root =>
        {
            AstPreprocessor.Run(root, optimize, FutureFeatures.Of(root, default).Flags);
            return root.ToString();
        });
        Assert.Equal(expected, actual);
    }
}
