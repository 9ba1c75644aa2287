using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>What classmethod and staticmethod share: the function, its copied attributes, a dict (CPython's Objects/funcobject.c).</summary>
public abstract class PyFunctionWrapper : PyObject, IInstanceAttributes
{
    private static readonly PyStr[] s_copied =
        [Names.Module, Names.DunderName, Names.QualifiedName, Names.Doc, PyStr.Interned("__annotations__")];

    private static readonly PyStr s_isAbstract = PyStr.Interned("__isabstractmethod__");

    private PyDict? _dict;

    /// <summary><c>__func__</c></summary>
    public PyObject? Function { get; set; }

    /// <inheritdoc/>
    public override IInstanceAttributes? InstanceAttributes => this;

    /// <inheritdoc/>
    public PyObject? Get(PyStr name) => _dict?.GetStr(name);

    /// <inheritdoc/>
    public void Set(PyStr name, PyObject value) => ToDict().SetStr(name, value);

    /// <inheritdoc/>
    public bool Remove(PyStr name) => _dict?.Remove(name) is not null;

    /// <inheritdoc/>
    public PyDict ToDict() => _dict ??= new PyDict();

    /// <inheritdoc/>
    public bool SetDict(PyDict dict)
    {
        _dict = dict;
        return true;
    }

    /// <summary>Whether the function is abstract; -1 with an error pending.</summary>
    protected PyObject? IsAbstract() => AbstractState(Function);

    /// <summary><c>__isabstractmethod__</c> of a function as a bool; null with an error pending (_PyObject_IsAbstract).</summary>
    internal static PyObject? AbstractState(PyObject? function)
    {
        if (function is null)
        {
            return PyBool.False;
        }

        PyObject? value = Attributes.GetOptional(function, s_isAbstract);
        if (value is null)
        {
            return Errors.Pending ? null : PyBool.False;
        }

        int truth = Truth.Of(value);
        return truth < 0 ? null : PyBool.From(truth > 0);
    }

    /// <summary>Takes the function over, and its name, module, doc and annotations (functools_wraps); false with an error pending.</summary>
    protected bool Wrap(PyObject function)
    {
        Function = function;
        foreach (PyStr name in s_copied)
        {
            if (Attributes.GetOptional(function, name) is { } value)
            {
                Set(name, value);
            }
            else if (Errors.Pending)
            {
                return false;
            }
        }

        return true;
    }

}

/// <summary>A static method: access through a class or an instance gives the function as it is.</summary>
[PyClass("staticmethod", Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes, Doc = "Convert a function to be a static method.")]
public partial class PyStaticMethod : PyFunctionWrapper
{
    /// <summary>Makes one without a function.</summary>
    public PyStaticMethod()
    {
    }

    /// <summary>Makes one of a function, whose attributes it does not copy.</summary>
    public PyStaticMethod(PyObject function) => Function = function;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => AllocateAs((PyType)self);

    [PyInit("staticmethod(function, /)")]
    private bool Init(PyObject function) => Wrap(function);

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => Texts.Repr(Function ?? PyNone.None) is { } text ? new PyStr($"<staticmethod({text})>") : null;

    [PySlot(SlotId.Call)]
    private PyObject? CallFunction(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => Function is { } function
        ? function.Call(arguments, keywordNames)
        : Errors.Raise(PyExceptions.RuntimeError, "uninitialized staticmethod object");

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Get(PyObject? instance, PyObject? owner) =>
        Function ?? Errors.Raise(PyExceptions.RuntimeError, "uninitialized staticmethod object");

    [PyMember("__func__", NullIsNone = true)]
    private PyObject? DunderFunction => Function;

    [PyMember("__wrapped__", NullIsNone = true)]
    private PyObject? Wrapped => Function;

    [PyGetter("__isabstractmethod__")]
    private PyObject? GetIsAbstract() => IsAbstract();

    [PyGetter("__dict__")]
    private PyObject? GetDict() => ToDict();

    [PySetter("__dict__")]
    private bool AssignDict(PyObject? value) => Attributes.SetDict(this, value);
}

/// <summary>A class method: access through a class or an instance binds the function to the class.</summary>
[PyClass("classmethod", Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes, Doc = "Convert a function to be a class method.")]
public partial class PyClassMethod : PyFunctionWrapper
{
    /// <summary>Makes one without a function.</summary>
    public PyClassMethod()
    {
    }

    /// <summary>Makes one of a function, whose attributes it does not copy.</summary>
    public PyClassMethod(PyObject function) => Function = function;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => AllocateAs((PyType)self);

    [PyInit("classmethod(function, /)")]
    private bool Init(PyObject function) => Wrap(function);

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => Texts.Repr(Function ?? PyNone.None) is { } text ? new PyStr($"<classmethod({text})>") : null;

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Get(PyObject? instance, PyObject? owner) => Function is { } function
        ? new PyMethod(function, owner ?? instance!.Type)
        : Errors.Raise(PyExceptions.RuntimeError, "uninitialized classmethod object");

    [PyMember("__func__", NullIsNone = true)]
    private PyObject? DunderFunction => Function;

    [PyMember("__wrapped__", NullIsNone = true)]
    private PyObject? Wrapped => Function;

    [PyGetter("__isabstractmethod__")]
    private PyObject? GetIsAbstract() => IsAbstract();

    [PyGetter("__dict__")]
    private PyObject? GetDict() => ToDict();

    [PySetter("__dict__")]
    private bool AssignDict(PyObject? value) => Attributes.SetDict(this, value);
}
