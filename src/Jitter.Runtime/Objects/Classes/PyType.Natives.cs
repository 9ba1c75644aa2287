using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <content>The methods and attributes of classes.</content>
[PyClass("type", Existing = "PyTypes.Type", Doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type")]
public partial class PyType
{
    private static readonly PyStr s_abstractMethods = PyStr.Interned("__abstractmethods__");
    private static readonly PyStr s_annotations = PyStr.Interned("__annotations__");
    private static readonly PyStr s_typeParameters = PyStr.Interned("__type_params__");
    private static readonly PyStr s_firstLine = PyStr.Interned("__firstlineno__");

    private PyStr? _nameObject;

    /// <summary>The sorted names of the class's own <c>__slots__</c>, mangled; null for built-in types.</summary>
    internal PyStr[]? SlotNames { get; set; }

    /// <summary><c>__doc__</c> of a native type.</summary>
    internal string? NativeDoc { get; set; }

    /// <summary><c>__module__</c>, or what a class has in its place; null where it has none.</summary>
    internal PyObject? ModuleObject =>
        (Flags & TypeFlags.Heap) != 0 ? Attributes.GetStr(Names.Module) : PyStr.Interned(Module);

    /// <summary>Module and qualified name, without builtins and __main__ (PyType_GetFullyQualifiedName).</summary>
    internal string FullyQualifiedName => ModuleObject is PyStr module && module.ToString() is not ("builtins" or "__main__") and var text
        ? text + "." + QualifiedName
        : QualifiedName;

    private PyStr NameObject => _nameObject is { } name && name.ToString() == Name ? name : _nameObject = new PyStr(Name);

    [PyMethod("mro($self, /)")]
    private PyObject? ComputeMro() => MethodResolution.Linearize(this) is { } mro ? new PyList(Array.ConvertAll(mro, static type => (PyObject)type)) : null;

    [PyMethod("__subclasses__($self, /)")]
    private PyList GetSubclasses() => new(Subclasses().ConvertAll(static type => (PyObject)type).ToArray());

    [PyClassMethod("__prepare__($cls, /, *args, **kwargs)", HasTextSignature = false)]
    private static PyObject Prepare(PyObject type, ReadOnlySpan<PyObject> args, PyTuple? kwargs) => new PyDict();

    [PyMethod("__instancecheck__($self, instance, /)")]
    private PyObject? InstanceCheck(PyObject instance) => FromTruth(InstanceChecks.RecursiveIsInstance(instance, this));

    [PyMethod("__subclasscheck__($self, subclass, /)")]
    private PyObject? SubclassCheck(PyObject subclass) => FromTruth(InstanceChecks.RecursiveIsSubclass(subclass, this));

    private static PyObject? FromTruth(int truth) => truth < 0 ? null : PyBool.From(truth > 0);

    [PyMethod("__dir__($self, /)")]
    private PyObject? Dir()
    {
        var names = new PyDict();
        return TypeAttributes.Merge(names, this) ? TypeAttributes.Keys(names) : null;
    }

    [PyMethod("__sizeof__($self, /)")]
    private long SizeOf() => TypeSizes.OfType(this);

    [PyMember("__basicsize__")]
    private long BasicSize => TypeSizes.Of(this).BasicSize;

    [PyMember("__itemsize__")]
    private long ItemSize => TypeSizes.Of(this).ItemSize;

    [PyMember("__flags__")]
    private long PublicFlags => TypeSizes.FlagsOf(this);

    [PyMember("__weakrefoffset__")]
    private long WeakRefOffset => TypeSizes.Of(this).WeakRefOffset;

    [PyMember("__base__", NullIsNone = true)]
    private PyObject? BaseObject => Base;

    [PyMember("__dictoffset__")]
    private long DictOffset => TypeSizes.Of(this).DictOffset;

    [PyGetter("__name__")]
    private PyStr GetName() => NameObject;

    [PySetter("__name__")]
    private bool SetName(PyObject? value)
    {
        if (!CheckSet("__name__", value))
        {
            return false;
        }

        if (value is not PyStr text)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"can only assign string to {Name}.__name__, not '{value!.Type.FullName}'");
        }

        if (text.ToString().Contains('\0'))
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "type name must not contain null characters");
        }

        Name = text.ToString();
        _nameObject = text;
        Modified();
        return true;
    }

    [PyGetter("__qualname__")]
    private PyStr GetQualifiedName() => HeapQualifiedName ?? NameObject;

    [PySetter("__qualname__")]
    private bool SetQualifiedName(PyObject? value)
    {
        if (!CheckSet("__qualname__", value))
        {
            return false;
        }

        if (value is not PyStr text)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"can only assign string to {Name}.__qualname__, not '{value!.Type.FullName}'");
        }

        HeapQualifiedName = text;
        return true;
    }

    [PyGetter("__bases__")]
    private PyTuple GetBases() => new(Array.ConvertAll(Bases, static type => (PyObject)type));

    [PySetter("__bases__")]
    private bool SetBases(PyObject? value) => CheckSet("__bases__", value) && BaseAssignment.Assign(this, value!);

    [PyGetter("__mro__")]
    private PyObject GetMro() => Mro.Length == 0 ? PyNone.None : new PyTuple(Array.ConvertAll(Mro, static type => (PyObject)type));

    [PyGetter("__module__")]
    private PyObject? GetModule() => ModuleObject ?? Errors.Raise(PyExceptions.AttributeError, "__module__");

    [PySetter("__module__")]
    private bool SetModule(PyObject? value)
    {
        if (!CheckSet("__module__", value))
        {
            return false;
        }

        Attributes.Remove(s_firstLine);
        Attributes.SetStr(Names.Module, value!);
        Modified();
        return true;
    }

    [PyGetter("__abstractmethods__")]
    private PyObject? GetAbstractMethods() =>
        (ReferenceEquals(this, PyTypes.Type) ? null : Attributes.GetStr(s_abstractMethods))
        ?? Protocols.Attributes.RaiseNoAttribute(this, s_abstractMethods, "__abstractmethods__");

    [PySetter("__abstractmethods__")]
    private bool SetAbstractMethods(PyObject? value)
    {
        if (value is null)
        {
            if (Attributes.Remove(s_abstractMethods) is null)
            {
                return Protocols.Attributes.RaiseNoAttribute(this, s_abstractMethods, "__abstractmethods__") is not null;
            }

            Flags &= ~TypeFlags.Abstract;
        }
        else
        {
            int truth = Truth.Of(value);
            if (truth < 0)
            {
                return false;
            }

            Attributes.SetStr(s_abstractMethods, value);
            Flags = truth > 0 ? Flags | TypeFlags.Abstract : Flags & ~TypeFlags.Abstract;
        }

        Modified();
        return true;
    }

    [PyGetter("__dict__")]
    private PyObject GetDict() => new PyMappingProxy(Attributes);

    [PyGetter("__doc__")]
    private PyObject? GetDoc()
    {
        if ((Flags & TypeFlags.Heap) == 0 && NativeDoc is not null)
        {
            return new PyStr(NativeDoc);
        }

        PyObject? found = Attributes.GetStr(Names.Doc);
        return found is null ? PyNone.None : found.Type.Slots.DescriptorGet is { } get ? get(found, null, this) : found;
    }

    [PySetter("__doc__")]
    private bool SetDoc(PyObject? value)
    {
        if (!CheckSet("__doc__", value))
        {
            return false;
        }

        Attributes.SetStr(Names.Doc, value!);
        Modified();
        return true;
    }

    [PyGetter("__text_signature__")]
    private PyObject GetTextSignature() => NativeTypes.TextOrNone(TextSignature);

    [PyGetter("__annotations__")]
    private PyObject? GetAnnotations()
    {
        if (!IsMutable)
        {
            return Protocols.Attributes.RaiseNoAttribute(this, s_annotations, $"type object '{FullName}' has no attribute '__annotations__'");
        }

        PyObject? found = Attributes.GetStr(s_annotations);
        if (found is null)
        {
            found = new PyDict();
            Attributes.SetStr(s_annotations, found);
            Modified();
            return found;
        }

        return found.Type.Slots.DescriptorGet is { } get ? get(found, null, this) : found;
    }

    [PySetter("__annotations__")]
    private bool SetAnnotations(PyObject? value)
    {
        if (!IsMutable)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"cannot set '__annotations__' attribute of immutable type '{FullName}'");
        }

        if (value is not null)
        {
            Attributes.SetStr(s_annotations, value);
        }
        else if (Attributes.Remove(s_annotations) is null)
        {
            return Protocols.Attributes.RaiseNoAttribute(this, s_annotations, "__annotations__") is not null;
        }

        Modified();
        return true;
    }

    [PyGetter("__type_params__")]
    private PyObject GetTypeParameters() => ReferenceEquals(this, PyTypes.Type) ? PyTuple.Empty : Attributes.GetStr(s_typeParameters) ?? PyTuple.Empty;

    [PySetter("__type_params__")]
    private bool SetTypeParameters(PyObject? value)
    {
        if (!CheckSet("__type_params__", value))
        {
            return false;
        }

        Attributes.SetStr(s_typeParameters, value!);
        Modified();
        return true;
    }

    /// <summary>Whether one of the class's own special attributes may be set (check_set_special_type_attr); false with TypeError pending.</summary>
    private bool CheckSet(string name, PyObject? value)
    {
        if (!IsMutable)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"cannot set '{name}' attribute of immutable type '{FullName}'");
        }

        return value is not null
            || Errors.RaiseFalse(PyExceptions.TypeError, $"cannot delete '{name}' attribute of immutable type '{FullName}'");
    }
}
