using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary><c>builtins.__build_class__</c>: what a class statement calls (CPython's Python/bltinmodule.c).</summary>
public static class ClassBuilding
{
    private static readonly PyStr s_metaclass = PyStr.Interned("metaclass");
    private static readonly PyStr s_prepare = PyStr.Interned("__prepare__");
    private static readonly PyStr s_mroEntries = PyStr.Interned("__mro_entries__");
    private static readonly PyStr s_originalBases = PyStr.Interned("__orig_bases__");

    /// <summary><c>__build_class__(func, name, /, *bases, [metaclass], **kwds)</c>; null with an error pending.</summary>
    public static PyObject? BuildClass(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int count = arguments.Length - (keywordNames?.Count ?? 0);
        if (count < 2)
        {
            return Errors.Raise(PyExceptions.TypeError, "__build_class__: not enough arguments");
        }

        if (arguments[0] is not PyFunction body)
        {
            return Errors.Raise(PyExceptions.TypeError, "__build_class__: func must be a function");
        }

        if (arguments[1] is not PyStr name)
        {
            return Errors.Raise(PyExceptions.TypeError, "__build_class__: name is not a string");
        }

        PyTuple original = PyTuple.From(arguments[2..count]);
        if (ResolveBases(original) is not { } bases)
        {
            return null;
        }

        PyObject? metaclass = null;
        PyTuple? names = keywordNames;
        ReadOnlySpan<PyObject> values = arguments[count..];
        if (keywordNames is not null)
        {
            metaclass = TakeMetaclass(ref names, ref values);
        }

        if (Metaclass(metaclass, bases) is not { } meta)
        {
            return null;
        }

        if (Prepare(meta, name, bases, values, names) is not { } space)
        {
            return null;
        }

        PyObject? cell = Execution.Current.RunCode(body, space);
        if (cell is null)
        {
            return null;
        }

        if (!ReferenceEquals(bases, original) && !Subscripts.Set(space, s_originalBases, original))
        {
            return null;
        }

        PyObject? made = meta.Call([name, bases, space, .. values], names);
        return made is PyType type && cell is PyCell classCell && !CheckCell(classCell, type, name) ? null : made;
    }

    /// <summary>The bases with what <c>__mro_entries__</c> puts in place of objects that are no classes; null with an error pending.</summary>
    public static PyTuple? ResolveBases(PyTuple bases)
    {
        List<PyObject>? resolved = null;
        for (int i = 0; i < bases.Count; i++)
        {
            PyObject @base = bases.Items[i];
            PyObject? method = @base is PyType ? null : Attributes.GetOptional(@base, s_mroEntries);
            if (method is null)
            {
                if (Errors.Pending)
                {
                    return null;
                }

                resolved?.Add(@base);
                continue;
            }

            PyObject? entries = Calls.Call(method, bases);
            if (entries is null)
            {
                return null;
            }

            if (entries is not PyTuple tuple)
            {
                Errors.Raise(PyExceptions.TypeError, "__mro_entries__ must return a tuple");
                return null;
            }

            resolved ??= [.. bases.Items.AsSpan(0, i)];
            resolved.AddRange(tuple.Items);
        }

        return resolved is null ? bases : PyTuple.From(resolved.ToArray());
    }

    private static PyObject? TakeMetaclass(ref PyTuple? names, ref ReadOnlySpan<PyObject> values)
    {
        PyObject[] items = names!.Items;
        for (int i = 0; i < items.Length; i++)
        {
            if (!((PyStr)items[i]).Equals(s_metaclass))
            {
                continue;
            }

            PyObject metaclass = values[i];
            names = items.Length == 1 ? null : new PyTuple([.. items.AsSpan(0, i), .. items.AsSpan(i + 1)]);
            values = (PyObject[])[.. values[..i], .. values[(i + 1)..]];
            return metaclass;
        }

        return null;
    }

    /// <summary>What makes the class: the keyword, or the first base's class; a class gives way to the bases' most derived one.</summary>
    private static PyObject? Metaclass(PyObject? given, PyTuple bases)
    {
        PyObject metaclass = given ?? (bases.Count == 0 ? PyTypes.Type : bases.Items[0].Type);
        return metaclass is PyType type ? TypeCreation.CalculateMetaclass(type, bases.Items) : metaclass;
    }

    private static PyObject? Prepare(PyObject meta, PyStr name, PyTuple bases, ReadOnlySpan<PyObject> values, PyTuple? names)
    {
        if (ReferenceEquals(meta, PyTypes.Type))
        {
            return new PyDict();
        }

        PyObject? prepare = Attributes.GetOptional(meta, s_prepare);
        if (prepare is null)
        {
            return Errors.Pending ? null : new PyDict();
        }

        PyObject? space = prepare.Call([name, bases, .. values], names);
        if (space is null || space.Type.Slots.Subscript is not null)
        {
            return space;
        }

        string text = meta is PyType type ? type.Name : "<metaclass>";
        return Errors.Raise(PyExceptions.TypeError, $"{text}.__prepare__() must return a mapping, not {space.Type.FullName}");
    }

    /// <summary>The metaclass must have handed <c>__classcell__</c> on to type.__new__.</summary>
    private static bool CheckCell(PyCell cell, PyType type, PyStr name)
    {
        if (ReferenceEquals(cell.Content, type))
        {
            return true;
        }

        PyStr? made = Texts.Repr(type);
        PyStr? shown = cell.Content is null ? Texts.Repr(name) : Texts.Repr(cell.Content);
        PyStr? defining = cell.Content is null ? made : Texts.Repr(name);
        if (made is null || shown is null || defining is null)
        {
            return false;
        }

        return cell.Content is null
            ? Errors.RaiseFalse(
                PyExceptions.RuntimeError, $"__class__ not set defining {shown} as {made}. Was __classcell__ propagated to type.__new__?")
            : Errors.RaiseFalse(PyExceptions.TypeError, $"__class__ set to {shown} defining {defining} as {made}");
    }
}
