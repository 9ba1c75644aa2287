using Jitter.Bytecode;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Observers;

/// <summary>Assignment to f_lineno: execution goes on at another line (CPython's frame_setlineno).</summary>
internal static class LineJumps
{
    /// <summary>Makes a frame go on at a line; false with an error pending.</summary>
    public static bool Jump(PyFrame frame, PyObject? value)
    {
        if (value is null)
        {
            return Errors.RaiseFalse(PyExceptions.AttributeError, "cannot delete attribute");
        }

        if (value.GetType() != typeof(PyInt64) && value.GetType() != typeof(PyBigInt))
        {
            return Refuse("lineno must be an integer");
        }

        if (!CheckEvent(PyThreadState.Current.ObservedEvent))
        {
            return false;
        }

        if (!((PyInt)value).TryGetInt64(out long wanted) || wanted != (int)wanted)
        {
            return Refuse("lineno out of range");
        }

        if (wanted < frame.Code.Code.FirstLine)
        {
            return Refuse($"line {wanted} comes before the current code block");
        }

        RunningCode code = frame.Running;
        int[] lines = (code.Monitors ??= new CodeMonitors(code)).Lines;
        int line = FirstLineNotBefore(lines, code.Monitors.FirstTraceable, (int)wanted);
        if (line < 0)
        {
            return Refuse($"line {wanted} comes after the current code block");
        }

        OperandKinds[] stacks = OperandStacks.Of(code);
        OperandKinds start = stacks[frame.Instruction];
        bool yields = PyThreadState.Current.ObservedEvent == (int)MonitorEvent.PyYield;
        start = yields ? start.Pop() : start;
        int target = FindTarget(lines, line, stacks, start, out string? refusal);
        if (target < 0)
        {
            return Refuse(refusal!);
        }

        if (!FillUnbound(frame))
        {
            return false;
        }

        FrameExtras extras = frame.Extras ??= new FrameExtras();
        if (yields)
        {
            // The value is yielded first; the jump comes when the generator goes on.
            PyObject? yielded = frame.Stack[--frame.StackTop];
            CutStack(frame, start, stacks[target]);
            frame.Stack[frame.StackTop++] = yielded;
            extras.JumpsAfterYield = true;
        }
        else
        {
            CutStack(frame, start, stacks[target]);
            frame.Instruction = target;
        }

        extras.JumpTarget = target;
        extras.Previous = target;
        return true;
    }

    private static bool Refuse(string message) => Errors.RaiseFalse(PyExceptions.ValueError, message);

    private static bool CheckEvent(int observed) => observed switch
    {
        < 0 => Refuse("f_lineno can only be set in a trace function"),
        (int)MonitorEvent.PyResume or (int)MonitorEvent.Line or (int)MonitorEvent.PyYield or (int)MonitorEvent.Jump => true,
        (int)MonitorEvent.PyStart => Refuse("can't jump from the 'call' trace event of a new frame"),
        (int)MonitorEvent.Call or (int)MonitorEvent.CReturn => Refuse("can't jump during a call"),
        _ => Refuse("can only jump from a 'line' trace event"),
    };

    private static int FirstLineNotBefore(int[] lines, int first, int wanted)
    {
        int best = int.MaxValue;
        for (int i = first; i < lines.Length; i++)
        {
            if (lines[i] >= wanted && lines[i] < best)
            {
                best = lines[i];
            }
        }

        return best == int.MaxValue ? -1 : best;
    }

    /// <summary>The instruction of the line whose operand stack is the deepest that fits; -1 and why none does.</summary>
    private static int FindTarget(int[] lines, int line, OperandKinds[] stacks, OperandKinds start, out string? refusal)
    {
        int best = -1;
        refusal = null;
        bool isExplained = false;
        for (int i = 0; i < lines.Length; i++)
        {
            // Only where the line begins: its later instructions may need operands of earlier ones.
            if (lines[i] != line || (i > 0 && lines[i - 1] == line))
            {
                continue;
            }

            if (start.CanBecome(stacks[i]))
            {
                if (best < 0 || stacks[i].Depth > stacks[best].Depth)
                {
                    best = i;
                }
            }
            else if (!isExplained)
            {
                isExplained = true;
                refusal = !start.IsKnown ? "can't jump from unreachable code" : stacks[i].Explain();
            }
        }

        refusal ??= "cannot find bytecode for specified line";
        return best;
    }

    /// <summary>Variables without a value become None, with a warning: the code may take them for bound.</summary>
    private static bool FillUnbound(PyFrame frame)
    {
        int unbound = 0;
        LocalKind[] kinds = frame.Code.Code.LocalsPlusKinds;
        for (int i = 0; i < kinds.Length; i++)
        {
            if ((kinds[i] & LocalKind.Local) != 0 && frame.Local(i) is null)
            {
                unbound++;
            }
        }

        if (unbound == 0)
        {
            return true;
        }

        string plural = unbound == 1 ? "" : "s";
        if (!Warnings.Warn(PyExceptions.RuntimeWarning, $"assigning None to {unbound} unbound local{plural}", 0))
        {
            return false;
        }

        for (int i = 0; i < kinds.Length; i++)
        {
            if ((kinds[i] & LocalKind.Local) != 0)
            {
                frame.Local(i) ??= PyNone.None;
            }
        }

        return true;
    }

    private static void CutStack(PyFrame frame, OperandKinds start, OperandKinds target)
    {
        while (start.Depth > target.Depth)
        {
            PyObject? value = frame.Stack[--frame.StackTop];
            frame.Stack[frame.StackTop] = null;
            if (start.Top == OperandKind.Exception)
            {
                // Leaving a handler: what was handled before is handled again.
                PyThreadState.Current.Handled = value as PyBaseException;
            }

            start = start.Pop();
        }
    }
}
