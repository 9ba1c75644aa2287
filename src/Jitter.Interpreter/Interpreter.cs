using System.Runtime.CompilerServices;
using Jitter.Bytecode;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Interpreter;

/// <summary>Executes functions by interpreting their bytecode.</summary>
/// <remarks>
/// One activation of <see cref="Execute"/> runs the frame that it was entered with and all frames that Python code pushes from
/// there; only calls that go through native code recurse. Errors unwind frames by the exception tables, without .NET exceptions.
/// </remarks>
public sealed partial class Interpreter : Execution
{
    /// <summary>What <see cref="Execute"/> gives when it only wants to be entered again, in code that .NET has optimized meanwhile.</summary>
    private static readonly PyObject s_enterAgain = new PyCell(null);

    private Interpreter()
    {
    }

    /// <summary>Makes the interpreter what executes functions.</summary>
    public static void Register() => Current = new Interpreter();

    /// <inheritdoc/>
    public override PyObject? CallFunction(PyFunction function, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyThreadState thread = PyThreadState.Current;
        PyFrame? frame = FrameStack.Push(thread, function, arguments, keywordNames);
        if (frame is null)
        {
            return null;
        }

        frame.Flags = FrameFlags.Entry;
        return Run(thread, frame, throwing: false);
    }

    /// <inheritdoc/>
    public override PyObject? RunCode(PyFunction function, PyObject? locals)
    {
        PyThreadState thread = PyThreadState.Current;
        RunningCode running = function.Running;
        if (!FrameStack.TryEnter(thread))
        {
            return null;
        }

        PyFrame frame = FrameStack.Cut(thread, function, running);
        frame.Window.Clear();
        if ((running.Flags & CodeFlags.Optimized) == 0)
        {
            frame.Locals = locals ?? function.Globals;
        }

        frame.Flags = FrameFlags.Entry;
        return Run(thread, frame, throwing: false);
    }

    /// <inheritdoc/>
    public override PyObject? Resume(PyGeneratorBase generator, PyObject? value)
    {
        PyThreadState thread = PyThreadState.Current;
        if (!FrameStack.TryEnter(thread))
        {
            return null;
        }

        PyFrame frame = FrameStack.PushGenerator(thread, generator, value);
        frame.Flags |= FrameFlags.Entry;
        if (value is null && thread.Handled is not null)
        {
            // What the generator itself is handling is the context of what is thrown into it (_PyErr_ChainStackItem).
            Errors.Raise(thread.TakeError());
        }

        return Run(thread, frame, throwing: value is null);
    }

    /// <summary>
    /// Runs a frame to its end. What .NET code throws becomes a Python error at the instruction that called it: the process never
    /// dies of it.
    /// </summary>
    private static PyObject? Run(PyThreadState thread, PyFrame frame, bool throwing)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Errors.Raise(PyExceptions.RecursionError, "maximum recursion depth exceeded");
            throwing = true;
        }

        while (true)
        {
            try
            {
                PyObject? result = Execute(frame, throwing);
                if (!ReferenceEquals(result, s_enterAgain))
                {
                    return result;
                }

                throwing = false;
            }
            catch (Exception exception)
            {
                NativeBoundary.Raise(exception);
                throwing = true;
            }

            frame = thread.Frame!;
        }
    }
}
