using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Objects;

/// <summary>typing.TypeAliasType: what a type statement makes.</summary>
[PyClass("typing.TypeAliasType", Doc = "Type alias.")]
public sealed partial class PyTypeAlias : PyObject
{
    private readonly PyTuple? _parameters;
    private readonly PyObject? _evaluator;
    private PyObject? _value;
    private PyObject? _module;

    private PyTypeAlias(PyStr name, PyTuple? parameters, PyObject? value, PyObject? evaluator)
    {
        Name = name;
        _parameters = parameters is { Count: 0 } ? null : parameters;
        _value = value;
        _evaluator = evaluator;
        _module = evaluator is null ? PyThreadState.Current.Frame?.Function.Module : null;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary><c>__name__</c></summary>
    [PyMember("__name__")]
    public PyStr Name { get; }

    /// <summary>One that a type statement declares: its value is computed when it is asked for.</summary>
    public static PyTypeAlias Declared(PyStr name, PyTuple? parameters, PyObject evaluator) => new(name, parameters, null, evaluator);

    [PyNew("typealias(name, value, *, type_params=())", HasTextSignature = false)]
    private static PyObject? New(PyType type, PyStr name, PyObject value, PyObject? type_params) =>
        type_params is null or PyTuple
            ? new PyTypeAlias(name, type_params as PyTuple, value, null)
            : Errors.Raise(PyExceptions.TypeError, "type_params must be a tuple");

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => Name;

    [PySlot(SlotId.Or)]
    private static PyObject? Or(PyObject left, PyObject right) => PyUnion.Or(left, right);

    [PySlot(SlotId.Subscript)]
    private PyObject? Subscript(PyObject item) => _parameters is null
        ? Errors.Raise(PyExceptions.TypeError, "Only generic type aliases are subscriptable")
        : PyGenericAlias.Create(this, item);

    [PyMethod("__reduce__($self, /)")]
    private PyObject Reduce() => Name;

    [PyGetter("__parameters__")]
    private PyObject? GetParameters() => _parameters is null ? PyTuple.Empty : TypeParameters.UnpackTuples(_parameters);

    [PyGetter("__type_params__")]
    private PyObject GetTypeParameters() => _parameters ?? PyTuple.Empty;

    [PyGetter("__value__")]
    private PyObject? GetValue() => _value ??= Calls.Call(_evaluator!);

    [PyGetter("__module__")]
    private PyObject GetModule() => _module ??= _evaluator is PyFunction function ? function.Module : PyNone.None;
}
