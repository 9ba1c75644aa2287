using System.Runtime.CompilerServices;

namespace Jitter.Regex;

/// <content>What <c>Run</c> keeps on its stack: marks of groups, boundaries of calls, its registers.</content>
internal ref partial struct Matcher<T>
{
    private static int PushBoundary(
        int kind, int marksToSave, int[] stack, int top, int[] marks, int pc, int at, int count, int highest, int lastGroup, int repeat, int boundary)
    {
        top = SaveMarks(stack, top, marks, marksToSave);
        Span<int> frame = stack.AsSpan(top, 8);
        frame[0] = pc;
        frame[1] = at;
        frame[2] = count;
        frame[3] = highest;
        frame[4] = lastGroup;
        frame[5] = repeat;
        frame[6] = boundary;
        frame[7] = marksToSave >= 0 ? kind | FrameKind.WithMarks : kind;
        return top + 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SaveMarks(int[] stack, int top, int[] marks, int highest)
    {
        for (int j = 0; j <= highest; j++)
        {
            stack[top++] = marks[j];
        }

        return top;
    }

    /// <summary>Takes the marks back that are saved below <paramref name="above"/>.</summary>
    private static void RestoreMarks(int[] stack, int above, int[] marks, int highest) =>
        stack.AsSpan(above - highest - 1, highest + 1).CopyTo(marks);

    /// <summary>The first alternative of a branch, from a number on, that may match here, or the number of alternatives.</summary>
    private readonly int NextAlternative(in Instruction branch, int from, int at)
    {
        ReadOnlySpan<Alternative> alternatives = _program.AlternativeArray.AsSpan(branch.A, branch.B);
        int character = (uint)at < (uint)_subject.Length ? Code(_subject[at]) : -1;
        for (; from < alternatives.Length; from++)
        {
            ref readonly Alternative alternative = ref alternatives[from];
            bool possible = alternative.FirstKind switch
            {
                FirstCharacterKind.Char => alternative.FirstCharacter == character && character >= 0,
                FirstCharacterKind.Set => character >= 0 && _program.SetArray[alternative.FirstCharacter].Contains(character),
                _ => true,
            };
            if (possible)
            {
                break;
            }
        }

        return from;
    }

    private readonly void SaveRegisters(int top, int highest, int lastGroup, int repeat, int steps)
    {
        _state.StackTop = top;
        _state.HighestMark = highest;
        _state.LastGroup = lastGroup;
        _state.Repeat = repeat;
        _state.StepsLeft = steps;
    }

    /// <summary>
    /// Counts repetitions of what is no one-character instruction: only code that no compiler writes has that. The number is
    /// that of characters, or a status below zero.
    /// </summary>
    private readonly int CountBody(int body, int at, int maximum)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        int repeat = _state.Repeat;
        int end = maximum < _subject.Length - at ? at + maximum : _subject.Length;
        int place = at;
        while (place < end)
        {
            MatchStatus status = Run(body, place, topLevel: false);
            _state.Repeat = repeat;
            if (status < 0)
            {
                return (int)status;
            }

            if (status == MatchStatus.Failure)
            {
                break;
            }

            place = _state.End;
            if (--_state.StepsLeft <= 0 && _state.IsInterrupted())
            {
                return (int)MatchStatus.Interrupted;
            }
        }

        // A body that looks behind may have ended before it started.
        return Math.Max(place - at, 0);
    }
}
