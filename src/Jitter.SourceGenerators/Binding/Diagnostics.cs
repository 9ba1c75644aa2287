using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Jitter.SourceGenerators.Binding;

/// <summary>What can be wrong with a declaration.</summary>
internal static class Diagnostics
{
#pragma warning disable RS2008 // A generator of this repository alone: its diagnostics have no releases to track.
    public static readonly DiagnosticDescriptor BadSignature = Make(
        "JIT001", "Signature does not parse", "The signature '{0}' does not parse: {1}");

    public static readonly DiagnosticDescriptor ParameterCount = Make(
        "JIT002", "Parameters do not match the signature", "The signature of '{0}' has {1} parameters, but the C# method takes {2}");

    public static readonly DiagnosticDescriptor ParameterType = Make(
        "JIT003", "No conversion to the parameter's type", "Parameter '{0}' of '{1}': there is no conversion to '{2}'");

    public static readonly DiagnosticDescriptor ResultType = Make(
        "JIT004", "No conversion from the result's type", "'{0}': there is no conversion from '{1}'");

    public static readonly DiagnosticDescriptor Duplicate = Make(
        "JIT005", "Name declared twice", "'{0}' has two members named '{1}'");

    public static readonly DiagnosticDescriptor NotPartial = Make(
        "JIT006", "Declared class is not partial", "'{0}' and the classes around it must be partial");

    public static readonly DiagnosticDescriptor Default = Make(
        "JIT007", "Default has no C# value",
        "Parameter '{0}' of '{1}': the default '{2}' has no value of type '{3}'; make the type nullable or give a C# default");

    public static readonly DiagnosticDescriptor Shape = Make(
        "JIT008", "Method has the wrong shape", "'{0}': {1}");

    public static readonly DiagnosticDescriptor Slot = Make(
        "JIT009", "Method does not fit the slot", "'{0}' does not fit slot {1}, whose delegate is {2}");

    public static readonly DiagnosticDescriptor Member = Make(
        "JIT010", "Member cannot be declared so", "'{0}': {1}");

    public static readonly DiagnosticDescriptor Swapped = Make(
        "JIT011", "Parameter stands in another's place", "Parameter '{0}' of '{1}' stands in the place of the signature's '{2}'");

    public static readonly DiagnosticDescriptor Class = Make(
        "JIT012", "Class cannot be declared so", "'{0}': {1}");
#pragma warning restore RS2008

    private static DiagnosticDescriptor Make(string id, string title, string message) =>
        new(id, title, message, "Jitter.Binding", DiagnosticSeverity.Error, isEnabledByDefault: true);
}

/// <summary>Reports what is wrong at a place that the reporter knows.</summary>
internal delegate void Report(DiagnosticDescriptor descriptor, params string[] arguments);

/// <summary>A diagnostic as a value, so that the incremental pipeline can compare it.</summary>
internal sealed record DiagnosticData(
    DiagnosticDescriptor Descriptor, string Path, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    public static DiagnosticData Create(DiagnosticDescriptor descriptor, Location? location, params string[] arguments) => new(
        descriptor,
        location?.SourceTree?.FilePath ?? "",
        location?.SourceSpan ?? default,
        location?.GetLineSpan().Span ?? default,
        new EquatableArray<string>(arguments));

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptor, Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines), (object[])Arguments.Items);
}
