namespace Jitter.Stdlib.Modules.Mathematics;

/// <summary>A sum of two floats that do not overlap: arithmetic without rounding errors (Dekker, Knuth, Shewchuk).</summary>
/// <param name="High">The rounded value.</param>
/// <param name="Low">The error of rounding.</param>
internal readonly record struct DoubleLength(double High, double Low)
{
    /// <summary>a + b where a is not smaller than b.</summary>
    public static DoubleLength FastSum(double a, double b)
    {
        double sum = a + b;
        return new DoubleLength(sum, (a - sum) + b);
    }

    /// <summary>a + b.</summary>
    public static DoubleLength Sum(double a, double b)
    {
        double sum = a + b;
        double z = sum - a;
        return new DoubleLength(sum, (a - (sum - z)) + (b - z));
    }

    /// <summary>a * b.</summary>
    public static DoubleLength Product(double a, double b)
    {
        double product = a * b;
        return new DoubleLength(product, Math.FusedMultiplyAdd(a, b, -product));
    }
}

/// <summary>A sum of three floats.</summary>
/// <param name="High">The rounded value.</param>
/// <param name="Low">The error of rounding.</param>
/// <param name="Tiny">The error of that.</param>
internal readonly record struct TripleLength(double High, double Low, double Tiny)
{
    /// <summary>This plus x * y.</summary>
    public TripleLength AddProduct(double x, double y)
    {
        DoubleLength product = DoubleLength.Product(x, y);
        DoubleLength sum = DoubleLength.Sum(High, product.High);
        DoubleLength first = DoubleLength.Sum(Low, product.Low);
        DoubleLength second = DoubleLength.Sum(first.High, sum.Low);
        return new TripleLength(sum.High, second.High, Tiny + first.Low + second.Low);
    }

    /// <summary>The nearest float.</summary>
    public double ToDouble() => DoubleLength.Sum(High, DoubleLength.Sum(Low, Tiny).High).High;
}
