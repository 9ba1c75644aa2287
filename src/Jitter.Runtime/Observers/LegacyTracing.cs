using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Observers;

/// <summary>sys.settrace and sys.setprofile as tools of <see cref="Monitoring"/> (CPython's Python/legacy_tracing.c).</summary>
public static class LegacyTracing
{
    private const int ProfileEvents =
        (1 << (int)MonitorEvent.PyStart) | (1 << (int)MonitorEvent.PyResume) | (1 << (int)MonitorEvent.PyReturn)
        | (1 << (int)MonitorEvent.PyYield) | (1 << (int)MonitorEvent.Call) | (1 << (int)MonitorEvent.PyUnwind) | (1 << (int)MonitorEvent.PyThrow);

    private const int TraceEvents =
        (1 << (int)MonitorEvent.PyStart) | (1 << (int)MonitorEvent.PyResume) | (1 << (int)MonitorEvent.PyReturn)
        | (1 << (int)MonitorEvent.PyYield) | (1 << (int)MonitorEvent.Raise) | (1 << (int)MonitorEvent.Line) | (1 << (int)MonitorEvent.Jump)
        | (1 << (int)MonitorEvent.PyUnwind) | (1 << (int)MonitorEvent.PyThrow) | (1 << (int)MonitorEvent.StopIteration);

    private static readonly PyStr s_call = PyStr.Interned("call");
    private static readonly PyStr s_line = PyStr.Interned("line");
    private static readonly PyStr s_return = PyStr.Interned("return");
    private static readonly PyStr s_exception = PyStr.Interned("exception");
    private static readonly PyStr s_opcode = PyStr.Interned("opcode");
    private static readonly PyStr s_nativeCall = PyStr.Interned("c_call");
    private static readonly PyStr s_nativeReturn = PyStr.Interned("c_return");
    private static readonly PyStr s_nativeException = PyStr.Interned("c_exception");

    private static int s_tracedThreads;
    private static int s_profiledThreads;

    /// <summary>Sets a thread's trace function; null for none. False with an error pending.</summary>
    public static bool SetTrace(PyThreadState thread, PyObject? function)
    {
        if (Audit.IsActive && !Audit.Event("sys.settrace"))
        {
            return false;
        }

        ReplaceTrace(thread, function);
        return true;
    }

    /// <summary>Sets a thread's profile function; null for none. False with an error pending.</summary>
    public static bool SetProfile(PyThreadState thread, PyObject? function)
    {
        if (Audit.IsActive && !Audit.Event("sys.setprofile"))
        {
            return false;
        }

        ReplaceProfile(thread, function);
        return true;
    }

    /// <summary>Turns events of single instructions on or off for a code object: what f_trace_opcodes needs.</summary>
    public static void SetOpcodeTracing(PyFrame frame, bool enable)
    {
        const int Instructions = 1 << (int)MonitorEvent.Instruction;
        int events = Monitoring.LocalEvents(Monitoring.TraceTool, frame.Running);
        Monitoring.SetLocalEvents(Monitoring.TraceTool, frame.Running, enable ? events | Instructions : events & ~Instructions);
    }

    /// <summary>Reports an event to the trace function; false with an error pending.</summary>
    internal static bool Trace(
        PyThreadState thread, PyFrame frame, int pc, MonitorEvent @event, ReadOnlySpan<PyObject> arguments, out bool isDisabled)
    {
        isDisabled = false;
        if (thread.TraceFunction is not { } function)
        {
            return true;
        }

        FrameExtras extras = frame.Extras ??= new FrameExtras();
        switch (@event)
        {
            case MonitorEvent.PyStart or MonitorEvent.PyResume or MonitorEvent.PyThrow:
                return CallTrace(thread, frame, extras, function, s_call, PyNone.None);
            case MonitorEvent.PyReturn or MonitorEvent.PyYield:
                return CallTrace(thread, frame, extras, extras.Trace, s_return, arguments[0]);
            case MonitorEvent.PyUnwind:
                return CallTrace(thread, frame, extras, extras.Trace, s_return, PyNone.None);
            case MonitorEvent.Raise or MonitorEvent.StopIteration:
                var error = (PyBaseException)arguments[0];
                var triple = new PyTuple([error.Type, error, error.Traceback ?? (PyObject)PyNone.None]);
                return CallTrace(thread, frame, extras, extras.Trace, s_exception, triple);
            case MonitorEvent.Line:
                return !extras.TraceLines || CallTrace(thread, frame, extras, extras.Trace, s_line, PyNone.None);
            case MonitorEvent.Instruction:
                if (extras.TraceOpcodes)
                {
                    return CallTrace(thread, frame, extras, extras.Trace, s_opcode, PyNone.None);
                }

                SetOpcodeTracing(frame, false);
                return true;
            case MonitorEvent.Jump:
                return TraceJump(thread, frame, extras, pc, arguments[0], out isDisabled);
            default:
                return true;
        }
    }

    /// <summary>A jump back within one line is a new line event; others come by themselves.</summary>
    private static bool TraceJump(PyThreadState thread, PyFrame frame, FrameExtras extras, int from, PyObject target, out bool isDisabled)
    {
        int to = (int)((PyInt64)target).Int64 / 2;
        int[] lines = frame.Running.Monitors!.Lines;
        isDisabled = to > from || lines[to] != lines[from];
        return isDisabled || !extras.TraceLines || lines[to] < 0 || CallTrace(thread, frame, extras, extras.Trace, s_line, PyNone.None);
    }

    private static bool CallTrace(PyThreadState thread, PyFrame frame, FrameExtras extras, PyObject? function, PyStr what, PyObject argument)
    {
        if (extras.TraceOpcodes)
        {
            SetOpcodeTracing(frame, true);
        }

        if (function is null)
        {
            return true;
        }

        PyObject? result = Call(thread, frame, function, what, argument);
        if (result is null)
        {
            ReplaceTrace(thread, null);
            extras.Trace = null;
            return false;
        }

        if (result is not PyNone)
        {
            extras.Trace = result;
        }

        return true;
    }

    /// <summary>Reports an event to the profile function; false with an error pending.</summary>
    internal static bool Profile(PyThreadState thread, PyFrame frame, MonitorEvent @event, ReadOnlySpan<PyObject> arguments)
    {
        if (thread.ProfileFunction is null)
        {
            return true;
        }

        switch (@event)
        {
            case MonitorEvent.PyStart or MonitorEvent.PyResume or MonitorEvent.PyThrow:
                return CallProfile(thread, frame, s_call, PyNone.None);
            case MonitorEvent.PyReturn or MonitorEvent.PyYield:
                return CallProfile(thread, frame, s_return, arguments[0]);
            case MonitorEvent.PyUnwind:
                return CallProfile(thread, frame, s_return, PyNone.None);
            case MonitorEvent.Call:
                return ProfileNative(thread, frame, s_nativeCall, arguments);
            case MonitorEvent.CReturn:
                return ProfileNative(thread, frame, s_nativeReturn, arguments);
            case MonitorEvent.CRaise:
                return ProfileNative(thread, frame, s_nativeException, arguments);
            default:
                return true;
        }
    }

    /// <summary>Only built-in functions and methods count; a method is shown bound.</summary>
    private static bool ProfileNative(PyThreadState thread, PyFrame frame, PyStr what, ReadOnlySpan<PyObject> arguments)
    {
        PyObject callable = arguments[0] is PyMethod { Function: PyBuiltinFunction function } ? function : arguments[0];
        if (callable is PyBuiltinFunction)
        {
            return CallProfile(thread, frame, what, callable);
        }

        if (callable is not PyMethodDescriptor || ReferenceEquals(arguments[1], Monitoring.Missing))
        {
            return true;
        }

        PyObject? method = callable.Type.Slots.DescriptorGet!(callable, arguments[1], arguments[1].Type);
        return method is not null && CallProfile(thread, frame, what, method);
    }

    private static bool CallProfile(PyThreadState thread, PyFrame frame, PyStr what, PyObject argument)
    {
        if (Call(thread, frame, thread.ProfileFunction!, what, argument) is not null)
        {
            return true;
        }

        ReplaceProfile(thread, null);
        return false;
    }

    private static PyObject? Call(PyThreadState thread, PyFrame frame, PyObject function, PyStr what, PyObject argument)
    {
        thread.ObserverDepth++;
        PyObject? result = Calls.Call(function, frame.Expose(), what, argument);
        thread.ObserverDepth--;
        return result;
    }

    private static void ReplaceTrace(PyThreadState thread, PyObject? function)
    {
        s_tracedThreads += (function is null ? 0 : 1) - (thread.TraceFunction is null ? 0 : 1);
        thread.TraceFunction = function;
        Monitoring.SetEvents(Monitoring.TraceTool, s_tracedThreads > 0 ? TraceEvents : 0);
    }

    private static void ReplaceProfile(PyThreadState thread, PyObject? function)
    {
        s_profiledThreads += (function is null ? 0 : 1) - (thread.ProfileFunction is null ? 0 : 1);
        thread.ProfileFunction = function;
        Monitoring.SetEvents(Monitoring.ProfileTool, s_profiledThreads > 0 ? ProfileEvents : 0);
    }
}
