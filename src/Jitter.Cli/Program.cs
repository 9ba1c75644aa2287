namespace Jitter.Cli;

/// <summary>The <c>jitter</c> command.</summary>
internal static class Program
{
    /// <summary>
    /// The stack of the main program, in bytes. CPython's own nesting limits must be reached before the stack's end, so
    /// that deep input ends in Python's error (DESIGN.md, decision 13); untouched pages cost nothing.
    /// </summary>
    private const int MainStackSize = 1 << 30;

    private static int Main(string[] arguments)
    {
        int status = 0;
        var main = new Thread(() => status = CommandLine.Run(arguments), MainStackSize);
        main.Start();
        main.Join();
        return status;
    }
}
