namespace Jitter.Regex;

/// <summary>The operations of a <see cref="RegexProgram"/>.</summary>
public enum RegexOperation : byte
{
    /// <summary>Fails.</summary>
    Fail,

    /// <summary>Ends the pattern, or the part of it that an assertion, an atomic group or a possessive repeat tries.</summary>
    Succeed,

    /// <summary>One character, A.</summary>
    Char,

    /// <summary>One character that is not A.</summary>
    NotChar,

    /// <summary>One character, A or B: the two cases of an ASCII letter.</summary>
    CharPair,

    /// <summary>One character that is neither A nor B.</summary>
    NotCharPair,

    /// <summary>One character whose Unicode lower case is A; B is its ASCII upper case, or A.</summary>
    CharUnicode,

    /// <summary>One character whose Unicode lower case is not A.</summary>
    NotCharUnicode,

    /// <summary>One character that is A or has A as a case in the locale.</summary>
    CharLocale,

    /// <summary>The complement of <see cref="CharLocale"/>.</summary>
    NotCharLocale,

    /// <summary>One character that is no line feed.</summary>
    Any,

    /// <summary>One character.</summary>
    AnyAll,

    /// <summary>One character of set A.</summary>
    Set,

    /// <summary>The place A (<see cref="PositionKind"/>).</summary>
    At,

    /// <summary>Sets mark A; even marks start groups, odd ones end them.</summary>
    Mark,

    /// <summary>The text of group A (from 0), folded as B (<see cref="CaseFolding"/>) says.</summary>
    GroupRef,

    /// <summary>Goes to Target unless group A (from 0) has matched.</summary>
    GroupRefExists,

    /// <summary>Goes to Target.</summary>
    Jump,

    /// <summary>Tries the B alternatives from entry A of <see cref="RegexProgram.Alternatives"/> in turn.</summary>
    Branch,

    /// <summary>A to B repetitions of the one-character instruction after it, as many as possible; the rest is at Target.</summary>
    RepeatOne,

    /// <summary>The same, as few as possible.</summary>
    MinRepeatOne,

    /// <summary>The same, as many as possible, once and for all.</summary>
    PossessiveRepeatOne,

    /// <summary>Starts a repeat: A to B times what comes before the MaxUntil or MinUntil at Target.</summary>
    Repeat,

    /// <summary>Ends the body (at Target) of a greedy repeat of A to B times.</summary>
    MaxUntil,

    /// <summary>Ends the body (at Target) of a lazy repeat of A to B times.</summary>
    MinUntil,

    /// <summary>A to B times what comes up to a Succeed, without backtracking into it; the rest is at Target.</summary>
    PossessiveRepeat,

    /// <summary>What comes up to a Succeed, without backtracking into it; the rest is at Target.</summary>
    AtomicGroup,

    /// <summary>What comes up to a Succeed must match A characters before here; the rest is at Target.</summary>
    Assert,

    /// <summary>What comes up to a Succeed must not match A characters before here; the rest is at Target.</summary>
    AssertNot,
}

/// <summary>What is known of the first character of something that is about to be tried.</summary>
public enum FirstCharacterKind : byte
{
    /// <summary>Nothing; it may also match without one.</summary>
    Unknown,

    /// <summary>It is one certain character.</summary>
    Char,

    /// <summary>It is of a set.</summary>
    Set,
}

/// <summary>An alternative of a branch.</summary>
/// <param name="Start">Its first instruction.</param>
/// <param name="FirstKind">What is known of its first character.</param>
/// <param name="FirstCharacter">The character or the number of the set that goes with <paramref name="FirstKind"/>.</param>
public readonly record struct Alternative(int Start, FirstCharacterKind FirstKind, int FirstCharacter);

/// <summary>An instruction; the operation says what the operands mean.</summary>
public struct Instruction
{
    /// <summary>What it does.</summary>
    public RegexOperation Operation;

    /// <summary>Of RepeatOne and MinRepeatOne: what the rest must start with.</summary>
    public FirstCharacterKind RestStart;

    /// <summary>First operand.</summary>
    public int A;

    /// <summary>Second operand.</summary>
    public int B;

    /// <summary>An instruction to go to.</summary>
    public int Target;

    /// <summary>The character or the number of the set that goes with <see cref="RestStart"/>.</summary>
    public int RestCharacter;

    /// <inheritdoc/>
    public override readonly string ToString() => $"{Operation} {A} {B} ->{Target}";
}
