using System.Globalization;

namespace Jitter.Regex.Tests;

/// <summary>Pattern code that is wrong.</summary>
public class PatternCodeTests
{
    /// <summary>Code that is accepted must run, whatever it does, and end or be stopped.</summary>
    [Fact]
    public void ChangedCodeIsRefusedAsCPythonRefusesIt()
    {
        var wrong = new List<string>();
        string text = "aab abab key=value; 42 \u00e9\u212a\n";
        foreach (string[] line in Recordings.Lines(Recordings.Golden("codes")))
        {
            bool accepted = true;
            try
            {
                RegexProgram program = RegexProgram.Compile(Recordings.Words(line[2]), 0, long.Parse(line[1], CultureInfo.InvariantCulture));
                int polls = 0;
                MatchState state = MatchState.Rent(text.Length);
                state.Interrupt = () => ++polls > 50;
                program.Find(state, text);
                state = MatchState.Rent(text.Length);
                state.Interrupt = () => ++polls > 50;
                program.FullMatch(state, text);
            }
            catch (InvalidPatternCodeException)
            {
                accepted = false;
            }

            if (accepted != (line[3] == "1"))
            {
                wrong.Add($"{(accepted ? "accepted" : "refused")}: groups {line[1]}, {line[2]}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }

    [Theory]
    [InlineData(new uint[0])]
    [InlineData(new uint[] { 0 })]
    [InlineData(new uint[] { 16 })]
    [InlineData(new uint[] { 13, 0, 0, 1 })]
    [InlineData(new uint[] { 14, 0, 0, 0, 0, 1 })]
    [InlineData(new uint[] { 24, 4, 0, 4294967295, 1 })]
    public void BadCodeIsRefused(uint[] code)
    {
        var error = Assert.Throws<InvalidPatternCodeException>(() => RegexProgram.Compile(code, 0, 0));
        Assert.Equal("invalid SRE code", error.Message);
    }
}
