namespace Jitter.Primitives.Constants;

/// <summary>The Python repr of constants.</summary>
public static class ConstantRepr
{
    /// <summary>What <c>repr(value)</c> prints in CPython 3.13.</summary>
    public static string Repr(Constant value) => throw new NotImplementedException(value.GetType().Name);
}
