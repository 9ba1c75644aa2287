using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Jitter.Bytecode;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Interpreter;

/// <summary>Pushes and pops frames (CPython's _PyEvalFramePushAndInit and clear_thread_frame).</summary>
internal static class FrameStack
{
    /// <summary>Counts one more Python call; false with RecursionError pending at the limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryEnter(PyThreadState thread)
    {
        if (thread.RecursionDepth < thread.RecursionLimit)
        {
            thread.RecursionDepth++;
            return true;
        }

        return Errors.RaiseFalse(PyExceptions.RecursionError, "maximum recursion depth exceeded");
    }

    /// <summary>A new innermost frame whose window is cut at the top of the data stack. The window may hold anything.</summary>
    public static PyFrame Cut(PyThreadState thread, PyFunction function, RunningCode running)
    {
        int previousTop = thread.StackTop;
        if (previousTop + running.FrameSize > thread.Stack.Length)
        {
            thread.GrowStack(running.FrameSize);
            previousTop = 0;
        }

        PyFrame frame = Take(thread, function, running);
        Place(thread, frame, thread.StackTop, previousTop, running);
        return frame;
    }

    /// <summary>
    /// Pushes a frame for a call with exactly the positional arguments that the function takes, which stand on the caller's
    /// operand stack: its window begins there. Null with RecursionError pending.
    /// </summary>
    /// <param name="thread">The thread.</param>
    /// <param name="caller">The calling frame.</param>
    /// <param name="function">The function.</param>
    /// <param name="first">The first argument's place in the caller's window.</param>
    public static PyFrame? PushExact(PyThreadState thread, PyFrame caller, PyFunction function, int first)
    {
        if (!TryEnter(thread))
        {
            return null;
        }

        RunningCode running = function.Running;
        int count = running.ExactArguments;
        PyFrame frame = Take(thread, function, running);
        int start = caller.Base + first;
        int previousTop = thread.StackTop;
        if (ReferenceEquals(caller.Stack, thread.Stack) && start + running.FrameSize <= thread.Stack.Length)
        {
            Place(thread, frame, start, previousTop, running);
        }
        else
        {
            if (previousTop + running.FrameSize > thread.Stack.Length)
            {
                thread.GrowStack(running.FrameSize);
                previousTop = 0;
            }

            Array.Copy(caller.Stack, start, thread.Stack, thread.StackTop, count);
            Place(thread, frame, thread.StackTop, previousTop, running);
        }

        ref PyObject? window = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Stack), frame.Base);
        for (int i = count; i < running.LocalCount; i++)
        {
            Unsafe.Add(ref window, i) = null;
        }

        return frame;
    }

    /// <summary>Pushes a frame for a call with any arguments; null with an error pending.</summary>
    public static PyFrame? Push(PyThreadState thread, PyFunction function, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!TryEnter(thread))
        {
            return null;
        }

        RunningCode running = function.Running;
        PyFrame frame = Cut(thread, function, running);

        // The arguments may stand in the very window that is filled: operands of the caller above its stack's top.
        Span<PyObject?> window = frame.Window;
        if (running.ExactArguments == arguments.Length && keywordNames is null)
        {
            arguments.CopyTo(window!);
            window[arguments.Length..].Clear();
            return frame;
        }

        if (ArgumentBinding.Bind(function, arguments, keywordNames, window))
        {
            return frame;
        }

        window.Clear();
        Pop(thread, frame);
        return null;
    }

    /// <summary>Makes a suspended generator's frame the innermost; what it waits for becomes the value, where there is one.</summary>
    public static PyFrame PushGenerator(PyThreadState thread, PyGeneratorBase generator, PyObject? value)
    {
        PyFrame frame = generator.Frame;
        frame.Back = thread.Frame;
        frame.PreviousTop = thread.StackTop;
        if (value is not null)
        {
            frame.Stack[frame.StackTop++] = value;
        }

        generator.ExceptionState.Previous = thread.ExceptionState;
        thread.ExceptionState = generator.ExceptionState;
        generator.State = GeneratorState.Running;
        thread.Frame = frame;
        return frame;
    }

    /// <summary>Ends the innermost frame's activation: a frame that nobody has seen goes to the pool.</summary>
    public static void Pop(PyThreadState thread, PyFrame frame)
    {
        thread.Frame = frame.Back;
        thread.StackTop = frame.PreviousTop;
        thread.RecursionDepth--;
        if ((frame.Flags & (FrameFlags.Exposed | FrameFlags.Generator)) != 0)
        {
            PopSpecial(thread, frame);
            return;
        }

        frame.Window.Clear();
        if (frame.Locals is not null)
        {
            frame.Locals = null;
        }

        frame.Back = thread.FreeFrames;
        thread.FreeFrames = frame;
    }

    /// <summary>Suspends a generator's frame: whoever resumed it goes on.</summary>
    public static void Suspend(PyThreadState thread, PyFrame frame, GeneratorState state)
    {
        PyGeneratorBase generator = frame.Generator!;
        thread.Frame = frame.Back;
        thread.StackTop = frame.PreviousTop;
        thread.RecursionDepth--;
        thread.ExceptionState = generator.ExceptionState.Previous!;
        generator.ExceptionState.Previous = null;
        generator.State = state;
        frame.Back = null;
        frame.Flags &= ~FrameFlags.Entry;
    }

    private static void PopSpecial(PyThreadState thread, PyFrame frame)
    {
        bool isExposed = (frame.Flags & FrameFlags.Exposed) != 0;
        Span<PyObject?> window = isExposed && (frame.Flags & FrameFlags.Generator) == 0 ? frame.Window : default;
        if (isExposed)
        {
            frame.TakeOwnership();
            window.Clear();
        }
        else
        {
            frame.Flags |= FrameFlags.Finished;
        }

        if (frame.Generator is { } generator)
        {
            thread.ExceptionState = generator.ExceptionState.Previous!;
            generator.ExceptionState.Previous = null;
            generator.Ended();
        }

        if (!isExposed)
        {
            frame.Back = null;
        }
    }

    private static PyFrame Take(PyThreadState thread, PyFunction function, RunningCode running)
    {
        PyFrame? frame = thread.FreeFrames;
        if (frame is not null)
        {
            thread.FreeFrames = frame.Back;
        }
        else
        {
            frame = new PyFrame();
        }

        // A call in a loop gets the frame that it got before: most fields need no store, and so no write barrier.
        if (!ReferenceEquals(frame.Function, function))
        {
            frame.Function = function;
        }

        if (!ReferenceEquals(frame.Running, running))
        {
            frame.Running = running;
        }

        frame.Back = thread.Frame;
        thread.Frame = frame;
        return frame;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Place(PyThreadState thread, PyFrame frame, int start, int previousTop, RunningCode running)
    {
        if (!ReferenceEquals(frame.Stack, thread.Stack))
        {
            frame.Stack = thread.Stack;
        }

        frame.Base = start;
        frame.PreviousTop = previousTop;
        frame.Instruction = 0;
        frame.ReturnOffset = 0;
        frame.StackTop = start + running.LocalCount;
        frame.Flags = FrameFlags.None;
        thread.StackTop = start + running.FrameSize;
    }
}
