namespace Jitter.Regex;

/// <summary>How a try to match ended.</summary>
public enum MatchStatus
{
    /// <summary>There is no match.</summary>
    Failure = 0,

    /// <summary>There is one; the <see cref="MatchState"/> tells where.</summary>
    Success = 1,

    /// <summary><see cref="MatchState.Interrupt"/> said to stop: whatever it left pending is the result.</summary>
    Interrupted = -10,

    /// <summary>The backtracking stack would outgrow its limit: a MemoryError in Python.</summary>
    OutOfMemory = -9,
}

/// <summary>
/// The state of matching a pattern against a subject, from the first match to the last: where to start, what was found,
/// and the stack, which is kept from match to match.
/// </summary>
/// <remarks>A state serves one match at a time. Indexes are those of the subject's units (code points or bytes).</remarks>
public sealed class MatchState
{
    /// <summary>Steps between two looks at <see cref="Interrupt"/>.</summary>
    internal const int StepsBetweenPolls = 4096;

    /// <summary>The stack's limit in words: 2 GiB.</summary>
    internal const int MaximumStack = 1 << 29;

    private const int FirstStack = 256;
    private const int KeptStack = 1 << 16;

    [ThreadStatic]
    private static MatchState? t_spare;

    internal int[] Stack = new int[FirstStack];
    internal int StackTop;
    internal int[] Marks = [];
    internal int HighestMark = -1;
    internal int LastGroup = -1;
    internal int Repeat = -1;
    internal int StepsLeft = StepsBetweenPolls;
    internal bool MatchAll;

    /// <summary>Asked now and then while matching; true stops it. Null: nothing stops it.</summary>
    public Func<bool>? Interrupt { get; set; }

    /// <summary>Where the subject was to be searched from: <c>Match.pos</c>.</summary>
    public int Position { get; private set; }

    /// <summary>Where the subject was taken to end: <c>Match.endpos</c>.</summary>
    public int EndPosition { get; private set; }

    /// <summary>Where the next match is to start or to be searched from; after a success, where the match starts.</summary>
    public int Start { get; set; }

    /// <summary>Where the match ends.</summary>
    public int End { get; internal set; }

    /// <summary>Whether the next match must not be empty at <see cref="Start"/>: the one before was.</summary>
    public bool MustAdvance { get; set; }

    /// <summary>The last group that was closed, from 1, or -1: <c>Match.lastindex</c>.</summary>
    public int LastIndex => LastGroup;

    /// <summary>
    /// A state for a subject of <paramref name="length"/> units, to be matched from <paramref name="pos"/> up to
    /// <paramref name="endPos"/>, both brought into the subject. <see cref="Return"/> gives it back.
    /// </summary>
    public static MatchState Rent(int length, long pos = 0, long endPos = long.MaxValue)
    {
        MatchState state = t_spare ?? new MatchState();
        t_spare = null;
        state.Position = state.Start = state.End = (int)Math.Clamp(pos, 0, length);
        state.EndPosition = (int)Math.Clamp(endPos, 0, length);
        state.MustAdvance = false;
        state.Interrupt = null;
        state.HighestMark = state.LastGroup = -1;
        return state;
    }

    /// <summary>Gives a state back for the next <see cref="Rent"/> of this thread. It must not be used after.</summary>
    public void Return()
    {
        Interrupt = null;
        if (Stack.Length > KeptStack)
        {
            Stack = new int[FirstStack];
        }

        t_spare = this;
    }

    /// <summary>
    /// After a success, sets up the search for the match after it, as findall, finditer, split and sub go on: from the
    /// end of this one, and not empty there if this one was empty.
    /// </summary>
    public void Advance()
    {
        MustAdvance = End == Start;
        Start = End;
    }

    /// <summary>
    /// Where group <paramref name="group"/> matched; 0 is the whole match. False if it did not. The start may be after the
    /// end, where a pattern confuses the matcher: Python raises SystemError then.
    /// </summary>
    public bool TryGetSpan(int group, out int start, out int end)
    {
        if (group == 0)
        {
            (start, end) = (Start, End);
            return true;
        }

        int mark = (group - 1) * 2;
        if (mark + 1 <= HighestMark && Marks[mark] >= 0 && Marks[mark + 1] >= 0)
        {
            (start, end) = (Marks[mark], Marks[mark + 1]);
            return true;
        }

        start = end = -1;
        return false;
    }

    /// <summary>
    /// Fills <paramref name="spans"/> with start and end of groups 0 to its half length - 1, -1 for those that did not
    /// match, as a match object keeps them. False if a span is the wrong way round ("The span of capturing group is wrong,
    /// please report a bug for the re module.", a SystemError).
    /// </summary>
    public bool CopySpans(Span<int> spans)
    {
        for (int group = 0; group < spans.Length / 2; group++)
        {
            if (TryGetSpan(group, out spans[group * 2], out spans[(group * 2) + 1]) && spans[group * 2] > spans[(group * 2) + 1])
            {
                return false;
            }
        }

        return true;
    }

    internal void Prepare(RegexProgram program)
    {
        ResetGroups();
        StackTop = 0;
        if (Marks.Length < program.MarkCount)
        {
            Marks = new int[program.MarkCount];
        }
    }

    internal void ResetGroups() => HighestMark = LastGroup = Repeat = -1;

    /// <summary>Makes room for <paramref name="needed"/> words above <see cref="StackTop"/>; false if there is none.</summary>
    internal bool TryGrowStack(int needed)
    {
        long length = Math.Max(Stack.Length * 2L, (long)StackTop + needed);
        if (length > MaximumStack)
        {
            length = MaximumStack;
            if (StackTop + (long)needed > length)
            {
                return false;
            }
        }

        try
        {
            Array.Resize(ref Stack, (int)length);
            return true;
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
    }

    /// <summary>Asks whether to stop.</summary>
    internal bool IsInterrupted()
    {
        StepsLeft = StepsBetweenPolls;
        return Interrupt is { } interrupt && interrupt();
    }
}
