using Jitter.Cli.Running;
using Jitter.Runtime.Import;

namespace Jitter.Cli;

/// <summary>Reads the command line, which is CPython's, and runs what it names.</summary>
internal static class CommandLine
{
    /// <summary>The exit status of what ended in a Python exception.</summary>
    public const int Failure = 1;

    /// <summary>The exit status for a bad command line, as CPython's.</summary>
    public const int UsageError = 2;

    /// <summary>Runs the command and returns its exit status.</summary>
    public static int Run(string[] arguments)
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

    private static int Choose(string[] arguments)
    {
        RuntimeConfig.Executable = System.Environment.ProcessPath is { } path && !path.EndsWith("/dotnet", StringComparison.Ordinal)
            ? path
            : Path.Combine(AppContext.BaseDirectory, "jitter");
        RuntimeConfig.OriginalArguments = [ProgramName(), .. arguments];
        if (arguments is ["-m", "jitter.code", .. var rest])
        {
            return CodeCommand.Run(rest);
        }

        PythonOptions options = PythonOptions.Parse(arguments);
        return options.Kind == RunKind.Nothing ? options.Status : MainProgram.Run(options);
    }

    /// <summary>argv[0] of the process, which .NET replaces by the assembly's path.</summary>
    private static string ProgramName()
    {
        try
        {
            string command = File.ReadAllText("/proc/self/cmdline");
            int end = command.IndexOf('\0', StringComparison.Ordinal);
            string name = end < 0 ? command : command[..end];
            return name.Length == 0 || name.EndsWith("dotnet", StringComparison.Ordinal) ? RuntimeConfig.Executable : name;
        }
        catch (IOException)
        {
            return RuntimeConfig.Executable;
        }
    }
}
