using System.Numerics;
using System.Runtime.CompilerServices;
using Jitter.Primitives.Constants;
using Jitter.Runtime.Binding;

namespace Jitter.Runtime.Objects;

/// <summary>An int: <see cref="PyInt64"/>, <see cref="PyBigInt"/>, <see cref="PyBool"/>, or an instance of a subclass.</summary>
[PyClass("int", Existing = "PyTypes.Int", InstanceBase = typeof(PyIntSubclass), Doc = "int([x]) -> integer\nint(x, base=10) -> integer")]
public abstract partial class PyInt : PyObject
{
    private const int SmallestCached = -5;
    private const int LargestCached = 256;

    private static readonly PyInt64[] s_cache = MakeCache();

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Int;

    /// <summary>0.</summary>
    public static PyInt64 Zero => s_cache[-SmallestCached];

    /// <summary>1.</summary>
    public static PyInt64 One => s_cache[1 - SmallestCached];

    /// <summary>The value.</summary>
    public abstract BigInteger Value { get; }

    /// <summary>-1, 0 or 1.</summary>
    public abstract int Sign { get; }

    /// <summary>Python's hash, never -1.</summary>
    public abstract long HashValue { get; }

    /// <summary>Whether this is the class int itself, and not bool or another subclass.</summary>
    public bool IsExact => GetType() == typeof(PyInt64) || GetType() == typeof(PyBigInt);

    /// <summary>The int of a value: the cached one from -5 to 256, else a new object, as in CPython.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PyInt From(long value) =>
        (ulong)(value - SmallestCached) <= LargestCached - SmallestCached ? s_cache[value - SmallestCached] : new PyInt64(value);

    /// <summary>The int of a value.</summary>
    public static PyInt From(ulong value) => value <= long.MaxValue ? From((long)value) : new PyBigInt(value);

    /// <summary>The int of a value.</summary>
    public static PyInt From(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? From((long)value) : new PyBigInt(value);

    /// <summary>The value where it fits 64 bits.</summary>
    public abstract bool TryGetInt64(out long value);

    /// <summary>The same number as an exact int.</summary>
    public virtual PyInt ToExact() => this;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

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
    private const long HashModulus = (1L << 61) - 1;

    /// <summary>The value.</summary>
    public readonly long Int64;

    internal PyInt64(long value) => Int64 = value;

    /// <inheritdoc/>
    public override BigInteger Value => Int64;

    /// <inheritdoc/>
    public override int Sign => Math.Sign(Int64);

    /// <inheritdoc/>
    public override long HashValue => HashOf(Int64);

    /// <summary>The hash of an int: the rest of a division by 2**61 - 1 with the dividend's sign, -2 instead of -1.</summary>
    public static long HashOf(long value)
    {
        long hash = value is > -HashModulus and < HashModulus ? value : value % HashModulus;
        return hash == -1 ? -2 : hash;
    }

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
    public override int Sign => Value.Sign;

    /// <inheritdoc/>
    public override long HashValue => PythonHash.Hash(Value);

    /// <inheritdoc/>
    public override bool TryGetInt64(out long value)
    {
        value = 0;
        return false;
    }
}
