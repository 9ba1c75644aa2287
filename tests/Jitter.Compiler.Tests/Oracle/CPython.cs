using System.Diagnostics;
using System.Text;

namespace Jitter.Compiler.Tests.Oracle;

/// <summary>The CPython 3.13 of this machine, if there is one.</summary>
internal static class CPython
{
    /// <summary>Its command, or null: JITTER_ORACLE, or python3.13 of pyenv or of the PATH.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Runs a script of tests/Oracle with arguments and input and returns what it prints.</summary>
    public static string Run(string script, IEnumerable<string> arguments, byte[] input)
    {
        var start = new ProcessStartInfo(Path!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.StandardOutputEncoding = new UTF8Encoding(false);
        start.ArgumentList.Add(System.IO.Path.Combine(TestFiles.Root, "tests", "Oracle", script));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Result;
    }

    /// <summary>"ok" or "Type: message" for each source.</summary>
    public static string[] Verdicts(List<byte[]> sources)
    {
        using var input = new MemoryStream();
        foreach (byte[] source in sources)
        {
            input.Write(BitConverter.GetBytes(source.Length));
            input.Write(source);
        }

        return Run("verdicts.py", [], input.ToArray()).TrimEnd('\n').Split('\n');
    }

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("JITTER_ORACLE");
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string pyenv = Environment.GetEnvironmentVariable("PYENV_ROOT") ?? System.IO.Path.Combine(home, ".pyenv");
        string[] candidates = named is not null ? [named] : [System.IO.Path.Combine(pyenv, "versions", "3.13.0", "bin", "python3.13")];
        return candidates.FirstOrDefault(File.Exists);
    }
}
