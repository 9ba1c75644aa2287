using System.Runtime.CompilerServices;
using Jitter.Primitives.Constants;

namespace Jitter.Bytecode.Marshal;

/// <summary>
/// What marshal can hold besides constants. The compiler makes none of these and no code object of CPython has them;
/// each is equal only to itself and may contain itself.
/// </summary>
public abstract class MutableConstant : Constant
{
    /// <inheritdoc/>
    public override bool Equals(Constant? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>A list.</summary>
public sealed class ListConstant : MutableConstant
{
    /// <summary>The items.</summary>
    public List<Constant> Items { get; } = [];

    /// <inheritdoc/>
    public override string ToString() => "[...]";
}

/// <summary>A dict.</summary>
public sealed class DictConstant : MutableConstant
{
    /// <summary>The pairs in the order of the data; a key may occur more than once, and the last one counts.</summary>
    public List<KeyValuePair<Constant, Constant>> Items { get; } = [];

    /// <inheritdoc/>
    public override string ToString() => "{...}";
}

/// <summary>A set.</summary>
public sealed class SetConstant : MutableConstant
{
    /// <summary>The items in the order of the data, possibly with duplicates.</summary>
    public List<Constant> Items { get; } = [];

    /// <inheritdoc/>
    public override string ToString() => "{...}";
}

/// <summary>The class StopIteration, which marshal has a type of its own for.</summary>
public sealed class StopIterationConstant : MutableConstant
{
    /// <summary>The only instance.</summary>
    public static readonly StopIterationConstant Instance = new();

    private StopIterationConstant()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => "<class 'StopIteration'>";
}
