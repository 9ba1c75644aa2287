using Jitter.Primitives.Constants;

namespace Jitter.Compiler.CodeGen;

/// <summary>
/// The names of <c>__static_attributes__</c>. CPython 3.13.0 makes the tuple of a set, so its order is that of the
/// set's table under PYTHONHASHSEED=0.
/// </summary>
internal sealed class StaticAttributeSet
{
    private readonly HashSet<string> _seen = [];
    private readonly List<Constant> _names = [];

    /// <summary>Adds a name, if it is new.</summary>
    public void Add(string name)
    {
        if (_seen.Add(name))
        {
            _names.Add(new StrConstant(name));
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        if (_names.Count > 0)
        {
            _seen.Clear();
            _names.Clear();
        }
    }

    /// <summary>The names in order.</summary>
    public TupleConstant ToConstant() =>
        _names.Count == 0 ? TupleConstant.Empty : new TupleConstant(SetOrder.IterationOrder([.. _names]));
}
