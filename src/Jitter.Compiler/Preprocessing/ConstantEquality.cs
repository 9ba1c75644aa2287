using System.Numerics;
using Jitter.Primitives.Constants;

namespace Jitter.Compiler.Preprocessing;

/// <summary>Python's == between constants, by which sets take items for the same: 1, 1.0 and True are.</summary>
public sealed class ConstantEquality : IEqualityComparer<Constant>
{
    /// <summary>The one instance.</summary>
    public static readonly ConstantEquality Instance = new();

    private ConstantEquality()
    {
    }

    /// <summary>The items without those that equal an earlier one.</summary>
    public static Constant[] Distinct(Constant[] items)
    {
        var seen = new HashSet<Constant>(items.Length, Instance);
        int count = 0;
        var distinct = new Constant[items.Length];
        foreach (Constant item in items)
        {
            if (seen.Add(item))
            {
                distinct[count++] = item;
            }
        }

        Array.Resize(ref distinct, count);
        return distinct;
    }

    /// <inheritdoc/>
    public bool Equals(Constant? x, Constant? y)
    {
        if (ReferenceEquals(x, y))
        {
            return true;
        }

        return (x, y) switch
        {
            (null, _) or (_, null) => false,
            (StrConstant a, StrConstant b) => a.Value.Equals(b.Value),
            (BytesConstant a, BytesConstant b) => a.Value.AsSpan().SequenceEqual(b.Value),
            (TupleConstant a, TupleConstant b) => AllEqual(a.Items, b.Items),
            (FrozenSetConstant a, FrozenSetConstant b) => new HashSet<Constant>(a.Items, this).SetEquals(b.Items),
            (ComplexConstant a, ComplexConstant b) => a.Real == b.Real && a.Imaginary == b.Imaginary,
            (ComplexConstant a, _) => a.Imaginary == 0 && RealEquals(a.Real, y),
            (_, ComplexConstant b) => b.Imaginary == 0 && RealEquals(b.Real, x),
            (FloatConstant a, _) => RealEquals(a.Value, y),
            (_, FloatConstant b) => RealEquals(b.Value, x),
            _ => ConstantArithmetic.AsInt(x) is { } a && ConstantArithmetic.AsInt(y) is { } b && a == b,
        };
    }

    /// <inheritdoc/>
    public int GetHashCode(Constant obj) => PythonHash.Hash(obj).GetHashCode();

    private static bool RealEquals(double real, Constant other) => other switch
    {
        FloatConstant f => f.Value == real,
        _ => ConstantArithmetic.AsInt(other) is { } number && double.IsInteger(real) && new BigInteger(real) == number,
    };

    private bool AllEqual(Constant[] left, Constant[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (!Equals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }
}
