using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Jitter.SourceGenerators.Binding;

/// <summary>Writes the assignment of one slot.</summary>
internal sealed class SlotWriter(CodeWriter code, KnownTypes known, DeclarationReader declaration, SlotModel slot)
{
    public void Write()
    {
        IMethodSymbol method = slot.Method;
        int operands = method.Parameters.Length + (method.IsStatic ? 0 : 1);
        INamedTypeSymbol? type = known.SlotDelegate(slot.Slot, operands);
        IMethodSymbol? invoke = type?.DelegateInvokeMethod;
        if (invoke is null || invoke.Parameters.Length != operands || !ParametersFit(method, invoke))
        {
            ReportMisfit(type);
            return;
        }

        List<string> names = invoke.Parameters.Select((_, i) => i == 0 ? "self" : "a" + i).ToList();
        string head = $"({type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})(static ({string.Join(", ", names)}) =>";
        code.Open(slot.Slot == "New" ? $"NativeTypes.SetNew(type, {head}" : $"NativeTypes.SetSlot(type, SlotId.{slot.Slot}, {head}");
        AdapterWriter.Guarded(code, slot.Throws, Failure(invoke), () => WriteCall(method, invoke, names));
        code.Close("}));").Line();
    }

    private static string Failure(IMethodSymbol invoke) => invoke.ReturnType.SpecialType switch
    {
        SpecialType.System_Boolean => "false",
        SpecialType.System_Int32 or SpecialType.System_Int64 => "-1",
        _ => "null",
    };

    private bool ParametersFit(IMethodSymbol method, IMethodSymbol invoke)
    {
        int offset = method.IsStatic ? 0 : 1;
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            ITypeSymbol given = invoke.Parameters[i + offset].Type;
            ITypeSymbol taken = method.Parameters[i].Type;
            bool isReceiver = i + offset == 0;
            if (!KnownTypes.Is(taken, given) && !(isReceiver && known.IsObjectOrDerived(taken)))
            {
                return false;
            }
        }

        return true;
    }

    private void WriteCall(IMethodSymbol method, IMethodSymbol invoke, List<string> names)
    {
        string call;
        if (method.IsStatic)
        {
            ITypeSymbol first = method.Parameters[0].Type;
            names[0] = known.IsObject(first) ? "self" : $"NativeTypes.Self<{KnownTypes.Display(first)}>(self)";
            call = $"{declaration.Container}.{method.Name}({string.Join(", ", names)})";
        }
        else
        {
            string self = KnownTypes.Display(declaration.SelfClass);
            call = $"NativeTypes.Self<{self}>(self).{method.Name}({string.Join(", ", names.Skip(1))})";
        }

        ITypeSymbol result = method.ReturnType;
        switch (invoke.ReturnType.SpecialType)
        {
            case SpecialType.System_Boolean:
                ResultWriter.WriteSuccess(code, method, call, slot.CannotRaise, declaration.ReportAt(method));
                break;
            case SpecialType.System_Int64
                when result.SpecialType is SpecialType.System_Int64 or SpecialType.System_Int32 or SpecialType.System_IntPtr:
            case SpecialType.System_Int32 when result.SpecialType is SpecialType.System_Int32:
                code.Line($"return {call};");
                break;
            case SpecialType.System_Int32 when result.SpecialType is SpecialType.System_Boolean:
                code.Line($"bool result = {call};");
                code.Line(slot.CannotRaise ? "return result ? 1 : 0;" : "return Errors.Pending ? -1 : result ? 1 : 0;");
                break;
            case SpecialType.System_Int32 or SpecialType.System_Int64:
                ReportMisfit(invoke.ContainingType);
                break;
            default:
                ResultWriter.Write(code, known, result, call, slot.CannotRaise, declaration.ReportAt(method), method.Name);
                break;
        }
    }

    private void ReportMisfit(INamedTypeSymbol? type) =>
        declaration.Report(slot.Method, Diagnostics.Slot, slot.Method.Name, slot.Slot, type?.ToDisplayString() ?? "unknown");
}
