using Jitter.Bytecode;

namespace Jitter.Stdlib.Library;

/// <summary>A module as _imp's functions for frozen modules show it. Its tracebacks name the file <c>&lt;frozen os&gt;</c>.</summary>
public sealed class FrozenModule
{
    private readonly EmbeddedModule _source;

    internal FrozenModule(string name, string origin, bool isPackage, EmbeddedModule source)
    {
        Name = name;
        Origin = origin;
        IsPackage = isPackage;
        _source = source;
    }

    /// <summary>The name it was found under.</summary>
    public string Name { get; }

    /// <summary>The third value of _imp.find_frozen: the module it is made of, after a "&lt;" where this is that package's __init__.</summary>
    public string Origin { get; }

    /// <summary>The second value of _imp.find_frozen.</summary>
    public bool IsPackage { get; }

    /// <summary>The code, unmarshalled anew at each call.</summary>
    /// <inheritdoc cref="EmbeddedModule.ReadCode()" path="/exception"/>
    public CodeObject ReadCode() => _source.ReadCode($"<frozen {_source.Name}>");
}
