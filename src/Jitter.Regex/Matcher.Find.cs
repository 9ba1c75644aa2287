namespace Jitter.Regex;

/// <summary>Searching: trying to match at one place after the other, leaving out those that cannot be.</summary>
internal ref partial struct Matcher<T>
{
    public static MatchStatus Find(RegexProgram program, MatchState state, ReadOnlySpan<T> subject)
    {
        state.Prepare(program);
        state.MatchAll = false;
        SearchInfo search = program.Search;
        if (state.Start > state.EndPosition || (uint)(state.EndPosition - state.Start) < search.MinimumLength)
        {
            return MatchStatus.Failure;
        }

        var matcher = new Matcher<T>(program, state, subject);
        if (search.Prefix is not null)
        {
            return matcher.FindPrefix(search);
        }

        return search.Set is { } set ? matcher.FindSet(set) : matcher.FindAny(search);
    }

    private readonly MatchStatus FindPrefix(SearchInfo search)
    {
        MatchState state = _state;
        ReadOnlySpan<T> prefix = PrefixUnits(search);
        if (prefix.IsEmpty)
        {
            return MatchStatus.Failure;
        }

        state.MustAdvance = false;
        int at = state.Start;
        while (at < _subject.Length)
        {
            ReadOnlySpan<T> rest = _subject[at..];
            int found = prefix.Length == 1 ? rest.IndexOf(prefix[0]) : rest.IndexOf(prefix);
            if (found < 0)
            {
                return MatchStatus.Failure;
            }

            at += found;
            state.Start = at;
            if (search.IsLiteral)
            {
                state.End = at + prefix.Length;
                return MatchStatus.Success;
            }

            MatchStatus status = Run(search.PrefixSkip, at + search.PrefixSkip, topLevel: false);
            if (status != MatchStatus.Failure)
            {
                return status;
            }

            at++;
            state.ResetGroups();
        }

        return MatchStatus.Failure;
    }

    private readonly MatchStatus FindSet(CharacterSet set)
    {
        MatchState state = _state;
        state.MustAdvance = false;
        for (int at = state.Start; ; at++)
        {
            while (at < _subject.Length && !set.Contains(Code(_subject[at])))
            {
                at++;
            }

            if (at >= _subject.Length)
            {
                return MatchStatus.Failure;
            }

            state.Start = at;
            MatchStatus status = Run(0, at, topLevel: false);
            if (status != MatchStatus.Failure)
            {
                return status;
            }

            state.ResetGroups();
        }
    }

    private readonly MatchStatus FindAny(SearchInfo search)
    {
        MatchState state = _state;
        int at = state.Start;

        // A match that must not be empty here may be so anywhere else.
        MatchStatus status = Run(0, at, topLevel: true);
        state.MustAdvance = false;
        ref readonly Instruction first = ref _program.InstructionArray[0];
        if (status == MatchStatus.Failure && first.Operation == RegexOperation.At && (PositionKind)first.A is PositionKind.Beginning or PositionKind.BeginningString)
        {
            return status;
        }

        int last = _subject.Length;
        if (search.MinimumLength > 1)
        {
            last = Math.Max(at, last - (int)Math.Min(search.MinimumLength - 1, int.MaxValue));
        }

        while (status == MatchStatus.Failure && at < last)
        {
            at++;
            if (search.FirstKind != FirstCharacterKind.Unknown)
            {
                at = NextStart(search, at);
                if (at > last)
                {
                    return MatchStatus.Failure;
                }
            }

            state.ResetGroups();
            state.Start = at;
            status = Run(0, at, topLevel: false);
        }

        return status;
    }

    /// <summary>The next place that has the first character that every match has, or the subject's length.</summary>
    private readonly int NextStart(SearchInfo search, int at)
    {
        ReadOnlySpan<T> s = _subject;
        if (search.FirstKind == FirstCharacterKind.Char)
        {
            int found = TryUnit(search.FirstCharacter, out T unit) ? s[at..].IndexOf(unit) : -1;
            return found < 0 ? s.Length : at + found;
        }

        CharacterSet set = _program.SetArray[search.FirstCharacter];
        while (at < s.Length && !set.Contains(Code(s[at])))
        {
            at++;
        }

        return at;
    }

    /// <summary>The prefix in the subject's units; empty if the subject cannot hold it.</summary>
    private static ReadOnlySpan<T> PrefixUnits(SearchInfo search)
    {
        if (typeof(T) == typeof(byte))
        {
            return (T[])(object)(search.BytePrefix ??= (byte[])(object)MakeUnits(search.Prefix!));
        }

        return typeof(T) == typeof(char)
            ? (T[])(object)(search.CharPrefix ??= (char[])(object)MakeUnits(search.Prefix!))
            : (T[])(object)(search.IntPrefix ??= (int[])(object)MakeUnits(search.Prefix!));
    }

    private static T[] MakeUnits(uint[] prefix)
    {
        var units = new T[prefix.Length];
        for (int i = 0; i < units.Length; i++)
        {
            if (!TryUnit((int)prefix[i], out units[i]))
            {
                return [];
            }
        }

        return units;
    }
}
