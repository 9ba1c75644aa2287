using Jitter.Bytecode;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>Awaiting, and asynchronous iteration (PEP 492; CPython's Objects/genobject.c and Python/ceval.c).</summary>
public static class AsyncIteration
{
    /// <summary>The iterator that <c>await value</c> runs (_PyCoro_GetAwaitableIter); null with an error pending.</summary>
    public static PyObject? GetAwaitable(PyObject value)
    {
        if (value is PyCoroutine || (value is PyGenerator generator && (generator.Code.Code.Flags & CodeFlags.IterableCoroutine) != 0))
        {
            return value;
        }

        if (value.Type.Slots.Unary(SlotId.Await) is not { } await)
        {
            return Errors.Raise(PyExceptions.TypeError, $"object {value.Type.FullName} can't be used in 'await' expression");
        }

        PyObject? iterator = await(value);
        if (iterator is null)
        {
            return null;
        }

        if (iterator is PyCoroutine || (iterator is PyGenerator inner && (inner.Code.Code.Flags & CodeFlags.IterableCoroutine) != 0))
        {
            return Errors.Raise(PyExceptions.TypeError, "__await__() returned a coroutine");
        }

        return iterator.Type.Slots.IterNext is null
            ? Errors.Raise(PyExceptions.TypeError, $"__await__() returned non-iterator of type '{iterator.Type.FullName}'")
            : iterator;
    }

    /// <summary><c>aiter(value)</c> as <c>async for</c> does it (GET_AITER); null with an error pending.</summary>
    public static PyObject? GetIterator(PyObject value)
    {
        if (value.Type.Slots.Unary(SlotId.AsyncIter) is not { } iterate)
        {
            return Errors.Raise(
                PyExceptions.TypeError, $"'async for' requires an object with __aiter__ method, got {value.Type.FullName}");
        }

        PyObject? iterator = iterate(value);
        if (iterator is not null && iterator.Type.Slots.Unary(SlotId.AsyncNext) is null)
        {
            return Errors.Raise(
                PyExceptions.TypeError,
                $"'async for' received an object from __aiter__ that does not implement __anext__: {iterator.Type.FullName}");
        }

        return iterator;
    }

    /// <summary>The awaitable of an asynchronous iterator's next item (GET_ANEXT); null with an error pending.</summary>
    public static PyObject? GetNext(PyObject iterator)
    {
        if (iterator.Type.Slots.Unary(SlotId.AsyncNext) is not { } next)
        {
            return Errors.Raise(
                PyExceptions.TypeError, $"'async for' requires an iterator with __anext__ method, got {iterator.Type.FullName}");
        }

        PyObject? awaitable = next(iterator);
        if (awaitable is null or PyAsyncGeneratorSend)
        {
            return awaitable;
        }

        PyObject? iterable = GetAwaitable(awaitable);
        return iterable is null
            ? Errors.RaiseFromPending(PyExceptions.TypeError, $"'async for' received an invalid object from __anext__: {awaitable.Type.FullName}")
            : iterable;
    }
}
