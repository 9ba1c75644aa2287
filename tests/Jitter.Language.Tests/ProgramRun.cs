using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Jitter.Language.Tests;

/// <summary>One run of the command on a program.</summary>
/// <param name="Text">What it printed and how it ended, in the form of the recordings (tests/Language/record.py).</param>
/// <param name="Errors">What it wrote to standard error.</param>
internal sealed partial record ProgramRun(string Text, string Errors)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a program in its own folder.</summary>
    public static ProgramRun Of(string file)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "jitter"))
        {
            WorkingDirectory = Path.GetDirectoryName(file)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.ArgumentList.Add(Path.GetFileName(file));
        start.Environment["PYTHONHASHSEED"] = "0";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        start.Environment.Remove("PYTHONUNBUFFERED");
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        bool ended = process.WaitForExit(s_limit);
        if (!ended)
        {
            process.Kill(entireProcessTree: true);
        }

        string end = !ended ? $"[no end within {s_limit.TotalSeconds} s]\n"
            : process.ExitCode == 0 ? ""
            : $"[exit status {process.ExitCode}: {LastLine(errors.Result)}]\n";
        return new ProgramRun(Mask((output.Result + end).Replace(RootOf(file), "/ROOT", StringComparison.Ordinal)), errors.Result);
    }

    /// <summary>The repository's folder: programs show their own paths, which the recording has as /ROOT.</summary>
    private static string RootOf(string file) =>
        file[..Math.Max(file.LastIndexOf("/tests/Language/", StringComparison.Ordinal), file.LastIndexOf("/corpus/", StringComparison.Ordinal))];

    private static string LastLine(string text)
    {
        string[] lines = text.TrimEnd('\n').Split('\n');
        return lines[^1];
    }

    private static string Mask(string text) => Address().Replace(text, "0x...");

    [GeneratedRegex("0x[0-9a-f]{8,}")]
    private static partial System.Text.RegularExpressions.Regex Address();
}
