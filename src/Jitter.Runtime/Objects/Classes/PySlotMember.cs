using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A name of a class's <c>__slots__</c>: a fixed slot of the instances' storage.</summary>
/// <param name="owner">The class.</param>
/// <param name="name">The interned, mangled name.</param>
/// <param name="slot">The slot's number, the same in every subclass.</param>
public sealed class PySlotMember(PyType owner, PyStr name, int slot) : PyMemberDescriptor(owner, name)
{
    /// <summary>The slot's number in the instances' <see cref="PyObject.Storage"/>, whatever their shape: for inline caches.</summary>
    public int Slot { get; } = slot;

    /// <inheritdoc/>
    public override string? Doc => null;

    /// <inheritdoc/>
    protected override PyObject? Load(PyObject instance) => instance.Storage is { } storage
        ? storage[Slot]
            ?? Attributes.RaiseNoAttribute(instance, Name, $"'{instance.Type.FullyQualifiedName}' object has no attribute '{Name}'")
        : RaiseNoStorage(instance);

    /// <inheritdoc/>
    protected override bool Store(PyObject instance, PyObject? value)
    {
        if (instance.Storage is not { } storage)
        {
            return RaiseNoStorage(instance) is not null;
        }

        if (value is null && storage[Slot] is null)
        {
            return Attributes.RaiseNoAttribute(instance, Name, Name.ToString()) is not null;
        }

        storage[Slot] = value;
        return true;
    }

    private static PyObject? RaiseNoStorage(PyObject instance) =>
        Errors.Raise(PyExceptions.SystemError, $"'{instance.Type.FullName}' object has no slots");
}

/// <summary>The <c>__dict__</c> and <c>__weakref__</c> attributes of classes whose base has none (subtype_getsets_full).</summary>
public static class InstanceDescriptors
{
    private static readonly UnaryFunction s_getDict = GetDict;
    private static readonly NativeSetter s_setDict = SetDict;
    private static readonly UnaryFunction s_getWeakRef = static self => WeakReferences.First(self) ?? PyNone.None;

    /// <summary>The <c>__dict__</c> attribute of a class.</summary>
    public static PyGetSetDescriptor Dict(PyType owner) => new(owner, Names.Dict, DictAspect, 0);

    /// <summary>The <c>__weakref__</c> attribute of a class.</summary>
    public static PyGetSetDescriptor WeakRef(PyType owner) => new(owner, PyStr.Interned("__weakref__"), WeakRefAspect, 0);

    /// <summary>Where a built-in base has a <c>__dict__</c> of its own (a class, say), that one counts (subtype_dict).</summary>
    private static PyObject? GetDict(PyObject self)
    {
        PyObject? native = NativeDescriptor(self.Type);
        return native?.Type.Slots.DescriptorGet is { } get ? get(native, self, self.Type) : Attributes.GetDict(self);
    }

    private static bool SetDict(PyObject self, PyObject? value)
    {
        PyObject? native = NativeDescriptor(self.Type);
        return native?.Type.Slots.DescriptorSet is { } set ? set(native, self, value) : Attributes.SetDict(self, value);
    }

    private static PyObject? NativeDescriptor(PyType type)
    {
        for (PyType? @base = type; @base is not null; @base = @base.Base)
        {
            if ((@base.Flags & (TypeFlags.Heap | TypeFlags.HasInstanceAttributes)) == TypeFlags.HasInstanceAttributes)
            {
                return @base.Lookup(Names.Dict);
            }
        }

        return null;
    }

    private static object? DictAspect(int index, NativeAspect aspect) => aspect switch
    {
        NativeAspect.Code => s_getDict,
        NativeAspect.Setter => s_setDict,
        NativeAspect.Doc => "dictionary for instance variables",
        _ => null,
    };

    private static object? WeakRefAspect(int index, NativeAspect aspect) => aspect switch
    {
        NativeAspect.Code => s_getWeakRef,
        NativeAspect.Doc => "list of weak references to the object",
        _ => null,
    };
}
