using Jitter.Bytecode;
using Jitter.Bytecode.Opcodes;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Observers;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Interpreter;

// Generators, coroutines, and what they wait for.
public sealed partial class Interpreter
{
    private static readonly PyStr s_send = PyStr.Interned("send");

    /// <summary>RETURN_GENERATOR: a generator whose own frame goes on where this one stands.</summary>
    private static PyGeneratorBase MakeGenerator(PyThreadState thread, PyFrame frame)
    {
        RunningCode running = frame.Running;
        var own = new PyFrame
        {
            Function = frame.Function,
            Running = running,
            Stack = new PyObject?[running.FrameSize],
            Instruction = frame.Instruction,
            ReturnOffset = 1,
            StackTop = running.LocalCount,
            Flags = FrameFlags.Generator,
        };
        frame.Window.CopyTo(own.Stack);
        PyGeneratorBase generator = (running.Flags & (CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator)) switch
        {
            CodeFlags.Coroutine => new PyCoroutine(own),
            CodeFlags.AsyncGenerator => new PyAsyncGenerator(own),
            _ => new PyGenerator(own),
        };
        own.Generator = generator;
        return generator;
    }

    /// <summary>
    /// SEND to anything but a generator that can be pushed: the yielded value, or, with <paramref name="ended"/>, the returned one; null
    /// with an error pending.
    /// </summary>
    private static PyObject? Send(PyObject receiver, PyObject value, out bool ended)
    {
        if (receiver is PyGeneratorBase generator)
        {
            return generator.Send(value, out ended);
        }

        ended = false;
        PyObject? result = value is PyNone && receiver.Type.Slots.IterNext is { } next
            ? next(receiver)
            : Calls.CallMethod(receiver, s_send, value);
        if (result is not null)
        {
            return result;
        }

        if (Monitoring.WantsExceptions && Errors.Matches(PyExceptions.StopIteration) && PyThreadState.Current.Frame is { } frame)
        {
            FrameObserver.Ended(PyThreadState.Current, frame);
        }

        ended = true;
        return PyGeneratorBase.TakeStopIterationValue();
    }

    private static PyObject? GetYieldFromIterator(PyFrame frame, PyObject iterable)
    {
        if (iterable is PyCoroutine)
        {
            return (frame.Running.Flags & (CodeFlags.Coroutine | CodeFlags.IterableCoroutine)) != 0
                ? iterable
                : Errors.Raise(PyExceptions.TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }

        return iterable is PyGenerator ? iterable : Iteration.GetIterator(iterable);
    }

    private static PyObject? GetAwaitable(PyFrame frame, PyObject value, int argument)
    {
        PyObject? iterator = AsyncIteration.GetAwaitable(value);
        if (iterator is null)
        {
            if (argument is 1 or 2 && value.Type.Slots.Unary(SlotId.Await) is null)
            {
                Errors.Clear();
                string method = argument == 1 ? "__aenter__" : "__aexit__";
                Errors.Raise(
                    PyExceptions.TypeError,
                    $"'async with' received an object from {method} that does not implement __await__: {value.Type.FullName}");
            }

            return null;
        }

        return iterator is PyCoroutine { Delegate: not null }
            ? Errors.Raise(PyExceptions.RuntimeError, "coroutine is being awaited already")
            : iterator;
    }

    private static PyObject? GetAsyncIterator(PyObject value) => AsyncIteration.GetIterator(value);

    private static PyObject? GetAsyncNext(PyObject iterator) => AsyncIteration.GetNext(iterator);
}
