using Jitter.Compiler.Symbols;
using Jitter.Primitives.Constants;

namespace Jitter.Compiler.CodeGen;

/// <summary>The names of <c>__static_attributes__</c>: without repetitions, sorted by code point.</summary>
internal sealed class StaticAttributeSet
{
    private readonly HashSet<string> _names = [];

    /// <summary>Adds a name, if it is new.</summary>
    public void Add(string name) => _names.Add(name);

    /// <summary>Forgets everything.</summary>
    public void Clear() => _names.Clear();

    /// <summary>The tuple of the names.</summary>
    public TupleConstant ToConstant()
    {
        if (_names.Count == 0)
        {
            return TupleConstant.Empty;
        }

        string[] names = [.. _names];
        Array.Sort(names, CodePointOrder.Compare);
        var items = new Constant[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            items[i] = new StrConstant(names[i]);
        }

        return new TupleConstant(items);
    }
}
