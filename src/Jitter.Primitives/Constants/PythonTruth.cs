namespace Jitter.Primitives.Constants;

/// <summary>Python's <c>bool()</c> of constants.</summary>
public static class PythonTruth
{
    /// <summary>Whether a value is true.</summary>
    public static bool IsTrue(Constant value) => value switch
    {
        SingletonConstant s => s == SingletonConstant.True || s == SingletonConstant.Ellipsis,
        IntConstant i => !i.Value.IsZero,
        FloatConstant f => f.Value != 0,
        ComplexConstant c => c.Real != 0 || c.Imaginary != 0,
        StrConstant s => s.Value.Length != 0,
        BytesConstant b => b.Value.Length != 0,
        TupleConstant t => t.Items.Length != 0,
        FrozenSetConstant s => s.Items.Length != 0,
        _ => true,
    };
}
