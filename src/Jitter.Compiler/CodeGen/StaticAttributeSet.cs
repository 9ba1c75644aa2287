namespace Jitter.Compiler.CodeGen;

/// <summary>
/// The names of <c>__static_attributes__</c>, in the order in which CPython 3.13.0 lists them: that of a set's table.
/// </summary>
internal sealed class StaticAttributeSet
{
    private readonly List<string> _names = [];

    /// <summary>Adds a name, if it is new.</summary>
    public void Add(string name)
    {
        if (!_names.Contains(name))
        {
            _names.Add(name);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _names.Clear();

    /// <summary>The names in order.</summary>
    public string[] ToArray() => [.. _names];
}
