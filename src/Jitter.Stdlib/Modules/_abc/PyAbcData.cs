using System.Runtime.CompilerServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Abc;

/// <summary>What an abstract base class knows of other classes.</summary>
[PyClass("_abc._abc_data", Doc = "Internal state held by ABC machinery.")]
internal sealed partial class PyAbcData : PyObject
{
    public override PyType Type => TypeObject;

    /// <summary>The registered classes.</summary>
    public WeakClassSet Registry { get; } = new();

    /// <summary>Classes that are known to be subclasses.</summary>
    public WeakClassSet Cache { get; } = new();

    /// <summary>Classes that are known not to be.</summary>
    public WeakClassSet Negative { get; } = new();

    /// <summary>The count of registrations at which <see cref="Negative"/> holds.</summary>
    public long NegativeVersion { get; set; }

    [PyNew("_abc_data()", HasTextSignature = false)]
    private static PyObject New(PyType type) => new PyAbcData();
}

/// <summary>A set of classes that it does not keep alive.</summary>
internal sealed class WeakClassSet
{
    private static readonly object s_present = new();
    private readonly ConditionalWeakTable<PyType, object> _classes = [];

    public bool Contains(PyType type) => _classes.TryGetValue(type, out _);

    public bool Add(PyType type) => _classes.TryAdd(type, s_present);

    public void Clear() => _classes.Clear();

    public PyType[] ToArray()
    {
        var alive = new List<PyType>();
        foreach (KeyValuePair<PyType, object> entry in _classes)
        {
            alive.Add(entry.Key);
        }

        return [.. alive];
    }

    /// <summary>A set of weak references.</summary>
    public PySet ToSet()
    {
        var set = new PySet();
        foreach (PyType type in ToArray())
        {
            set.Add(PyWeakReference.Of(type, null));
        }

        return set;
    }
}
