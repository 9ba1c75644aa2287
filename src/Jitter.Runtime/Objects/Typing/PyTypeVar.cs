using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Objects;

/// <summary>What TypeVar, ParamSpec and TypeVarTuple share (CPython's Objects/typevarobject.c).</summary>
/// <param name="type">The type.</param>
/// <param name="name"><c>__name__</c></param>
public abstract class PyTypeParameter(PyType type, PyStr name) : PyInstance(type)
{
    private PyObject? _default;

    /// <summary><c>__name__</c></summary>
    public PyStr Name { get; } = name;

    /// <summary>The function that computes the default (PEP 696) of one that was declared in brackets; null for none.</summary>
    public PyObject? DefaultEvaluator { get; set; }

    /// <summary>Records the module of the caller, as pickling wants it.</summary>
    protected void SetModule()
    {
        if (PyThreadState.Current.Frame is { } frame)
        {
            Set(Names.Module, frame.Function.Module);
        }
    }

    /// <summary>Sets <c>__default__</c>; null for none.</summary>
    protected void SetDefault(PyObject? value) => _default = value is PyNoDefault ? null : value;

    /// <summary><c>__default__</c>; null with an error pending.</summary>
    protected PyObject? Default()
    {
        if (_default is null && DefaultEvaluator is { } evaluator)
        {
            _default = Calls.Call(evaluator);
            return _default;
        }

        return _default ?? PyNoDefault.NoDefault;
    }

    /// <summary><c>has_default()</c></summary>
    protected bool HasDefault() => _default is not null || DefaultEvaluator is not null;

    /// <summary>The repr by variance: +T, -T, ~T, or T alone.</summary>
    protected string Show(bool infer, bool covariant, bool contravariant) =>
        (infer ? "" : covariant ? "+" : contravariant ? "-" : "~") + Name;

    /// <summary>A bound that a program gave, checked as typing does; null with an error pending.</summary>
    protected static PyObject? CheckBound(PyObject bound)
    {
        if (bound is PyType)
        {
            return bound;
        }

        return PythonModules.CallTyping("_type_check", bound, new PyStr("Bound must be a type."));
    }

    /// <summary>The error of deriving from one.</summary>
    protected static PyObject? RaiseBase(string what) => Errors.Raise(PyExceptions.TypeError, $"Cannot subclass an instance of {what}");
}

/// <summary>typing.TypeVar.</summary>
[PyClass("typing.TypeVar", Flags = TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences, Doc = "Type variable.")]
public sealed partial class PyTypeVar : PyTypeParameter
{
    private PyObject? _bound;
    private PyObject? _constraints;

    /// <summary>Makes one.</summary>
    public PyTypeVar(PyStr name)
        : base(TypeObject, name)
    {
    }

    /// <summary>The function that computes the bound; null for none.</summary>
    public PyObject? BoundEvaluator { get; init; }

    /// <summary>The function that computes the constraints; null for none.</summary>
    public PyObject? ConstraintsEvaluator { get; init; }

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

    /// <summary>One that is declared in brackets.</summary>
    public static PyTypeVar Declared(PyStr name, PyObject? boundEvaluator, PyObject? constraintsEvaluator)
    {
        var made = new PyTypeVar(name) { InfersVariance = true, BoundEvaluator = boundEvaluator, ConstraintsEvaluator = constraintsEvaluator };
        made.SetModule();
        return made;
    }

    [PyNew("typevar(name, *constraints, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)",
        HasTextSignature = false)]
    private static PyObject? New(
        PyType type, PyStr name, ReadOnlySpan<PyObject> constraints, PyObject? bound, PyObject? @default, bool covariant, bool contravariant,
        bool infer_variance)
    {
        if (covariant && contravariant)
        {
            return Errors.Raise(PyExceptions.ValueError, "Bivariant types are not supported.");
        }

        if (infer_variance && (covariant || contravariant))
        {
            return Errors.Raise(PyExceptions.ValueError, "Variance cannot be specified with infer_variance.");
        }

        PyTuple given = PyTuple.From(constraints);
        if (bound is PyNone)
        {
            bound = null;
        }

        if (bound is not null)
        {
            bound = CheckBound(bound);
            if (bound is null)
            {
                return null;
            }
        }

        if (given.Count == 1)
        {
            return Errors.Raise(PyExceptions.TypeError, "A single constraint is not allowed");
        }

        if (given.Count > 0 && bound is not null)
        {
            return Errors.Raise(PyExceptions.TypeError, "Constraints cannot be combined with bound=...");
        }

        var made = new PyTypeVar(name)
        {
            IsCovariant = covariant,
            IsContravariant = contravariant,
            InfersVariance = infer_variance,
            _bound = bound,
            _constraints = given.Count > 0 ? given : null,
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
    private PyObject? Substitute(PyObject arg) => PythonModules.CallTyping("_typevar_subst", this, arg);

    [PyMethod("__typing_prepare_subst__($self, alias, args, /)")]
    private PyObject? PrepareSubstitution(PyObject alias, PyObject args)
    {
        PyObject? parameters = Attributes.Get(alias, PyStr.Interned("__parameters__"));
        PyTuple? items = parameters is null ? null : Iteration.ToTuple(parameters);
        PyTuple? given = items is null ? null : Iteration.ToTuple(args);
        if (given is null)
        {
            return null;
        }

        int index = Array.IndexOf(items!.Items, this);
        if (index < given.Count)
        {
            return given;
        }

        PyObject? fallback = index == given.Count ? Default() : PyNoDefault.NoDefault;
        if (fallback is null)
        {
            return null;
        }

        if (fallback is not PyNoDefault)
        {
            return new PyTuple([.. given.Items, fallback]);
        }

        PyStr? shown = Texts.Str(alias);
        return shown is null ? null : Errors.Raise(
            PyExceptions.TypeError, $"Too few arguments for {shown}; actual {given.Count}, expected at least {index + 1}");
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject Reduce() => Name;

    [PyMethod("has_default($self, /)")]
    private bool TellsDefault() => HasDefault();

    [PyMethod("__mro_entries__($self, object, /)")]
    private PyObject? MroEntries(PyObject @object) => RaiseBase("TypeVar");

    [PyGetter("__bound__")]
    private PyObject? GetBound() =>
        _bound ?? (BoundEvaluator is { } evaluator ? _bound = Calls.Call(evaluator) : PyNone.None);

    [PyGetter("__constraints__")]
    private PyObject? GetConstraints() =>
        _constraints ?? (ConstraintsEvaluator is { } evaluator ? _constraints = Calls.Call(evaluator) : PyTuple.Empty);

    [PyGetter("__default__")]
    private PyObject? GetDefault() => Default();
}
