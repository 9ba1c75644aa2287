using System.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A tuple with named fields, of which some may stand outside of the sequence: os.stat_result, sys.version_info.</summary>
/// <param name="type">Its class, from <see cref="StructSequence.Define"/>.</param>
/// <param name="visible">The fields of the sequence.</param>
/// <param name="hidden">The other fields.</param>
public sealed class PyStructSequence(PyType type, PyObject[] visible, PyObject[] hidden) : PyTuple(visible)
{
    /// <inheritdoc/>
    public override PyType Type => type;

    /// <summary>The fields that are no part of the sequence.</summary>
    public PyObject[] Hidden { get; } = hidden;

    /// <summary>A field, hidden ones counted after the others.</summary>
    public PyObject Field(int index) => index < Items.Length ? Items[index] : Hidden[index - Items.Length];
}

/// <summary>Makes classes of struct sequences (CPython's Objects/structseq.c).</summary>
public sealed class StructSequence
{
    private static readonly PyStr s_reduce = PyStr.Interned("__reduce__");
    private static readonly PyStr s_replace = PyStr.Interned("__replace__");

    private readonly string?[] _fields;
    private readonly int _visible;

    private StructSequence(string name, string module, string?[] fields, int visible, string? doc, bool instantiable)
    {
        _fields = fields;
        _visible = visible;
        TypeFlags flags = TypeFlags.Sequence | (instantiable ? 0 : TypeFlags.DisallowInstantiation);
        Type = new PyType(name, module, PyTypes.Tuple, flags: flags);
        Type.Attributes.SetStr(Names.Doc, NativeTypes.TextOrNone(doc));
        NativeTypes.Complete(Type, FillSlots, FillMembers);
    }

    /// <summary>The class.</summary>
    public PyType Type { get; }

    /// <summary>Makes a class.</summary>
    /// <param name="module">The module's name.</param>
    /// <param name="name">The class's name.</param>
    /// <param name="visible">How many fields are items of the sequence.</param>
    /// <param name="fields">The fields' names; null for one without a name.</param>
    /// <param name="doc"><c>__doc__</c></param>
    /// <param name="instantiable">Whether Python code may make instances.</param>
    public static StructSequence Define(
        string module, string name, int visible, string?[] fields, string? doc = null, bool instantiable = true) =>
        new(name, module, fields, visible, doc, instantiable);

    /// <summary>Makes an instance of the values of all fields.</summary>
    public PyStructSequence Create(params ReadOnlySpan<PyObject> values) =>
        new(Type, values[.._visible].ToArray(), values[_visible..].ToArray());

    private void FillSlots(PyType type)
    {
        NativeTypes.SetSlot(type, SlotId.Repr, new UnaryFunction(Repr));
        if ((type.Flags & TypeFlags.DisallowInstantiation) == 0)
        {
            NativeTypes.SetNew(type, New);
        }
    }

    private void FillMembers(PyType type)
    {
        type.Attributes.SetStr(s_reduce, new PyMethodDescriptor(
            type, new NativeFunction(s_reduce, NativeConvention.NoArguments, 0, 0, ReduceAspect, 0) { Kind = NativeMemberKind.Method }));
        type.Attributes.SetStr(s_replace, new PyMethodDescriptor(
            type, new NativeFunction(s_replace, NativeConvention.Keywords, 0, int.MaxValue, ReplaceAspect, 0) { Kind = NativeMemberKind.Method }));
        int unnamed = 0;
        var match = new List<PyObject>();
        for (int i = 0; i < _fields.Length; i++)
        {
            if (_fields[i] is { } text)
            {
                PyStr name = PyStr.Interned(text);
                type.Attributes.SetStr(name, new PyNativeMember(type, name, FieldAspect, i));
                if (i < _visible)
                {
                    match.Add(name);
                }
            }
            else
            {
                unnamed++;
            }
        }

        type.Attributes.SetStr(PyStr.Interned("n_sequence_fields"), PyInt.From(_visible));
        type.Attributes.SetStr(PyStr.Interned("n_fields"), PyInt.From(_fields.Length));
        type.Attributes.SetStr(PyStr.Interned("n_unnamed_fields"), PyInt.From(unnamed));
        type.Attributes.SetStr(PyStr.Interned("__match_args__"), PyTuple.From(match.ToArray()));
    }

    private static object? FieldAspect(int index, NativeAspect aspect) =>
        aspect == NativeAspect.Code ? new UnaryFunction(self => ((PyStructSequence)self).Field(index)) : null;

    private object? ReduceAspect(int index, NativeAspect aspect) => aspect == NativeAspect.Code ? new NativeCall0(Reduce) : null;

    private object? ReplaceAspect(int index, NativeAspect aspect) => aspect == NativeAspect.Code ? new NativeCallKeywords(Replace) : null;

    private PyObject? Repr(PyObject self)
    {
        if (!Recursion.TryEnter(" while getting the repr of an object"))
        {
            return null;
        }

        var text = new StringBuilder().Append(Type.FullName).Append('(');
        var items = ((PyStructSequence)self).Items;
        int field = 0;
        for (int i = 0; i < items.Length; i++)
        {
            // An item without a name is shown with the next one: stat_result's integer times (structseq_repr).
            while (_fields[field] is null)
            {
                field++;
            }

            if (Texts.Repr(items[i]) is not { } item)
            {
                Recursion.Leave();
                return null;
            }

            text.Append(i == 0 ? "" : ", ").Append(_fields[field++]).Append('=').Append(item);
        }

        Recursion.Leave();
        return new PyStr(text.Append(')').ToString());
    }

    private PyTuple Reduce(PyObject self)
    {
        var dict = new PyDict();
        for (int i = _visible; i < _fields.Length; i++)
        {
            if (_fields[i] is { } name)
            {
                dict.SetStr(PyStr.Interned(name), ((PyStructSequence)self).Field(i));
            }
        }

        return new PyTuple([Type, new PyTuple([PyTuple.From(((PyTuple)self).Items), dict])]);
    }

    private PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyObject? sequence = null;
        PyObject? dict = null;
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        if (arguments.Length > 2)
        {
            return ArgumentErrors.Raise($"structseq() takes at most 2 arguments ({arguments.Length} given)");
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            string name = i < positional ? (i == 0 ? "sequence" : "dict") : keywordNames!.Items[i - positional].ToString()!;
            switch (name)
            {
                case "sequence":
                    sequence = arguments[i];
                    break;
                case "dict":
                    dict = arguments[i];
                    break;
                default:
                    return ArgumentErrors.Raise($"structseq() got an unexpected keyword argument '{name}'");
            }
        }

        if (sequence is null)
        {
            return ArgumentErrors.Raise("structseq() missing required argument 'sequence' (pos 1)");
        }

        PyObject[]? items = ToItems(sequence);
        if (items is null)
        {
            return Errors.Pending ? null : ArgumentErrors.Raise("constructor requires a sequence");
        }

        if (dict is not (null or PyNone or PyDict))
        {
            return ArgumentErrors.Raise($"{Type.FullName}() takes a dict as second arg, if any");
        }

        if (items.Length < _visible || items.Length > _fields.Length)
        {
            string bound = _visible == _fields.Length
                ? $"a {_visible}"
                : items.Length < _visible ? $"an at least {_visible}" : $"an at most {_fields.Length}";
            return ArgumentErrors.Raise($"{Type.FullName}() takes {bound}-sequence ({items.Length}-sequence given)");
        }

        return Make(items, dict as PyDict);
    }

    private PyStructSequence? Make(PyObject[] items, PyDict? dict)
    {
        var hidden = new PyObject[_fields.Length - _visible];
        int used = 0;
        for (int i = _visible; i < _fields.Length; i++)
        {
            PyObject? value = i < items.Length ? items[i] : null;
            if (value is null && dict is not null && _fields[i] is { } name && dict.GetStr(PyStr.Interned(name)) is { } named)
            {
                value = named;
                used++;
            }

            hidden[i - _visible] = value ?? PyNone.None;
        }

        if (dict is not null && dict.Count > used)
        {
            ArgumentErrors.Raise($"{Type.FullName}() got duplicate or unexpected field name(s)");
            return null;
        }

        return new PyStructSequence(Type, items[.._visible], hidden);
    }

    private PyObject? Replace(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int count = keywordNames?.Count ?? 0;
        if (arguments.Length > count)
        {
            return ArgumentErrors.Raise("__replace__() takes no positional arguments");
        }

        if (Array.IndexOf(_fields, null) >= 0)
        {
            return ArgumentErrors.Raise($"__replace__() is not supported for {Type.FullName} because it has unnamed field(s)");
        }

        var values = new PyObject[_fields.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ((PyStructSequence)self).Field(i);
        }

        var unknown = new List<PyObject>();
        for (int i = 0; i < count; i++)
        {
            int field = Array.IndexOf(_fields, keywordNames!.Items[i].ToString());
            if (field >= 0)
            {
                values[field] = arguments[i];
            }
            else
            {
                unknown.Add(keywordNames.Items[i]);
            }
        }

        return unknown.Count == 0
            ? Create(values)
            : Texts.Repr(new PyList(unknown.ToArray())) is { } names ? ArgumentErrors.Raise($"Got unexpected field name(s): {names}") : null;
    }

    /// <summary>The items of any sequence or iterable; null, perhaps with an error pending, for what is none.</summary>
    private static PyObject[]? ToItems(PyObject sequence) => sequence switch
    {
        PyTuple tuple => tuple.Items,
        PyList list => list.Items.ToArray(),
        _ => null,
    };
}
