namespace Jitter.Runtime.Observers;

/// <summary>The events of sys.monitoring (PEP 669), in the order of their bits.</summary>
public enum MonitorEvent
{
    /// <summary>A function begins.</summary>
    PyStart,

    /// <summary>A generator or coroutine goes on.</summary>
    PyResume,

    /// <summary>A function returns.</summary>
    PyReturn,

    /// <summary>A generator yields.</summary>
    PyYield,

    /// <summary>Something is called.</summary>
    Call,

    /// <summary>An instruction of another line follows.</summary>
    Line,

    /// <summary>An instruction follows.</summary>
    Instruction,

    /// <summary>An unconditional jump was made.</summary>
    Jump,

    /// <summary>A conditional jump was made, or not.</summary>
    Branch,

    /// <summary>A StopIteration that nobody raised: an iterator ended.</summary>
    StopIteration,

    /// <summary>An exception was raised.</summary>
    Raise,

    /// <summary>An exception was caught.</summary>
    ExceptionHandled,

    /// <summary>A function ends by an exception.</summary>
    PyUnwind,

    /// <summary>throw() of a generator.</summary>
    PyThrow,

    /// <summary>An exception is raised again, as at the end of a finally clause.</summary>
    Reraise,

    /// <summary>What is no Python function returned.</summary>
    CReturn,

    /// <summary>What is no Python function raised.</summary>
    CRaise,
}
