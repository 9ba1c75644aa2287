using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>What native types have in their dicts: descriptors that know their class and name (CPython's Objects/descrobject.c).</summary>
/// <param name="owner">The class that has the descriptor (<c>__objclass__</c>).</param>
/// <param name="name">The interned name.</param>
public abstract class PyDescriptor(PyType owner, PyStr name) : PyObject
{
    /// <summary><c>__objclass__</c></summary>
    public PyType Owner { get; } = owner;

    /// <summary><c>__name__</c>, interned.</summary>
    public PyStr Name { get; } = name;

    /// <summary><c>__qualname__</c></summary>
    public string QualifiedName => $"{Owner.Name}.{Name}";

    /// <summary>Whether an object is an instance of the owner, so that native code of it may have it as its receiver.</summary>
    public bool AppliesTo(PyObject instance)
    {
        PyType type = instance.Type;
        return ReferenceEquals(type, Owner) || type.IsSubtypeOf(Owner);
    }

    /// <summary>Like <see cref="AppliesTo"/>; false with TypeError pending (descr_check).</summary>
    protected bool Check(PyObject instance) => AppliesTo(instance) || RaiseMismatch(instance);

    /// <summary>What <c>__reduce__</c> of a descriptor and of a bound one gives: <c>(getattr, (owner, name))</c>.</summary>
    internal static PyObject? ReduceToAttribute(PyObject owner, string name) =>
        NativeTypes.GetAttrFunction is { } getattr
            ? new PyTuple([getattr, new PyTuple([owner, new PyStr(name)])])
            : Errors.Raise(PyExceptions.RuntimeError, "builtins have no getattr yet");

    private bool RaiseMismatch(PyObject instance) => Errors.RaiseFalse(
        PyExceptions.TypeError, $"descriptor '{Name}' for '{Owner.FullName}' objects doesn't apply to a '{instance.Type.FullName}' object");
}
