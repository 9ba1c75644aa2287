using System.Globalization;
using System.Numerics;
using Jitter.Primitives.Numbers;
using Jitter.Primitives.Text;

namespace Jitter.Primitives.Tests.Numbers;

public class ConversionTests
{
    [Fact]
    public void TextsParseAsFloatsAsInCPython() => Recording.Check("parse_float.txt", parts =>
    {
        bool parsed = FloatParser.TryParse(CodePointString.FromUtf16(parts[0]), out double value, out NumericError? error);
        return Recording.Answer(parsed ? FloatText.ToHex(value) : null, error);
    });

    [Fact]
    public void TextsParseAsComplexNumbersAsInCPython() => Recording.Check("parse_complex.txt", parts =>
    {
        bool parsed = ComplexParser.TryParse(CodePointString.FromUtf16(parts[0]), out double real, out double imaginary, out NumericError? error);
        return Recording.Answer(parsed ? FloatText.ToHex(real) + " " + FloatText.ToHex(imaginary) : null, error);
    });

    [Fact]
    public void HexadecimalTextsParseAsInCPython() => Recording.Check("parse_hex.txt", parts =>
    {
        bool parsed = FloatParser.TryParseHex(CodePointString.FromUtf16(parts[0]), out double value, out NumericError? error);
        return Recording.Answer(parsed ? FloatText.ToHex(value) : null, error);
    });

    [Fact]
    public void TextsParseAsIntsAsInCPython() => Recording.Check("parse_int.txt", parts =>
    {
        int numberBase = int.Parse(parts[1], CultureInfo.InvariantCulture);
        bool parsed = IntParser.TryParse(
            CodePointString.FromUtf16(parts[0]), numberBase, IntText.DefaultMaxDigits, out BigInteger value, out NumericError? error);
        return Recording.Answer(parsed ? Hex(value) : null, error);
    });

    [Fact]
    public void FloatsRoundAsInCPython() => Recording.Check("round.txt", parts =>
    {
        int places = int.Parse(parts[1], CultureInfo.InvariantCulture);
        bool rounded = FloatConversion.TryRound(Recording.Float(parts[0]), places, out double value, out NumericError? error);
        return Recording.Answer(rounded ? FloatText.ToHex(value) : null, error);
    });

    [Fact]
    public void FloatsConvertToIntsAsInCPython() => Recording.Check("convert.txt", parts =>
    {
        double value = Recording.Float(parts[0]);
        NumericError? error = null;
        BigInteger result;
        string? text = parts[1] switch
        {
            "as_integer_ratio" => FloatConversion.TryGetIntegerRatio(value, out result, out BigInteger denominator, out error)
                ? Hex(result) + " " + Hex(denominator)
                : null,
            "round" => FloatConversion.TryRoundToInt(value, out result, out error) ? Hex(result) : null,
            "int" => FloatConversion.TryTruncate(value, out result, out error) ? Hex(result) : null,
            _ => FloatConversion.IsInteger(value).ToString(),
        };
        return Recording.Answer(text, error);
    });

    [Fact]
    public void IntsConvertToFloatsAsInCPython() => Recording.Check("from_int.txt", parts =>
    {
        bool converted = FloatConversion.TryFromInt(Recording.Int(parts[0]), out double value, out NumericError? error);
        return Recording.Answer(converted ? FloatText.ToHex(value) : null, error);
    });

    [Fact]
    public void PrintfConversionsFormatAsInCPython() => Recording.Check("printf.txt", parts =>
    {
        var conversion = new PrintfConversion(Flags(parts[1]), Number(parts[2], 0), Number(parts[3], -1), parts[4][0]);
        NumericError? error;
        string? text = "diuoxX".Contains(conversion.Conversion, StringComparison.Ordinal)
            ? PrintfFormat.FormatInt(Recording.Int(parts[0]), conversion, IntText.DefaultMaxDigits, out error)
            : PrintfFormat.FormatFloat(Recording.Float(parts[0]), conversion, out error);
        return Recording.Answer(text, error);
    });

    private static int Number(string text, int missing) => text.Length == 0 ? missing : int.Parse(text, CultureInfo.InvariantCulture);

    private static PrintfFlags Flags(string text)
    {
        PrintfFlags flags = PrintfFlags.None;
        foreach (char c in text)
        {
            flags |= c switch
            {
                '-' => PrintfFlags.LeftJustify,
                '+' => PrintfFlags.Sign,
                ' ' => PrintfFlags.Blank,
                '#' => PrintfFlags.Alternate,
                _ => PrintfFlags.Zero,
            };
        }

        return flags;
    }

    private static string Hex(BigInteger value) =>
        (value.Sign < 0 ? "-0x" : "0x") + IntText.ToPowerOfTwoBase(BigInteger.Abs(value), 4, upper: false);
}
