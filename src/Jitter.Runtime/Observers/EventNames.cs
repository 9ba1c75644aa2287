namespace Jitter.Runtime.Observers;

/// <summary>The names of the events in sys.monitoring.events.</summary>
public static class EventNames
{
    private static readonly string[] s_names =
    [
        "PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH", "STOP_ITERATION", "RAISE",
        "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN", "C_RAISE",
    ];

    /// <summary>The name of an event.</summary>
    public static string Of(int @event) => s_names[@event];
}
