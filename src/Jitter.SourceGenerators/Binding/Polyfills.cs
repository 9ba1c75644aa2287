namespace System.Runtime.CompilerServices;

/// <summary>Lets required members compile for netstandard2.0, on which Roslyn components must run.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class RequiredMemberAttribute : Attribute
{
}

/// <summary>See <see cref="RequiredMemberAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
