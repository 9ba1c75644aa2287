namespace System.Runtime.CompilerServices;

/// <summary>Lets records compile for netstandard2.0, on which Roslyn components must run.</summary>
internal static class IsExternalInit
{
}
