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
}
