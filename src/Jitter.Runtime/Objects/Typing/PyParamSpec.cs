using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>typing.ParamSpec.</summary>
[PyClass("typing.ParamSpec", Flags = TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences, Doc = "Parameter specification variable.")]
public sealed partial class PyParamSpec : PyTypeParameter
{
    private PyObject? _bound;

    /// <summary>Makes one.</summary>
    public PyParamSpec(PyStr name)
        : base(TypeObject, name)
    {
    }

    /// <summary><c>__covariant__</c></summary>
    [PyMember("__covariant__")]
    public bool IsCovariant { get; init; }

    /// <summary><c>__contravariant__</c></summary>
    [PyMember("__contravariant__")]
    public bool IsContravariant { get; init; }

    /// <summary><c>__infer_variance__</c></summary>
    [PyMember("__infer_variance__")]
    public bool InfersVariance { get; init; }

    [PyMember("__name__")]
    private PyStr NameObject => Name;

    [PyMember("__bound__", NullIsNone = true)]
    private PyObject? Bound => _bound;

    /// <summary>One that is declared in brackets.</summary>
    public static PyParamSpec Declared(PyStr name)
    {
        var made = new PyParamSpec(name) { InfersVariance = true };
        made.SetModule();
        return made;
    }

    [PyNew("paramspec(name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)",
        HasTextSignature = false)]
    private static PyObject? New(
        PyType type, PyStr name, PyObject? bound, PyObject? @default, bool covariant, bool contravariant, bool infer_variance)
    {
        if (covariant && contravariant)
        {
            return Errors.Raise(PyExceptions.ValueError, "Bivariant types are not supported.");
        }

        if (infer_variance && (covariant || contravariant))
        {
            return Errors.Raise(PyExceptions.ValueError, "Variance cannot be specified with infer_variance.");
        }

        if (bound is not (null or PyNone))
        {
            bound = CheckBound(bound);
            if (bound is null)
            {
                return null;
            }
        }

        var made = new PyParamSpec(name)
        {
            IsCovariant = covariant,
            IsContravariant = contravariant,
            InfersVariance = infer_variance,
            _bound = bound is PyNone ? null : bound,
        };
        made.SetDefault(@default);
        made.SetModule();
        return made;
    }

    [PySlot(SlotId.Repr)]
    private string Repr() => Show(InfersVariance, IsCovariant, IsContravariant);

    [PySlot(SlotId.Or)]
    private static PyObject? Or(PyObject left, PyObject right) => PythonModules.CallTyping("_make_union", left, right);

    [PyMethod("__typing_subst__($self, arg, /)")]
    private PyObject? Substitute(PyObject arg) => PythonModules.CallTyping("_paramspec_subst", this, arg);

    [PyMethod("__typing_prepare_subst__($self, alias, args, /)")]
    private PyObject? PrepareSubstitution(PyObject alias, PyObject args) =>
        PythonModules.CallTyping("_paramspec_prepare_subst", this, alias, args);

    [PyMethod("has_default($self, /)")]
    private bool TellsDefault() => HasDefault();

    [PyMethod("__reduce__($self, /)")]
    private PyObject Reduce() => Name;

    [PyMethod("__mro_entries__($self, object, /)")]
    private PyObject? MroEntries(PyObject @object) => RaiseBase("ParamSpec");

    [PyGetter("args", Doc = "Represents positional arguments.")]
    private PyObject GetArguments() => new PyParamSpecArgs(this);

    [PyGetter("kwargs", Doc = "Represents keyword arguments.")]
    private PyObject GetKeywords() => new PyParamSpecKwargs(this);

    [PyGetter("__default__")]
    private PyObject? GetDefault() => Default();
}

/// <summary>typing.ParamSpecArgs: <c>P.args</c>.</summary>
/// <param name="origin">The ParamSpec.</param>
[PyClass("typing.ParamSpecArgs", Flags = TypeFlags.WeakReferences, Doc = "The args for a ParamSpec object.")]
public sealed partial class PyParamSpecArgs(PyObject origin) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary><c>__origin__</c></summary>
    [PyMember("__origin__")]
    public PyObject Origin { get; } = origin;

    [PyNew("paramspecargs(origin)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyObject origin) => new PyParamSpecArgs(origin);

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => ParamSpecParts.Repr(Origin, "args");

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison) =>
        right is PyParamSpecArgs other ? ParamSpecParts.Compare(Origin, other.Origin, comparison) : PyNotImplemented.NotImplemented;

    [PyMethod("__mro_entries__($self, object, /)")]
    private PyObject? MroEntries(PyObject @object) => Errors.Raise(PyExceptions.TypeError, "Cannot subclass an instance of ParamSpecArgs");
}

/// <summary>typing.ParamSpecKwargs: <c>P.kwargs</c>.</summary>
/// <param name="origin">The ParamSpec.</param>
[PyClass("typing.ParamSpecKwargs", Flags = TypeFlags.WeakReferences, Doc = "The kwargs for a ParamSpec object.")]
public sealed partial class PyParamSpecKwargs(PyObject origin) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary><c>__origin__</c></summary>
    [PyMember("__origin__")]
    public PyObject Origin { get; } = origin;

    [PyNew("paramspeckwargs(origin)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyObject origin) => new PyParamSpecKwargs(origin);

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => ParamSpecParts.Repr(Origin, "kwargs");

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison) =>
        right is PyParamSpecKwargs other ? ParamSpecParts.Compare(Origin, other.Origin, comparison) : PyNotImplemented.NotImplemented;

    [PyMethod("__mro_entries__($self, object, /)")]
    private PyObject? MroEntries(PyObject @object) => Errors.Raise(PyExceptions.TypeError, "Cannot subclass an instance of ParamSpecKwargs");
}

/// <summary>What the two parts of a ParamSpec share.</summary>
internal static class ParamSpecParts
{
    public static PyObject? Repr(PyObject origin, string part)
    {
        if (origin is PyParamSpec spec)
        {
            return new PyStr($"{spec.Name}.{part}");
        }

        return Texts.Repr(origin) is { } text ? new PyStr($"{text}.{part}") : null;
    }

    public static PyObject? Compare(PyObject left, PyObject right, Comparison comparison)
    {
        if (comparison is not (Comparison.Equal or Comparison.NotEqual))
        {
            return PyNotImplemented.NotImplemented;
        }

        return Comparisons.Compare(left, right, comparison);
    }
}
