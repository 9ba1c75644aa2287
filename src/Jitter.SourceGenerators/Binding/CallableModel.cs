using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Jitter.SourceGenerators.Binding;

/// <summary>A declared callable: the signature, the C# method, and how they meet.</summary>
internal sealed class CallableModel
{
    public required Signature Signature { get; init; }

    public required IMethodSymbol Method { get; init; }

    /// <summary>The C# parameters that the signature's stand for.</summary>
    public required IReadOnlyList<IParameterSymbol> Parameters { get; init; }

    public required Convention Convention { get; init; }

    /// <summary>Whether a static C# method takes the receiver first.</summary>
    public required bool PassesSelf { get; init; }

    /// <summary>Whether the method takes arguments and keyword names as they come.</summary>
    public required bool IsRaw { get; init; }

    /// <summary>The C# class of the receiver.</summary>
    public required string SelfType { get; init; }

    /// <summary>The C# class that has the method.</summary>
    public required string Container { get; init; }

    /// <summary>The member's number.</summary>
    public required int Index { get; init; }

    public required bool Throws { get; init; }

    public required bool CannotRaise { get; init; }

    public required int Facts { get; init; }

    public required string Style { get; init; }

    public required string? Doc { get; init; }

    public required string? TextSignature { get; init; }

    /// <summary>What the adapter returns with an error pending.</summary>
    public string Failure { get; init; } = "null";
}
