using System.Diagnostics;

namespace Jitter.Cli.Tests;

/// <summary>What a run of the command left.</summary>
internal sealed record Outcome(int Status, string Output, string Errors);

/// <summary>Runs the <c>jitter</c> command as its users do.</summary>
internal static class Shell
{
    /// <summary>Runs a line of sh, in which <c>jitter</c> is the command, in a folder.</summary>
    public static Outcome Run(string folder, string line, string input = "")
    {
        string command = Path.Combine(AppContext.BaseDirectory, "jitter");
        var start = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"jitter() {{ '{command}' \"$@\"; }}\n{line}");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), $"no end: {line}");
        return new Outcome(process.ExitCode, output.Result, errors.Result);
    }
}
