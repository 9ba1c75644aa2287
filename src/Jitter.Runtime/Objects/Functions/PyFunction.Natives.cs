using Jitter.Bytecode;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <content>What Python code sees of a function (CPython's Objects/funcobject.c).</content>
[PyClass("function", Existing = "PyTypes.Function", Doc = "Create a function object.")]
public sealed partial class PyFunction
{
    private PyObject? _module;
    private PyObject? _doc;

    /// <summary><c>__module__</c>: the globals' <c>__name__</c> unless it was set.</summary>
    public PyObject Module
    {
        get => _module ??= Globals.GetStr(Names.DunderName) ?? PyNone.None;
        set => _module = value;
    }

    /// <summary><c>__doc__</c>: the first constant where that is a str, unless it was set.</summary>
    public PyObject Doc
    {
        get => _doc ??= Code.Constants is [PyStr doc, ..] ? doc : PyNone.None;
        set => _doc = value;
    }

    [PyNew("function(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)")]
    private static PyObject? New(
        PyType type, PyCode code, PyDict globals, PyObject? name, PyObject? argdefs, PyObject? closure, PyObject? kwdefaults)
    {
        if (name is not (null or PyNone or PyStr))
        {
            return ArgumentErrors.Raise("arg 3 (name) must be None or string");
        }

        if (argdefs is not (null or PyNone or PyTuple))
        {
            return ArgumentErrors.Raise("arg 4 (defaults) must be None or tuple");
        }

        int free = code.Code.FreeVars.Length;
        var cells = closure as PyTuple;
        if (cells is null)
        {
            if (closure is not (null or PyNone))
            {
                return ArgumentErrors.Raise("arg 5 (closure) must be None or tuple");
            }

            if (free != 0)
            {
                return ArgumentErrors.Raise("arg 5 (closure) must be tuple");
            }
        }

        if (kwdefaults is not (null or PyNone or PyDict))
        {
            return ArgumentErrors.Raise("arg 6 (kwdefaults) must be None or dict");
        }

        int count = cells?.Count ?? 0;
        if (count != free)
        {
            return Errors.Raise(PyExceptions.ValueError, $"{code.Name} requires closure of length {free}, not {count}");
        }

        for (int i = 0; i < count; i++)
        {
            if (cells!.Items[i] is not PyCell)
            {
                return ArgumentErrors.Raise($"arg 5 (closure) expected cell, found {cells.Items[i].Type.FullName}");
            }
        }

        var function = new PyFunction(code, globals) { Defaults = argdefs as PyTuple, KeywordDefaults = kwdefaults as PyDict, Closure = cells };
        if (name is PyStr text)
        {
            function.Name = text;
        }

        return function;
    }

    [PySlot(SlotId.Repr)]
    private string Repr() => $"<function {QualifiedName} at {Identity.Address(this)}>";

    [PySlot(SlotId.Call)]
    private static PyObject? CallSlot(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => self.Call(arguments, keywordNames);

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Bind(PyObject? instance, PyObject? owner) => instance is null or PyNone ? this : new PyMethod(this, instance);

    [PyMember("__closure__", NullIsNone = true)]
    private PyTuple? ClosureObject => Closure;

    [PyMember("__doc__", Writable = true, NullIsNone = true)]
    private PyObject? DocObject
    {
        get => Doc;
        set => _doc = value ?? PyNone.None;
    }

    [PyMember("__globals__")]
    private PyDict GlobalsObject => Globals;

    [PyMember("__module__", Writable = true, NullIsNone = true)]
    private PyObject? ModuleObject
    {
        get => Module;
        set => _module = value ?? PyNone.None;
    }

    [PyMember("__builtins__")]
    private PyDict BuiltinsObject => Builtins;

    [PyGetter("__code__")]
    private PyObject GetCode() => Code;

    [PySetter("__code__")]
    private bool SetCode(PyObject? value)
    {
        if (value is not PyCode code)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "__code__ must be set to a code object");
        }

        int free = code.Code.FreeVars.Length;
        int cells = Closure?.Count ?? 0;
        if (free != cells)
        {
            return Errors.RaiseFalse(
                PyExceptions.ValueError, $"{Name}() requires a code object with {cells} free vars, not {free}");
        }

        const CodeFlags Kinds = CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator;
        if ((Code.Code.Flags & Kinds) != (code.Code.Flags & Kinds) && !Warnings.Warn(
                PyExceptions.DeprecationWarning,
                "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)"))
        {
            return false;
        }

        Code = code;
        return true;
    }

    [PyGetter("__defaults__")]
    private PyObject GetDefaults() => Defaults ?? (PyObject)PyNone.None;

    [PySetter("__defaults__")]
    private bool SetDefaults(PyObject? value)
    {
        if (value is not (null or PyNone or PyTuple))
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "__defaults__ must be set to a tuple object");
        }

        Defaults = value as PyTuple;
        return true;
    }

    [PyGetter("__kwdefaults__")]
    private PyObject GetKeywordDefaults() => KeywordDefaults ?? (PyObject)PyNone.None;

    [PySetter("__kwdefaults__")]
    private bool SetKeywordDefaults(PyObject? value)
    {
        if (value is not (null or PyNone or PyDict))
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "__kwdefaults__ must be set to a dict object");
        }

        KeywordDefaults = value as PyDict;
        return true;
    }

    [PyGetter("__annotations__")]
    private PyObject GetAnnotations()
    {
        if (Annotations is PyDict dict)
        {
            return dict;
        }

        // MAKE_FUNCTION leaves a tuple of names and values; most functions are never asked.
        dict = new PyDict();
        if (Annotations is PyTuple flat)
        {
            for (int i = 0; i + 1 < flat.Count; i += 2)
            {
                dict.Set(flat.Items[i], flat.Items[i + 1]);
            }
        }

        Annotations = dict;
        return dict;
    }

    [PySetter("__annotations__")]
    private bool SetAnnotations(PyObject? value)
    {
        if (value is not (null or PyNone or PyDict))
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "__annotations__ must be set to a dict object");
        }

        Annotations = value as PyDict;
        return true;
    }

    [PyGetter("__dict__")]
    private PyObject GetDict() => ToDict();

    [PySetter("__dict__")]
    private bool AssignDict(PyObject? value) => value is null
        ? Errors.RaiseFalse(PyExceptions.TypeError, "cannot delete __dict__")
        : Attributes.SetDict(this, value);

    /// <inheritdoc/>
    public bool SetDict(PyDict dict)
    {
        _dict = dict;
        return true;
    }

    [PyGetter("__name__")]
    private PyObject GetName() => Name;

    [PySetter("__name__")]
    private bool SetName(PyObject? value)
    {
        if (value is not PyStr name)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "__name__ must be set to a string object");
        }

        Name = name;
        return true;
    }

    [PyGetter("__qualname__")]
    private PyObject GetQualifiedName() => QualifiedName;

    [PySetter("__qualname__")]
    private bool SetQualifiedName(PyObject? value)
    {
        if (value is not PyStr name)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "__qualname__ must be set to a string object");
        }

        QualifiedName = name;
        return true;
    }

    [PyGetter("__type_params__")]
    private PyObject GetTypeParameters() => TypeParameters ?? PyTuple.Empty;

    [PySetter("__type_params__")]
    private bool SetTypeParameters(PyObject? value)
    {
        if (value is not PyTuple parameters)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "__type_params__ must be set to a tuple");
        }

        TypeParameters = parameters;
        return true;
    }
}
