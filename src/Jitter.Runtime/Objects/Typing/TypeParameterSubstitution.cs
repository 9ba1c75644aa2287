using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>
/// What generic aliases and unions share: their type parameters, and putting arguments in their places (CPython's
/// Objects/genericaliasobject.c).
/// </summary>
internal static class TypeParameterSubstitution
{
    private static readonly PyStr s_substitute = PyStr.Interned("__typing_subst__");
    private static readonly PyStr s_prepare = PyStr.Interned("__typing_prepare_subst__");
    private static readonly PyStr s_parameters = PyStr.Interned("__parameters__");
    private static readonly PyStr s_unpackedTuple = PyStr.Interned("__typing_unpacked_tuple_args__");
    private static readonly PyStr s_isUnpackedTypeVarTuple = PyStr.Interned("__typing_is_unpacked_typevartuple__");
    private static readonly PyStr s_origin = PyStr.Interned("__origin__");
    private static readonly PyStr s_arguments = PyStr.Interned("__args__");

    /// <summary>The type parameters in arguments, each once (_Py_make_parameters); null with an error pending.</summary>
    public static PyTuple? Parameters(PyTuple arguments)
    {
        var found = new List<PyObject>();
        foreach (PyObject argument in arguments.Items)
        {
            if (argument is PyType)
            {
                continue; // a bare class's __parameters__ is a descriptor
            }

            if (Attributes.GetOptional(argument, s_substitute) is not null)
            {
                Add(found, argument);
            }
            else if (Errors.Pending)
            {
                return null;
            }
            else if (Attributes.GetOptional(argument, s_parameters) is PyTuple inner)
            {
                foreach (PyObject parameter in inner.Items)
                {
                    Add(found, parameter);
                }
            }
            else if (Errors.Pending)
            {
                return null;
            }
        }

        return PyTuple.From(found.ToArray());
    }

    /// <summary>The arguments with items in place of the type parameters (_Py_subs_parameters); null with an error pending.</summary>
    /// <param name="alias">What is subscripted.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="parameters">Its type parameters.</param>
    /// <param name="item">The subscript: one item or a tuple.</param>
    public static PyTuple? Substitute(PyObject alias, PyTuple arguments, PyTuple parameters, PyObject item)
    {
        if (parameters.Count == 0)
        {
            PyStr? shown = Texts.Repr(alias);
            _ = shown is null ? null : Errors.Raise(PyExceptions.TypeError, $"{shown} is not a generic class");
            return null;
        }

        PyObject? items = Unpack(item);
        foreach (PyObject parameter in parameters.Items)
        {
            if (items is null)
            {
                return null;
            }

            PyObject? prepare = Attributes.GetOptional(parameter, s_prepare);
            if (prepare is null && Errors.Pending)
            {
                return null;
            }

            if (prepare is not (null or PyNone))
            {
                items = Calls.Call(prepare, alias, items is PyTuple ? items : new PyTuple([items]));
            }
        }

        if (items is null)
        {
            return null;
        }

        PyObject[] given = items is PyTuple tuple ? tuple.Items : [items];
        if (given.Length != parameters.Count)
        {
            PyStr? shown = Texts.Repr(alias);
            _ = shown is null ? null : Errors.Raise(
                PyExceptions.TypeError,
                $"Too {(given.Length > parameters.Count ? "many" : "few")} arguments for {shown}; "
                    + $"actual {given.Length}, expected {parameters.Count}");
            return null;
        }

        return Replace(arguments, parameters.Items, given);
    }

    /// <summary>How a type stands in the repr of an alias (ga_repr_item, union_repr_item): false with an error pending.</summary>
    public static bool AppendItem(ref PyStrBuilder builder, PyObject item)
    {
        if (ReferenceEquals(item, PyEllipsis.Ellipsis))
        {
            builder.Append("...");
            return true;
        }

        bool isAlias = Attributes.GetOptional(item, s_origin) is not null;
        isAlias = isAlias && !Errors.Pending && Attributes.GetOptional(item, s_arguments) is not null;
        if (Errors.Pending)
        {
            return false;
        }

        if (!isAlias)
        {
            PyObject? name = Attributes.GetOptional(item, Names.QualifiedName);
            PyObject? module = name is null ? null : Attributes.GetOptional(item, Names.Module);
            if (Errors.Pending)
            {
                return false;
            }

            if (name is not null && module is not (null or PyNone))
            {
                PyStr? nameText = Texts.Str(name);
                PyStr? moduleText = nameText is null ? null : Texts.Str(module);
                if (nameText is null || moduleText is null)
                {
                    return false;
                }

                if (moduleText.ToString() != "builtins")
                {
                    builder.Append(moduleText);
                    builder.Append(".");
                }

                builder.Append(nameText);
                return true;
            }
        }

        PyStr? text = Texts.Repr(item);
        if (text is null)
        {
            return false;
        }

        builder.Append(text);
        return true;
    }

    private static void Add(List<PyObject> found, PyObject parameter)
    {
        foreach (PyObject known in found)
        {
            if (ReferenceEquals(known, parameter))
            {
                return;
            }
        }

        found.Add(parameter);
    }

    /// <summary>A subscript with unpacked tuples (<c>*tuple[int, str]</c>) replaced by their items (_unpack_args).</summary>
    private static PyTuple? Unpack(PyObject item)
    {
        PyObject[] items = item is PyTuple tuple ? tuple.Items : [item];
        var result = new List<PyObject>(items.Length);
        foreach (PyObject value in items)
        {
            if (value is PyType)
            {
                result.Add(value);
                continue;
            }

            PyObject? inner = value is PyGenericAlias { IsStarred: true } starred && ReferenceEquals(starred.Origin, PyTypes.Tuple)
                ? starred.Arguments
                : Attributes.GetOptional(value, s_unpackedTuple);
            if (inner is null && Errors.Pending)
            {
                return null;
            }

            if (inner is PyTuple unpacked && !(unpacked.Count > 0 && ReferenceEquals(unpacked.Items[^1], PyEllipsis.Ellipsis)))
            {
                result.AddRange(unpacked.Items);
            }
            else
            {
                result.Add(value);
            }
        }

        return PyTuple.From(result.ToArray());
    }

    private static PyTuple? Replace(PyTuple arguments, PyObject[] parameters, PyObject[] given)
    {
        var result = new List<PyObject>(arguments.Count);
        foreach (PyObject argument in arguments.Items)
        {
            if (argument is PyType)
            {
                result.Add(argument);
                continue;
            }

            PyObject? flag = Attributes.GetOptional(argument, s_isUnpackedTypeVarTuple);
            int unpack = flag is null ? 0 : Truth.Of(flag);
            if (unpack < 0 || Errors.Pending)
            {
                return null;
            }

            PyObject? substitute = Attributes.GetOptional(argument, s_substitute);
            PyObject? replaced;
            if (substitute is not null)
            {
                int index = IndexOf(parameters, argument);
                replaced = Calls.Call(substitute, given[index]);
            }
            else
            {
                replaced = Errors.Pending ? null : ReplaceInside(argument, parameters, given);
            }

            if (replaced is null)
            {
                return null;
            }

            if (unpack == 0)
            {
                result.Add(replaced);
            }
            else if (replaced is PyTuple several)
            {
                result.AddRange(several.Items);
            }
            else
            {
                PyStr? shown = Texts.Repr(argument);
                _ = shown is null ? null : Errors.Raise(
                    PyExceptions.TypeError,
                    $"expected __typing_subst__ of {argument.Type.FullName} objects to return a tuple, not {replaced.Type.FullName}");
                return null;
            }
        }

        return PyTuple.From(result.ToArray());
    }

    /// <summary>An argument that has type parameters itself, such as list[T] (subs_tvars).</summary>
    private static PyObject? ReplaceInside(PyObject argument, PyObject[] parameters, PyObject[] given)
    {
        if (Attributes.GetOptional(argument, s_parameters) is not PyTuple { Count: > 0 } inner)
        {
            return Errors.Pending ? null : argument;
        }

        var values = new List<PyObject>(inner.Count);
        foreach (PyObject parameter in inner.Items)
        {
            int index = IndexOf(parameters, parameter);
            if (index < 0)
            {
                values.Add(parameter);
            }
            else if (parameters[index].Type.Slots.Iter is not null && given[index] is PyTuple several)
            {
                values.AddRange(several.Items); // a TypeVarTuple
            }
            else
            {
                values.Add(given[index]);
            }
        }

        return Subscripts.Get(argument, PyTuple.From(values.ToArray()));
    }

    private static int IndexOf(PyObject[] parameters, PyObject parameter)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            if (ReferenceEquals(parameters[i], parameter))
            {
                return i;
            }
        }

        return -1;
    }
}
