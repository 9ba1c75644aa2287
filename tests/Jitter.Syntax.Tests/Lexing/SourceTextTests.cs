using System.Text;
using System.Text.Json;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Tests.Lexing;

public class SourceTextTests
{
    public static TheoryData<int, string> EncodingRows => Cases.Read("Lexing", "encodings.jsonl");

    [Theory]
    [MemberData(nameof(EncodingRows))]
    public void DeclaredEncodingsAreCPythons(int index, string row)
    {
        JsonElement @case = Cases.Parse(row);
        SourceText source = SourceText.FromBytes(Convert.FromHexString(@case.GetProperty("bytes").GetString()!));
        Assert.Equal($"x = '{@case.GetProperty("text").GetString()}'", source.LineText(2));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a\n")]
    [InlineData("a\n", "a\n")]
    [InlineData("a\r", "a\n")]
    [InlineData("a\r\nb\rc\n\rd\r\r\n", "a\nb\nc\n\nd\n\n")]
    public void LineEndsAreTranslated(string text, string expected)
    {
        SourceText source = SourceText.FromText(text);
        Assert.Equal(expected, Encoding.UTF8.GetString(source.Bytes, 0, source.Length));
        Assert.True(source.Bytes.AsSpan(source.Length).IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public void AMarkIsTakenOffBytesOnly()
    {
        Assert.Equal("x", SourceText.FromBytes("\uFEFFx"u8).LineText(1));
        Assert.Equal("\uFEFFx", SourceText.FromText("\uFEFFx").LineText(1));
    }

    [Fact]
    public void TextIgnoresItsCookie() => Assert.Equal("é", SourceText.FromText("# coding: ascii\né").LineText(2));

    [Fact]
    public void TextHasNoLoneSurrogates()
    {
        Check("\uD800", "'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed");
        Check("\U0001F600\uDC00\uDC01x", "'utf-8' codec can't encode characters in position 1-2: surrogates not allowed");

        static void Check(string text, string message)
        {
            var error = Assert.Throws<PythonSyntaxException>(() => SourceText.FromText(text));
            Assert.Equal((CompileErrorKind.UnicodeEncodeError, message), (error.Kind, error.Message));
        }
    }

    [Fact]
    public void ColumnsAreTurnedIntoCodePoints()
    {
        SourceText source = SourceText.FromText("x\né日😀z\n");
        Assert.Equal("é日😀z", source.LineText(2));
        Assert.Equal([0, 1, 2, 3, 4, 4], new[] { 0, 2, 5, 9, 10, 99 }.Select(column => source.CodePointColumn(2, column)));
    }
}
