using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>
/// How deeply the grammar's rules nest. CPython's parser counts the rules that are being parsed and gives up at 6000 (MAXSTACK in
/// Parser/parser.c); here the counting is done where rules can nest without limit, with the number of CPython's rules that lie
/// between (measured: a - before an operand costs one level).
/// </summary>
public sealed partial class Parser
{
    /// <summary>6000 less the 31 rules of a simple statement with one operand.</summary>
    private const int MaxLevel = 5969;

    /// <summary>What a statement takes more when the invalid_* rules run.</summary>
    private const int LevelsOfInvalidStatement = 7;

    private const int LevelsOfParentheses = 28;
    private const int LevelsOfDisplay = 29;
    private const int LevelsOfTrailer = 24;
    private const int LevelsOfFString = 33;
    private const int LevelsOfFormatSpec = 4;
    private const int LevelsOfBlock = 6;
    private const int LevelsOfLineBlock = 3;
    private const int LevelsOfElse = 1;
    private const int LevelsOfAssigned = 2;
    private const int LevelsOfLambda = 2;
    private const int LevelsOfDefault = 6;

    /// <summary>Of the operand behind and, or.</summary>
    private const int LevelsOfBoolean = 2;

    /// <summary>Of the operand behind a comparison operator.</summary>
    private const int LevelsOfComparison = 3;

    /// <summary>Of the arguments and subscripts behind the first one, and of those with a star or name.</summary>
    private const int LevelsOfLaterArgument = 4;

    private const int LevelsOfNamedArgument = 3;

    /// <summary>
    /// What an expression statement begins with is tried as an assignment's target first, which reaches the brackets of its first
    /// primary on a shorter way; what is read in there is remembered.
    /// </summary>
    private const int LevelsSavedByTargets = 19;

    /// <summary>The same for brackets right behind a statement's first parenthesis, as that is tried as '(' single_target ')'.</summary>
    private const int LevelsSavedBySingleTarget = 27;

    /// <summary>The same where '(' single_target ')' is really tried, and nothing counted for its parenthesis.</summary>
    private const int LevelsSavedInExactSingleTarget = 23;

    private const int MoreSavedInInvalidPass = 5;

    /// <summary>How many rules are being parsed, beyond those of a simple statement.</summary>
    private int _level;

    /// <summary>The token that begins what is tried as an assignment's target first.</summary>
    private int _targetStart = -1;

    /// <summary>The token behind it, if it is a parenthesis at the start of a statement.</summary>
    private int _singleTargetStart = -1;

    /// <summary>Says that what begins at the current token is tried as an assignment's target first.</summary>
    private void BeginTargets(bool isStatement)
    {
        _targetStart = _position;
        _singleTargetStart = isStatement && At(TokenKind.LeftParen) ? _position + 1 : -1;
    }

    /// <summary>
    /// Notes that rules nest deeper by so many levels; whoever calls it takes them off <see cref="_level"/> again.
    /// </summary>
    private void Descend(int levels)
    {
        _level += levels;
        if (_level > MaxLevel || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            RaiseStackOverflow();
        }
    }

    /// <summary>Notes that brackets of the primary that begins at a token open; gives the number of levels, to be taken off again.</summary>
    private int DescendInto(int start, int levels)
    {
        if (InvalidPass)
        {
            levels += levels is LevelsOfTrailer or LevelsOfFString ? 2 : 3;
        }

        if (start == _targetStart)
        {
            levels -= LevelsSavedByTargets + (InvalidPass ? MoreSavedInInvalidPass : 0);
        }
        else if (start == _singleTargetStart)
        {
            levels -= Exact ? LevelsSavedInExactSingleTarget : LevelsSavedBySingleTarget;
        }

        Descend(levels);
        return levels;
    }

    [DoesNotReturn]
    private static void RaiseStackOverflow() =>
        throw new PythonSyntaxException(CompileErrorKind.MemoryError, "Parser stack overflowed - Python source too complex to parse");
}
