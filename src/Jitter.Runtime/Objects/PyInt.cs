using System.Numerics;

namespace Jitter.Runtime.Objects;

/// <summary>An int: <see cref="PyInt64"/>, <see cref="PyBigInt"/>, <see cref="PyBool"/>, or an instance of a subclass.</summary>
public abstract partial class PyInt : PyObject
{
    private const int SmallestCached = -5;
    private const int LargestCached = 256;

    private static readonly PyInt64[] s_cache = MakeCache();

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Int;

    /// <summary>The value.</summary>
    public abstract BigInteger Value { get; }

    /// <summary>The int of a value: the cached one from -5 to 256, else a new object, as in CPython.</summary>
    public static PyInt From(long value) =>
        (ulong)(value - SmallestCached) <= LargestCached - SmallestCached ? s_cache[value - SmallestCached] : new PyInt64(value);

    /// <summary>The int of a value.</summary>
    public static PyInt From(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? From((long)value) : new PyBigInt(value);

    /// <summary>The value where it fits 64 bits.</summary>
    public abstract bool TryGetInt64(out long value);

    private static PyInt64[] MakeCache()
    {
        var cache = new PyInt64[LargestCached - SmallestCached + 1];
        for (int i = 0; i < cache.Length; i++)
        {
            cache[i] = new PyInt64(i + SmallestCached);
        }

        return cache;
    }
}

/// <summary>An int that fits 64 bits: <c>GetType() == typeof(PyInt64)</c> is the guard of integer fast paths.</summary>
public sealed class PyInt64 : PyInt
{
    /// <summary>The value.</summary>
    public readonly long Int64;

    internal PyInt64(long value) => Int64 = value;

    /// <inheritdoc/>
    public override BigInteger Value => Int64;

    /// <inheritdoc/>
    public override bool TryGetInt64(out long value)
    {
        value = Int64;
        return true;
    }
}

/// <summary>An int beyond 64 bits.</summary>
public sealed class PyBigInt : PyInt
{
    internal PyBigInt(BigInteger value) => Value = value;

    /// <inheritdoc/>
    public override BigInteger Value { get; }

    /// <inheritdoc/>
    public override bool TryGetInt64(out long value)
    {
        value = 0;
        return false;
    }
}

/// <summary>True or False.</summary>
public sealed class PyBool : PyInt
{
    /// <summary>True.</summary>
    public static readonly PyBool True = new(1);

    /// <summary>False.</summary>
    public static readonly PyBool False = new(0);

    private readonly long _value;

    private PyBool(long value) => _value = value;

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Bool;

    /// <inheritdoc/>
    public override BigInteger Value => _value;

    /// <summary><see cref="True"/> or <see cref="False"/>.</summary>
    public static PyBool From(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override bool TryGetInt64(out long value)
    {
        value = _value;
        return true;
    }
}
