using Jitter.Bytecode;
using Jitter.Compiler.Preprocessing;
using Jitter.Compiler.Symbols;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;
using Jitter.Syntax.Parsing;
using Assert = Xunit.Assert;

namespace Jitter.Compiler.Tests.Symbols;

/// <summary>Scopes, their names and the errors in them, against CPython's symtable.</summary>
public class SymbolTableTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    public static TheoryData<string, int, string> Tables => PassCases.Of("symbols.txt");

    public static TheoryData<string, int, string> Errors => PassCases.Of("symbol_errors.txt");

    [Theory]
    [MemberData(nameof(Tables))]
    [MemberData(nameof(Errors))]
    public void TableIsThatOfCPython(string source, int optimize, string expected)
    {
        Assert.Equal(0, optimize);
        string actual = PassCases.Outcome(source, static root => SymbolTable.Build(root, FutureFeatures.Of(root, CodeFlags.None)).ToString().TrimEnd('\n'));
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("C", "__x", "_C__x")]
    [InlineData("__C", "__x", "_C__x")]
    [InlineData("C", "__x__", "__x__")]
    [InlineData("C", "__a.b", "__a.b")]
    [InlineData("C", "_x", "_x")]
    [InlineData("C", "__", "__")]
    [InlineData("___", "__x", "__x")]
    [InlineData(null, "__x", "__x")]
    public void PrivateNamesAreMangled(string? className, string name, string expected) =>
        Assert.Equal(expected, NameMangling.Mangle(className, name));

    [Fact]
    public void NamesAreSortedByCodePoint()
    {
        Scope scope = Table("def f():\n \U00010428 = \uFE73 = b = a = 1\n lambda: (\U00010428, \uFE73, a, b)\n").Top.Children[0];
        Assert.Equal(["a", "b", "\uFE73", "\U00010428"], scope.NamesOf(SymbolScope.Cell, SymbolFlags.ComprehensionCell));
    }

    [Theory]
    [InlineData(0, "x", ".x", "", 9_998)]
    [InlineData(0, "x", "+x", "", 9_998)]
    [InlineData(0, "1", "+1", "", 9_998)]
    [InlineData(0, "x", "()", "", 9_998)]
    [InlineData(0, "def f(): x", ".x", "", 9_997)]
    [InlineData(0, "class A:\n def f(): x", ".x", " = 1", 9_996)]
    [InlineData(2, "x", ".x", "", 9_996)]
    [InlineData(2, "x", "+x", "", 9_996)]
    [InlineData(2, "1", "+1", "", 9_996)]
    [InlineData(2, "x", "()", "", 9_996)]
    [InlineData(2, "def f(): x", ".x", "", 9_995)]
    [InlineData(2, "class A:\n def f(): x", ".x", " = 1", 9_994)]
    [InlineData(3, "x", ".x", "", 9_995)]
    [InlineData(3, "x", "+x", "", 9_995)]
    [InlineData(3, "1", "+1", "", 9_995)]
    [InlineData(3, "x", "()", "", 9_995)]
    [InlineData(3, "def f(): x", ".x", "", 9_994)]
    [InlineData(3, "class A:\n def f(): x", ".x", " = 1", 9_993)]
    public void NestingHasCPythonsLimit(int depth, string start, string part, string end, int deepest)
    {
        LargeStack.Run(
            () =>
            {
                Process(start + string.Concat(Enumerable.Repeat(part, deepest)) + end, depth);
                var error = Assert.Throws<PythonSyntaxException>(
                    () => Process(start + string.Concat(Enumerable.Repeat(part, deepest + 1)) + end, depth));
                Assert.Equal(CompileErrorKind.RecursionError, error.Kind);
                Assert.Equal("maximum recursion depth exceeded during compilation", error.Message);
            },
            s_limit);
    }

    private static void Process(string source, int depth)
    {
        Mod root = Parser.Parse(SourceText.FromText(source), new ParseOptions());
        FutureFeatures future = FutureFeatures.Of(root, CodeFlags.None);
        AstPreprocessor.Run(root, 0, future.Flags, depth: depth);
        SymbolTable.Build(root, future, depth);
    }

    private static SymbolTable Table(string source)
    {
        Mod root = Parser.Parse(SourceText.FromText(source), new ParseOptions());
        return SymbolTable.Build(root, FutureFeatures.Of(root, CodeFlags.None));
    }
}
