namespace Jitter.Runtime.Objects;

/// <summary>CPython's sizes and offsets of a type's instances, in bytes.</summary>
/// <param name="BasicSize"><c>__basicsize__</c></param>
/// <param name="ItemSize"><c>__itemsize__</c></param>
/// <param name="DictOffset"><c>__dictoffset__</c></param>
/// <param name="WeakRefOffset"><c>__weakrefoffset__</c></param>
public readonly record struct TypeSize(int BasicSize, int ItemSize = 0, int DictOffset = 0, int WeakRefOffset = 0);

/// <summary>
/// What programs can see of CPython's memory layout: <c>__basicsize__</c>, <c>__flags__</c>, the sizes of sys.getsizeof. The
/// figures are CPython 3.13's on 64-bit Linux.
/// </summary>
public static class TypeSizes
{
    private const int Pointer = 8;
    private const int HeapTypeSize = 928;
    private const int StaticTypeSize = 408;

    /// <summary>Of a type: its own figures, or what it inherits and adds.</summary>
    public static TypeSize Of(PyType type)
    {
        if ((type.Flags & TypeFlags.Heap) == 0)
        {
            return OfNative(type);
        }

        TypeSize inherited = Of(type.Base!);
        int size = inherited.BasicSize + (Pointer * (type.Shape.FixedCount - type.Base!.Shape.FixedCount));
        bool addsDict = ((type.Flags ^ type.Base.Flags) & TypeFlags.HasInstanceAttributes) != 0;
        bool addsWeak = ((type.Flags ^ type.Base.Flags) & TypeFlags.WeakReferences) != 0;
        return new TypeSize(
            size, inherited.ItemSize, addsDict ? -1 : inherited.DictOffset, addsWeak ? -32 : inherited.WeakRefOffset);
    }

    /// <summary>sys.getsizeof of the class itself, without the garbage collector's header.</summary>
    public static long OfType(PyType type) => (type.Flags & TypeFlags.Heap) != 0 ? HeapTypeSize : StaticTypeSize;

    /// <summary><c>__flags__</c> (Py_TPFLAGS_*).</summary>
    public static long FlagsOf(PyType type)
    {
        TypeFlags flags = type.Flags;
        long result = 1L << 12;
        bool isHeap = (flags & TypeFlags.Heap) != 0;
        bool isStatic = !isHeap && type.Module is "builtins" or "types" or "weakref" or "datetime";
        result |= isStatic ? 1L << 1 : 0;
        result |= !isHeap && HasVectorCall(type) ? 1L << 11 : 0;
        result |= ReferenceEquals(type, PyTypes.Type) ? 1L << 23 : 0;
        result |= isHeap || !isStatic ? 1L << 9 : 0; // native types of modules are on CPython's heap
        result |= isHeap || (flags & TypeFlags.Mutable) != 0 ? 0 : 1L << 8;
        result |= Bit(flags, TypeFlags.DisallowInstantiation, 7) | Bit(flags, TypeFlags.Sequence, 5) | Bit(flags, TypeFlags.Mapping, 6)
            | Bit(flags, TypeFlags.BaseType, 10) | Bit(flags, TypeFlags.MethodDescriptor, 17) | Bit(flags, TypeFlags.Abstract, 20)
            | Bit(flags, TypeFlags.MatchSelf, 22);
        if (isHeap)
        {
            bool managedDict = Of(type).DictOffset == -1;
            result |= managedDict ? (1L << 4) | (type.Layout == PyTypes.Object.Layout ? 1L << 2 : 0) : 0;
            result |= Of(type).WeakRefOffset == -32 ? 1L << 3 : 0;
            result |= managedDict || type.Shape.FixedCount > 0 || (type.Base is { } @base && (FlagsOf(@base) & (1L << 14)) != 0) ? 1L << 14 : 0;
        }
        else if (IsTracked(type))
        {
            result |= 1L << 14;
        }

        (PyType Type, int Bit)[] families =
        [
            (PyTypes.Int, 24), (PyTypes.List, 25), (PyTypes.Tuple, 26), (PyTypes.Bytes, 27), (PyTypes.Str, 28), (PyTypes.Dict, 29),
            (Exceptions.PyExceptions.BaseException, 30), (PyTypes.Type, 31),
        ];
        foreach ((PyType family, int bit) in families)
        {
            result |= type.IsSubtypeOf(family) ? 1L << bit : 0;
        }

        return result;
    }

    /// <summary>Whether CPython's collector tracks instances (Py_TPFLAGS_HAVE_GC).</summary>
    public static bool IsTracked(PyType type)
    {
        if ((type.Flags & TypeFlags.Heap) != 0)
        {
            return (FlagsOf(type) & (1L << 14)) != 0;
        }

        return !(ReferenceEquals(type, PyTypes.Object) || type.IsSubtypeOf(PyTypes.Int) || ReferenceEquals(type, PyTypes.Float)
            || ReferenceEquals(type, PyTypes.Complex) || ReferenceEquals(type, PyTypes.Str) || ReferenceEquals(type, PyTypes.Bytes)
            || ReferenceEquals(type, PyTypes.NoneType) || ReferenceEquals(type, PyTypes.NotImplementedType)
            || ReferenceEquals(type, PyTypes.Ellipsis) || ReferenceEquals(type, PyTypes.Code) || type.Name is "bytearray" or "range");
    }

    private static bool HasVectorCall(PyType type) => type.Name is "type" or "function" or "method" or "builtin_function_or_method"
        or "method_descriptor" or "GenericAlias" or "ReferenceType";

    private static long Bit(TypeFlags flags, TypeFlags flag, int bit) => (flags & flag) != 0 ? 1L << bit : 0;

    private static TypeSize OfNative(PyType type) => type.FullName switch
    {
        "object" => new TypeSize(16),
        "type" => new TypeSize(HeapTypeSize, 40, 264, 368),
        "int" or "bool" => new TypeSize(24, 4),
        "float" => new TypeSize(24),
        "complex" => new TypeSize(32),
        "str" => new TypeSize(64),
        "bytes" => new TypeSize(33, 1),
        "bytearray" => new TypeSize(56),
        "tuple" => new TypeSize(24, 8),
        "list" => new TypeSize(40),
        "dict" => new TypeSize(48),
        "set" or "frozenset" => new TypeSize(200, 0, 0, 192),
        "function" => new TypeSize(144, 0, 88, 96),
        "method" => new TypeSize(48, 0, 0, 32),
        "builtin_function_or_method" => new TypeSize(56, 0, 0, 40),
        "code" => new TypeSize(200, 2, 0, 144),
        "module" => new TypeSize(56, 0, 16, 40),
        "cell" => new TypeSize(24),
        "frame" => new TypeSize(72, 8),
        "traceback" => new TypeSize(64),
        "range" => new TypeSize(48),
        "property" => new TypeSize(64),
        "classmethod" or "staticmethod" => new TypeSize(32, 0, 24),
        "super" or "slice" or "mappingproxy" => new TypeSize(type.Name == "mappingproxy" ? 24 : 40),
        "method-wrapper" or "types.UnionType" => new TypeSize(32),
        "getset_descriptor" or "member_descriptor" => new TypeSize(48),
        "method_descriptor" or "classmethod_descriptor" or "wrapper_descriptor" => new TypeSize(56),
        "types.GenericAlias" => new TypeSize(64, 0, 0, 40),
        "types.SimpleNamespace" => new TypeSize(24, 0, 16),
        "weakref.ReferenceType" or "weakref.ProxyType" or "weakref.CallableProxyType" => new TypeSize(64),
        "BaseException" => new TypeSize(72, 0, 16),
        "NoneType" or "NotImplementedType" or "ellipsis" => new TypeSize(16),
        _ => type.Base is { } @base ? OfNative(@base) : new TypeSize(16),
    };
}
