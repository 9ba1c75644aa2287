using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A module: a namespace with a dict (CPython's Objects/moduleobject.c).</summary>
/// <remarks>Its class is a field: classes derived from the module type have the same layout, and <c>__class__</c> may be assigned.</remarks>
[PyClass("module", Existing = "PyTypes.Module", Doc = "A module: a namespace that import fills.")]
public sealed partial class PyModule : PyObject, IInstanceAttributes
{
    private PyType _type;

    /// <summary>Makes a module with the attributes that every module has.</summary>
    public PyModule(PyStr name, PyObject? doc = null)
    {
        _type = PyTypes.Module;
        Dict = new PyDict();
        SetStandardAttributes(name, doc ?? PyNone.None);
    }

    private PyModule(PyType type)
    {
        _type = type;
        Dict = new PyDict();
    }

    /// <inheritdoc/>
    public override PyType Type => _type;

    /// <summary><c>__dict__</c></summary>
    public PyDict Dict { get; }

    /// <summary>The definition of a native module; null for others.</summary>
    public NativeModule? Native { get; init; }

    /// <summary>Whether a native module has its functions and constants.</summary>
    public bool IsFilled { get; set; }

    /// <inheritdoc/>
    public override IInstanceAttributes? InstanceAttributes => this;

    /// <summary>Makes a native module and fills it; null with an error pending.</summary>
    public static PyModule? Create(NativeModule native)
    {
        var module = new PyModule(PyStr.Interned(native.Name), native.Doc is null ? PyNone.None : new PyStr(native.Doc)) { Native = native, IsFilled = true };
        return native.Fill(module, module.Dict) ? module : null;
    }

    /// <summary>Changes the class (assignment to <c>__class__</c>).</summary>
    public void ChangeType(PyType type) => _type = type;

    /// <inheritdoc/>
    public override bool TryChangeType(PyType type)
    {
        _type = type;
        return true;
    }

    /// <inheritdoc/>
    public PyObject? Get(PyStr name) => Dict.GetStr(name);

    /// <inheritdoc/>
    public void Set(PyStr name, PyObject value) => Dict.SetStr(name, value);

    /// <inheritdoc/>
    public bool Remove(PyStr name) => Dict.Remove(name) is not null;

    /// <inheritdoc/>
    public PyDict ToDict() => Dict;

    /// <summary>
    /// What attribute access does once the type and the dict have nothing: the module's own <c>__getattr__</c> (PEP 562), else
    /// AttributeError that tells of circular imports and shadowed modules.
    /// </summary>
    public PyObject? GetMissing(PyStr name)
    {
        if (Dict.GetStr(Names.GetAttr) is { } hook)
        {
            return Calls.Call(hook, name);
        }

        return ModuleErrors.RaiseNoAttribute(this, name);
    }

    [PySlot(SlotId.GetAttribute)]
    private PyObject? GetAttribute(PyObject name)
    {
        if (name is not PyStr text)
        {
            return Attributes.GenericGet(this, name);
        }

        text = text.Intern();
        PyObject? found = _type.Lookup(text);
        DescriptorGetFunction? get = found?.Type.Slots.DescriptorGet;
        if (get is not null && found!.Type.Slots.DescriptorSet is not null)
        {
            return get(found, this, _type);
        }

        if (Dict.GetStr(text) is { } own)
        {
            return own;
        }

        return found is null ? GetMissing(text) : get is null ? found : get(found, this, _type);
    }

    [PyNew("module(*args, **kwargs)")]
    private static PyModule New(PyType type, ReadOnlySpan<PyObject> args, PyDict kwargs) => new(type);

    [PyInit("module(name, doc=None)")]
    private void Init(PyStr name, PyObject doc) => SetStandardAttributes(name, doc);

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => Imports.ModuleRepr(this);

    [PyMember("__dict__")]
    private PyObject GetDict => Dict;

    [PyMethod("__dir__($self, /)", HasTextSignature = false)]
    private PyObject? Dir()
    {
        PyObject? dict = Attributes.Get(this, ModuleNames.Dict);
        if (dict is null)
        {
            return null;
        }

        if (dict is not PyDict names)
        {
            return Errors.Raise(PyExceptions.TypeError, $"{Name()}.__dict__ is not a dictionary");
        }

        return names.GetStr(ModuleNames.Dir) is { } hook ? Calls.Call(hook) : Iteration.ToList(names);
    }

    [PyGetter("__annotations__")]
    private PyObject? GetAnnotations()
    {
        if (Dict.GetStr(ModuleNames.Annotations) is { } annotations)
        {
            return annotations;
        }

        var made = new PyDict();
        Dict.SetStr(ModuleNames.Annotations, made);
        return made;
    }

    [PySetter("__annotations__")]
    private bool SetAnnotations(PyObject? value)
    {
        if (value is not null)
        {
            Dict.SetStr(ModuleNames.Annotations, value);
            return true;
        }

        return Dict.Remove(ModuleNames.Annotations) is not null || Errors.RaiseFalse(PyExceptions.AttributeError, "__annotations__");
    }

    private string Name() => Dict.GetStr(Names.DunderName) is PyStr name ? name.ToString() : "?";

    private void SetStandardAttributes(PyStr name, PyObject doc)
    {
        Dict.SetStr(Names.DunderName, name);
        Dict.SetStr(Names.Doc, doc);
        Dict.SetStr(ModuleNames.Package, PyNone.None);
        Dict.SetStr(ModuleNames.Loader, PyNone.None);
        Dict.SetStr(ModuleNames.Spec, PyNone.None);
    }
}
