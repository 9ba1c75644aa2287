using System.Text;
using System.Text.Json;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Tests.Lexing;

public class LexerTests
{
    public static TheoryData<int, string> TokenRows => Cases.Read("Lexing", "tokens.jsonl");

    public static TheoryData<int, string> ErrorRows => Cases.Read("Lexing", "errors.jsonl");

    public static TheoryData<int, string> WarningRows => Cases.Read("Lexing", "warnings.jsonl");

    [Theory]
    [MemberData(nameof(TokenRows))]
    public void TokensAreCPythons(int index, string row)
    {
        JsonElement @case = Cases.Parse(row);
        SourceText source = SourceText.FromText(@case.GetProperty("source").GetString()!);
        IEnumerable<string> expected = @case.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()!);
        Assert.Equal(expected, Tokens(source).Select(token => Describe(source, token)));
    }

    [Theory]
    [MemberData(nameof(ErrorRows))]
    public void ErrorsAreCPythons(int index, string row)
    {
        JsonElement @case = Cases.Parse(row);
        var error = Assert.Throws<PythonSyntaxException>(() =>
        {
            SourceText source = @case.TryGetProperty("bytes", out JsonElement bytes)
                ? SourceText.FromBytes(Convert.FromHexString(bytes.GetString()!))
                : SourceText.FromText(@case.GetProperty("source").GetString()!);
            Tokens(new Lexer(source, null, endLastLine: @case.GetProperty("mode").GetString() == "exec"));
        });
        Assert.Equal(Cases.Serialize(@case.GetProperty("error")), Cases.Describe(error));
    }

    [Theory]
    [MemberData(nameof(WarningRows))]
    public void WarningsAreCPythons(int index, string row)
    {
        JsonElement @case = Cases.Parse(row);
        SourceText source = SourceText.FromText(@case.GetProperty("source").GetString()!);
        var warnings = new List<CompileWarning>();
        Tokens(new Lexer(source, (in CompileWarning warning) => warnings.Add(warning)));
        string found = Cases.Serialize(warnings.Select(warning => new object[] { warning.Message, warning.Line }));
        Assert.Equal(Cases.Serialize(@case.GetProperty("warnings")), found);
        if (warnings.Count > 0)
        {
            CompileWarning first = warnings[0];
            string error = Cases.Serialize(
                new object?[] { "SyntaxError", first.Message, first.Line, first.Offset, first.EndLine, first.EndOffset });
            Assert.StartsWith(error[..^1], Cases.Serialize(@case.GetProperty("error")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TheEndComesAgainAndAgain()
    {
        var lexer = new Lexer(SourceText.FromText("if x:\n  y"), null);
        Assert.Equal(TokenKind.EndMarker, Tokens(lexer)[^1].Kind);
        Assert.Equal(TokenKind.EndMarker, lexer.Next().Kind);
        Assert.Equal(TokenKind.EndMarker, lexer.Next().Kind);
        Assert.True(lexer.AtEnd);
    }

    [Theory]
    [InlineData("a{{b{x}", 2, 5)]
    [InlineData("{{", 2, 4)]
    [InlineData("a}}b", 2, 5)]
    public void ADoubledBraceEndsItsTokenTwice(string text, int column, int endColumn)
    {
        Token middle = Tokens(new Lexer(SourceText.FromText($"f'{text}'"), null), count: 2)[1];
        Assert.Equal((column, endColumn), (middle.Span.Column, middle.Span.EndColumn));
        Assert.Equal(endColumn - 1, middle.End);
    }

    [Fact]
    public void AnUnendedLastLineEndsInExecModeOnly()
    {
        TokenKind[] expected = [TokenKind.Name, TokenKind.NewLine, TokenKind.EndMarker];
        Assert.Equal(expected, Tokens(SourceText.FromText("x")).Select(token => token.Kind));
        Assert.Equal(
            [TokenKind.Name, TokenKind.EndMarker],
            Tokens(new Lexer(SourceText.FromText("x"), null, endLastLine: false)).Select(token => token.Kind));
        Assert.Equal(expected, Tokens(new Lexer(SourceText.FromText("x\n"), null, endLastLine: false)).Select(token => token.Kind));
    }

    [Fact]
    public void NamesAreInternedAndNormalized()
    {
        string[] names = [.. Tokens(SourceText.FromText("match x_1 a_name_of_more_than_sixteen_letters ﬁ 𝐱")).Select(token => token.Name!)];
        Assert.Same("match", names[0]);
        Assert.Same("x_1", names[1]);
        Assert.Same("a_name_of_more_than_sixteen_letters", names[2]);
        Assert.Same("fi", names[3]);
        Assert.Same("x", names[4]);
    }

    [Fact]
    public void ManyNamesAreTold()
    {
        string text = string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"name_number_{i}_of_many"));
        foreach (Token token in Tokens(SourceText.FromText(text)))
        {
            if (token.Kind == TokenKind.Name)
            {
                Assert.Equal(text[token.Start..token.End], token.Name);
            }
        }
    }

    [Fact]
    public void TheStateIsWhatTheParserReads()
    {
        var lexer = new Lexer(SourceText.FromText("x = [é, (y,\n 'a'"), null);
        Tokens(lexer, count: 8);
        Assert.Equal((2, 1), (lexer.BracketDepth, lexer.Line));
        Assert.Equal(('(', 1, 9), lexer.OpenBracket);
        Assert.Equal((0, 13, 12), (lexer.BufferStart, lexer.BufferEnd, lexer.Column));
        Assert.False(lexer.AtEnd);
        var error = Assert.Throws<PythonSyntaxException>(() => Tokens(lexer));
        Assert.Equal("'(' was never closed", error.Message);
        Assert.True(lexer.ErrorIsDeferred);
        Assert.True(lexer.AtEnd);
    }

    [Fact]
    public void OpenIndentationsCanBeClosed()
    {
        var lexer = new Lexer(SourceText.FromText("if x:\n  if y:\n    z"), null, endLastLine: false);
        Assert.Equal(TokenKind.EndMarker, Tokens(lexer)[^1].Kind);
        lexer.CloseIndentations();
        Assert.Equal([TokenKind.Dedent, TokenKind.Dedent, TokenKind.EndMarker], Tokens(lexer).Select(token => token.Kind));
    }

    private static List<Token> Tokens(SourceText source) => Tokens(new Lexer(source, null));

    private static List<Token> Tokens(Lexer lexer, int count = int.MaxValue)
    {
        var tokens = new List<Token>();
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != TokenKind.EndMarker && tokens.Count < count);
        return tokens;
    }

    private static string Describe(SourceText source, Token token) =>
        $"{token.Kind} {token.Span.Line}:{token.Span.Column}-{token.Span.EndLine} {Encoding.UTF8.GetString(source.Bytes, token.Start, token.End - token.Start)}";
}
