namespace Jitter.Runtime.Objects;

/// <summary>Interned names that the runtime itself looks up.</summary>
public static class Names
{
    /// <summary>__builtins__</summary>
    public static readonly PyStr Builtins = PyStr.Interned("__builtins__");

    /// <summary>__class__</summary>
    public static readonly PyStr Class = PyStr.Interned("__class__");

    /// <summary>__contains__</summary>
    public static readonly PyStr Contains = PyStr.Interned("__contains__");

    /// <summary>__doc__</summary>
    public static readonly PyStr Doc = PyStr.Interned("__doc__");

    /// <summary>__getattr__</summary>
    public static readonly PyStr GetAttr = PyStr.Interned("__getattr__");

    /// <summary>__getattribute__</summary>
    public static readonly PyStr GetAttribute = PyStr.Interned("__getattribute__");

    /// <summary>__hash__</summary>
    public static readonly PyStr Hash = PyStr.Interned("__hash__");

    /// <summary>__init__</summary>
    public static readonly PyStr Init = PyStr.Interned("__init__");

    /// <summary>__iter__</summary>
    public static readonly PyStr Iter = PyStr.Interned("__iter__");

    /// <summary>__module__</summary>
    public static readonly PyStr Module = PyStr.Interned("__module__");

    /// <summary>__name__</summary>
    public static readonly PyStr DunderName = PyStr.Interned("__name__");

    /// <summary>__new__</summary>
    public static readonly PyStr New = PyStr.Interned("__new__");

    /// <summary>__qualname__</summary>
    public static readonly PyStr QualifiedName = PyStr.Interned("__qualname__");

    /// <summary>name, of NameError, AttributeError and ImportError</summary>
    public static readonly PyStr Name = PyStr.Interned("name");

    /// <summary>obj, of AttributeError</summary>
    public static readonly PyStr Obj = PyStr.Interned("obj");

    /// <summary>__dict__</summary>
    public static readonly PyStr Dict = PyStr.Interned("__dict__");
}
