using Jitter.Runtime.Binding;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A coroutine: what calling an <c>async def</c> function gives.</summary>
[PyClass("coroutine", Flags = TypeFlags.DisallowInstantiation | TypeFlags.WeakReferences)]
public sealed partial class PyCoroutine(PyFrame frame) : PyGeneratorBase(frame)
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyClassMethod("__class_getitem__($type, object, /)")]
    private static PyObject? ClassGetItem(PyType type, PyObject @object) => PyGenericAlias.Create(type, @object);

    /// <summary>Where it was made (<c>cr_origin</c>), as sys.set_coroutine_origin_tracking_depth asks for; null for None.</summary>
    public PyTuple? Origin { get; set; }

    /// <inheritdoc/>
    protected override string Kind => "coroutine";

    [PySlot(SlotId.Await)]
    private PyCoroutineWrapper Await() => new(this);

    [PySlot(SlotId.Repr)]
    private string Repr() => $"<coroutine object {QualifiedName} at {Identity.Address(this)}>";

    [PyMethod("send($self, arg, /)")]
    private PyObject? SendMethod(PyObject arg) => SendOrStop(arg);

    [PyMethod("throw($self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)")]
    private PyObject? ThrowMethod(PyObject typ, PyObject? val = null, PyObject? tb = null) => GeneratorMethods.Throw(this, typ, val, tb);

    [PyMethod("close($self, /)")]
    private PyObject? CloseMethod() => Close();

    [PyGetter("cr_running")]
    private bool GetRunning() => State == GeneratorState.Running;

    [PyGetter("cr_suspended")]
    private bool GetSuspended() => State is GeneratorState.Suspended or GeneratorState.SuspendedInYieldFrom;

    [PyGetter("cr_frame")]
    private PyObject GetFrame() => State == GeneratorState.Closed ? PyNone.None : Frame.Expose();

    [PyGetter("cr_code")]
    private PyObject GetCode() => Code;

    [PyGetter("cr_await")]
    private PyObject GetAwait() => Delegate ?? PyNone.None;

    [PyGetter("cr_origin")]
    private PyObject GetOrigin() => (PyObject?)Origin ?? PyNone.None;

    [PyGetter("__name__")]
    private PyObject GetName() => Name;

    [PySetter("__name__")]
    private bool SetName(PyObject? value) => GeneratorMethods.SetName(this, value);

    [PyGetter("__qualname__")]
    private PyObject GetQualifiedName() => QualifiedName;

    [PySetter("__qualname__")]
    private bool SetQualifiedName(PyObject? value) => GeneratorMethods.SetQualifiedName(this, value);
}

/// <summary>What <c>coroutine.__await__()</c> gives: an iterator over the coroutine.</summary>
[PyClass("coroutine_wrapper", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyCoroutineWrapper(PyCoroutine coroutine) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The coroutine.</summary>
    public PyCoroutine Coroutine { get; } = coroutine;

    [PySlot(SlotId.Iter)]
    private PyCoroutineWrapper Iterate() => this;

    /// <inheritdoc/>
    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext() => Coroutine.Next();

    [PyMethod("send($self, arg, /)")]
    private PyObject? SendMethod(PyObject arg) => Coroutine.SendOrStop(arg);

    [PyMethod("throw($self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)")]
    private PyObject? ThrowMethod(PyObject typ, PyObject? val = null, PyObject? tb = null) => GeneratorMethods.Throw(Coroutine, typ, val, tb);

    [PyMethod("close($self, /)")]
    private PyObject? CloseMethod() => Coroutine.Close();
}
