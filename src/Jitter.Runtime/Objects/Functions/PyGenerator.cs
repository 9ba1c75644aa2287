using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A generator.</summary>
[PyClass("generator", Flags = TypeFlags.DisallowInstantiation | TypeFlags.WeakReferences)]
public sealed partial class PyGenerator(PyFrame frame) : PyGeneratorBase(frame)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyClassMethod("__class_getitem__($type, object, /)")]
    private static PyObject? ClassGetItem(PyType type, PyObject @object) => PyGenericAlias.Create(type, @object);

    /// <inheritdoc/>
    protected override string Kind => "generator";

    [PySlot(SlotId.Iter)]
    private PyGenerator Iterate() => this;

    /// <inheritdoc/>
    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext() => Next();

    [PySlot(SlotId.Repr)]
    private string Repr() => $"<generator object {QualifiedName} at {Identity.Address(this)}>";

    [PyMethod("send($self, arg, /)")]
    private PyObject? SendMethod(PyObject arg) => SendOrStop(arg);

    [PyMethod("throw($self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)")]
    private PyObject? ThrowMethod(PyObject typ, PyObject? val = null, PyObject? tb = null) => GeneratorMethods.Throw(this, typ, val, tb);

    [PyMethod("close($self, /)")]
    private PyObject? CloseMethod() => Close();

    [PyGetter("gi_running")]
    private bool GetRunning() => State == GeneratorState.Running;

    [PyGetter("gi_suspended")]
    private bool GetSuspended() => State is GeneratorState.Suspended or GeneratorState.SuspendedInYieldFrom;

    [PyGetter("gi_frame")]
    private PyObject GetFrame() => State == GeneratorState.Closed ? PyNone.None : Frame.Expose();

    [PyGetter("gi_code")]
    private PyObject GetCode() => Code;

    [PyGetter("gi_yieldfrom")]
    private PyObject GetYieldFrom() => Delegate ?? PyNone.None;

    [PyGetter("__name__")]
    private PyObject GetName() => Name;

    [PySetter("__name__")]
    private bool SetName(PyObject? value) => GeneratorMethods.SetName(this, value);

    [PyGetter("__qualname__")]
    private PyObject GetQualifiedName() => QualifiedName;

    [PySetter("__qualname__")]
    private bool SetQualifiedName(PyObject? value) => GeneratorMethods.SetQualifiedName(this, value);
}

/// <summary>What the methods of generators, coroutines and asynchronous generators share.</summary>
internal static class GeneratorMethods
{
    /// <summary>throw(type[, value[, traceback]]): makes the exception and raises it inside (gen_throw).</summary>
    public static PyObject? Throw(PyGeneratorBase generator, PyObject type, PyObject? value, PyObject? traceback, bool warns = true)
    {
        if (warns && value is not null && !Warnings.Warn(
            PyExceptions.DeprecationWarning,
            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead."))
        {
            return null;
        }

        PyBaseException? error = Errors.MakeForThrow(type, value, traceback);
        if (error is null && type is PyType && traceback is null or PyNone or PyTraceback)
        {
            // The class could not be called: that error is what the generator gets.
            error = type is PyType exceptionClass && exceptionClass.IsSubtypeOf(PyExceptions.BaseException) ? Errors.Take() : null;
        }

        return error is null ? null : generator.Throw(error);
    }

    /// <summary>Sets <c>__name__</c>.</summary>
    public static bool SetName(PyGeneratorBase generator, PyObject? value)
    {
        if (value is not PyStr name)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "__name__ must be set to a string object");
        }

        generator.Name = name;
        return true;
    }

    /// <summary>Sets <c>__qualname__</c>.</summary>
    public static bool SetQualifiedName(PyGeneratorBase generator, PyObject? value)
    {
        if (value is not PyStr name)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "__qualname__ must be set to a string object");
        }

        generator.QualifiedName = name;
        return true;
    }
}
