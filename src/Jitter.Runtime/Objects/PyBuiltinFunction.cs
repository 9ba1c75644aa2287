using System.Runtime.CompilerServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A native function of a module, or a native method bound to its receiver (CPython's Objects/methodobject.c).</summary>
/// <param name="native">The definition.</param>
/// <param name="self">The receiver; the module of a function, the class of a static method; null for none.</param>
/// <param name="module"><c>__module__</c>: the module's name; null for methods.</param>
[PyClass("builtin_function_or_method", Existing = "PyTypes.BuiltinFunction")]
public sealed partial class PyBuiltinFunction(NativeFunction native, PyObject? self, PyStr? module) : PyObject, INativeCallable
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The definition.</summary>
    public NativeFunction Native { get; } = native;

    /// <summary>The receiver that the code gets; null for none.</summary>
    public PyObject? Self { get; } = self;

    /// <summary><c>__module__</c></summary>
    [PyMember("__module__", Writable = true, NullIsNone = true)]
    public PyObject? Module { get; set; } = module;

    /// <summary>For a type's <c>__new__</c>: the slot that it calls; null for others.</summary>
    public CallFunction? NativeSlot { get; init; }

    string INativeCallable.FunctionText =>
        Module is PyStr name && name.ToString() is var text and not "builtins" ? $"{text}.{QualifiedName}()" : QualifiedName + "()";

    private bool IsFunction => Self is null || Native.Kind == NativeMemberKind.Function;

    /// <summary><c>__qualname__</c></summary>
    public string QualifiedName => IsFunction ? Native.Name.ToString() : $"{(Self as PyType ?? Self!.Type).QualifiedName}.{Native.Name}";

    /// <inheritdoc/>
    [PySlot(SlotId.Call)]
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        Native.Invoke(this, Self ?? PyNone.None, arguments, keywordNames);

    [PySlot(SlotId.Repr)]
    private string Repr() => IsFunction
        ? $"<built-in function {Native.Name}>"
        : $"<built-in method {Native.Name} of {Self!.Type.FullName} object at {Identity.Address(Self)}>";

    [PySlot(SlotId.Hash)]
    private long Hash() => HashCode.Combine(RuntimeHelpers.GetHashCode(Self), RuntimeHelpers.GetHashCode(Native));

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison) => right is PyBuiltinFunction other
        ? PyDescriptorComparison.Of(ReferenceEquals(Self, other.Self) && ReferenceEquals(Native, other.Native), comparison)
        : PyNotImplemented.NotImplemented;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => IsFunction ? Native.Name : PyDescriptor.ReduceToAttribute(Self!, Native.Name.ToString());

    [PyGetter("__doc__")]
    private PyObject? GetDoc() => NativeTypes.TextOrNone(Native.Doc);

    [PyGetter("__name__")]
    private PyStr GetName() => Native.Name;

    [PyGetter("__qualname__")]
    private string GetQualifiedName() => QualifiedName;

    [PyGetter("__self__")]
    private PyObject GetSelf() =>
        Native.Kind == NativeMemberKind.StaticMethod && NativeSlot is null ? PyNone.None : Self ?? PyNone.None;

    [PyGetter("__text_signature__")]
    private PyObject? GetTextSignature() => NativeTypes.TextOrNone(Native.TextSignature);
}

/// <summary>Comparison of callables, which knows equality alone.</summary>
internal static class PyDescriptorComparison
{
    /// <summary>The result for two that are equal or not.</summary>
    public static PyObject Of(bool equal, Comparison comparison) => comparison switch
    {
        Comparison.Equal => PyBool.From(equal),
        Comparison.NotEqual => PyBool.From(!equal),
        _ => PyNotImplemented.NotImplemented,
    };
}
