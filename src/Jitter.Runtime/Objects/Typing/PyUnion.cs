using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A union of types: <c>int | str</c> (types.UnionType; CPython's Objects/unionobject.c).</summary>
/// <param name="arguments">The types, each once.</param>
[PyClass("types.UnionType", Flags = TypeFlags.DisallowInstantiation, Doc = "Represent a PEP 604 union type\n\nE.g. for int | str")]
public sealed partial class PyUnion(PyTuple arguments) : PyObject
{
    private PyTuple? _parameters;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary><c>__args__</c></summary>
    [PyMember("__args__")]
    public PyTuple Arguments { get; } = arguments;

    /// <summary><c>left | right</c> of types: NotImplemented where one is none; null with an error pending.</summary>
    public static PyObject? Or(PyObject left, PyObject right)
    {
        if (!IsUnionable(left) || !IsUnionable(right))
        {
            return PyNotImplemented.NotImplemented;
        }

        var types = new List<PyObject>();
        return Add(types, left) && Add(types, right) ? types.Count == 1 ? types[0] : new PyUnion(PyTuple.From(types.ToArray())) : null;
    }

    private static bool IsUnionable(PyObject value) => value is PyNone or PyType or PyGenericAlias or PyUnion or PyTypeAlias;

    private static bool Add(List<PyObject> types, PyObject value)
    {
        if (value is PyUnion union)
        {
            foreach (PyObject item in union.Arguments.Items)
            {
                if (!Add(types, item))
                {
                    return false;
                }
            }

            return true;
        }

        value = value is PyNone ? PyTypes.NoneType : value;
        foreach (PyObject known in types)
        {
            int same = ReferenceEquals(known, value) ? 1
                : known is PyGenericAlias && value is PyGenericAlias ? Comparisons.AreEqual(known, value) : 0;
            if (same != 0)
            {
                return same > 0;
            }
        }

        types.Add(value);
        return true;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        var builder = new PyStrBuilder(32);
        for (int i = 0; i < Arguments.Count; i++)
        {
            if (i > 0)
            {
                builder.Append(" | ");
            }

            PyObject item = Arguments.Items[i];
            if (ReferenceEquals(item, PyTypes.NoneType))
            {
                builder.Append("None");
            }
            else if (!TypeParameterSubstitution.AppendItem(ref builder, item))
            {
                builder.Dispose();
                return null;
            }
        }

        return builder.ToStr();
    }

    [PySlot(SlotId.Hash)]
    private long Hash()
    {
        PyObject? set = PyFrozenSet.Create(Arguments.Items);
        return set is null ? -1 : Hashing.Hash(set);
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is not PyUnion other || comparison is not (Comparison.Equal or Comparison.NotEqual))
        {
            return PyNotImplemented.NotImplemented;
        }

        PyObject? left = PyFrozenSet.Create(Arguments.Items);
        PyObject? second = left is null ? null : PyFrozenSet.Create(other.Arguments.Items);
        return second is null ? null : Comparisons.Compare(left!, second, comparison);
    }

    [PySlot(SlotId.GetAttribute)]
    private PyObject? GetAttribute(PyObject name) => name is PyStr text && ReferenceEquals(text.Intern(), Names.Module)
        ? Attributes.Get(TypeObject, Names.Module)
        : Attributes.GenericGet(this, name);

    [PySlot(SlotId.Or)]
    private static PyObject? OrSlot(PyObject left, PyObject right) => Or(left, right);

    [PySlot(SlotId.Subscript)]
    private PyObject? Subscript(PyObject item)
    {
        PyTuple? parameters = Parameters();
        PyTuple? types = parameters is null ? null : TypeParameterSubstitution.Substitute(this, Arguments, parameters, item);
        if (types is null)
        {
            return null;
        }

        PyObject? result = types.Items[0];
        for (int i = 1; result is not null && i < types.Count; i++)
        {
            result = Numbers.Or(result, types.Items[i]);
        }

        return result;
    }

    [PyGetter("__parameters__", Doc = "Type variables in the types.UnionType.")]
    private PyTuple? Parameters() => _parameters ??= TypeParameterSubstitution.Parameters(Arguments);
}
