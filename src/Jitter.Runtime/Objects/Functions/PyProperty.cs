using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>property: an attribute computed by functions (CPython's Objects/descrobject.c, "propertyobject").</summary>
[PyClass("property", Flags = TypeFlags.BaseType, Doc = "Property attribute.")]
public partial class PyProperty : PyObject
{
    private PyObject? _name;
    private PyObject? _doc;
    private bool _hasGetterDoc;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The getter; null for none.</summary>
    [PyMember("fget", NullIsNone = true)]
    public PyObject? Getter { get; private set; }

    /// <summary>The setter; null for none.</summary>
    [PyMember("fset", NullIsNone = true)]
    public PyObject? Setter { get; private set; }

    /// <summary>The deleter; null for none.</summary>
    [PyMember("fdel", NullIsNone = true)]
    public PyObject? Deleter { get; private set; }

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => AllocateAs((PyType)self);

    [PyInit("property(fget=None, fset=None, fdel=None, doc=None)")]
    private bool Init(PyObject? fget, PyObject? fset, PyObject? fdel, PyObject? doc)
    {
        Getter = fget is PyNone ? null : fget;
        Setter = fset is PyNone ? null : fset;
        Deleter = fdel is PyNone ? null : fdel;
        _doc = null;
        _name = null;
        _hasGetterDoc = false;
        PyObject? text = doc is PyNone ? null : doc;
        if (doc is null or PyNone && Getter is not null)
        {
            text = Attributes.GetOptional(Getter, Names.Doc);
            if (text is null && Errors.Pending)
            {
                return false;
            }

            text = text is PyNone ? null : text;
            _hasGetterDoc = text is not null;
        }

        if (GetType() == typeof(PyProperty))
        {
            _doc = text;
            return true;
        }

        // An instance of a subclass has its doc among its attributes; where there is no room for it, a given
        // doc is dropped silently, but not a getter's.
        if (text is null)
        {
            text = PyNone.None;
        }

        if (Attributes.Set(this, Names.Doc, text))
        {
            return true;
        }

        return !_hasGetterDoc && Errors.ClearIf(PyExceptions.AttributeError);
    }

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Get(PyObject? instance, PyObject? owner)
    {
        if (instance is null or PyNone && owner is null)
        {
            return this;
        }

        if (instance is null)
        {
            return this;
        }

        return Getter is { } getter ? Calls.Call(getter, instance) : RaiseMissing(instance, "getter");
    }

    [PySlot(SlotId.DescriptorSet)]
    private bool Set(PyObject instance, PyObject? value)
    {
        if (value is null)
        {
            return Deleter is { } deleter ? Calls.Call(deleter, instance) is not null : RaiseMissing(instance, "deleter") is not null;
        }

        return Setter is { } setter ? Calls.Call(setter, instance, value) is not null : RaiseMissing(instance, "setter") is not null;
    }

    [PyMethod("getter($self, object, /)")]
    private PyObject? WithGetter(PyObject @object) => Copy(@object, null, null);

    [PyMethod("setter($self, object, /)")]
    private PyObject? WithSetter(PyObject @object) => Copy(null, @object, null);

    [PyMethod("deleter($self, object, /)")]
    private PyObject? WithDeleter(PyObject @object) => Copy(null, null, @object);

    [PyMethod("__set_name__($self, /, *args)", HasTextSignature = false)]
    private PyObject? SetName(ReadOnlySpan<PyObject> args)
    {
        if (args.Length != 2)
        {
            return ArgumentErrors.Raise($"__set_name__() takes 2 positional arguments but {args.Length} were given");
        }

        _name = args[1];
        return PyNone.None;
    }

    [PyGetter("__name__")]
    private PyObject? GetName()
    {
        PyObject? name = Name();
        return name ?? (Errors.Pending ? null : Attributes.RaiseNoAttribute(
            this, Names.DunderName, $"'{Type.FullName}' object has no attribute '__name__'"));
    }

    [PySetter("__name__")]
    private bool AssignName(PyObject? value)
    {
        _name = value;
        return true;
    }

    [PyGetter("__isabstractmethod__")]
    private PyObject? IsAbstract()
    {
        foreach (PyObject? function in (ReadOnlySpan<PyObject?>)[Getter, Setter, Deleter])
        {
            PyObject? state = PyFunctionWrapper.AbstractState(function);
            if (!ReferenceEquals(state, PyBool.False))
            {
                return state;
            }
        }

        return PyBool.False;
    }

    [PyMember("__doc__", Writable = true, NullIsNone = true)]
    private PyObject? DocObject
    {
        get => _doc;
        set => _doc = value;
    }

    /// <summary>The name it was given, or its getter's; null for none.</summary>
    private PyObject? Name() => _name ?? (Getter is null ? null : Attributes.GetOptional(Getter, Names.DunderName));

    private PyObject? Copy(PyObject? getter, PyObject? setter, PyObject? deleter)
    {
        PyObject get = getter is null or PyNone ? Getter ?? PyNone.None : getter;
        PyObject set = setter is null or PyNone ? Setter ?? PyNone.None : setter;
        PyObject delete = deleter is null or PyNone ? Deleter ?? PyNone.None : deleter;
        PyObject doc = _hasGetterDoc && get is not PyNone ? PyNone.None : _doc ?? PyNone.None;
        if (GetType() == typeof(PyProperty))
        {
            var copy = new PyProperty();
            if (!copy.Init(get, set, delete, doc))
            {
                return null;
            }

            copy._name = _name;
            return copy;
        }

        PyObject? made = Calls.Call(Type, [get, set, delete, doc]);
        if (made is PyProperty property)
        {
            property._name = _name;
        }

        return made;
    }

    private PyObject? RaiseMissing(PyObject instance, string what)
    {
        PyObject? name = Name();
        if (name is null && Errors.Pending)
        {
            return null;
        }

        PyStr? shown = name is null ? null : Texts.Repr(name);
        PyStr? owner = Texts.Repr(new PyStr(instance.Type.QualifiedName));
        if ((name is not null && shown is null) || owner is null)
        {
            return null;
        }

        return Errors.Raise(
            PyExceptions.AttributeError,
            shown is null ? $"property of {owner} object has no {what}" : $"property {shown} of {owner} object has no {what}");
    }
}
