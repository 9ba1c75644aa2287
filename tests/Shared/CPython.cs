using System.Diagnostics;
using System.Text;

namespace Jitter.Tests;

/// <summary>The CPython 3.13 of this machine, if there is one.</summary>
internal static class CPython
{
    /// <summary>Its executable, or null: what JITTER_ORACLE names, or pyenv's 3.13.0.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Runs a script of tests/Oracle with input and returns what it prints.</summary>
    public static string Run(string script, byte[] input)
    {
        var start = new ProcessStartInfo(Path!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.StandardOutputEncoding = new UTF8Encoding(false);
        start.ArgumentList.Add(System.IO.Path.Combine(Repository.Root, "tests", "Oracle", script));
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Result;
    }

    private static string? Find()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string pyenv = Environment.GetEnvironmentVariable("PYENV_ROOT") ?? System.IO.Path.Combine(home, ".pyenv");
        string path = Environment.GetEnvironmentVariable("JITTER_ORACLE")
            ?? System.IO.Path.Combine(pyenv, "versions", "3.13.0", "bin", "python3.13");
        return File.Exists(path) ? path : null;
    }
}
