using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Objects;

/// <summary>An asynchronous generator (PEP 525; Objects/genobject.c).</summary>
[PyClass("async_generator", Flags = TypeFlags.DisallowInstantiation | TypeFlags.WeakReferences)]
public sealed partial class PyAsyncGenerator(PyFrame frame) : PyGeneratorBase(frame)
{
    private bool _hooksCalled;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyClassMethod("__class_getitem__($type, object, /)")]
    private static PyObject? ClassGetItem(PyType type, PyObject @object) => PyGenericAlias.Create(type, @object);

    /// <summary>Whether one of its awaitables is running (ag_running).</summary>
    public bool IsRunning { get; internal set; }

    /// <summary>Whether it has ended or is being closed.</summary>
    public bool IsClosed { get; internal set; }

    /// <summary>What sys.set_asyncgen_hooks() had as its finalizer when the iteration began.</summary>
    public PyObject? Finalizer { get; private set; }

    /// <inheritdoc/>
    protected override string Kind => "async generator";

    /// <inheritdoc/>
    protected override PyObject? RaiseEnd(PyObject value) => Errors.Raise(PyExceptions.StopAsyncIteration);

    [PySlot(SlotId.AsyncIter)]
    private PyAsyncGenerator AsyncIterate() => this;

    [PySlot(SlotId.AsyncNext)]
    private PyObject? AsyncNext() => CallHooks() ? new PyAsyncGeneratorSend(this, null) : null;

    [PySlot(SlotId.Repr)]
    private string Repr() => $"<async_generator object {QualifiedName} at {Identity.Address(this)}>";

    [PyMethod("asend($self, value, /)")]
    private PyObject? AsyncSend(PyObject value) => CallHooks() ? new PyAsyncGeneratorSend(this, value) : null;

    [PyMethod("athrow($self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)")]
    private PyObject? AsyncThrow(PyObject typ, PyObject? val = null, PyObject? tb = null)
    {
        if (val is not null && !Warnings.Warn(
            PyExceptions.DeprecationWarning,
            "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead."))
        {
            return null;
        }

        return CallHooks() ? new PyAsyncGeneratorThrow(this, [typ, val, tb]) : null;
    }

    [PyMethod("aclose($self, /)")]
    private PyObject? AsyncClose() => CallHooks() ? new PyAsyncGeneratorThrow(this, null) : null;

    [PyGetter("ag_running")]
    private bool GetRunning() => IsRunning;

    [PyGetter("ag_suspended")]
    private bool GetSuspended() => State is GeneratorState.Suspended or GeneratorState.SuspendedInYieldFrom;

    [PyGetter("ag_frame")]
    private PyObject GetFrame() => State == GeneratorState.Closed ? PyNone.None : Frame.Expose();

    [PyGetter("ag_code")]
    private PyObject GetCode() => Code;

    [PyGetter("ag_await")]
    private PyObject GetAwait() => Delegate ?? PyNone.None;

    [PyGetter("__name__")]
    private PyObject GetName() => Name;

    [PySetter("__name__")]
    private bool SetName(PyObject? value) => GeneratorMethods.SetName(this, value);

    [PyGetter("__qualname__")]
    private PyObject GetQualifiedName() => QualifiedName;

    [PySetter("__qualname__")]
    private bool SetQualifiedName(PyObject? value) => GeneratorMethods.SetQualifiedName(this, value);

    /// <summary>What an awaitable makes of a resumption's result (async_gen_unwrap_value): a yielded value ends the await with StopIteration.</summary>
    internal PyObject? Unwrap(PyObject? result, bool returned)
    {
        if (result is null || returned)
        {
            if (!Errors.Pending)
            {
                Errors.Raise(PyExceptions.StopAsyncIteration);
            }

            if (Errors.Matches(PyExceptions.StopAsyncIteration) || Errors.Matches(PyExceptions.GeneratorExit))
            {
                IsClosed = true;
            }

            IsRunning = false;
            return null;
        }

        if (result is PyAsyncGeneratorValue wrapped)
        {
            IsRunning = false;
            return Errors.RaiseStopIteration(wrapped.Value);
        }

        return result;
    }

    /// <summary>Tells the event loop about the generator, once (async_gen_init_hooks).</summary>
    private bool CallHooks()
    {
        if (_hooksCalled)
        {
            return true;
        }

        _hooksCalled = true;
        PyThreadState thread = PyThreadState.Current;
        Finalizer = thread.AsyncGeneratorFinalizer;
        return thread.AsyncGeneratorFirstIteration is not { } hook || Calls.Call(hook, this) is not null;
    }
}

/// <summary>What an asynchronous generator's yield passes on, so that it differs from what an await inside it yields.</summary>
[PyClass("async_generator_wrapped_value", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyAsyncGeneratorValue(PyObject value) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The yielded value.</summary>
    public PyObject Value { get; } = value;
}
