using System.Numerics;

namespace Jitter.Primitives.Constants;

/// <summary>Python's <c>==</c> of constants, with <see cref="PythonHash"/>: unlike the constants' own equality, 1, 1.0 and True are equal.</summary>
public sealed class PythonEquality : IEqualityComparer<Constant>
{
    /// <summary>The only instance.</summary>
    public static readonly PythonEquality Instance = new();

    private PythonEquality()
    {
    }

    /// <summary>The items without those that equal an earlier one: what becomes of them in a set.</summary>
    public static Constant[] Distinct(Constant[] items)
    {
        var seen = new HashSet<Constant>(items.Length, Instance);
        var distinct = new Constant[items.Length];
        int count = 0;
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

    /// <summary>Whether both are the same object or Python's == holds of them (as sets and dicts compare).</summary>
    public bool Equals(Constant? x, Constant? y)
    {
        if (ReferenceEquals(x, y))
        {
            return true;
        }

        return (x, y) switch
        {
            (StrConstant a, StrConstant b) => a.Value.Equals(b.Value),
            (BytesConstant a, BytesConstant b) => a.Value.AsSpan().SequenceEqual(b.Value),
            (TupleConstant a, TupleConstant b) => AreEqual(a.Items, b.Items),
            (FrozenSetConstant a, FrozenSetConstant b) =>
                a.Items.Length == b.Items.Length && new HashSet<Constant>(a.Items, this).SetEquals(b.Items),
            (null, _) or (_, null) => false,
            _ => AreEqualNumbers(x, y),
        };
    }

    /// <summary>Python's hash.</summary>
    public int GetHashCode(Constant obj) => PythonHash.Hash(obj).GetHashCode();

    private bool AreEqual(Constant[] x, Constant[] y)
    {
        if (x.Length != y.Length)
        {
            return false;
        }

        for (int i = 0; i < x.Length; i++)
        {
            if (!Equals(x[i], y[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqualNumbers(Constant x, Constant y)
    {
        if (IntegerOf(x) is { } i && IntegerOf(y) is { } j)
        {
            return i == j;
        }

        if (x is ComplexConstant || y is ComplexConstant)
        {
            return ComplexOf(x) is var (a, b) && ComplexOf(y) is var (c, d) && AreEqualReals(a, c) && b == d;
        }

        return IsReal(x) && IsReal(y) && AreEqualReals(x, y);
    }

    private static (Constant Real, double Imaginary)? ComplexOf(Constant value) => value switch
    {
        ComplexConstant z => (new FloatConstant(z.Real), z.Imaginary),
        _ when IsReal(value) => (value, 0),
        _ => null,
    };

    private static bool AreEqualReals(Constant x, Constant y)
    {
        if (x is FloatConstant a && y is FloatConstant b)
        {
            return a.Value == b.Value;
        }

        // An int and a float are equal where the float is that whole number exactly.
        BigInteger whole = IntegerOf(x) ?? IntegerOf(y)!.Value;
        double fraction = (x as FloatConstant ?? (FloatConstant)y).Value;
        return double.IsInteger(fraction) && new BigInteger(fraction) == whole;
    }

    private static bool IsReal(Constant value) => value is FloatConstant || IntegerOf(value) is not null;

    private static BigInteger? IntegerOf(Constant value) => value switch
    {
        IntConstant i => i.Value,
        SingletonConstant s when s == SingletonConstant.True => BigInteger.One,
        SingletonConstant s when s == SingletonConstant.False => BigInteger.Zero,
        _ => null,
    };
}
