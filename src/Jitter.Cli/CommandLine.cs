namespace Jitter.Cli;

/// <summary>Reads the command line, which is CPython's, and runs what it names.</summary>
internal static class CommandLine
{
    /// <summary>The exit status for a bad command line, as CPython's.</summary>
    public const int UsageError = 2;

    private const string Usage = "usage: jitter -m jitter.code [--json] [-O LEVEL] FILE...";

    /// <summary>Runs the command and returns its exit status.</summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        switch (arguments)
        {
            case ["-m", "jitter.code", .. var rest]:
                return CodeCommand.Run(rest);
            case ["-V" or "--version"]:
                Console.Out.WriteLine("Python 3.13.0 (Jitter)");
                return 0;
            case ["-h" or "--help"]:
                Console.Out.WriteLine(Usage);
                return 0;
            default:
                Console.Error.WriteLine("jitter: this build compiles programs but does not run them yet");
                Console.Error.WriteLine(Usage);
                return UsageError;
        }
    }
}
