using System.Runtime.ExceptionServices;

namespace Jitter.Tests;

/// <summary>Runs code on a thread with the stack that the jitter command has, so that CPython's own limits are reached first.</summary>
internal static class LargeStack
{
    private const int Size = 1 << 30;

    /// <summary>Runs the code, fails if it takes longer than the limit, and rethrows what it throws.</summary>
    public static void Run(Action code, TimeSpan limit, int stackSize = Size)
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
            stackSize) { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(limit), $"not done after {limit}");
        failure?.Throw();
    }
}
