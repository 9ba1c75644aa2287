using Jitter.Stdlib.Library;

namespace Jitter.Stdlib.Tests;

/// <summary>The library that the build made, open for the tests of a class.</summary>
public sealed class LibraryFixture : IDisposable
{
    /// <summary>The library.</summary>
    public EmbeddedLibrary Library { get; } = EmbeddedLibrary.Open();

    /// <inheritdoc/>
    public void Dispose() => Library.Dispose();
}
