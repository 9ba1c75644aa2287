using Microsoft.CodeAnalysis;

namespace Jitter.SourceGenerators.Binding;

/// <summary>Writes what reads and assigns to computed attributes and fields.</summary>
internal sealed class AttributeWriter(CodeWriter code, KnownTypes known, DeclarationReader declaration)
{
    private string Self => $"NativeTypes.Self<{KnownTypes.Display(declaration.SelfClass)}>(self)";

    public void WriteGetter(MemberModel member, string head)
    {
        switch (member)
        {
            case AttributeModel { Getter: null }:
                code.Line(head + "null;");
                break;
            case AttributeModel attribute:
                code.Open(head + "(UnaryFunction)(static self =>");
                AdapterWriter.Guarded(code, attribute.GetterThrows, "null", () => WriteComputed(attribute));
                code.Close("});");
                break;
            case FieldModel field:
                code.Open(head + "(UnaryFunction)(static self =>");
                WriteField(field);
                code.Close("});");
                break;
        }
    }

    public void WriteSetter(MemberModel member, string head)
    {
        switch (member)
        {
            case AttributeModel { Setter: { } setter } attribute:
                int receivers = setter.IsStatic ? 1 : 0;
                if (setter.Parameters.Length != receivers + 1 || !known.IsObject(setter.Parameters[receivers].Type))
                {
                    declaration.Report(setter, Diagnostics.Shape, setter.Name, "a setter takes the value as PyObject?");
                    break;
                }

                code.Open(head + "(NativeSetter)(static (self, value) =>");
                string call = setter.IsStatic ? $"{declaration.Container}.{setter.Name}({Receiver(setter)}, value)" : $"{Self}.{setter.Name}(value)";
                AdapterWriter.Guarded(
                    code, attribute.SetterThrows, "false",
                    () => ResultWriter.WriteSuccess(code, setter, call, false, declaration.ReportAt(setter)));
                code.Close("});");
                break;
            case FieldModel { IsWritable: true } field:
                code.Open(head + "(NativeSetter)(static (self, value) =>");
                WriteAssignment(field);
                code.Close("});");
                break;
        }
    }

    private string Receiver(IMethodSymbol method) => known.IsObject(method.Parameters[0].Type)
        ? "self"
        : $"NativeTypes.Self<{KnownTypes.Display(method.Parameters[0].Type)}>(self)";

    private void WriteComputed(AttributeModel attribute)
    {
        ISymbol getter = attribute.Getter!;
        ITypeSymbol type;
        string call;
        if (getter is IMethodSymbol method)
        {
            type = method.ReturnType;
            call = method.IsStatic ? $"{declaration.Container}.{method.Name}({Receiver(method)})" : $"{Self}.{method.Name}()";
            if (method.Parameters.Length != (method.IsStatic ? 1 : 0))
            {
                declaration.Report(method, Diagnostics.Shape, method.Name, "a getter takes nothing but the receiver");
            }
        }
        else
        {
            type = ((IPropertySymbol)getter).Type;
            call = getter.IsStatic ? $"{declaration.Container}.{getter.Name}" : $"{Self}.{getter.Name}";
        }

        ResultWriter.Write(code, known, type, call, attribute.GetterCannotRaise, declaration.ReportAt(getter), getter.Name);
    }

    private void WriteField(FieldModel field)
    {
        string access = $"{Self}.{field.Symbol.Name}";
        if (ResultWriter.Kind(known, field.Type) is not { } kind)
        {
            declaration.Report(field.Symbol, Diagnostics.ResultType, field.Name, field.Type.ToDisplayString());
        }
        else if (kind == "Object")
        {
            string missing = field.NullIsNone ? "PyNone.None" : $"NativeTypes.RaiseNoValue(self, {CodeWriter.Literal(field.Name)})";
            code.Line($"return (PyObject?){access} ?? {missing};");
        }
        else if (field.Type.SpecialType == SpecialType.System_String)
        {
            code.Line($"return NativeTypes.TextOrNone({access});");
        }
        else
        {
            code.Line($"return {ResultWriter.Box(known, field.Type, access)};");
        }
    }

    private void WriteAssignment(FieldModel field)
    {
        string access = $"{Self}.{field.Symbol.Name}";
        string type = KnownTypes.Display(field.Type);
        if (known.IsObject(field.Type) && field.Type.NullableAnnotation == NullableAnnotation.Annotated)
        {
            if (!field.NullIsNone)
            {
                code.Open($"if (value is null && {access} is null)");
                code.Line($"return Errors.RaiseFalse(PyExceptions.AttributeError, {CodeWriter.Literal(field.Name)});").Close().Line();
            }

            code.Line($"{access} = value;").Line("return true;");
            return;
        }

        code.Open("if (value is null)");
        code.Line("return Errors.RaiseFalse(PyExceptions.TypeError, \"can't delete numeric/char attribute\");").Close().Line();
        if (known.IsObject(field.Type))
        {
            code.Line($"{access} = value;").Line("return true;");
        }
        else if (field.Type.SpecialType == SpecialType.System_Boolean)
        {
            code.Open("if (value is not PyBool flag)");
            code.Line("return Errors.RaiseFalse(PyExceptions.TypeError, \"attribute value type must be bool\");").Close().Line();
            code.Line($"{access} = ReferenceEquals(flag, PyBool.True);").Line("return true;");
        }
        else if (ParameterWriter.Conversion(field.Type) is { } conversion)
        {
            code.Open($"if (!ArgumentConversion.{conversion}(value, out {type} converted))").Line("return false;").Close().Line();
            code.Line($"{access} = converted;").Line("return true;");
        }
        else
        {
            code.Line("return false;");
            declaration.Report(field.Symbol, Diagnostics.Member, field.Name, "no conversion from objects to " + type + ": declare a setter");
        }
    }
}
