using System.Diagnostics;
using System.Text;
using Jitter.Bytecode.Marshal;

namespace Jitter.Bytecode.Tests.Oracle;

/// <summary>What Jitter writes, CPython 3.13 loads; needs one (JITTER_ORACLE, or pyenv's 3.13.0), else there is nothing to check.</summary>
public class MarshalOracleTests
{
    [Fact]
    public void CPythonLoadsWhatIsWritten()
    {
        if (FindCPython() is not { } python)
        {
            return;
        }

        var input = new StringBuilder();
        int count = 0;
        foreach (byte[] data in Recorded())
        {
            input.Append(Convert.ToHexStringLower(data)).Append(' ').Append(Convert.ToHexStringLower(MarshalWriter.Write(MarshalReader.Read(data)))).Append('\n');
            count++;
        }

        Assert.Equal($"{count} compared\n", Run(python, input.ToString()));
    }

    private static IEnumerable<byte[]> Recorded()
    {
        foreach (string[] line in TestFiles.Lines("marshal_values"))
        {
            yield return Convert.FromHexString(line[0]);
        }

        foreach (string name in TestFiles.ProgramNames)
        {
            yield return TestFiles.Pyc(name)[16..];
        }
    }

    private static string Run(string python, string input)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(TestFiles.Root, "tests", "Oracle", "marshal_check.py"));
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return output.Result;
    }

    private static string? FindCPython()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string pyenv = Environment.GetEnvironmentVariable("PYENV_ROOT") ?? Path.Combine(home, ".pyenv");
        string python = Environment.GetEnvironmentVariable("JITTER_ORACLE") ?? Path.Combine(pyenv, "versions", "3.13.0", "bin", "python3.13");
        return File.Exists(python) ? python : null;
    }
}
