using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Observers;

/// <summary>
/// The tools that observe running code (PEP 669, CPython's Python/instrumentation.c): who wants which events, of all code or of one
/// code object. sys.settrace and sys.setprofile are tools too.
/// </summary>
public static class Monitoring
{
    /// <summary>How many tools there are, those of sys.setprofile and sys.settrace included.</summary>
    public const int ToolCount = 8;

    /// <summary>The tool of sys.setprofile.</summary>
    public const int ProfileTool = 6;

    /// <summary>The tool of sys.settrace.</summary>
    public const int TraceTool = 7;

    /// <summary>How many events there are.</summary>
    public const int EventCount = 17;

    /// <summary>So many of the first events belong to places of the code, and can be had of single code objects.</summary>
    public const int LocalEventCount = 10;

    private static readonly PyStr?[] s_names = new PyStr?[ToolCount];
    private static readonly int[] s_events = new int[ToolCount];
    private static readonly PyObject?[] s_callbacks = new PyObject?[ToolCount * EventCount];
    private static readonly byte[] s_tools = new byte[EventCount];
    private static readonly List<WeakReference<RunningCode>> s_codes = [];

    private static int s_pruneAt = 4096;

    /// <summary>What a callback returns to get an event of this place no more.</summary>
    public static PyObject Disable { get; } = new PySentinel();

    /// <summary>What stands for the first argument of a call without arguments.</summary>
    public static PyObject Missing { get; } = new PySentinel();

    /// <summary>Whether anybody wants events of exceptions: tested where one is raised, caught or passes.</summary>
    public static bool WantsExceptions { get; private set; }

    /// <summary>The tools (a bit each) that want an event of all code.</summary>
    public static byte GlobalTools(MonitorEvent @event) => s_tools[(int)@event];

    /// <summary>The name of a tool in use; null of a free one.</summary>
    public static ref PyStr? ToolName(int tool) => ref s_names[tool];

    /// <summary>What a tool has set to be called for an event; null for nothing.</summary>
    public static ref PyObject? Callback(int tool, int @event) => ref s_callbacks[(tool * EventCount) + @event];

    /// <summary>The events that a tool wants of all code, a bit each.</summary>
    public static int Events(int tool) => s_events[tool];

    /// <summary>Sets the events that a tool wants of all code.</summary>
    public static void SetEvents(int tool, int events)
    {
        if (s_events[tool] == events)
        {
            return;
        }

        s_events[tool] = events;
        for (int i = 0; i < EventCount; i++)
        {
            // Events of C functions come with those of calls.
            int wanted = i >= (int)MonitorEvent.CReturn ? (int)MonitorEvent.Call : i;
            int bit = 1 << tool;
            s_tools[i] = (byte)((events & (1 << wanted)) != 0 ? s_tools[i] | bit : s_tools[i] & ~bit);
        }

        WantsExceptions = false;
        for (var i = MonitorEvent.Raise; i <= MonitorEvent.Reraise; i++)
        {
            WantsExceptions |= s_tools[(int)i] != 0;
        }

        ApplyToAll();
    }

    /// <summary>The events that a tool wants of one code object.</summary>
    public static int LocalEvents(int tool, RunningCode code) => code.Monitors?.LocalEvents[tool] ?? 0;

    /// <summary>Sets the events that a tool wants of one code object.</summary>
    public static void SetLocalEvents(int tool, RunningCode code, int events)
    {
        if (LocalEvents(tool, code) != events)
        {
            code.Monitors ??= new CodeMonitors(code);
            code.Monitors.LocalEvents[tool] = events;
            code.Monitors.Apply();
        }
    }

    /// <summary>Undoes what callbacks disabled by returning <see cref="Disable"/>.</summary>
    public static void RestartEvents()
    {
        foreach (WeakReference<RunningCode> reference in s_codes)
        {
            if (reference.TryGetTarget(out RunningCode? code))
            {
                code.Monitors?.EnableAll();
            }
        }
    }

    /// <summary>Makes new running code known: it is observed at once where somebody wants events of all code.</summary>
    public static void Register(RunningCode code)
    {
        if (s_codes.Count >= s_pruneAt)
        {
            s_codes.RemoveAll(reference => !reference.TryGetTarget(out _));
            s_pruneAt = Math.Max(4096, s_codes.Count * 2);
        }

        s_codes.Add(new WeakReference<RunningCode>(code));
        if (WantsPlaces())
        {
            code.Monitors = new CodeMonitors(code);
            code.Monitors.Apply();
        }
    }

    private static bool WantsPlaces()
    {
        for (int i = 0; i < LocalEventCount; i++)
        {
            if (s_tools[i] != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static void ApplyToAll()
    {
        bool wantsPlaces = WantsPlaces();
        foreach (WeakReference<RunningCode> reference in s_codes)
        {
            if (reference.TryGetTarget(out RunningCode? code) && (wantsPlaces || code.Monitors is not null))
            {
                code.Monitors ??= new CodeMonitors(code);
                code.Monitors.Apply();
            }
        }
    }

    /// <summary>An object() that is only itself.</summary>
    private sealed class PySentinel : PyObject
    {
        public override PyType Type => PyTypes.Object;
    }
}
