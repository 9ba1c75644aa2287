using System.Numerics;

namespace Jitter.Runtime.Objects;

/// <summary>An instance of a Python subclass of int: it has an exact int's value. What adds class and attributes derives from it.</summary>
/// <param name="number">The value, an exact int.</param>
public class PyIntSubclass(PyInt number) : PyInt
{
    /// <summary>The value as an exact int.</summary>
    public PyInt Number { get; } = number.ToExact();

    /// <inheritdoc/>
    public override BigInteger Value => Number.Value;

    /// <inheritdoc/>
    public override int Sign => Number.Sign;

    /// <inheritdoc/>
    public override long HashValue => Number.HashValue;

    /// <inheritdoc/>
    public override bool TryGetInt64(out long value) => Number.TryGetInt64(out value);

    /// <inheritdoc/>
    public override PyInt ToExact() => Number;
}
