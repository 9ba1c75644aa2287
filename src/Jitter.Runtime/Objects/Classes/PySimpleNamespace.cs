using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>types.SimpleNamespace: an object whose attributes are what it is made of (CPython's Objects/namespaceobject.c).</summary>
/// <param name="type">The class.</param>
[PyClass("types.SimpleNamespace", Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes, Doc = "A simple attribute-based namespace.")]
public sealed partial class PySimpleNamespace(PyType type) : PyInstance(type)
{
    /// <summary>Makes an empty one.</summary>
    public PySimpleNamespace()
        : this(TypeObject)
    {
    }

    [PySlot(SlotId.New)]
    private static PyObject New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        Finalizers.Attach((PyType)self, new PySimpleNamespace((PyType)self));

    [PyInit("SimpleNamespace(mapping_or_iterable=(), /, **kwargs)")]
    private bool Init(PyObject? mapping_or_iterable, PyDict kwargs)
    {
        if (mapping_or_iterable is not null)
        {
            PyObject? given = mapping_or_iterable is PyDict ? mapping_or_iterable : Calls.Call(PyTypes.Dict, mapping_or_iterable);
            if (given is not PyDict dict || !Update(dict))
            {
                return false;
            }
        }

        return Update(kwargs);
    }

    private bool Update(PyDict items)
    {
        int position = 0;
        while (items.Next(ref position, out PyObject? key, out _))
        {
            if (key is not PyStr)
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, "keywords must be strings");
            }
        }

        position = 0;
        while (items.Next(ref position, out PyObject? key, out PyObject? value))
        {
            Set(((PyStr)key).Intern(), value);
        }

        return true;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        string name = ReferenceEquals(Type, TypeObject) ? "namespace" : Type.Name;
        if (!ContainerText.Enter(this))
        {
            return new PyStr(name + "(...)");
        }

        var builder = new PyStrBuilder(32);
        builder.Append(name + "(");
        bool done = AppendItems(ref builder);
        ContainerText.Leave(this);
        if (!done)
        {
            builder.Dispose();
            return null;
        }

        builder.Append(")");
        return builder.ToStr();
    }

    private bool AppendItems(ref PyStrBuilder builder)
    {
        bool first = true;
        PyDict items = ToDict();
        int position = 0;
        while (items.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (key is not PyStr { Length: > 0 } name)
            {
                continue;
            }

            PyStr? text = Texts.Repr(value);
            if (text is null)
            {
                return false;
            }

            builder.Append(first ? "" : ", ");
            builder.Append(name);
            builder.Append("=");
            builder.Append(text);
            first = false;
        }

        return true;
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison) => right is PySimpleNamespace other
        ? Comparisons.Compare(ToDict(), other.ToDict(), comparison)
        : PyNotImplemented.NotImplemented;

    [PyMethod("__reduce__($self, /)")]
    private PyObject Reduce() => new PyTuple([Type, PyTuple.Empty, ToDict()]);

    [PyMethod("__replace__($self, /, **changes)")]
    private PyObject? Replace(PyDict changes)
    {
        PyObject? copy = Calls.Call(Type);
        if (copy is null)
        {
            return null;
        }

        if (copy is not PySimpleNamespace made)
        {
            return Errors.Raise(
                PyExceptions.TypeError, $"expect types.SimpleNamespace type, but {Type.FullName}() returned '{copy.Type.FullName}' object");
        }

        return made.Update(ToDict()) && made.Update(changes) ? made : null;
    }

    [PyMember("__dict__")]
    private PyDict DictObject => ToDict();
}
