using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Jitter.SourceGenerators.Binding;

/// <summary>Writes the conversion of one argument to the type of its C# parameter.</summary>
/// <param name="code">Where to.</param>
/// <param name="known">The runtime's types.</param>
/// <param name="function">The name that errors show.</param>
/// <param name="failure">What the adapter returns with an error pending.</param>
/// <param name="report">Takes diagnostics.</param>
internal sealed class ParameterWriter(CodeWriter code, KnownTypes known, string function, string failure, Report report)
{
    private static readonly Dictionary<SpecialType, string> s_conversions = new()
    {
        [SpecialType.System_Boolean] = "ToBool",
        [SpecialType.System_Int32] = "ToInt32",
        [SpecialType.System_Int64] = "ToInt64",
        [SpecialType.System_IntPtr] = "ToIntPtr",
        [SpecialType.System_UInt32] = "ToUInt32",
        [SpecialType.System_UInt64] = "ToUInt64",
        [SpecialType.System_Byte] = "ToByte",
        [SpecialType.System_Double] = "ToDouble",
    };

    /// <summary>Writes the conversion.</summary>
    /// <param name="parameter">The C# parameter.</param>
    /// <param name="signature">The Python parameter.</param>
    /// <param name="source">A C# expression without effects for the argument; null at run time where it is missing.</param>
    /// <param name="argument">The argument's place in error texts.</param>
    /// <param name="local">A name for the converted value.</param>
    /// <returns>The C# expression for the call.</returns>
    public string Write(IParameterSymbol parameter, SignatureParameter signature, string source, string argument, string local)
    {
        ITypeSymbol type = parameter.Type;
        if (known.IsObject(type))
        {
            return WriteObject(parameter, signature, source, local);
        }

        string place = CodeWriter.Literal(function) + ", " + CodeWriter.Literal(argument);
        if (known.IsObjectOrDerived(type))
        {
            WriteInstance(parameter, signature, source, place, local);
        }
        else if (type.SpecialType == SpecialType.System_String)
        {
            WriteString(parameter, signature, source, place, local);
        }
        else if (Conversion(type) is { } conversion)
        {
            WriteValue(parameter, signature, source, conversion, local);
        }
        else if (NullableOf(type) is { } value && Conversion(value) is { } inner)
        {
            WriteNullable(value, parameter, signature, source, inner, local);
        }
        else if (known.IsNativeArgument(type))
        {
            WriteNativeArgument(type, signature, source, place, local);
        }
        else
        {
            report(Diagnostics.ParameterType, [parameter.Name, function, type.ToDisplayString()]);
        }

        return local;
    }

    public static string? Conversion(ITypeSymbol type)
    {
        if (s_conversions.TryGetValue(type.SpecialType, out string? name))
        {
            return name;
        }

        return type.ToDisplayString() == "System.Numerics.BigInteger" ? "ToBigInteger" : null;
    }

    private static ITypeSymbol? NullableOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : null;

    private static bool IsNullable(IParameterSymbol parameter) => parameter.NullableAnnotation == NullableAnnotation.Annotated;

    private string WriteObject(IParameterSymbol parameter, SignatureParameter signature, string source, string local)
    {
        if (signature.IsRequired || IsNullable(parameter))
        {
            return IsNullable(parameter) ? source : source + "!";
        }

        if (DefaultValues.ForObject(signature.Default!) is not { } value)
        {
            ReportDefault(parameter, signature);
            return "null!";
        }

        code.Line($"PyObject {local} = {source} ?? {value};");
        return local;
    }

    private void WriteInstance(IParameterSymbol parameter, SignatureParameter signature, string source, string place, string local)
    {
        string type = KnownTypes.Display(parameter.Type);
        if (known.ExpectedName(parameter.Type) is not { } expected)
        {
            report(Diagnostics.ParameterType, [parameter.Name, function, type + ", which is no declared class"]);
            return;
        }

        if (signature.IsRequired)
        {
            code.Open($"if ({source} is not {type} {local})");
            Fail($"ArgumentErrors.Wrong({place}, {expected}, {source}!);");
            return;
        }

        bool noneIsNull = signature.Default == "None" && IsNullable(parameter);
        string? value = IsNullable(parameter) ? "null" : DefaultValues.ForObject(signature.Default!);
        if (value is null)
        {
            ReportDefault(parameter, signature);
            value = "null!";
        }

        WriteChoice(type, value, source, place, expected, noneIsNull, local, $"{local} = {local}Given;");
    }

    private void WriteString(IParameterSymbol parameter, SignatureParameter signature, string source, string place, string local)
    {
        if (signature.IsRequired)
        {
            code.Open($"if ({source} is not PyStr {local}Given)");
            Fail($"ArgumentErrors.Wrong({place}, \"str\", {source}!);");
            code.Open($"if (!ArgumentConversion.ToText({local}Given, out string {local}))");
            Fail();
            return;
        }

        bool noneIsNull = signature.Default == "None" && IsNullable(parameter);
        string? value = DefaultValues.ForValue(parameter.Type, signature.Default!, parameter) ?? (IsNullable(parameter) ? "null" : null);
        if (value is null)
        {
            ReportDefault(parameter, signature);
            value = "\"\"";
        }

        WriteChoice("PyStr", value, source, place, "\"str\"", noneIsNull, local, "", "string");
        code.Open($"if ({source} is PyStr {local}Text && !ArgumentConversion.ToText({local}Text, out {local}))");
        Fail();
    }

    /// <summary>An optional argument of a class: its default where it is missing (or None, where None is it), an error for other objects.</summary>
    private void WriteChoice(
        string type,
        string value,
        string source,
        string place,
        string expected,
        bool noneIsNull,
        string local,
        string assignment,
        string? localType = null)
    {
        code.Line($"{localType ?? type}? {local} = {value};");
        string expectedText = noneIsNull ? expected + " + \" or None\"" : expected;
        string missing = noneIsNull ? "not (null or PyNone)" : "not null";
        code.Open(assignment.Length > 0 ? $"if ({source} is {type} {local}Given)" : $"if ({source} is {type})");
        if (assignment.Length > 0)
        {
            code.Line(assignment);
        }

        code.Close().Open($"else if ({source} is {missing})");
        Fail($"ArgumentErrors.Wrong({place}, {expectedText}, {source});");
    }

    private void WriteValue(IParameterSymbol parameter, SignatureParameter signature, string source, string conversion, string local)
    {
        string type = KnownTypes.Display(parameter.Type);
        if (signature.IsRequired)
        {
            code.Open($"if (!ArgumentConversion.{conversion}({source}!, out {type} {local}))");
            Fail();
            return;
        }

        if (DefaultValues.ForValue(parameter.Type, signature.Default!, parameter) is not { } value)
        {
            ReportDefault(parameter, signature);
            value = "default";
        }

        code.Line($"{type} {local} = {value};");
        code.Open($"if ({source} is not null && !ArgumentConversion.{conversion}({source}, out {local}))");
        Fail();
    }

    private void WriteNullable(
        ITypeSymbol inner, IParameterSymbol parameter, SignatureParameter signature, string source, string conversion, string local)
    {
        string type = KnownTypes.Display(inner);
        string value = signature.Default is { } text ? DefaultValues.ForValue(inner, text, parameter) ?? "null" : "null";
        code.Line($"{type}? {local} = {value};");
        if (inner.SpecialType == SpecialType.System_IntPtr)
        {
            code.Open($"if ({source} is not null && !ArgumentConversion.ToOptionalIntPtr({source}, out {local}))");
            Fail();
            return;
        }

        code.Open($"if ({source} is PyNone)").Line($"{local} = null;").Close();
        code.Open($"else if ({source} is not null)");
        code.Open($"if (!ArgumentConversion.{conversion}({source}, out {type} {local}Given))");
        Fail();
        code.Line($"{local} = {local}Given;").Close();
    }

    private void WriteNativeArgument(ITypeSymbol argumentType, SignatureParameter signature, string source, string place, string local)
    {
        string type = KnownTypes.Display(argumentType);
        if (signature.IsRequired)
        {
            code.Open($"if (!{type}.TryConvert({source}!, {place}, out {type} {local}))");
            Fail();
        }
        else
        {
            string? value = HasConversionFromLiteral(argumentType, signature.Default!) ? DefaultValues.ForConvertible(signature.Default!) : null;
            code.Line($"{type} {local} = {value ?? "default!"};");
            code.Open($"if ({source} is not null && !{type}.TryConvert({source}, {place}, out {local}))");
            Fail();
        }

        if (KnownTypes.IsDisposable(argumentType))
        {
            code.Line($"using {type} {local}Held = {local};");
        }
    }

    private static bool HasConversionFromLiteral(ITypeSymbol type, string text)
    {
        if (DefaultValues.ForConvertible(text) is not { } literal)
        {
            return false;
        }

        SpecialType from = literal[0] == '"' ? SpecialType.System_String : SpecialType.System_Int64;
        foreach (ISymbol member in type.GetMembers("op_Implicit"))
        {
            if (member is IMethodSymbol { Parameters.Length: 1 } conversion && conversion.Parameters[0].Type.SpecialType == from)
            {
                return true;
            }
        }

        return false;
    }

    private void Fail(string statement = "")
    {
        if (statement.Length > 0)
        {
            code.Line(statement);
        }

        code.Line($"return {failure};").Close().Line();
    }

    private void ReportDefault(IParameterSymbol parameter, SignatureParameter signature) =>
        report(Diagnostics.Default, [parameter.Name, function, signature.Default ?? "", parameter.Type.ToDisplayString()]);
}
