using System.Numerics;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Observers;

/// <summary>Calls what tools have registered.</summary>
internal static class EventCalls
{
    /// <summary>Calls the tools of a mask, the one with the highest number first; false with an error pending.</summary>
    public static bool ToTools(
        PyThreadState thread, PyFrame frame, int pc, MonitorEvent @event, int tools, ReadOnlySpan<PyObject> arguments, bool hasOffset)
    {
        int outer = thread.ObservedEvent;
        thread.ObservedEvent = (int)@event;
        bool success = CallTools(thread, frame, pc, @event, tools, arguments, hasOffset);
        thread.ObservedEvent = outer;
        return success;
    }

    private static bool CallTools(
        PyThreadState thread, PyFrame frame, int pc, MonitorEvent @event, int tools, ReadOnlySpan<PyObject> arguments, bool hasOffset)
    {
        PyObject[]? all = null;
        while (tools != 0)
        {
            int tool = BitOperations.Log2((uint)tools);
            tools &= ~(1 << tool);
            bool isDisabled = false;
            if (tool >= Monitoring.ProfileTool)
            {
                bool success = tool == Monitoring.TraceTool
                    ? LegacyTracing.Trace(thread, frame, pc, @event, arguments, out isDisabled)
                    : LegacyTracing.Profile(thread, frame, @event, arguments);
                if (!success)
                {
                    return false;
                }
            }
            else if (Monitoring.Callback(tool, (int)@event) is { } callback)
            {
                all ??= hasOffset ? [frame.Code, PyInt.From(pc * 2), .. arguments] : [frame.Code, .. arguments];
                thread.ObserverDepth++;
                PyObject? result = Calls.Call(callback, all);
                thread.ObserverDepth--;
                if (result is null)
                {
                    return false;
                }

                isDisabled = ReferenceEquals(result, Monitoring.Disable);
            }

            if (isDisabled && !Disable(frame, pc, @event, tool))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Disable(PyFrame frame, int pc, MonitorEvent @event, int tool)
    {
        if (@event < (MonitorEvent)Monitoring.LocalEventCount)
        {
            frame.Running.Monitors!.DisableAt(pc, @event, tool);
            return true;
        }

        if (@event is MonitorEvent.CReturn or MonitorEvent.CRaise)
        {
            frame.Running.Monitors!.DisableAt(pc, MonitorEvent.Call, tool);
            return true;
        }

        Monitoring.Callback(tool, (int)@event) = null;
        return Errors.RaiseFalse(PyExceptions.ValueError, $"Cannot disable {EventNames.Of((int)@event)} events. Callback removed.");
    }
}
