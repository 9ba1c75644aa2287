using System.Globalization;
using System.Numerics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Observers;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Sys;

/// <summary>sys.monitoring (PEP 669).</summary>
[PyModule("sys.monitoring")]
public static partial class SysMonitoring
{
    private const int NativeEvents = (1 << (int)MonitorEvent.CReturn) | (1 << (int)MonitorEvent.CRaise);
    private const int CallEvents = NativeEvents | (1 << (int)MonitorEvent.Call);

    [PyConstant("DEBUGGER_ID")]
    private const int Debugger = 0;

    [PyConstant("COVERAGE_ID")]
    private const int Coverage = 1;

    [PyConstant("PROFILER_ID")]
    private const int Profiler = 2;

    [PyConstant("OPTIMIZER_ID")]
    private const int Optimizer = 5;

    [PyConstant("DISABLE")]
    private static PyObject Disable => Monitoring.Disable;

    [PyConstant("MISSING")]
    private static PyObject Missing => Monitoring.Missing;

    /// <summary>Makes the module, which is only an attribute of sys.</summary>
    public static PyObject Make()
    {
        var module = new PyModule(PyStr.Interned("sys.monitoring"));
        NativeBinding.Module.Fill(module, module.Dict);
        return module;
    }

    [PyModuleInit]
    private static void Complete(PyObject module, PyDict attributes)
    {
        var events = new PySimpleNamespace();
        for (int i = 0; i < Monitoring.EventCount; i++)
        {
            events.Set(PyStr.Interned(EventNames.Of(i)), PyInt.From(1 << i));
        }

        events.Set(PyStr.Interned("NO_EVENTS"), PyInt.From(0));
        attributes.SetStr(PyStr.Interned("events"), events);
    }

    [PyFunction("use_tool_id(tool_id, name, /)")]
    private static PyObject? UseTool(int toolId, PyObject name)
    {
        if (!CheckTool(toolId))
        {
            return null;
        }

        if (name is not PyStr text)
        {
            return Errors.Raise(PyExceptions.ValueError, "tool name must be a str");
        }

        if (Monitoring.ToolName(toolId) is not null)
        {
            return Errors.Raise(PyExceptions.ValueError, $"tool {toolId} is already in use");
        }

        Monitoring.ToolName(toolId) = text;
        return PyNone.None;
    }

    [PyFunction("free_tool_id(tool_id, /)")]
    private static PyObject? FreeTool(int toolId)
    {
        if (!CheckTool(toolId))
        {
            return null;
        }

        if (Monitoring.ToolName(toolId) is not null)
        {
            Monitoring.SetEvents(toolId, 0);
            Monitoring.ToolName(toolId) = null;
        }

        return PyNone.None;
    }

    [PyFunction("get_tool(tool_id, /)")]
    private static PyObject? GetTool(int toolId) => CheckTool(toolId) ? Monitoring.ToolName(toolId) ?? (PyObject)PyNone.None : null;

    [PyFunction("register_callback(tool_id, event, func, /)")]
    private static PyObject? RegisterCallback(int toolId, int @event, PyObject func)
    {
        if (!CheckTool(toolId))
        {
            return null;
        }

        if (@event <= 0 || BitOperations.PopCount((uint)@event) != 1)
        {
            return Errors.Raise(PyExceptions.ValueError, "The callback can only be set for one event at a time");
        }

        int index = BitOperations.Log2((uint)@event);
        if (index >= Monitoring.EventCount)
        {
            return Errors.Raise(PyExceptions.ValueError, $"invalid event {@event}");
        }

        if (Audit.IsActive && !Audit.Event("sys.monitoring.register_callback", func))
        {
            return null;
        }

        ref PyObject? callback = ref Monitoring.Callback(toolId, index);
        PyObject old = callback ?? PyNone.None;
        callback = func is PyNone ? null : func;
        return old;
    }

    [PyFunction("get_events(tool_id, /)")]
    private static PyObject? GetEvents(int toolId) =>
        CheckTool(toolId) && CheckInUse(toolId) ? PyInt.From(Monitoring.Events(toolId)) : null;

    [PyFunction("set_events(tool_id, event_set, /)")]
    private static PyObject? SetEvents(int toolId, int eventSet)
    {
        if (!CheckTool(toolId))
        {
            return null;
        }

        if (eventSet is < 0 or >= 1 << Monitoring.EventCount)
        {
            return RaiseInvalidSet("event set", eventSet);
        }

        if (!CheckNative(ref eventSet) || !CheckInUse(toolId))
        {
            return null;
        }

        Monitoring.SetEvents(toolId, eventSet);
        return PyNone.None;
    }

    [PyFunction("get_local_events(tool_id, code, /)")]
    private static PyObject? GetLocalEvents(int toolId, PyObject code)
    {
        if (code is not PyCode target)
        {
            return Errors.Raise(PyExceptions.TypeError, "code must be a code object");
        }

        return CheckTool(toolId) && CheckInUse(toolId) ? PyInt.From(Monitoring.LocalEvents(toolId, target.Running)) : null;
    }

    [PyFunction("set_local_events(tool_id, code, event_set, /)")]
    private static PyObject? SetLocalEvents(int toolId, PyObject code, int eventSet)
    {
        if (code is not PyCode target)
        {
            return Errors.Raise(PyExceptions.TypeError, "code must be a code object");
        }

        if (!CheckTool(toolId) || !CheckNative(ref eventSet))
        {
            return null;
        }

        if (eventSet is < 0 or >= 1 << Monitoring.LocalEventCount)
        {
            return RaiseInvalidSet("local event set", eventSet);
        }

        if (!CheckInUse(toolId))
        {
            return null;
        }

        Monitoring.SetLocalEvents(toolId, target.Running, eventSet);
        return PyNone.None;
    }

    [PyFunction("restart_events()")]
    private static void RestartEvents() => Monitoring.RestartEvents();

    [PyFunction("_all_events()")]
    private static PyObject AllEvents()
    {
        var events = new PyDict();
        for (int i = 0; i < Monitoring.EventCount; i++)
        {
            int tools = i < (int)MonitorEvent.CReturn ? Monitoring.GlobalTools((MonitorEvent)i) : 0;
            if (tools != 0)
            {
                events.SetStr(PyStr.Interned(EventNames.Of(i)), PyInt.From(tools));
            }
        }

        return events;
    }

    /// <summary>The events of C functions come with those of calls, and only so.</summary>
    private static bool CheckNative(ref int events)
    {
        if ((events & NativeEvents) == 0)
        {
            return true;
        }

        if ((events & CallEvents) != CallEvents)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "cannot set C_RETURN or C_RAISE events independently");
        }

        events &= ~NativeEvents;
        return true;
    }

    private static bool CheckTool(int tool) =>
        tool is >= 0 and < Monitoring.ProfileTool
        || Errors.RaiseFalse(PyExceptions.ValueError, $"invalid tool {tool} (must be between 0 and 5)");

    private static bool CheckInUse(int tool) =>
        Monitoring.ToolName(tool) is not null || Errors.RaiseFalse(PyExceptions.ValueError, $"tool {tool} is not in use");

    private static PyObject? RaiseInvalidSet(string what, int events) => Errors.Raise(
        PyExceptions.ValueError, $"invalid {what} 0x{events.ToString("x", CultureInfo.InvariantCulture)}");
}
