using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>typing.TypeVarTuple.</summary>
[PyClass("typing.TypeVarTuple", Flags = TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences, Doc = "Type variable tuple.")]
public sealed partial class PyTypeVarTuple : PyTypeParameter
{
    /// <summary>Makes one.</summary>
    public PyTypeVarTuple(PyStr name)
        : base(TypeObject, name)
    {
    }

    [PyMember("__name__")]
    private PyStr NameObject => Name;

    /// <summary>One that is declared in brackets.</summary>
    public static PyTypeVarTuple Declared(PyStr name)
    {
        var made = new PyTypeVarTuple(name);
        made.SetModule();
        return made;
    }

    /// <summary><c>typing.Unpack[self]</c>; null with an error pending.</summary>
    public PyObject? Unpack()
    {
        PyObject? unpack = PythonModules.Attribute("typing", "Unpack");
        return unpack is null ? null : Subscripts.Get(unpack, this);
    }

    [PyNew("typevartuple(name, *, default=typing.NoDefault)", HasTextSignature = false)]
    private static PyObject? New(PyType type, PyStr name, PyObject? @default)
    {
        var made = new PyTypeVarTuple(name);
        made.SetDefault(@default);
        made.SetModule();
        return made;
    }

    [PySlot(SlotId.Repr)]
    private string Repr() => Name.ToString();

    [PySlot(SlotId.Iter)]
    private PyObject? Iterate() => Unpack() is { } unpacked ? Iteration.GetIterator(new PyTuple([unpacked])) : null;

    [PyMethod("__typing_subst__($self, arg, /)")]
    private PyObject? Substitute(PyObject arg) =>
        Errors.Raise(PyExceptions.TypeError, "Substitution of bare TypeVarTuple is not supported");

    [PyMethod("__typing_prepare_subst__($self, alias, args, /)")]
    private PyObject? PrepareSubstitution(PyObject alias, PyObject args) =>
        PythonModules.CallTyping("_typevartuple_prepare_subst", this, alias, args);

    [PyMethod("__reduce__($self, /)")]
    private PyObject Reduce() => Name;

    [PyMethod("has_default($self, /)")]
    private bool TellsDefault() => HasDefault();

    [PyMethod("__mro_entries__($self, object, /)")]
    private PyObject? MroEntries(PyObject @object) => RaiseBase("TypeVarTuple");

    [PyGetter("__default__")]
    private PyObject? GetDefault() => Default();
}

/// <summary>typing.NoDefault: the default of a type parameter that has none.</summary>
[PyClass("NoDefaultType", Doc = "The type of the NoDefault singleton.")]
public sealed partial class PyNoDefault : PyObject
{
    /// <summary>The one object.</summary>
    public static readonly PyNoDefault NoDefault = new();

    private PyNoDefault()
    {
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.IsEmpty ? NoDefault : ArgumentErrors.Raise("NoDefaultType takes no arguments");

    [PySlot(SlotId.Repr)]
    private string Repr() => "typing.NoDefault";

    [PyMethod("__reduce__($self, /)")]
    private string Reduce() => "NoDefault";
}
