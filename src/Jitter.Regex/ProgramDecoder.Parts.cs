namespace Jitter.Regex;

/// <summary>Words, lengths, sets, and what is found out once all instructions are there.</summary>
internal ref partial struct ProgramDecoder
{
    private static void Check(bool condition)
    {
        if (!condition)
        {
            throw new InvalidPatternCodeException();
        }
    }

    private static CaseFolding FoldingOf(PatternOpcode opcode) => opcode switch
    {
        PatternOpcode.InIgnore or PatternOpcode.GroupRefIgnore => CaseFolding.Ascii,
        PatternOpcode.InUniIgnore or PatternOpcode.GroupRefUniIgnore => CaseFolding.Unicode,
        PatternOpcode.InLocIgnore or PatternOpcode.GroupRefLocIgnore => CaseFolding.Locale,
        _ => CaseFolding.None,
    };

    private readonly uint Word(ref int at, int end)
    {
        Check(at >= 0 && at < end);
        return _code[at++];
    }

    /// <summary>A length that counts from its own place and must not lead beyond <paramref name="end"/>.</summary>
    private readonly int Skip(ref int at, int end)
    {
        Check(at < end);
        uint skip = _code[at];
        Check(skip <= (uint)(end - at));
        at++;
        return (int)skip;
    }

    private readonly int Group(ref int at, int end)
    {
        uint group = Word(ref at, end);
        Check(group < _groups);
        return (int)group;
    }

    private readonly (int Minimum, int Maximum) Limits(ref int at, int end)
    {
        uint minimum = Word(ref at, end);
        uint maximum = Word(ref at, end);
        Check(minimum <= maximum);

        // No subject and no stack is long enough to count to int.MaxValue.
        return ((int)Math.Min(minimum, int.MaxValue), (int)Math.Min(maximum, int.MaxValue));
    }

    private readonly void CheckSet(int start, int end)
    {
        for (int at = start; at < end;)
        {
            switch ((PatternOpcode)_code[at++])
            {
                case PatternOpcode.Negate:
                    break;
                case PatternOpcode.Literal:
                    Word(ref at, end);
                    break;
                case PatternOpcode.Range or PatternOpcode.RangeUniIgnore:
                    Word(ref at, end);
                    Word(ref at, end);
                    break;
                case PatternOpcode.Charset:
                    Check(end - at >= 8);
                    at += 8;
                    break;
                case PatternOpcode.BigCharset:
                    uint blocks = Word(ref at, end);
                    Check(end - at >= 64);
                    for (int i = 0; i < 256; i++)
                    {
                        Check(((_code[at + (i >> 2)] >> (8 * (i & 3))) & 0xFF) < blocks);
                    }

                    at += 64;
                    Check(blocks <= (uint)(end - at) / 8);
                    at += (int)blocks * 8;
                    break;
                case PatternOpcode.Category:
                    Check(Word(ref at, end) <= (uint)CategoryCode.UnicodeNotLineBreak);
                    break;
                default:
                    throw new InvalidPatternCodeException();
            }
        }
    }

    private readonly int AddSet(ReadOnlySpan<uint> code, CaseFolding folding)
    {
        _sets.Add(new CharacterSet(code, folding));
        return _sets.Count - 1;
    }

    private readonly int Emit(RegexOperation operation, int a = 0, int b = 0)
    {
        _instructions.Add(new Instruction { Operation = operation, A = a, B = b });
        return _instructions.Count - 1;
    }

    private readonly void SetOperands(int index, int a, int b) => _instructions[index] = _instructions[index] with { A = a, B = b };

    /// <summary>Makes an instruction go to the one that is emitted next.</summary>
    private readonly void SetTarget(int index) => SetTarget(index, _instructions.Count);

    private readonly void SetTarget(int index, int target) => _instructions[index] = _instructions[index] with { Target = target };

    private readonly void FindRestStarts(Instruction[] instructions)
    {
        for (int i = 0; i < instructions.Length; i++)
        {
            if (instructions[i].Operation is RegexOperation.RepeatOne or RegexOperation.MinRepeatOne)
            {
                (instructions[i].RestStart, instructions[i].RestCharacter) = FirstCharacter(instructions, instructions[i].Target);
            }
        }
    }

    /// <summary>
    /// The character that whatever starts at an instruction must start with. Where it is not there, trying is in vain and
    /// leaves no trace: marks that a failing path set are restored or out of reach. Only in a possessive repeat could they be
    /// seen (it runs them again and, as CPython's, does not always restore them), so there marks are not passed over.
    /// </summary>
    private readonly (FirstCharacterKind Kind, int Character) FirstCharacter(Instruction[] instructions, int index)
    {
        for (; ;)
        {
            ref readonly Instruction instruction = ref instructions[index];
            switch (instruction.Operation)
            {
                case RegexOperation.Char:
                    return (FirstCharacterKind.Char, instruction.A);
                case RegexOperation.Set:
                    return (FirstCharacterKind.Set, instruction.A);
                case RegexOperation.CharPair:
                    return (FirstCharacterKind.Set, CasesOf(instruction.A, CaseFolding.Ascii));
                case RegexOperation.CharUnicode:
                    return (FirstCharacterKind.Set, CasesOf(instruction.A, CaseFolding.Unicode));
                case RegexOperation.At:
                case RegexOperation.Mark when !_hasPossessiveRepeat:
                case RegexOperation.AtomicGroup:
                case RegexOperation.RepeatOne or RegexOperation.MinRepeatOne or RegexOperation.PossessiveRepeatOne or RegexOperation.Repeat when instruction.A > 0:
                    index++;
                    break;
                case RegexOperation.Jump:
                    index = instruction.Target;
                    break;
                default:
                    return (FirstCharacterKind.Unknown, 0);
            }
        }
    }

    /// <summary>The set of the characters whose lower case is <paramref name="literal"/>.</summary>
    private readonly int CasesOf(int literal, CaseFolding folding)
    {
        if (!_caseSets.TryGetValue((literal, folding), out int set))
        {
            set = AddSet([(uint)PatternOpcode.Literal, (uint)literal], folding);
            _caseSets.Add((literal, folding), set);
        }

        return set;
    }

    /// <summary>Keeps what a search may leave out only if the instructions bear it out.</summary>
    private readonly void CheckPrefix(Instruction[] instructions)
    {
        if (_search.Prefix is not { } prefix)
        {
            return;
        }

        int proven = 0;
        while (proven < prefix.Length && instructions[proven].Operation == RegexOperation.Char && instructions[proven].A == prefix[proven])
        {
            proven++;
        }

        _search.IsLiteral &= _search.PrefixSkip == prefix.Length && proven == prefix.Length && instructions[proven].Operation == RegexOperation.Succeed;
        if (_search.PrefixSkip > proven)
        {
            _search.PrefixSkip = 0;
        }

        if (prefix.Length == 0)
        {
            _search.Prefix = null;
        }
    }
}
