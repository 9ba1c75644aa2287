namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>Classes of numbers.</summary>
internal static class DecimalClasses
{
    public static bool IsNormal(DecimalValue value, ArithmeticContext context) =>
        value.IsFinite && !value.IsZero && value.Adjusted >= context.Emin;

    public static bool IsSubnormal(DecimalValue value, ArithmeticContext context) =>
        value.IsFinite && !value.IsZero && value.Adjusted < context.Emin;

    public static bool SameQuantum(DecimalValue a, DecimalValue b) =>
        a.IsFinite && b.IsFinite ? a.Exponent == b.Exponent : (a.IsNaN && b.IsNaN) || (a.IsInfinite && b.IsInfinite);

    public static string NameOf(DecimalValue value, ArithmeticContext context)
    {
        if (value.IsNaN)
        {
            return value.IsSignaling ? "sNaN" : "NaN";
        }

        string name = value.IsInfinite ? "Infinity" : value.IsZero ? "Zero" : IsNormal(value, context) ? "Normal" : "Subnormal";
        return (value.Negative ? "-" : "+") + name;
    }
}
