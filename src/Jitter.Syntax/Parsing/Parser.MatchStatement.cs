using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>match statements.</summary>
public sealed partial class Parser
{
    private readonly ScratchStack<MatchCase> _cases = new();

    /// <summary><c>match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT | invalid_match_stmt</c>.</summary>
    private Match? MatchStmt()
    {
        int start = _position++;
        if (SubjectExpr() is not { } subject)
        {
            _position = start;
            return null;
        }

        int end = _position;
        if (Accept(TokenKind.Colon) && Accept(TokenKind.NewLine) && Accept(TokenKind.Indent) && CaseBlocks() is { } cases)
        {
            return new Match(BlockSpanFrom(start), subject, cases);
        }

        if (InvalidPass)
        {
            // invalid_match_stmt, which begins with the same subject
            _position = end;
            if (AcceptColon())
            {
                ExpectIndent("'match' statement", _tokens[start].Span.Line);
            }
        }

        _position = start;
        return null;
    }

    /// <summary><c>case_block+ DEDENT</c>.</summary>
    private MatchCase[]? CaseBlocks()
    {
        int first = _cases.Count;
        while (CaseBlock() is { } block)
        {
            _cases.Push(block);
        }

        if (_cases.Count > first && Accept(TokenKind.Dedent))
        {
            return _cases.Take(first);
        }

        _cases.Drop(first);
        return null;
    }

    /// <summary><c>subject_expr: star_named_expression ',' [star_named_expressions] | named_expression</c>.</summary>
    private Expr? SubjectExpr()
    {
        int start = _position;
        if (StarNamedExpression() is not { } first)
        {
            return null;
        }

        if (!Accept(TokenKind.Comma))
        {
            if (first.Kind != ExprKind.Starred)
            {
                return first;
            }

            _position = start;
            return null;
        }

        Expr[] rest = StarNamedExpressions() ?? [];
        Expr[] all = new Expr[rest.Length + 1];
        all[0] = first;
        rest.CopyTo(all, 1);
        return new TupleExpr(SpanFrom(start), all, ExprContext.Load);
    }

    /// <summary><c>case_block: invalid_case_block | "case" patterns [guard] ':' block</c>.</summary>
    private MatchCase? CaseBlock()
    {
        int start = _position;
        if (AcceptSoftKeyword("case") && Patterns() is { } pattern)
        {
            Expr? guard = Guard();
            if (AcceptColon())
            {
                ExpectIndent("'case' statement", _tokens[start].Span.Line);
                if (Block() is { } body)
                {
                    return new MatchCase(pattern, guard, body);
                }
            }
        }

        _position = start;
        return null;
    }

    /// <summary><c>[guard]</c>, where <c>guard: 'if' named_expression</c>.</summary>
    private Expr? Guard()
    {
        if (!Accept(TokenKind.KeywordIf))
        {
            return null;
        }

        Expr? condition = NamedExpression();
        if (condition is null)
        {
            _position--;
        }

        return condition;
    }
}
