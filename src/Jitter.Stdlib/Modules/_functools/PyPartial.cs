using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Functools;

/// <summary><c>functools.partial</c></summary>
[PyClass("functools.partial", Flags = TypeFlags.BaseType | TypeFlags.WeakReferences | TypeFlags.HasInstanceAttributes,
    Doc = "Create a new function with partial application of the given arguments and keywords.")]
public partial class PyPartial : PyObject, IInstanceAttributes
{
    private static readonly PyStr s_dict = PyStr.Interned("__dict__");

    private PyObject _function;
    private PyTuple _arguments;
    private PyDict _keywords;
    private PyTuple? _keywordNames;
    private uint _keywordsVersion;
    private PyDict? _dict;

    /// <summary>Makes one.</summary>
    protected PyPartial(PyObject function, PyTuple arguments, PyDict keywords)
    {
        _function = function;
        _arguments = arguments;
        _keywords = keywords;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public override IInstanceAttributes? InstanceAttributes => Storage is { } own ? own.InstanceAttributes : this;

    /// <summary><c>func</c></summary>
    [PyMember("func", Doc = "function object to use in future partial calls")]
    public PyObject Function => _function;

    /// <summary><c>args</c></summary>
    [PyMember("args", Doc = "tuple of arguments to future partial calls")]
    public PyTuple Arguments => _arguments;

    /// <summary><c>keywords</c></summary>
    [PyMember("keywords", Doc = "dictionary of keyword arguments to future partial calls")]
    public PyDict Keywords => _keywords;

    /// <inheritdoc/>
    public PyObject? Get(PyStr name) => _dict?.GetStr(name);

    /// <inheritdoc/>
    public void Set(PyStr name, PyObject value) => ToDict().SetStr(name, value);

    /// <inheritdoc/>
    public bool Remove(PyStr name) => _dict?.Remove(name) is not null;

    /// <inheritdoc/>
    public PyDict ToDict() => _dict ??= new PyDict();

    [PyTypeInit]
    private static void SetSignature(PyType type) => type.TextSignature = "(func, /, *args, **keywords)";

    [PyGetter("__dict__")]
    private PyObject GetDict() => (InstanceAttributes ?? this).ToDict();

    [PySetter("__dict__")]
    private bool SetDict(PyObject? value)
    {
        if (value is not PyDict dict)
        {
            return value is null
                ? Errors.RaiseFalse(PyExceptions.TypeError, "cannot delete __dict__")
                : Errors.RaiseFalse(PyExceptions.TypeError, $"__dict__ must be set to a dictionary, not a '{value.Type.FullName}'");
        }

        if (Storage is { } own)
        {
            return own.SetDict(dict);
        }

        _dict = dict;
        return true;
    }

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames is null ? 0 : keywordNames.Count);
        if (positional < 1)
        {
            return Errors.Raise(PyExceptions.TypeError, "type 'partial' takes at least one argument");
        }

        PyObject function = arguments[0];
        if (!Calls.IsCallable(function))
        {
            return Errors.Raise(PyExceptions.TypeError, "the first argument must be callable");
        }

        PyTuple given = PyTuple.From(arguments[1..positional]);
        var keywords = new PyDict();

        // A partial of a partial without attributes of its own calls the inner function directly.
        if (function.GetType() == typeof(PyPartial) && ((PyPartial)function)._dict is null)
        {
            var inner = (PyPartial)function;
            function = inner._function;
            given = inner._arguments.Count == 0 ? given : new PyTuple([.. inner._arguments.Items, .. given.Items]);
            keywords = inner._keywords.Copy();
        }

        for (int i = positional; i < arguments.Length; i++)
        {
            if (!keywords.Set(keywordNames!.Items[i - positional], arguments[i]))
            {
                return null;
            }
        }

        return AllocateAs((PyType)type, function, given, keywords);
    }

    /// <inheritdoc/>
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => Invoke(arguments, keywordNames);

    [PySlot(SlotId.Call)]
    private PyObject? Invoke(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyObject[] own = _arguments.Items;
        int given = arguments.Length - (keywordNames is null ? 0 : keywordNames.Count);
        if (_keywords.Count == 0)
        {
            if (own.Length == 0)
            {
                return _function.Call(arguments, keywordNames);
            }

            var all = new PyObject[own.Length + arguments.Length];
            own.CopyTo(all, 0);
            arguments.CopyTo(all.AsSpan(own.Length));
            return _function.Call(all, keywordNames);
        }

        if (keywordNames is not { Count: > 0 } && Names() is { } names)
        {
            // The partial's keywords alone: their names make one tuple for all calls.
            var all = new PyObject[own.Length + arguments.Length + names.Count];
            own.CopyTo(all, 0);
            arguments.CopyTo(all.AsSpan(own.Length));
            int at = own.Length + arguments.Length;
            int position = 0;
            while (_keywords.Next(ref position, out _, out PyObject? value))
            {
                all[at++] = value;
            }

            return _function.Call(all, names);
        }

        PyDict merged = _keywords.Copy();
        for (int i = given; i < arguments.Length; i++)
        {
            if (!merged.Set(keywordNames!.Items[i - given], arguments[i]))
            {
                return null;
            }
        }

        return Calls.CallWithTuple(_function, new PyTuple([.. own, .. arguments[..given]]), merged);
    }

    /// <summary>The keywords' names, while they are strs and the dict has the same keys; null where a key is no str.</summary>
    private PyTuple? Names()
    {
        if (_keywordNames is not null && _keywords.KeysVersion == _keywordsVersion)
        {
            return _keywordNames;
        }

        var names = new PyObject[_keywords.Count];
        int count = 0;
        int position = 0;
        while (_keywords.Next(ref position, out PyObject? key, out _))
        {
            if (key is not PyStr)
            {
                return null;
            }

            names[count++] = key;
        }

        _keywordsVersion = _keywords.KeysVersion;
        return _keywordNames = new PyTuple(names);
    }

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Bind(PyObject? instance, PyObject? owner)
    {
        if (instance is null)
        {
            return this;
        }

        return Warnings.Warn(
            PyExceptions.FutureWarning,
            "functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you want to preserve the old behavior")
            ? this
            : null;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        if (!ContainerText.Enter(this))
        {
            return new PyStr("...");
        }

        PyStr? text = MakeRepr();
        ContainerText.Leave(this);
        return text;
    }

    private PyStr? MakeRepr()
    {
        var builder = new PyStrBuilder(64);
        string name = Type.Name;
        if (GetType() == typeof(PyPartial))
        {
            builder.Append("functools.partial(");
        }
        else
        {
            PyObject? module = Attributes.GetOptional(Type, Jitter.Runtime.Objects.Names.Module);
            PyObject? qualified = Attributes.GetOptional(Type, Jitter.Runtime.Objects.Names.QualifiedName);
            builder.Append($"{module}.{qualified?.ToString() ?? name}(");
        }

        bool success = ContainerText.AppendRepr(ref builder, _function);
        for (int i = 0; success && i < _arguments.Count; i++)
        {
            builder.Append(", ");
            success = ContainerText.AppendRepr(ref builder, _arguments.Items[i]);
        }

        int position = 0;
        PyDict keywords = _keywords;
        while (success && keywords.Next(ref position, out PyObject? key, out PyObject? value))
        {
            PyStr? keyText = Texts.Str(key);
            success = keyText is not null;
            if (success)
            {
                builder.Append(", ");
                builder.Append(keyText!);
                builder.Append('=');
                success = ContainerText.AppendRepr(ref builder, value);
            }
        }

        if (!success)
        {
            builder.Dispose();
            return null;
        }

        builder.Append(')');
        return builder.ToStr();
    }

    private PyObject AttributesOrNone => Storage is { HasDict: false } own && own.Shape.Names.Length == 0 || (Storage is null && _dict is null)
        ? PyNone.None
        : (InstanceAttributes ?? this).ToDict();

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => new PyTuple(
        [Type, new PyTuple([_function]), new PyTuple([_function, _arguments, _keywords, AttributesOrNone])]);

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (state is not PyTuple { Items: [var function, PyTuple arguments, var keywords, var dict] }
            || !Calls.IsCallable(function)
            || keywords is not (PyNone or PyDict))
        {
            return Errors.Raise(PyExceptions.TypeError, "invalid partial state");
        }

        _function = function;
        _arguments = arguments.GetType() == typeof(PyTuple) ? arguments : PyTuple.From(arguments.Items);
        _keywords = keywords is PyDict given
            ? given.GetType() == typeof(PyDict) ? given : given.Copy()
            : new PyDict();
        _keywordNames = null;
        if (dict is not PyDict && AttributesOrNone is PyNone)
        {
            return PyNone.None; // none before, none now
        }

        return SetDict(dict as PyDict ?? new PyDict()) ? PyNone.None : null;
    }

    [PyClassMethod("__class_getitem__($type, object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType type, PyObject item) => SequenceOperators.GenericAlias(type, item);
}
