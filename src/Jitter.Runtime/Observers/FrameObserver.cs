using Jitter.Bytecode.Opcodes;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Observers;

/// <summary>
/// What the interpreter calls to report events: before each instruction of observed code, and where exceptions are raised, caught
/// or pass. Every method that answers bool gives false with an error pending.
/// </summary>
public static class FrameObserver
{
    private const int NoInstruction = -1;
    private const int SuperClassArgument = 2;

    /// <summary>
    /// Reports what comes with the instruction that follows, after what the one before has left to report (jumps, returns of calls).
    /// The frame's Instruction and StackTop are right. A callback may have set f_lineno: see <see cref="TakeJump"/>.
    /// </summary>
    /// <param name="thread">The thread.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="pc">The instruction.</param>
    public static bool BeforeInstruction(PyThreadState thread, PyFrame frame, int pc)
    {
        RunningCode code = frame.Running;
        if (thread.ObserverDepth > 0 || code.Monitors is not { } monitors || pc < monitors.FirstTraceable)
        {
            return true;
        }

        // Frames with extras are not used again.
        FrameExtras extras = frame.Extras ?? MakeExtras(frame);
        if (extras.Generation != monitors.Generation)
        {
            // Instructions were executed that nobody observed.
            extras.Generation = monitors.Generation;
            extras.Deferred = DeferredEvent.None;
            extras.Previous = NoInstruction;
            extras.IsPrefixed = false;
        }

        if (extras.Deferred != DeferredEvent.None && !ReportDeferred(thread, frame, extras, pc))
        {
            return false;
        }

        if (extras.JumpTarget >= 0)
        {
            if (extras.JumpsAfterYield)
            {
                // What was sent is not used.
                extras.JumpsAfterYield = false;
                frame.Stack[--frame.StackTop] = null;
            }

            return true;
        }

        int previous = extras.Previous;
        extras.Previous = pc;
        int active = monitors.ActiveEvents;
        var opcode = (Opcode)code.Code.Code.Code[pc * 2];
        if (opcode == Opcode.EXTENDED_ARG)
        {
            // Only the instruction itself counts; lines begin at the prefix.
            extras.IsPrefixed = true;
        }

        if ((active & (1 << (int)MonitorEvent.Line)) != 0 && monitors.LineStarts[pc] && IsNewLine(code, monitors, previous, pc))
        {
            if (!ReportLine(thread, frame, pc, monitors.Lines[pc]))
            {
                return false;
            }

            if (extras.JumpTarget >= 0)
            {
                return true;
            }

            active = monitors.ActiveEvents;
        }

        bool isContinued = extras.IsPrefixed && opcode != Opcode.EXTENDED_ARG;
        extras.IsPrefixed &= !isContinued;
        if ((active & (1 << (int)MonitorEvent.Instruction)) != 0 && !isContinued
            && !Report(thread, frame, pc, MonitorEvent.Instruction, default))
        {
            return false;
        }

        return (active & ~((1 << (int)MonitorEvent.Line) | (1 << (int)MonitorEvent.Instruction))) == 0 || ReportByOpcode(thread, frame, extras, pc, active);
    }

    /// <summary>Where a callback has set f_lineno: the instruction to go on at, the operand stack being cut to StackTop; -1 for nowhere.</summary>
    public static int TakeJump(PyFrame frame)
    {
        if (frame.Extras is not { JumpTarget: >= 0, JumpsAfterYield: false } extras)
        {
            return NoInstruction;
        }

        int target = extras.JumpTarget;
        extras.JumpTarget = NoInstruction;
        extras.Previous = target;
        extras.Deferred = DeferredEvent.None;
        return target;
    }

    /// <summary>Reports the pending error, whose traceback has this frame. Another error may be pending afterwards.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="fromCallee">Whether the error comes out of a frame that this one called.</param>
    public static void Raised(PyThreadState thread, PyFrame frame, bool fromCallee)
    {
        if (frame.Extras is { Deferred: DeferredEvent.CallReturn } extras && extras.DeferredFrom == frame.Instruction)
        {
            extras.Deferred = DeferredEvent.None;
            ReportProtected(thread, frame, frame.Instruction, MonitorEvent.CRaise, extras.DeferredCallable, extras.DeferredArgument);
            extras.DeferredCallable = extras.DeferredArgument = null;
        }

        // CPython tells the code unit before the next instruction, which after a call is the one before the call.
        var opcode = OpcodeInfo.Deoptimized(frame.Running.Code.Code.Code[frame.Instruction * 2]);
        frame.RaisedAt = fromCallee && (opcode is Opcode.CALL or Opcode.CALL_KW)
            ? frame.Instruction - 1
            : frame.Instruction + OpcodeInfo.CacheEntries(opcode);
        ReportError(thread, frame, MonitorEvent.Raise, frame.RaisedAt);
    }

    /// <summary>Reports the pending StopIteration that ends a for loop.</summary>
    public static void Ended(PyThreadState thread, PyFrame frame) => ReportError(thread, frame, MonitorEvent.Raise, frame.Instruction);

    /// <summary>Reports the StopIteration that a generator's value would be, where a for loop over it ends; false with an error pending.</summary>
    public static bool EndedWith(PyThreadState thread, PyFrame frame, PyObject value)
    {
        if (thread.ObserverDepth > 0 || value is PyNone || Monitoring.GlobalTools(MonitorEvent.Raise) == 0)
        {
            return true;
        }

        PyBaseException error = PyBaseException.Create(PyExceptions.StopIteration, new PyTuple([value]));
        return Report(thread, frame, frame.Instruction, MonitorEvent.Raise, [error]);
    }

    /// <summary>Reports that the pending error is raised again.</summary>
    public static void Reraised(PyThreadState thread, PyFrame frame)
    {
        frame.RaisedAt = frame.Instruction;
        ReportError(thread, frame, MonitorEvent.Reraise, frame.Instruction);
    }

    /// <summary>Reports that the pending error ends the frame.</summary>
    public static void Unwinding(PyThreadState thread, PyFrame frame) => ReportError(thread, frame, MonitorEvent.PyUnwind, frame.RaisedAt);

    /// <summary>Reports that the pending error is thrown into the frame of a generator.</summary>
    public static void Thrown(PyThreadState thread, PyFrame frame) => ReportError(thread, frame, MonitorEvent.PyThrow, frame.Instruction);

    /// <summary>Reports that a handler, at which the frame's Instruction now is, takes an error.</summary>
    public static bool Handled(PyThreadState thread, PyFrame frame, PyBaseException error) =>
        thread.ObserverDepth > 0 || Monitoring.GlobalTools(MonitorEvent.ExceptionHandled) == 0
        || Report(thread, frame, frame.Instruction, MonitorEvent.ExceptionHandled, [error]);

    /// <summary>Reports the end of an iterator as a StopIteration that nobody raised.</summary>
    private static bool ReportStopIteration(PyThreadState thread, PyFrame frame, int pc, PyObject value)
    {
        PyBaseException error = PyBaseException.Create(PyExceptions.StopIteration, value is PyNone ? PyTuple.Empty : new PyTuple([value]));
        return Report(thread, frame, pc, MonitorEvent.StopIteration, [error]);
    }

    /// <summary>Frames with extras are not used again.</summary>
    private static FrameExtras MakeExtras(PyFrame frame)
    {
        frame.Expose();
        return frame.Extras = new FrameExtras();
    }

    private static bool IsNewLine(RunningCode code, CodeMonitors monitors, int previous, int pc) =>
        previous < 0 || monitors.Lines[previous] != monitors.Lines[pc] || code.Plain[previous].Op == (int)Opcode.RESUME;

    private static bool ReportByOpcode(PyThreadState thread, PyFrame frame, FrameExtras extras, int pc, int active)
    {
        ref Instruction instruction = ref frame.Running.Plain[pc];
        int top = frame.StackTop;
        PyObject?[] stack = frame.Stack;
        switch (OpcodeInfo.Deoptimized(frame.Running.Code.Code.Code[pc * 2]))
        {
            case Opcode.RESUME:
                return Report(thread, frame, pc, instruction.Argument == 0 ? MonitorEvent.PyStart : MonitorEvent.PyResume, default);
            case Opcode.RETURN_VALUE:
                return Report(thread, frame, pc, MonitorEvent.PyReturn, [stack[top - 1]!]);
            case Opcode.RETURN_CONST:
                return Report(thread, frame, pc, MonitorEvent.PyReturn, [frame.Running.Constants[instruction.Argument]]);
            case Opcode.YIELD_VALUE:
                return Report(thread, frame, pc, MonitorEvent.PyYield, [stack[top - 1]!]);
            case Opcode.JUMP_FORWARD or Opcode.JUMP_BACKWARD:
                Defer(extras, pc, DeferredEvent.Jump);
                return true;
            case Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE or Opcode.FOR_ITER:
                Defer(extras, pc, DeferredEvent.Branch);
                return true;
            case Opcode.END_FOR or Opcode.END_SEND
                when (active & (1 << (int)MonitorEvent.StopIteration)) != 0 && stack[top - 2] is PyGeneratorBase:
                return ReportStopIteration(thread, frame, pc, stack[top - 1]!);
            case Opcode.CALL or Opcode.CALL_KW or Opcode.CALL_FUNCTION_EX or Opcode.LOAD_SUPER_ATTR when (active & (1 << (int)MonitorEvent.Call)) != 0:
                return ReportCall(thread, frame, extras, pc);
            default:
                return true;
        }
    }

    private static bool ReportCall(PyThreadState thread, PyFrame frame, FrameExtras extras, int pc)
    {
        ref Instruction instruction = ref frame.Running.Plain[pc];
        int count = instruction.Argument;
        ReadOnlySpan<PyObject?> operands = frame.Stack.AsSpan(0, frame.StackTop);
        PyObject callable;
        PyObject? first = null;
        bool isFunction = false;
        switch (OpcodeInfo.Deoptimized(frame.Running.Code.Code.Code[pc * 2]))
        {
            case Opcode.CALL_FUNCTION_EX:
                int hasKeywords = count & 1;
                callable = operands[^(3 + hasKeywords)]!;
                first = operands[^(1 + hasKeywords)] is PyTuple { Count: > 0 } arguments ? arguments.Items[0] : null;
                isFunction = callable is PyFunction or PyMethod;
                break;
            case Opcode.LOAD_SUPER_ATTR:
                callable = operands[^3]!;
                first = (count & SuperClassArgument) != 0 ? operands[^2] : null;
                break;
            default:
                int names = (Opcode)frame.Running.Code.Code.Code[pc * 2] == Opcode.CALL_KW ? 1 : 0;
                callable = operands[^(count + 2 + names)]!;
                first = operands[^(count + 1 + names)] ?? (count > 0 ? operands[^(count + names)] : null);
                isFunction = callable is PyFunction or PyMethod { Function: PyFunction };
                break;
        }

        if (!Report(thread, frame, pc, MonitorEvent.Call, [callable, first ?? Monitoring.Missing]))
        {
            return false;
        }

        if (!isFunction)
        {
            Defer(extras, pc, DeferredEvent.CallReturn);
            if (callable is PyMethod method)
            {
                (callable, first) = (method.Function, method.Self);
            }

            extras.DeferredCallable = callable;
            extras.DeferredArgument = first ?? Monitoring.Missing;
        }

        return true;
    }

    private static void Defer(FrameExtras extras, int pc, DeferredEvent kind) => (extras.DeferredFrom, extras.Deferred) = (pc, kind);

    private static bool ReportDeferred(PyThreadState thread, PyFrame frame, FrameExtras extras, int pc)
    {
        DeferredEvent kind = extras.Deferred;
        int from = extras.DeferredFrom;
        extras.Deferred = DeferredEvent.None;
        if (kind == DeferredEvent.CallReturn)
        {
            // An error of the callback is one of the call.
            PyObject callable = extras.DeferredCallable!;
            PyObject argument = extras.DeferredArgument!;
            extras.DeferredCallable = extras.DeferredArgument = null;
            frame.Instruction = from;
            if (!Report(thread, frame, from, MonitorEvent.CReturn, [callable, argument]))
            {
                return false;
            }

            frame.Instruction = pc;
            return true;
        }

        return Report(thread, frame, from, kind == DeferredEvent.Jump ? MonitorEvent.Jump : MonitorEvent.Branch, [PyInt.From(pc * 2)]);
    }

    private static void ReportError(PyThreadState thread, PyFrame frame, MonitorEvent @event, int pc)
    {
        if (thread.ObserverDepth == 0 && Monitoring.GlobalTools(@event) != 0)
        {
            ReportProtected(thread, frame, pc, @event, thread.Error!, null);
        }
    }

    /// <summary>Reports while an error is pending, which stays so unless a callback raises one of its own.</summary>
    private static void ReportProtected(PyThreadState thread, PyFrame frame, int pc, MonitorEvent @event, PyObject? first, PyObject? second)
    {
        PyBaseException error = thread.TakeError();
        if (Report(thread, frame, pc, @event, second is null ? [first!] : [first!, second]))
        {
            thread.Error = error;
        }
    }

    private static bool ReportLine(PyThreadState thread, PyFrame frame, int pc, int line)
    {
        CodeMonitors monitors = frame.Running.Monitors!;
        int tools = monitors.Tools(pc, MonitorEvent.Line);
        return tools == 0 || EventCalls.ToTools(thread, frame, pc, MonitorEvent.Line, tools, [PyInt.From(line)], hasOffset: false);
    }

    private static bool Report(PyThreadState thread, PyFrame frame, int pc, MonitorEvent @event, ReadOnlySpan<PyObject> arguments)
    {
        int tools = @event < (MonitorEvent)Monitoring.LocalEventCount
            ? frame.Running.Monitors!.Tools(pc, @event)
            : @event is MonitorEvent.CReturn or MonitorEvent.CRaise ? frame.Running.Monitors!.Tools(pc, MonitorEvent.Call)
            : Monitoring.GlobalTools(@event);
        return tools == 0 || EventCalls.ToTools(thread, frame, pc, @event, tools, arguments, hasOffset: true);
    }
}
