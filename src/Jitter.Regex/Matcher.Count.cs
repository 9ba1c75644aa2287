namespace Jitter.Regex;

/// <summary>Runs of one-character instructions.</summary>
internal ref partial struct Matcher<T>
{
    /// <summary>How often an instruction takes the characters from a place on, up to <paramref name="maximum"/>.</summary>
    private readonly int Count(in Instruction item, int at, int maximum)
    {
        ReadOnlySpan<T> rest = _subject[at..];
        if (maximum < rest.Length)
        {
            rest = rest[..maximum];
        }

        int length;
        switch (item.Operation)
        {
            case RegexOperation.AnyAll:
                return rest.Length;
            case RegexOperation.Any:
                TryUnit('\n', out T lineFeed);
                length = rest.IndexOf(lineFeed);
                return length < 0 ? rest.Length : length;
            case RegexOperation.NotChar:
                length = TryUnit(item.A, out T end) ? rest.IndexOf(end) : -1;
                return length < 0 ? rest.Length : length;
            case RegexOperation.Char:
                length = TryUnit(item.A, out T repeated) ? rest.IndexOfAnyExcept(repeated) : 0;
                return length < 0 ? rest.Length : length;
            case RegexOperation.Set:
                return CountSet(_program.SetArray[item.A], rest);
            default:
                length = 0;
                while (length < rest.Length && Takes(item, Code(rest[length])))
                {
                    length++;
                }

                return length;
        }
    }

    private static int CountSet(CharacterSet set, ReadOnlySpan<T> rest)
    {
        ReadOnlySpan<bool> latin1 = set.Latin1;
        int length = 0;
        while (length < rest.Length)
        {
            int character = Code(rest[length]);
            if ((uint)character < (uint)latin1.Length ? !latin1[character] : !set.Contains(character))
            {
                break;
            }

            length++;
        }

        return length;
    }

    /// <summary>
    /// The greatest number of repetitions, not above <paramref name="count"/> and not below <paramref name="minimum"/>, after
    /// which the character is there that the rest must start with; -1 if there is none.
    /// </summary>
    private readonly int LastRestStart(in Instruction repeat, int first, int count, int minimum)
    {
        ReadOnlySpan<T> s = _subject;
        int at = first + count;
        if (at == s.Length)
        {
            at--;
        }

        int lowest = first + minimum;
        if (at < lowest)
        {
            return -1;
        }

        if (repeat.RestStart == FirstCharacterKind.Char)
        {
            if (!TryUnit(repeat.RestCharacter, out T unit))
            {
                return -1;
            }

            int found = s[lowest..(at + 1)].LastIndexOf(unit);
            return found < 0 ? -1 : found + minimum;
        }

        CharacterSet set = _program.SetArray[repeat.RestCharacter];
        while (!set.Contains(Code(s[at])))
        {
            if (--at < lowest)
            {
                return -1;
            }
        }

        return at - first;
    }

    /// <summary>
    /// The first place, from <paramref name="at"/> on, where the character is that the rest of a lazy repeat must start with,
    /// and whose way there <paramref name="item"/> takes in at most <paramref name="most"/> steps; -1 if there is none.
    /// </summary>
    private readonly int FirstRestStart(in Instruction repeat, in Instruction item, int at, int most)
    {
        ReadOnlySpan<T> s = _subject;
        if (repeat.RestStart == FirstCharacterKind.Char && item.Operation is RegexOperation.Any or RegexOperation.AnyAll)
        {
            if (!TryUnit(repeat.RestCharacter, out T unit))
            {
                return -1;
            }

            TryUnit('\n', out T lineFeed);
            ReadOnlySpan<T> rest = s[at..];
            if (most < rest.Length)
            {
                rest = rest[..(most + 1)];
            }

            int found = item.Operation == RegexOperation.AnyAll ? rest.IndexOf(unit) : rest.IndexOfAny(unit, lineFeed);
            return found >= 0 && rest[found].Equals(unit) ? at + found : -1;
        }

        CharacterSet? set = repeat.RestStart == FirstCharacterKind.Set ? _program.SetArray[repeat.RestCharacter] : null;
        for (; at < s.Length; at++)
        {
            int character = Code(s[at]);
            if (set is null ? character == repeat.RestCharacter : set.Contains(character))
            {
                return at;
            }

            if (most-- == 0 || !Takes(item, character))
            {
                return -1;
            }
        }

        return -1;
    }
}
