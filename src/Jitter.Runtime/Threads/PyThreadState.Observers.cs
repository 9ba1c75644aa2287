using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Threads;

// What Python code has set to observe this thread.
public sealed partial class PyThreadState
{
    /// <summary>sys.settrace's function; null for none.</summary>
    public PyObject? TraceFunction;

    /// <summary>sys.setprofile's function; null for none.</summary>
    public PyObject? ProfileFunction;

    /// <summary>How deep calls of observers are nested: while they run nothing is observed.</summary>
    public int ObserverDepth;

    /// <summary>The event that observers are told now, as a number of <see cref="Observers.MonitorEvent"/>; -1 for none.</summary>
    public int ObservedEvent = -1;

    /// <summary>sys.get_coroutine_origin_tracking_depth().</summary>
    public int CoroutineOriginDepth;
}
