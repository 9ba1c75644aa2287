using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Collections;

/// <summary><c>collections.defaultdict</c></summary>
[PyClass("collections.defaultdict", Base = typeof(PyDict), Flags = TypeFlags.BaseType | TypeFlags.Mapping | TypeFlags.WeakReferences,
    Doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory")]
public partial class PyDefaultDict : PyDict
{
    private static readonly PyStr s_items = PyStr.Interned("items");

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary><c>default_factory</c>: what makes the values of missing keys.</summary>
    [PyMember("default_factory", Writable = true, NullIsNone = true, Doc = "Factory for default value called by __missing__().")]
    public PyObject? DefaultFactory { get; set; }

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => AllocateAs((PyType)type);

    [PySlot(SlotId.Init)]
    private bool Init(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames is null ? 0 : keywordNames.Count);
        PyObject? factory = null;
        if (positional > 0)
        {
            factory = arguments[0];
            if (factory is not PyNone && !Calls.IsCallable(factory))
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, "first argument must be callable or None");
            }

            arguments = arguments[1..];
        }

        DefaultFactory = factory is PyNone ? null : factory;
        return PyTypes.Dict.Slots.Init!(this, arguments, keywordNames);
    }

    [PyMethod("__missing__($self, object, /)")]
    private PyObject? Missing(PyObject key)
    {
        if (DefaultFactory is null or PyNone)
        {
            return RaiseKeyError(key);
        }

        PyObject? value = Calls.Call(DefaultFactory);
        return value is null || !Subscripts.Set(this, key, value) ? null : value;
    }

    [PyMethod("copy($self, /)")]
    [PyMethod("__copy__($self, /)")]
    private PyObject? MakeCopy() => Calls.Call(Type, DefaultFactory ?? PyNone.None, this);

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        PyObject? items = Calls.CallMethod(this, s_items);
        PyObject? iterator = items is null ? null : Iteration.GetIterator(items);
        PyTuple arguments = DefaultFactory is null or PyNone ? PyTuple.Empty : new PyTuple([DefaultFactory]);
        return iterator is null ? null : new PyTuple([Type, arguments, PyNone.None, PyNone.None, iterator]);
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        PyObject? dict = PyTypes.Dict.Slots.Repr!(this);
        if (dict is null)
        {
            return null;
        }

        PyObject? factory = new PyStr("None");
        if (DefaultFactory is not null)
        {
            // A factory may lead back here.
            if (ContainerText.Enter(this))
            {
                factory = Texts.Repr(DefaultFactory);
                ContainerText.Leave(this);
            }
            else
            {
                factory = new PyStr("...");
            }
        }

        return factory is null ? null : new PyStr($"{Type.Name}({factory}, {dict})");
    }

    [PySlot(SlotId.Or)]
    private static PyObject? Or(PyObject left, PyObject right)
    {
        if (left is not PyDict || right is not PyDict)
        {
            return PyNotImplemented.NotImplemented;
        }

        PyDefaultDict self = left as PyDefaultDict ?? (PyDefaultDict)right;
        PyObject? result = Calls.Call(self.Type, self.DefaultFactory ?? PyNone.None, left);
        return result is PyDict dict && dict.Update(right) ? result : null;
    }

    [PyClassMethod("__class_getitem__($type, object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType type, PyObject item) => SequenceOperators.GenericAlias(type, item);
}
