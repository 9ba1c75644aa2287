using System.Runtime.CompilerServices;

namespace Jitter.Regex;

/// <summary>The machine.</summary>
internal ref partial struct Matcher<T>
{
    /// <summary>Runs the program from an instruction and a place; a success is in the state.</summary>
    /// <param name="pc">The instruction.</param>
    /// <param name="at">The place in the subject.</param>
    /// <param name="topLevel">Whether the state's wishes for the whole match (all of the subject, not empty) count.</param>
    private readonly MatchStatus Run(int pc, int at, bool topLevel)
    {
        MatchState state = _state;
        ReadOnlySpan<T> s = _subject;
        Instruction[] code = _program.InstructionArray;
        int[] marks = state.Marks;
        int[] stack = state.Stack;
        int bottom = state.StackTop;
        int top = bottom;
        int frameWords = FrameKind.MostWords + _program.MarkCount;
        int room = stack.Length - frameWords;
        int highest = state.HighestMark;
        int lastGroup = state.LastGroup;
        int repeat = state.Repeat;
        int boundary = -1;
        int steps = state.StepsLeft;

    next:
        ref readonly Instruction i = ref code[pc];
        switch (i.Operation)
        {
            case RegexOperation.Char:
                if ((uint)at < (uint)s.Length && Code(s[at]) == i.A)
                {
                    at++;
                    pc++;
                    goto next;
                }

                goto fail;

            case RegexOperation.NotChar:
                if ((uint)at < (uint)s.Length && Code(s[at]) != i.A)
                {
                    at++;
                    pc++;
                    goto next;
                }

                goto fail;

            case RegexOperation.Set:
                if ((uint)at < (uint)s.Length && _program.SetArray[i.A].Contains(Code(s[at])))
                {
                    at++;
                    pc++;
                    goto next;
                }

                goto fail;

            case RegexOperation.CharPair:
            case RegexOperation.NotCharPair:
            case RegexOperation.CharUnicode:
            case RegexOperation.NotCharUnicode:
            case RegexOperation.CharLocale:
            case RegexOperation.NotCharLocale:
            case RegexOperation.Any:
            case RegexOperation.AnyAll:
                if ((uint)at < (uint)s.Length && Takes(i, Code(s[at])))
                {
                    at++;
                    pc++;
                    goto next;
                }

                goto fail;

            case RegexOperation.At:
                if (IsAt((PositionKind)i.A, at))
                {
                    pc++;
                    goto next;
                }

                goto fail;

            case RegexOperation.Mark:
                int mark = i.A;
                if ((mark & 1) != 0)
                {
                    lastGroup = (mark >> 1) + 1;
                }

                if (mark > highest)
                {
                    // The marks between have not been met on this path.
                    for (int j = highest + 1; j < mark; j++)
                    {
                        marks[j] = -1;
                    }

                    highest = mark;
                }

                marks[mark] = at;
                pc++;
                goto next;

            case RegexOperation.GroupRef:
                at = MatchGroup(i.A, highest, (CaseFolding)i.B, at);
                if (at >= 0)
                {
                    pc++;
                    goto next;
                }

                goto fail;

            case RegexOperation.GroupRefExists:
                int start = i.A * 2;
                pc = start < highest && marks[start] >= 0 && marks[start + 1] >= marks[start] ? pc + 1 : i.Target;
                goto next;

            case RegexOperation.Jump:
                pc = i.Target;
                goto next;

            case RegexOperation.Branch:
            {
                if (top > room)
                {
                    goto grow;
                }

                int chosen = NextAlternative(i, 0, at);
                if (chosen == i.B)
                {
                    goto fail;
                }

                int other = NextAlternative(i, chosen + 1, at);
                bool withMarks = repeat >= 0 && highest >= 0;
                if (other < i.B || withMarks)
                {
                    top = SaveMarks(stack, top, marks, withMarks ? highest : -1);
                    Span<int> frame = stack.AsSpan(top, 6);
                    frame[0] = pc;
                    frame[1] = other;
                    frame[2] = at;
                    frame[3] = highest;
                    frame[4] = lastGroup;
                    frame[5] = withMarks ? FrameKind.Branch | FrameKind.WithMarks : FrameKind.Branch;
                    top += 6;
                }

                pc = _program.AlternativeArray[i.A + chosen].Start;
                goto next;
            }

            case RegexOperation.RepeatOne:
            {
                if (top > room)
                {
                    goto grow;
                }

                if (i.A > s.Length - at)
                {
                    goto fail;
                }

                int count;
                if (IsOneCharacter(code[pc + 1].Operation))
                {
                    count = Count(code[pc + 1], at, i.B);
                }
                else
                {
                    SaveRegisters(top, highest, lastGroup, repeat, steps);
                    count = CountBody(pc + 1, at, i.B);
                    (stack, room, highest, lastGroup, steps) = (state.Stack, state.Stack.Length - frameWords, state.HighestMark, state.LastGroup, state.StepsLeft);
                    state.StackTop = bottom;
                    if (count < 0)
                    {
                        return (MatchStatus)count;
                    }
                }

                if (count < i.A || (i.RestStart != FirstCharacterKind.Unknown && (count = LastRestStart(i, at, count, i.A)) < 0))
                {
                    goto fail;
                }

                bool withMarks = repeat >= 0 && highest >= 0;
                if (count > i.A || withMarks)
                {
                    top = SaveMarks(stack, top, marks, withMarks ? highest : -1);
                    Span<int> frame = stack.AsSpan(top, 6);
                    frame[0] = pc;
                    frame[1] = at;
                    frame[2] = count;
                    frame[3] = highest;
                    frame[4] = lastGroup;
                    frame[5] = withMarks ? FrameKind.RepeatOne | FrameKind.WithMarks : FrameKind.RepeatOne;
                    top += 6;
                }

                at += count;
                pc = i.Target;
                goto next;
            }

            case RegexOperation.MinRepeatOne:
            {
                if (top > room)
                {
                    goto grow;
                }

                if (i.A > s.Length - at)
                {
                    goto fail;
                }

                int count = 0;
                if (i.A > 0)
                {
                    if (IsOneCharacter(code[pc + 1].Operation))
                    {
                        count = Count(code[pc + 1], at, i.A);
                    }
                    else
                    {
                        SaveRegisters(top, highest, lastGroup, repeat, steps);
                        count = CountBody(pc + 1, at, i.A);
                        (stack, room, highest, lastGroup, steps) = (state.Stack, state.Stack.Length - frameWords, state.HighestMark, state.LastGroup, state.StepsLeft);
                        state.StackTop = bottom;
                        if (count < 0)
                        {
                            return (MatchStatus)count;
                        }
                    }
                }

                if (count < i.A)
                {
                    goto fail;
                }

                at += count;
                if (i.RestStart != FirstCharacterKind.Unknown && IsOneCharacter(code[pc + 1].Operation))
                {
                    int place = FirstRestStart(i, code[pc + 1], at, i.B == int.MaxValue ? i.B : i.B - count);
                    if (place < 0)
                    {
                        goto fail;
                    }

                    count += place - at;
                    at = place;
                }

                bool withMarks = repeat >= 0 && highest >= 0;
                top = SaveMarks(stack, top, marks, withMarks ? highest : -1);
                Span<int> frame = stack.AsSpan(top, 6);
                frame[0] = pc;
                frame[1] = at;
                frame[2] = count;
                frame[3] = highest;
                frame[4] = lastGroup;
                frame[5] = withMarks ? FrameKind.MinRepeatOne | FrameKind.WithMarks : FrameKind.MinRepeatOne;
                top += 6;
                pc = i.Target;
                goto next;
            }

            case RegexOperation.PossessiveRepeatOne:
            {
                if (i.A > s.Length - at)
                {
                    goto fail;
                }

                int count;
                if (IsOneCharacter(code[pc + 1].Operation))
                {
                    count = Count(code[pc + 1], at, i.B);
                }
                else
                {
                    SaveRegisters(top, highest, lastGroup, repeat, steps);
                    count = CountBody(pc + 1, at, i.B);
                    (stack, room, highest, lastGroup, steps) = (state.Stack, state.Stack.Length - frameWords, state.HighestMark, state.LastGroup, state.StepsLeft);
                    state.StackTop = bottom;
                    if (count < 0)
                    {
                        return (MatchStatus)count;
                    }
                }

                if (count < i.A)
                {
                    goto fail;
                }

                at += count;
                pc = i.Target;
                goto next;
            }

            case RegexOperation.Repeat:
            {
                if (top > room)
                {
                    goto grow;
                }

                Span<int> frame = stack.AsSpan(top, 4);
                frame[0] = repeat;
                frame[1] = -1;
                frame[2] = -1;
                frame[3] = FrameKind.Repeat;
                repeat = top;
                top += 4;
                pc = i.Target;
                goto next;
            }

            case RegexOperation.MaxUntil:
            {
                if (top > room)
                {
                    goto grow;
                }

                if (--steps <= 0)
                {
                    if (state.IsInterrupted())
                    {
                        return MatchStatus.Interrupted;
                    }

                    steps = MatchState.StepsBetweenPolls;
                }

                int count = stack[repeat + 1] + 1;
                if (count < i.A)
                {
                    stack[repeat + 1] = count;
                    stack[top] = repeat;
                    stack[top + 1] = FrameKind.Repetition;
                    top += 2;
                    pc = i.Target;
                    goto next;
                }

                int lastPlace = stack[repeat + 2];
                if (at != lastPlace && (count < i.B || i.B == int.MaxValue))
                {
                    stack[repeat + 1] = count;
                    stack[repeat + 2] = at;
                    top = SaveMarks(stack, top, marks, highest);
                    Span<int> frame = stack.AsSpan(top, 7);
                    frame[0] = pc;
                    frame[1] = at;
                    frame[2] = repeat;
                    frame[3] = lastPlace;
                    frame[4] = highest;
                    frame[5] = lastGroup;
                    frame[6] = highest >= 0 ? FrameKind.MaxRepetition | FrameKind.WithMarks : FrameKind.MaxRepetition;
                    top += 7;
                    pc = i.Target;
                    goto next;
                }

                stack[top] = repeat;
                stack[top + 1] = FrameKind.AfterRepeat;
                top += 2;
                repeat = stack[repeat];
                pc++;
                goto next;
            }

            case RegexOperation.MinUntil:
            {
                if (top > room)
                {
                    goto grow;
                }

                if (--steps <= 0)
                {
                    if (state.IsInterrupted())
                    {
                        return MatchStatus.Interrupted;
                    }

                    steps = MatchState.StepsBetweenPolls;
                }

                int count = stack[repeat + 1] + 1;
                if (count < i.A)
                {
                    stack[repeat + 1] = count;
                    stack[top] = repeat;
                    stack[top + 1] = FrameKind.Repetition;
                    top += 2;
                    pc = i.Target;
                    goto next;
                }

                int current = repeat;
                repeat = stack[repeat];
                bool withMarks = repeat >= 0 && highest >= 0;
                top = SaveMarks(stack, top, marks, withMarks ? highest : -1);
                Span<int> frame = stack.AsSpan(top, 6);
                frame[0] = pc;
                frame[1] = at;
                frame[2] = current;
                frame[3] = highest;
                frame[4] = lastGroup;
                frame[5] = withMarks ? FrameKind.AfterMinRepeat | FrameKind.WithMarks : FrameKind.AfterMinRepeat;
                top += 6;
                pc++;
                goto next;
            }

            case RegexOperation.PossessiveRepeat:
            {
                if (top > room)
                {
                    goto grow;
                }

                bool required = i.A > 0;
                if (required || i.B > 0)
                {
                    top = PushBoundary(
                        required ? FrameKind.Possessive : FrameKind.MorePossessive, required ? -1 : highest, stack, top, marks, pc, at, 0, highest, lastGroup, repeat, boundary);
                    boundary = top;
                    pc++;
                    goto next;
                }

                pc = i.Target;
                goto next;
            }

            case RegexOperation.AtomicGroup:
                if (top > room)
                {
                    goto grow;
                }

                boundary = top = PushBoundary(FrameKind.Atomic, -1, stack, top, marks, pc, at, 0, highest, lastGroup, repeat, boundary);
                pc++;
                goto next;

            case RegexOperation.Assert:
                if (top > room)
                {
                    goto grow;
                }

                if (at < i.A)
                {
                    goto fail;
                }

                boundary = top = PushBoundary(FrameKind.Assert, -1, stack, top, marks, pc, at, 0, highest, lastGroup, repeat, boundary);
                at -= i.A;
                pc++;
                goto next;

            case RegexOperation.AssertNot:
                if (top > room)
                {
                    goto grow;
                }

                if (at < i.A)
                {
                    pc = i.Target;
                    goto next;
                }

                boundary = top = PushBoundary(
                    FrameKind.AssertNot, repeat >= 0 ? highest : -1, stack, top, marks, pc, at, 0, highest, lastGroup, repeat, boundary);
                at -= i.A;
                pc++;
                goto next;

            case RegexOperation.Succeed:
                if (boundary < 0)
                {
                    if (topLevel && ((state.MatchAll && at != s.Length) || (state.MustAdvance && at == state.Start)))
                    {
                        goto fail;
                    }

                    state.End = at;
                    state.HighestMark = highest;
                    state.LastGroup = lastGroup;
                    state.StackTop = bottom;
                    state.StepsLeft = steps;
                    return MatchStatus.Success;
                }

                goto boundarySuccess;

            default:
                goto fail;
        }

    boundarySuccess:
        {
            // Whatever is on the stack above is forgotten: nothing goes back into what has succeeded.
            Span<int> frame = stack.AsSpan(boundary - 8, 8);
            int kind = frame[7];
            top = boundary - 8 - ((kind & FrameKind.WithMarks) != 0 ? frame[3] + 1 : 0);
            boundary = frame[6];
            repeat = frame[5];
            int count = frame[2] + 1;
            int from = frame[1];
            pc = frame[0];
            int target = code[pc].Target;
            switch (kind & ~FrameKind.WithMarks)
            {
                case FrameKind.Assert:
                    at = from;
                    pc = target;
                    goto next;
                case FrameKind.AssertNot:
                    goto fail;
                case FrameKind.Atomic:
                    pc = target;
                    goto next;
            }

            if (--steps <= 0)
            {
                if (state.IsInterrupted())
                {
                    return MatchStatus.Interrupted;
                }

                steps = MatchState.StepsBetweenPolls;
            }

            int minimum = code[pc].A;
            int maximum = code[pc].B;
            if (count < minimum)
            {
                boundary = top = PushBoundary(FrameKind.Possessive, -1, stack, top, marks, pc, at, count, highest, lastGroup, repeat, boundary);
                pc++;
            }
            else if ((count < maximum || maximum == int.MaxValue) && ((kind & ~FrameKind.WithMarks) == FrameKind.Possessive || at != from))
            {
                boundary = top = PushBoundary(FrameKind.MorePossessive, highest, stack, top, marks, pc, at, count, highest, lastGroup, repeat, boundary);
                pc++;
            }
            else
            {
                pc = target;
            }

            goto next;
        }

    grow:
        state.StackTop = top;
        if (!state.TryGrowStack(frameWords))
        {
            return MatchStatus.OutOfMemory;
        }

        state.StackTop = bottom;
        stack = state.Stack;
        room = stack.Length - frameWords;
        goto next;

    fail:
        if (--steps <= 0)
        {
            if (state.IsInterrupted())
            {
                return MatchStatus.Interrupted;
            }

            steps = MatchState.StepsBetweenPolls;
        }

    pop:
        if (top == bottom)
        {
            state.HighestMark = highest;
            state.LastGroup = lastGroup;
            state.StackTop = bottom;
            state.StepsLeft = steps;
            return MatchStatus.Failure;
        }

        int top1 = top - 1;
        int frameKind = stack[top1];
        switch (frameKind & ~FrameKind.WithMarks)
        {
            case FrameKind.Branch:
            {
                Span<int> frame = stack.AsSpan(top - 6, 6);
                pc = frame[0];
                int chosen = frame[1];
                at = frame[2];
                highest = frame[3];
                lastGroup = frame[4];
                bool withMarks = (frameKind & FrameKind.WithMarks) != 0;
                if (withMarks)
                {
                    RestoreMarks(stack, top - 6, marks, highest);
                }

                ref readonly Instruction branch = ref code[pc];
                if (chosen == branch.B)
                {
                    top -= withMarks ? 7 + highest : 6;
                    goto pop;
                }

                int other = NextAlternative(branch, chosen + 1, at);
                frame[1] = other;
                if (other == branch.B && !withMarks)
                {
                    top -= 6;
                }

                pc = _program.AlternativeArray[branch.A + chosen].Start;
                goto next;
            }

            case FrameKind.RepeatOne:
            {
                Span<int> frame = stack.AsSpan(top - 6, 6);
                pc = frame[0];
                int first = frame[1];
                int count = frame[2] - 1;
                highest = frame[3];
                lastGroup = frame[4];
                bool withMarks = (frameKind & FrameKind.WithMarks) != 0;
                if (withMarks)
                {
                    RestoreMarks(stack, top - 6, marks, highest);
                }

                ref readonly Instruction one = ref code[pc];
                if (count < one.A || (one.RestStart != FirstCharacterKind.Unknown && (count = LastRestStart(one, first, count, one.A)) < 0))
                {
                    top -= withMarks ? 7 + highest : 6;
                    goto pop;
                }

                frame[2] = count;
                if (count == one.A && !withMarks)
                {
                    top -= 6;
                }

                at = first + count;
                pc = one.Target;
                goto next;
            }

            case FrameKind.MinRepeatOne:
            {
                pc = stack[top - 6];
                at = stack[top - 5];
                int count = stack[top - 4];
                highest = stack[top - 3];
                lastGroup = stack[top - 2];
                bool withMarks = (frameKind & FrameKind.WithMarks) != 0;
                if (withMarks)
                {
                    RestoreMarks(stack, top - 6, marks, highest);
                }

                ref readonly Instruction one = ref code[pc];
                bool simple = IsOneCharacter(code[pc + 1].Operation);
                bool more;
                if ((count >= one.B && one.B != int.MaxValue) || at >= s.Length)
                {
                    more = false;
                }
                else if (simple)
                {
                    more = Takes(code[pc + 1], Code(s[at]));
                }
                else
                {
                    SaveRegisters(top, highest, lastGroup, repeat, steps);
                    int taken = CountBody(pc + 1, at, 1);
                    (stack, room, highest, lastGroup, steps) = (state.Stack, state.Stack.Length - frameWords, state.HighestMark, state.LastGroup, state.StepsLeft);
                    state.StackTop = bottom;
                    if (taken < 0)
                    {
                        return (MatchStatus)taken;
                    }

                    more = taken > 0;
                }

                if (more)
                {
                    at++;
                    count++;
                    if (simple && one.RestStart != FirstCharacterKind.Unknown)
                    {
                        int place = FirstRestStart(one, code[pc + 1], at, one.B == int.MaxValue ? one.B : one.B - count);
                        more = place >= 0;
                        count += place - at;
                        at = place;
                    }
                }

                if (!more)
                {
                    top -= withMarks ? 7 + stack[top - 3] : 6;
                    goto pop;
                }

                stack[top - 5] = at;
                stack[top - 4] = count;
                pc = one.Target;
                goto next;
            }

            case FrameKind.Repeat:
                repeat = stack[top - 4];
                top -= 4;
                goto pop;

            case FrameKind.Repetition:
                stack[stack[top - 2] + 1]--;
                top -= 2;
                goto pop;

            case FrameKind.MaxRepetition:
            {
                Span<int> frame = stack.AsSpan(top - 7, 7);
                pc = frame[0] + 1;
                at = frame[1];
                int current = frame[2];
                stack[current + 2] = frame[3];
                stack[current + 1]--;
                highest = frame[4];
                lastGroup = frame[5];
                top -= 7;
                if (highest >= 0)
                {
                    RestoreMarks(stack, top, marks, highest);
                    top -= highest + 1;
                }

                stack[top] = current;
                stack[top + 1] = FrameKind.AfterRepeat;
                top += 2;
                repeat = stack[current];
                goto next;
            }

            case FrameKind.AfterRepeat:
                repeat = stack[top - 2];
                top -= 2;
                goto pop;

            case FrameKind.AfterMinRepeat:
            {
                Span<int> frame = stack.AsSpan(top - 6, 6);
                pc = frame[0];
                at = frame[1];
                repeat = frame[2];
                highest = frame[3];
                lastGroup = frame[4];
                top -= 6;
                if ((frameKind & FrameKind.WithMarks) != 0)
                {
                    RestoreMarks(stack, top, marks, highest);
                    top -= highest + 1;
                }

                ref readonly Instruction until = ref code[pc];
                int count = stack[repeat + 1] + 1;
                int lastPlace = stack[repeat + 2];
                if ((count >= until.B && until.B != int.MaxValue) || at == lastPlace)
                {
                    goto pop;
                }

                stack[repeat + 1] = count;
                stack[repeat + 2] = at;
                stack[top] = repeat;
                stack[top + 1] = lastPlace;
                stack[top + 2] = FrameKind.MinRepetition;
                top += 3;
                pc = until.Target;
                goto next;
            }

            case FrameKind.MinRepetition:
                stack[stack[top - 3] + 2] = stack[top - 2];
                stack[stack[top - 3] + 1]--;
                top -= 3;
                goto pop;

            default:
            {
                // A part that was tried on its own has failed.
                Span<int> frame = stack.AsSpan(top - 8, 8);
                int kind = frameKind & ~FrameKind.WithMarks;
                boundary = frame[6];
                top -= 8;
                if (kind is FrameKind.AssertNot or FrameKind.MorePossessive)
                {
                    highest = frame[3];
                    lastGroup = frame[4];
                    if ((frameKind & FrameKind.WithMarks) != 0)
                    {
                        RestoreMarks(stack, top, marks, highest);
                        top -= highest + 1;
                    }

                    at = frame[1];
                    pc = code[frame[0]].Target;
                    goto next;
                }

                goto pop;
            }
        }
    }
}
