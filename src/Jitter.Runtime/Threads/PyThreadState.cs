using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Threads;

/// <summary>
/// What belongs to one Python thread: the pending error, the exception being handled, the frames, the depth of recursion.
/// </summary>
/// <remarks>
/// <see cref="Current"/> is one static field that the GIL's hand-over sets: whoever runs Python code holds the GIL, so
/// it needs neither a parameter nor a thread-local look-up (DESIGN.md, decision 3).
/// </remarks>
public sealed partial class PyThreadState
{
    /// <summary>The state of the thread that holds the GIL.</summary>
    public static PyThreadState Current = new() { IsMain = true };

    /// <summary>The main thread's state.</summary>
    public static readonly PyThreadState Main = Current;

    /// <summary>CPython's default of sys.setrecursionlimit.</summary>
    public const int DefaultRecursionLimit = 1000;

    /// <summary>How deep native code may recurse (Py_C_RECURSION_LIMIT).</summary>
    public const int NativeRecursionLimit = 10_000;

    private const int FirstChunk = 1 << 14;

    /// <summary>The error that is on its way up, or null.</summary>
    public PyBaseException? Error;

    /// <summary>What is being handled here; generators have a state of their own while they run.</summary>
    public ExceptionState ExceptionState = new();

    /// <summary>How deep Python calls are nested.</summary>
    public int RecursionDepth;

    /// <summary>How deep they may be (sys.setrecursionlimit).</summary>
    public int RecursionLimit = DefaultRecursionLimit;

    /// <summary>How deep native recursion is nested (repr of nested lists and the like).</summary>
    public int NativeDepth;

    /// <summary>The innermost frame; null where no Python code runs.</summary>
    public PyFrame? Frame;

    /// <summary>The current context (contextvars); null until a variable is set.</summary>
    public PyContext? Context;

    /// <summary>sys.set_asyncgen_hooks(firstiter=...)</summary>
    public PyObject? AsyncGeneratorFirstIteration;

    /// <summary>sys.set_asyncgen_hooks(finalizer=...)</summary>
    public PyObject? AsyncGeneratorFinalizer;

    /// <summary>The array in which windows of new frames are cut.</summary>
    public PyObject?[] Stack = new PyObject?[FirstChunk];

    /// <summary>The first free index of <see cref="Stack"/>.</summary>
    public int StackTop;

    /// <summary>Frames that can be used again, linked by <see cref="PyFrame.Back"/>.</summary>
    public PyFrame? FreeFrames;

    /// <summary>The exception that an except clause is handling (sys.exception()), innermost; null outside of one.</summary>
    public PyBaseException? Handled
    {
        get
        {
            for (ExceptionState? state = ExceptionState; state is not null; state = state.Previous)
            {
                if (state.Handled is not null)
                {
                    return state.Handled;
                }
            }

            return null;
        }
        set => ExceptionState.Handled = value;
    }

    /// <summary>Whether an error is pending.</summary>
    public bool HasError => Error is not null;

    /// <summary>Takes the pending error away.</summary>
    public PyBaseException TakeError()
    {
        PyBaseException error = Error ?? throw new InvalidOperationException("no error is pending");
        Error = null;
        return error;
    }

    /// <summary>Drops what ended activations left in the data stack, so that it keeps nothing alive: before a forced collection.</summary>
    public void ClearUnusedStack()
    {
        // A call instruction has told the frame's top: the operands above it are free too, though the window ends behind them.
        int top = StackTop;
        if (Frame is { Instruction: >= 0 } frame && ReferenceEquals(frame.Stack, Stack)
            && frame.Code.Code.Code[frame.Instruction * 2] == (byte)Jitter.Bytecode.Opcodes.Opcode.CALL)
        {
            top = Math.Min(Math.Max(frame.StackTop, 0), top);
        }

        Array.Clear(Stack, top, Stack.Length - top);

        // Frames in the pool still name the functions that they ran.
        FreeFrames = null;
    }

    /// <summary>Gives up a full chunk of the data stack: windows of running frames stay in it, new ones are cut from a bigger one.</summary>
    public void GrowStack(int needed)
    {
        Stack = new PyObject?[Math.Max(Stack.Length * 2, needed * 2)];
        StackTop = 0;
    }
}

/// <summary>The exception that is being handled by a thread, or by one generator (_PyErr_StackItem).</summary>
public sealed class ExceptionState
{
    /// <summary>The exception; null for none.</summary>
    public PyBaseException? Handled;

    /// <summary>The state of whoever resumed the generator.</summary>
    public ExceptionState? Previous;
}
