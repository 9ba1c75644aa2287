using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>What is special about a type (CPython's Py_TPFLAGS_*).</summary>
[Flags]
public enum TypeFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A class statement or type() made it: its attributes may change.</summary>
    Heap = 1,

    /// <summary>It may be a base class.</summary>
    BaseType = 2,

    /// <summary>It has abstract methods, so it cannot be instantiated.</summary>
    Abstract = 4,

    /// <summary>Instances are bound as methods by attribute access, so that a method call needs no bound method (functions).</summary>
    MethodDescriptor = 8,

    /// <summary>Instances match sequence patterns.</summary>
    Sequence = 16,

    /// <summary>Instances match mapping patterns.</summary>
    Mapping = 32,

    /// <summary>A class pattern's single positional sub-pattern matches the subject itself (int, str, ...).</summary>
    MatchSelf = 64,

    /// <summary>Python code cannot make instances.</summary>
    DisallowInstantiation = 128,

    /// <summary>Instances have a __dict__ (attributes of their own).</summary>
    HasInstanceAttributes = 256,

    /// <summary>Weak references to instances may be made.</summary>
    WeakReferences = 512,

    /// <summary>A native type whose attributes may change nevertheless (CPython's heap types without Py_TPFLAGS_IMMUTABLETYPE).</summary>
    Mutable = 1024,
}

/// <summary>A class.</summary>
/// <remarks>
/// Look-ups along the MRO are cached in the type, by interned name. Whenever what a look-up finds may have changed, the
/// type and its subclasses lose their caches and get a new <see cref="Version"/>; an inline cache that holds a version
/// may skip the look-up while the version is the same.
/// </remarks>
public partial class PyType : PyObject
{
    private static uint s_lastVersion;

    private PyType? _metatype;
    private Shape? _dictShape;
    private readonly Dictionary<PyStr, PyObject?> _lookups = new(PyStr.ReferenceComparer);
    private readonly List<WeakReference<PyType>> _subclasses = [];

    /// <summary>Makes a bare type; <see cref="TypeReadying"/> gives it its MRO and slots.</summary>
    public PyType(
        string name, string module, PyType? @base, PyType? metatype = null, TypeFlags flags = TypeFlags.None, PyDict? attributes = null)
    {
        Attributes = attributes ?? new PyDict();
        Name = name;
        Module = module;
        Base = @base;
        _metatype = metatype;
        Flags = flags;
        Shape = Shape.RootOf(this);
    }

    /// <inheritdoc/>
    public override PyType Type => _metatype ?? PyTypes.Type;

    /// <summary><c>__name__</c>.</summary>
    public string Name { get; set; }

    /// <summary><c>__qualname__</c> of a class that Python code made; null for built-in types, where it is the name.</summary>
    public PyStr? HeapQualifiedName { get; set; }

    /// <summary><c>__qualname__</c></summary>
    public string QualifiedName => HeapQualifiedName?.ToString() ?? Name;

    /// <summary>The module of a built-in type; a class statement's stands in its attributes.</summary>
    public string Module { get; }

    /// <summary>The base that decides the layout (<c>__base__</c>); null for object alone.</summary>
    public PyType? Base { get; set; }

    /// <summary><c>__bases__</c>.</summary>
    public PyType[] Bases { get; set; } = [];

    /// <summary><c>__mro__</c>, the type itself first.</summary>
    public PyType[] Mro { get; set; } = [];

    /// <summary>The class's own attributes.</summary>
    public PyDict Attributes { get; }

    /// <summary>The slots, inherited ones included.</summary>
    public SlotSet Slots { get; } = new();

    /// <summary>The flags.</summary>
    public TypeFlags Flags { get; set; }

    /// <summary>The shape of a new instance, without attributes.</summary>
    public Shape Shape { get; private set; }

    /// <summary>The shape of instances that keep their attributes in a dict.</summary>
    public Shape DictShape => _dictShape ??= Shape.DictOf(this, Shape.FixedCount);

    /// <summary>
    /// Identifies the C# class of the instances: a type whose layout is not its base's adds storage, so that a class cannot derive
    /// from two such types (CPython's solid_base). 0 until the type is completed, which inherits it.
    /// </summary>
    public int Layout { get; set; }

    /// <summary>Makes an instance of this class or one below it without initializing it; null where another base's does.</summary>
    public Func<PyType, PyObject>? Allocate { get; set; }

    /// <summary>Whether attributes of the class itself may change.</summary>
    public bool IsMutable => (Flags & (TypeFlags.Heap | TypeFlags.Mutable)) != 0;

    /// <summary>Identifies the state of the type and its bases; see the remarks. Never 0.</summary>
    public uint Version { get; private set; } = ++s_lastVersion;

    /// <summary>The name that error messages show: with the module where CPython's tp_name has it.</summary>
    public string FullName => Module is "builtins" || (Flags & TypeFlags.Heap) != 0 ? Name : Module + "." + Name;

    /// <summary>Whether this is <paramref name="other"/> or derives from it (PyType_IsSubtype).</summary>
    public bool IsSubtypeOf(PyType other)
    {
        foreach (PyType type in Mro)
        {
            if (ReferenceEquals(type, other))
            {
                return true;
            }
        }

        // A class whose MRO is still being computed.
        for (PyType? type = Mro.Length == 0 ? this : null; type is not null; type = type.Base)
        {
            if (ReferenceEquals(type, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds an attribute along the MRO (_PyType_Lookup); null where no class has it. Raises nothing.</summary>
    /// <param name="name">An interned name.</param>
    public PyObject? Lookup(PyStr name)
    {
        if (_lookups.TryGetValue(name, out PyObject? found))
        {
            return found;
        }

        foreach (PyType type in Mro)
        {
            found = type.Attributes.GetStr(name);
            if (found is not null)
            {
                break;
            }
        }

        _lookups.Add(name, found);
        return found;
    }

    /// <summary>Must follow every change of the attributes, bases or MRO (PyType_Modified).</summary>
    public void Modified()
    {
        Version = ++s_lastVersion;
        _lookups.Clear();
        foreach (WeakReference<PyType> reference in _subclasses)
        {
            if (reference.TryGetTarget(out PyType? subclass))
            {
                subclass.Modified();
            }
        }
    }

    /// <summary>The direct subclasses that are alive, oldest first (<c>__subclasses__</c>).</summary>
    public List<PyType> Subclasses()
    {
        var alive = new List<PyType>(_subclasses.Count);
        foreach (WeakReference<PyType> reference in _subclasses)
        {
            if (reference.TryGetTarget(out PyType? subclass))
            {
                alive.Add(subclass);
            }
        }

        return alive;
    }

    internal void AddSubclass(PyType subclass) => _subclasses.Add(new WeakReference<PyType>(subclass));

    internal void RemoveSubclass(PyType subclass) =>
        _subclasses.RemoveAll(reference => !reference.TryGetTarget(out PyType? type) || ReferenceEquals(type, subclass));

    /// <inheritdoc/>
    public override bool TryChangeType(PyType type)
    {
        _metatype = type;
        return true;
    }

    /// <summary>Gives instances room for <c>__slots__</c>; before any instance exists.</summary>
    internal void SetFixedSlots(int count) => Shape = Shape.RootOf(this, count);
}
