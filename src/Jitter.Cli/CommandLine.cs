namespace Jitter.Cli;

/// <summary>Reads the command line, which is CPython's, and runs what it names.</summary>
internal static class CommandLine
{
    /// <summary>The exit status of what ended in a Python exception.</summary>
    public const int Failure = 1;

    /// <summary>The exit status for a bad command line, as CPython's.</summary>
    public const int UsageError = 2;

    private const string Usage = "usage: jitter -m jitter.code [option] ... FILE...\nTry `jitter -h' for more information.";

    private const string Help =
        """
        usage: jitter -V | -h | -m jitter.code [option] ... FILE...

        -m jitter.code
        """;

    /// <summary>Runs the command and returns its exit status.</summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        try
        {
            return Choose(arguments);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Errors of the files that are read or written by name are told where they occur. A closed output is no IOException in .NET.
            Messages.WriteLine($"jitter: can't write to standard output: {e.Message}");
            return Failure;
        }
    }

    private static int Choose(ReadOnlySpan<string> arguments)
    {
        switch (arguments)
        {
            case ["-m", "jitter.code", .. var rest]:
                return CodeCommand.Run(rest);
            case ["-m"]:
                return Refuse("Argument expected for the -m option");
            case ["-m", var module, ..]:
                Messages.WriteLine($"jitter: No module named {module}");
                return Failure;
            case ["-V" or "--version", ..]:
                Console.Out.Write("Python 3.13.0 (Jitter)\n");
                return 0;
            case ["-h" or "--help", ..]:
                Console.Out.Write($"{Help}{CodeOptions.Help}\n");
                return 0;
            case [{ Length: > 1 } option, ..] when option[0] == '-':
                return Refuse($"Unknown option: {option}");
            default:
                return Refuse("jitter: this build compiles programs but does not run them yet");
        }
    }

    private static int Refuse(string message)
    {
        Messages.WriteLine($"{message}\n{Usage}");
        return UsageError;
    }
}
