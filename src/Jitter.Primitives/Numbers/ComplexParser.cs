using System.Diagnostics.CodeAnalysis;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;

namespace Jitter.Primitives.Numbers;

/// <summary><c>complex(text)</c> (CPython's Objects/complexobject.c, complex_from_string_inner).</summary>
public static class ComplexParser
{
    /// <summary>Parses a float, an imaginary number or their sum, perhaps in parentheses; no space inside the number.</summary>
    public static bool TryParse(CodePointString source, out double real, out double imaginary, [NotNullWhen(false)] out NumericError? error)
    {
        real = 0;
        imaginary = 0;
        error = null;
        ReadOnlySpan<char> text = NumericText.ToAscii(source);
        if (!FloatParser.TryRemoveUnderscores(ref text))
        {
            error = NumericError.Value("could not convert string to complex: " + ConstantRepr.Repr(source));
            return false;
        }

        text = NumericText.Trim(text);
        if (text.Length > 0 && text[0] == '(')
        {
            if (text[^1] != ')')
            {
                return Malformed(out error);
            }

            text = NumericText.Trim(text[1..^1]);
        }

        if (text.Length == 0)
        {
            return Malformed(out error);
        }

        bool hasUnit = text[^1] is 'j' or 'J';
        if (!FloatParser.TryParsePrefix(text, out double first, out int length))
        {
            // "j" alone is a unit.
            imaginary = text[0] == '-' ? -1 : 1;
            return (hasUnit && text.Length == (text[0] is '+' or '-' ? 2 : 1)) || Malformed(out error);
        }

        text = text[length..];
        if (text.Length == 0)
        {
            real = first;
            return true;
        }

        if (!hasUnit)
        {
            return Malformed(out error);
        }

        if (text.Length == 1)
        {
            imaginary = first;
            return true;
        }

        if (text[0] is not ('+' or '-'))
        {
            return Malformed(out error);
        }

        real = first;
        if (!FloatParser.TryParsePrefix(text, out imaginary, out length))
        {
            imaginary = text[0] == '-' ? -1 : 1;
            length = 1;
        }

        return length == text.Length - 1 || Malformed(out error);
    }

    private static bool Malformed(out NumericError error)
    {
        error = NumericError.Value("complex() arg is a malformed string");
        return false;
    }
}
