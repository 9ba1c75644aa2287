using System.Globalization;

namespace Jitter.Regex.Tests;

/// <summary>match, fullmatch, search and finditer against what CPython found.</summary>
public class RecordedMatchTests
{
    [Theory]
    [InlineData("opcodes")]
    [InlineData("random")]
    public void FindsWhatCPythonFinds(string recording) => Compare(Recordings.Golden(recording));

    /// <summary>A recording that is not in the repository (record_regex.py table), named by JITTER_REGEX_RECORDING.</summary>
    [Fact]
    public void FindsWhatCPythonFindsInAnotherRecording()
    {
        if (Environment.GetEnvironmentVariable("JITTER_REGEX_RECORDING") is { Length: > 0 } path)
        {
            Compare(path);
        }
    }

    private static void Compare(string path)
    {
        var wrong = new List<string>();
        RegexProgram? program = null;
        string[] pattern = [];
        int cases = 0;
        foreach (string[] line in Recordings.Lines(path))
        {
            if (line[0] == "P")
            {
                pattern = line;
                int flags = int.Parse(line[1], CultureInfo.InvariantCulture);
                program = RegexProgram.Compile(Recordings.Words(line[4]), flags, int.Parse(line[2], CultureInfo.InvariantCulture));
                continue;
            }

            int[] codePoints = Array.ConvertAll(Recordings.Words(line[1]), word => (int)word);
            long pos = long.Parse(line[2], CultureInfo.InvariantCulture);
            long end = long.Parse(line[3], CultureInfo.InvariantCulture);
            int highest = codePoints.Length == 0 ? 0 : codePoints.Max();
            foreach (int width in pattern[3] == "bytes" ? [1] : highest > char.MaxValue ? [4] : new[] { 2, 4 })
            {
                var subject = new Subject(codePoints, width);
                Compare("match", line[4], state => subject.Match(program!, state));
                Compare("fullmatch", line[5], state => subject.FullMatch(program!, state));
                Compare("search", line[6], state => subject.Find(program!, state));
                cases++;
                Report("finditer", line[7], subject.FindAll(program!, pos, end), width);

                void Compare(string how, string expected, Func<MatchState, MatchStatus> run)
                {
                    MatchState state = MatchState.Rent(codePoints.Length, pos, end);
                    Report(how, expected, Subject.Result(program!, state, run(state)), width);
                    state.Return();
                }
            }

            void Report(string how, string expected, string actual, int width)
            {
                if (expected != actual && wrong.Count < 40)
                {
                    wrong.Add($"{pattern[5]} flags {pattern[1]} on [{line[1]}] {pos}..{end} width {width}: {how} {actual}, not {expected}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(cases > 1000);
    }
}
