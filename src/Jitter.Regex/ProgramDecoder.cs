using System.Runtime.CompilerServices;

namespace Jitter.Regex;

/// <summary>Checks pattern code by the rules of CPython's Modules/_sre/sre.c (_validate_inner) and turns it into instructions.</summary>
/// <remarks>
/// Pattern code is a tree written in line: each construct tells its own length. What the check accepts and CPython's matcher
/// would still trip over (a length too small for what it spans, a prefix that is not there) is refused or ignored here.
/// </remarks>
internal ref partial struct ProgramDecoder
{
    private readonly ReadOnlySpan<uint> _code;
    private readonly long _groups;
    private readonly List<Instruction> _instructions = [];
    private readonly List<CharacterSet> _sets = [];
    private readonly List<int> _alternatives = [];
    private readonly Dictionary<(int Literal, CaseFolding Folding), int> _caseSets = [];
    private int _highestMark = -1;
    private bool _hasPossessiveRepeat;
    private SearchInfo _search;

    public ProgramDecoder(ReadOnlySpan<uint> code, long groups)
    {
        _code = code;
        _groups = groups;
        _search = new SearchInfo();
    }

    /// <exception cref="InvalidPatternCodeException">The code is not as a compiler writes it.</exception>
    /// <exception cref="InsufficientExecutionStackException">The code nests too deep.</exception>
    public RegexProgram Decode(int flags)
    {
        int last = _code.Length - 1;
        if (_groups is < 0 or > RegexConstants.MaxGroups || last < 0 || (PatternOpcode)_code[last] != PatternOpcode.Success)
        {
            throw new InvalidPatternCodeException();
        }

        DecodePart(0, last);
        Emit(RegexOperation.Succeed);
        Instruction[] instructions = [.. _instructions];
        FindRestStarts(instructions);
        var alternatives = new Alternative[_alternatives.Count];
        for (int i = 0; i < alternatives.Length; i++)
        {
            (FirstCharacterKind kind, int character) = FirstCharacter(instructions, _alternatives[i]);
            alternatives[i] = new Alternative(_alternatives[i], kind, character);
        }

        CheckPrefix(instructions);
        (_search.FirstKind, _search.FirstCharacter) = FirstCharacter(instructions, 0);
        return new RegexProgram(instructions, [.. _sets], alternatives, _search, flags, (int)_groups, _highestMark + 1);
    }

    /// <summary>A part that must not end with a JUMP.</summary>
    private void DecodePart(int start, int end)
    {
        if (DecodePartOrJump(start, end))
        {
            throw new InvalidPatternCodeException();
        }
    }

    /// <summary>Decodes code from <paramref name="start"/> to <paramref name="end"/>; true if a JUMP whose operand is the last word ends it.</summary>
    private bool DecodePartOrJump(int start, int end)
    {
        Check(start <= end);
        RuntimeHelpers.EnsureSufficientExecutionStack();
        int at = start;
        while (at < end)
        {
            var opcode = (PatternOpcode)_code[at++];
            switch (opcode)
            {
                case PatternOpcode.Success:
                    Emit(RegexOperation.Succeed);
                    break;
                case PatternOpcode.Failure:
                    Emit(RegexOperation.Fail);
                    break;
                case PatternOpcode.Any:
                    Emit(RegexOperation.Any);
                    break;
                case PatternOpcode.AnyAll:
                    Emit(RegexOperation.AnyAll);
                    break;
                case PatternOpcode.Mark:
                    uint mark = Word(ref at, end);
                    Check(mark <= (2 * _groups) + 1);
                    _highestMark = Math.Max(_highestMark, (int)mark);
                    Emit(RegexOperation.Mark, (int)mark);
                    break;
                case PatternOpcode.At:
                    uint position = Word(ref at, end);
                    Check(position <= (uint)PositionKind.UnicodeNonBoundary);
                    Emit(RegexOperation.At, (int)position);
                    break;
                case PatternOpcode.Jump:
                    Check(at + 1 == end);
                    return true;
                case PatternOpcode.In or PatternOpcode.InIgnore or PatternOpcode.InUniIgnore or PatternOpcode.InLocIgnore:
                    at = DecodeSet(opcode, at, end);
                    break;
                case PatternOpcode.Info:
                    at = DecodeInfo(at, end);
                    break;
                case PatternOpcode.Branch:
                    at = DecodeBranch(at, end);
                    break;
                case PatternOpcode.RepeatOne or PatternOpcode.MinRepeatOne or PatternOpcode.PossessiveRepeatOne:
                    at = DecodeRepeatOne(opcode, at, end);
                    break;
                case PatternOpcode.Repeat or PatternOpcode.PossessiveRepeat:
                    at = DecodeRepeat(opcode, at, end);
                    break;
                case PatternOpcode.AtomicGroup:
                    at = DecodeAtomicGroup(at, end);
                    break;
                case PatternOpcode.Assert or PatternOpcode.AssertNot:
                    at = DecodeAssertion(opcode, at, end);
                    break;
                case PatternOpcode.GroupRef or PatternOpcode.GroupRefIgnore or PatternOpcode.GroupRefLocIgnore or PatternOpcode.GroupRefUniIgnore:
                    Emit(RegexOperation.GroupRef, Group(ref at, end), (int)FoldingOf(opcode));
                    break;
                case PatternOpcode.GroupRefExists:
                    at = DecodeGroupRefExists(at, end);
                    break;
                default:
                    DecodeLiteral(opcode, ref at, end);
                    break;
            }
        }

        return false;
    }

    private int DecodeSet(PatternOpcode opcode, int at, int end)
    {
        int next = at + Skip(ref at, end);
        Check(next >= at + 1);
        CheckSet(at, next - 1);
        Check((PatternOpcode)_code[next - 1] == PatternOpcode.Failure);
        Emit(RegexOperation.Set, AddSet(_code[at..(next - 1)], FoldingOf(opcode)));
        return next;
    }

    private int DecodeInfo(int at, int end)
    {
        // <skip> <flags> <minimum> <maximum>, then <length> <skip> <prefix> <overlap table>, or a set
        const uint HasPrefix = 1;
        const uint IsLiteral = 2;
        const uint HasSet = 4;
        bool atStart = at == 1;
        int next = at + Skip(ref at, end);
        uint flags = Word(ref at, end);
        uint minimum = Word(ref at, end);
        Word(ref at, end);
        Check((flags & ~(HasPrefix | IsLiteral | HasSet)) == 0);
        Check((flags & (HasPrefix | HasSet)) != (HasPrefix | HasSet) && (flags & (HasPrefix | IsLiteral)) != IsLiteral);
        var info = new SearchInfo { MinimumLength = minimum };
        if ((flags & HasPrefix) != 0)
        {
            uint length = Word(ref at, end);
            uint skip = Word(ref at, end);
            Check(next >= at && length <= (uint)(next - at) / 2);
            info.Prefix = [.. _code.Slice(at, (int)length)];
            info.PrefixSkip = (int)Math.Min(skip, int.MaxValue);
            info.IsLiteral = (flags & IsLiteral) != 0;
            at += (int)length;
            for (int i = 0; i < length; i++)
            {
                Check(_code[at++] < length);
            }
        }

        if ((flags & HasSet) != 0)
        {
            Check(next - 1 >= at);
            CheckSet(at, next - 1);
            Check((PatternOpcode)_code[next - 1] == PatternOpcode.Failure);
            info.Set = new CharacterSet(_code[at..(next - 1)], CaseFolding.None);
            at = next;
        }

        Check(at == next);

        // The matcher looks at it where a pattern starts; anywhere else it means nothing.
        if (atStart)
        {
            _search = info;
        }

        return next;
    }

    private int DecodeBranch(int at, int end)
    {
        int branch = Emit(RegexOperation.Branch);
        int target = -1;
        var starts = new List<int>();
        var jumps = new List<int>();
        for (; ;)
        {
            int position = at;
            int skip = Skip(ref at, end);
            if (skip == 0)
            {
                break;
            }

            int jump = position + skip - 2;
            starts.Add(_instructions.Count);
            DecodePart(at, jump);
            at = jump;
            Check((PatternOpcode)Word(ref at, end) == PatternOpcode.Jump);
            int jumpTarget = at + Skip(ref at, end);
            Check(target == -1 || jumpTarget == target);
            target = jumpTarget;
            jumps.Add(Emit(RegexOperation.Jump));
        }

        Check(at == target);
        SetOperands(branch, _alternatives.Count, starts.Count);
        _alternatives.AddRange(starts);
        foreach (int jump in jumps)
        {
            SetTarget(jump);
        }

        return at;
    }

    private int DecodeRepeatOne(PatternOpcode opcode, int at, int end)
    {
        int position = at;
        int next = position + Skip(ref at, end);
        (int minimum, int maximum) = Limits(ref at, end);
        RegexOperation operation = opcode switch
        {
            PatternOpcode.RepeatOne => RegexOperation.RepeatOne,
            PatternOpcode.MinRepeatOne => RegexOperation.MinRepeatOne,
            _ => RegexOperation.PossessiveRepeatOne,
        };
        int repeat = Emit(operation, minimum, maximum);
        DecodePart(at, next - 1);
        at = next - 1;
        Check((PatternOpcode)Word(ref at, end) == PatternOpcode.Success);
        Emit(RegexOperation.Succeed);
        SetTarget(repeat);
        return at;
    }

    private int DecodeRepeat(PatternOpcode opcode, int at, int end)
    {
        int position = at;
        int until = position + Skip(ref at, end);
        (int minimum, int maximum) = Limits(ref at, end);
        bool possessive = opcode == PatternOpcode.PossessiveRepeat;
        _hasPossessiveRepeat |= possessive;
        int repeat = Emit(possessive ? RegexOperation.PossessiveRepeat : RegexOperation.Repeat, minimum, maximum);
        DecodePart(at, until);
        at = until;
        var ending = (PatternOpcode)Word(ref at, end);
        if (possessive)
        {
            Check(ending == PatternOpcode.Success);
            Emit(RegexOperation.Succeed);
            SetTarget(repeat);
        }
        else
        {
            Check(ending is PatternOpcode.MaxUntil or PatternOpcode.MinUntil);
            SetTarget(repeat);
            int instruction = Emit(ending == PatternOpcode.MaxUntil ? RegexOperation.MaxUntil : RegexOperation.MinUntil, minimum, maximum);
            SetTarget(instruction, repeat + 1);
        }

        return at;
    }

    private int DecodeAtomicGroup(int at, int end)
    {
        int position = at;
        int next = position + Skip(ref at, end);
        int group = Emit(RegexOperation.AtomicGroup);
        DecodePart(at, next - 1);
        at = next - 1;
        Check((PatternOpcode)Word(ref at, end) == PatternOpcode.Success);
        Emit(RegexOperation.Succeed);
        SetTarget(group);
        return at;
    }

    private int DecodeAssertion(PatternOpcode opcode, int at, int end)
    {
        int position = at;
        int next = position + Skip(ref at, end);
        int back = (int)Math.Min(Word(ref at, end), int.MaxValue);
        int assertion = Emit(opcode == PatternOpcode.Assert ? RegexOperation.Assert : RegexOperation.AssertNot, back);
        DecodePart(at, next - 1);
        at = next - 1;
        Check((PatternOpcode)Word(ref at, end) == PatternOpcode.Success);
        Emit(RegexOperation.Succeed);
        SetTarget(assertion);
        return at;
    }

    private int DecodeGroupRefExists(int at, int end)
    {
        // <group> <skip> yes [JUMP <skip>] no; the first skip counts from <group>, and the JUMP is told by where it stands.
        int group = Group(ref at, end);
        Check(at < end);
        uint skip = _code[at];
        Check(skip >= 1 && skip - 1 <= (uint)(end - at));
        int no = at - 1 + (int)skip;
        int test = Emit(RegexOperation.GroupRefExists, group);
        if (!DecodePartOrJump(at + 1, no))
        {
            SetTarget(test);
            return no;
        }

        int jump = Emit(RegexOperation.Jump);
        SetTarget(test);
        at = no - 1;
        int next = at + Skip(ref at, end);
        DecodePart(at, next);
        SetTarget(jump);
        return next;
    }

    private void DecodeLiteral(PatternOpcode opcode, ref int at, int end)
    {
        (RegexOperation operation, bool negated) = opcode switch
        {
            PatternOpcode.Literal => (RegexOperation.Char, false),
            PatternOpcode.NotLiteral => (RegexOperation.NotChar, true),
            PatternOpcode.LiteralIgnore => (RegexOperation.CharPair, false),
            PatternOpcode.NotLiteralIgnore => (RegexOperation.NotCharPair, true),
            PatternOpcode.LiteralUniIgnore => (RegexOperation.CharUnicode, false),
            PatternOpcode.NotLiteralUniIgnore => (RegexOperation.NotCharUnicode, true),
            PatternOpcode.LiteralLocIgnore => (RegexOperation.CharLocale, false),
            PatternOpcode.NotLiteralLocIgnore => (RegexOperation.NotCharLocale, true),
            _ => throw new InvalidPatternCodeException(),
        };

        // Characters are never negative, so a literal beyond every code point matches none.
        int literal = Word(ref at, end) is var word && word <= int.MaxValue ? (int)word : -1;
        int lower = operation switch
        {
            RegexOperation.CharPair or RegexOperation.NotCharPair => RegexConstants.AsciiToLower(literal),
            RegexOperation.CharUnicode or RegexOperation.NotCharUnicode => CharacterClasses.UnicodeLower(literal),
            _ => literal,
        };
        if (lower != literal)
        {
            // No compiler writes a literal that is not in lower case: no character's lower case is this.
            Emit(negated ? RegexOperation.NotChar : RegexOperation.Char, -1);
            return;
        }

        Emit(operation, literal, char.IsAsciiLetterLower((char)literal) && literal < 128 ? literal & ~0x20 : literal);
    }
}
