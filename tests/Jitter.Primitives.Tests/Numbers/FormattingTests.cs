using Jitter.Primitives.Numbers;
using Jitter.Primitives.Text;

namespace Jitter.Primitives.Tests.Numbers;

public class FormattingTests
{
    [Fact]
    public void FormatSpecificationsFormatAsInCPython() => Recording.Check("format.txt", parts =>
    {
        CodePointString spec = CodePointString.FromUtf16(parts[2]);
        NumericError? error;
        CodePointString? text = parts[0] switch
        {
            "str" => Formatting.FormatString(CodePointString.FromUtf16(parts[1]), spec, "str", out error),
            "int" => Formatting.FormatInt(Recording.Int(parts[1]), spec, "int", IntText.DefaultMaxDigits, out error),
            "float" => Formatting.FormatFloat(Recording.Float(parts[1]), spec, "float", out error),
            _ => parts[1].Split(' ') is var both
                ? Formatting.FormatComplex(Recording.Float(both[0]), Recording.Float(both[1]), spec, "complex", out error)
                : throw new InvalidOperationException(),
        };
        return Recording.Answer(text?.ToUtf16(), error);
    });

    [Fact]
    public void FloatsHaveTheReprOfCPython() =>
        Recording.Check("repr.txt", parts => Recording.Answer(FloatText.Repr(Recording.Float(parts[0])), null));

    [Theory]
    [InlineData("99999999999999")]
    [InlineData("9999999999.2f")]
    [InlineData(".2147483647f")]
    public void TextsTooLongForAnyMemoryAreRefusedAtOnce(string spec)
    {
        Assert.Null(Formatting.FormatFloat(0.5, CodePointString.FromUtf16(spec), "float", out NumericError? error));
        Assert.Equal(NumericErrorKind.MemoryError, error?.Kind);
    }
}
