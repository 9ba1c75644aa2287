using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>The built-in types. They are made bare here, so that each can name the others, and filled by their registrations at start.</summary>
public static class PyTypes
{
    /// <summary>object</summary>
    public static readonly PyType Object = WithAttributes(
        new("object", "builtins", null, flags: TypeFlags.BaseType), Attributes.GenericGetFunction, Attributes.GenericSetFunction);

    /// <summary>type</summary>
    public static readonly PyType Type = WithAttributes(
        Make("type", TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences), Attributes.TypeGetFunction, Attributes.TypeSetFunction);

    /// <summary>int</summary>
    public static readonly PyType Int = Make("int", TypeFlags.BaseType | TypeFlags.MatchSelf);

    /// <summary>bool</summary>
    public static readonly PyType Bool = new("bool", "builtins", Int, flags: TypeFlags.MatchSelf);

    /// <summary>float</summary>
    public static readonly PyType Float = Make("float", TypeFlags.BaseType | TypeFlags.MatchSelf);

    /// <summary>complex</summary>
    public static readonly PyType Complex = Make("complex", TypeFlags.BaseType);

    /// <summary>str</summary>
    public static readonly PyType Str = Make("str", TypeFlags.BaseType | TypeFlags.MatchSelf);

    /// <summary>bytes</summary>
    public static readonly PyType Bytes = Make("bytes", TypeFlags.BaseType | TypeFlags.MatchSelf);

    /// <summary>tuple</summary>
    public static readonly PyType Tuple = Make("tuple", TypeFlags.BaseType | TypeFlags.MatchSelf | TypeFlags.Sequence);

    /// <summary>list</summary>
    public static readonly PyType List = Make("list", TypeFlags.BaseType | TypeFlags.MatchSelf | TypeFlags.Sequence);

    /// <summary>dict</summary>
    public static readonly PyType Dict = Make("dict", TypeFlags.BaseType | TypeFlags.MatchSelf | TypeFlags.Mapping);

    /// <summary>set</summary>
    public static readonly PyType Set = Make("set", TypeFlags.BaseType | TypeFlags.MatchSelf | TypeFlags.WeakReferences);

    /// <summary>frozenset</summary>
    public static readonly PyType FrozenSet = Make("frozenset", TypeFlags.BaseType | TypeFlags.MatchSelf | TypeFlags.WeakReferences);

    /// <summary>NoneType</summary>
    public static readonly PyType NoneType = Make("NoneType");

    /// <summary>NotImplementedType</summary>
    public static readonly PyType NotImplementedType = Make("NotImplementedType");

    /// <summary>ellipsis</summary>
    public static readonly PyType Ellipsis = Make("ellipsis");

    /// <summary>function</summary>
    public static readonly PyType Function = Make(
        "function", TypeFlags.MethodDescriptor | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences);

    /// <summary>method</summary>
    public static readonly PyType Method = Make("method", TypeFlags.WeakReferences);

    /// <summary>cell</summary>
    public static readonly PyType Cell = Make("cell");

    /// <summary>code</summary>
    public static readonly PyType Code = Make("code", TypeFlags.WeakReferences);

    /// <summary>frame</summary>
    public static readonly PyType Frame = Make("frame", TypeFlags.DisallowInstantiation);

    /// <summary>traceback</summary>
    public static readonly PyType Traceback = Make("traceback");

    /// <summary>module</summary>
    public static readonly PyType Module = Make("module", TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences);

    /// <summary>wrapper_descriptor</summary>
    public static readonly PyType SlotWrapper = Make("wrapper_descriptor", TypeFlags.MethodDescriptor | TypeFlags.DisallowInstantiation);

    /// <summary>builtin_function_or_method</summary>
    public static readonly PyType BuiltinFunction = Make("builtin_function_or_method", TypeFlags.DisallowInstantiation | TypeFlags.WeakReferences);

    private static PyType Make(string name, TypeFlags flags = TypeFlags.None) => new(name, "builtins", Object, flags: flags);

    /// <summary>The attribute slots have one delegate each, by which caches know them.</summary>
    private static PyType WithAttributes(PyType type, BinaryFunction get, StoreFunction set)
    {
        type.Slots[SlotId.GetAttribute] = get;
        type.Slots[SlotId.SetAttribute] = set;
        return type;
    }
}
