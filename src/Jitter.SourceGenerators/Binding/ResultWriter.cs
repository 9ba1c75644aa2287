using Microsoft.CodeAnalysis;

namespace Jitter.SourceGenerators.Binding;

/// <summary>Writes what an adapter returns for the result of a C# method.</summary>
internal static class ResultWriter
{
    /// <summary>The member of NativeResult for a type; null where there is no conversion.</summary>
    public static string? Kind(KnownTypes known, ITypeSymbol type)
    {
        if (known.IsObjectOrDerived(type))
        {
            return "Object";
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_Void:
                return "None";
            case SpecialType.System_Boolean:
                return "Bool";
            case SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_IntPtr
                or SpecialType.System_UInt32 or SpecialType.System_Byte:
                return "Int64";
            case SpecialType.System_Double:
                return "Float64";
            case SpecialType.System_String or SpecialType.System_UInt64:
                return "Other";
            default:
                return type.ToDisplayString() == "System.Numerics.BigInteger" ? "Other" : null;
        }
    }

    /// <summary>The expression of an object for a value of a type.</summary>
    public static string Box(KnownTypes known, ITypeSymbol type, string value) => Kind(known, type) switch
    {
        "Object" => value,
        "Bool" => $"PyBool.From({value})",
        "Int64" => $"PyInt.From((long)({value}))",
        "Float64" => $"new PyFloat({value})",
        _ => type.SpecialType == SpecialType.System_String ? $"new PyStr({value})" : $"PyInt.From((System.Numerics.BigInteger)({value}))",
    };

    /// <summary>Writes the call and the return of an object.</summary>
    public static void Write(
        CodeWriter code, KnownTypes known, ITypeSymbol type, string call, bool cannotRaise, Report report, string method)
    {
        string? kind = Kind(known, type);
        switch (kind)
        {
            case null:
                report(Diagnostics.ResultType, [method, type.ToDisplayString()]);
                return;
            case "Object":
                code.Line($"return {call};");
                return;
            case "None":
                code.Line(call + ";");
                code.Line(cannotRaise ? "return PyNone.None;" : "return Errors.Pending ? null : PyNone.None;");
                return;
        }

        code.Line($"{KnownTypes.Display(type)} result = {call};");
        string failed = type.SpecialType == SpecialType.System_String ? "result is null" : "Errors.Pending";
        string boxed = Box(known, type, "result");
        code.Line(cannotRaise ? $"return {boxed};" : $"return {failed} ? null : {boxed};");
    }

    /// <summary>Writes the call and the return of success or failure: for methods that return bool or void.</summary>
    public static void WriteSuccess(CodeWriter code, IMethodSymbol method, string call, bool cannotRaise, Report report)
    {
        switch (method.ReturnType.SpecialType)
        {
            case SpecialType.System_Boolean:
                code.Line($"return {call};");
                break;
            case SpecialType.System_Void:
                code.Line(call + ";").Line(cannotRaise ? "return true;" : "return !Errors.Pending;");
                break;
            default:
                report(Diagnostics.ResultType, [method.Name, method.ReturnType.ToDisplayString()]);
                break;
        }
    }
}
