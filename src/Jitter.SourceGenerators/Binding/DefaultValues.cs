using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Jitter.SourceGenerators.Binding;

/// <summary>C# values of the defaults in signatures.</summary>
internal static class DefaultValues
{
    /// <summary>A C# expression of an object for a default's text; null for what has none.</summary>
    public static string? ForObject(string text)
    {
        switch (text)
        {
            case "None": return "PyNone.None";
            case "True": return "PyBool.True";
            case "False": return "PyBool.False";
            case "()": return "PyTuple.Empty";
        }

        if (Integer(text) is { } number)
        {
            return "PyInt.From(" + number + ")";
        }

        return String(text) is { } value ? "PyStr.Interned(" + CodeWriter.Literal(value) + ")" : null;
    }

    /// <summary>A C# expression of a type's value for a default's text, else for the C# parameter's own default; null for what has none.</summary>
    public static string? ForValue(ITypeSymbol type, string text, IParameterSymbol parameter)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean when text is "True" or "False":
                return text == "True" ? "true" : "false";
            case SpecialType.System_Double when Number(text):
                return text + "d";
            case SpecialType.System_String when String(text) is { } value:
                return CodeWriter.Literal(value);
            case SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_IntPtr or SpecialType.System_UInt32
                or SpecialType.System_UInt64 or SpecialType.System_Byte when Integer(text) is { } integer:
                return "(" + KnownTypes.Display(type) + ")" + integer;
        }

        if (parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is { } own)
        {
            string literal = SymbolDisplay.FormatPrimitive(own, quoteStrings: true, useHexadecimalNumbers: false);
            return type.SpecialType == SpecialType.System_String ? literal : "(" + KnownTypes.Display(type) + ")(" + literal + ")";
        }

        return null;
    }

    /// <summary>A C# expression for a literal that may convert implicitly to a type of native arguments; null for other texts.</summary>
    public static string? ForConvertible(string text) =>
        Integer(text) ?? (String(text) is { Length: > 0 } value ? CodeWriter.Literal(value) : null);

    private static string? Integer(string text)
    {
        if (text == "sys.maxsize")
        {
            return "long.MaxValue";
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? "(" + value.ToString(CultureInfo.InvariantCulture) + "L)"
            : null;
    }

    private static bool Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>The value of a string literal; null for other texts.</summary>
    private static string? String(string text)
    {
        if (text.Length < 2 || text[0] is not ('\'' or '"') || text[text.Length - 1] != text[0])
        {
            return null;
        }

        var value = new StringBuilder();
        for (int i = 1; i < text.Length - 1; i++)
        {
            char c = text[i];
            if (c == '\\')
            {
                c = text[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', var other => other };
            }

            value.Append(c);
        }

        return value.ToString();
    }
}
