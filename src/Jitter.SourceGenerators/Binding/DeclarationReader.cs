using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Jitter.SourceGenerators.Binding;

/// <summary>Reads the declarations of one class or module from its symbol.</summary>
internal sealed class DeclarationReader
{
    private const string Prefix = "Jitter.Runtime.Binding.";

    /// <summary>NativeFacts.NoRaise.</summary>
    public const int NoRaise = 4;

    private readonly INamedTypeSymbol _class;
    private readonly KnownTypes _known;
    private readonly Dictionary<string, TypedConstant> _arguments;
    private readonly bool _isModule;
    private readonly int _facts;
    private readonly bool _throws;
    private int _callables;

    public DeclarationReader(INamedTypeSymbol @class, AttributeData declaration, KnownTypes known, bool isModule)
    {
        _class = @class;
        _known = known;
        _isModule = isModule;
        _arguments = KnownTypes.Named(declaration);
        Name = (string)declaration.ConstructorArguments[0].Value!;
        _facts = Int(_arguments, "Facts");
        _throws = Bool(_arguments, "Throws", isModule);
        Container = KnownTypes.Display(@class);
        SelfClass = _arguments.TryGetValue("Self", out TypedConstant self) && self.Value is INamedTypeSymbol other ? other : @class;
    }

    public string Name { get; }

    public string Container { get; }

    /// <summary>The C# class of the instances.</summary>
    public INamedTypeSymbol SelfClass { get; }

    public List<MemberModel> Members { get; } = [];

    public List<SlotModel> Slots { get; } = [];

    public CallableModel? New { get; private set; }

    public CallableModel? Init { get; private set; }

    public IMethodSymbol? ModuleInit { get; private set; }

    public IMethodSymbol? TypeInit { get; private set; }

    public List<DiagnosticData> Diagnostics { get; } = [];

    public string? Text(string name) => _arguments.TryGetValue(name, out TypedConstant value) ? value.Value as string : null;

    public int Number(string name) => Int(_arguments, name);

    public INamedTypeSymbol? Class(string name) => _arguments.TryGetValue(name, out TypedConstant value) ? value.Value as INamedTypeSymbol : null;

    public IEnumerable<INamedTypeSymbol> Classes(string name) =>
        _arguments.TryGetValue(name, out TypedConstant value) && value.Kind == TypedConstantKind.Array
            ? value.Values.Select(v => v.Value).OfType<INamedTypeSymbol>()
            : [];

    /// <summary>Reads all members, in the order that CPython's dicts have: methods, fields, computed attributes, then constants.</summary>
    public void Read()
    {
        CheckClass();
        var setters = new Dictionary<string, (IMethodSymbol Method, bool Throws)>();
        var own = new HashSet<string>();
        for (INamedTypeSymbol? type = _class; type is not null; type = UndeclaredBase(type))
        {
            foreach (ISymbol symbol in type.GetMembers())
            {
                foreach (AttributeData attribute in symbol.GetAttributes())
                {
                    string? name = attribute.AttributeClass?.ToDisplayString();
                    if (name is not null && name.StartsWith(Prefix, StringComparison.Ordinal) && IsNew(own, type, attribute, name))
                    {
                        ReadMember(symbol, attribute, name.Substring(Prefix.Length), setters);
                    }
                }
            }
        }

        PairSetters(setters);
        var sorted = Members.OrderBy(member => Rank(member.Kind)).ToList();
        Members.Clear();
        Members.AddRange(sorted);
        var names = new HashSet<string>();
        foreach (MemberModel member in Members.Where(m => !names.Add(m.Name)))
        {
            Report(_class, Binding.Diagnostics.Duplicate, Name, member.Name);
        }

        foreach (SlotModel slot in Slots.Where(s => !names.Add("slot " + s.Slot)))
        {
            Report(slot.Method, Binding.Diagnostics.Duplicate, Name, slot.Slot);
        }
    }

    /// <summary>A C# base class without a declaration: what it declares is every declared subclass's own, as in CPython's tables of methods.</summary>
    private static INamedTypeSymbol? UndeclaredBase(INamedTypeSymbol type) =>
        type.BaseType is { } @base
        && !@base.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() is Prefix + "PyClassAttribute" or Prefix + "PyModuleAttribute")
            ? @base
            : null;

    /// <summary>Whether a declaration of a base is not replaced by one of the class itself.</summary>
    private bool IsNew(HashSet<string> own, INamedTypeSymbol type, AttributeData attribute, string name)
    {
        string text = attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value?.ToString() ?? "" : "";
        int end = text.IndexOf('(');
        string key = name + " " + (end < 0 ? text : text.Substring(0, end));
        if (KnownTypes.Is(type, _class))
        {
            own.Add(key);
            return true;
        }

        return !own.Contains(key);
    }

    /// <summary>What reports diagnostics at a symbol.</summary>
    public Report ReportAt(ISymbol symbol) => (descriptor, arguments) => Report(symbol, descriptor, arguments);

    public void Report(ISymbol symbol, DiagnosticDescriptor descriptor, params string[] arguments) =>
        Diagnostics.Add(DiagnosticData.Create(descriptor, symbol.Locations.FirstOrDefault(), arguments));

    private static int Rank(MemberKind kind) => kind switch
    {
        MemberKind.Member => 1,
        MemberKind.Attribute => 2,
        MemberKind.Constant => 3,
        _ => 0,
    };

    private static int Int(Dictionary<string, TypedConstant> arguments, string name) =>
        arguments.TryGetValue(name, out TypedConstant value) && value.Value is int number ? number : 0;

    private static bool Bool(Dictionary<string, TypedConstant> arguments, string name, bool otherwise) =>
        arguments.TryGetValue(name, out TypedConstant value) && value.Value is bool flag ? flag : otherwise;

    private void CheckClass()
    {
        for (INamedTypeSymbol? type = _class; type is not null; type = type.ContainingType)
        {
            bool partial = type.DeclaringSyntaxReferences.Any(
                reference => reference.GetSyntax() is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(m => m.Text == "partial"));
            if (!partial)
            {
                Report(type, Binding.Diagnostics.NotPartial, type.Name);
            }
        }

        if (_isModule && !_class.IsStatic)
        {
            Report(_class, Binding.Diagnostics.Class, _class.Name, "a module is a static class");
        }

        string[] ofNewTypes = ["Base", "BaseExpression", "Flags"];
        if (!_isModule && Text("Existing") is not null && Array.Exists(ofNewTypes, _arguments.ContainsKey))
        {
            Report(_class, Binding.Diagnostics.Class, _class.Name, "base and flags of an existing type are set where it is made");
        }

        if (!_isModule && !_known.IsObjectOrDerived(SelfClass))
        {
            Report(_class, Binding.Diagnostics.Class, _class.Name, "it derives from PyObject, or is static and names the instances' class in Self");
        }
    }

    private void ReadMember(ISymbol symbol, AttributeData attribute, string kind, Dictionary<string, (IMethodSymbol Method, bool Throws)> setters)
    {
        Dictionary<string, TypedConstant> named = KnownTypes.Named(attribute);
        bool throws = Bool(named, "Throws", _throws);
        int facts = _facts | Int(named, "Facts");
        string? first = attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string : null;
        string? doc = named.TryGetValue("Doc", out TypedConstant text) ? text.Value as string : null;
        switch (kind)
        {
            case "PyMethodAttribute":
                AddFunction(MemberKind.Method, "$self", (IMethodSymbol)symbol, first!, named);
                break;
            case "PyClassMethodAttribute":
                AddFunction(MemberKind.ClassMethod, "$type", (IMethodSymbol)symbol, first!, named);
                break;
            case "PyStaticMethodAttribute":
                AddFunction(MemberKind.StaticMethod, "", (IMethodSymbol)symbol, first!, named);
                break;
            case "PyFunctionAttribute":
                AddFunction(MemberKind.Function, "$module", (IMethodSymbol)symbol, first!, named);
                break;
            case "PyNewAttribute":
                New = Callable(MemberKind.ClassMethod, "", (IMethodSymbol)symbol, first!, named, "null", isConstruction: true);
                break;
            case "PyInitAttribute":
                Init = Callable(MemberKind.Method, "", (IMethodSymbol)symbol, first!, named, "false", isConstruction: true);
                break;
            case "PySlotAttribute":
                Slots.Add(new SlotModel(EnumMember(attribute.ConstructorArguments[0]), (IMethodSymbol)symbol, throws, facts));
                break;
            case "PyGetterAttribute":
                Members.Add(new AttributeModel(first!, doc, symbol, throws, facts, null, false));
                break;
            case "PySetterAttribute":
                setters[first!] = ((IMethodSymbol)symbol, throws);
                break;
            case "PyMemberAttribute":
                Members.Add(new FieldModel(first!, doc, symbol, TypeOf(symbol), Bool(named, "Writable", false), Bool(named, "NullIsNone", false)));
                break;
            case "PyConstantAttribute":
                AddConstant(symbol, first!);
                break;
            case "PyModuleInitAttribute":
                ModuleInit = (IMethodSymbol)symbol;
                break;
            case "PyTypeInitAttribute":
                TypeInit = (IMethodSymbol)symbol;
                break;
        }
    }

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol is IFieldSymbol field ? field.Type : ((IPropertySymbol)symbol).Type;

    private static string EnumMember(TypedConstant value) =>
        value.Type!.GetMembers().OfType<IFieldSymbol>().First(field => field.HasConstantValue && Equals(field.ConstantValue, value.Value)).Name;

    private void AddConstant(ISymbol symbol, string name)
    {
        if (!symbol.IsStatic)
        {
            Report(symbol, Binding.Diagnostics.Member, symbol.Name, "a constant is static");
            return;
        }

        Members.Add(new ConstantModel(name, symbol, TypeOf(symbol)));
    }

    private void PairSetters(Dictionary<string, (IMethodSymbol Method, bool Throws)> setters)
    {
        for (int i = 0; i < Members.Count; i++)
        {
            if (Members[i] is AttributeModel getter && setters.TryGetValue(getter.Name, out (IMethodSymbol Method, bool Throws) setter))
            {
                Members[i] = getter with { Setter = setter.Method, SetterThrows = setter.Throws };
                setters.Remove(getter.Name);
            }
        }

        foreach (KeyValuePair<string, (IMethodSymbol Method, bool Throws)> alone in setters)
        {
            Members.Add(new AttributeModel(alone.Key, null, null, false, 0, alone.Value.Method, alone.Value.Throws));
        }
    }

    private void AddFunction(MemberKind kind, string receiver, IMethodSymbol method, string text, Dictionary<string, TypedConstant> named)
    {
        if (_isModule != (kind == MemberKind.Function))
        {
            string reason = _isModule ? "a module has functions, not methods" : "a class has methods, not functions";
            Report(method, Binding.Diagnostics.Shape, method.Name, reason);
            return;
        }

        if (Callable(kind, receiver, method, text, named, "null", isConstruction: false) is { } callable)
        {
            Members.Add(new FunctionModel(kind, callable));
        }
    }

    private CallableModel? Callable(
        MemberKind kind,
        string receiver,
        IMethodSymbol method,
        string text,
        Dictionary<string, TypedConstant> named,
        string failure,
        bool isConstruction)
    {
        if (Signature.Parse(text, out string error) is not { } signature)
        {
            Report(method, Binding.Diagnostics.BadSignature, text, error);
            return null;
        }

        // The receiver: `this`; the first parameter of a static method; for functions, a module that the method asks for.
        int count = signature.Parameters.Count;
        bool needsSelf = kind is MemberKind.ClassMethod || (kind == MemberKind.Method && method.IsStatic);
        bool asksForModule = kind == MemberKind.Function && method.Parameters.Length == count + 1
            && _known.IsObjectOrDerived(method.Parameters[0].Type);
        bool passesSelf = needsSelf || asksForModule;
        if (kind != MemberKind.Method && !method.IsStatic)
        {
            Report(method, Binding.Diagnostics.Shape, method.Name, "it must be static");
            return null;
        }

        if (needsSelf && (method.Parameters.Length == 0 || !_known.IsObjectOrDerived(method.Parameters[0].Type)))
        {
            Report(method, Binding.Diagnostics.Shape, method.Name, "its first parameter must take the receiver");
            return null;
        }

        IParameterSymbol[] parameters = method.Parameters.Skip(passesSelf ? 1 : 0).ToArray();
        if (parameters.Length != count)
        {
            Report(method, Binding.Diagnostics.ParameterCount, signature.Name, Invariant(count), Invariant(parameters.Length));
            return null;
        }

        CheckNames(method, signature, parameters);
        bool isParseTuple = Int(named, "Style") == 1;
        bool isRaw = count == 2 && signature.HasVariadic && signature.HasKeywords && KnownTypes.Is(parameters[1].Type, _known.Tuple);
        int facts = _facts | Int(named, "Facts");
        return new CallableModel
        {
            Signature = signature,
            Method = method,
            Parameters = parameters,
            Convention = isConstruction && !signature.TakesKeywords ? Convention.Span : AdapterWriter.Choose(signature, isParseTuple),
            PassesSelf = passesSelf,
            IsRaw = isRaw,
            SelfType = KnownTypes.Display(SelfClass),
            Container = Container,
            Index = _callables++,
            Throws = Bool(named, "Throws", _throws),
            CannotRaise = (facts & NoRaise) != 0,
            Facts = facts,
            Style = isParseTuple ? "ParseTuple" : "Clinic",
            Doc = named.TryGetValue("Doc", out TypedConstant doc) ? doc.Value as string : null,
            TextSignature = Bool(named, "HasTextSignature", true) ? signature.TextSignature(receiver) : null,
            Failure = failure,
        };
    }

    /// <summary>A C# parameter with the name of another Python parameter is a mistake in the order.</summary>
    private void CheckNames(IMethodSymbol method, Signature signature, IParameterSymbol[] parameters)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            string name = Fold(parameters[i].Name);
            if (name != Fold(signature.Parameters[i].Name) && signature.Parameters.Any(p => Fold(p.Name) == name))
            {
                Report(method, Binding.Diagnostics.Swapped, parameters[i].Name, signature.Name, signature.Parameters[i].Name);
            }
        }
    }

    private static string Fold(string name) => name.Replace("_", "").ToLowerInvariant();

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
