using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;

namespace Jitter.Runtime.Objects;

/// <summary>Where an awaitable of an asynchronous generator stands (AWAITABLE_STATE_*).</summary>
internal enum AwaitableState : byte
{
    /// <summary>Not awaited yet.</summary>
    Initial,

    /// <summary>Being awaited.</summary>
    Iterating,

    /// <summary>Used up.</summary>
    Closed,
}

/// <summary>What <c>__anext__()</c> and <c>asend()</c> give.</summary>
/// <param name="generator">The generator.</param>
/// <param name="value">What asend() sends; null for <c>__anext__()</c>.</param>
[PyClass("async_generator_asend", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyAsyncGeneratorSend(PyAsyncGenerator generator, PyObject? value) : PyObject
{
    private AwaitableState _state;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Await)]
    private PyAsyncGeneratorSend Await() => this;

    [PySlot(SlotId.Iter)]
    private PyAsyncGeneratorSend Iterate() => this;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext() => Send(PyNone.None);

    [PyMethod("send($self, arg, /)")]
    private PyObject? Send(PyObject arg)
    {
        bool isFirst = _state == AwaitableState.Initial;
        if (!Begin())
        {
            return null;
        }

        PyObject sent = isFirst && arg is PyNone && value is not null ? value : arg;
        PyObject? result = generator.Unwrap(generator.Send(sent, out bool returned), returned);
        if (result is null)
        {
            _state = AwaitableState.Closed;
        }

        return result;
    }

    [PyMethod("throw($self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)")]
    private PyObject? Throw(PyObject typ, PyObject? val = null, PyObject? tb = null)
    {
        if (!Begin())
        {
            return null;
        }

        PyObject? result = generator.Unwrap(GeneratorMethods.Throw(generator, typ, val, tb), false);
        if (result is null)
        {
            _state = AwaitableState.Closed;
        }

        return result;
    }

    [PyMethod("close($self, /)")]
    private PyObject? Close()
    {
        if (_state == AwaitableState.Closed)
        {
            return PyNone.None;
        }

        return AwaitableClosing.Check(Throw(PyExceptions.GeneratorExit));
    }

    private bool Begin()
    {
        if (_state == AwaitableState.Closed)
        {
            return Errors.RaiseFalse(PyExceptions.RuntimeError, "cannot reuse already awaited __anext__()/asend()");
        }

        if (_state == AwaitableState.Initial)
        {
            if (generator.IsRunning)
            {
                _state = AwaitableState.Closed;
                return Errors.RaiseFalse(PyExceptions.RuntimeError, "anext(): asynchronous generator is already running");
            }

            _state = AwaitableState.Iterating;
            generator.IsRunning = true;
        }

        return true;
    }
}

/// <summary>What <c>athrow()</c> and <c>aclose()</c> give.</summary>
/// <param name="generator">The generator.</param>
/// <param name="arguments">athrow()'s type, value and traceback; null for aclose().</param>
[PyClass("async_generator_athrow", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyAsyncGeneratorThrow(PyAsyncGenerator generator, PyObject?[]? arguments) : PyObject
{
    private AwaitableState _state;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Await)]
    private PyAsyncGeneratorThrow Await() => this;

    [PySlot(SlotId.Iter)]
    private PyAsyncGeneratorThrow Iterate() => this;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext() => Send(PyNone.None);

    [PyMethod("send($self, arg, /)")]
    private PyObject? Send(PyObject arg)
    {
        PyObject? result;
        bool returned;
        if (_state == AwaitableState.Closed)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "cannot reuse already awaited aclose()/athrow()");
        }

        if (generator.State == GeneratorState.Closed)
        {
            _state = AwaitableState.Closed;
            return Errors.Raise(PyExceptions.StopIteration);
        }

        if (_state == AwaitableState.Initial)
        {
            if (!Begin())
            {
                return null;
            }

            if (arg is not PyNone)
            {
                return Errors.Raise(PyExceptions.RuntimeError, "can't send non-None value to a just-started coroutine");
            }

            _state = AwaitableState.Iterating;
            generator.IsRunning = true;
            if (arguments is not null)
            {
                result = generator.Unwrap(GeneratorMethods.Throw(generator, arguments[0]!, arguments[1], arguments[2], warns: false), false);
                return result ?? End();
            }

            generator.IsClosed = true;
            result = generator.Throw(Errors.MakeForThrow(PyExceptions.GeneratorExit, null, null)!);
            return result is PyAsyncGeneratorValue ? RaiseIgnored() : result ?? End();
        }

        result = generator.Send(arg, out returned);
        if (arguments is not null)
        {
            result = generator.Unwrap(result, returned);
            return result ?? End();
        }

        if (returned)
        {
            Errors.Raise(PyExceptions.StopAsyncIteration);
            return End();
        }

        return result is PyAsyncGeneratorValue ? RaiseIgnored() : result ?? End();
    }

    [PyMethod("throw($self, typ, val=<unrepresentable>, tb=<unrepresentable>, /)")]
    private PyObject? Throw(PyObject typ, PyObject? val = null, PyObject? tb = null)
    {
        if (_state == AwaitableState.Closed)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "cannot reuse already awaited aclose()/athrow()");
        }

        if (_state == AwaitableState.Initial)
        {
            if (!Begin())
            {
                return null;
            }

            _state = AwaitableState.Iterating;
            generator.IsRunning = true;
        }

        PyObject? result = GeneratorMethods.Throw(generator, typ, val, tb);
        if (arguments is not null)
        {
            result = generator.Unwrap(result, false);
            if (result is null)
            {
                _state = AwaitableState.Closed;
            }

            return result;
        }

        return result is PyAsyncGeneratorValue ? RaiseIgnored() : result ?? End();
    }

    [PyMethod("close($self, /)")]
    private PyObject? Close()
    {
        if (_state == AwaitableState.Closed)
        {
            return PyNone.None;
        }

        return AwaitableClosing.Check(Throw(PyExceptions.GeneratorExit));
    }

    private bool Begin()
    {
        if (generator.IsRunning)
        {
            _state = AwaitableState.Closed;
            return Errors.RaiseFalse(
                PyExceptions.RuntimeError, $"{(arguments is null ? "aclose" : "athrow")}(): asynchronous generator is already running");
        }

        if (generator.IsClosed)
        {
            _state = AwaitableState.Closed;
            return Errors.Raise(PyExceptions.StopAsyncIteration) is not null;
        }

        return true;
    }

    private PyObject? RaiseIgnored()
    {
        generator.IsRunning = false;
        _state = AwaitableState.Closed;
        return Errors.Raise(PyExceptions.RuntimeError, "async generator ignored GeneratorExit");
    }

    /// <summary>The pending error ends the await; the end of the generator itself is aclose()'s success.</summary>
    private PyObject? End()
    {
        generator.IsRunning = false;
        _state = AwaitableState.Closed;
        if (arguments is null && (Errors.ClearIf(PyExceptions.StopAsyncIteration) || Errors.ClearIf(PyExceptions.GeneratorExit)))
        {
            return Errors.Raise(PyExceptions.StopIteration);
        }

        return null;
    }
}

/// <summary>close() of both awaitables.</summary>
internal static class AwaitableClosing
{
    /// <summary>What close() makes of the result of throwing GeneratorExit.</summary>
    public static PyObject? Check(PyObject? result)
    {
        if (result is not null)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "coroutine ignored GeneratorExit");
        }

        return Errors.ClearIf(PyExceptions.StopIteration) || Errors.ClearIf(PyExceptions.StopAsyncIteration) || Errors.ClearIf(PyExceptions.GeneratorExit)
            ? PyNone.None
            : null;
    }
}
