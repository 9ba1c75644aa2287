namespace Jitter.Regex.Tests;

/// <summary>Patterns that take long or much.</summary>
public class LimitTests
{
    // (ab|cb)*c and (?:a+)+c, as CPython 3.13's compiler writes them (without INFO)
    private static readonly uint[] AlternativesCode =
        [23, 23, 0, 4294967295, 17, 0, 7, 7, 16, 97, 16, 98, 15, 9, 7, 16, 99, 16, 98, 15, 2, 0, 17, 1, 18, 16, 99, 1];

    private static readonly uint[] NestedCode = [23, 10, 1, 4294967295, 24, 6, 1, 4294967295, 16, 97, 1, 18, 16, 99, 1];

    [Fact]
    public void LongSubjectsDoNotOverflowTheStack()
    {
        RegexProgram program = RegexProgram.Compile(AlternativesCode, 0, 1);
        string subject = string.Concat(Enumerable.Repeat("ab", 500_000)) + "c";
        MatchState state = MatchState.Rent(subject.Length);
        Assert.Equal(MatchStatus.Success, program.MatchAt(state, subject));
        Assert.Equal(subject.Length, state.End);
        Assert.True(state.TryGetSpan(1, out int start, out int end));
        Assert.Equal((999_998, 1_000_000), (start, end));
        state.Return();
    }

    [Fact]
    public void CatastrophicPatternsCanBeStopped()
    {
        RegexProgram program = RegexProgram.Compile(NestedCode, 0, 0);
        string subject = new('a', 60);
        MatchState state = MatchState.Rent(subject.Length);
        int polls = 0;
        state.Interrupt = () => ++polls == 10;
        Assert.Equal(MatchStatus.Interrupted, program.MatchAt(state, subject));
        Assert.Equal(10, polls);
        state.Return();
    }
}
