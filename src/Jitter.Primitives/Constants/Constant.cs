using System.Numerics;
using Jitter.Primitives.Text;

namespace Jitter.Primitives.Constants;

/// <summary>
/// A value that a code object's <c>co_consts</c> can hold: what the compiler folds, marshal writes and the runtime
/// turns into objects.
/// </summary>
/// <remarks>
/// Equality is that of CPython's constant merging (<c>_PyCode_ConstantKey</c> in Objects/codeobject.c): types count
/// (1, 1.0 and True differ), 0.0 and -0.0 differ, a NaN is equal only to itself (so each folding must make a new one), elements are
/// compared by the same rule. It is not Python's ==.
/// Code objects (Jitter.Bytecode) derive from this class too.
/// </remarks>
public abstract class Constant : IEquatable<Constant>
{
    /// <summary>Whether both are the same constant for merging.</summary>
    public abstract bool Equals(Constant? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is Constant constant && Equals(constant);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>The Python repr.</summary>
    public override string ToString() => ConstantRepr.Repr(this);
}

/// <summary>None, True, False or Ellipsis, one instance each.</summary>
public sealed class SingletonConstant : Constant
{
    /// <summary>None.</summary>
    public static readonly SingletonConstant None = new("None");

    /// <summary>True.</summary>
    public static readonly SingletonConstant True = new("True");

    /// <summary>False.</summary>
    public static readonly SingletonConstant False = new("False");

    /// <summary>Ellipsis (<c>...</c>).</summary>
    public static readonly SingletonConstant Ellipsis = new("Ellipsis");

    private SingletonConstant(string name) => Name = name;

    /// <summary>The Python repr.</summary>
    public string Name { get; }

    /// <summary><see cref="True"/> or <see cref="False"/>.</summary>
    public static SingletonConstant FromBool(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override bool Equals(Constant? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>An int of any size.</summary>
public sealed class IntConstant(BigInteger value) : Constant
{
    /// <summary>The value.</summary>
    public BigInteger Value { get; } = value;

    /// <inheritdoc/>
    public override bool Equals(Constant? other) => other is IntConstant o && o.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>A float.</summary>
public sealed class FloatConstant(double value) : Constant
{
    /// <summary>The value.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public override bool Equals(Constant? other) =>
        ReferenceEquals(this, other)
        || (other is FloatConstant o && o.Value == Value && double.IsNegative(o.Value) == double.IsNegative(Value));

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.DoubleToInt64Bits(Value).GetHashCode();
}

/// <summary>A complex number.</summary>
public sealed class ComplexConstant(double real, double imaginary) : Constant
{
    /// <summary>The real part.</summary>
    public double Real { get; } = real;

    /// <summary>The imaginary part.</summary>
    public double Imaginary { get; } = imaginary;

    /// <inheritdoc/>
    public override bool Equals(Constant? other) =>
        ReferenceEquals(this, other)
        || (other is ComplexConstant o
            && o.Real == Real && double.IsNegative(o.Real) == double.IsNegative(Real)
            && o.Imaginary == Imaginary && double.IsNegative(o.Imaginary) == double.IsNegative(Imaginary));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(BitConverter.DoubleToInt64Bits(Real), BitConverter.DoubleToInt64Bits(Imaginary));
}

/// <summary>A str.</summary>
public sealed class StrConstant(CodePointString value) : Constant
{
    private int _hash; // 0: not known yet

    /// <summary>Makes the constant of well-formed UTF-16 text.</summary>
    public StrConstant(string text)
        : this(CodePointString.FromUtf16(text))
    {
    }

    /// <summary>The text.</summary>
    public CodePointString Value { get; } = value;

    /// <inheritdoc/>
    public override bool Equals(Constant? other) => other is StrConstant o && o.Value.Equals(Value);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash != 0 ? _hash : _hash = Value.GetHashCode();
}

/// <summary>A bytes object. The array is never changed.</summary>
public sealed class BytesConstant(byte[] value) : Constant
{
    /// <summary>The bytes.</summary>
    public byte[] Value { get; } = value;

    /// <inheritdoc/>
    public override bool Equals(Constant? other) => other is BytesConstant o && o.Value.AsSpan().SequenceEqual(Value);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Value);
        return hash.ToHashCode();
    }
}

/// <summary>A tuple of constants. The array is never changed.</summary>
public sealed class TupleConstant(Constant[] items) : Constant
{
    /// <summary>The empty tuple.</summary>
    public static readonly TupleConstant Empty = new([]);

    /// <summary>The items.</summary>
    public Constant[] Items { get; } = items;

    /// <inheritdoc/>
    public override bool Equals(Constant? other) => other is TupleConstant o && o.Items.AsSpan().SequenceEqual(Items);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        uint hash = (uint)Items.Length;
        foreach (Constant item in Items)
        {
            hash = (BitOperations.RotateLeft(hash, 7) ^ (uint)item.GetHashCode()) * 0x9E3779B1;
        }

        return (int)(hash ^ (hash >> 15));
    }
}

/// <summary>A frozenset of constants, its items in the order in which they were given, without duplicates.</summary>
public sealed class FrozenSetConstant(Constant[] items) : Constant
{
    /// <summary>The items.</summary>
    public Constant[] Items { get; } = items;

    /// <inheritdoc/>
    public override bool Equals(Constant? other) =>
        other is FrozenSetConstant o && o.Items.Length == Items.Length && new HashSet<Constant>(Items).SetEquals(o.Items);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = Items.Length;
        foreach (Constant item in Items)
        {
            hash ^= item.GetHashCode();
        }

        return hash;
    }
}
