namespace Jitter.Runtime.Objects;

/// <summary>
/// The layout of an instance's attributes (a hidden class): which name lives in which slot. Instances that got the same
/// attributes in the same order share a shape, so that comparing one reference tells the type and every slot.
/// </summary>
/// <remarks>
/// Immutable but for its transitions. A shape belongs to one type: assigning <c>__class__</c> changes the shape. The first
/// <see cref="FixedCount"/> slots are those of the class's <c>__slots__</c>; they have no names here, since only the class's
/// member descriptors find them.
/// </remarks>
public sealed class Shape
{
    /// <summary>Instances with more attributes than this keep them in a dict.</summary>
    public const int MaxSlots = 64;

    private readonly Dictionary<PyStr, int> _indices;
    private Dictionary<PyStr, Shape>? _transitions;
    private PyStr? _lastName;
    private Shape? _lastTransition;

    private Shape(PyType type, int fixedCount, PyStr[] names)
    {
        Type = type;
        FixedCount = fixedCount;
        Names = names;
        _indices = new Dictionary<PyStr, int>(names.Length, PyStr.ReferenceComparer);
        for (int i = 0; i < names.Length; i++)
        {
            _indices.Add(names[i], fixedCount + i);
        }
    }

    /// <summary>The type of all instances of this shape.</summary>
    public PyType Type { get; }

    /// <summary>How many slots belong to <c>__slots__</c>.</summary>
    public int FixedCount { get; }

    /// <summary>The attributes' names (interned), in the order of the slots behind the fixed ones.</summary>
    public PyStr[] Names { get; }

    /// <summary>How many slots there are.</summary>
    public int Count => FixedCount + Names.Length;

    /// <summary>Whether it is the shape of instances that keep their attributes in a dict: it has no transitions.</summary>
    public bool IsDict { get; private init; }

    /// <summary>The shape of a type's instances that keep their attributes in a dict, by which no inline cache finds or adds anything.</summary>
    public static Shape DictOf(PyType type, int fixedCount) => new(type, fixedCount, []) { IsDict = true };

    /// <summary>The shape of a type's new instances.</summary>
    public static Shape RootOf(PyType type, int fixedCount = 0) => new(type, fixedCount, []);

    /// <summary>The slot of an attribute; -1 where there is none.</summary>
    public int IndexOf(PyStr name) => _indices.TryGetValue(name, out int index) ? index : -1;

    /// <summary>The shape with one more attribute; null where that is too many.</summary>
    public Shape? With(PyStr name)
    {
        if (ReferenceEquals(name, _lastName))
        {
            return _lastTransition;
        }

        if (Names.Length == MaxSlots || IsDict)
        {
            return null;
        }

        _transitions ??= new Dictionary<PyStr, Shape>(PyStr.ReferenceComparer);
        if (!_transitions.TryGetValue(name, out Shape? next))
        {
            next = new Shape(Type, FixedCount, [.. Names, name]);
            _transitions.Add(name, next);
        }

        _lastName = name;
        _lastTransition = next;
        return next;
    }
}
