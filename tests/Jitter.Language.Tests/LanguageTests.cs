using System.Text;

namespace Jitter.Language.Tests;

/// <summary>Every program prints what CPython 3.13 prints.</summary>
public sealed class LanguageTests
{
    private static readonly Lazy<Dictionary<string, Task<ProgramRun>>> s_runs = new(StartAll);

    public static TheoryData<string> Programs => new(LanguagePrograms.All);

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task PrintsWhatCPythonPrints(string program)
    {
        string expected = await File.ReadAllTextAsync(Path.Combine(Repository.Root, Path.ChangeExtension(program, ".out")));
        ProgramRun run = await s_runs.Value[program];
        if (run.Text != expected)
        {
            Assert.Fail(Describe(expected, run));
        }
    }

    [Fact]
    public void ThereArePrograms() => Assert.NotEmpty(LanguagePrograms.All);

    /// <summary>All programs run in a pool of as many processes as there are processors; each test waits for its own.</summary>
    private static Dictionary<string, Task<ProgramRun>> StartAll()
    {
        var slots = new SemaphoreSlim(Math.Max(1, Environment.ProcessorCount));
        var runs = new Dictionary<string, Task<ProgramRun>>();
        foreach (string program in LanguagePrograms.All)
        {
            runs.Add(program, Task.Run(async () =>
            {
                await slots.WaitAsync();
                try
                {
                    return ProgramRun.Of(Path.Combine(Repository.Root, program));
                }
                finally
                {
                    slots.Release();
                }
            }));
        }

        return runs;
    }

    private static string Describe(string expected, ProgramRun run)
    {
        string[] wanted = expected.Split('\n');
        string[] got = run.Text.Split('\n');
        int line = 0;
        while (line < wanted.Length && line < got.Length && wanted[line] == got[line])
        {
            line++;
        }

        var text = new StringBuilder();
        text.Append("line ").Append(line + 1).Append(" differs\n");
        Append(text, "CPython: ", wanted, line);
        Append(text, "Jitter:  ", got, line);
        if (run.Errors.Length > 0)
        {
            text.Append("standard error:\n").Append(run.Errors.Length > 4000 ? run.Errors[^4000..] : run.Errors);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, string[] lines, int from)
    {
        for (int i = Math.Max(0, from - 1); i < Math.Min(lines.Length, from + 4); i++)
        {
            text.Append(title).Append(lines[i]).Append('\n');
        }
    }
}
