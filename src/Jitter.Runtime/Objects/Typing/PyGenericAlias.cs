using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A parameterized class: <c>list[int]</c> (types.GenericAlias; CPython's Objects/genericaliasobject.c).</summary>
/// <param name="origin">The class.</param>
/// <param name="arguments">What stands in the brackets.</param>
/// <param name="isStarred">Whether it is <c>*tuple[int, ...]</c>.</param>
[PyClass(
    "types.GenericAlias",
    Flags = TypeFlags.BaseType | TypeFlags.WeakReferences,
    Doc = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).")]
public partial class PyGenericAlias(PyObject origin, PyTuple arguments, bool isStarred = false) : PyObject
{
    private static readonly PyStr s_originalClass = PyStr.Interned("__orig_class__");
    private static readonly PyStr s_copy = PyStr.Interned("__copy__");
    private static readonly PyStr s_deepCopy = PyStr.Interned("__deepcopy__");
    private static readonly PyStr s_bases = PyStr.Interned("__bases__");

    // Attributes that are the alias's own; all others are its origin's.
    private static readonly PyStr[] s_own =
    [
        Names.Class, PyStr.Interned("__origin__"), PyStr.Interned("__args__"), PyStr.Interned("__unpacked__"), PyStr.Interned("__parameters__"),
        PyStr.Interned("__typing_unpacked_tuple_args__"), PyStr.Interned("__mro_entries__"), PyStr.Interned("__reduce_ex__"),
        PyStr.Interned("__reduce__"), s_bases, s_copy, s_deepCopy,
    ];

    private PyTuple? _parameters;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary><c>__origin__</c></summary>
    [PyMember("__origin__")]
    public PyObject Origin { get; } = origin;

    /// <summary><c>__args__</c></summary>
    [PyMember("__args__")]
    public PyTuple Arguments { get; } = arguments;

    /// <summary><c>__unpacked__</c></summary>
    [PyMember("__unpacked__")]
    public bool IsStarred { get; } = isStarred;

    /// <summary><c>origin[item]</c>: what every <c>__class_getitem__</c> gives (Py_GenericAlias).</summary>
    public static PyObject Create(PyObject origin, PyObject item) => new PyGenericAlias(origin, item as PyTuple ?? new PyTuple([item]));

    [PyNew("GenericAlias(origin, args, /)")]
    private static PyObject New(PyType type, PyObject origin, PyObject args) => AllocateAs(type, origin, args as PyTuple ?? new PyTuple([args]));

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        if (!Recursion.TryEnter(" while getting the repr of an object"))
        {
            return null;
        }

        var builder = new PyStrBuilder(32);
        bool done = AppendTo(ref builder);
        Recursion.Leave();
        if (done)
        {
            return builder.ToStr();
        }

        builder.Dispose();
        return null;
    }

    private bool AppendTo(ref PyStrBuilder builder)
    {
        if (IsStarred)
        {
            builder.Append("*");
        }

        if (!TypeParameterSubstitution.AppendItem(ref builder, Origin))
        {
            return false;
        }

        builder.Append("[");
        for (int i = 0; i < Arguments.Count; i++)
        {
            if (i > 0)
            {
                builder.Append(", ");
            }

            PyObject item = Arguments.Items[i];
            if (item is not PyList list ? !TypeParameterSubstitution.AppendItem(ref builder, item) : !AppendList(ref builder, list))
            {
                return false;
            }
        }

        builder.Append(Arguments.Count == 0 ? "()]" : "]");
        return true;
    }

    private static bool AppendList(ref PyStrBuilder builder, PyList list)
    {
        builder.Append("[");
        for (int i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                builder.Append(", ");
            }

            if (!TypeParameterSubstitution.AppendItem(ref builder, list[i]))
            {
                return false;
            }
        }

        builder.Append("]");
        return true;
    }

    [PySlot(SlotId.Hash)]
    private long Hash()
    {
        long origin = Hashing.Hash(Origin);
        long arguments = origin == -1 ? -1 : Hashing.Hash(Arguments);
        return arguments == -1 ? -1 : (origin ^ arguments) is var hash && hash == -1 ? -2 : hash;
    }

    [PySlot(SlotId.Call)]
    private PyObject? CallOrigin(ReadOnlySpan<PyObject> callArguments, PyTuple? keywordNames)
    {
        PyObject? made = Origin.Call(callArguments, keywordNames);
        if (made is null)
        {
            return null;
        }

        // Objects that cannot have the attribute go without.
        return Attributes.Set(made, s_originalClass, this) || Errors.ClearIf(PyExceptions.AttributeError) || Errors.ClearIf(PyExceptions.TypeError)
            ? made
            : null;
    }

    [PySlot(SlotId.GetAttribute)]
    private PyObject? GetAttribute(PyObject name)
    {
        if (name is PyStr text)
        {
            text = text.Intern();
            if (Array.IndexOf(s_own, text) < 0)
            {
                return Attributes.Get(Origin, text);
            }
        }

        return Attributes.GenericGet(this, name);
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is not PyGenericAlias other || comparison is not (Comparison.Equal or Comparison.NotEqual))
        {
            return PyNotImplemented.NotImplemented;
        }

        int equal = IsStarred != other.IsStarred ? 0 : Comparisons.AreEqual(Origin, other.Origin);
        equal = equal > 0 ? Comparisons.AreEqual(Arguments, other.Arguments) : equal;
        return equal < 0 ? null : PyBool.From(equal > 0 == (comparison == Comparison.Equal));
    }

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => new PyGenericAliasIterator(this);

    [PySlot(SlotId.Or)]
    private static PyObject? Or(PyObject left, PyObject right) => PyUnion.Or(left, right);

    [PySlot(SlotId.Subscript)]
    private PyObject? Subscript(PyObject item)
    {
        PyTuple? parameters = Parameters();
        PyTuple? arguments = parameters is null ? null : TypeParameterSubstitution.Substitute(this, Arguments, parameters, item);
        return arguments is null ? null : new PyGenericAlias(Origin, arguments, IsStarred);
    }

    [PyMethod("__mro_entries__($self, object, /)", HasTextSignature = true)]
    private PyObject MroEntries(PyObject @object) => new PyTuple([Origin]);

    [PyMethod("__instancecheck__($self, object, /)")]
    private PyObject? InstanceCheck(PyObject @object) =>
        Errors.Raise(PyExceptions.TypeError, "isinstance() argument 2 cannot be a parameterized generic");

    [PyMethod("__subclasscheck__($self, object, /)")]
    private PyObject? SubclassCheck(PyObject @object) =>
        Errors.Raise(PyExceptions.TypeError, "issubclass() argument 2 cannot be a parameterized generic");

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        if (!IsStarred)
        {
            return new PyTuple([TypeObject, new PyTuple([Origin, Arguments])]);
        }

        PyObject? next = PythonModules.Attribute("builtins", "next");
        return next is null ? null : new PyTuple([next, new PyTuple([new PyGenericAliasIterator(new PyGenericAlias(Origin, Arguments))])]);
    }

    [PyMethod("__dir__($self, /)")]
    private PyObject? Dir()
    {
        var names = new PyDict();
        if (!TypeAttributes.Merge(names, Origin is PyType ? Origin : Origin.Type))
        {
            return null;
        }

        foreach (PyStr name in s_own)
        {
            names.SetStr(name, PyNone.None);
        }

        return TypeAttributes.Keys(names);
    }

    [PyGetter("__parameters__", Doc = "Type variables in the GenericAlias.")]
    private PyTuple? Parameters() => _parameters ??= TypeParameterSubstitution.Parameters(Arguments);

    [PyGetter("__typing_unpacked_tuple_args__")]
    private PyObject UnpackedTupleArguments() => IsStarred && ReferenceEquals(Origin, PyTypes.Tuple) ? Arguments : PyNone.None;
}

/// <summary>What iterating over an alias gives: the starred alias, once.</summary>
[PyClass("generic_alias_iterator", Flags = TypeFlags.DisallowInstantiation)]
internal sealed partial class PyGenericAliasIterator(PyGenericAlias alias) : PyObject
{
    private PyGenericAlias? _alias = alias;

    public override PyType Type => TypeObject;

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => this;

    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        PyGenericAlias? alias = _alias;
        _alias = null;
        return alias is null ? null : new PyGenericAlias(alias.Origin, alias.Arguments, isStarred: true);
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        PyObject? iter = PythonModules.Attribute("builtins", "iter");
        return iter is null ? null : new PyTuple([iter, new PyTuple([_alias ?? (PyObject)PyTuple.Empty])]);
    }
}
