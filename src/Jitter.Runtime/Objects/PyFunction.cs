using Jitter.Runtime.Frames;

namespace Jitter.Runtime.Objects;

/// <summary>A Python function.</summary>
public sealed partial class PyFunction : PyObject, IInstanceAttributes
{
    /// <summary>The running form of <see cref="Code"/>: what an inline cache of a call compares.</summary>
    public RunningCode Running;

    private PyDict? _dict;

    /// <summary>Makes a function of a code object (MAKE_FUNCTION).</summary>
    public PyFunction(PyCode code, PyDict globals)
        : this(code, globals, BuiltinsOf(globals))
    {
    }

    /// <summary>Makes a function whose globals' built-ins are known.</summary>
    public PyFunction(PyCode code, PyDict globals, PyDict builtins)
    {
        Running = code.Running;
        Globals = globals;
        Builtins = builtins;
        Name = code.Name;
        QualifiedName = code.QualifiedName;
    }

    /// <summary>The built-ins of code whose globals have no <c>__builtins__</c>: the dict of the builtins module.</summary>
    public static PyDict DefaultBuiltins { get; set; } = new();

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Function;

    /// <summary><c>__code__</c></summary>
    public PyCode Code
    {
        get => Running.Code;
        set => Running = value.Running;
    }

    /// <summary><c>__globals__</c></summary>
    public PyDict Globals { get; }

    /// <summary><c>__builtins__</c></summary>
    public PyDict Builtins { get; }

    /// <summary><c>__name__</c></summary>
    public PyStr Name { get; set; }

    /// <summary><c>__qualname__</c></summary>
    public PyStr QualifiedName { get; set; }

    /// <summary><c>__defaults__</c>; null for none.</summary>
    public PyTuple? Defaults { get; set; }

    /// <summary><c>__kwdefaults__</c>; null for none.</summary>
    public PyDict? KeywordDefaults { get; set; }

    /// <summary><c>__closure__</c>: the cells of the free variables.</summary>
    public PyTuple? Closure { get; set; }

    /// <summary><c>__annotations__</c>, or the flat tuple that MAKE_FUNCTION left, until somebody asks.</summary>
    public PyObject? Annotations { get; set; }

    /// <summary><c>__type_params__</c></summary>
    public PyTuple? TypeParameters { get; set; }

    /// <summary>The built-ins that code with these globals sees (_PyEval_BuiltinsFromGlobals).</summary>
    public static PyDict BuiltinsOf(PyDict globals) => globals.GetStr(Names.Builtins) switch
    {
        null => Threads.PyThreadState.Current.Frame?.Builtins ?? DefaultBuiltins,
        PyDict dict => dict,
        var module => module.InstanceAttributes?.ToDict() ?? DefaultBuiltins,
    };

    /// <inheritdoc/>
    public override IInstanceAttributes? InstanceAttributes => this;

    /// <inheritdoc/>
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        Execution.Current.CallFunction(this, arguments, keywordNames);

    /// <inheritdoc/>
    public PyObject? Get(PyStr name) => _dict?.GetStr(name);

    /// <inheritdoc/>
    public void Set(PyStr name, PyObject value) => ToDict().SetStr(name, value);

    /// <inheritdoc/>
    public bool Remove(PyStr name) => _dict?.Remove(name) is not null;

    /// <inheritdoc/>
    public PyDict ToDict() => _dict ??= new PyDict();
}

/// <summary>A method bound to an instance.</summary>
public sealed partial class PyMethod(PyObject function, PyObject self) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => PyTypes.Method;

    /// <summary><c>__func__</c></summary>
    public PyObject Function { get; } = function;

    /// <summary><c>__self__</c></summary>
    public PyObject Self { get; } = self;

    /// <inheritdoc/>
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyObject[] all = new PyObject[arguments.Length + 1];
        all[0] = Self;
        arguments.CopyTo(all.AsSpan(1));
        return Function.Call(all, keywordNames);
    }
}

/// <summary>A variable that an inner function shares.</summary>
public sealed partial class PyCell(PyObject? content) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => PyTypes.Cell;

    /// <summary>The variable's value; null while it is unbound.</summary>
    public PyObject? Content { get; set; } = content;
}
