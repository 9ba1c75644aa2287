using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Builtins;

/// <summary>A text stream of the runtime's own (an exact io.TextIOWrapper): print() hands it whole lines without looking methods up.</summary>
public interface ITextSink
{
    /// <summary>Whether <c>write</c> is the native one: no subclass, and not replaced on the instance.</summary>
    bool TakesText { get; }

    /// <summary><c>write(text)</c>; false with an error pending.</summary>
    bool WriteText(PyStr text);
}
