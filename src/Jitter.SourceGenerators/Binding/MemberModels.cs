using Microsoft.CodeAnalysis;

namespace Jitter.SourceGenerators.Binding;

/// <summary>A declared member of a class or module, in the order of the class's dict.</summary>
/// <param name="Name">The Python name.</param>
/// <param name="Kind">NativeMemberKind's member.</param>
/// <param name="Doc"><c>__doc__</c></param>
internal abstract record MemberModel(string Name, MemberKind Kind, string? Doc);

/// <summary>NativeMemberKind's members.</summary>
internal enum MemberKind
{
    Method,
    ClassMethod,
    StaticMethod,
    Function,
    Attribute,
    Member,
    Constant,
}

/// <summary>A method or function.</summary>
internal sealed record FunctionModel(MemberKind Kind, CallableModel Callable) : MemberModel(Callable.Signature.Name, Kind, Callable.Doc);

/// <summary>A computed attribute; getter or setter may be missing.</summary>
internal sealed record AttributeModel(
    string Name, string? Doc, ISymbol? Getter, bool GetterThrows, int Facts, IMethodSymbol? Setter, bool SetterThrows)
    : MemberModel(Name, MemberKind.Attribute, Doc)
{
    public bool GetterCannotRaise => (Facts & DeclarationReader.NoRaise) != 0;
}

/// <summary>A field or property.</summary>
internal sealed record FieldModel(string Name, string? Doc, ISymbol Symbol, ITypeSymbol Type, bool IsWritable, bool NullIsNone)
    : MemberModel(Name, MemberKind.Member, Doc);

/// <summary>A constant.</summary>
internal sealed record ConstantModel(string Name, ISymbol Symbol, ITypeSymbol Type) : MemberModel(Name, MemberKind.Constant, null);

/// <summary>A method that fills a slot.</summary>
internal sealed record SlotModel(string Slot, IMethodSymbol Method, bool Throws, int Facts)
{
    public bool CannotRaise => (Facts & DeclarationReader.NoRaise) != 0;
}
