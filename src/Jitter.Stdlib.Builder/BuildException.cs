namespace Jitter.Stdlib.Builder;

/// <summary>What keeps the library from being built; the message is one line and says what to do.</summary>
internal sealed class BuildException(string message) : Exception(message);
