using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Jitter.SourceGenerators.Binding;

/// <summary>The runtime's types that declarations use, looked up in the compilation.</summary>
internal sealed class KnownTypes(Compilation compilation)
{
    private const string Objects = "Jitter.Runtime.Objects.";
    private const string Binding = "Jitter.Runtime.Binding.";

    private readonly INamedTypeSymbol? _slots = compilation.GetTypeByMetadataName(Objects + "SlotSet");
    private readonly INamedTypeSymbol? _argument = compilation.GetTypeByMetadataName(Binding + "INativeArgument`1");
    private readonly INamedTypeSymbol? _types = compilation.GetTypeByMetadataName(Objects + "PyTypes");

    public INamedTypeSymbol? Object { get; } = compilation.GetTypeByMetadataName(Objects + "PyObject");

    public INamedTypeSymbol? Str { get; } = compilation.GetTypeByMetadataName(Objects + "PyStr");

    public INamedTypeSymbol? Tuple { get; } = compilation.GetTypeByMetadataName(Objects + "PyTuple");

    public INamedTypeSymbol? Dict { get; } = compilation.GetTypeByMetadataName(Objects + "PyDict");

    public INamedTypeSymbol? Type { get; } = compilation.GetTypeByMetadataName(Objects + "PyType");

    public bool IsObject(ITypeSymbol type) => Is(type, Object);

    public bool IsObjectOrDerived(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (Is(current, Object))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a class is one of the runtime's, or derives from it.</summary>
    public bool DerivesFrom(INamedTypeSymbol type, string name)
    {
        INamedTypeSymbol? sought = compilation.GetTypeByMetadataName(Objects + name);
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (Is(current, sought))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A type's C# name, fully qualified and without nullability.</summary>
    public static string Display(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static bool Is(ITypeSymbol type, ITypeSymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(type, other);

    public bool IsNativeArgument(ITypeSymbol type) =>
        type.AllInterfaces.Any(i => Is(i.OriginalDefinition, _argument) && Is(i.TypeArguments[0], type));

    public static bool IsDisposable(ITypeSymbol type) => type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_IDisposable);

    public bool IsObjectSpan(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments.Length: 1 } span && IsObject(span.TypeArguments[0]);

    /// <summary>The delegate type of a slot: what SlotSet's property of the same name has; else by the number of operands.</summary>
    public INamedTypeSymbol? SlotDelegate(string slot, int operands)
    {
        if (_slots?.GetMembers(slot).OfType<IPropertySymbol>().FirstOrDefault()?.Type is INamedTypeSymbol { DelegateInvokeMethod: not null } known)
        {
            return known;
        }

        return compilation.GetTypeByMetadataName(Objects + (operands == 1 ? "UnaryFunction" : "BinaryFunction"));
    }

    /// <summary>A C# expression for the name that error messages show for instances of a C# class; null where it is not declared.</summary>
    public string? ExpectedName(ITypeSymbol type)
    {
        AttributeData? declaration = type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == Binding + "PyClassAttribute");
        if (declaration is { ConstructorArguments.Length: 1 } && declaration.ConstructorArguments[0].Value is string name)
        {
            return CodeWriter.Literal(name);
        }

        string field = type.Name.StartsWith("Py", System.StringComparison.Ordinal) ? type.Name.Substring(2) : type.Name;
        return _types?.GetMembers(field).FirstOrDefault() is null ? null : "PyTypes." + field + ".FullName";
    }

    /// <summary>Whether a base class of a declared class is declared too, so that generated members hide its.</summary>
    public static bool HasDeclaredBase(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == Binding + "PyClassAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    public static int Depth(INamedTypeSymbol? type)
    {
        int depth = 0;
        for (INamedTypeSymbol? current = type?.BaseType; current is not null; current = current.BaseType)
        {
            depth++;
        }

        return depth;
    }

    /// <summary>The named arguments of an attribute by name.</summary>
    public static Dictionary<string, TypedConstant> Named(AttributeData attribute) => attribute.NamedArguments.ToDictionary(a => a.Key, a => a.Value);
}
