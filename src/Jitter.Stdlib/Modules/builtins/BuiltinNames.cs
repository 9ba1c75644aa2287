using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Builtins;

/// <summary>Interned names that the built-in functions look up.</summary>
internal static class BuiltinNames
{
    public static readonly PyStr Round = PyStr.Interned("__round__");
    public static readonly PyStr Write = PyStr.Interned("write");
    public static readonly PyStr Flush = PyStr.Interned("flush");
    public static readonly PyStr Stdout = PyStr.Interned("stdout");
    public static readonly PyStr Stderr = PyStr.Interned("stderr");
    public static readonly PyStr Stdin = PyStr.Interned("stdin");
    public static readonly PyStr Dict = PyStr.Interned("__dict__");
    public static readonly PyStr Dir = PyStr.Interned("__dir__");
    public static readonly PyStr Sort = PyStr.Interned("sort");
    public static readonly PyStr Keys = PyStr.Interned("keys");
    public static readonly PyStr Key = PyStr.Interned("key");
    public static readonly PyStr Reverse = PyStr.Interned("reverse");
    public static readonly PyTuple SortKeywords = PyTuple.From([Key, Reverse]);
}
