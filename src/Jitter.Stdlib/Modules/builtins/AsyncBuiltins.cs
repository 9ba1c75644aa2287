using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Builtins;

/// <summary>aiter() and anext().</summary>
internal static class AsyncBuiltins
{
    /// <summary><c>aiter(value)</c> (PyObject_GetAIter); null with an error pending.</summary>
    public static PyObject? GetIterator(PyObject value)
    {
        if (value.Type.Slots.Unary(SlotId.AsyncIter) is not { } iterate)
        {
            return Errors.Raise(PyExceptions.TypeError, $"'{value.Type.FullName}' object is not an async iterable");
        }

        PyObject? iterator = iterate(value);
        return iterator is not null && iterator.Type.Slots.Unary(SlotId.AsyncNext) is null
            ? Errors.Raise(PyExceptions.TypeError, $"aiter() returned not an async iterator of type '{iterator.Type.FullName}'")
            : iterator;
    }

    /// <summary><c>anext(iterator)</c>, with a default where one is given; null with an error pending.</summary>
    public static PyObject? Next(PyObject iterator, PyObject? missing)
    {
        if (iterator.Type.Slots.Unary(SlotId.AsyncNext) is not { } next)
        {
            return Errors.Raise(PyExceptions.TypeError, $"'{iterator.Type.FullName}' object is not an async iterator");
        }

        PyObject? awaitable = next(iterator);
        return awaitable is null || missing is null ? awaitable : new AnextAwaitable(awaitable, missing);
    }
}

/// <summary>What anext() with a default gives: the default takes the place of StopAsyncIteration.</summary>
[PyClass("anext_awaitable", Flags = TypeFlags.DisallowInstantiation)]
internal sealed partial class AnextAwaitable(PyObject wrapped, PyObject missing) : PyObject
{
    private static readonly PyStr s_send = PyStr.Interned("send");
    private static readonly PyStr s_throw = PyStr.Interned("throw");
    private static readonly PyStr s_close = PyStr.Interned("close");

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (Iterator() is not { } iterator)
        {
            return null;
        }

        PyObject? result = iterator.IterNext();
        return result ?? (Errors.Pending ? Default() : null);
    }

    [PySlot(SlotId.Iter)]
    private PyObject Iter() => this;

    [PySlot(SlotId.Await)]
    private PyObject Await() => this;

    [PyMethod("send($self, value, /)", HasTextSignature = false)]
    private PyObject? Send(PyObject value) => Delegate(s_send, [value]);

    [PyMethod("throw($self, /, *args)", HasTextSignature = false)]
    private PyObject? Throw(ReadOnlySpan<PyObject> args) => Delegate(s_throw, args);

    [PyMethod("close($self, /)", HasTextSignature = false)]
    private PyObject? Close() => Delegate(s_close, []);

    private PyObject? Iterator()
    {
        PyObject? awaitable = AsyncIteration.GetAwaitable(wrapped);
        if (awaitable is not null && awaitable.Type.Slots.IterNext is null)
        {
            // A coroutine is no iterator: its __await__ gives one.
            return awaitable.Type.Slots.Unary(SlotId.Await) is { } await ? await(awaitable) : awaitable;
        }

        return awaitable;
    }

    private PyObject? Delegate(PyStr method, ReadOnlySpan<PyObject> arguments)
    {
        if (Iterator() is not { } iterator)
        {
            return null;
        }

        PyObject? result = Calls.CallMethod(iterator, method, arguments);
        return result ?? Default();
    }

    private PyObject? Default() => Errors.ClearIf(PyExceptions.StopAsyncIteration) ? Errors.RaiseStopIteration(missing) : null;
}
