namespace Jitter.Compiler.CodeGen;

/// <summary>What a comprehension makes.</summary>
internal enum ComprehensionForm
{
    Generator,
    List,
    Set,
    Dict,
}
