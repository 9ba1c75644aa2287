using System.Runtime.CompilerServices;

namespace Jitter.Regex;

/// <summary>Runs a program against a subject: a backtracking machine with a stack of its own.</summary>
/// <remarks>
/// The rules are those of CPython 3.13's Modules/_sre/sre_lib.h: the order in which paths are tried, and what becomes of the
/// groups on a path that fails. There, each construct is a context that waits for what follows it to succeed or fail; here
/// only contexts that have something to do after a failure are on the stack (<see cref="FrameKind"/>), and a success ends
/// the pattern, or the assertion or atomic group that is being tried, at once.
/// </remarks>
/// <typeparam name="T">The subject's unit: byte, char or int.</typeparam>
internal ref partial struct Matcher<T>
    where T : unmanaged, IEquatable<T>
{
    /// <summary>The subject up to the end position.</summary>
    private readonly ReadOnlySpan<T> _subject;

    /// <summary>The subject beyond it too: a match that starts after its end position looks at what is there.</summary>
    private readonly ReadOnlySpan<T> _whole;
    private readonly RegexProgram _program;
    private readonly MatchState _state;

    private Matcher(RegexProgram program, MatchState state, ReadOnlySpan<T> subject)
    {
        _program = program;
        _state = state;
        _whole = subject;
        _subject = subject[..state.EndPosition];
    }

    public static MatchStatus MatchAt(RegexProgram program, MatchState state, ReadOnlySpan<T> subject, bool matchAll)
    {
        state.Prepare(program);
        state.MatchAll = matchAll;

        // A start after the end position is no failure yet: an empty match is found there.
        if ((uint)(state.EndPosition - state.Start) < program.Search.MinimumLength)
        {
            return MatchStatus.Failure;
        }

        return new Matcher<T>(program, state, subject).Run(0, state.Start, topLevel: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Code(T unit)
    {
        if (typeof(T) == typeof(byte))
        {
            return Unsafe.BitCast<T, byte>(unit);
        }

        return typeof(T) == typeof(char) ? Unsafe.BitCast<T, char>(unit) : Unsafe.BitCast<T, int>(unit);
    }

    /// <summary>The unit of a code, or false if it does not fit.</summary>
    private static bool TryUnit(int code, out T unit)
    {
        if (typeof(T) == typeof(byte))
        {
            unit = Unsafe.BitCast<byte, T>((byte)code);
            return (uint)code <= byte.MaxValue;
        }

        if (typeof(T) == typeof(char))
        {
            unit = Unsafe.BitCast<char, T>((char)code);
            return (uint)code <= char.MaxValue;
        }

        unit = Unsafe.BitCast<int, T>(code);
        return code >= 0;
    }

    private readonly bool IsAt(PositionKind kind, int at)
    {
        ReadOnlySpan<T> s = _whole;
        int end = _subject.Length;
        switch (kind)
        {
            case PositionKind.Beginning:
            case PositionKind.BeginningString:
                return at == 0;
            case PositionKind.BeginningLine:
                return at == 0 || Code(s[at - 1]) == '\n';
            case PositionKind.End:
                return at == end || (end - at == 1 && Code(s[at]) == '\n');
            case PositionKind.EndLine:
                return at == end || (at < s.Length && Code(s[at]) == '\n');
            case PositionKind.EndString:
                return at == end;
            default:
                // An empty subject has neither a boundary nor a place that is none.
                if (end == 0)
                {
                    return false;
                }

                bool before = at > 0 && IsWord(kind, Code(s[at - 1]));
                bool after = at < end && IsWord(kind, Code(s[at]));
                bool boundary = kind is PositionKind.Boundary or PositionKind.LocaleBoundary or PositionKind.UnicodeBoundary;
                return (before != after) == boundary;
        }
    }

    private static bool IsWord(PositionKind kind, int character) => kind switch
    {
        PositionKind.Boundary or PositionKind.NonBoundary => CharacterClasses.IsAsciiWord(character),
        PositionKind.UnicodeBoundary or PositionKind.UnicodeNonBoundary => CharacterClasses.IsUnicodeWord(character),
        _ => LocaleClasses.Current.IsWord(character),
    };

    /// <summary>The end of the group's text repeated at a place, or -1.</summary>
    private readonly int MatchGroup(int group, int highestMark, CaseFolding folding, int at)
    {
        int mark = group * 2;
        if (mark >= highestMark)
        {
            return -1;
        }

        int start = _state.Marks[mark];
        int end = _state.Marks[mark + 1];
        if (start < 0 || end < start)
        {
            return -1;
        }

        if (start == end)
        {
            return at;
        }

        ReadOnlySpan<T> s = _subject;
        if (end - start > s.Length - at)
        {
            return -1;
        }

        if (folding == CaseFolding.None)
        {
            return s[start..end].SequenceEqual(s.Slice(at, end - start)) ? at + end - start : -1;
        }

        for (; start < end; start++, at++)
        {
            if (Fold(Code(s[start]), folding) != Fold(Code(s[at]), folding))
            {
                return -1;
            }
        }

        return at;
    }

    private static int Fold(int character, CaseFolding folding) => folding switch
    {
        CaseFolding.Ascii => RegexConstants.AsciiToLower(character),
        CaseFolding.Unicode => CharacterClasses.UnicodeLower(character),
        _ => LocaleClasses.Current.Lower(character),
    };

    /// <summary>Whether a one-character instruction takes a character.</summary>
    private readonly bool Takes(in Instruction instruction, int character) => instruction.Operation switch
    {
        RegexOperation.Char => character == instruction.A,
        RegexOperation.NotChar => character != instruction.A,
        RegexOperation.CharPair => character == instruction.A || character == instruction.B,
        RegexOperation.NotCharPair => character != instruction.A && character != instruction.B,
        RegexOperation.CharUnicode => IsSameUnicode(instruction, character),
        RegexOperation.NotCharUnicode => !IsSameUnicode(instruction, character),
        RegexOperation.CharLocale => LocaleClasses.Current.MatchesIgnoringCase(instruction.A, character),
        RegexOperation.NotCharLocale => !LocaleClasses.Current.MatchesIgnoringCase(instruction.A, character),
        RegexOperation.Any => character != '\n',
        RegexOperation.AnyAll => true,
        _ => _program.SetArray[instruction.A].Contains(character),
    };

    private static bool IsSameUnicode(in Instruction instruction, int character) =>
        character == instruction.A || character == instruction.B
        || (character >= 128 && CharacterClasses.UnicodeLower(character) == instruction.A);

    /// <summary>Whether an instruction is one that <see cref="Takes"/> knows.</summary>
    private static bool IsOneCharacter(RegexOperation operation) => operation is >= RegexOperation.Char and <= RegexOperation.Set;
}
