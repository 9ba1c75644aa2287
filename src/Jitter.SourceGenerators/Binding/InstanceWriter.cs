using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Jitter.SourceGenerators.Binding;

/// <summary>
/// Writes, for a declared class that Python classes may derive from, the C# class of their instances, and <c>AllocateAs</c>, by
/// which the class's own code makes objects of a given Python class.
/// </summary>
internal sealed class InstanceWriter(CodeWriter code, INamedTypeSymbol @class, DeclarationReader declaration, KnownTypes known)
{
    private const int BaseType = 2;

    private static readonly SymbolDisplayFormat s_parameterFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(
            SymbolDisplayFormat.FullyQualifiedFormat.MiscellaneousOptions | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private INamedTypeSymbol? Explicit => declaration.Class("InstanceBase");

    private INamedTypeSymbol InstanceBase => Explicit ?? @class;

    private string Name => @class.Name + "Instance";

    private bool IsWanted
    {
        get
        {
            bool mayBeBase = declaration.Text("Existing") is not null || (declaration.Number("Flags") & BaseType) != 0;
            return mayBeBase && !@class.IsStatic && !InstanceBase.IsSealed && !InstanceBase.IsAbstract && @class.TypeParameters.Length == 0
                && !known.DerivesFrom(@class, "PyInstance") && !known.DerivesFrom(@class, "PyType") && Constructors.Any();
        }
    }

    private IEnumerable<IMethodSymbol> Constructors => InstanceBase.InstanceConstructors.Where(
        c => c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.Protected
            or Accessibility.ProtectedOrInternal);

    /// <summary>Writes AllocateAs, inside of the class.</summary>
    public void WriteAllocation()
    {
        if (!IsWanted)
        {
            return;
        }

        foreach (IMethodSymbol constructor in Constructors)
        {
            string access = constructor.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
            string arguments = Arguments(constructor);
            string instance = $"Finalizers.Attach(type, new {Name}(type{(arguments.Length > 0 ? ", " : "")}{arguments}))";
            string made = Explicit is null && !@class.IsAbstract
                ? $"ReferenceEquals(type, TypeObject) ? new {@class.Name}({arguments}) : {instance}"
                : instance;
            code.Line("/// <summary>Makes an object of the type, or of a Python class that derives from it.</summary>");
            code.Line($"{access} static {@class.Name} AllocateAs(PyType type{Parameters(constructor)}) => {made};").Line();
        }
    }

    /// <summary>Writes the instances' class, beside the class.</summary>
    public void WriteClass()
    {
        if (!IsWanted)
        {
            return;
        }

        string access = @class.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
        code.Line().Line($"/// <summary>Instances of Python classes that derive from {declaration.Name}.</summary>");
        code.Open($"{access} sealed class {Name} : {KnownTypes.Display(InstanceBase)}");
        code.Line("private readonly PyInstance _own;").Line();
        foreach (IMethodSymbol constructor in Constructors)
        {
            string visible = constructor.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
            code.Line("/// <summary>Makes an instance without attributes.</summary>");
            code.Line($"{visible} {Name}(PyType type{Parameters(constructor)}) : base({Arguments(constructor)}) => _own = new PyInstance(type);").Line();
        }

        code.Line("/// <inheritdoc/>").Line("public override PyType Type => _own.Type;").Line();
        code.Line("/// <inheritdoc/>").Line("public override PyInstance? Storage => _own;");
        if (!Overrides("InstanceAttributes"))
        {
            code.Line().Line("/// <inheritdoc/>").Line("public override IInstanceAttributes? InstanceAttributes => _own.InstanceAttributes;");
        }

        string type = $"{KnownTypes.Display(@class)}.TypeObject";
        if (Overrides("Call"))
        {
            code.Line().Line("/// <inheritdoc/>");
            code.Line("public override PyObject? Call(System.ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>");
            code.Line($"    ReferenceEquals(Type.Slots.Call, {type}.Slots.Call) ? base.Call(arguments, keywordNames)");
            code.Line("        : Type.Slots.Call is { } call ? call(this, arguments, keywordNames)");
            code.Line("        : Errors.Raise(PyExceptions.TypeError, $\"'{Type.FullName}' object is not callable\");");
        }

        if (Overrides("IterNext"))
        {
            code.Line().Line("/// <inheritdoc/>");
            code.Line("public override PyObject? IterNext() =>");
            code.Line($"    ReferenceEquals(Type.Slots.IterNext, {type}.Slots.IterNext) ? base.IterNext() : Type.Slots.IterNext!(this);");
        }

        code.Close();
    }

    /// <summary>A number for the C# class of a type's instances, the same in every build; 0 where the type adds none.</summary>
    public static int LayoutOf(INamedTypeSymbol self)
    {
        if (self.Name == "PyInstance")
        {
            return 0;
        }

        uint hash = 2166136261;
        foreach (char c in KnownTypes.Display(self))
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)hash | 1;
    }

    /// <summary>Whether the class or a base below PyObject overrides a member.</summary>
    private bool Overrides(string member)
    {
        for (INamedTypeSymbol? type = InstanceBase; type is not null && !known.IsObject(type); type = type.BaseType)
        {
            if (type.GetMembers(member).Any(m => m.IsOverride))
            {
                return true;
            }
        }

        return false;
    }

    private static string Parameters(IMethodSymbol constructor) => string.Concat(constructor.Parameters.Select(
        p => $", {Modifier(p)}{p.Type.ToDisplayString(s_parameterFormat)} @{p.Name}{Default(p)}"));

    private static string Arguments(IMethodSymbol constructor) =>
        string.Join(", ", constructor.Parameters.Select(p => $"{Modifier(p)}@{p.Name}"));

    private static string Modifier(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        _ => "",
    };

    private static string Default(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return "";
        }

        return parameter.ExplicitDefaultValue is { } value
            ? $" = ({KnownTypes.Display(parameter.Type)})({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})"
            : " = default";
    }
}
