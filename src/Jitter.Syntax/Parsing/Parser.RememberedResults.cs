using System.Runtime.CompilerServices;

namespace Jitter.Syntax.Parsing;

/// <summary>What a rule returned at a place: the memory that keeps backtracking linear.</summary>
public sealed partial class Parser
{
    private int[] _memoHeads = [];
    private MemoEntry[] _memo = [];
    private int _memoCount;

    /// <summary>The rules whose results are kept (those marked memo in the grammar, and the left-recursive ones).</summary>
    private enum Rule : byte
    {
        Arguments,
        AwaitPrimary,
        BitwiseAnd,
        BitwiseOr,
        BitwiseXor,
        Block,
        ClosedPattern,
        Conjunction,
        DelTarget,
        Disjunction,
        Expression,
        Factor,
        ImportStmt,
        InvalidNamedExpression,
        Inversion,
        Primary,
        ShiftExpr,
        SimpleStmt,
        StarExpression,
        StarPattern,
        StarTarget,
        Strings,
        Sum,
        TargetWithStarAtom,
        Term,
        TPrimary,
        TypeParam,
    }

    /// <summary>
    /// Whether the rule's result at the current token is known; if so <paramref name="result"/> is it (null: no match), and the
    /// tokens that it covers are taken.
    /// </summary>
    private bool Recall<T>(Rule rule, out T? result)
        where T : class
    {
        if (_position < _memoHeads.Length)
        {
            for (int i = _memoHeads[_position] - 1; i >= 0; i = _memo[i].Next - 1)
            {
                ref MemoEntry entry = ref _memo[i];
                if (entry.Rule == rule)
                {
                    result = Unsafe.As<T?>(entry.Result);
                    _position = entry.End;
                    return true;
                }
            }
        }

        result = null;
        return false;
    }

    /// <summary>Keeps the result of a rule that began at token <paramref name="start"/> and ended before the current one.</summary>
    private T? Remember<T>(Rule rule, int start, T? result)
        where T : class
    {
        if (start >= _memoHeads.Length)
        {
            Array.Resize(ref _memoHeads, Math.Max(start + 1, Math.Max(256, _memoHeads.Length * 2)));
        }

        if (_memoCount == _memo.Length)
        {
            Array.Resize(ref _memo, Math.Max(256, _memoCount * 2));
        }

        _memo[_memoCount] = new MemoEntry { Rule = rule, Result = result, End = _position, Next = _memoHeads[start] };
        _memoHeads[start] = ++_memoCount;
        return result;
    }

    private void ForgetResults()
    {
        Array.Clear(_memoHeads);
        Array.Clear(_memo, 0, _memoCount);
        _memoCount = 0;
    }

    /// <summary>A result; Next is the index + 1 of the next entry for the same token.</summary>
    private struct MemoEntry
    {
        public object? Result;
        public int End;
        public int Next;
        public Rule Rule;
    }
}
