namespace Jitter.Runtime.Observers;

/// <summary>What an instruction has left to report once it is done, before the next one of its frame.</summary>
public enum DeferredEvent : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A jump, whose target is the next instruction.</summary>
    Jump,

    /// <summary>A conditional jump.</summary>
    Branch,

    /// <summary>The return of what is no Python function.</summary>
    CallReturn,
}
