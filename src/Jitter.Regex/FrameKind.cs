namespace Jitter.Regex;

/// <summary>
/// What is on the stack: the top word of a frame, with what the frame holds below it (first to last). A frame with
/// <see cref="WithMarks"/> holds, below all, the marks up to the highest.
/// </summary>
internal static class FrameKind
{
    /// <summary>Branch instruction, next alternative, place, highest mark, last group.</summary>
    public const int Branch = 0;

    /// <summary>RepeatOne instruction, place, count, highest mark, last group.</summary>
    public const int RepeatOne = 1;

    /// <summary>MinRepeatOne instruction, place, count, highest mark, last group.</summary>
    public const int MinRepeatOne = 2;

    /// <summary>
    /// A repeat's record: the repeat around it, its count, the place where its last optional repetition started. A repeat is
    /// named by the index of the record's first word; it is there as long as any path through it.
    /// </summary>
    public const int Repeat = 3;

    /// <summary>The repeat: a repetition that must be; it is uncounted.</summary>
    public const int Repetition = 4;

    /// <summary>MaxUntil instruction, place, repeat, its last place, highest mark, last group: another repetition of a greedy repeat.</summary>
    public const int MaxRepetition = 5;

    /// <summary>The repeat, to be current again: what follows it is tried.</summary>
    public const int AfterRepeat = 6;

    /// <summary>MinUntil instruction, place, repeat, highest mark, last group: what follows a lazy repeat is tried.</summary>
    public const int AfterMinRepeat = 7;

    /// <summary>The repeat, its last place: another repetition of a lazy repeat.</summary>
    public const int MinRepetition = 8;

    /// <summary>The first of the kinds that a Succeed ends: instruction, place, count, highest mark, last group, repeat, boundary around it.</summary>
    public const int Assert = 9;

    /// <summary>The same for a negative assertion.</summary>
    public const int AssertNot = 10;

    /// <summary>The same for an atomic group.</summary>
    public const int Atomic = 11;

    /// <summary>The same for a repetition that a possessive repeat must have.</summary>
    public const int Possessive = 12;

    /// <summary>The same for another repetition of a possessive repeat.</summary>
    public const int MorePossessive = 13;

    /// <summary>The frame holds marks.</summary>
    public const int WithMarks = 16;

    /// <summary>Words of the greatest frame, without marks.</summary>
    public const int MostWords = 8;
}
