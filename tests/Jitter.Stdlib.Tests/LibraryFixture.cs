using System.Runtime.ExceptionServices;
using Jitter.Stdlib.Library;

namespace Jitter.Stdlib.Tests;

/// <summary>The library that the build made, open for the tests of a class.</summary>
public sealed class LibraryFixture : IDisposable
{
    /// <summary>The library.</summary>
    public EmbeddedLibrary Library { get; } = EmbeddedLibrary.Open();

    /// <inheritdoc/>
    public void Dispose() => Library.Dispose();

    /// <summary>Runs code on a thread with a stack as large as the command's, and rethrows what it throws.</summary>
    internal static void OnLargeStack(Action code)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    code();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            256 << 20);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
